import type { Tx } from '#kernel/db.ts';
import { requireRealm, type Scope } from '#kernel/scope.ts';
import { normaliseNumber } from '../places/resident-number.ts';
import { selectAgencies } from '../queries/agencies.ts';
import { type NumberedRow, selectNumbered } from '../queries/residents.ts';

/** Everybody with this number, in whatever agency, however it was typed. Operators; staff in their own agency. */
export async function findByNumber(tx: Tx, scope: Scope, typed: string): Promise<NumberedRow[]> {
  requireRealm(scope, 'operator', 'staff');
  const numbers = (await selectAgencies(tx)).flatMap(({ id, number: format }) => {
    if (scope.realm === 'staff' && id !== scope.agency) return [];
    const number = normaliseNumber(format, typed);
    return number === null ? [] : [{ agencyId: id, number }];
  });
  return await selectNumbered(tx, numbers);
}
