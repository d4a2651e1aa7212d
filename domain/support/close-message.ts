import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { insertClosing, selectMessage } from './queries.ts';

export const NOTE_MAX = 2000;

/** Closes a message, once, with a note on what was done. Operators. Refuses: support.note_*, unknown_message, closed_already. */
export async function closeMessage(app: App, scope: Scope, input: { messageId: string; note: unknown }): Promise<void> {
  requireRealm(scope, 'operator');
  const actor = requireActor(scope);
  const note = cleanText(input.note, { max: NOTE_MAX, multiline: true });
  if (!note.ok) refuse(`support.note_${note.reason === 'wrong_type' ? 'empty' : note.reason}`, { most: NOTE_MAX }, 'note');
  if (!isId('msg', input.messageId)) refuse('support.unknown_message');
  await app.tx(scope, async (tx) => {
    const message = (await selectMessage(tx, input.messageId)) ?? refuse('support.unknown_message');
    if (!(await insertClosing(tx, message.id, note.value, actor, app.clock.now()))) refuse('support.closed_already');
    await audit(
      tx,
      scope,
      { action: 'support.message_closed', subject: message.id, details: { reference: message.reference } },
      app.clock.now(),
    );
  });
}
