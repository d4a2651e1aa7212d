import { bank, credit, debit, type Entry, owedTrust, postJournal, remittancesInTransit } from '#domain/ledger/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import type { PaymentRow } from './queries/payments.ts';

/** The order goes out: what was owed is on its way. Committed before the bank is called. */
export async function bookSent(app: App, tx: Tx, scope: Scope, payment: PaymentRow): Promise<void> {
  await post(app, tx, scope, payment, 'sent', 'remittance_sent', [
    debit(owedTrust(payment.facilityId, payment.agencyId), payment.amountCents),
    credit(remittancesInTransit(), payment.amountCents),
  ]);
}

/** The bank's statement shows it: the money has left our account. */
export async function bookSettled(app: App, tx: Tx, scope: Scope, payment: PaymentRow): Promise<void> {
  await post(app, tx, scope, payment, 'settled', 'remittance_settled', [
    debit(remittancesInTransit(), payment.amountCents),
    credit(bank(), payment.amountCents),
  ]);
}

/** It did not get there, and is owed again. `hadLeft`: our account was charged for it in between, and has it back. */
export async function bookBack(
  app: App,
  tx: Tx,
  scope: Scope,
  payment: PaymentRow,
  why: { kind: 'remittance_refused' | 'remittance_returned'; hadLeft: boolean },
): Promise<void> {
  await post(app, tx, scope, payment, 'back', why.kind, [
    debit(why.hadLeft ? bank() : remittancesInTransit(), payment.amountCents),
    credit(owedTrust(payment.facilityId, payment.agencyId), payment.amountCents),
  ]);
}

async function post(
  app: App,
  tx: Tx,
  scope: Scope,
  payment: PaymentRow,
  step: string,
  kind: string,
  entries: readonly Entry[],
): Promise<void> {
  const key = `${payment.paymentId}:${step}`;
  await postJournal(tx, scope, { key, kind, reference: payment.remittanceId, at: app.clock.now(), entries });
}
