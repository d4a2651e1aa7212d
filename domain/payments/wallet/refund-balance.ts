import { customerWallet, debit } from '#domain/ledger/index.ts';
import { tellCustomer } from '#domain/notifications/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { type Money, moneyToJson } from '#kernel/money.ts';
import { isRefusal, refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope, systemFor } from '#kernel/scope.ts';
import { formatMoney } from '#words/format.ts';
import { factsOf, takeTurn } from '../queries.ts';
import { leftToRefund } from '../refunds/read-refunds.ts';
import { refundPayment } from '../refunds/refund-payment.ts';
import { planRefund } from './limits.ts';
import { fillsOf, insertWalletRefund, type WalletRefundRow } from './queries.ts';
import { balancesOf } from './balances.ts';

/** How a part of a wallet refund is called towards refunds. */
const WALLET_REFUND = 'wallet_refund';

export interface RefundPlan {
  parts: { payment: string; cents: Money; paidAt: Date; card: { brand: string; last4: string } | null }[];
  /** No card can take this. */
  leftCents: Money;
}

/** Where the customer's balance would go now. Customers. */
export async function planWalletRefund(app: App, scope: Scope): Promise<RefundPlan> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  return await app.tx(systemFor(scope), (tx) => planOf(app, tx, scope, customer));
}

/**
 * Sends what is free in the customer's wallet back to the cards it came from: the newest first, never more than each one paid. What no card can take
 * stays in the wallet, and a person is called. Clicking twice finds nothing the second time. Customers. Refuses: payments.sign_in_again,
 * payments.wallet_empty, payments.wallet_changed when it was spent in the same moment.
 */
export async function refundWallet(app: App, scope: Scope, input: { isFresh: boolean }): Promise<WalletRefundRow> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  if (!input.isFresh) refuse('payments.sign_in_again');
  const system = systemFor(scope);
  return await app
    .tx(system, async (tx) => {
      await takeTurn(tx, `wallet:${customer}`);
      const plan = await planOf(app, tx, system, customer);
      if (plan.parts.length === 0) refuse(plan.leftCents > 0n ? 'payments.wallet_no_card' : 'payments.wallet_empty');
      return await sendToCards(app, tx, system, customer, plan);
    })
    .catch((error: unknown) => {
      if (isRefusal(error) && error.code === 'ledger.overdraft') refuse('payments.wallet_changed');
      throw error;
    });
}

/** What is free in a wallet, and the cards it would go back to. */
export async function planOf(app: App, tx: Tx, scope: Scope, customer: string): Promise<RefundPlan> {
  const { availableCents } = await balancesOf(tx, scope, customer, app.clock.now());
  const sources: { payment: string; leftCents: Money; paidAt: Date; card: RefundPlan['parts'][number]['card'] }[] = [];
  for (const fill of availableCents > 0n ? await fillsOf(tx, customer) : []) {
    const facts = await factsOf(tx, fill.payment);
    const captured = facts.find((fact) => fact.kind === 'captured');
    if (!captured) continue;
    const { brand, last4 } = facts.find((fact) => fact.kind === 'costed')?.details ?? {};
    const card = brand && last4 ? { brand, last4 } : null;
    sources.push({ payment: fill.payment, leftCents: await leftToRefund(tx, fill.payment), paidAt: captured.at, card });
  }
  const { parts, leftCents } = planRefund(availableCents, sources);
  return { parts: parts.map(({ source: { payment, paidAt, card }, cents }) => ({ payment, cents, paidAt, card })), leftCents };
}

/** Carries a plan out, in the transaction that made it. */
export async function sendToCards(app: App, tx: Tx, scope: Scope, customer: string, plan: RefundPlan): Promise<WalletRefundRow> {
  const amountCents = plan.parts.reduce((sum, part) => sum + part.cents, 0n);
  const row: WalletRefundRow = { walletRefundId: newId('wrf'), customer, amountCents, leftCents: plan.leftCents, at: app.clock.now() };
  await insertWalletRefund(tx, row);
  for (const { payment, cents } of plan.parts) {
    await refundPayment(app, tx, scope, {
      paymentId: payment,
      amountCents: cents,
      reason: WALLET_REFUND,
      key: `${row.walletRefundId}:${payment}`,
      from: [debit(customerWallet(customer), cents)],
      askedBy: customer,
    });
  }
  if (row.leftCents > 0n) {
    app.log.error({ alert: 'payments.wallet_stays', walletRefund: row.walletRefundId }, 'a part of a wallet can’t go back to any card');
    const details = { amount: moneyToJson(row.leftCents) };
    await audit(tx, scope, { action: 'payments.wallet_stays', subject: customer, agency: null, details }, row.at);
  }
  await tell(tx, scope, row);
  return row;
}

async function tell(tx: Tx, scope: Scope, row: WalletRefundRow): Promise<void> {
  await tellCustomer(tx, scope, {
    customer: row.customer,
    kind: 'money',
    template: 'wallet_refund',
    key: `wallet_refund:${row.walletRefundId}`,
    at: row.at,
    write: (lang) => ({
      subject: { key: 'payments.wallet.mail_refund_subject' },
      heading: { key: 'payments.wallet.mail_refund_title', params: { amount: formatMoney(row.amountCents, lang) } },
      blocks: [
        { kind: 'text', text: { key: 'payments.wallet.mail_refund_text' } },
        { kind: 'button', text: { key: 'payments.wallet.mail_button' }, path: '/wallet' },
      ],
    }),
  });
}
