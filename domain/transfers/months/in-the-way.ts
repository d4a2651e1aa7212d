import { endOfMonth, monthsSoFar, whenLocked } from '#domain/ledger/index.ts';
import { type SidesInTheWay, sidesInTheWay } from '#domain/payments/index.ts';
import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import { unknownOrders } from '../remittance/queries/payments.ts';

/** Why a month can not be closed yet. Each has words (`months.way_…`) and a page to go to (web/books/months.ts). */
export type InTheWay =
  | { kind: 'running' }
  | { kind: 'days_open' }
  | { kind: 'earlier_open'; month: string }
  | { kind: 'remittance_unknown'; remittance: string; facilityName: string; day: string }
  | SidesInTheWay;

/** All that stands in the way of closing a month that is not closed. */
export async function inTheWay(tx: Tx, scope: Scope, month: string, now: Date): Promise<InTheWay[]> {
  const endsAt = endOfMonth(month);
  if (endsAt > now) return [{ kind: 'running' }];
  const lockedAt = await whenLocked(tx, endsAt);
  if (lockedAt === null) return [{ kind: 'days_open' }];
  const earlier = await monthsSoFar(tx, scope);
  const orders = await unknownOrders(tx, endsAt);
  return [
    ...(earlier !== null && earlier.next < month ? [{ kind: 'earlier_open' as const, month: earlier.next }] : []),
    ...(await sidesInTheWay(tx, scope, { endsAt, lockedAt, now })),
    ...orders.map(({ remittanceId, ...one }) => ({ kind: 'remittance_unknown' as const, remittance: remittanceId, ...one })),
  ];
}
