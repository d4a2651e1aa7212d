import type { QueueView } from '#domain/duty/index.ts';
import type { Translate } from '#words/index.ts';

/** From when on a queue rings: "after 15 minutes, or at 50". */
export function limitWords(t: Translate, { tooOldSeconds, tooMany }: Pick<QueueView, 'tooOldSeconds' | 'tooMany'>): string {
  if (tooOldSeconds === 0) return t('duty.rings_any');
  const time = timeWords(t, tooOldSeconds);
  return tooMany === null ? t('duty.rings_after', { time }) : t('duty.rings_after_or', { time, count: tooMany });
}

function timeWords(t: Translate, seconds: number): string {
  if (seconds % 86_400 === 0) return t('duty.days', { count: seconds / 86_400 });
  return seconds % 3600 === 0 ? t('duty.hours', { count: seconds / 3600 }) : t('duty.minutes', { count: Math.round(seconds / 60) });
}
