import { castTransfer, type Sender } from '#domain/transfers/cast.ts';
import { debit, paymentsReceived, readBalance } from '#domain/ledger/index.ts';
import { type PaymentView, readPayment, refundPayment, resolveRefunds, startCheckout } from '#domain/payments/index.ts';
import { payTransfer } from '#domain/transfers/index.ts';
import type { App } from '#kernel/app.ts';
import { newId } from '#kernel/ids.ts';
import type { Money } from '#kernel/money.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import type { MoneyHouse } from './faults/webhooks-house.ts';

const system = systemScope('test');

/** What somebody paid by card, and what the processor calls it. */
export interface Paid {
  payer: Scope;
  subject: string;
  payment: string;
  charge: string;
  cents: Money;
}

/** Somebody pays an amount by card, and its news has arrived. */
export async function paidByCard(
  house: MoneyHouse,
  cents: Money,
  { card, payer = customer(newId('log')) }: { card?: string | undefined; payer?: Scope } = {},
): Promise<Paid> {
  const subject = newId('tst');
  await startCheckout(house.app, payer, {
    purpose: 'test',
    subject,
    agency: 'agc_test',
    amountCents: cents,
    lines: [{ name: 'You send', amountCents: cents }],
    successUrl: 'http://localhost:3000/done',
    cancelUrl: 'http://localhost:3000/back',
    email: 'dana@example.com',
    lang: 'en',
  });
  await house.payFor(subject, card);
  const [charge] = await house.chargesOf(subject);
  return { payer, subject, payment: (await paymentOf(house.app, subject)).payment, charge: charge!.id, cents };
}

export const customer = (actor: string): Scope => ({ ...system, realm: 'customer', actor, session: 'ses' });

export async function paymentOf(app: App, subject: string): Promise<PaymentView> {
  return (await app.tx(system, (tx) => readPayment(tx, 'test', subject, app.clock.now())))!;
}

/** The payment, or part of it, is to go back to its card; answers the refund. */
export async function askedBack(app: App, one: Paid, amountCents = one.cents, key = `back:${one.subject}`): Promise<string> {
  const from = [debit(paymentsReceived(), amountCents)];
  const input = { paymentId: one.payment, amountCents, reason: 'test_returned', key, from, askedBy: null };
  return (await app.tx(system, (tx) => refundPayment(app, tx, system, input))).refundId;
}

/** A transfer that is paid by card, with what its news brings. */
export async function paidTransfer(house: MoneyHouse, by: Sender, amount: string, card?: string): ReturnType<typeof castTransfer> {
  const transfer = await castTransfer(house.app, by, amount);
  await payTransfer(house.app, by.scope, { transfer: transfer.transferId, isFresh: true });
  await house.payFor(transfer.transferId, card);
  return transfer;
}

/** What stands on these accounts; nothing on one that was never opened. */
export async function balancesOf<Name extends string>(app: App, names: readonly Name[]): Promise<Record<Name, Money>> {
  const of = (name: string) => app.tx(system, (tx) => readBalance(tx, system, name)).catch(() => 0n);
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await of(name)]))) as Record<Name, Money>;
}

/** What stands on the accounts that money passes on its way to this agency and back, by their names alone. */
export async function wayOf(app: App, { agency, facility }: Sender['at']): Promise<Record<string, Money>> {
  const own = [`owed_trust:${facility.id}`, `fees_revenue:${agency.id}`];
  const all = await balancesOf(app, ['payments_received', ...own, 'refunds_payable', 'suspense', 'refund_losses']);
  return Object.fromEntries(Object.entries(all).map(([name, cents]) => [name.split(':')[0]!, cents]));
}

/** By how much a piece of work changed them, those alone that it changed. */
export async function movedBy(app: App, names: readonly string[], work: () => Promise<unknown>): Promise<Record<string, Money>> {
  const before = await balancesOf(app, names);
  await work();
  const after = await balancesOf(app, names);
  const changes = names.map((name) => [name, after[name]! - before[name]!] as const);
  return Object.fromEntries(changes.filter(([, change]) => change !== 0n));
}

/** The time has come to call the processor about refunds again. A dead one's claim runs out by the real clock. */
export async function callAgain(house: MoneyHouse, minutes = 11): Promise<void> {
  house.app.clock.move(minutes * 60_000);
  await house.app.owner.query('update payments.refund_calls set claimed_until = null');
  await resolveRefunds(house.app);
  await house.app.runJobs();
}
