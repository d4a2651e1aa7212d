import { readReviewPolicy } from '#domain/directory/index.ts';
import type { Tx } from '#kernel/db.ts';
import type { ReviewDecided } from '../events.ts';
import { placesOf } from '../queue/hand-in.ts';
import { insertDecision, type WaitingRow } from '../queue/queries.ts';
import { categoriesIn, insertForAnother, insertReading, leavePlace } from './queries.ts';
import { type Reading, type SecondRules, whatFollows } from './rules.ts';

/** Somebody should have read a sample again by then. */
export const AGAIN_DAYS = 7;

/** What readers said, when it can't be undone any more: the decision, or half of one, or a word about one. Returns what is decided now. */
export async function finishReadings(tx: Tx, ended: readonly WaitingRow[], now: Date): Promise<ReviewDecided[]> {
  const rules = new Map<string, SecondRules>();
  for (const place of placesOf(ended)) rules.set(place.facilityId, await rulesOf(tx, place, now));
  const found = await categoriesIn(
    tx,
    ended.map(({ itemId }) => itemId),
  );
  const decided: ReviewDecided[] = [];
  for (const read of ended) {
    const { itemId, subject, reading } = read;
    const outcome = read.outcome!;
    const { decides, then } = whatFollows({ itemId, reading, outcome, found: found.get(itemId) ?? [] }, rules.get(read.facilityId)!);
    if (decides) {
      const { reason, rule, note, decidedAt, reviewer } = read;
      await insertDecision(tx, [read], { outcome, reason, rule, note, at: decidedAt!, actor: reviewer });
      decided.push({ item: itemId, subject, outcome });
    } else await leavePlace(tx, itemId);
    if (then !== null || reading !== 'first') await insertReading(tx, read);
    if (then !== null) await insertForAnother(tx, read, then, dueOf(then, read, now));
  }
  return decided;
}

/** The promise stands for the second reader too. */
function dueOf(reading: Reading, { dueAt }: WaitingRow, now: Date): Date {
  return reading === 'again' ? new Date(now.getTime() + AGAIN_DAYS * 86_400_000) : dueAt;
}

async function rulesOf(tx: Tx, place: Pick<WaitingRow, 'agencyId' | 'facilityId'>, now: Date): Promise<SecondRules> {
  const { againPercent = 0, secondFor = [] } = await readReviewPolicy(tx, place, now);
  return { againPercent, secondFor };
}
