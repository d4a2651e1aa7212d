import type { PlanInput } from '#domain/transfers/index.ts';

/** A plan that is not agreed to yet stands in the address of the page that checks it. */
export function planFrom(resident: string, asked: URLSearchParams): PlanInput {
  const of = (name: string): string => asked.get(name) ?? '';
  return { resident, amount: of('amount'), category: of('category'), every: of('every'), first: of('first'), card: of('card') };
}

export function planQuery(typed: { amount: string; category: string; every: string; first: string; card: string }): string {
  return new URLSearchParams({ ...typed, amount: typed.amount.trim() }).toString();
}
