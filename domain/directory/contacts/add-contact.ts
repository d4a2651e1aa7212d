import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import type { Subscriber } from '#kernel/outbox.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { countContacts, ensureContact, selectContacts, selectResident } from '../queries/residents.ts';
import { readPerson } from '../search/find-resident.ts';
import { noteIn } from './read-standing.ts';

export const CONTACTS_MAX = 25;

/**
 * "Yes, this is the person": keeps him among the customer's people. Twice is once. Customers.
 * Refuses: directory.person_expired, too_many_contacts.
 */
export async function addContact(app: App, scope: Scope, input: { person: string }): Promise<{ contactId: string; residentId: string }> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  const person = (await readPerson(app, scope, input.person)) ?? refuse('directory.person_expired');
  return await app.tx(scope, async (tx) => {
    const contactId = await keep(app, tx, customer, person.residentId, person.agencyId);
    await noteIn(tx, scope, { customer, residentId: person.residentId, tried: 'list' }, app.clock.now());
    return { contactId, residentId: person.residentId };
  });
}

/** Somebody who chose a person before signing up finds him there after the e-mail address is confirmed. */
export const keepChosenPerson = {
  event: 'login.verified',
  name: 'directory.keep_chosen_person',
  async run(app: App, tx: Tx, scope: Scope, payload: { loginId: string; residentId?: string | null }): Promise<void> {
    if (!payload.residentId) return;
    const resident = await selectResident(tx, payload.residentId);
    if (resident?.status !== 'here') return;
    await keep(app, tx, payload.loginId, resident.id, resident.agencyId);
    await noteIn(tx, scope, { customer: payload.loginId, residentId: resident.id, tried: 'list' }, app.clock.now());
  },
} satisfies Subscriber;

async function keep(app: App, tx: Tx, customer: string, residentId: string, agencyId: string): Promise<string> {
  const known = await countContacts(tx, customer);
  const has = known >= CONTACTS_MAX && (await selectContacts(tx, customer)).some((contact) => contact.residentId === residentId);
  if (known >= CONTACTS_MAX && !has) refuse('directory.too_many_contacts', { most: CONTACTS_MAX });
  return await ensureContact(tx, { id: newId('cnt'), customer, residentId, agencyId }, app.clock.now());
}
