import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { castVerifiedCustomer } from '#domain/identity/cast.ts';
import { savePersonalDetails } from '#domain/identity/index.ts';
import { newId } from '#kernel/ids.ts';
import { publicScope, type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf, refusalOf } from '#test/refused.ts';
import { addContact, keepChosenPerson } from './add-contact.ts';
import { type ApprovalRule, openRule } from '../policies/approval-rule.ts';
import { askApproval } from './ask-approval.ts';
import { type CastAgency, castAgency, castCustomer, castResident } from '../cast.ts';
import { createFacility } from '../places/create-facility.ts';
import { findResident } from '../search/find-resident.ts';
import { listAsks } from './list-asks.ts';
import { endOrder, enterOrder, judgeMatch, listOrders, type OrderInput, readMatch, readOrder } from './no-contact.ts';
import { readContact } from './read-contact.ts';
import { setApprovalRule } from '../policies/set-policies.ts';

const system = systemScope('test');
const byClerk: ApprovalRule = { ...openRule, money: { by: 'clerk', graceDays: 0, validDays: null } };
let app: TestApp;
let at: CastAgency;
let keeper: Scope;
let number = 500;

beforeAll(async () => {
  app = await testApp();
  app.clock.set(new Date('2026-11-23T15:00:00Z'));
  at = await castAgency(app);
  await setApprovalRule(app, system, { agencyId: at.agency.id, effectiveFrom: 'now', body: byClerk });
  keeper = staff();
}, 60_000);
afterAll(() => app.end());

const staff = (over: Partial<Scope> = {}): Scope => ({
  ...system,
  realm: 'staff',
  actor: newId('lgn'),
  agency: at.agency.id,
  roles: ['investigator'],
  facilities: 'all',
  ...over,
});
const today = '2026-11-23';
const order = (over: Partial<OrderInput>): OrderInput => ({
  kind: 'court',
  number: '',
  names: '',
  emails: '',
  phones: '',
  source: 'County court, case 12-345',
  orderedOn: '2026-11-01',
  until: '',
  note: '',
  ...over,
});

async function castPerson(): Promise<{ residentId: string; number: string }> {
  const told = `S${String(number++).padStart(6, '0')}`;
  return { residentId: await castResident(app, at, { number: told }), number: told };
}

async function castFamily(email = `${newId('ana').slice(-12)}@example.com`): Promise<Scope> {
  return castCustomer((await castVerifiedCustomer(app, email)).loginId);
}
const details = async (customer: Scope, over: object = {}) =>
  await savePersonalDetails(app, customer, {
    firstName: 'Ana',
    lastName: 'Quispe',
    birthDate: '1980-02-03',
    country: 'US',
    addressLine1: '12 Elm Street',
    city: 'Albany',
    state: 'NY',
    postalCode: '12207',
    phoneCountry: 'US',
    phone: '518 555 0134',
    ...over,
  });
async function add(customer: Scope, person: { number: string }): Promise<void> {
  const { reference } = await findResident(app, customer, {
    state: 'FL',
    number: person.number,
    agency: at.agency.slug,
    source: customer.actor!,
  });
  await addContact(app, customer, { person: reference });
}
const stands = async (customer: Scope, person: { residentId: string }) =>
  (await readContact(app, customer, person.residentId)).standing.services.money.use.because;
const ask = (customer: Scope, person: { residentId: string }) =>
  askApproval(app, customer, { resident: person.residentId, service: 'money', relationship: 'friend', message: '' });

const fieldsOf = async (work: Promise<unknown>) =>
  Object.fromEntries((await refusalOf(work)).fields.map(({ field, code }) => [field, code]));

describe('who looks like the person of an order is restricted', () => {
  const marks: [string, Partial<OrderInput>, { email?: string; details?: object }][] = [
    ['by e-mail with a tag and dots', { emails: 'rita.vega@example.com' }, { email: 'R.I.T.A.vega+new@example.com' }],
    ['by phone written otherwise', { phones: '(512) 555-0199' }, { details: { phone: '+1 512 555 0199' } }],
    ['by name with accents', { names: 'María Peña' }, { details: { firstName: 'Maria', lastName: 'Pena' } }],
    ['by a longer name', { names: 'Rosa Ibarra' }, { details: { firstName: 'Rosa Elena', lastName: 'Ibarra Soto' } }],
    ['by a name turned round', { names: 'Ochoa Lima, Berta' }, { details: { firstName: 'Berta', lastName: 'Ochoa Lima' } }],
    [
      'by one of several names',
      { names: 'Clara Fuentes\nClara Fuentes Rojas\nKlara Fuentes' },
      { details: { firstName: 'Klara', lastName: 'Fuentes' } },
    ],
  ];
  test.each(marks)('%s', async (_how, by, who) => {
    const person = await castPerson();
    await enterOrder(app, keeper, order({ number: person.number, ...by }));
    const customer = await castFamily(who.email);
    await details(customer, who.details);
    await add(customer, person);
    expect(await stands(customer, person)).toBe('restricted');
    expect(await codeOf(ask(customer, person))).toBe('directory.restricted');
    const { matches } = await listOrders(app, keeper, { search: person.number });
    expect(matches.filter((match) => match.residentNumber === person.number)).toHaveLength(1);
  });

  test.each([
    ['another person held there', 'Ana Quispe', {}],
    ['part of the name only', 'Rosa Belmonte', { firstName: 'Rosa', lastName: 'Ibarra' }],
    ['one word that a longer name has', 'Rosalba', { firstName: 'Rosalba', lastName: 'Tapia' }],
  ])('but not %s', async (what, names, name) => {
    const [person, other] = [await castPerson(), await castPerson()];
    await enterOrder(app, keeper, order({ number: person.number, names }));
    const customer = await castFamily();
    await details(customer, name);
    const met = what === 'another person held there' ? other : person;
    await add(customer, met);
    expect(await stands(customer, met)).toBe('not_asked');
  });

  test('an order about everybody at the agency holds for each, and for no other agency', async () => {
    await enterOrder(app, keeper, order({ kind: 'agency', phones: '512 555 0177' }));
    const customer = await castFamily();
    await details(customer, { phone: '512-555-0177' });
    for (const person of [await castPerson(), await castPerson()]) {
      await add(customer, person);
      expect(await stands(customer, person)).toBe('restricted');
    }
    const elsewhere = await castAgency(app);
    const residentId = await castResident(app, elsewhere, { number: 'S999001' });
    const { reference } = await findResident(app, customer, { state: 'FL', number: 'S999001', agency: elsewhere.agency.slug, source: 'x' });
    await addContact(app, customer, { person: reference });
    expect(await stands(customer, { residentId })).toBe('open');
  });

  test('a match stays though name, phone and address change, and is told to staff once', async () => {
    const person = await castPerson();
    await enterOrder(app, keeper, order({ number: person.number, names: 'Nora Beltran' }));
    const customer = await castFamily();
    await details(customer, { firstName: 'Nora', lastName: 'Beltran' });
    await add(customer, person);
    for (let i = 0; i < 3; i++) await refusalOf(ask(customer, person));
    await details(customer, { firstName: 'Eva', lastName: 'Other' });
    expect(await stands(customer, person)).toBe('restricted');
    const { matches } = await listOrders(app, keeper);
    expect(matches.filter((match) => match.residentNumber === person.number)).toMatchObject([
      { customerName: 'Nora Beltran', matched: ['name'], tried: 'list' },
    ]);
  });

  test('the refusal rolls back and the match stays, also for an order that came later', async () => {
    const person = await castPerson();
    const customer = await castFamily();
    await details(customer, { firstName: 'Late', lastName: 'Order' });
    await add(customer, person);
    await enterOrder(app, keeper, order({ number: person.number, names: 'Late Order' }));
    expect(await codeOf(ask(customer, person))).toBe('directory.restricted');
    const { matches } = await listOrders(app, keeper);
    expect(matches.filter((match) => match.residentNumber === person.number)).toMatchObject([{ tried: 'ask' }]);
    expect((await listAsks(app, staff({ roles: ['agency_admin'] }), { name: person.number })).asks).toEqual([]);
  });

  test('somebody who chose the person before signing up is met by the proved address', async () => {
    const person = await castPerson();
    await enterOrder(app, keeper, order({ number: person.number, kind: 'victim', emails: 'chosen.first@example.com' }));
    const { loginId } = await castVerifiedCustomer(app, 'chosenfirst+x@example.com');
    await app.tx(system, (tx) => keepChosenPerson.run(app, tx, system, { loginId, residentId: person.residentId }));
    expect(await stands(castCustomer(loginId), person)).toBe('restricted');
    expect((await listOrders(app, keeper)).matches.filter((match) => match.residentNumber === person.number)).toMatchObject([
      { customerName: null, matched: ['email'] },
    ]);
  });
});

describe('the end of it', () => {
  test('an order ends with its last day by the agency’s clock', async () => {
    const person = await castPerson();
    await enterOrder(app, keeper, order({ number: person.number, names: 'Ends Today', until: today }));
    const customer = await castFamily();
    await details(customer, { firstName: 'Ends', lastName: 'Today' });
    await add(customer, person);
    const before = app.clock.now();
    app.clock.set(new Date('2026-11-24T04:59:00Z'));
    expect(await stands(customer, person)).toBe('restricted');
    app.clock.set(new Date('2026-11-24T05:00:30Z'));
    expect(await stands(customer, person)).toBe('not_asked');
    app.clock.set(before);
  });

  test('a keeper ends it with a reason, once; it stays readable', async () => {
    const person = await castPerson();
    const { orderId } = await enterOrder(app, keeper, order({ number: person.number, names: 'Lifted Order' }));
    const customer = await castFamily();
    await details(customer, { firstName: 'Lifted', lastName: 'Order' });
    await add(customer, person);
    expect(await fieldsOf(endOrder(app, keeper, { order: orderId, reason: ' ' }))).toEqual({ reason: 'directory.write_something' });
    await endOrder(app, keeper, { order: orderId, reason: 'Lifted by the court' });
    expect(await codeOf(endOrder(app, keeper, { order: orderId, reason: 'again' }))).toBe('directory.order_is_over');
    expect(await stands(customer, person)).toBe('not_asked');
    expect(await readOrder(app, keeper, orderId)).toMatchObject({ isOver: true, order: { endReason: 'Lifted by the court' } });
    expect((await listOrders(app, keeper, { search: 'Lifted Order' })).count).toBe(0);
    expect((await listOrders(app, keeper, { search: 'lifted ORDER', over: true })).count).toBe(1);
  });

  test('"somebody else" frees this customer and nobody else; "the same" keeps', async () => {
    const person = await castPerson();
    await enterOrder(app, keeper, order({ number: person.number, names: 'Common Name' }));
    const [one, two] = [await castFamily(), await castFamily()];
    for (const customer of [one, two]) {
      await details(customer, { firstName: 'Common', lastName: 'Name' });
      await add(customer, person);
    }
    const waiting = (await listOrders(app, keeper)).matches.filter((match) => match.residentNumber === person.number);
    expect(waiting).toHaveLength(2);
    const [first, second] = waiting.map(({ id }) => String(id));
    expect(await fieldsOf(judgeMatch(app, keeper, { match: first!, verdict: 'maybe', words: '' }))).toEqual({
      verdict: 'directory.choose_one',
      words: 'directory.write_something',
    });
    const both = await Promise.allSettled([
      judgeMatch(app, keeper, { match: first!, verdict: 'other', words: 'Other date of birth' }),
      judgeMatch(app, staff(), { match: first!, verdict: 'other', words: 'Other date of birth' }),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await judgeMatch(app, keeper, { match: second!, verdict: 'same', words: 'Same phone' });
    expect([await stands(one, person), await stands(two, person)]).toEqual(['not_asked', 'restricted']);
    await expect(ask(one, person)).resolves.toBeDefined();
    expect((await listOrders(app, keeper)).matches.filter((match) => match.residentNumber === person.number)).toEqual([]);
  });
});

describe('entering', () => {
  test.each<[string, Partial<OrderInput>, Record<string, string>]>([
    [
      'nothing',
      { kind: '', source: '', orderedOn: '' },
      { kind: 'choose_one', names: 'no_marks', source: 'write_something', orderedOn: 'not_a_day' },
    ],
    ['nobody to know', {}, { names: 'no_marks' }],
    ['an unreadable address', { emails: 'a@example.com\nnot one' }, { emails: 'bad_mark_email' }],
    ['an unreadable phone', { phones: 'call me' }, { phones: 'bad_mark_phone' }],
    ['a name of signs', { names: '***' }, { names: 'bad_mark_name' }],
    ['too many', { names: Array.from({ length: 21 }, (_x, i) => `Name Number${i}`).join('\n') }, { names: 'too_many_lines' }],
    ['a number that is none', { names: 'A B', number: '12' }, { number: 'number_looks_wrong' }],
    ['a number nobody has', { names: 'A B', number: 'S999999' }, { number: 'not_found' }],
    ['an order of tomorrow', { names: 'A B', orderedOn: '2026-11-24' }, { orderedOn: 'day_to_come' }],
    ['an end of yesterday', { names: 'A B', until: '2026-11-22' }, { until: 'day_is_over' }],
    ['no day at all', { names: 'A B', until: '2026-02-30' }, { until: 'not_a_day' }],
  ])('%s is refused at its field, and nothing is written', async (_what, over, fields) => {
    const count = async () => (await app.owner.query('select count(*) as c from directory.no_contact_orders')).rows[0];
    const before = await count();
    const told = await fieldsOf(enterOrder(app, keeper, order(over)));
    expect(told).toEqual(Object.fromEntries(Object.entries(fields).map(([field, code]) => [field, `directory.${code}`])));
    expect(await count()).toEqual(before);
  });
});

describe('who may not', () => {
  test('nobody but the agency’s admins and investigators, each at his facilities', async () => {
    const person = await castPerson();
    const { orderId } = await enterOrder(app, keeper, order({ number: person.number, names: 'Secret Canary' }));
    const elsewhere = await castAgency(app);
    const annex = await createFacility(app, system, { agencyId: at.agency.id, name: 'Annex', city: 'Ocala', timeZone: 'America/New_York' });
    const strangers: [string, Scope, string][] = [
      ['a trust clerk', staff({ roles: ['trust_clerk'] }), 'kernel.not_allowed'],
      ['a visits clerk', staff({ roles: ['visits'] }), 'kernel.not_allowed'],
      ['an investigator elsewhere', staff({ agency: elsewhere.agency.id }), 'directory.unknown_order'],
      ['an investigator of another facility', staff({ facilities: [annex.id] }), 'directory.unknown_order'],
      ['an operator', staff({ realm: 'operator', agency: null, roles: ['operator', 'investigator'] }), 'kernel.not_allowed'],
      ['a customer', await castFamily(), 'kernel.not_allowed'],
      ['a visitor', publicScope('t', 'en'), 'kernel.not_allowed'],
    ];
    for (const [who, scope, code] of strangers) {
      expect([who, await codeOf(readOrder(app, scope, orderId))]).toEqual([who, code]);
      expect([who, await codeOf(endOrder(app, scope, { order: orderId, reason: 'x' }))]).toEqual([who, code]);
    }
    const local = staff({ facilities: [annex.id] });
    expect(await fieldsOf(enterOrder(app, local, order({ names: 'A B' })))).toEqual({ number: 'directory.order_needs_person' });
    expect(await fieldsOf(enterOrder(app, local, order({ names: 'A B', number: person.number })))).toEqual({
      number: 'directory.not_found',
    });
    expect(await codeOf(readMatch(app, keeper, '999999999'))).toBe('directory.unknown_match');
    expect(await codeOf(readMatch(app, keeper, 'x'))).toBe('directory.unknown_match');
  });

  test('families, the people held there and operators read nothing of it, with the program’s filters gone', async () => {
    const person = await castPerson();
    await enterOrder(
      app,
      keeper,
      order({ number: person.number, names: 'Hidden Canary', emails: 'hidden.canary@example.com', note: 'canary note' }),
    );
    const customer = await castFamily();
    await details(customer, { firstName: 'Hidden', lastName: 'Canary' });
    await add(customer, person);
    const { rows } = await app.owner.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'directory' and table_name like 'no\\_contact\\_%'`,
    );
    expect(rows).toHaveLength(5);
    const others: Scope[] = [
      customer,
      publicScope('t', 'en'),
      { ...system, realm: 'operator', actor: newId('lgn') },
      { ...system, realm: 'resident', actor: person.residentId, agency: at.agency.id },
      staff({ agency: newId('agc') }),
    ];
    for (const scope of others) {
      for (const { name } of rows) {
        const seen = await app.tx(
          scope,
          async (tx) => (await sql<object>`select * from ${sql.table(`directory.${name}`)}`.execute(tx)).rows,
        );
        expect([scope.realm, name, seen]).toEqual([scope.realm, name, []]);
      }
    }
    // What the page itself holds says nothing of an order either.
    const page = JSON.stringify(await readContact(app, customer, person.residentId), (_k, v: unknown) =>
      typeof v === 'bigint' ? String(v) : v,
    );
    expect(page).toContain('restricted');
    expect(page).not.toMatch(/nco_|court|victim|canary note|County/i);
  });

  test('a customer can ask the database only about herself and her own people', async () => {
    const person = await castPerson();
    await enterOrder(app, keeper, order({ number: person.number, names: 'Probe Target' }));
    const [target, prober] = [await castFamily(), await castFamily()];
    await details(target, { firstName: 'Probe', lastName: 'Target' });
    await add(target, person);
    const probe = (scope: Scope, who: string) =>
      app.tx(
        scope,
        async (tx) =>
          (
            await sql<object>`select * from directory.restricted_people(${who}, ${[person.residentId]}::text[], null, null, ${['probe', 'target']}::text[], ${app.clock.now()})`.execute(
              tx,
            )
          ).rows,
      );
    expect(await probe(target, target.actor!)).toHaveLength(1);
    expect(await probe(prober, target.actor!)).toEqual([]);
    expect(await probe(prober, prober.actor!)).toEqual([]); // not on her list
    expect(await probe(publicScope('t', 'en'), target.actor!)).toEqual([]);
    await expect(
      app.tx(
        prober,
        async (tx) => await sql`select * from directory.orders_between('x', '{}', null, null, '{}', ${new Date()})`.execute(tx),
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });
});
