import { type Contact, listContacts, listStandings, type Standing } from '#domain/directory/index.ts';
import { readPersonalDetails } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { type ListedTransfer, listTransfers } from './list-transfers.ts';

const LATEST = 5;

export interface Home {
  people: (Contact & { last: ListedTransfer | null; standing: Standing })[];
  latest: ListedTransfer[];
  hasDetails: boolean;
}

/** What a customer comes back to: the people, the newest transfers, and what is still missing before the first payment. */
export async function readHome(app: App, scope: Scope): Promise<Home> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  const standings = await listStandings(app, scope);
  const people: Home['people'] = [];
  for (const contact of await listContacts(app, scope)) {
    const standing = standings.get(contact.resident.id);
    if (!standing) continue; // taken off the list in between
    const { transfers } = await listTransfers(app, scope, { resident: contact.resident.id, limit: 1 });
    people.push({ ...contact, last: transfers[0] ?? null, standing });
  }
  const { transfers: latest } = await listTransfers(app, scope, { limit: LATEST });
  const details = await app.tx(scope, (tx) => readPersonalDetails(tx, scope, customer));
  return { people, latest, hasDetails: details !== null };
}
