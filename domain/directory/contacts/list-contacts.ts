import type { App } from '#kernel/app.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { selectContacts } from '../queries/residents.ts';
import { type Resident, readResident } from '../people/read-resident.ts';

export interface Contact {
  contactId: string;
  addedAt: Date;
  resident: Resident;
}

/** The signed-in customer's people with agency, facility and services there, the newest first. */
export async function listContacts(app: App, scope: Scope): Promise<Contact[]> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const contacts: Contact[] = [];
    for (const row of await selectContacts(tx, customer)) {
      const resident = await readResident(tx, row.residentId, now);
      if (resident) contacts.push({ contactId: row.id, addedAt: row.addedAt, resident });
    }
    return contacts;
  });
}
