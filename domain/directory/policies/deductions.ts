import type { Lang } from '#kernel/scope.ts';
import type { Money } from '#kernel/money.ts';
import type { FieldError } from '#kernel/refusal.ts';
import { type Category, categories } from './fee-schedule.ts';

/** What the agency takes from money that arrives. We hand over the whole amount; the agency deducts. */
export interface DeductionRule {
  name: Record<Lang, string>;
  /** 10000 = everything. At most one of percent and fixed may be zero. */
  percentBasisPoints: number;
  fixedCents: Money;
  /** What the percent is of: the whole deposit, what earlier rules left of it, or the deduction of the rule before (California's 10 %). */
  of: 'deposit' | 'rest' | 'deduction_before';
  /** Taken from every deposit, or only from somebody who owes it. */
  when: 'always' | 'if_owed';
  /** Where the taking ends, in the agency's words: "until the debt is paid". */
  cap: Record<Lang, string> | null;
  exempt: readonly Category[];
  legalCite: string;
  /** The rule as the agency publishes it. */
  wording: Record<Lang, string>;
}

export interface DeductionRules {
  rules: readonly DeductionRule[];
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
 * What can arrive of an amount. "At least" counts every rule in full, rounded up to a whole cent; "at most" only those
 * always taken, rounded down. Rules apply in their order and never take more than is there.
 */
export function deductionsOn(rules: DeductionRules, category: Category, amountCents: Money): DeductionRange {
  const applies = (rule: DeductionRule): boolean => !rule.exempt.includes(category);
  const most = takeAll(rules.rules, amountCents, 'up', applies);
  const least = takeAll(rules.rules, amountCents, 'down', (rule) => applies(rule) && rule.when === 'always');
  return { taken: most.taken.filter(({ rule }) => applies(rule)), atLeastCents: most.restCents, atMostCents: least.restCents };
}

// A rule that doesn't apply still stands in the order, with nothing taken: the next one may ask what "the one before" took.
function takeAll(
  rules: readonly DeductionRule[],
  amountCents: Money,
  round: 'up' | 'down',
  applies: (rule: DeductionRule) => boolean,
): { taken: Deducted[]; restCents: Money } {
  const taken: Deducted[] = [];
  let restCents = amountCents;
  for (const rule of rules) {
    const base = { deposit: amountCents, rest: restCents, deduction_before: taken.at(-1)?.upToCents ?? 0n }[rule.of];
    const share = (base * BigInt(rule.percentBasisPoints) + (round === 'up' ? 9_999n : 0n)) / 10_000n;
    const wanted = applies(rule) ? share + rule.fixedCents : 0n;
    const upToCents = wanted > restCents ? restCents : wanted;
    restCents -= upToCents;
    taken.push({ rule, upToCents });
  }
  return { taken, restCents };
}

/** What is wrong with a set of rules; empty when they make sense. No rules at all is an answer, too. */
export function deductionRulesErrors(rules: DeductionRules): FieldError[] {
  const errors: FieldError[] = [];
  rules.rules.forEach((rule, i) => {
    const field = `rules.${i}`;
    const share = rule.percentBasisPoints;
    if (!Number.isInteger(share) || share < 0 || share > 10_000) errors.push({ field, code: 'directory.bad_percent' });
    if (rule.fixedCents < 0n) errors.push({ field, code: 'directory.negative_fee' });
    if (share === 0 && rule.fixedCents === 0n) errors.push({ field, code: 'directory.takes_nothing' });
    if (rule.of === 'deduction_before' && i === 0) errors.push({ field, code: 'directory.nothing_before' });
    if (rule.legalCite.trim() === '') errors.push({ field, code: 'directory.no_legal_cite' });
    if (!rule.exempt.every((c) => categories.includes(c))) errors.push({ field, code: 'directory.unknown_way' });
    for (const text of [rule.name, rule.wording, ...(rule.cap ? [rule.cap] : [])]) {
      if (text.en.trim() === '' || text.es.trim() === '') errors.push({ field, code: 'directory.words_missing' });
    }
  });
  return errors;
}
