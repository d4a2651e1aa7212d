import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { type CastAgency, castAgency, castPair, type Pair } from '../cast.ts';
import { addResident } from '../people/add-resident.ts';
import { noServices } from '../places/agency.ts';
import { createFacility } from '../places/create-facility.ts';
import { openRule } from '../policies/approval-rule.ts';
import { setApprovalRule, setServices } from '../policies/set-policies.ts';
import { importRoster } from '../roster/import-roster.ts';
import { chooseContact } from './choose-contact.ts';
import { enterOrder } from './no-contact.ts';
import { tellMoves } from './tell-moves.ts';

const system = systemScope('test');
let app: TestApp;
let at: CastAgency;
let elsewhere: string;
let pair: Pair;

beforeAll(async () => {
  app = await testApp();
  app.clock.set(new Date('2026-11-23T15:00:00Z'));
  at = await castAgency(app);
  const cedar = { agencyId: at.agency.id, name: 'Cedar Notch', city: 'Arcadia', timeZone: 'America/New_York' };
  elsewhere = (await createFacility(app, system, cedar)).id;
}, 60_000);
afterAll(() => app.end());
beforeEach(async () => {
  await setApprovalRule(app, system, { agencyId: at.agency.id, effectiveFrom: 'now', body: openRule });
  pair = await castPair(app, at);
});

async function say(over: { facilityId?: string; status?: 'here' | 'released' | 'deceased' | 'hidden'; unit?: string }): Promise<void> {
  await addResident(app, system, {
    agencyId: at.agency.id,
    facilityId: at.facility.id,
    number: pair.number,
    givenName: 'Mateo',
    familyName: 'Delgado',
    unit: 'B-2',
    ...over,
  });
}

async function told(): Promise<string[]> {
  await Promise.all([tellMoves.run(app), tellMoves.run(app)]);
  const { rows } = await app.owner.query<{ template: string; kind: string }>(
    `select template, kind from notifications.notices where login_id = $1 and template like 'person_%' order by queued_at, id`,
    [pair.customer.actor],
  );
  expect(rows.every(({ kind }) => kind === 'people')).toBe(true);
  return rows.map(({ template }) => template);
}

test('who is moved, then released, is told once each, by two processes at once', async () => {
  await say({ unit: 'C-1' });
  expect(await told()).toEqual([]);
  await say({ facilityId: elsewhere });
  expect(await told()).toEqual(['person_moved']);
  await say({ facilityId: elsewhere, status: 'released' });
  expect(await told()).toEqual(['person_moved', 'person_released']);
  await say({ facilityId: elsewhere });
  expect(await told()).toEqual(['person_moved', 'person_released']);
});

test.each(['deceased', 'hidden'] as const)('%s is nobody’s news by mail', async (status) => {
  await say({ status });
  expect(await told()).toEqual([]);
});

test.each([true, false])('who is released where letters are possible, %s, is the news in which stamps are named', async (letters) => {
  await setServices(app, system, {
    ...{ agencyId: at.agency.id, facilityId: at.facility.id, effectiveFrom: 'now' },
    body: { ...noServices, money: true, letters },
  });
  await say({ status: 'released' });
  expect(await told()).toEqual(['person_released']);
  const { rows } = await app.owner.query<{ text: string }>(`select content::text as text from notifications.notices where login_id = $1`, [
    pair.customer.actor,
  ]);
  expect(rows.some(({ text }) => text.includes('contacts.move.released_stamps'))).toBe(letters);
});

test('what was put right before it was told is not told', async () => {
  await say({ status: 'released' });
  await say({});
  expect(await told()).toEqual([]);
});

test('who blocked the person, or was never approved, hears nothing', async () => {
  await chooseContact(app, pair.customer, { resident: pair.residentId, choice: 'block' });
  await say({ facilityId: elsewhere });
  expect(await told()).toEqual([]);
  pair = await castPair(app, at);
  const byClerk = { by: 'clerk', graceDays: 0, validDays: null } as const;
  await setApprovalRule(app, system, {
    agencyId: at.agency.id,
    effectiveFrom: 'now',
    body: { ...openRule, money: byClerk, mail: byClerk, visits: byClerk },
  });
  await say({ facilityId: elsewhere });
  expect(await told()).toEqual([]);
});

test('nobody is told past an order', async () => {
  const keeper = {
    ...system,
    realm: 'staff',
    actor: newId('lgn'),
    agency: at.agency.id,
    roles: ['investigator'],
    facilities: 'all',
  } as const;
  const about = {
    kind: 'court',
    number: pair.number,
    names: '',
    emails: pair.email,
    phones: '',
    source: 'County court, case 12-345',
  } as const;
  await enterOrder(app, keeper, { ...about, orderedOn: '2026-11-01', until: '', note: '' });
  await say({ status: 'released' });
  expect(await told()).toEqual([]);
});

test('a whole roster tells each family its own news', async () => {
  const other = await castPair(app, at);
  const rows = [`${pair.number},"Delgado, Mateo",Cedar Notch,In custody`, `${other.number},"Delgado, Mateo",Palmetto Ridge,In custody`];
  const { roster } = await importRoster(app, system, {
    agency: at.agency.slug,
    fileName: 'roster.csv',
    source: async function* () {
      yield Buffer.from(`Number,Name,Facility,Status\n${rows.join('\n')}`);
    },
    kind: 'whole',
    mayLeave: true,
  });
  expect(roster.state).toBe('done');
  expect(await told()).toEqual(['person_moved']);
  pair = other;
  expect(await told()).toEqual([]);
});
