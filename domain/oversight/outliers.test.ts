import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CastAgency, castAgency, castResident } from '#domain/directory/cast.ts';
import { listResidents, workSource as directoryWork } from '#domain/directory/index.ts';
import { workSource as identityWork } from '#domain/identity/index.ts';
import { newId } from '#kernel/ids.ts';
import { publicScope, type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf } from '#test/refused.ts';
import { listOutliers, lookInto } from './index.ts';
import { watchOutliers } from './watch.ts';

const ZONE = 'America/New_York';
const WEDNESDAY = '2026-11-18';
const sources = [identityWork, directoryWork];

let app: TestApp;
let here: CastAgency;
/** Families wait for an answer about these; about the others there is nothing to do. */
let asked: string[];
let idle: string[];
let numbers: string[];

async function castLogin(name: string, roles: string[], realm = 'staff', agency: string | null = here.agency.id): Promise<Scope> {
  const actor = newId('lgn');
  const email = `${actor}@agency.example`;
  await app.owner.query(
    `insert into identity.logins (id, realm, email, email_key, name, agency_id, lang, created_at) values ($1, $2, $3, $3, $4, $5, 'en', now())`,
    [actor, realm, email, name, agency],
  );
  for (const role of roles)
    await app.owner.query('insert into identity.role_grants (id, login_id, role, granted_at) values ($1, $2, $3, now())', [
      newId('rol'),
      actor,
      role,
    ]);
  if (realm === 'staff')
    await app.owner.query(
      'insert into identity.facility_grants (id, login_id, facility_id, whole_agency, granted_at) values ($1, $2, null, true, now())',
      [newId('fgr'), actor],
    );
  return { ...systemScope('t'), realm: realm as 'staff', actor, agency, roles, facilities: realm === 'staff' ? 'all' : [], session: 's' };
}

/** Looks as the list of people writes them, at work's own pace on a day. */
async function look(scope: Scope, people: readonly string[], day: string, hour = 9): Promise<void> {
  const from = new Date(`${day}T${String(hour + 5).padStart(2, '0')}:00:00Z`).getTime();
  await app.owner.query(
    `insert into kernel.audit_rows (agency_id, realm, actor, action, subject, details, request, at)
     select $1, 'staff', $2, 'directory.residents_listed', $1, jsonb_build_object('search', 'S', 'shown', jsonb_build_array(p.id)), 't', p.at
     from unnest($3::text[], $4::timestamptz[]) as p (id, at)`,
    [scope.agency, scope.actor, people, people.map((_, i) => new Date(from + i * 60_000))],
  );
}

beforeAll(async () => {
  app = await testApp();
  app.clock.set(new Date(`${WEDNESDAY}T12:00:00Z`));
  here = await castAgency(app, { slug: 'here' });
  const people = await Promise.all(
    Array.from({ length: 260 }, (_, i) =>
      castResident(app, here, { number: `S${String(i).padStart(6, '0')}`, givenName: 'Ana', familyName: i === 0 ? 'Snow' : `Family${i}` }),
    ),
  );
  numbers = people.map((_, i) => `S${String(i).padStart(6, '0')}`);
  const ids = await app.owner.query<{ id: string }>('select id from directory.residents where agency_id = $1 order by number', [
    here.agency.id,
  ]);
  idle = ids.rows.slice(0, 210).map(({ id }) => id);
  asked = ids.rows.slice(210).map(({ id }) => id);
  for (const [i, resident] of asked.entries()) {
    const ask = newId('ask');
    const row = [ask, `lgn_c${i}`, resident, here.agency.id, 'money'];
    await app.owner.query(
      `insert into directory.approval_asks (id, customer, resident_id, agency_id, service, relationship, customer_name, birth_date, place, search, lang, asked_at)
       values ($1, $2, $3, $4, $5, 'mother', 'x', '1980-01-01', 'x', 'x', 'en', '2026-11-10T12:00:00Z')`,
      row,
    );
    await app.owner.query(
      `insert into directory.approval_steps (ask_id, customer, resident_id, agency_id, service, seq, kind, at) values ($1, $2, $3, $4, $5, 1, 'asked', '2026-11-10T12:00:00Z')`,
      row,
    );
  }
}, 120_000);
afterAll(() => app.end());

describe('fifty clerks at their work, and one who looks around', () => {
  let snooper: Scope;
  let admin: Scope;
  let ombuds: Scope;
  const watched = () => ({ agencyId: here.agency.id, timeZone: ZONE });
  const flags = async () =>
    (
      await app.owner.query<{ login_id: string; span: string; kinds: string[] }>(
        `select login_id, span, array(select r->>'kind' from jsonb_array_elements(reasons) r) as kinds from oversight.flags where agency_id = $1 order by raised_at, span`,
        [here.agency.id],
      )
    ).rows;

  beforeAll(async () => {
    for (let i = 0; i < 50; i++) {
      const clerk = await castLogin(i === 7 ? 'Sam Snow' : `Clerk ${i}`, ['trust_clerk']);
      const days = ['2026-11-16', '2026-11-17', WEDNESDAY];
      for (const [d, day] of days.entries()) {
        // One works at night, one does the work of three, all are asked about somebody now and then.
        const share = i === 3 ? asked : asked.filter((_, n) => (n + i + d) % 3 === 0);
        await look(clerk, share, day, i === 5 ? 1 : 9);
        await look(
          clerk,
          idle.filter((_, n) => n > 0 && (n + i + d) % 70 === 0),
          day,
          11,
        );
      }
      // A namesake once, and a colleague's question about one person twice.
      if (i === 7) await look(clerk, [idle[0]!], WEDNESDAY, 14);
      if (i === 9) for (const day of days.slice(0, 2)) await look(clerk, [idle[20]!], day, 14);
    }
    snooper = await castLogin('Nora Nosy', ['agency_admin', 'trust_clerk']);
    admin = await castLogin('Ana Admin', ['agency_admin']);
    ombuds = await castLogin('Olga Ombuds', ['ombuds']);
    await look(admin, idle.slice(30, 34), WEDNESDAY);
    await look(snooper, asked.slice(0, 15), '2026-11-17');
    // The snooper uses the very page: one number after the other.
    for (const number of numbers.slice(1, 201)) await listResidents(app, snooper, { search: number });
    app.clock.set(new Date(`${WEDNESDAY}T20:00:00Z`));
  }, 120_000);

  test('are told apart within the day, in the alert and in the report of the week', async () => {
    const runs = await Promise.all([watchOutliers(app, sources, watched()), watchOutliers(app, sources, watched())]);
    expect(runs.toSorted()).toEqual([0, 1]);
    expect(await flags()).toEqual([{ login_id: snooper.actor, span: 'day', kinds: ['without_work'] }]);

    app.clock.set(new Date('2026-11-23T05:30:00Z')); // Monday, half an hour into the new week: looks may still be on their way
    await watchOutliers(app, sources, watched());
    expect((await listOutliers(app, admin)).reports).toEqual([]);
    app.clock.set(new Date('2026-11-23T06:30:00Z'));
    await Promise.all([watchOutliers(app, sources, watched()), watchOutliers(app, sources, watched())]);
    await watchOutliers(app, sources, watched());
    expect(await flags()).toEqual([
      { login_id: snooper.actor, span: 'day', kinds: ['without_work'] },
      { login_id: snooper.actor, span: 'week', kinds: ['without_work', 'busy_day'] },
    ]);
    const { report, measures, flags: shown } = await listOutliers(app, admin);
    expect(report).toMatchObject({ week: '2026-11-16', timeZone: ZONE });
    expect(measures[0]).toMatchObject({ name: 'Nora Nosy', role: 'trust_clerk', withoutWork: 200, people: 215, mostInADay: 200 });
    expect(measures).toHaveLength(51); // fifty clerks and the snooper; nobody reads his own line
    expect(shown).toHaveLength(2);
    expect((await listOutliers(app, ombuds)).measures).toHaveLength(52);
  }, 60_000);

  test('the one it means is told nothing, wherever he looks', async () => {
    const own = await listOutliers(app, snooper);
    expect([own.flags, own.measures.filter(({ loginId }) => loginId === snooper.actor)]).toEqual([[], []]);
    const [flag] = (await app.owner.query<{ id: string }>('select id from oversight.flags')).rows;
    expect(await codeOf(lookInto(app, snooper, { flag: flag!.id, note: 'Nothing to see' }))).toBe('oversight.unknown_flag');
    const seen = await app.tx(snooper, async (tx) => {
      const rows = await tx.selectFrom('kernel.audit_rows').selectAll().where('action', 'like', 'oversight.%').execute();
      return JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    });
    expect(seen).toContain('oversight.outliers_read');
    expect(seen).not.toMatch(new RegExp(`flg_|"login|Nora|"details":[^,]*lgn_`));
    // Not even past the program, and not for a friend in the database.
    await expect(
      app.owner.query(
        `insert into oversight.flag_answers select id, login_id, agency_id, 'x', login_id, now() from oversight.flags limit 1`,
      ),
    ).rejects.toMatchObject({ constraint: 'answered_by_another' });
  });

  test('those who may read it are told by mail, without a name; the one it means is not', async () => {
    const { rows } = await app.owner.query<{ login_id: string; content: object }>(
      `select login_id, content from notifications.notices where template = 'outlier' order by id`,
    );
    expect(new Set(rows.map(({ login_id }) => login_id))).toEqual(new Set([admin.actor, ombuds.actor]));
    expect(rows).toHaveLength(4);
    expect(JSON.stringify(rows.map(({ content }) => content))).not.toMatch(/Nora|lgn_|flg_|res_/);
  });

  test('nobody else reads or answers it', async () => {
    const [flag] = (await listOutliers(app, admin)).flags;
    const answer = (scope: Scope) => codeOf(lookInto(app, scope, { flag: flag!.id, note: 'x' }));
    const there = await castAgency(app, { slug: 'there', stateCode: 'GA' });
    const strangers: [Scope, string][] = [
      [{ ...admin, roles: ['trust_clerk'] }, 'kernel.not_allowed'],
      [{ ...admin, facilities: [here.facility.id] }, 'oversight.whole_agency_only'],
      [{ ...admin, facilities: [] }, 'oversight.whole_agency_only'],
      [{ ...admin, agency: there.agency.id }, 'oversight.unknown_flag'],
      [await castLogin('Olu Operator', ['operator'], 'operator', null), 'oversight.unknown_flag'],
      [publicScope('t', 'en'), 'kernel.not_allowed'],
    ];
    for (const [scope, code] of strangers) expect([scope.roles, await answer(scope)]).toEqual([scope.roles, code]);
    for (const scope of [strangers[0]![0], strangers[1]![0], strangers[3]![0], strangers[4]![0], strangers[5]![0]])
      for (const table of ['reports', 'measures', 'flags', 'flag_answers'] as const) {
        const rows = await app.tx(scope, (tx) => tx.selectFrom(`oversight.${table}`).selectAll().execute());
        expect([scope.realm, table, rows.filter((row) => row.agency_id === here.agency.id)]).toEqual([scope.realm, table, []]);
      }
  });

  test('another looks into it once, with a note', async () => {
    const [flag] = (await listOutliers(app, ombuds)).flags;
    expect(await codeOf(lookInto(app, ombuds, { flag: flag!.id, note: '  ' }))).toBe('oversight.note_missing');
    const done = await Promise.allSettled([
      lookInto(app, ombuds, { flag: flag!.id, note: 'She was asked to check a list.' }),
      lookInto(app, admin, { flag: flag!.id, note: 'Me too' }),
    ]);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await codeOf(lookInto(app, admin, { flag: flag!.id, note: 'Again' }))).toBe('oversight.flag_answered');
    const after = (await listOutliers(app, admin)).flags.find(({ id }) => id === flag!.id);
    expect(['Olga Ombuds', 'Ana Admin']).toContain(after!.answeredByName);
  });
});

test('a family name is known by either of two, an own family by its e-mail; neither by chance', async () => {
  const own = newId('lgn');
  const clerk = await castLogin('Rosa Snow Vega', ['trust_clerk']);
  await app.owner.query(
    `insert into identity.logins (id, realm, email, email_key, lang, created_at) select $1, 'customer', email, email_key, 'en', now() from identity.logins where id = $2`,
    [own, clerk.actor],
  );
  await app.owner.query(`insert into directory.contacts (id, customer, resident_id, agency_id, added_at) values ($1, $2, $3, $4, now())`, [
    newId('con'),
    own,
    idle[5],
    here.agency.id,
  ]);
  const ties = (name: string) =>
    app.tx(systemScope('t'), (tx) =>
      directoryWork.tiesOf!(tx, { name, email: `${clerk.actor}@agency.example` }, [idle[0]!, idle[1]!, idle[5]!]),
    );
  expect([...(await ties('Rosa Snow Vega'))].toSorted()).toEqual(
    [
      [idle[0], 'name'],
      [idle[5], 'contact'],
    ].toSorted(),
  );
  expect([...(await ties('Snow White'))]).toEqual([[idle[5], 'contact']]);
});

describe('operators', () => {
  test('are held against each other over all agencies; a look at an own family needs no second', async () => {
    app.clock.set(new Date('2026-12-02T20:00:00Z'));
    const operators = await Promise.all(['A', 'B', 'C', 'D', 'E'].map((name) => castLogin(`Op ${name}`, ['operator'], 'operator', null)));
    const [nosy, kin, ...others] = operators as [Scope, Scope, ...Scope[]];
    const read = (scope: Scope, logins: readonly string[]) =>
      app.owner.query(
        `insert into kernel.audit_rows (agency_id, realm, actor, action, subject, details, request, at)
         select null, 'operator', $1, 'identity.details_read', l, '{}', 't', '2026-12-02T15:00:00Z' from unnest($2::text[]) l`,
        [scope.actor, logins],
      );
    await read(
      nosy,
      Array.from({ length: 60 }, () => newId('lgn')),
    );
    for (const other of others) await read(other, [newId('lgn'), newId('lgn')]);
    const own = newId('lgn');
    await app.owner.query(
      `insert into identity.logins (id, realm, email, email_key, lang, created_at) select $1, 'customer', email, email_key, 'en', now() from identity.logins where id = $2`,
      [own, kin.actor],
    );
    await read(kin, [own]);
    await watchOutliers(app, sources, { agencyId: null, timeZone: ZONE });
    const seenBy = async (scope: Scope) =>
      (await listOutliers(app, scope)).flags.map(({ loginId, reasons }) => [loginId, reasons.map(({ kind }) => kind)]).toSorted();
    const [ofNosy, ofKin] = [
      [nosy.actor, ['without_work']],
      [kin.actor, ['own_contact']],
    ];
    expect(await seenBy(others[0]!)).toEqual([ofNosy, ofKin].toSorted());
    expect(await seenBy(nosy)).toEqual([ofKin]);
    expect(await seenBy(kin)).toEqual([ofNosy]);
  }, 30_000);
});
