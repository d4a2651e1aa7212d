import type { Lang } from '#kernel/scope.ts';
import type { Money } from '#kernel/money.ts';
import type { FieldError } from '#kernel/refusal.ts';
import { type Category, categories } from './fee-schedule.ts';
import { isCount } from './stamps-policy.ts';

/** What the agency takes from money that arrives. We hand over the whole amount; the agency deducts. */
export interface DeductionRule {
  name: Record<Lang, string>;
  /** 10000 = everything. At most one of percent and fixed may be zero. */
  percentBasisPoints: number;
  fixedCents: Money;
  /** What the percent is of: the whole deposit, what earlier rules left of it, or the deduction of the rule before (California's 10 %). */
  of: 'deposit' | 'rest' | 'deduction_before';
  /** The most from one deposit. */
  mostCents?: Money | null;
  /** Taken from every deposit, or only from somebody who owes it. */
  when: 'always' | 'if_owed';
  /** Only from somebody who owes at least this much. */
  owedFromCents?: Money | null;
  /** Never more than is still owed. */
  untilPaid?: boolean;
  /** Where the taking ends, in the agency's words: "until the debt is paid". */
  cap: Record<Lang, string> | null;
  exempt: readonly Category[];
  legalCite: string;
  /** The rule as the agency publishes it. */
  wording: Record<Lang, string>;
}

/** What the agency does with part of a cent. Where it doesn't say, the range shown covers both. */
export const roundings = ['up', 'down', 'nearest'] as const;
export type Rounding = (typeof roundings)[number];

export interface DeductionRules {
  rules: readonly DeductionRule[];
  rounding?: Rounding | null;
  /** So many days before another rule takes force, families can read of it. */
  noticeDays?: number;
}

export interface Deducted {
  rule: DeductionRule;
  upToCents: Money;
}

/** What may be taken and so what arrives, between the two. The agency's acknowledgement later says what was. */
export interface DeductionRange {
  taken: readonly Deducted[];
  atLeastCents: Money;
  atMostCents: Money;
}

/**
 * What can arrive of an amount. "At least" counts every rule in full, "at most" only those surely taken; part of a cent as the agency rounds, else
 * against what arrives in the one and for it in the other. Rules apply in their order and never take more than is there. `owedCents`: what
 * the person owes, where whoever asks says so; rules about debts pay it down in their order. Left out, such a rule may be taken or not.
 */
export function deductionsOn(
  { rules, rounding }: DeductionRules,
  category: Category,
  amountCents: Money,
  owedCents: Money | null = null,
): DeductionRange {
  const applies = (rule: DeductionRule): boolean =>
    !rule.exempt.includes(category) && (owedCents === null || !isAboutDebt(rule) || owesEnough(rule, owedCents));
  const isSure = (rule: DeductionRule): boolean => rule.when === 'always' || (owedCents !== null && isAboutDebt(rule));
  const most = takeAll(rules, amountCents, owedCents, rounding ?? 'up', applies);
  const least = takeAll(rules, amountCents, owedCents, rounding ?? 'down', (rule) => applies(rule) && isSure(rule));
  return { taken: most.taken.filter(({ rule }) => applies(rule)), atLeastCents: most.restCents, atMostCents: least.restCents };
}

/** Whether what a rule takes hangs on what the person owes. */
export function isAboutDebt(rule: DeductionRule): boolean {
  return rule.untilPaid === true || (rule.owedFromCents ?? null) !== null;
}

const owesEnough = (rule: DeductionRule, owedCents: Money): boolean => owedCents > 0n && owedCents >= (rule.owedFromCents ?? 0n);

// A rule that doesn't apply still stands in the order, with nothing taken: the next one may ask what "the one before" took.
function takeAll(
  rules: readonly DeductionRule[],
  amountCents: Money,
  owedCents: Money | null,
  rounding: Rounding,
  applies: (rule: DeductionRule) => boolean,
): { taken: Deducted[]; restCents: Money } {
  const taken: Deducted[] = [];
  let restCents = amountCents;
  let owedLeft = owedCents;
  for (const rule of rules) {
    const base = { deposit: amountCents, rest: restCents, deduction_before: taken.at(-1)?.upToCents ?? 0n }[rule.of];
    const wanted = applies(rule) ? shareOf(base, rule.percentBasisPoints, rounding) + rule.fixedCents : 0n;
    const caps = [restCents, rule.mostCents, rule.untilPaid ? owedLeft : null].filter((cap) => cap !== null && cap !== undefined);
    const upToCents = caps.reduce((least, cap) => (cap < least ? cap : least), wanted);
    restCents -= upToCents;
    if (owedLeft !== null && rule.untilPaid) owedLeft -= upToCents;
    taken.push({ rule, upToCents });
  }
  return { taken, restCents };
}

function shareOf(base: Money, basisPoints: number, rounding: Rounding): Money {
  return (base * BigInt(basisPoints) + { up: 9_999n, nearest: 5_000n, down: 0n }[rounding]) / 10_000n;
}

/** The days families are told before `next` takes force: those the rules before it promise, when it takes anything otherwise. */
export function noticeDaysFor(before: readonly DeductionRules[], next: DeductionRules): number {
  return Math.max(0, ...before.filter((rules) => termsOf(rules) !== termsOf(next)).map((rules) => rules.noticeDays ?? 0));
}

/** Everything about rules but their words. */
function termsOf({ rules, rounding, noticeDays }: DeductionRules): string {
  const terms = rules.map((rule) => [
    rule.percentBasisPoints,
    rule.fixedCents,
    rule.of,
    rule.mostCents ?? null,
    rule.when,
    rule.owedFromCents ?? null,
    rule.untilPaid ?? false,
    rule.exempt.toSorted(),
  ]);
  const all = [terms, rounding ?? null, noticeDays ?? 0];
  return JSON.stringify(all, (_name, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
}

/** What is wrong with a set of rules; empty when they make sense. No rules at all is an answer, too. */
export function deductionRulesErrors(rules: DeductionRules): FieldError[] {
  const errors: FieldError[] = [];
  if (!isCount(rules.noticeDays ?? 0, 0, 365))
    errors.push({ field: 'notice', code: 'directory.bad_count', params: { least: 0, most: 365 } });
  if (rules.rounding && !roundings.includes(rules.rounding)) errors.push({ field: 'rounding', code: 'directory.choose_one' });
  rules.rules.forEach((rule, i) => {
    const field = `rules.${i}`;
    const share = rule.percentBasisPoints;
    if (!Number.isInteger(share) || share < 0 || share > 10_000) errors.push({ field, code: 'directory.bad_percent' });
    if ([rule.fixedCents, rule.mostCents ?? 0n, rule.owedFromCents ?? 0n].some((cents) => cents < 0n))
      errors.push({ field, code: 'directory.negative_fee' });
    if ((share === 0 && rule.fixedCents === 0n) || rule.mostCents === 0n) errors.push({ field, code: 'directory.takes_nothing' });
    if (rule.of === 'deduction_before' && i === 0) errors.push({ field, code: 'directory.nothing_before' });
    if (rule.when === 'always' && isAboutDebt(rule)) errors.push({ field, code: 'directory.debt_not_always' });
    if (rule.legalCite.trim() === '') errors.push({ field, code: 'directory.no_legal_cite' });
    if (!rule.exempt.every((c) => categories.includes(c))) errors.push({ field, code: 'directory.unknown_way' });
    for (const text of [rule.name, rule.wording, ...(rule.cap ? [rule.cap] : [])]) {
      if (text.en.trim() === '' || text.es.trim() === '') errors.push({ field, code: 'directory.words_missing' });
    }
  });
  return errors;
}
