import type { Money } from '#kernel/money.ts';

export const REFUND_FACT_KINDS = [
  'asked',
  'called',
  'unknown',
  'refused',
  'pending',
  'succeeded',
  'failed',
  'settled_by_dispute',
  'owed_again',
  'paid_otherwise',
  'unclaimed',
  'came_back',
  'sent_again',
] as const;
export type RefundFactKind = (typeof REFUND_FACT_KINDS)[number];

export interface RefundFact {
  kind: RefundFactKind;
  attempt: number;
  details: Record<string, string | null>;
  at: Date;
}

/**
 * requested: to be brought to the processor. calling: brought there, no answer known yet. pending: it works on it. succeeded: it has paid back.
 * disputed: the bank is looking at the payment; it waits for that. failed: the card did not take it; the money is with us and still owed.
 * refused: the processor said no; a person must look. settled: the payer's bank had given him the money already. paid_otherwise: paid by other means.
 * unclaimed: kept for an owner whom nobody reached. What was paid by other means and came back is owed as a thing of its own (way-out), and stays paid here;
 * so does the part of what was settled that the bank gave back to us.
 */
export type RefundState =
  'requested' | 'calling' | 'pending' | 'succeeded' | 'disputed' | 'failed' | 'refused' | 'settled' | 'paid_otherwise' | 'unclaimed';

/** What the facts say of a refund, in whatever order they came. Only the newest attempt counts; a failure outweighs an earlier success. */
export function refundState(facts: readonly RefundFact[]): RefundState {
  const ever = new Set(facts.map((fact) => fact.kind));
  if (ever.has('paid_otherwise')) return 'paid_otherwise';
  if (countOf(facts, 'settled_by_dispute') > facts.filter(isOwedWhole).length) return 'settled';
  const attempt = attemptOf(facts);
  const newest = facts.filter((fact) => fact.attempt === attempt);
  const has = new Set(newest.map((fact) => fact.kind));
  const hasFailed = has.has('failed');
  if (has.has('succeeded') && !hasFailed) return 'succeeded';
  if (ever.has('unclaimed')) return 'unclaimed';
  if (hasFailed) return 'failed';
  if (has.has('pending')) return 'pending';
  const refused = newest.find((fact) => fact.kind === 'refused');
  if (refused) return refused.details['why'] === DISPUTED ? 'disputed' : 'refused';
  return has.has('called') ? 'calling' : 'requested';
}

const countOf = (facts: readonly RefundFact[], kind: RefundFactKind): number => facts.filter((fact) => fact.kind === kind).length;

/** Whether all of a refund is owed again; of a part, an amount is told. */
const isOwedWhole = ({ kind, details }: RefundFact): boolean => kind === 'owed_again' && (details['amount'] ?? null) === null;

/** How much of a refund the payer's bank has paid him and has not given back to us since. */
export function settledOf(facts: readonly RefundFact[], amountCents: Money): Money {
  const again = facts.filter(({ kind }) => kind === 'owed_again');
  const ended = BigInt(countOf(facts, 'settled_by_dispute')) * amountCents;
  return again.reduce((left, { details }) => left - BigInt(details['amount'] ?? amountCents), ended);
}

/** The part of a settled refund that is owed apart from it, since the payer's bank gave that to us again. */
export function owedApart(facts: readonly RefundFact[]): Money {
  return facts.reduce((sum, { details }) => (details['rest'] ? sum + BigInt(details['amount'] ?? 0) : sum), 0n);
}

/** Whether a refund went out and did not come back, in an attempt other than this. */
export function wasPaid(facts: readonly RefundFact[], but: number | null = null): boolean {
  const hasFailed = (attempt: number): boolean => facts.some((fact) => fact.kind === 'failed' && fact.attempt === attempt);
  return facts.some(({ kind, attempt }) => kind === 'succeeded' && attempt !== but && !hasFailed(attempt));
}

/** What is owed once an attempt comes back that its payer had besides the money of his bank: as much of that as his bank has given to us again. */
export function owedOnceBack(facts: readonly RefundFact[], attempt: number): Money {
  if (wasPaid(facts, attempt)) return 0n;
  const again = facts.filter(({ kind, details }) => kind === 'owed_again' && !details['rest']);
  const takenUp = facts.filter(({ kind, details }) => kind === 'failed' && details['rest']);
  const sum = (some: readonly RefundFact[]): Money => some.reduce((cents, { details }) => cents + BigInt(details['amount'] ?? 0), 0n);
  return sum(again) - sum(takenUp);
}

/** Where the debt of a refund stands in the books until it is paid. */
export function owedAs(facts: readonly RefundFact[]): 'owed' | 'unclaimed' {
  return facts.some(({ kind }) => kind === 'unclaimed') ? 'unclaimed' : 'owed';
}

/** Attempts are counted from 1. */
export function attemptOf(facts: readonly RefundFact[]): number {
  return facts.reduce((most, fact) => Math.max(most, fact.attempt), 1);
}

/** Why the processor, or we ourselves, did not send a refund: the payer's bank has the payment in its hands. */
export const DISPUTED = 'charge_disputed';

/** Whether the payer has the money, one way or the other. */
export function isOver(state: RefundState): boolean {
  return state === 'succeeded' || state === 'settled' || state === 'paid_otherwise';
}

/** Whether a person must find another way. */
export function isStuck(state: RefundState): boolean {
  return state === 'failed' || state === 'refused';
}

/** Whether the processor can be asked to pay it (again) without a person deciding so. */
export function mayGoOut(state: RefundState): boolean {
  return state === 'requested' || state === 'calling' || state === 'disputed';
}

/** A dispute as the facts of its payment tell it. */
export interface Dispute {
  dispute: string;
  /** As the processor names it: needs_response, under_review, won, lost, warning_… */
  status: string;
  reason: string | null;
  amountCents: Money;
  withdrawnCents: Money;
  reinstatedCents: Money;
  openedAt: Date | null;
  /** Until when we may answer. */
  answerBy: Date | null;
  hasEvidence: boolean;
  closedAt: Date | null;
}

interface DisputeFact {
  kind: string;
  amountCents: Money | null;
  details: Record<string, string | null>;
  at: Date;
}

/** The disputes of one payment. Of several messages the one that closed it counts first, then the newest by the processor's own time. */
export function disputesOf(facts: readonly DisputeFact[]): Dispute[] {
  const found = new Map<string, Dispute & { told: string }>();
  for (const { kind, amountCents, details, at } of facts) {
    const id = details['dispute'];
    if (!kind.startsWith('dispute_') || !id) continue;
    const so =
      found.get(id) ??
      ({
        dispute: id,
        status: '',
        reason: null,
        amountCents: 0n,
        withdrawnCents: 0n,
        reinstatedCents: 0n,
        openedAt: null,
        answerBy: null,
        hasEvidence: false,
        closedAt: null,
        told: '',
      } satisfies Dispute & { told: string });
    found.set(id, so);
    so.reason ??= details['why'] ?? null;
    so.hasEvidence ||= details['hasEvidence'] === 'yes';
    if (details['answerBy']) so.answerBy = new Date(details['answerBy']);
    if (kind === 'dispute_opened') {
      so.openedAt = at;
      so.amountCents = amountCents ?? 0n;
    }
    if (kind === 'dispute_funds_withdrawn') so.withdrawnCents += amountCents ?? 0n;
    if (kind === 'dispute_funds_reinstated') so.reinstatedCents += amountCents ?? 0n;
    if (kind === 'dispute_closed') so.closedAt = at;
    const told = kind === 'dispute_closed' ? '9' : (details['toldAt'] ?? '');
    if (told >= so.told && details['status']) [so.status, so.told] = [details['status'], told];
  }
  return [...found.values()].map(({ told: _told, ...dispute }) => dispute);
}

export type Standing = 'open' | 'won' | 'lost';

/** What the payer's bank decided, as far as we know. */
export function standingOf({ status, closedAt }: Pick<Dispute, 'status' | 'closedAt'>): Standing {
  if (status === 'won' || status === 'warning_closed') return 'won';
  return status === 'lost' && closedAt !== null ? 'lost' : 'open';
}

/** What the payers' bank holds of a payment at the moment. */
export function takenByBank(disputes: readonly Dispute[]): Money {
  return disputes.reduce((sum, one) => sum + one.withdrawnCents - one.reinstatedCents, 0n);
}

/** What the bank has kept for good. A dispute that is closed is lost only when it says so: the news that it gave back may come later. */
export function lostToBank(disputes: readonly Dispute[]): Money {
  return takenByBank(disputes.filter((one) => standingOf(one) === 'lost'));
}

/** What was taken from the payer again of what the bank's money had bought, and is not his again. */
export function madeGood(facts: readonly Pick<DisputeFact, 'kind' | 'amountCents'>[]): Money {
  const signs: Record<string, bigint> = { made_good: 1n, made_good_back: -1n };
  return facts.reduce((sum, { kind, amountCents }) => sum + (signs[kind] ?? 0n) * (amountCents ?? 0n), 0n);
}

/** Something that was taken from the payer again, and how much of it is not his again. */
export interface MadeGood {
  key: string;
  amountCents: Money;
}

/** All that was taken from the payer again and is not his again, each under its taker's own key. */
export function madeGoodOf(
  facts: readonly (Pick<DisputeFact, 'kind' | 'amountCents' | 'details'> & { processorObject: string | null })[],
): MadeGood[] {
  const left = new Map<string, Money>();
  const sign = { made_good: 1n, made_good_back: -1n };
  for (const { kind, amountCents, details, processorObject } of facts) {
    if (kind !== 'made_good' && kind !== 'made_good_back') continue;
    const key = details['of'] ?? processorObject ?? '';
    left.set(key, (left.get(key) ?? 0n) + sign[kind] * (amountCents ?? 0n));
  }
  return [...left].map(([key, amountCents]) => ({ key, amountCents })).filter((one) => one.amountCents > 0n);
}

export interface Stand {
  /** Asked back, and not decided. */
  openCents: Money;
  /** Kept by the bank for good, and nobody has made it good. */
  lostCents: Money;
  /** Made good, and the bank has given it back since. */
  overCents: Money;
  /** A refund was settled with it, and the bank has given it back since. */
  owedAgainCents: Money;
}

/** How a payment stands with its payer's bank, and with the payer himself. */
export function standOf(facts: readonly DisputeFact[], settledCents: Money): Stand {
  const disputes = disputesOf(facts);
  let openCents = 0n;
  for (const one of disputes) {
    const takenCents = one.withdrawnCents - one.reinstatedCents;
    // Lost, and the news that it took the money is still on its way.
    const isTold = standingOf(one) === 'lost' && one.withdrawnCents > 0n;
    if (standingOf(one) !== 'won' && !isTold) openCents += takenCents > one.amountCents ? takenCents : one.amountCents;
  }
  const lostCents = lostToBank(disputes) - madeGood(facts) - settledCents;
  // Refunds come first: what is over beyond them is what had been made good.
  const owedAgainCents = within(settledCents, -lostCents);
  const overCents = within(madeGood(facts), -lostCents - owedAgainCents);
  return { openCents, lostCents: lostCents > 0n ? lostCents : 0n, overCents, owedAgainCents };
}

function within(mostCents: Money, cents: Money): Money {
  const least = cents < mostCents ? cents : mostCents;
  return least > 0n ? least : 0n;
}
