import { readTeam } from '#domain/identity/index.ts';
import { notify } from '#domain/notifications/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import { takeTurnOfTransfer, transferById } from '../queries/transfers.ts';
import { asksOf, insertDecision, type RefundAsk } from './queries.ts';

/**
 * All of it is on its way back: a refund that still waits for a second person has nothing to give. It closes, and who asked for it and who would have
 * decided are told. The system's.
 */
export async function closeAsks(app: App, tx: Tx, scope: Scope, transferId: string): Promise<void> {
  await takeTurnOfTransfer(tx, transferId);
  const transfer = (await transferById(tx, transferId))!;
  const at = app.clock.now();
  for (const ask of await asksOf(tx, transferId)) {
    if (!ask.needsSecond || ask.decidedAt !== null) continue;
    if (!(await insertDecision(tx, { ...ask, decidedBy: null, isApproved: false, note: '', at }))) continue;
    const details = { ask: ask.askId };
    await audit(tx, scope, { action: 'transfers.refund_closed', subject: transferId, agency: transfer.agencyId, details }, at);
    await tellClosed(tx, scope, ask, at);
  }
}

/** Nobody's name and no amount: that stands on the page alone. */
async function tellClosed(tx: Tx, scope: Scope, ask: RefundAsk, at: Date): Promise<void> {
  for (const { loginId, lang, roles, disabled } of await readTeam(tx, scope, null)) {
    if (disabled || !(loginId === ask.askedBy || roles.includes('finance'))) continue;
    await notify(tx, scope, {
      to: { login: loginId },
      kind: 'duty',
      template: 'refund_ask_closed',
      lang,
      content: {
        subject: { key: 'transfers.ops.closed.subject' },
        heading: { key: 'transfers.ops.closed.subject' },
        blocks: [
          { kind: 'text', text: { key: `transfers.ops.closed.${loginId === ask.askedBy ? 'asked' : 'waited'}` } },
          { kind: 'button', text: { key: 'transfers.ops.closed.button' }, path: `/transfers/${ask.transferId}`, surface: 'ops' },
        ],
      },
      key: `refund_ask_closed:${ask.askId}:${loginId}`,
      at,
    });
  }
}
