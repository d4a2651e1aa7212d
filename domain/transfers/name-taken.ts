import type { Lang } from '#kernel/scope.ts';
import type { Deduction } from './handoff/queries/answers.ts';
import type { PromisedDeduction } from './queries/quotes.ts';

type Named = Pick<PromisedDeduction, 'name'>;

/** What an agency took, under the names that its payer was shown with the price: an agency answers in one language. What is none of those stays as it was said. */
export function nameTaken(taken: readonly Deduction[], rules: readonly Named[], lang: Lang): Deduction[] {
  const isCalled = (said: string) => (rule: Named) => Object.values(rule.name).some((name) => same(name) === same(said));
  return taken.map((one) => ({ ...one, name: rules.find(isCalled(one.name))?.name[lang] ?? one.name }));
}

const same = (name: string): string => name.trim().toLowerCase();
