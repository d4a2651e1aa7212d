import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import { publishAll } from '#kernel/outbox.ts';
import { type FieldError, isRefusal, refuse, refuseFields } from '#kernel/refusal.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { REVIEW_DECIDED } from '../events.ts';
import { finishReadings } from '../second/finish-readings.ts';
import type { Reading } from '../second/rules.ts';
import { decideInHand, decisionOn, type Desk, leaseOne, lockDecided, lockWaiting, takeBack, undoableOf } from './queries.ts';
import { isReason, type Reason } from './reasons.ts';
import { LEASE_MS, lockInHand, requireReviewer } from './take.ts';

export const RULE_MOST = 120;
export const NOTE_MOST = 1000;
/** What was decided can be undone for so long; only then it takes effect. */
export const UNDO_MS = 10_000;
/** So many decisions take effect in one transaction. */
const AT_ONCE = 200;

export interface DecideInput {
  item: string;
  outcome: unknown;
  /** For a return: a code of `reasons`, the agency's rule by number or name, and what else the sender should know. */
  reason?: unknown;
  rule?: unknown;
  note?: unknown;
}

/**
 * Lets an item go on, or sends it back with reason and rule; it takes effect when it can't be undone any more. The same answer twice is once. Reviewers,
 * while the item is in hand; returns in whose line it stood, and which reading it was. Refuses: review.unknown_item, not_yours (the time ran out, or somebody else has it),
 * decided_already, handed_over, and at the fields outcome, reason, rule, note.
 */
export async function decide(app: App, scope: Scope, input: DecideInput): Promise<{ desk: Desk; reading: Reading }> {
  requireReviewer(scope);
  const said = read(input);
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const times = { now, takesEffectAt: new Date(now.getTime() + UNDO_MS) };
    const item = isId('rev', input.item) ? await decideInHand(tx, input.item, said, times) : undefined;
    if (!item) return await whyNot(tx, scope, input.item, said, now);
    const { outcome, reason, rule } = said;
    const { desk, reading, dueAt } = item;
    const details = { outcome, reason, rule, reading, isLate: reading !== 'again' && dueAt < now };
    await audit(tx, scope, { action: 'review.decided', subject: input.item, details }, now);
    return { desk, reading };
  });
}

/** He has said the same before, or can't say it. */
async function whyNot(tx: Tx, scope: Scope, id: string, said: Said, now: Date): Promise<{ desk: Desk; reading: Reading }> {
  const { reviewer, desks } = requireReviewer(scope);
  const before = isId('rev', id) ? await answerOn(tx, id) : undefined;
  if (before?.by === reviewer && before.outcome === said.outcome && before.reason === said.reason)
    return { desk: before.desk ?? desks[0]!, reading: before.reading ?? 'first' };
  await lockInHand(tx, scope, id, now);
  return refuse('review.not_yours');
}

interface Answer {
  by: string | null;
  outcome: string;
  reason: Reason | null;
  desk?: Desk;
  reading?: Reading;
}

/** What was decided about an item so far, by whom; it may still be undone. */
async function answerOn(tx: Tx, id: string): Promise<Answer | undefined> {
  const place = await lockWaiting(tx, id);
  if (place) return place.outcome === null ? undefined : { ...place, by: place.reviewer, outcome: place.outcome };
  const decision = await decisionOn(tx, id);
  return decision && { ...decision, by: decision.actor };
}

/** Lets several go on. What is not in hand any more stays where it is. Reviewers. Returns those that go on. */
export async function releaseAll(app: App, scope: Scope, items: readonly string[]): Promise<string[]> {
  const done: string[] = [];
  for (const item of items) {
    const isDone = await decide(app, scope, { item, outcome: 'release' }).then(
      () => true,
      (error: unknown) => {
        if (isRefusal(error)) return false;
        throw error;
      },
    );
    if (isDone) done.push(item);
  }
  return done;
}

/** Takes back what the reviewer decided on these items in the last seconds. They are in his hand again. Reviewers. Refuses review.undo_too_late. */
export async function undo(app: App, scope: Scope, items: readonly string[]): Promise<string[]> {
  const { reviewer } = requireReviewer(scope);
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const asked = await undoableOf(tx, reviewer, now);
    const undone: string[] = [];
    for (const itemId of asked.filter((id) => items.includes(id))) {
      const place = await lockWaiting(tx, itemId);
      if (!place?.takesEffectAt || place.takesEffectAt <= now || place.reviewer !== reviewer || place.isBarred) continue;
      await takeBack(tx, itemId);
      await leaseOne(tx, itemId, reviewer, new Date(now.getTime() + LEASE_MS));
      await audit(tx, scope, { action: 'review.undone', subject: itemId, details: { outcome: place.outcome } }, now);
      undone.push(itemId);
    }
    if (undone.length === 0) refuse('review.undo_too_late');
    return undone;
  });
}

/**
 * What nobody can undo any more takes effect, or goes to a second reader where the agency has what was found read by two; of what goes on, some is read again
 * by somebody else. A sweep; whoever runs it at the same moment finishes others. Returns how many.
 */
export async function finishDecisions(app: App, by: Date = app.clock.now()): Promise<number> {
  const scope = systemScope('review-finish');
  let sum = 0;
  for (let count = AT_ONCE; count === AT_ONCE; sum += count) {
    count = await app.tx(scope, async (tx) => {
      const ended = await lockDecided(tx, by, AT_ONCE);
      const news = await finishReadings(tx, ended, by);
      await publishAll(
        tx,
        news.map((payload) => ({ name: REVIEW_DECIDED, payload, request: scope.request })),
      );
      return ended.length;
    });
  }
  return sum;
}

interface Said {
  outcome: 'released' | 'returned';
  reason: Reason | null;
  rule: string | null;
  note: string | null;
}

function read(input: DecideInput): Said {
  if (input.outcome === 'release') return { outcome: 'released', reason: null, rule: null, note: null };
  if (input.outcome !== 'return') refuse('review.choose_outcome', {}, 'outcome');
  const errors: FieldError[] = [];
  const rule = cleanText(input.rule, { max: RULE_MOST });
  const note = cleanText(input.note, { max: NOTE_MOST, multiline: true });
  if (!isReason(input.reason)) errors.push({ field: 'reason', code: 'review.choose_reason' });
  if (!rule.ok)
    errors.push({
      field: 'rule',
      code: rule.reason === 'empty' ? 'review.rule_missing' : 'review.rule_unreadable',
      params: { most: RULE_MOST },
    });
  if (!note.ok && note.reason !== 'empty') errors.push({ field: 'note', code: 'review.note_unreadable', params: { most: NOTE_MOST } });
  refuseFields(errors);
  return { outcome: 'returned', reason: input.reason as Reason, rule: rule.ok ? rule.value : null, note: note.ok ? note.value : null };
}
