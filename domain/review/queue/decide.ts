import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { isId } from '#kernel/ids.ts';
import { publish } from '#kernel/outbox.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { REVIEW_DECIDED, type ReviewDecided } from '../events.ts';
import { decisionOn, insertDecision, itemById, lockWaiting } from './queries.ts';
import { isReason, type Reason } from './reasons.ts';
import { requireReviewer } from './take.ts';

export const RULE_MOST = 120;
export const NOTE_MOST = 1000;

export interface DecideInput {
  item: string;
  outcome: unknown;
  /** For a return: a code of `reasons`, the agency's rule by number or name, and what else the sender should know. */
  reason?: unknown;
  rule?: unknown;
  note?: unknown;
}

/**
 * Lets an item go on, or sends it back with reason and rule. The same answer twice is once. Mailroom, while the item is in hand. Refuses:
 * review.unknown_item, not_yours (the time ran out, or somebody else has it), decided_already, and at the fields outcome, reason, rule, note.
 */
export async function decide(app: App, scope: Scope, input: DecideInput): Promise<void> {
  const { reviewer } = requireReviewer(scope);
  const said = read(input);
  await app.tx(scope, async (tx) => {
    const item = (isId('rev', input.item) ? await itemById(tx, input.item) : undefined) ?? refuse('review.unknown_item');
    const place = await lockWaiting(tx, item.itemId);
    const now = app.clock.now();
    if (!place) {
      const before = await decisionOn(tx, item.itemId);
      if (before?.actor === reviewer && before.outcome === said.outcome && before.reason === said.reason) return;
      return refuse('review.decided_already');
    }
    if (place.reviewer !== reviewer || place.leasedUntil === null || place.leasedUntil <= now) refuse('review.not_yours');
    await insertDecision(tx, item, { ...said, at: now, actor: reviewer });
    const { outcome, reason, rule } = said;
    const news: ReviewDecided = { item: item.itemId, subject: item.subject, outcome };
    await audit(
      tx,
      scope,
      { action: 'review.decided', subject: item.itemId, details: { outcome, reason, rule, isLate: item.dueAt < now } },
      now,
    );
    await publish(tx, scope, REVIEW_DECIDED, news);
  });
}

function read(input: DecideInput): { outcome: 'released' | 'returned'; reason: Reason | null; rule: string | null; note: string | null } {
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
