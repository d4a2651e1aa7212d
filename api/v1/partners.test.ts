import type { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiRoutes } from '#api/index.ts';
import { adminOf, type CastAgency, castAgency, castResident } from '#domain/directory/cast.ts';
import { endKey, makeKey } from '#domain/identity/index.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type Client, clientOf } from '#test/api-client.ts';
import { type TestApp, testApp } from '#test/database.ts';

// A kiosk firm's program: it serves two agencies, one of them not open to families yet; a third is none of its business.

let app: TestApp;
let api: Hono;
let one: CastAgency;
let other: CastAgency;
let hidden: CastAgency;
let strange: CastAgency;
let client: Client;
const operations: Scope = { ...systemScope('t'), realm: 'operator', actor: newId('lgn'), roles: ['operator', 'operations'] };

async function keyOf(agencies: readonly CastAgency[], scopes: readonly string[] = ['places:read', 'quotes:read']) {
  const named = agencies.map(({ agency }) => agency.id);
  return await makeKey(app, operations, {
    partner: 'Lobby Firm',
    name: newId('key'),
    scopes,
    days: '30',
    agencies: named,
    allAgencies: named,
  });
}

beforeAll(async () => {
  app = await testApp();
  app.clock.set(new Date('2026-11-23T15:00:00Z'));
  api = apiRoutes(app);
  [one, other, strange] = [await castAgency(app), await castAgency(app), await castAgency(app)];
  hidden = await castAgency(app, { open: false });
  await castResident(app, one);
  client = await clientOf(api, (await keyOf([one, other, hidden])).text);
}, 60_000);
afterAll(() => app.end());

const sending = { amount: '40', channel: 'web', method: 'card', category: 'spendable' };
const told = async (operation: string, asked: Parameters<Client['call']>[1] = {}) => {
  const { status, body } = await client.call(operation, asked);
  return status === 200 ? body : `${status} ${body.error.code} ${body.error.param}`;
};

test('reads the agencies it reaches that are open to families, page by page, and their facilities', async () => {
  const ids = ({ data }: { data: { id: string }[] }) => data.map(({ id }) => id);
  const [first, second] = [one.agency.id, other.agency.id].toSorted() as [string, string];
  expect(ids(await told('listAgencies'))).toEqual([first, second]);
  const page = await told('listAgencies', { query: { limit: '1' } });
  expect([ids(page), ids(await told('listAgencies', { query: { limit: '1', cursor: page.next_cursor } }))]).toEqual([[first], [second]]);
  expect(ids(await told('listFacilities')).toSorted()).toEqual([one.facility.id, other.facility.id].toSorted());
  expect(ids(await told('listFacilities', { query: { agency: other.agency.id } }))).toEqual([other.facility.id]);
  expect(await told('listFacilities', { query: { agency: hidden.agency.id } })).toMatchObject({ data: [] });
  expect(await told('getFacility', { path: { id: one.facility.id } })).toMatchObject({ agency_id: one.agency.id });
  for (const { agency, facility } of [hidden, strange]) {
    expect(await told('getAgency', { path: { id: agency.id } })).toBe('404 directory.unknown_agency null');
    expect(await told('getFacility', { path: { id: facility.id } })).toBe('404 directory.unknown_facility null');
  }
});

test('reads the price list of the agency it names, and must name one where it reaches several', async () => {
  expect(await told('getFees', { query: { agency: one.agency.id } })).toMatchObject({
    agency_id: one.agency.id,
    now: { lines: [{ channel: 'web' }, {}] },
  });
  expect(await told('getFees')).toBe('422 directory.agency_not_named agency');
  expect(await told('getFees', { query: { agency: strange.agency.id } })).toBe('422 directory.unknown_agency agency');
  expect(await told('getFees', { query: { agency: 'x' } })).toBe('422 directory.unknown_agency agency');
  expect(await told('listFacilities', { query: { agency: strange.agency.id } })).toBe('422 directory.unknown_agency agency');
  expect(await told('getFees', { query: { agency: hidden.agency.id } })).toBe('404 directory.unknown_agency null');
  expect(await told('getFees', { key: (await keyOf([other])).text })).toMatchObject({ agency_id: other.agency.id });
});

test('asks what a sending to a place would cost; never for a person', async () => {
  const price = (over: object) => told('makeQuote', { json: { ...sending, ...over } });
  expect(await price({ facility: other.facility.id })).toMatchObject({
    resident_id: null,
    facility_id: other.facility.id,
    fee: '3.95',
    total: '43.95',
  });
  expect(await price({ resident: 'S123456' })).toBe('422 directory.person_not_priced resident');
  expect(await price({ facility: one.facility.id, resident: 'S123456' })).toBe('422 transfers.price_for_what resident');
  expect(await price({})).toBe('422 transfers.price_for_what resident');
  for (const facility of [hidden.facility.id, strange.facility.id, 'x'])
    expect(await price({ facility })).toBe('422 directory.unknown_facility facility');
  expect(await price({ facility: one.facility.id, amount: '19.99' })).toBe('422 transfers.too_little amount');
  // An agency's own program may ask by place too, at the places of its key.
  const own = {
    name: 'Lobby',
    scopes: ['quotes:read'],
    days: '30',
    reach: 'named',
    facilities: [one.facility.id],
    agencyFacilities: [one.facility.id],
  };
  const key = (await makeKey(app, adminOf(one), own)).text;
  expect(await told('makeQuote', { key, json: { ...sending, facility: one.facility.id } })).toMatchObject({
    resident_id: null,
    fee: '3.95',
  });
  expect(await told('makeQuote', { key, json: { ...sending, facility: other.facility.id } })).toBe(
    '422 directory.unknown_facility facility',
  );
});

test('everything else is not for it, whatever it asks; ended, its key opens nothing', async () => {
  const bodies: Record<string, object> = {
    putResident: { json: { given_name: 'A', family_name: 'B', facility: one.facility.name } },
    sendRoster: { query: { kind: 'delta' }, body: 'x', type: 'text/csv' },
    confirmRoster: { json: { may_leave: false } },
    acknowledgeTransfer: { json: {} },
    rejectTransfer: { json: { reason: 'released' } },
    answerTransfers: { json: { answers: [{ transfer: 'trf_none', outcome: 'posted' }] } },
  };
  const itsOwn = ['listAgencies', 'getAgency', 'listFacilities', 'getFacility', 'getFees', 'makeQuote'];
  const all = Object.values(client.document.paths).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId));
  for (const operation of all.filter((name) => !itsOwn.includes(name)))
    for (const headers of [{}, { 'Idempotency-Key': operation }] as Record<string, string>[]) {
      const { status } = await client.call(operation, { path: { number: 'S123456', id: 'trf_none' }, headers, ...bodies[operation] });
      expect([operation, status]).toEqual([operation, 403]);
    }
  const places = await keyOf([one], ['places:read']);
  expect(await told('makeQuote', { key: places.text, json: { ...sending, facility: one.facility.id } })).toBe(
    '403 kernel.scope_missing null',
  );
  await endKey(app, operations, places.keyId);
  expect(await told('listAgencies', { key: places.text })).toBe('401 identity.key_ended null');
});
