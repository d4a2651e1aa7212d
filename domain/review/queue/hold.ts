import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { isId } from '#kernel/ids.ts';
import { publish } from '#kernel/outbox.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { REVIEW_HELD, type ReviewHeld } from '../events.ts';
import { NOTE_MOST } from './decide.ts';
import { insertHold, itemById, lockWaiting } from './queries.ts';
import { requireReviewer } from './take.ts';

/**
 * Keeps an item back, once, with a note for colleagues: its sender is told, nobody is given it in turn, and who wants it takes it from the list. Its
 * deadline stays. Mailroom, while it is in hand. Refuses: review.unknown_item, not_yours, decided_already, held_before, and at `holdNote`: hold_note.
 */
export async function hold(app: App, scope: Scope, input: { item: string; note: unknown }): Promise<void> {
  const { reviewer } = requireReviewer(scope);
  const note = cleanText(input.note, { max: NOTE_MOST, multiline: true });
  if (!note.ok) refuse('review.hold_note', { most: NOTE_MOST }, 'holdNote');
  await app.tx(scope, async (tx) => {
    const item = (isId('rev', input.item) ? await itemById(tx, input.item) : undefined) ?? refuse('review.unknown_item');
    const place = await lockWaiting(tx, item.itemId);
    const now = app.clock.now();
    if (!place || place.outcome !== null) return refuse('review.decided_already');
    if (place.reviewer !== reviewer || place.leasedUntil === null || place.leasedUntil <= now) refuse('review.not_yours');
    if (!(await insertHold(tx, item, { note: note.value, actor: reviewer, at: now }))) refuse('review.held_before');
    await audit(tx, scope, { action: 'review.held', subject: item.itemId, details: {} }, now);
    await publish(tx, scope, REVIEW_HELD, { item: item.itemId, subject: item.subject } satisfies ReviewHeld);
  });
}
