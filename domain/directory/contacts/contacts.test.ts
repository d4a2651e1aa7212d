import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { publicScope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf } from '#test/refused.ts';
import { addContact, CONTACTS_MAX, keepChosenPerson } from './add-contact.ts';
import { addResident } from '../people/add-resident.ts';
import { type CastAgency, castAgency, castCustomer, castResident } from '../cast.ts';
import { findResident } from '../search/find-resident.ts';
import { listContacts } from './list-contacts.ts';
import { readResident } from '../people/read-resident.ts';
import { removeContact } from './remove-contact.ts';

const dana = castCustomer(newId('lgn'));
const other = castCustomer(newId('lgn'));
let app: TestApp;
let florida: CastAgency;
let mateo: string;

beforeAll(async () => {
  app = await testApp();
  florida = await castAgency(app);
  mateo = await castResident(app, florida);
});
afterAll(() => app.end());

const referenceTo = async (number: string) =>
  (await findResident(app, publicScope('t', 'en'), { state: 'FL', number, source: '192.0.2.1' })).reference;
describe('contacts', () => {
  test('"Yes, this is the person" puts him on the list, once, also from two tabs', async () => {
    const person = await referenceTo('S123456');
    const both = await Promise.all([addContact(app, dana, { person }), addContact(app, dana, { person })]);
    expect(both[0]).toEqual(both[1]);
    const list = await listContacts(app, dana);
    expect(list).toHaveLength(1);
    expect(list[0]!.resident).toMatchObject({
      id: mateo,
      givenName: 'Mateo',
      facility: { name: 'Palmetto Ridge' },
      services: { money: true, letters: false },
    });
  });

  test('are their owner’s alone', async () => {
    const { contactId } = await addContact(app, dana, { person: await referenceTo('S123456') });
    expect(await listContacts(app, other)).toEqual([]);
    expect(await codeOf(removeContact(app, other, contactId))).toBe('directory.unknown_contact');
    expect(await app.tx(other, (tx) => readResident(tx, mateo, app.clock.now()))).toBeUndefined();
    expect(await app.tx(dana, (tx) => readResident(tx, mateo, app.clock.now()))).toMatchObject({ number: 'S123456', unit: 'B-2' });
    expect(await codeOf(listContacts(app, publicScope('t', 'en')))).toBe('kernel.not_allowed');
  });

  test('come off the list and on again, and the first time is kept', async () => {
    const { contactId } = await addContact(app, dana, { person: await referenceTo('S123456') });
    await removeContact(app, dana, contactId);
    expect(await listContacts(app, dana)).toEqual([]);
    expect(await codeOf(removeContact(app, dana, contactId))).toBe('directory.unknown_contact');
    const again = await addContact(app, dana, { person: await referenceTo('S123456') });
    expect(again.contactId).not.toBe(contactId);
    const { rows } = await app.owner.query('select 1 from directory.contacts where customer = $1 and resident_id = $2', [
      dana.actor,
      mateo,
    ]);
    expect(rows).toHaveLength(2);
  });

  test.each(['', '\u0000', 'x', newId('cnt'), "' or true --"])('there is no link %j to remove', async (id) => {
    expect(await codeOf(removeContact(app, dana, id))).toBe('directory.unknown_contact');
  });

  test('need a reference from a search', async () => {
    for (const person of ['', mateo, 'x'.repeat(80)])
      expect(await codeOf(addContact(app, dana, { person }))).toBe('directory.person_expired');
  });

  test('a customer can’t plant one for somebody else past the commands', async () => {
    const { sql } = await import('kysely');
    const planted = app.tx(other, (tx) =>
      sql`insert into directory.contacts (id, customer, resident_id, agency_id, added_at)
      values (${newId('cnt')}, ${dana.actor}, ${mateo}, ${florida.agency.id}, ${app.clock.now()})`.execute(tx),
    );
    await expect(planted).rejects.toMatchObject({ code: '42501' });
  });

  test('end at a number that is still a family', async () => {
    const many = castCustomer(newId('lgn'));
    for (let i = 0; i < CONTACTS_MAX; i++)
      await castResident(app, florida, { number: `S5${String(i).padStart(5, '0')}`, givenName: `N${i}` });
    const people = await Promise.all(
      Array.from({ length: CONTACTS_MAX }, (_, i) =>
        // One login would be stopped long before: see watch-search.
        findResident(app, publicScope('test', 'en'), { state: 'FL', number: `S5${String(i).padStart(5, '0')}`, source: `family ${i}` }),
      ),
    );
    await Promise.all(people.map(({ reference }) => addContact(app, many, { person: reference })));
    expect(await codeOf(addContact(app, many, { person: await referenceTo('S123456') }))).toBe('directory.too_many_contacts');
    await addContact(app, many, { person: people[0]!.reference }); // already there: not one more
    expect(await listContacts(app, many)).toHaveLength(CONTACTS_MAX);
  });

  test('show news of the person: moved, renamed, released', async () => {
    await addContact(app, dana, { person: await referenceTo('S123456') });
    await castResident(app, florida, { unit: 'C-9', familyName: 'Delgado Ruiz', status: 'released' });
    expect((await listContacts(app, dana))[0]!.resident).toMatchObject({ familyName: 'Delgado Ruiz', unit: 'C-9', status: 'released' });
    await castResident(app, florida);
  });
});

describe('keepChosenPerson', () => {
  const verified = async (payload: { loginId: string; residentId?: string | null }) => {
    const scope = systemScope('test');
    await app.tx(scope, (tx) => keepChosenPerson.run(app, tx, scope, payload));
  };

  test('the person chosen before signing up stands on the list, once', async () => {
    const fresh = castCustomer(newId('lgn'));
    for (let i = 0; i < 2; i++) await verified({ loginId: fresh.actor!, residentId: mateo });
    expect((await listContacts(app, fresh)).map((c) => c.resident.id)).toEqual([mateo]);
  });

  test('nobody chosen, somebody unknown or hidden since: the list stays empty', async () => {
    const hidden = await castResident(app, florida, { number: 'S800000', status: 'hidden' });
    const fresh = castCustomer(newId('lgn'));
    for (const residentId of [undefined, null, newId('res'), hidden]) await verified({ loginId: fresh.actor!, residentId });
    expect(await listContacts(app, fresh)).toEqual([]);
  });
});

describe('addResident', () => {
  test('the same number however it is written is one person; the same news twice is one row', async () => {
    const first = await addResident(app, systemScope('t'), {
      agencyId: florida.agency.id,
      facilityId: florida.facility.id,
      number: 's-600',
      givenName: 'Ana',
      familyName: 'Li',
      unit: '',
    });
    const same = await addResident(app, systemScope('t'), {
      agencyId: florida.agency.id,
      facilityId: florida.facility.id,
      number: 'S000600',
      givenName: 'Ana',
      familyName: 'Li',
      unit: '',
    });
    expect([first.recorded, same.recorded]).toEqual(['added', 'nothing']);
    expect(same.residentId).toBe(first.residentId);
  });

  test('two at once make one person', async () => {
    const input = {
      agencyId: florida.agency.id,
      facilityId: florida.facility.id,
      number: 'S700000',
      givenName: 'Jo',
      familyName: 'Ng',
      unit: 'A',
    };
    const all = await Promise.all(Array.from({ length: 8 }, () => addResident(app, systemScope('t'), input)));
    expect(new Set(all.map((a) => a.residentId)).size).toBe(1);
    expect(all.filter((a) => a.recorded !== 'nothing')).toHaveLength(1);
  });

  test.each([
    ['no name', { givenName: '' }, 'bad_text'],
    ['a name with a bell in it', { familyName: 'Ding\u0007' }, 'bad_text'],
    ['a name without end', { familyName: 'x'.repeat(81) }, 'bad_text'],
    ['a number that is none', { number: '12' }, 'number_looks_wrong'],
    ['another agency’s facility', { facilityId: newId('fac') }, 'unknown_facility'],
    ['an unknown status', { status: 'gone' as 'here' }, 'unknown_status'],
  ])('%s is refused and nothing is written', async (_what, over, code) => {
    const count = async () => (await app.owner.query('select count(*) as c from directory.residents')).rows[0];
    const before = await count();
    const input = {
      agencyId: florida.agency.id,
      facilityId: florida.facility.id,
      number: 'S900001',
      givenName: 'A',
      familyName: 'B',
      unit: '',
      ...over,
    };
    expect(await codeOf(addResident(app, systemScope('t'), input))).toBe(`directory.${code}`);
    expect(await count()).toEqual(before);
  });

  test('is not for families or staff', async () => {
    const input = {
      agencyId: florida.agency.id,
      facilityId: florida.facility.id,
      number: 'S900002',
      givenName: 'A',
      familyName: 'B',
      unit: '',
    };
    expect(await codeOf(addResident(app, dana, input))).toBe('kernel.not_allowed');
    expect(await codeOf(addResident(app, { ...dana, realm: 'staff', agency: florida.agency.id }, input))).toBe('kernel.not_allowed');
  });
});
