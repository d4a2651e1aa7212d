import { afterAll, describe, expect, test } from 'vitest';
import type { App } from '#kernel/app.ts';
import { openDb } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { publicScope, type Scope, systemScope } from '#kernel/scope.ts';
import { testApp } from '#test/database.ts';
import { refusalOf } from '#test/refused.ts';
import { castOperator, castStaff } from '../cast.ts';
import { nameLogins } from '../index.ts';
import { answerOnce } from './answer-once.ts';
import { endKey } from './end-key.ts';
import { callsPerMinute, KEYS_MAX, keyScopes, MISSES_PER_MINUTE } from './key-scopes.ts';
import { hashOfKey, makeKeyText } from './key-text.ts';
import { listKeys } from './list-keys.ts';
import { makeKey } from './make-key.ts';
import { tellEnding } from './tell-ending.ts';
import { readKey } from './read-key.ts';

const app = await testApp();
const other = openDb(app.urls.app, 2);
const elsewhere: App = { ...app, tx: other.tx }; // another process: nothing but the database is shared
afterAll(async () => {
  await other.end();
  await app.end();
});

const adminOf = (agency = newId('agc')): Scope => ({
  ...systemScope('t'),
  realm: 'staff',
  actor: newId('lgn'),
  agency,
  roles: ['agency_admin'],
  facilities: 'all',
});
const wish = { name: 'Nightly', scopes: ['roster:write'], days: '90' };
const call = { kind: 'read', request: 't' } as const;

test('a key has 256 random bits behind what everybody may see, and only its digest is kept', async () => {
  const texts = Array.from({ length: 200 }, makeKeyText);
  expect(new Set(texts.map(({ text }) => text)).size).toBe(200);
  for (const { text, prefix, hash } of texts) {
    expect(text).toMatch(/^knl_[0-9a-f]{12}_[\w-]{43}$/);
    expect(text.startsWith(`${prefix}_`)).toBe(true);
    expect(hashOfKey(text)).toEqual(hash);
  }
  for (const none of ['', 'knl_', `${texts[0]!.text} `, `${texts[0]!.text}x`, texts[0]!.prefix]) expect(hashOfKey(none)).toBeNull();
  const admin = adminOf();
  const { text, prefix } = await makeKey(app, admin, wish);
  const { rows } = await app.owner.query<{ all: string }>('select to_jsonb(k)::text as all from identity.api_keys k where prefix = $1', [
    prefix,
  ]);
  expect(rows[0]!.all).not.toContain(text.slice(prefix.length + 1));
  const trail = await app.owner.query<{ action: string; actor: string; all: string }>(
    `select action, actor, to_jsonb(r)::text as all from kernel.audit_rows r where agency_id = $1`,
    [admin.agency],
  );
  expect(trail.rows).toMatchObject([{ action: 'identity.key_made', actor: admin.actor }]);
  expect(trail.rows[0]!.all).not.toContain(text.slice(prefix.length + 1));
});

describe('an admin', () => {
  test('makes, sees and ends the keys of the own agency; every process knows it with the next call', async () => {
    const admin = adminOf();
    const { keyId, text, prefix } = await makeKey(app, admin, { ...wish, scopes: ['roster:write', 'places:read', 'places:read'] });
    expect((await readKey(elsewhere, text, call)).scope).toMatchObject({
      realm: 'machine',
      actor: keyId,
      agency: admin.agency,
      roles: ['places:read', 'roster:write'],
    });
    const [listed] = (await listKeys(app, admin)).keys;
    expect(listed).toMatchObject({ id: keyId, name: 'Nightly', prefix, state: 'open', madeBy: admin.actor });
    expect(listed!.lastUsedAt!.getTime()).toBeGreaterThan(Date.now() - 60_000);
    expect(JSON.stringify(listed)).not.toContain(text);
    expect(await nameLogins(app, admin, [keyId])).toEqual(new Map([[keyId, 'Nightly']]));
    expect(await nameLogins(app, adminOf(), [keyId])).toEqual(new Map());
    await endKey(app, admin, keyId);
    for (const process of [app, elsewhere]) expect((await refusalOf(readKey(process, text, call))).code).toBe('identity.key_ended');
    expect((await listKeys(app, admin)).keys[0]).toMatchObject({ state: 'ended', endedBy: admin.actor });
    expect((await refusalOf(endKey(app, admin, keyId))).code).toBe('identity.no_such_key');
    // The name is free again.
    await makeKey(app, admin, wish);
  });

  test('is told everything that is wrong at once, and that a name is taken', async () => {
    const admin = adminOf();
    const fields = async (over: object) =>
      (await refusalOf(makeKey(app, admin, { ...wish, ...over }))).fields.map(({ code }) => code.slice(9));
    expect(await fields({ name: ' ', scopes: [], days: '31' })).toEqual(['key_name_bad', 'key_scope_missing', 'key_days_bad']);
    expect(await fields({ scopes: ['roster:write', 'all'] })).toEqual(['key_scope_missing']);
    expect(await fields({ name: 'x'.repeat(61) })).toEqual(['key_name_bad']);
    await makeKey(app, admin, wish);
    expect(await fields({ name: ' NIGHTLY ' })).toEqual(['key_name_taken']);
    await makeKey(app, adminOf(), wish);
  });

  test('of another agency, of some facilities, another role or realm makes, sees and ends none', async () => {
    const admin = adminOf();
    const { keyId } = await makeKey(app, admin, wish);
    expect((await refusalOf(endKey(app, adminOf(), keyId))).code).toBe('identity.no_such_key');
    for (const [scope, code] of [
      [{ ...admin, facilities: ['fac_a'] }, 'identity.key_whole_agency'],
      [{ ...admin, roles: ['trust_clerk'] }, 'kernel.not_allowed'],
      [{ ...admin, realm: 'machine', actor: keyId }, 'kernel.not_allowed'],
      [{ ...admin, realm: 'operator', roles: ['operator'] }, 'kernel.not_allowed'],
      [publicScope('t', 'en'), 'kernel.not_allowed'],
    ] as [Scope, string][])
      for (const act of [() => makeKey(app, scope, { ...wish, name: 'x' }), () => endKey(app, scope, keyId), () => listKeys(app, scope)])
        expect((await refusalOf(act())).code).toBe(code);
  });

  test('has room for so many open keys, also when two are made at once', async () => {
    const admin = adminOf();
    for (let n = 1; n < KEYS_MAX; n++) await makeKey(app, admin, { ...wish, name: `key ${n}` });
    const both = await Promise.allSettled([makeKey(app, admin, { ...wish, name: 'a' }), makeKey(elsewhere, admin, { ...wish, name: 'b' })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'identity.too_many_keys' } });
  });

  test('finds them a page at a time: all, each once, the open ones first', async () => {
    const admin = adminOf();
    const [open, ended]: string[][] = [[], []];
    for (let n = 1; n <= 3; n++) {
      const { keyId } = await makeKey(app, admin, { ...wish, name: `old ${n}` });
      await endKey(app, admin, keyId);
      ended!.push(keyId);
    }
    for (let n = 1; n <= KEYS_MAX; n++) open!.push((await makeKey(app, admin, { ...wish, name: `key ${n}` })).keyId);
    const first = await listKeys(app, admin);
    const second = await listKeys(app, admin, { after: first.next });
    const ids = ({ keys }: typeof first) => keys.map(({ id }) => id).toSorted();
    expect([ids(first), ids(second), second.next]).toEqual([open!.toSorted(), ended!.toSorted(), null]);
    expect(await listKeys(app, adminOf(), { after: first.next })).toEqual({ keys: [], next: null });
  });
});

test('calls are counted for all processes together', async () => {
  const { text } = await makeKey(app, adminOf(), { ...wish, scopes: keyScopes });
  const calls = await Promise.all(
    Array.from({ length: callsPerMinute.file + 4 }, (_, n) => readKey(n % 2 === 0 ? app : elsewhere, text, { kind: 'file', request: 't' })),
  );
  // A minute may end in between.
  const { rows } = await app.owner.query<{ used: number }>(
    `select b.used from identity.api_budgets b join identity.api_keys k on k.id = b.key_id where k.prefix = $1 and b.kind = 'file'`,
    [text.slice(0, 16)],
  );
  expect(rows.reduce((sum, { used }) => sum + used, 0)).toBe(calls.length);
  expect(calls.filter(({ tooFast }) => !tooFast)).toHaveLength(
    rows.reduce((sum, { used }) => sum + Math.min(used, callsPerMinute.file), 0),
  );
  expect((await readKey(app, text, call)).tooFast).toBe(false);
});

test('work that is answered once stays under its own scope', async () => {
  const { text } = await makeKey(app, adminOf(), wish);
  const { scope } = await readKey(app, text, call);
  const digest = Buffer.alloc(32);
  const strange = answerOnce(app, scope, { name: 'x', digest }, async (one) => {
    await one.tx(systemScope('t'), async () => undefined);
    return { status: 200, body: {} };
  });
  await expect(strange).rejects.toThrow('one scope');
  const machineOnly = answerOnce(app, { ...scope, realm: 'staff' }, { name: 'x', digest }, async () => ({ status: 200, body: {} }));
  expect((await refusalOf(machineOnly)).code).toBe('kernel.not_allowed');
});

test('a key for some facilities reaches those alone, is said to, and never takes rosters', async () => {
  const admin = adminOf();
  const money = { name: 'Money', scopes: ['transfers:read'], days: '30', agencyFacilities: ['fac_a', 'fac_b'] };
  const { text } = await makeKey(app, admin, { ...money, reach: 'named', facilities: ['fac_b', 'fac_b'] });
  expect((await readKey(app, text, call)).scope).toMatchObject({ realm: 'machine', facilities: ['fac_b'] });
  expect((await listKeys(app, admin)).keys[0]).toMatchObject({ facilities: ['fac_b'] });
  const whole = await makeKey(app, admin, { ...money, name: 'Whole', reach: 'all', facilities: [] });
  expect((await readKey(app, whole.text, call)).scope.facilities).toBe('all');
  const fields = async (over: object) =>
    (await refusalOf(makeKey(app, admin, { ...money, name: 'x', ...over }))).fields.map(({ code }) => code);
  expect(await fields({ reach: '', facilities: [] })).toEqual(['identity.reach_missing']);
  expect(await fields({ reach: 'named', facilities: [] })).toEqual(['identity.facility_missing']);
  expect(await fields({ reach: 'named', facilities: ['fac_c'] })).toEqual(['identity.facility_unknown']);
  expect(await fields({ reach: 'all', facilities: ['fac_a'] })).toEqual(['identity.reach_both']);
  expect(await fields({ scopes: ['roster:write'], reach: 'named', facilities: ['fac_a'] })).toEqual(['identity.key_roster_whole']);
});

describe('a partner’s key', () => {
  const operations: Scope = { ...systemScope('t'), realm: 'operator', actor: newId('lgn'), roles: ['operator', 'operations'] };
  const [here, there] = [newId('agc'), newId('agc')];
  const firm = {
    partner: 'Lobby Firm',
    name: 'Kiosks',
    scopes: ['places:read'],
    days: '30',
    agencies: [here, here],
    allAgencies: [here, there],
  };

  test('is given, seen and ended by operations; it has no agency, and reaches those that were named', async () => {
    const { keyId, text } = await makeKey(app, operations, firm);
    const { scope } = await readKey(app, text, call);
    expect(scope).toMatchObject({ realm: 'machine', actor: keyId, agency: null, agencies: [here], roles: ['places:read'] });
    expect((await listKeys(app, operations)).keys).toMatchObject([
      { id: keyId, partner: 'Lobby Firm', agencies: [here], agencyId: null, state: 'open' },
    ]);
    const trail = await app.owner.query('select actor, agency_id, details from kernel.audit_rows where subject = $1', [keyId]);
    expect(trail.rows).toMatchObject([{ actor: operations.actor, agency_id: null, details: { partner: 'Lobby Firm', agencies: [here] } }]);
    // The agencies it reaches neither see nor end it, nor do operators without that role.
    expect(await listKeys(app, adminOf(here))).toEqual({ keys: [], next: null });
    expect((await refusalOf(endKey(app, adminOf(here), keyId))).code).toBe('identity.no_such_key');
    const supports = { ...operations, roles: ['operator', 'finance'] };
    for (const act of [() => makeKey(app, supports, firm), () => listKeys(app, supports), () => endKey(app, supports, keyId)])
      expect((await refusalOf(act())).code).toBe('kernel.not_allowed');
    // Nothing of it is done once under a name: that is for those who change something.
    const named = answerOnce(app, scope, { name: 'x', digest: Buffer.alloc(32) }, async () => ({ status: 200, body: {} }));
    expect((await refusalOf(named)).code).toBe('kernel.not_allowed');
    await endKey(app, operations, keyId);
    expect((await refusalOf(readKey(elsewhere, text, call))).code).toBe('identity.key_ended');
  });

  test('says whose it is and what it reaches, reads what is public alone, and has one name', async () => {
    const fields = async (over: object) =>
      (await refusalOf(makeKey(app, operations, { ...firm, ...over }))).fields.map(({ field, code }) => `${field} ${code.slice(9)}`);
    expect(await fields({ partner: ' ', agencies: [] })).toEqual(['partner key_partner_bad', 'agencies key_agency_missing']);
    expect(await fields({ agencies: [here, newId('agc')] })).toEqual(['agencies key_agency_unknown']);
    for (const scopes of [['places:read', 'transfers:read'], ['roster:read'], ['transfers:write'], []])
      expect(await fields({ scopes })).toEqual(['scopes key_scope_missing']);
    const both = await Promise.allSettled([
      makeKey(app, operations, firm),
      makeKey(elsewhere, operations, { ...firm, partner: 'LOBBY FIRM' }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await makeKey(app, operations, { ...firm, partner: 'Another Firm' });
    // Where our own code would fail, the table does not.
    const wider = app.owner.query(`update identity.api_keys set scopes = '{transfers:read}' where partner = 'Another Firm'`);
    await expect(wider).rejects.toThrow('api_keys_partners_read_what_is_public');
  });
});

test('who comes with keys that are none again and again is told to wait; right keys of the same source are not', async () => {
  const { text } = await makeKey(app, adminOf(), wish);
  const from = (source: string, key: string) => readKey(app, key, { ...call, source });
  const codes = await Promise.all(
    Array.from({ length: 3 * MISSES_PER_MINUTE }, async () => (await refusalOf(from('198.51.100.7', makeKeyText().text))).code),
  );
  // A minute may end in between: then it begins anew, once.
  const unknown = codes.filter((code) => code === 'identity.key_unknown').length;
  expect([MISSES_PER_MINUTE, 2 * MISSES_PER_MINUTE].includes(unknown) || unknown < 2 * MISSES_PER_MINUTE).toBe(true);
  expect(codes.filter((code) => code === 'identity.key_misses').length).toBeGreaterThanOrEqual(MISSES_PER_MINUTE);
  expect((await from('198.51.100.7', text)).scope.realm).toBe('machine');
  expect((await refusalOf(from('198.51.100.8', 'knl_x'))).code).toBe('identity.key_unknown');
  const { rows } = await app.owner.query<{ all: string }>('select to_jsonb(m)::text as all from identity.api_misses m');
  expect(rows.map((row) => row.all).join()).not.toContain('198.51.100');
});

test('admins of the whole agency are told once that a key ends soon, operations of a partner’s; of keys that last or have ended nobody', async () => {
  const agency = newId('agc');
  const admin = adminOf(agency);
  const lead = await castStaff(app, { email: 'lead@example.com', agencyId: agency, roles: ['agency_admin'] });
  await castStaff(app, { email: 'part@example.com', agencyId: agency, roles: ['agency_admin'], facilities: ['fac_x'] });
  await castStaff(app, { email: 'clerk@example.com', agencyId: agency });
  const ending = await makeKey(app, admin, { ...wish, name: 'Ending', days: '30' });
  await makeKey(app, admin, { ...wish, name: 'Lasting', days: '90' });
  const ended = await makeKey(app, admin, { ...wish, name: 'Over', days: '30' });
  const operations: Scope = { ...systemScope('t'), realm: 'operator', actor: newId('lgn'), roles: ['operations'] };
  const partners = { partner: 'A Firm', name: 'Kiosks', scopes: ['quotes:read'], days: '30', agencies: [agency], allAgencies: [agency] };
  const ofPartner = await makeKey(app, operations, partners);
  const runs = await castOperator(app, 'runs@example.com', ['operations']);
  await castOperator(app, 'supports@example.com', []);
  await endKey(app, admin, ended.keyId);
  await app.owner.query(
    `update identity.api_keys set made_at = made_at - interval '17 days', expires_at = expires_at - interval '17 days'
    where id = any ($1)`,
    [[ending.keyId, ended.keyId, ofPartner.keyId]],
  );
  await Promise.all([tellEnding(app), tellEnding(elsewhere)]);
  await tellEnding(app);
  await app.runJobs();
  const { rows } = await app.owner.query<{ key: string; login_id: string }>(
    `select key, login_id from notifications.notices where template = 'key_ending' order by key`,
  );
  const told = (keyId: string, loginId: string) => ({ key: `key_ending:${keyId}:${loginId}`, login_id: loginId });
  expect(rows).toEqual(
    [told(ending.keyId, lead.loginId), told(ofPartner.keyId, runs.loginId)].toSorted((a, b) => (a.key < b.key ? -1 : 1)),
  );
});
