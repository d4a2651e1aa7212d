import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { type Scope, requireRealm } from '#kernel/scope.ts';
import { type Delivery, deliveriesTo } from './queries.ts';

/** What was mailed to an address and when the mail server took it, newest first. For operators; audited. Link mails are not listed. */
export async function listDeliveries(tx: Tx, scope: Scope, input: { to: string }): Promise<Delivery[]> {
  requireRealm(scope, 'operator', 'system');
  if (scope.realm === 'operator') await audit(tx, scope, { action: 'notifications.deliveries_read', subject: input.to });
  return await deliveriesTo(tx, input.to, 50);
}
