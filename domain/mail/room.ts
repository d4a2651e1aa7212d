import type { LetterLimit, LettersMost } from '#domain/directory/index.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Lang } from '#kernel/scope.ts';
import { dayAfter, instantOf, localTime } from '#kernel/wall-clock.ts';
import { formatPlainDate } from '#words/format.ts';
import { type Counted, countTo, takeTurnOf } from './queries.ts';
import { fullName, type LetterRules } from './rules.ts';

/** What waits longer than this has been forgotten, and keeps nobody from writing. */
const WAITS_DAYS = 30;

export interface Reached {
  limit: LetterLimit;
  most: number;
  /** The day from which there is room again; null: when staff have decided. */
  from: string | null;
}

/** The limit that one letter more would break, or null. Of several the one that lasts longest. */
export function reachedLimit(most: LettersMost, counted: Counted, { day, timeZone }: { day: string; timeZone: string }): Reached | null {
  const isFull = (limit: LetterLimit): boolean => most[limit] !== null && counted[limit] >= most[limit];
  const limit = (['week', 'day', 'waiting'] as const).find(isFull);
  if (limit === undefined) return null;
  const from = { day: dayAfter(day), week: dayAfter(localTime(counted.weekOldest ?? new Date(0), timeZone).day, 7), waiting: null };
  return { limit, most: most[limit]!, from: from[limit] };
}

/** Whether somebody can get one letter more from outside, in the caller's transaction. */
export async function readReached(tx: Tx, { resident, lettersMost }: LetterRules, now: Date): Promise<Reached | null> {
  if (lettersMost === null) return null;
  const { timeZone } = resident.facility;
  const { day } = localTime(now, timeZone);
  const [today, week, far] = [0, -6, -WAITS_DAYS].map((days) => instantOf(dayAfter(day, days), '00:00', timeZone));
  const counted = await countTo(tx, resident.id, { today: today!, week: week!, far: far! });
  return reachedLimit(lettersMost, counted, { day, timeZone });
}

/** Before a letter is sent: one after another, so that two at once don't both find the last place. Refuses: mail.limit_day, limit_week, limit_waiting. */
export async function requireRoom(tx: Tx, rules: LetterRules, lang: Lang, now: Date): Promise<void> {
  if (rules.lettersMost === null) return;
  await takeTurnOf(tx, rules.resident.id);
  const reached = await readReached(tx, rules, now);
  if (reached) refuse(`mail.limit_${reached.limit}`, limitParams(reached, fullName(rules.resident), lang));
}

/** For the words of `mail.refusal.limit_…`. */
export function limitParams({ most, from }: Reached, name: string, lang: Lang): Record<string, string | number> {
  return { name, most, ...(from !== null && { day: formatPlainDate(from, lang) }) };
}
