import type { Money } from '#kernel/money.ts';

/** What an operator may give back alone, by role; above it a second operator approves. */
export const REFUND_ALONE_CENTS: Readonly<Record<string, Money>> = { operator: 20_000n };

/** The highest limit among the roles somebody holds. */
export function mayRefundAlone(roles: readonly string[], amountCents: Money): boolean {
  return roles.some((role) => amountCents <= (REFUND_ALONE_CENTS[role] ?? -1n));
}
