import type { DecisionTimes } from '#domain/review/index.ts';
import type { Translate } from '#words/index.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** "5 hours", "3 days": never shorter than it takes. */
function within(seconds: number, t: Translate): string {
  if (seconds <= 2 * DAY) return t('mail.times.hours', { count: Math.max(1, Math.ceil(seconds / HOUR)) });
  return t('mail.times.days', { count: Math.ceil(seconds / DAY) });
}

/** How long letters usually wait for staff at a facility; undefined where too few were read to tell. */
export function timesWords(times: DecisionTimes | null, t: Translate): string | undefined {
  if (times === null) return undefined;
  return t('mail.times.usually', { half: within(times.medianSeconds, t), most: within(times.slowSeconds, t) });
}
