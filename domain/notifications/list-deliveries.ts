import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { type Scope, requireRealm } from '#kernel/scope.ts';
import { keyOf } from './address.ts';
import { type Delivery, deliveriesOf, deliveriesTo } from './queries/deliveries.ts';

const MOST = 50;

/** What was sent to an address or number, or to a login by every channel, newest first, and what became of it; never what it said. For operators; audited. */
export async function listDeliveries(tx: Tx, scope: Scope, input: { to: string } | { login: string }): Promise<Delivery[]> {
  requireRealm(scope, 'operator', 'system');
  const subject = 'to' in input ? keyOf(input.to) : input.login;
  if (scope.realm === 'operator') await audit(tx, scope, { action: 'notifications.deliveries_read', subject });
  return 'to' in input ? await deliveriesTo(tx, subject, MOST) : await deliveriesOf(tx, subject, MOST);
}
