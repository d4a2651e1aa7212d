import type { Money } from '#kernel/money.ts';
import type { StateKind } from '../transfer.ts';
import type { ConflictWhy, Deduction } from './queries/answers.ts';

/** What an agency says of one transfer. */
export interface Answer {
  reference?: string;
  transferId?: string;
  outcome: 'posted' | 'rejected';
  reason?: string | null;
  note?: string | null;
  /** What it says has arrived, where it says so: must agree. */
  amountCents?: Money | null;
  deductions?: readonly Deduction[];
}

export type KeptOut =
  | 'unknown'
  | 'not_there'
  | 'amount_differs'
  | 'deducted_too_much'
  | 'bad_deduction'
  | 'rejected_with_deductions'
  | 'unreadable_amount'
  | 'unknown_result';

/**
 * posted, rejected: done now. repeated: said before, the same. conflict: too late, or against an earlier word; nothing moves, an operator looks.
 * kept_out: cannot be true, or is nobody's.
 */
export type Judgement =
  | { verdict: 'posted' | 'rejected' | 'repeated' }
  | { verdict: 'note_deductions' }
  | { verdict: 'conflict'; why: ConflictWhy }
  | { verdict: 'kept_out'; why: KeptOut };

export const DEDUCTIONS_MOST = 20;

/** What becomes of an answer, from where the transfer stands and what was said of it before. */
export function judgeAnswer(
  about: {
    amountCents: Money;
    kinds: ReadonlySet<StateKind>;
    before: { outcome: 'posted' | 'rejected'; deductions: readonly Deduction[] } | null;
  },
  answer: Answer,
): Judgement {
  const { kinds, before } = about;
  const deductions = answer.deductions ?? [];
  if (!kinds.has('applied')) return { verdict: 'kept_out', why: 'not_there' };
  if (answer.amountCents !== undefined && answer.amountCents !== null && answer.amountCents !== about.amountCents)
    return { verdict: 'kept_out', why: 'amount_differs' };
  if (answer.outcome === 'rejected' && deductions.length > 0) return { verdict: 'kept_out', why: 'rejected_with_deductions' };
  if (deductions.length > DEDUCTIONS_MOST || deductions.some((one) => one.amountCents <= 0n || one.name === ''))
    return { verdict: 'kept_out', why: 'bad_deduction' };
  if (deductions.reduce((sum, one) => sum + one.amountCents, 0n) > about.amountCents)
    return { verdict: 'kept_out', why: 'deducted_too_much' };
  if (before !== null) {
    if (before.outcome !== answer.outcome) return { verdict: 'conflict', why: kinds.has('returning') ? 'went_back' : 'other_outcome' };
    return sameDeductions(before.deductions, deductions) ? { verdict: 'repeated' } : { verdict: 'conflict', why: 'other_deductions' };
  }
  if (kinds.has('returning')) return answer.outcome === 'rejected' ? { verdict: 'repeated' } : { verdict: 'conflict', why: 'went_back' };
  if (kinds.has('posted'))
    // A clerk marked it by hand before; the answer adds what was taken.
    return answer.outcome === 'posted' ? { verdict: 'note_deductions' } : { verdict: 'conflict', why: 'posted_already' };
  return { verdict: answer.outcome };
}

function sameDeductions(a: readonly Deduction[], b: readonly Deduction[]): boolean {
  return a.length === b.length && a.every((one, i) => one.name === b[i]!.name && one.amountCents === b[i]!.amountCents);
}
