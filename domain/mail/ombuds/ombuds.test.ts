import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type CastAgency, castPair, type Pair } from '#domain/directory/cast.ts';
import { createFacility, houseReview, setReview } from '#domain/directory/index.ts';
import { castStaff } from '#domain/identity/cast.ts';
import { castMailAgency } from '#domain/stamps/cast.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf } from '#test/refused.ts';
import { castMailroom, himself } from '../cast.ts';
import {
  answerAsOmbuds,
  countOmbudsNew,
  keepOmbudsDraft,
  listOmbuds,
  readOmbuds,
  readOmbudsDraft,
  readOmbudsThread,
  writeToOmbuds,
} from '../index.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const WORDS = 'They took my radio.\nNobody wrote it down. 🎧';

let app: TestApp;
let at: CastAgency;
let ombuds: Scope;
beforeAll(async () => {
  app = await testApp();
  at = await castMailAgency(app);
  ombuds = await named(at);
});
afterAll(() => app.end());

/** Somebody who is ombuds of an agency. */
async function named(of: CastAgency): Promise<Scope> {
  const { loginId } = await castStaff(app, { email: `${newId('omb')}@agency.gov`, agencyId: of.agency.id, roles: ['ombuds'] });
  return castMailroom(of, { actor: loginId, roles: ['ombuds'], facilities: 'all' });
}

const write = (by: Pair, body = WORDS, message = newId('omb')) => writeToOmbuds(app, himself(by, at), { message, body });

it('is sent once, free, sealed, past every line, and answered; both see what was read', async () => {
  const by = await castPair(app, at);
  const he = himself(by, at);
  await keepOmbudsDraft(app, he, { body: WORDS });
  const draft = await readOmbudsDraft(app, he);
  expect(draft).toMatchObject({ door: 'open', body: WORDS });
  const send = () => writeToOmbuds(app, he, { message: draft.message, body: WORDS });
  await Promise.all([send(), send(), send()]);
  await send();
  await app.runJobs();
  expect(await readOmbudsDraft(app, he)).toMatchObject({ body: '', savedAt: null });
  expect(await readOmbuds(app, he)).toMatchObject({ messages: [{ author: 'resident', body: WORDS, readAt: null }] });
  expect((await listOmbuds(app, ombuds)).threads.find(({ residentId }) => residentId === by.residentId)).toMatchObject({
    name: 'Mateo Delgado',
    unread: 1,
    waits: true,
  });
  const thread = await readOmbudsThread(app, ombuds, by.residentId);
  expect(thread).toMatchObject({ isHere: true, messages: [{ body: WORDS }] });
  expect((await readOmbuds(app, he)).messages[0]!.readAt).not.toBeNull();
  const answer = { resident: by.residentId, message: thread.message, body: 'I will ask.' };
  await answerAsOmbuds(app, ombuds, answer);
  await answerAsOmbuds(app, ombuds, answer);
  expect(await countOmbudsNew(app, he)).toBe(1);
  expect((await readOmbuds(app, he)).messages).toMatchObject([{ author: 'ombuds', body: 'I will ask.' }, {}]);
  expect(await countOmbudsNew(app, he)).toBe(0);

  const { rows } = await app.owner.query<{ items: number; uses: number }>(`select (select count(*)::int from review.items) as items,
    (select count(*)::int from stamps.resident_uses) as uses`);
  expect(rows).toEqual([{ items: 0, uses: 0 }]);
});

it('nobody else reads it, by no page and no table; who reads the record does not learn whose it is', async () => {
  const by = await castPair(app, at);
  await write(by, 'Canary 9471');
  await keepOmbudsDraft(app, himself(by, at), { body: 'Canary 9472' });
  await readOmbudsThread(app, ombuds, by.residentId);
  await app.runJobs();
  const other = await castPair(app, at, { person: by });
  for (const roles of [['mailroom'], ['investigator'], ['agency_admin'], ['care', 'prea']]) {
    const who = castMailroom(at, { roles, facilities: 'all' });
    expect(await codeOf(readOmbudsThread(app, who, by.residentId))).toBe('kernel.not_allowed');
    expect(await codeOf(listOmbuds(app, who))).toBe('kernel.not_allowed');
    expect(await seenBy(who)).toBe(0);
  }
  for (const who of [
    other.customer,
    systemScope('job'),
    { ...systemScope('ops'), realm: 'operator', actor: newId('lgn'), roles: ['operator'] } as Scope,
  ])
    expect(await seenBy(who)).toBe(0);
  const stranger = await castPair(app, at);
  expect(await seenBy(himself(stranger, at))).toBe(0);
  const abroad = await named(await castMailAgency(app));
  const annex = { agencyId: at.agency.id, name: 'Annex', city: 'Arcadia', timeZone: at.facility.timeZone };
  const elsewhere = { ...ombuds, facilities: [(await createFacility(app, systemScope('cast'), annex)).id] };
  for (const who of [abroad, elsewhere]) {
    expect(await codeOf(readOmbudsThread(app, who, by.residentId))).toBe('mail.unknown_ombuds');
    expect(await codeOf(answerAsOmbuds(app, who, { resident: by.residentId, message: newId('omb'), body: 'Hi' }))).toBe(
      'mail.unknown_ombuds',
    );
    expect((await listOmbuds(app, who)).threads).toEqual([]);
  }
  const { rows: tables } = await app.owner.query<{
    name: string;
  }>(`select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`);
  for (const { name } of tables) {
    const { rows } = await app.owner.query(`select 1 from ${name} t where t::text like '%Canary 947%' limit 1`);
    expect(rows, name).toEqual([]);
  }
  const { rows: record } = await app.owner.query<{ text: string }>(
    `select a::text as text from kernel.audit_rows a where action like 'mail.ombuds%'`,
  );
  expect(record.length).toBeGreaterThan(0);
  expect(record.map(({ text }) => text).join()).not.toContain(by.residentId);
  const { rows: notices } = await app.owner.query<{ text: string }>(
    `select content::text as text from notifications.notices where key like 'ombuds_written:%'`,
  );
  expect(notices.length).toBeGreaterThan(0);
  expect(notices.map(({ text }) => text).join()).not.toMatch(/Mateo|Delgado|Canary/);
});

it('the agency can switch it off, and says so; without an ombuds nobody is written to; twenty a day', async () => {
  const by = await castPair(app, at);
  expect(await codeOf(write(by, ' '))).toBe('mail.body_empty');
  expect(await codeOf(write(by, 'Hi', 'nothing'))).toBe('mail.no_draft');
  for (let n = 0; n < 20; n++) await write(by, `No ${n}`);
  expect(await codeOf(write(by, 'One more'))).toBe('mail.ombuds_enough');
  const page = await readOmbuds(app, himself(by, at), {});
  expect(page.messages).toHaveLength(20);
  const body = { ...houseReview, ombuds: false };
  await setReview(app, systemScope('test'), { agencyId: at.agency.id, effectiveFrom: 'now', body });
  expect((await readOmbuds(app, himself(by, at))).door).toBe('off');
  expect(await codeOf(write(await castPair(app, at)))).toBe('mail.ombuds_off');
  const without = await castMailAgency(app);
  const lonely = await castPair(app, without);
  const he = himself(lonely, without);
  expect((await readOmbuds(app, he)).door).toBe('nobody');
  expect(await codeOf(writeToOmbuds(app, he, { message: newId('omb'), body: 'Anybody?' }))).toBe('mail.no_ombuds');
});

async function seenBy(scope: Scope): Promise<number> {
  return await app.tx(scope, async (tx) => {
    const { rows } = await sql<{
      count: number;
    }>`select (select count(*) from mail.ombuds_messages)::int + (select count(*) from mail.ombuds_drafts)::int as count`.execute(tx);
    return rows[0]!.count;
  });
}
