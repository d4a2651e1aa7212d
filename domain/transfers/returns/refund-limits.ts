import type { Money } from '#kernel/money.ts';

/** What an operator may give back alone, by role; above it another one, of finance, approves. */
const ALONE_CENTS: Readonly<Record<string, Money>> = { operator: 5_000n, finance: 20_000n };

/** The highest limit among the roles somebody holds; none without a role of an operator's. */
export function refundAloneCents(roles: readonly string[]): Money {
  return roles.reduce((most, role) => ((ALONE_CENTS[role] ?? 0n) > most ? (ALONE_CENTS[role] ?? 0n) : most), 0n);
}
