import { readOpenLogin } from '#domain/identity/index.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import type { Money } from '#kernel/money.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { factsOf, paymentById, type PaymentRow, takeTurn } from '../queries.ts';
import { refundById, type RefundFactRow, refundFactsOf, type RefundRow } from '../refunds/queries.ts';
import { disputesOf, lostToBank, owedAs, refundState, type RefundState } from '../refunds/refund.ts';
import { restById, type WayAsk, wayAsksOf, whyOwed } from './queries.ts';
import { type Way, waysFor } from './ways.ts';

/** What is owed to somebody, and no card takes: a refund, what was left in the wallet of a closed login, or what was sent and came back. */
export interface Owed {
  id: string;
  amountCents: Money;
  purpose: string;
  subject: string;
  agencyId: string | null;
  payer: string;
  state: RefundState;
  /** Why the card did not take it, as the processor says it. */
  why: string | null;
  from: 'owed' | 'unclaimed';
  /** The state that unclaimed money is owed to. */
  keptFor: string | null;
  /** The payer's bank has given him this much of the payment: not to be paid a second time. */
  givenByBankCents: Money;
  /** A part of a refund that its payer's bank has not paid, or gave to us again. */
  isApart: boolean;
  /** The way on which it left our bank, unless it has come back. */
  sent: WayAsk | null;
  /** Null: of a wallet. `isItself`: this is the refund, and not what came back of it. */
  refund: { row: RefundRow; payment: PaymentRow; facts: readonly RefundFactRow[]; isItself: boolean } | null;
}

export type Known = Owed & { isClosed: boolean; ways: readonly Way[]; asks: readonly WayAsk[] };

/** Takes its turn and looks. Refuses payments.unknown_refund. */
export async function knownOwed(tx: Tx, scope: Scope, id: string): Promise<Known> {
  const found = (isId('wrs', id) ? await restOwed(tx, id) : await refundOwed(tx, id)) ?? refuse('payments.unknown_refund');
  const asks = await wayAsksOf(tx, id);
  const agreed = asks.filter(({ isApproved }) => isApproved === true);
  const owed = isId('wrs', id) ? { ...found, ...restStands(agreed) } : found;
  const sent = agreed.some(({ way }) => way === 'came_back') ? null : (agreed.find(({ number }) => number !== null) ?? null);
  const isClosed = (await readOpenLogin(tx, scope, owed.payer)) === null;
  return { ...owed, sent, asks, isClosed, ways: waysFor(owed.state, isClosed, sent !== null) };
}

type Found = Omit<Owed, 'sent'>;

async function refundOwed(tx: Tx, id: string): Promise<Found | null> {
  const row = isId('rfd', id) ? await refundById(tx, id) : undefined;
  if (row?.origin !== 'ours') return null;
  await takeTurn(tx, row.paymentId);
  const { payment, facts, givenByBankCents } = await paidAs(tx, row);
  const { purpose, subject, agencyId, payer } = payment;
  return {
    id,
    amountCents: row.amountCents,
    purpose,
    subject,
    agencyId,
    payer,
    state: refundState(facts),
    why: facts.findLast(({ kind }) => kind === 'failed' || kind === 'refused')?.details['why'] ?? null,
    from: owedAs(facts),
    keptFor: facts.find(({ kind }) => kind === 'unclaimed')?.details['state'] ?? null,
    givenByBankCents,
    isApart: false,
    refund: { row, payment, facts, isItself: true },
  };
}

async function paidAs(tx: Tx, { refundId, paymentId }: RefundRow) {
  return {
    payment: (await paymentById(tx, paymentId))!,
    facts: await refundFactsOf(tx, refundId),
    givenByBankCents: lostToBank(disputesOf(await factsOf(tx, paymentId))),
  };
}

async function restOwed(tx: Tx, id: string): Promise<Found | null> {
  await takeTurn(tx, id);
  const rest = await restById(tx, id);
  if (!rest) return null;
  const { amountCents, purpose, subject, agencyId, customer: payer, refundId } = rest;
  const about = { id, amountCents, purpose, subject, agencyId, payer, why: whyOwed(rest), ...restStands([]) };
  const row = refundId === null ? undefined : await refundById(tx, refundId);
  if (!row) return { ...about, givenByBankCents: 0n, isApart: false, refund: null };
  await takeTurn(tx, row.paymentId);
  const { payment, facts, givenByBankCents } = await paidAs(tx, row);
  const isApart = rest.cameBackOf === null;
  // Of this part the payer has nothing from his bank.
  return { ...about, givenByBankCents: isApart ? 0n : givenByBankCents, isApart, refund: { row, payment, facts, isItself: false } };
}

/** How a rest stands, the ways say that were agreed to. */
function restStands(agreed: readonly WayAsk[]): Pick<Owed, 'state' | 'from' | 'keptFor'> {
  const kept = agreed.find(({ way }) => way === 'unclaimed');
  const isOver = agreed.some(({ way }) => way !== 'unclaimed');
  return {
    state: isOver ? 'paid_otherwise' : kept ? 'unclaimed' : 'failed',
    from: kept ? 'unclaimed' : 'owed',
    keptFor: kept?.stateCode ?? null,
  };
}
