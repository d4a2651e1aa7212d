import type { Hono } from 'hono';
import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiRoutes } from '#api/index.ts';
import { type CastAgency, castAgency, castResident } from '#domain/directory/cast.ts';
import { findResident, sweeps } from '#domain/directory/index.ts';
import { keyScopes, makeKey, readKey } from '#domain/identity/index.ts';
import { newId } from '#kernel/ids.ts';
import { publicScope, type Scope, systemScope } from '#kernel/scope.ts';
import { type Asked, type Client, clientOf } from '#test/api-client.ts';
import { type TestApp, testApp } from '#test/database.ts';

// Whole files by the API: sent, read, reported, asked about, taken over, and found by families. And what a key never sees.
let app: TestApp;
let api: Hono;
beforeAll(async () => {
  app = await testApp();
  api = apiRoutes(app);
}, 60_000);
afterAll(() => app.end());

interface Side {
  at: CastAgency;
  admin: Scope;
  key: string;
  client: Client;
}
async function makeSide(): Promise<Side> {
  const at = await castAgency(app);
  const admin: Scope = {
    ...systemScope('t'),
    realm: 'staff',
    actor: newId('lgn'),
    agency: at.agency.id,
    roles: ['agency_admin'],
    facilities: 'all',
  };
  const { text } = await makeKey(app, admin, { name: 'Nightly', scopes: keyScopes, days: '365' });
  return { at, admin, key: text, client: await clientOf(api, text) };
}
const HEAD = 'Number,Name,Facility,Status\n';
const row = (n: number, status = '') => `S${String(n).padStart(6, '0')},"Doe, Jo",Palmetto Ridge,${status}\n`;
const csv = (text: string, query: Record<string, string | string[]> = {}): Asked => ({
  query: { kind: 'whole', ...query },
  body: text,
  type: 'text/csv; charset=utf-8',
});
async function sent({ client }: Side, asked: Asked) {
  const first = await client.call('sendRoster', asked);
  expect([first.status, first.body.state]).toEqual([202, 'reading']);
  await app.runJobs();
  return (await client.call('getRoster', { path: { id: first.body.id as string } })).body;
}
const people = async ({ at }: Side) =>
  (
    await app.owner.query<{ who: string }>(
      `select number || ' ' || status as who from directory.residents where agency_id = $1 order by 1`,
      [at.agency.id],
    )
  ).rows.map(({ who }) => who);

describe('a roster by the API', () => {
  test('goes from the file to the family that looks, by the document alone', async () => {
    const side = await makeSide();
    const done = await sent(side, csv(HEAD + row(1) + row(2)));
    expect(done).toMatchObject({
      state: 'done',
      kind: 'whole',
      dry_run: false,
      rows_read: 2,
      bad_rows: 0,
      result: { added: 2 },
      leaving: { must_confirm: false },
    });
    const found = await findResident(app, publicScope('t', 'en'), { state: 'FL', agency: side.at.agency.slug, number: 's1', source: 'x' });
    expect(found).toMatchObject({ givenName: 'Jo', familyName: 'Doe' });
    expect((await side.client.call('listResidents')).body.data).toMatchObject([{ number: 'S000001' }, { number: 'S000002' }]);
    expect((await sent(side, csv(HEAD + row(1) + row(2)))).result).toMatchObject({ added: 0, unchanged: 2 });
    const { rows } = await app.owner.query<{ realm: string; actor: string }>(
      `select distinct realm, actor from kernel.audit_rows where agency_id = $1 and action = 'directory.roster_uploaded'`,
      [side.at.agency.id],
    );
    expect(rows).toMatchObject([{ realm: 'machine' }]);
    expect(rows[0]!.actor).toMatch(/^key_/);
  });

  test('is only reported in a dry run: bad rows by line, words that mean nothing yet', async () => {
    const side = await makeSide();
    const text = HEAD + row(1) + row(2, 'Out to court') + row(3, 'OUT TO COURT') + 'S-?,"Doe, Jo",Nowhere,\n';
    const dry = await sent(side, csv(text, { dry_run: 'true' }));
    expect(dry).toMatchObject({ state: 'stopped', dry_run: true, result: null, report: { added: 1 }, bad_rows: 3, unreadable_rows: 1 });
    expect(dry.unknown_status_words).toEqual([{ word: 'OUT TO COURT', rows: 2 }]);
    expect(await people(side)).toEqual([]);
    const bad = (query: Record<string, string>) => side.client.call('listBadRows', { path: { id: dry.id as string }, query });
    const first = await bad({ limit: '2' });
    expect(first.body).toMatchObject({ has_more: true, data: [{ line: 3, field: 'status', code: 'unknown_status' }, { line: 4 }] });
    const rest = await bad({ cursor: first.body.next_cursor as string });
    expect(rest.body).toMatchObject({ has_more: false, data: [{ line: 5 }, { line: 5 }] });
    expect((await bad({ cursor: 'x' })).status).toBe(422);
    const done = await sent(side, csv(text, { status: ['Out to court=here'] }));
    expect([done.result.added, done.unknown_status_words]).toEqual([3, []]);
    // Remembered: nobody has to say it again.
    expect((await sent(side, csv(text))).bad_rows).toBe(1);
  });

  test('after which many would leave waits for a yes, is confirmed once, or dropped', async () => {
    const side = await makeSide();
    await sent(side, csv(HEAD + row(1) + row(2)));
    const waiting = await sent(side, csv(HEAD + row(1)));
    expect(waiting).toMatchObject({
      state: 'waiting',
      leaving: { left: 1, here_before: 2, percent: 50, must_confirm: true, because: 'too_many' },
    });
    const confirm = (mayLeave: boolean, more: object = {}) =>
      side.client.call('confirmRoster', { path: { id: waiting.id as string }, json: { may_leave: mayLeave }, ...more });
    const no = await confirm(false);
    expect([no.status, no.body.error.code]).toEqual([409, 'directory.roster_leavers']);
    const name = { headers: { 'Idempotency-Key': 'yes' } };
    const yes = await confirm(true, name);
    expect([yes.status, yes.body.state]).toEqual([200, 'applying']);
    await app.runJobs();
    expect((await confirm(true, name)).body).toEqual(yes.body);
    expect((await confirm(true)).body.error.code).toBe('directory.roster_over');
    expect(await people(side)).toEqual(['S000001 here', 'S000002 released']);
    const other = await sent(side, csv(HEAD + row(9)));
    expect((await side.client.call('stopRoster', { path: { id: other.id as string } })).body.state).toBe('stopped');
    await app.runJobs();
    expect(await people(side)).toEqual(['S000001 here', 'S000002 released']);
    const listed = await side.client.call('listRosters', { query: { limit: '2' } });
    expect([listed.body.data.map(({ id }: { id: string }) => id), listed.body.has_more]).toEqual([[other.id, waiting.id], true]);
    expect((await side.client.call('listRosters', { query: { cursor: listed.body.next_cursor as string } })).body.data).toHaveLength(1);
  });

  test('with columns, codes and days of its own is read as it says, and as before the next time', async () => {
    const side = await makeSide();
    const text = 'Ref;Who;Where;Born;In\nS1;"Doe, Jo";014;2.3.1980;1.11.2026\n';
    const query = {
      column: ['number=Ref', 'full_name=Who', 'facility=Where', 'birth_date=Born', 'arrived_on=In'],
      code: ['014=palmetto ridge'],
      dates: 'dmy',
    };
    expect((await sent(side, csv(text, query))).result).toMatchObject({ added: 1 });
    expect((await side.client.call('getResident', { path: { number: 'S1' } })).body).toMatchObject({
      birth_date: '1980-03-02',
      arrived_on: '2026-11-01',
    });
    expect((await sent(side, csv(text))).result).toMatchObject({ unchanged: 1 });
    expect(
      (await side.client.call('putResident', { path: { number: 'S1' }, json: { given_name: 'Jo', family_name: 'Doe', facility: '014' } }))
        .body.recorded,
    ).toBe('nothing');
  });

  test('as JSON lines names our fields; a line unlike the first is kept out, and nobody is let go by it', async () => {
    const side = await makeSide();
    const lines = [
      { number: 'S1', given_name: 'Jo', family_name: 'Doe', facility: 'Palmetto Ridge', unit: 'A' },
      { number: 'S2', given_name: 'Al', family_name: 'Núñez "x"\nY', facility: side.at.facility.name, unit: '' },
    ].map((line) => JSON.stringify(line));
    const json = (text: string): Asked => ({ query: { kind: 'whole' }, body: text, type: 'application/x-ndjson' });
    expect((await sent(side, json(`\ufeff${lines.join('\n')}\n\n`))).result).toMatchObject({ added: 2 });
    const odd = `${lines[0]}\nnot json\n{"number":"S2","given_name":"Al"}\n`;
    const told = await sent(side, json(odd));
    expect(told).toMatchObject({ state: 'done', bad_rows: 2, unreadable_rows: 1, result: { released: 0, unchanged: 1 } });
    const bad = await side.client.call('listBadRows', { path: { id: told.id as string } });
    expect([...new Set(bad.body.data.map(({ line, code }: { line: number; code: string }) => `${line} ${code}`))]).toEqual(
      expect.arrayContaining(['2 number_looks_wrong', '3 wrong_cells']),
    );
    expect(await people(side)).toEqual(['S000001 here', 'S000002 here']);
    // The agency's own way of writing tables is not forgotten over it.
    expect((await sent(side, csv(HEAD + row(1) + row(2)))).bad_rows).toBe(0);
  });

  test.each<[string, Asked, number, string]>([
    ['nothing', { query: { kind: 'whole' }, type: 'text/csv' }, 422, 'directory.roster_missing'],
    ['no kind', { body: HEAD, type: 'text/csv' }, 400, 'api.missing_field'],
    ['a type we do not take', { query: { kind: 'whole' }, body: '{}', type: 'application/json' }, 415, 'api.wrong_type'],
    ['a spreadsheet', { query: { kind: 'whole' }, body: 'PK\u0003\u0004', type: 'text/csv' }, 422, 'directory.roster_not_text'],
    ['headings alone', csv(HEAD), 422, 'directory.roster_empty'],
    ['no columns', csv('a,b\n1,2\n'), 422, 'directory.roster_columns'],
    ['a column that is not there', csv(HEAD + row(1), { column: 'unit=Pod' }), 422, 'directory.unknown_heading'],
    ['a field that is none', csv(HEAD + row(1), { column: 'shoe=Name' }), 422, 'directory.unknown_field'],
    ['half a pair', csv(HEAD + row(1), { code: '014' }), 422, 'directory.bad_pair'],
    ['a code for no place', csv(HEAD + row(1), { code: '014=Nowhere' }), 422, 'directory.unknown_facility'],
    ['a word for nothing', csv(HEAD + row(1), { status: 'x=asleep' }), 422, 'directory.roster_meaning'],
    ['a word that can not be kept', csv(HEAD + row(1), { status: 'x\u0000y=here' }), 422, 'directory.roster_meaning'],
    ['a code that can not be kept', csv(HEAD + row(1), { code: '\u0000=Palmetto Ridge' }), 422, 'directory.roster_code_twice'],
    [
      'JSON without numbers',
      { query: { kind: 'whole' }, body: '{"given_name":"x"}\n', type: 'application/x-ndjson' },
      422,
      'directory.roster_columns',
    ],
    [
      'JSON without places',
      { query: { kind: 'whole' }, body: '{"number":"S1","full_name":"x, y"}\n', type: 'application/x-ndjson' },
      422,
      'directory.roster_columns',
    ],
    ['no JSON', { query: { kind: 'whole' }, body: 'x\n', type: 'application/x-ndjson' }, 422, 'directory.roster_not_json'],
    [
      'JSON of strange fields',
      { query: { kind: 'whole' }, body: '{"nummer":"1"}\n', type: 'application/x-ndjson' },
      422,
      'directory.unknown_heading',
    ],
  ])('that is %s is refused at once, and nothing is kept of it', async (_what, asked, status, code) => {
    const side = await makeSide();
    const told = await side.client.call('sendRoster', asked);
    expect([told.status, told.body.error.code]).toEqual([status, code]);
    expect((await side.client.call('listRosters')).body.data).toEqual([]);
  });

  test('that is larger than 25 MB is refused', async () => {
    const side = await makeSide();
    const told = await side.client.call('sendRoster', {
      query: { kind: 'whole' },
      body: new Uint8Array(25 * 1024 * 1024 + 2048),
      type: 'text/csv',
    });
    expect([told.status, told.body.error.code]).toEqual([413, 'api.too_large']);
  });

  test('left between its report and the take-over by a worker that died is taken up by the sweep', async () => {
    const side = await makeSide();
    const first = await side.client.call('sendRoster', csv(HEAD + row(1)));
    const set = (thenDo: string) =>
      app.owner.query(`update directory.roster_imports set then_do = $2, beat_at = beat_at - interval '2 minutes' where id = $1`, [
        first.body.id,
        thenDo,
      ]);
    // As a worker leaves it that dies between the report and what comes by itself.
    await set('ask');
    await app.runJobs();
    expect((await side.client.call('getRoster', { path: { id: first.body.id as string } })).body.state).toBe('waiting');
    await set('apply');
    await sweeps.find(({ name }) => name === 'directory.rosters')!.run(app);
    await app.runJobs();
    expect(await people(side)).toEqual(['S000001 here']);
  });
});

describe('a key of one agency', () => {
  let here: Side;
  let there: Side;
  let secrets: string[];
  beforeAll(async () => {
    [here, there] = [await makeSide(), await makeSide()];
    const roster = await sent(
      there,
      csv(
        'Number,Name,Facility,Status\nS000777,"Quillfeather, Zo",Palmetto Ridge,Sleepwalking\nS000778,"Quillfeather, Al",Palmetto Ridge,\n',
      ),
    );
    const resident = await castResident(app, there.at, { number: 'S000779' });
    secrets = [there.at.agency.id, there.at.facility.id, roster.id as string, resident, 'Quillfeather', 'Sleepwalking'];
  });

  test('finds nothing of another by the API', async () => {
    for (const [operation, asked] of [
      ['listAgencies', {}],
      ['getAgency', { path: { id: there.at.agency.id } }],
      ['getFacility', { path: { id: there.at.facility.id } }],
      ['listFacilities', {}],
      ['listUnits', { query: { facility: there.at.facility.id } }],
      ['listResidents', {}],
      ['listResidents', { query: { changed_since: '2020-01-01T00:00:00Z' } }],
      ['listResidents', { query: { facility: there.at.facility.id } }],
      ['getResident', { path: { number: 'S000778' } }],
      ['listRosters', {}],
      ['getRoster', { path: { id: secrets[2]! } }],
      ['listBadRows', { path: { id: secrets[2]! } }],
      ['confirmRoster', { path: { id: secrets[2]! }, json: { may_leave: true } }],
      ['stopRoster', { path: { id: secrets[2]! } }],
    ] as [string, Asked][]) {
      const { body } = await here.client.call(operation, asked);
      expect(secrets.filter((secret) => JSON.stringify(body).includes(secret))).toEqual([]);
    }
    const mine = await here.client.call('putResident', {
      path: { number: 'S000778' },
      json: { given_name: 'My', family_name: 'Own', facility: there.at.facility.id },
    });
    expect(mine.body.error.code).toBe('directory.unknown_facility');
  });

  test('sees nothing of another, and nothing it was not made for, with the filters of the application taken away', async () => {
    const { rows } = await app.owner.query<{ name: string }>(`
      select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'v', 'm', 'p') and n.nspname !~ '^(pg_|information_schema|graphile_worker|jobs|migrations|public)'
        and has_schema_privilege('kinline_app', n.oid, 'usage') and has_table_privilege('kinline_app', c.oid, 'select') order by 1`);
    const seenBy = async (scope: Scope) => {
      const shown: Record<string, string> = {};
      for (const { name } of rows) {
        const text = await app.tx(scope, async (tx) => {
          const found = await tx.executeQuery<{ row: string }>(
            CompiledQuery.raw(`select to_jsonb(t)::text as row from ${name} t limit 5000`),
          );
          return found.rows.map((one) => one.row).join('\n');
        });
        if (text !== '') shown[name] = text;
      }
      return shown;
    };
    const { scope } = await readKey(app, here.key, { kind: 'read', request: 't' });
    await here.client.call('putResident', {
      path: { number: 'S1' },
      json: { given_name: 'Jo', family_name: 'Doe', facility: 'Palmetto Ridge' },
      headers: { 'Idempotency-Key': 'x' },
    });
    const all = await seenBy(scope);
    // Which agencies are open is public.
    const hidden = secrets.filter((secret) => secret !== there.at.agency.id);
    expect(hidden.filter((secret) => Object.values(all).join('\n').includes(secret))).toEqual([]);
    expect(Object.keys(all)).toEqual([
      'directory.agencies',
      'directory.facilities',
      'directory.openings',
      'directory.policies',
      'directory.resident_records',
      'directory.residents',
      'directory.v_residents',
      'identity.api_answers',
    ]);
    const places = await seenBy({ ...scope, roles: ['places:read'] });
    expect(Object.keys(places)).not.toEqual(expect.arrayContaining(['directory.residents']));
    expect(places['directory.residents']).toBeUndefined();
  });

  test('that may read writes nobody, not even past the application', async () => {
    const { scope } = await readKey(app, here.key, { kind: 'read', request: 't' });
    const tell = (as: Scope, agency: string) =>
      app.tx(as, (tx) =>
        tx.executeQuery(
          CompiledQuery.raw(`select directory.tell_resident('res_x', $1, 'S000009', 'a', 'b', '', null, $2, '', 'here', now())`, [
            agency,
            there.at.facility.id,
          ]),
        ),
      );
    await expect(tell({ ...scope, roles: ['roster:read', 'places:read'] }, here.at.agency.id)).rejects.toMatchObject({ code: '42501' });
    await expect(tell(scope, there.at.agency.id)).rejects.toMatchObject({ code: '42501' });
  });
});
