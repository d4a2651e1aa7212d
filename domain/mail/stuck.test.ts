// What nobody who reads there may decide: those who lead are told of it once.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { CastAgency, Pair } from '#domain/directory/cast.ts';
import { castStaff } from '#domain/identity/cast.ts';
import { nameAcquaintance, readDeadlines, takeItem, watchStuck } from '#domain/review/index.ts';
import { castMailAgency } from '#domain/stamps/cast.ts';
import type { Scope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { castDecision, castItem, castLetter, castMailroom, castWriter } from './cast.ts';
import { appealLetter } from './index.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let app: TestApp;
let at: CastAgency;
let by: Pair;
let one: Scope;
let lead: Scope;
let letter: string;
beforeAll(async () => {
  app = await testApp();
  at = await castMailAgency(app);
  by = await castWriter(app, at);
  one = await staff('one@agency.example', 'mailroom');
  lead = await staff('lead@agency.example', 'agency_admin');
  letter = await castLetter(app, by);
});
afterAll(async () => {
  await app.end();
});

const staff = async (email: string, role: string) =>
  castMailroom(at, { actor: (await castStaff(app, { email, agencyId: at.agency.id, roles: [role] })).loginId, roles: [role] });
const told = async () =>
  (await app.owner.query<{ login_id: string }>(`select login_id from notifications.notices where template = 'letters_stuck'`)).rows.map(
    (row) => row.login_id,
  );
/** What those who lead see after two who look at the same moment. */
const seen = async () => {
  await Promise.all([watchStuck(app), watchStuck(app)]);
  return (await readDeadlines(app, lead)).stuck.map(({ items, appeals }) => [items, appeals]);
};

it('is nothing as long as somebody may', async () => {
  expect([await seen(), await told()]).toEqual([[], []]);
});

it('is a letter of people whom the only reader knows, until somebody else comes', async () => {
  await nameAcquaintance(app, one, { number: by.number });
  expect([await seen(), await seen()]).toEqual([[[1, 0]], [[1, 0]]]);
  expect(await told()).toEqual([lead.actor]);
  expect((await readDeadlines(app, { ...lead, facilities: ['fac_other'] })).stuck).toEqual([]);
  const two = await staff('two@agency.example', 'mailroom');
  expect(await seen()).toEqual([]);
  const item = await castItem(app, letter);
  await takeItem(app, two, item);
  await castDecision(app, { who: two, item }, 'return');
});

it('is a second look where everybody else knows them', async () => {
  await appealLetter(app, by.customer, { letter, words: 'Nothing in it is forbidden.' });
  expect(await seen()).toEqual([[0, 1]]);
  expect(await told()).toEqual([lead.actor, lead.actor]);
  await staff('three@agency.example', 'mailroom');
  expect(await seen()).toEqual([]);
});
