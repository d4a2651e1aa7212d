import {
  credit,
  customerWallet,
  debit,
  type Entry,
  openHold,
  paymentsReceived,
  postJournal,
  settleHold,
  voidHold,
} from '#domain/ledger/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { type Money, moneyToJson } from '#kernel/money.ts';
import { publish } from '#kernel/outbox.ts';
import { isRefusal, refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope, systemScope } from '#kernel/scope.ts';
import { PAYMENT_CAPTURED } from '../events.ts';
import { emptyIfClosed } from './empty-wallet.ts';
import { takeTurn } from '../queries.ts';
import {
  insertReturn,
  insertSpend,
  insertSpendFact,
  isOverSpend,
  returnByKey,
  type ReturnRow,
  spendById,
  spendFactsOf,
  spendFor,
  type SpendRow,
} from './queries.ts';

/**
 * Sets aside what the wallet pays of a thing, in the caller's transaction. The rest of the price, if any, is for `startCheckout` of the same purpose and
 * subject. Asked again it is the same spend. Customers. Refuses payments.wallet_changed when there is not that much any more.
 */
export async function holdFromWallet(
  app: App,
  tx: Tx,
  scope: Scope,
  input: { purpose: string; subject: string; walletCents: Money; totalCents: Money },
): Promise<SpendRow> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  const now = app.clock.now();
  const spend: SpendRow = { spendId: newId('wsp'), customer, createdAt: now, ...input };
  if (!(await insertSpend(tx, spend))) return (await spendFor(tx, input.purpose, input.subject)) ?? refuse('kernel.not_allowed');
  const hold = { key: spend.spendId, account: customerWallet(customer), amountCents: input.walletCents, at: now, reference: input.subject };
  await openHold(tx, scope, hold).catch((error: unknown) => {
    if (isRefusal(error) && error.code === 'ledger.overdraft') refuse('payments.wallet_changed');
    throw error;
  });
  return spend;
}

/**
 * Takes what was set aside for a thing, once: it is received, as a card's money is. Returns how much; 0n when nothing of it is paid by wallet; null when it
 * was freed before and has been spent on something else since. The system.
 */
export async function takeFromWallet(app: App, tx: Tx, scope: Scope, purpose: string, subject: string): Promise<Money | null> {
  requireRealm(scope, 'system');
  const spend = await spendFor(tx, purpose, subject);
  if (!spend) return 0n;
  await takeTurn(tx, spend.spendId);
  const kinds = (await spendFactsOf(tx, spend.spendId)).map((fact) => fact.kind);
  if (kinds.includes('taken')) return spend.walletCents;
  const at = app.clock.now();
  const { walletCents: cents } = spend;
  const entries = [debit(customerWallet(spend.customer), cents), credit(paymentsReceived(), cents)];
  const journal = { kind: 'wallet_spent', reference: subject, entries, at };
  try {
    if (kinds.includes('freed')) await postJournal(tx, scope, { ...journal, key: `${spend.spendId}:taken_late` });
    else await settleHold(tx, scope, { ...journal, key: `${spend.spendId}:taken`, hold: spend.spendId });
  } catch (error) {
    if (isRefusal(error) && error.code === 'ledger.overdraft') return null;
    throw error;
  }
  await insertSpendFact(tx, spend, 'taken', at);
  return cents;
}

/** Frees what was set aside for a thing, unless it was taken. False when there was nothing to free. The system. */
export async function freeWallet(app: App, tx: Tx, scope: Scope, purpose: string, subject: string): Promise<boolean> {
  requireRealm(scope, 'system');
  const spend = await spendFor(tx, purpose, subject);
  if (!spend) return false;
  await takeTurn(tx, spend.spendId);
  if ((await spendFactsOf(tx, spend.spendId)).length > 0) return false;
  await emptyIfClosed(tx, scope, spend.customer);
  await voidHold(tx, scope, { hold: spend.spendId, at: app.clock.now() });
  await insertSpendFact(tx, spend, 'freed', app.clock.now());
  return true;
}

/** Pays a thing whose whole price is set aside, with the same news as a card's payment. Any number of times, whoever calls: once. */
export async function payFromWallet(app: App, request: string, spendId: string): Promise<void> {
  const scope = systemScope(request);
  await app.tx(scope, async (tx) => {
    const spend = await spendById(tx, spendId);
    if (!spend || spend.walletCents !== spend.totalCents) return;
    await takeTurn(tx, spendId);
    if ((await spendFactsOf(tx, spendId)).length > 0) return;
    if ((await takeFromWallet(app, tx, scope, spend.purpose, spend.subject)) === null) return;
    const { purpose, subject, totalCents } = spend;
    await publish(tx, scope, PAYMENT_CAPTURED, { payment: spendId, purpose, subject, amount: moneyToJson(totalCents) });
  });
}

/**
 * Puts back into the wallet what a thing was paid with from there. `from` says what it was until now: debits of `amountCents` in all. The same key is the
 * same return. The system. Refuses payments.nothing_left_to_refund (the database holds it), payments.other_amount for a key used with another amount.
 */
export async function returnToWallet(
  app: App,
  tx: Tx,
  scope: Scope,
  input: { spend: string; amountCents: Money; reason: string; key: string; from: readonly Entry[]; askedBy: string | null },
): Promise<ReturnRow> {
  requireRealm(scope, 'system');
  await takeTurn(tx, input.spend);
  const spend = (await spendById(tx, input.spend)) ?? refuse('payments.unknown_payment');
  const before = await returnByKey(tx, input.key);
  if (before) {
    if (before.amountCents !== input.amountCents || before.spendId !== input.spend) refuse('payments.other_amount');
    return before;
  }
  const { amountCents, reason, key, askedBy } = input;
  const row: ReturnRow = { returnId: newId('wrt'), spendId: input.spend, amountCents, reason, key, askedBy, at: app.clock.now() };
  await insertReturn(tx, { ...row, customer: spend.customer }).catch((error: unknown) => {
    if (isOverSpend(error)) refuse('payments.nothing_left_to_refund');
    throw error;
  });
  await emptyIfClosed(tx, scope, spend.customer);
  await postJournal(tx, scope, {
    key: row.returnId,
    kind: 'wallet_returned',
    reference: spend.subject,
    at: row.at,
    entries: [...input.from, credit(customerWallet(spend.customer), amountCents)],
  });
  return row;
}
