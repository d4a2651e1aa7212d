import {
  credit,
  customerWallet,
  debit,
  paymentsReceived,
  postJournal,
  postTogether,
  readJournals,
  refundLosses,
  suspense,
} from '#domain/ledger/index.ts';
import { tellCustomer } from '#domain/notifications/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { moneyFromJson } from '#kernel/money.ts';
import type { Heard } from '#kernel/outbox.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { formatMoney } from '#words/format.ts';
import type { PaymentCaptured, PaymentRefundedOutside } from '../events.ts';
import { paymentById, type PaymentRow, paymentsById, takeTurn } from '../queries.ts';
import { emptyIfClosed } from './empty-wallet.ts';
import { holdDisputed } from './hold-disputed.ts';
import { WALLET_PURPOSE } from './queries.ts';

/** Money that customers added came in: from now on it is their wallets'. */
export async function fillWallets(app: App, tx: Tx, heard: readonly Heard<PaymentCaptured>[]): Promise<void> {
  const fills = heard.filter(({ news }) => news.purpose === WALLET_PURPOSE);
  const payments = await paymentsById(
    tx,
    fills.map(({ news }) => news.payment),
  );
  const system = systemScope('fill-wallets');
  for (const payer of [...new Set([...payments.values()].map((one) => one.payer))].toSorted()) await emptyIfClosed(tx, system, payer);
  const at = app.clock.now();
  const journals = [...payments.values()].map((payment) => ({
    key: `${payment.paymentId}:wallet`,
    kind: 'wallet_filled',
    reference: payment.subject,
    at,
    entries: [debit(paymentsReceived(), payment.amountCents), credit(customerWallet(payment.payer), payment.amountCents)],
  }));
  const posted = new Set(await postTogether(tx, system, journals));
  for (const { news, scope } of fills) {
    const payment = payments.get(news.payment);
    if (!payment || !posted.has(`${payment.paymentId}:wallet`)) continue;
    // The dispute may have been faster than the money.
    await holdDisputed(app, tx, scope, payment);
    await tellFilled(app, tx, scope, payment);
  }
}

async function tellFilled(app: App, tx: Tx, scope: Scope, payment: PaymentRow): Promise<void> {
  await tellCustomer(tx, scope, {
    customer: payment.payer,
    kind: 'money',
    template: 'wallet_filled',
    key: `wallet_filled:${payment.paymentId}`,
    at: app.clock.now(),
    write: (lang) => ({
      subject: { key: 'payments.wallet.mail_filled_subject' },
      heading: { key: 'payments.wallet.mail_filled_title', params: { amount: formatMoney(payment.amountCents, lang) } },
      blocks: [
        { kind: 'text', text: { key: 'payments.wallet.mail_filled_text' } },
        { kind: 'button', text: { key: 'payments.wallet.mail_button' }, path: '/wallet' },
      ],
    }),
  });
}

/**
 * Somebody gave money that filled a wallet back at the card company's own desk. It leaves the wallet; when it was spent already it is our loss.
 * `cameBack`: the card did not take it, and all is as before.
 */
export async function fillRefundedOutside(app: App, tx: Tx, scope: Scope, payload: PaymentRefundedOutside): Promise<void> {
  const payment = await fillOf(tx, payload);
  if (!payment) return;
  await takeTurn(tx, payload.refund);
  const cents = moneyFromJson(payload.amount);
  const wallet = customerWallet(payment.payer);
  const post = (from: 'wallet' | 'loss', undo: boolean) => {
    const place = from === 'wallet' ? wallet : refundLosses();
    const entries = undo ? [debit(suspense(), cents), credit(place, cents)] : [debit(place, cents), credit(suspense(), cents)];
    const kind = from === 'wallet' ? 'wallet_refund' : 'refund_loss';
    const key = `${payload.refund}:${from}`;
    return postJournal(tx, scope, {
      key: undo ? `${key}:undone` : key,
      kind: undo ? `${kind}_undone` : kind,
      reference: payment.subject,
      at: app.clock.now(),
      entries,
    });
  };
  if (payload.cameBack) await emptyIfClosed(tx, scope, payment.payer);
  const from = payload.cameBack ? await whereItCameFrom(tx, scope, payload.refund) : 'wallet';
  const taken = await post(from, payload.cameBack).then(
    () => from,
    async (error: unknown) => {
      if (payload.cameBack || !isRefusal(error) || error.code !== 'ledger.overdraft') throw error;
      app.log.error({ alert: 'payments.wallet_refund_loss', ...payload }, 'money of a wallet was given back after it was spent');
      await post('loss', false);
      return 'loss' as const;
    },
  );
  const details = { amount: payload.amount, from: taken };
  await audit(
    tx,
    scope,
    { action: 'payments.wallet_refunded_outside', subject: payment.paymentId, agency: null, details },
    app.clock.now(),
  );
}

async function whereItCameFrom(tx: Tx, scope: Scope, refund: string): Promise<'wallet' | 'loss'> {
  return (await readJournals(tx, scope, { key: `${refund}:wallet` })).length > 0 ? 'wallet' : 'loss';
}

async function fillOf(tx: Tx, payload: { payment: string; purpose: string }): Promise<PaymentRow | undefined> {
  return payload.purpose === WALLET_PURPOSE ? await paymentById(tx, payload.payment) : undefined;
}
