import { readLogin } from '#domain/identity/index.ts';
import {
  credit,
  customerWallet,
  debit,
  paymentsReceived,
  postJournal,
  readJournals,
  refundLosses,
  suspense,
} from '#domain/ledger/index.ts';
import { notify } from '#domain/notifications/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { moneyFromJson } from '#kernel/money.ts';
import { isRefusal } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { formatMoney } from '#words/format.ts';
import type { PaymentCaptured, PaymentRefundedOutside } from '../events.ts';
import { paymentById, type PaymentRow, takeTurn } from '../queries.ts';
import { holdDisputed } from './hold-disputed.ts';
import { WALLET_PURPOSE } from './queries.ts';

/** Money a customer added came in: from now on it is his wallet's. */
export async function fillWallet(app: App, tx: Tx, scope: Scope, payload: PaymentCaptured): Promise<void> {
  const payment = await fillOf(tx, payload);
  if (!payment) return;
  const cents = payment.amountCents;
  const { replayed } = await postJournal(tx, scope, {
    key: `${payment.paymentId}:wallet`,
    kind: 'wallet_filled',
    reference: payment.subject,
    at: app.clock.now(),
    entries: [debit(paymentsReceived(), cents), credit(customerWallet(payment.payer), cents)],
  });
  // The dispute may have been faster than the money.
  if (!replayed) await holdDisputed(app, tx, scope, payment);
  const to = replayed ? null : await readLogin(tx, scope, payment.payer);
  if (!to) return;
  await notify(tx, scope, {
    to: { login: to.id },
    kind: 'money',
    lang: to.lang,
    template: 'wallet_filled',
    key: `wallet_filled:${payment.paymentId}`,
    at: app.clock.now(),
    content: {
      subject: { key: 'payments.wallet.mail_filled_subject' },
      heading: { key: 'payments.wallet.mail_filled_title', params: { amount: formatMoney(cents, to.lang) } },
      blocks: [
        { kind: 'text', text: { key: 'payments.wallet.mail_filled_text' } },
        { kind: 'button', text: { key: 'payments.wallet.mail_button' }, path: '/wallet' },
      ],
    },
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
