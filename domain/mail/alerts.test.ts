// A term whose action is `alert`: an investigator is told, and the letter waits in the mailroom.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { CastAgency, Pair } from '#domain/directory/cast.ts';
import { castStaff } from '#domain/identity/cast.ts';
import { addTerm, answerConcern, countAlerts, listConcerns, nameAcquaintance, readItem, takeItem, takeNext } from '#domain/review/index.ts';
import { castMailAgency } from '#domain/stamps/cast.ts';
import type { Scope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf } from '#test/refused.ts';
import { castLetter, castMailroom, castWriter, himself } from './cast.ts';
import { readForConcern, readLetter } from './index.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let app: TestApp;
let at: CastAgency;
let by: Pair;
let reader: Scope;
let lead: Scope;
beforeAll(async () => {
  app = await testApp();
  at = await castMailAgency(app);
  by = await castWriter(app, at);
  reader = castMailroom(at, { facilities: 'all' });
  const about = { place: 'all', category: 'coded', severity: '2', note: 'Said for a drop', until: '', wholeWord: true };
  await addTerm(app, reader, { ...about, phrase: 'paper crane', action: 'alert' });
});
afterAll(async () => {
  await app.end();
});

const BODY = 'The cake was good.\nLeave the paper crane by the door.\nThe dog is well.';
const staff = async (email: string, role: string) =>
  castMailroom(at, { actor: (await castStaff(app, { email, agencyId: at.agency.id, roles: [role] })).loginId, roles: [role] });
const told = async () =>
  (await app.owner.query<{ login_id: string }>(`select login_id from notifications.notices where template = 'concern'`)).rows.map(
    (row) => row.login_id,
  );
const alerts = (scope: Scope) => listConcerns(app, scope, { about: 'alert' });

it('tells the agency’s admins where there is no investigator who may see it', async () => {
  lead = await staff('lead@agency.example', 'agency_admin');
  await castLetter(app, by, { body: BODY });
  expect(await told()).toEqual([lead.actor]);
});

it('tells an investigator, once, with the lines and no others; the letter is the mailroom’s, and neither side hears of it', async () => {
  const [one, knows] = [await staff('ines@agency.example', 'investigator'), await staff('knows@agency.example', 'investigator')];
  await nameAcquaintance(app, knows, { number: by.number });
  const letter = await castLetter(app, by, { body: BODY });
  expect((await told()).sort()).toEqual([lead.actor, one.actor].sort());

  expect([(await alerts(knows)).concerns, await countAlerts(app, knows)]).toEqual([[], 0]);
  const [alert] = (await alerts(one)).concerns;
  expect(alert).toMatchObject({ kind: 'alert', subject: letter, note: null });
  expect([(await alerts(one)).concerns.length, await countAlerts(app, one)]).toEqual([2, 2]);
  expect((await listConcerns(app, one)).concerns).toEqual([]);
  const { passages } = await readForConcern(app, one, alert!.concernId);
  expect(passages.map(({ text }) => text)).toEqual(['Leave the paper crane by the door.']);
  for (const scope of [knows, await staff('care@agency.example', 'care'), { ...one, facilities: ['fac_other'] }])
    expect(await codeOf(readForConcern(app, scope, alert!.concernId))).toBe('review.unknown_concern');

  expect(await takeNext(app, one, { desk: 'investigator' })).toBeNull();
  expect((await readItem(app, one, alert!.itemId)).standing).toBe('elsewhere');
  expect(await codeOf(takeItem(app, one, alert!.itemId))).toBe('review.handed_over');
  await takeItem(app, reader, alert!.itemId);
  expect((await readItem(app, reader, alert!.itemId)).hits).toMatchObject([{ action: 'alert' }]);

  for (const scope of [by.customer, himself(by, at)]) {
    expect(await codeOf(alerts(scope))).toBe('kernel.not_allowed');
    const { rows } = await app.tx(scope, (tx) => sql`select 1 from review.concerns union all select 1 from review.hits`.execute(tx));
    expect(rows).toEqual([]);
  }
  expect((await readLetter(app, by.customer, letter)).state).toBe('in_line');

  await answerConcern(app, one, { concern: alert!.concernId, note: 'Asked the tower to look.' });
  expect(await codeOf(answerConcern(app, knows, { concern: alert!.concernId, note: 'So did I' }))).toBe('review.unknown_concern');
  expect((await alerts(one)).concerns[0]).toMatchObject({ note: 'Asked the tower to look.' });
  expect(await countAlerts(app, one)).toBe(1);
});
