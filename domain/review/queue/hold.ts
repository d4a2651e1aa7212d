import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { publish } from '#kernel/outbox.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { REVIEW_HELD, type ReviewHeld } from '../events.ts';
import { NOTE_MOST } from './decide.ts';
import { type Desk, insertHold } from './queries.ts';
import { lockUndecided, requireReviewer } from './take.ts';

/**
 * Keeps an item back, once, with a note for colleagues: its sender is told, nobody is given it in turn, and who wants it takes it from the list. Its
 * deadline stays. Reviewers, while it is in hand; returns in whose line it stands. Refuses what lockUndecided refuses, held_before, and at `holdNote`: hold_note.
 */
export async function hold(app: App, scope: Scope, input: { item: string; note: unknown }): Promise<Desk> {
  const { reviewer } = requireReviewer(scope);
  const note = cleanText(input.note, { max: NOTE_MOST, multiline: true });
  if (!note.ok) refuse('review.hold_note', { most: NOTE_MOST }, 'holdNote');
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const item = await lockUndecided(tx, scope, input.item, now);
    if (!(await insertHold(tx, item, { note: note.value, actor: reviewer, at: now }))) refuse('review.held_before');
    await audit(tx, scope, { action: 'review.held', subject: item.itemId, details: {} }, now);
    await publish(tx, scope, REVIEW_HELD, { item: item.itemId, subject: item.subject } satisfies ReviewHeld);
    return item.desk;
  });
}
