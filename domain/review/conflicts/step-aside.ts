import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { type FieldError, refuseFields } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { NOTE_MOST } from '../queue/decide.ts';
import type { Desk, Ends } from '../queue/queries.ts';
import { lockInHand, requireReviewer } from '../queue/take.ts';
import { type AsideReason, asideReasons, insertAcquaintance, insertAside } from './queries.ts';

export interface Aside {
  item: string;
  why: unknown;
  note: unknown;
  /** The people at its ends, as their mail calls them. */
  names: Ends;
}

/**
 * A reviewer steps aside from an item: he never gets it again, and no other mail of whom he knows. Reviewers, while it is in hand; returns in whose line it
 * stands. Refuses what lockInHand refuses, and at the fields: why (choose_why), asideNote (note_unreadable; aside_note for another reason).
 */
export async function stepAside(app: App, scope: Scope, input: Aside): Promise<Desk> {
  const { reviewer, agencyId } = requireReviewer(scope);
  const { why, note } = read(input);
  return await app.tx(scope, async (tx) => {
    const at = app.clock.now();
    const item = await lockInHand(tx, scope, input.item, at);
    await insertAside(tx, item, { reviewer, why, note, at });
    for (const side of ['outside', 'inside'] as const) {
      const party = why === side || why === 'both' ? item[side] : null;
      if (party) await insertAcquaintance(tx, { reviewer, party, name: input.names[side], agencyId, at });
    }
    await audit(tx, scope, { action: 'review.stepped_aside', subject: item.itemId, details: { why } }, at);
    return item.desk;
  });
}

function read(input: Aside): { why: AsideReason; note: string | null } {
  const errors: FieldError[] = [];
  const why = asideReasons.find((one) => one === input.why);
  const note = cleanText(input.note, { max: NOTE_MOST, multiline: true });
  if (!why) errors.push({ field: 'why', code: 'review.choose_why' });
  if (!note.ok && note.reason !== 'empty') errors.push({ field: 'asideNote', code: 'review.note_unreadable', params: { most: NOTE_MOST } });
  else if (!note.ok && why === 'other') errors.push({ field: 'asideNote', code: 'review.aside_note', params: { most: NOTE_MOST } });
  refuseFields(errors);
  return { why: why!, note: note.ok ? note.value : null };
}
