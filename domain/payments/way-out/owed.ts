import { isClosedLogin, readLogin } from '#domain/identity/index.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import type { Money } from '#kernel/money.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { factsOf, paymentById, type PaymentRow, takeTurn } from '../queries.ts';
import { refundById, type RefundFactRow, refundFactsOf, type RefundRow } from '../refunds/queries.ts';
import { disputesOf, lostToBank, owedAs, refundState, type RefundState } from '../refunds/refund.ts';
import { WALLET_PURPOSE } from '../wallet/queries.ts';
import { WALLET_REST, wayAsksOf, walletRestById } from './queries.ts';
import { type Way, waysFor } from './ways.ts';

/** What is owed to somebody, and no card takes: a refund, or what was left in the wallet of a closed login. */
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
  /** Null: of a wallet. */
  refund: { row: RefundRow; payment: PaymentRow; facts: readonly RefundFactRow[] } | null;
}

export type Known = Owed & { isClosed: boolean; ways: readonly Way[] };

/** Takes its turn and looks. Refuses payments.unknown_refund. */
export async function knownOwed(tx: Tx, scope: Scope, id: string): Promise<Known> {
  const owed = (isId('wrs', id) ? await restOwed(tx, id) : await refundOwed(tx, id)) ?? refuse('payments.unknown_refund');
  const payer = await readLogin(tx, scope, owed.payer);
  const isClosed = payer === null || isClosedLogin(payer);
  return { ...owed, isClosed, ways: waysFor(owed.state, isClosed) };
}

async function refundOwed(tx: Tx, id: string): Promise<Owed | null> {
  const row = isId('rfd', id) ? await refundById(tx, id) : undefined;
  if (row?.origin !== 'ours') return null;
  await takeTurn(tx, row.paymentId);
  const payment = (await paymentById(tx, row.paymentId))!;
  const facts = await refundFactsOf(tx, id);
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
    givenByBankCents: lostToBank(disputesOf(await factsOf(tx, row.paymentId))),
    refund: { row, payment, facts },
  };
}

/** How a rest stands, the ways say that were agreed to. */
async function restOwed(tx: Tx, id: string): Promise<Owed | null> {
  await takeTurn(tx, id);
  const rest = await walletRestById(tx, id);
  if (!rest) return null;
  const agreed = (await wayAsksOf(tx, id)).filter(({ isApproved }) => isApproved === true);
  const kept = agreed.find(({ way }) => way === 'unclaimed');
  const isOver = agreed.some(({ way }) => way !== 'unclaimed');
  return {
    id,
    amountCents: rest.amountCents,
    purpose: WALLET_PURPOSE,
    subject: id,
    agencyId: null,
    payer: rest.customer,
    state: isOver ? 'paid_otherwise' : kept ? 'unclaimed' : 'failed',
    why: WALLET_REST,
    from: kept ? 'unclaimed' : 'owed',
    keptFor: kept?.stateCode ?? null,
    givenByBankCents: 0n,
    refund: null,
  };
}
