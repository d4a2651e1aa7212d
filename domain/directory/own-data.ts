import type { OwnData } from '#domain/identity/index.ts';
import { listContacts } from './list-contacts.ts';
import { removeContact } from './remove-contact.ts';

/** The people on the customer's list. They leave it when the login is closed; what was sent to them stays in the books. */
export const ownData: OwnData = {
  async read(app, scope) {
    const rows = (await listContacts(app, scope)).map(({ addedAt, resident }) => ({
      name: `${resident.givenName} ${resident.familyName}`,
      number: resident.number,
      place: `${resident.facility.name}, ${resident.agency.name}`,
      at: addedAt,
    }));
    return [{ name: 'people', rows }];
  },
  async forget(app, scope) {
    for (const { contactId } of await listContacts(app, scope)) await removeContact(app, scope, contactId);
  },
};
