import { Validator } from '@seriousme/openapi-schema-validator';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiRoutes } from '#api/index.ts';
import { adminOf, type CastAgency, castAgency } from '#domain/directory/cast.ts';
import { addResident, findResident } from '#domain/directory/index.ts';
import { endKey, type KeyScope, keyScopes, makeKey } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { publicScope, type Scope, systemScope } from '#kernel/scope.ts';
import { type Client, clientOf } from '#test/api-client.ts';
import { type TestApp, testApp } from '#test/database.ts';

let app: TestApp;
let api: Hono;
let at: CastAgency;
let admin: Scope;
let client: Client;

beforeAll(async () => {
  app = await testApp();
  api = apiRoutes(app);
  at = await castAgency(app);
  admin = adminOf(at);
  client = await clientOf(api, await keyOf(admin));
}, 60_000);
afterAll(() => app.end());

let names = 0;
async function keyOf(scope: Scope, scopes: readonly KeyScope[] = keyScopes): Promise<string> {
  return (await makeKey(app, scope, { name: `key ${++names}`, scopes, days: '30' })).text;
}
const delgado = { given_name: 'Mateo', family_name: 'Delgado', facility: 'Palmetto Ridge', unit: 'B-2' };
const put = (number: string, json: object, more: object = {}) => client.call('putResident', { path: { number }, json, ...more });

describe('the document', () => {
  test('is valid OpenAPI 3.1, and is served to everybody', async () => {
    const answer = await api.request('/api/v1/openapi.json');
    const document = (await answer.json()) as Record<string, unknown>;
    const verdict = await new Validator().validate(document);
    expect([verdict.valid, verdict.errors]).toEqual([true, undefined]);
    expect(document['openapi']).toBe('3.1.0');
    // Whoever opens the address of the API itself is led to the page about it.
    for (const root of ['/api/v1', '/api/v1/']) {
      const { status, headers } = await api.request(root);
      expect([status, headers.get('location')]).toEqual([303, `${app.origins.family}/developers`]);
    }
  });

  test('names every route that there is, and each needs a key', async () => {
    const described = Object.entries(client.document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    const served = api.routes
      .filter(({ path, method }) => /^\/api\/v1\/./.test(path) && method !== 'ALL' && path !== '/api/v1/openapi.json')
      .map(({ method, path }) => `${method} ${path}`);
    expect([...new Set(described)].toSorted()).toEqual([...new Set(served)].toSorted());
    for (const route of described) {
      const [method, path] = route.split(' ') as [string, string];
      const answer = await api.request(path.replace(/:\w+/g, 'x'), { method });
      expect([route, answer.status]).toEqual([route, 401]);
    }
  });
});

test('an address says what it takes, and that there is nothing at it', async () => {
  const key = await keyOf(admin);
  const ask = async (method: string, path: string): Promise<unknown[]> => {
    const answer = await api.request(`/api/v1/${path}`, { method, headers: { Authorization: `Bearer ${key}` } });
    const { error } = (await answer.json()) as { error: { code: string } };
    return [answer.status, answer.headers.get('Allow'), error.code];
  };
  expect(await ask('DELETE', 'agencies')).toEqual([405, 'GET', 'api.wrong_method']);
  expect(await ask('POST', 'residents/S1')).toEqual([405, 'GET, PUT', 'api.wrong_method']);
  expect(await ask('GET', 'residents/S1/shoes')).toEqual([404, null, 'api.not_found']);
});

describe('a key', () => {
  test('that is none, malformed or of nobody opens nothing; the answer is the same whatever is asked', async () => {
    for (const key of [null, '', 'x', 'knl_0123456789ab_' + 'A'.repeat(43), `${await keyOf(admin)}x`]) {
      const { status, body, headers } = await client.call('listAgencies', { key });
      expect([status, body.error.type, headers.get('WWW-Authenticate')]).toEqual([401, 'authentication', 'Bearer']);
    }
    expect((await api.request('/api/v1/nothing')).status).toBe(401);
    expect(
      (await api.request('/api/v1/agencies', { method: 'OPTIONS', headers: { Origin: 'https://evil.example' } })).headers.get(
        'Access-Control-Allow-Origin',
      ),
    ).toBe(null);
  });

  test('does what was chosen for it, and nothing more', async () => {
    const wants: Record<string, KeyScope> = {
      listAgencies: 'places:read',
      getAgency: 'places:read',
      listFacilities: 'places:read',
      getFacility: 'places:read',
      listUnits: 'places:read',
      listResidents: 'roster:read',
      getResident: 'roster:read',
      putResident: 'roster:write',
      sendRoster: 'roster:write',
      listRosters: 'roster:write',
      getRoster: 'roster:write',
      listBadRows: 'roster:write',
      confirmRoster: 'roster:write',
      stopRoster: 'roster:write',
      getFees: 'places:read',
      makeQuote: 'quotes:read',
      listTransfers: 'transfers:read',
      getTransfer: 'transfers:read',
      acknowledgeTransfer: 'transfers:write',
      rejectTransfer: 'transfers:write',
      answerTransfers: 'transfers:write',
    };
    const operations = Object.values(client.document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(operations.toSorted()).toEqual(Object.keys(wants).toSorted());
    for (const scope of keyScopes) {
      const key = await keyOf(admin, [scope]);
      for (const [operation, needs] of Object.entries(wants)) {
        // Without what the call should bring: the key is looked at first.
        const { status } = await client.call(operation, { key, path: { number: 'S000077', id: 'ros_none' } });
        expect([scope, operation, status === 403]).toEqual([scope, operation, needs !== scope]);
      }
    }
  });

  test('that has ended is refused with the next call, and one that is over too', async () => {
    const made = await makeKey(app, admin, { name: 'short', scopes: ['places:read'], days: '30' });
    expect((await client.call('listAgencies', { key: made.text })).status).toBe(200);
    await endKey(app, admin, made.keyId);
    expect((await client.call('listAgencies', { key: made.text })).body.error.code).toBe('identity.key_ended');
    const old = await makeKey(app, admin, { name: 'old', scopes: ['places:read'], days: '30' });
    await app.owner.query(
      `update identity.api_keys set made_at = made_at - interval '31 days', expires_at = expires_at - interval '31 days' where id = $1`,
      [old.keyId],
    );
    expect((await client.call('listAgencies', { key: old.text })).body.error.code).toBe('identity.key_expired');
  });

  test('has so many calls in a minute, and is told how many are left', async () => {
    const made = await makeKey(app, admin, { name: 'busy', scopes: ['places:read'], days: '30' });
    const first = await client.call('listAgencies', { key: made.text });
    expect([first.headers.get('RateLimit-Limit'), first.headers.get('RateLimit-Remaining')]).toEqual(['600', '599']);
    expect(Number(first.headers.get('RateLimit-Reset'))).toBeGreaterThan(0);
    // Every minute that may be the next one is used up.
    await app.owner.query(
      `insert into identity.api_budgets (key_id, kind, minute, used)
        select $1, 'read', date_trunc('minute', now()) + n * interval '1 minute', 600 from generate_series(0, 2) n
        on conflict (key_id, kind, minute) do update set used = 600`,
      [made.keyId],
    );
    const over = await client.call('listAgencies', { key: made.text });
    expect([over.status, over.body.error.type, over.headers.get('RateLimit-Remaining')]).toEqual([429, 'rate_limit', '0']);
    expect(Number(over.headers.get('Retry-After'))).toBeGreaterThan(0);
  });
});

describe('places', () => {
  test('are those of the key’s agency', async () => {
    expect((await client.call('listAgencies')).body.data).toMatchObject([{ id: at.agency.id, slug: at.agency.slug }]);
    expect((await client.call('listFacilities')).body.data).toMatchObject([{ id: at.facility.id, name: 'Palmetto Ridge' }]);
    for (const [operation, own, strange] of [
      ['getAgency', at.agency.id, (await castAgency(app)).agency.id],
      ['getFacility', at.facility.id, (await castAgency(app)).facility.id],
    ] as const) {
      expect((await client.call(operation, { path: { id: own } })).body.id).toBe(own);
      for (const id of [strange, 'x']) expect((await client.call(operation, { path: { id } })).body.error.type).toBe('not_found');
    }
    expect((await client.call('listUnits', { query: { facility: at.facility.id } })).body).toEqual({
      data: [],
      has_more: false,
      next_cursor: null,
    });
    for (const facility of [(await castAgency(app)).facility.id, 'x'])
      expect((await client.call('listUnits', { query: { facility } })).body.error).toMatchObject({
        code: 'directory.unknown_facility',
        param: 'facility',
      });
    expect((await client.call('listUnits', { query: { place: 'x' } })).body.error).toMatchObject({
      code: 'api.unknown_field',
      param: 'place',
    });
  });
});

describe('one person', () => {
  test('is added, changed, told again, and found by families', async () => {
    const added = await put('s-1', { ...delgado, birth_date: '1985-12-31', arrived_on: '2026-11-01' });
    expect([added.status, added.body.recorded]).toEqual([200, 'added']);
    expect(added.body.resident).toMatchObject({
      number: 'S000001',
      unit: 'B-2',
      birth_date: '1985-12-31',
      arrived_on: '2026-11-01',
      status: 'here',
    });
    expect((await put('S000001', delgado)).body.recorded).toBe('nothing');
    // What is left out stays; null empties.
    expect((await put('S000001', { ...delgado, birth_date: null, unit: 'C-1' })).body).toMatchObject({
      recorded: 'changed',
      resident: { birth_date: null, unit: 'C-1', arrived_on: '2026-11-01' },
    });
    const found = await findResident(app, publicScope('t', 'en'), { state: 'FL', agency: at.agency.slug, number: 's 1', source: 'x' });
    expect(found).toMatchObject({ familyName: 'Delgado' });
    expect((await client.call('getResident', { path: { number: 's1' } })).body).toMatchObject({ number: 'S000001', unit: 'C-1' });
    const gone = await put('S000001', { given_name: 'Mateo', family_name: 'Delgado', status: 'released' });
    expect(gone.body.resident).toMatchObject({ status: 'released', facility_id: at.facility.id });
  });

  test('tells everything that is wrong at once, in the names of the API', async () => {
    const { status, body } = await put('S000002', { ...delgado, facility: 'Nowhere' });
    expect([status, body.error.type, body.error.code, body.error.param]).toEqual([
      422,
      'invalid_request',
      'directory.unknown_facility',
      'facility',
    ]);
    const more = await put('nonsense!', { ...delgado, given_name: '', birth_date: '31.12.1985', arrived_on: '2099-01-01' });
    expect(more.body.error.errors.map(({ param, code }: { param: string; code: string }) => `${param} ${code}`).toSorted()).toEqual([
      'arrived_on directory.bad_arrival',
      'birth_date directory.bad_birth_date',
      'given_name directory.bad_text',
      'number directory.number_looks_wrong',
    ]);
    expect(
      (await put('S1', { given_name: 'x', family_name: 3, shoe: 4 })).body.error.errors.map(
        ({ code, param }: { code: string; param: string }) => `${param} ${code}`,
      ),
    ).toEqual(expect.arrayContaining(['family_name api.bad_value', 'shoe api.unknown_field']));
    expect((await put('S1', { family_name: 'x' })).body.error).toMatchObject({ code: 'api.missing_field', param: 'given_name' });
    const broken = await client.call('putResident', { path: { number: 'S1' }, body: '{', type: 'application/json' });
    expect([broken.status, broken.body.error.code]).toEqual([400, 'api.bad_json']);
    const long = await client.call('putResident', { path: { number: 'S1' }, json: { ...delgado, unit: 'x'.repeat(70_000) } });
    expect([long.status, long.body.error.code]).toEqual([413, 'api.too_large']);
    expect((await client.call('getResident', { path: { number: 'S999999' } })).body.error).toMatchObject({
      type: 'not_found',
      code: 'directory.unknown_person',
    });
  });

  test('who is hidden stays hidden', async () => {
    await put('S000005', delgado);
    await app.owner.query(`update directory.residents set status = 'hidden' where agency_id = $1 and number = 'S000005'`, [at.agency.id]);
    expect((await put('S000005', { ...delgado, status: 'here', unit: 'Z' })).body.resident).toMatchObject({ status: 'hidden', unit: 'Z' });
  });
});

describe('a list', () => {
  test('goes on by its cursor, and shows everybody once', async () => {
    const there = await castAgency(app);
    const mine = await clientOf(api, await keyOf(adminOf(there)));
    for (let n = 1; n <= 5; n++)
      await mine.call('putResident', { path: { number: `S${n}` }, json: { ...delgado, status: n === 3 ? 'released' : 'here' } });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const { body } = await mine.call('listResidents', { query: { limit: '2', ...(cursor === null ? {} : { cursor }) } });
      seen.push(...body.data.map(({ number }: { number: string }) => number));
      expect(body.has_more).toBe(body.next_cursor !== null);
      cursor = body.next_cursor as string | null;
    } while (cursor !== null);
    expect(seen).toEqual(['S000001', 'S000002', 'S000003', 'S000004', 'S000005']);
    const released = await mine.call('listResidents', { query: { status: 'released', facility: there.facility.id } });
    expect(released.body.data).toMatchObject([{ number: 'S000003' }]);
    for (const query of [
      { cursor: 'x' },
      { cursor: Buffer.from('{"kind":"number","after":"\'"}').toString('base64url') },
      { limit: '0' },
      { limit: '201' },
      { status: 'asleep' },
      { facility: at.facility.id },
    ])
      expect([400, 422]).toContain((await mine.call('listResidents', { query: query as unknown as Record<string, string> })).status);
  });

  test('of changes leaves nobody out, not even who was being written while somebody read', { timeout: 30_000 }, async () => {
    const there = await castAgency(app);
    const mine = await clientOf(api, await keyOf(adminOf(there)));
    const tell = (n: number, unit: string) => mine.call('putResident', { path: { number: `S${n}` }, json: { ...delgado, unit } });
    const numbers = ({ body }: Awaited<ReturnType<Client['call']>>) =>
      body.data.map(({ number, unit }: { number: string; unit: string }) => `${number} ${unit}`);
    const since = new Date(app.clock.now().getTime() - 1000).toISOString();
    await tell(1, 'A');
    await tell(2, 'A');
    await tell(1, 'B');
    const first = await mine.call('listResidents', { query: { changed_since: since } });
    expect([numbers(first), first.body.has_more]).toEqual([['S000002 A', 'S000001 B'], false]);
    const next = (from: typeof first) => mine.call('listResidents', { query: { cursor: from.body.next_cursor as string } });
    const nothing = await next(first);
    expect([numbers(nothing), nothing.body.next_cursor]).toEqual([[], first.body.next_cursor]);
    // One writes, and holds; another comes after it and is through at once; then somebody asks.
    let release = () => {};
    const isHeld = new Promise<void>((done) => (release = done));
    let wrote = () => {};
    const begun = new Promise<void>((done) => (wrote = done));
    const slow = app.tx(systemScope('t'), async (tx) => {
      const held: App = { ...app, tx: async (_scope, work) => await work(tx) };
      const person = {
        agencyId: there.agency.id,
        facilityId: there.facility.id,
        number: 'S000003',
        givenName: 'Jo',
        familyName: 'Doe',
        unit: '',
      };
      await addResident(held, systemScope('t'), person);
      wrote();
      await isHeld;
    });
    await begun;
    await tell(4, 'A');
    let answered = false;
    const patient = async (): Promise<typeof first> => {
      const answer = await next(nothing);
      return answer.status === 503 ? await patient() : answer; // after five seconds of waiting; a program asks again
    };
    const asking = patient().then((answer) => ((answered = true), answer));
    await new Promise((done) => setTimeout(done, 300));
    expect(answered).toBe(false);
    release();
    await slow;
    const after = await asking;
    expect(numbers(after).toSorted()).toEqual(['S000003 ', 'S000004 A']);
    expect(numbers(await next(after))).toEqual([]);
  });
});

describe('a call with a name', () => {
  const named = (name: string) => ({ headers: { 'Idempotency-Key': name } });
  test('is done once and answered the same; another call under it is refused; it is free again after a day', async () => {
    const first = await put('S000100', { ...delgado, unit: '1' }, named('a'));
    await put('S000100', { ...delgado, unit: '2' });
    const again = await put('S000100', { ...delgado, unit: '1' }, named('a'));
    expect([again.body, again.headers.get('Idempotent-Replayed'), first.headers.get('Idempotent-Replayed')]).toEqual([
      first.body,
      'true',
      null,
    ]);
    expect((await client.call('getResident', { path: { number: 'S100' } })).body.unit).toBe('2');
    const other = await put('S000100', { ...delgado, unit: '3' }, named('a'));
    expect([other.status, other.body.error.type, other.body.error.param]).toEqual([422, 'idempotency', 'Idempotency-Key']);
    expect((await put('S000101', { ...delgado, unit: '1' }, named('a'))).status).toBe(422);
    expect((await put('S000100', delgado, named('a b'))).status).toBe(400);
    expect((await put('S000100', delgado, named('x'.repeat(101)))).status).toBe(400);
    const stranger = await keyOf(adminOf(await castAgency(app)));
    expect((await put('S000100', { ...delgado, unit: '9' }, { ...named('a'), key: stranger })).body.recorded).toBe('added');
    app.clock.move(24 * 3_600_000 + 1000);
    expect((await put('S000100', { ...delgado, unit: '3' }, named('a'))).body.recorded).toBe('changed');
  });

  test('that was refused has changed nothing, and its name is free', async () => {
    expect((await put('S000110', { ...delgado, facility: 'Nowhere' }, named('r'))).status).toBe(422);
    expect((await put('S000110', delgado, named('r'))).body.recorded).toBe('added');
  });

  test('that comes eight times at one moment is done once', { timeout: 30_000 }, async () => {
    const body = 'Number,Name,Facility\nS000120,"Doe, Jo",Palmetto Ridge\n';
    const send = () => client.call('sendRoster', { query: { kind: 'delta' }, body, type: 'text/csv', ...named('storm') });
    // Ten files a minute are allowed; a call too many does nothing either.
    const told = (await Promise.all(Array.from({ length: 8 }, send))).filter(({ status }) => status !== 429);
    expect(new Set(told.map(({ body: { id } }) => id)).size).toBe(1);
    expect(told.filter(({ headers }) => headers.get('Idempotent-Replayed') === null)).toHaveLength(1);
    const { rows } = await app.owner.query(`select 1 from directory.roster_imports where agency_id = $1`, [at.agency.id]);
    expect(rows).toHaveLength(1);
    await app.runJobs();
  });

  test('whose answer could not be kept has done nothing', async () => {
    await app.owner.query('revoke update on identity.api_answers from kinline_app');
    await app.owner.query('revoke update (status, body) on identity.api_answers from kinline_app');
    try {
      expect((await put('S000130', delgado, named('crash'))).status).toBe(500);
    } finally {
      await app.owner.query('grant update (status, body) on identity.api_answers to kinline_app');
    }
    expect((await client.call('getResident', { path: { number: 'S130' } })).status).toBe(404);
    expect((await put('S000130', delgado, named('crash'))).body.recorded).toBe('added');
  });
});
