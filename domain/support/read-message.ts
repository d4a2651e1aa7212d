import { readLogin } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireRealm, type Scope } from '#kernel/scope.ts';
import { type MessageRow, selectMessage } from './queries.ts';

export interface Message extends MessageRow {
  /** Who closed it, by name. */
  closedByName: string | null;
}

/** One message in full, for operators. The look is audited. Refuses support.unknown_message. */
export async function readMessage(app: App, scope: Scope, id: string): Promise<Message> {
  requireRealm(scope, 'operator');
  if (!isId('msg', id)) refuse('support.unknown_message');
  return await app.tx(scope, async (tx) => {
    const message = (await selectMessage(tx, id)) ?? refuse('support.unknown_message');
    await audit(
      tx,
      scope,
      { action: 'support.message_read', subject: message.id, details: { reference: message.reference } },
      app.clock.now(),
    );
    const closer = message.closedBy === null ? null : await readLogin(tx, scope, message.closedBy);
    return { ...message, closedByName: closer?.name ?? closer?.email ?? null };
  });
}
