import {
  bank,
  chargebackReceivable,
  credit,
  customerWallet,
  debit,
  type Entry,
  paymentsReceived,
  payoutsInTransit,
  postJournal,
  postTogether,
  processorClearing,
  processorCosts,
  refundLosses,
  refundsPayable,
  suspense,
  unclaimed,
} from '#domain/ledger/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Payout } from './payouts/payout.ts';
import type { PaymentRow } from './queries.ts';
import type { Way } from './way-out/ways.ts';

/** The processor owes us what it took, and we owe it on: to whom is decided by whoever hears of it. */
export async function bookCaptures(app: App, tx: Tx, scope: Scope, payments: readonly PaymentRow[]): Promise<void> {
  const at = app.clock.now();
  const journals = payments.map(({ paymentId, subject, amountCents }) => ({
    key: paymentId,
    kind: 'payment_captured',
    reference: subject,
    at,
    entries: [debit(processorClearing(), amountCents), credit(paymentsReceived(), amountCents)],
  }));
  await postTogether(tx, scope, journals);
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

/** What came in for this payment is owed back to the payer. `from` says what it was until now: debits of `amountCents` in all. */
export async function bookRefundOwed(
  app: App,
  tx: Tx,
  scope: Scope,
  about: { refundId: string; subject: string; amountCents: Money; from: readonly Entry[]; kind: string },
): Promise<void> {
  await post(app, tx, scope, about.subject, `${about.refundId}:owed`, about.kind, [
    ...about.from,
    credit(refundsPayable(), about.amountCents),
  ]);
}

/** What a refund is paid from: the debt it was made for, which may be kept as unclaimed by now; suspense when the processor's desk began it and nobody owed it; a loss when the debt was paid before. */
export type PaidFrom = OwedAs | 'suspense' | 'paid_before';
type OwedAs = 'owed' | 'unclaimed';

function accountPaidFrom(from: PaidFrom) {
  if (from === 'owed') return refundsPayable();
  if (from === 'unclaimed') return unclaimed();
  return from === 'suspense' ? suspense() : refundLosses();
}

/** The processor has paid back. `object` is its refund. */
export async function bookRefundPaid(app: App, tx: Tx, scope: Scope, about: Moved & { from: PaidFrom }): Promise<void> {
  const { object, subject, amountCents, from } = about;
  const entries = [debit(accountPaidFrom(from), amountCents), credit(processorClearing(), amountCents)];
  await post(app, tx, scope, subject, `${object}:paid`, 'payment_refunded', entries);
}

/** What the processor had paid back came back to it: the card did not take it. `owedCents` of what had been a loss are owed from now on. */
export async function bookRefundFailed(app: App, tx: Tx, scope: Scope, about: Moved & { from: PaidFrom; owedCents: Money }): Promise<void> {
  const { object, subject, amountCents, from, owedCents } = about;
  const entries = [debit(processorClearing(), amountCents)];
  if (amountCents > owedCents) entries.push(credit(accountPaidFrom(from), amountCents - owedCents));
  if (owedCents > 0n) entries.push(credit(refundsPayable(), owedCents));
  await post(app, tx, scope, subject, `${object}:failed`, 'refund_came_back', entries);
}

type WayOn = Exclude<Way, 'came_back'>;

/** How a way out is booked: what leaves our bank ends in `otherwise`, as the bank's own lines are compared with it. */
const WAYS_OUT = {
  wallet: { key: 'to_wallet', kind: 'refund_to_wallet' },
  check: { key: 'otherwise', kind: 'refund_paid_otherwise' },
  bank: { key: 'otherwise', kind: 'refund_paid_otherwise' },
  unclaimed: { key: 'unclaimed', kind: 'refund_unclaimed' },
  state: { key: 'otherwise', kind: 'unclaimed_to_state' },
} as const satisfies Record<WayOn, { key: string; kind: string }>;

/** What no card takes goes to its owner's wallet, by check or bank transfer, is kept as unclaimed, or is handed over to the state it is owed to. */
export async function bookWayOut(
  app: App,
  tx: Tx,
  scope: Scope,
  about: Moved & { payer: string; way: WayOn; from: OwedAs },
): Promise<void> {
  const { object, subject, amountCents, payer, way, from } = about;
  const to = way === 'wallet' ? customerWallet(payer) : way === 'unclaimed' ? unclaimed() : bank();
  const { key, kind } = WAYS_OUT[way];
  await post(app, tx, scope, subject, `${object}:${key}`, kind, [debit(accountPaidFrom(from), amountCents), credit(to, amountCents)]);
}

/** A check or transfer came back, or was never cashed: it is in our bank, and owed again. `object` is what is owed from now on. */
export async function bookCameBack(app: App, tx: Tx, scope: Scope, about: Moved): Promise<void> {
  const entries = [debit(bank(), about.amountCents), credit(refundsPayable(), about.amountCents)];
  await post(app, tx, scope, about.subject, `${about.object}:came_back`, 'way_came_back', entries);
}

/** The processor's desk had paid our debt already and it was booked as a loss: the two are one. */
export async function bookCovered(app: App, tx: Tx, scope: Scope, about: Moved): Promise<void> {
  const entries = [debit(refundsPayable(), about.amountCents), credit(refundLosses(), about.amountCents)];
  await post(app, tx, scope, about.subject, `${about.object}:covered`, 'refund_covered', entries);
}

/** The payer's bank has given him the money that we owed him: what he owes us for that and what we owe him are even. */
export async function bookSettledByDispute(app: App, tx: Tx, scope: Scope, about: Moved & { payer: string; from: OwedAs }): Promise<void> {
  const entries = [debit(accountPaidFrom(about.from), about.amountCents), credit(chargebackReceivable(about.payer), about.amountCents)];
  await post(app, tx, scope, about.subject, about.object, 'dispute_settles_refund', entries);
}

/** The bank has given that money to us again: the payer is owed it as before, or it undoes the loss of having paid him too. */
export async function bookOwedAgain(app: App, tx: Tx, scope: Scope, about: Moved & { payer: string; as: PaidFrom }): Promise<void> {
  await bookMadeGoodBack(app, tx, scope, { ...about, to: [credit(accountPaidFrom(about.as), about.amountCents)] });
}

/** The payer's bank has taken the money from us (`object` is the dispute), and the processor its fee for that; or both back, when it was won. */
export async function bookDispute(
  app: App,
  tx: Tx,
  scope: Scope,
  about: Moved & { payer: string; feeCents: Money; isBack: boolean },
): Promise<void> {
  const { object, subject, amountCents, feeCents, payer, isBack } = about;
  const [more, less] = isBack ? [credit, debit] : [debit, credit];
  const name = isBack ? 'dispute_reinstated' : 'dispute_withdrawn';
  await post(app, tx, scope, subject, `${object}:${name}`, name, [
    more(chargebackReceivable(payer), amountCents),
    less(processorClearing(), amountCents),
  ]);
  await bookFee(app, tx, scope, subject, `${object}:${name}:fee`, feeCents);
}

/** What the payer's bank has taken is made good by what it had bought: he owes that much less. `from` says what that was until now. */
export async function bookMadeGood(
  app: App,
  tx: Tx,
  scope: Scope,
  about: Moved & { payer: string; from: readonly Entry[] },
): Promise<void> {
  const entries = [...about.from, credit(chargebackReceivable(about.payer), about.amountCents)];
  await post(app, tx, scope, about.subject, about.object, 'dispute_made_good', entries);
}

/** The same the other way round: the payer's bank has given its money back. */
export async function bookMadeGoodBack(
  app: App,
  tx: Tx,
  scope: Scope,
  about: Moved & { payer: string; to: readonly Entry[] },
): Promise<void> {
  const entries = [debit(chargebackReceivable(about.payer), about.amountCents), ...about.to];
  await post(app, tx, scope, about.subject, about.object, 'dispute_made_good_back', entries);
}

/** What the processor keeps for a refund or a dispute; below zero when it gives a fee back. */
export async function bookFee(app: App, tx: Tx, scope: Scope, subject: string, key: string, feeCents: Money): Promise<void> {
  if (feeCents === 0n) return;
  const entries =
    feeCents > 0n
      ? [debit(processorCosts(), feeCents), credit(processorClearing(), feeCents)]
      : [debit(processorClearing(), -feeCents), credit(processorCosts(), -feeCents)];
  await post(app, tx, scope, subject, key, 'processor_cost', entries);
}

/** The processor has sent what it owes us to our bank. The journals are dated when we hear of it, like all others. */
export async function bookPayoutSent(app: App, tx: Tx, scope: Scope, { id, amountCents }: Payout): Promise<void> {
  const entries = [debit(payoutsInTransit(), amountCents), credit(processorClearing(), amountCents)];
  await post(app, tx, scope, id, `${id}:sent`, 'payout_sent', entries);
}

export async function bookPayoutArrived(app: App, tx: Tx, scope: Scope, { id, amountCents }: Payout): Promise<void> {
  const entries = [debit(bank(), amountCents), credit(payoutsInTransit(), amountCents)];
  await post(app, tx, scope, id, `${id}:arrived`, 'payout_arrived', entries);
}

/** Our bank did not take it, or gave it back after it had arrived: the processor owes it to us again. */
export async function bookPayoutBack(app: App, tx: Tx, scope: Scope, about: Payout & { hadArrived: boolean }): Promise<void> {
  const { id, amountCents, hadArrived } = about;
  const entries = [debit(processorClearing(), amountCents), credit(hadArrived ? bank() : payoutsInTransit(), amountCents)];
  await post(app, tx, scope, id, `${id}:came_back`, 'payout_came_back', entries);
}

interface Moved {
  object: string;
  subject: string;
  amountCents: Money;
}

async function post(
  app: App,
  tx: Tx,
  scope: Scope,
  reference: string,
  key: string,
  kind: string,
  entries: readonly Entry[],
): Promise<void> {
  await postJournal(tx, scope, { key, kind, reference, at: app.clock.now(), entries });
}
