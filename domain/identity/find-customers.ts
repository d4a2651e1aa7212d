import type { Tx } from '#kernel/db.ts';
import { type Scope, requireRealm } from '#kernel/scope.ts';
import { customersNamed, type NamedCustomer } from './queries/customers-named.ts';

/**
 * Customers whose whole name, or last name, begins so, in the order of their names; capitals do not matter. Once for each person, by the newest
 * details that fit. Operators.
 */
export async function findCustomersNamed(tx: Tx, scope: Scope, input: { name: string; limit: number }): Promise<NamedCustomer[]> {
  requireRealm(scope, 'operator');
  return await customersNamed(tx, input.name.toLowerCase(), input.limit);
}
