import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import { factsOf, paymentFor } from '../queries.ts';
import { leftToRefund } from '../refunds/read-refunds.ts';
import { returnsOf, type ReturnRow, spendFactsOf, spendFor, subjectsWithSpend } from './queries.ts';

/** What a thing was paid with from the wallet. */
export interface WalletPart {
  spend: string;
  amountCents: Money;
  /** held: set aside. taken: paid. freed: not used after all. */
  state: 'held' | 'taken' | 'freed';
  /** The whole price is paid from the wallet. */
  isWhole: boolean;
  returns: ReturnRow[];
}

/** What a thing was paid with, and how much of each can still go back there. */
export interface Tender {
  takenCents: Money;
  leftCents: Money;
  card: { payment: string; leftCents: Money } | null;
  wallet: { spend: string; leftCents: Money } | null;
}

/** The wallet's part of paying for a thing, as the scope may see it; null when it has none. */
export async function readWalletPart(tx: Tx, purpose: string, subject: string): Promise<WalletPart | null> {
  const spend = await spendFor(tx, purpose, subject);
  if (!spend) return null;
  const kinds = (await spendFactsOf(tx, spend.spendId)).map((fact) => fact.kind);
  return {
    spend: spend.spendId,
    amountCents: spend.walletCents,
    state: kinds.includes('taken') ? 'taken' : kinds.includes('freed') ? 'freed' : 'held',
    isWhole: spend.walletCents === spend.totalCents,
    returns: await returnsOf(tx, spend.spendId),
  };
}

/** Which of these things are paid from the wallet, in part or whole. */
export async function paidFromWallet(tx: Tx, purpose: string, subjects: readonly string[]): Promise<Set<string>> {
  return await subjectsWithSpend(tx, purpose, subjects);
}

/** What a thing was paid with: money that goes back goes where it came from. */
export async function readTender(tx: Tx, purpose: string, subject: string): Promise<Tender> {
  const payment = await paymentFor(tx, purpose, subject);
  const captured = payment && (await factsOf(tx, payment.paymentId)).find((fact) => fact.kind === 'captured');
  const card = payment && captured ? { payment: payment.paymentId, leftCents: await leftToRefund(tx, payment.paymentId) } : null;
  const part = await readWalletPart(tx, purpose, subject);
  const taken = part?.state === 'taken' ? part : null;
  const back = taken?.returns.reduce((sum, one) => sum + one.amountCents, 0n) ?? 0n;
  const wallet = taken && { spend: taken.spend, leftCents: taken.amountCents - back };
  return {
    takenCents: (card && payment ? payment.amountCents : 0n) + (taken?.amountCents ?? 0n),
    leftCents: (card?.leftCents ?? 0n) + (wallet?.leftCents ?? 0n),
    card,
    wallet,
  };
}
