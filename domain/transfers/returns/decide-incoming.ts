import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { isId } from '#kernel/ids.ts';
import { publish } from '#kernel/outbox.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope, worksAt } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { addState } from '../add-state.ts';
import { TRANSFER_WITHHELD } from '../events.ts';
import { statesOf, takeTurnOfTransfer, transferById } from '../queries/transfers.ts';
import { CLERK_REASONS } from './reasons.ts';
import { startReturn } from './start-return.ts';

export const INCOMING_STEPS = ['return', 'withhold'] as const;
export const NOTE_MAX = 500;

/**
 * The clerk sends incoming money back to its sender, amount and fee, or holds it back for now; it can still be posted or returned after that. Until it is
 * posted, with a reason the sender is told; the note is for the agency and our operators. Trust clerks, for transfers of their facilities.
 * Refuses at the fields: transfers.choose_step (`step`), choose_reason (`reason`), note_missing (`note`, with the reason "other"); and
 * unknown_transfer, posted_already, handed_over, going_back, held_already.
 */
export async function decideIncoming(
  app: App,
  scope: Scope,
  input: { transfer: string; step: string; reason: string; note: unknown },
): Promise<void> {
  requireRealm(scope, 'staff');
  requireRole(scope, 'trust_clerk');
  requireActor(scope);
  const errors: FieldError[] = [];
  const step = INCOMING_STEPS.find((one) => one === input.step);
  const why = CLERK_REASONS.find((one) => one === input.reason);
  const typed = cleanText(input.note, { max: NOTE_MAX, multiline: true });
  if (!step) errors.push({ field: 'step', code: 'transfers.choose_step' });
  if (!why) errors.push({ field: 'reason', code: 'transfers.choose_reason' });
  if (!typed.ok && (why === 'other' || typed.reason !== 'empty'))
    errors.push({ field: 'note', code: 'transfers.note_missing', params: { most: NOTE_MAX } });
  refuseFields(errors);
  const note = typed.ok ? typed.value : null;
  await app.tx(scope, async (tx) => {
    const transfer =
      (isId('trf', input.transfer) ? await transferById(tx, input.transfer) : undefined) ?? refuse('transfers.unknown_transfer');
    if (!worksAt(scope, transfer.facilityId)) refuse('transfers.unknown_transfer');
    await takeTurnOfTransfer(tx, transfer.transferId);
    const kinds = new Set((await statesOf(tx, transfer.transferId)).map((state) => state.kind));
    if (!kinds.has('applied')) refuse('transfers.unknown_transfer');
    if (kinds.has('posted')) refuse('transfers.posted_already');
    if (kinds.has('returning')) refuse('transfers.going_back', { reference: transfer.reference });
    if (kinds.has('handed_over')) refuse('transfers.handed_over', { reference: transfer.reference });
    if (step === 'return') await startReturn(app, tx, scope, transfer, why!, note);
    else {
      if (!(await addState(app, tx, scope, transfer, 'withheld', { why: why!, note }))) refuse('transfers.held_already');
      await publish(tx, scope, TRANSFER_WITHHELD, { transfer: transfer.transferId, agency: transfer.agencyId });
    }
    const action = step === 'return' ? 'transfers.returned' : 'transfers.withheld';
    await audit(
      tx,
      scope,
      { action, subject: transfer.transferId, agency: transfer.agencyId, details: { why: why!, note } },
      app.clock.now(),
    );
  });
}
