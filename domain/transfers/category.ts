import { type AgencyPolicies, categories, type Category, type FeeLine } from '#domain/directory/index.ts';
import { refuse } from '#kernel/refusal.ts';
import { WAY } from './check-amount.ts';

/** The price line of each purpose an agency takes money for, as it is sent here: spending first, and none twice. */
export function linesOffered(policies: AgencyPolicies): FeeLine[] {
  const lines = policies.feeSchedule.body.lines.filter((line) => line.channel === WAY.channel && line.method === WAY.method);
  return lines.toSorted((a, b) => categories.indexOf(a.category) - categories.indexOf(b.category));
}

/**
 * The purpose a person chose. Who was not asked, because there is only one, has not chosen: that one, or spending where there is spending.
 * Refuses: transfers.service_off where there is none, and category_unknown at the field `category`.
 */
export function readCategory(policies: AgencyPolicies, chosen: unknown): Category {
  const offered = linesOffered(policies).map((line) => line.category);
  const first = offered[0] ?? refuse('transfers.service_off');
  if (chosen === undefined || chosen === '') return first;
  return offered.find((one) => one === chosen) ?? refuse('transfers.category_unknown', {}, 'category');
}

/** An address may carry a purpose; anything else in its place is left out. */
export function asCategory(text: string | null | undefined): Category | null {
  return categories.find((one) => one === text) ?? null;
}
