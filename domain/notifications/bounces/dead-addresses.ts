import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireRealm, type Scope, systemScope } from '#kernel/scope.ts';
import { keyOf } from '../address.ts';
import { clearDead, type DeadAddress, deadById, selectDead } from './queries.ts';

const PER_PAGE = 50;

/** Addresses that mail does not reach, newest first: all of them or those still marked, by a part of the address. Operators; audited. */
export async function listDeadAddresses(
  app: App,
  scope: Scope,
  input: { part: string; open: boolean; page: number },
): Promise<{ addresses: DeadAddress[]; more: boolean }> {
  requireRealm(scope, 'operator');
  const part = keyOf(input.part).slice(0, 254);
  const page = Math.min(Math.max(Math.trunc(input.page) || 1, 1), 1000);
  return await app.tx(scope, async (tx) => {
    await audit(tx, scope, { action: 'notifications.dead_addresses_read', subject: part || '-' });
    const found = await selectDead(tx, { part, open: input.open, skip: (page - 1) * PER_PAGE, most: PER_PAGE + 1 });
    return { addresses: found.slice(0, PER_PAGE), more: found.length > PER_PAGE };
  });
}

/** Mail may go to this address again: its owner says that the mailbox is back. Operators; audited. Refuses notifications.unknown_address. */
export async function clearDeadAddress(app: App, scope: Scope, input: { id: string }): Promise<void> {
  requireRealm(scope, 'operator');
  await app.tx({ ...systemScope(scope.request), lang: scope.lang }, async (tx) => {
    const dead = (await deadById(tx, input.id)) ?? refuse('notifications.unknown_address');
    await clearDead(tx, { address: dead.address, by: scope.actor, reason: 'operator', at: app.clock.now() });
  });
  await app.tx(scope, (tx) => audit(tx, scope, { action: 'notifications.address_cleared', subject: input.id }, app.clock.now()));
}
