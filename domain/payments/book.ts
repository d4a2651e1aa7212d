import { credit, debit, paymentsReceived, postJournal, processorClearing, processorCosts } from '#domain/ledger/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import type { Scope } from '#kernel/scope.ts';
import type { PaymentRow } from './queries.ts';

/** The processor owes us what it took, and we owe it on: to whom is decided by whoever hears of it. */
export async function bookCapture(app: App, tx: Tx, scope: Scope, payment: PaymentRow): Promise<void> {
  await postJournal(tx, scope, {
    key: payment.paymentId,
    kind: 'payment_captured',
    reference: payment.subject,
    at: app.clock.now(),
    entries: [debit(processorClearing(), payment.amountCents), credit(paymentsReceived(), payment.amountCents)],
  });
}

/** The processor keeps its cost from what it owes us. */
export async function bookCost(app: App, tx: Tx, scope: Scope, payment: PaymentRow, feeCents: Money): Promise<void> {
  await postJournal(tx, scope, {
    key: `${payment.paymentId}:cost`,
    kind: 'processor_cost',
    reference: payment.subject,
    at: app.clock.now(),
    entries: [debit(processorCosts(), feeCents), credit(processorClearing(), feeCents)],
  });
}
