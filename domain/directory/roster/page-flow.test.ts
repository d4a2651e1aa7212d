import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Scope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf } from '#test/refused.ts';
import { adminOf, type CastAgency, castAgency, castResident } from '../cast.ts';
import { chooseColumns } from './choose-columns.ts';
import { confirmRoster, stopRoster } from './confirm-roster.ts';
import { listRosters, readRoster } from './read-roster.ts';
import { rosterSweeps } from './roster-jobs.ts';
import { startRoster } from './start-roster.ts';

// What an agency's admin does on the pages: upload, columns, report, yes. The work between is the worker's.
let app: TestApp;
let at: CastAgency;
let admin: Scope;
beforeAll(async () => {
  app = await testApp();
  app.clock.set(new Date('2026-11-21T12:00:00Z'));
  at = await castAgency(app);
  admin = adminOf(at);
});
afterAll(() => app.end());

const upload = async (text: string, scope = admin) =>
  (await startRoster(app, scope, { agencyId: scope.agency!, fileName: 'people.csv', bytes: Buffer.from(text) })).rosterId;
const chosen = { kind: 'whole', columns: { number: 'DC', fullName: 'Who', facility: 'Site' }, dates: 'mdy', codes: {}, mostLeaving: '10' };
const look = async (id: string) => (await readRoster(app, admin, id)).roster;
const sweep = (name: string) => rosterSweeps.find((one) => one.name === name)!.run(app);

describe('a file sent on the page', () => {
  test('is read, reported, and taken over after a yes', async () => {
    await castResident(app, at, { number: 'S000009' });
    const id = await upload('DC,Who,Site\nS000001,"Delgado, Mateo",Palmetto Ridge\nS000002,Nobody,Palmetto Ridge\n');
    const view = await readRoster(app, admin, id);
    expect(view.upload).toEqual({
      headings: ['DC', 'Who', 'Site'],
      rows: [
        ['S000001', 'Delgado, Mateo', 'Palmetto Ridge'],
        ['S000002', 'Nobody', 'Palmetto Ridge'],
      ],
    });
    expect(view.roster.settings.columns).toEqual({ number: 'DC', facility: 'Site' });
    expect(await codeOf(chooseColumns(app, admin, id, { ...chosen, columns: {} }))).toMatch(/^directory.roster_column_missing\b/);
    await chooseColumns(app, admin, id, chosen);
    expect(await codeOf(chooseColumns(app, admin, id, chosen))).toBe('directory.roster_over');
    expect(await codeOf(confirmRoster(app, admin, { id, mayLeave: true }))).toBe('directory.roster_over');
    expect(await app.runJobs()).toBe(0);
    const report = await readRoster(app, admin, id);
    expect(report.roster).toMatchObject({ state: 'waiting', report: { added: 1, released: 1 }, badRows: 1, hereBefore: 1 });
    expect(report.leaving).toEqual({ left: 1, hereBefore: 1, percent: 100, because: 'too_many' });
    expect(report.bad).toMatchObject([{ line: 3, field: 'fullName', code: 'name_missing' }]);
    expect(await codeOf(confirmRoster(app, admin, { id, mayLeave: false }))).toBe('directory.roster_leavers');
    expect(await confirmRoster(app, admin, { id, mayLeave: true })).toBe('applying');
    expect(await app.runJobs()).toBe(0);
    expect(await look(id)).toMatchObject({ state: 'done', counts: { added: 1, released: 1 }, confirmedBy: admin.actor });
    expect((await listRosters(app, admin, at.agency.id)).map((roster) => roster.id)).toContain(id);
    const { rows } = await app.owner.query('select 1 from directory.roster_parts where import_id = $1', [id]);
    expect(rows).toEqual([]);
  });

  test('is compared again when another was taken over after its report', async () => {
    const text = 'DC,Who,Site\nS000001,"Delgado, Mateo",Palmetto Ridge\nS000003,"Tran, Minh",Palmetto Ridge\n';
    const [one, two] = [await upload(text), await upload(text)];
    for (const id of [one, two]) await chooseColumns(app, admin, id, { ...chosen, kind: 'delta' });
    await app.runJobs();
    expect((await look(two)).report).toMatchObject({ added: 1 });
    app.clock.move(1000);
    await confirmRoster(app, admin, { id: one, mayLeave: false });
    await app.runJobs();
    expect(await confirmRoster(app, admin, { id: two, mayLeave: false })).toBe('compared_again');
    await app.runJobs();
    expect(await look(two)).toMatchObject({ state: 'waiting', report: { added: 0, unchanged: 2 } });
  });

  test('can be dropped until it is taken over, and not after', async () => {
    const id = await upload('DC,Who,Site\nS000004,"Doe, Jo",Palmetto Ridge\n');
    await chooseColumns(app, admin, id, { ...chosen, kind: 'delta' });
    await stopRoster(app, admin, id);
    await app.runJobs();
    expect((await look(id)).state).toBe('stopped');
    expect(await codeOf(stopRoster(app, admin, id))).toBe('directory.roster_over');
    expect(await codeOf(confirmRoster(app, admin, { id, mayLeave: true }))).toBe('directory.roster_over');
  });

  test.each<[string, Buffer, string]>([
    ['nothing', Buffer.alloc(0), 'directory.roster_missing'],
    ['headings alone', Buffer.from('a,b\n'), 'directory.roster_empty'],
    ['a spreadsheet', Buffer.from('PK\u0003\u0004'), 'directory.roster_not_text'],
    ['too much', Buffer.alloc(25 * 1024 * 1024 + 1, 'a'), 'directory.roster_too_long'],
  ])('that is %s is refused', async (_what, bytes, code) => {
    expect(await codeOf(startRoster(app, admin, { agencyId: at.agency.id, fileName: 'x', bytes }))).toBe(code);
  });

  test('is nobody else’s to see or decide', async () => {
    const id = await upload('DC,Who,Site\nS000005,"Doe, Jo",Palmetto Ridge\n');
    const stranger = adminOf(await castAgency(app));
    const clerk = { ...admin, roles: ['trust_clerk'] };
    for (const [scope, code] of [
      [stranger, 'directory.unknown_roster'],
      [clerk, 'kernel.not_allowed'],
    ] as const) {
      const acts = [
        () => readRoster(app, scope, id),
        () => chooseColumns(app, scope, id, chosen),
        () => stopRoster(app, scope, id),
        () => confirmRoster(app, scope, { id, mayLeave: true }),
      ];
      for (const act of acts) expect(await codeOf(act())).toBe(code);
    }
    expect(await codeOf(startRoster(app, stranger, { agencyId: at.agency.id, fileName: 'x', bytes: Buffer.from('a') }))).toBe(
      'kernel.not_allowed',
    );
    expect((await look(id)).state).toBe('uploaded');
  });
});

describe('what nobody looks after', () => {
  test('is taken up again when its worker died', async () => {
    const id = await upload('DC,Who,Site\nS000006,"Doe, Jo",Palmetto Ridge\n');
    await chooseColumns(app, admin, id, { ...chosen, kind: 'delta' });
    await app.owner.query('delete from graphile_worker._private_jobs');
    await sweep('directory.rosters');
    await app.runJobs();
    expect((await look(id)).state).toBe('reading');
    app.clock.move(61_000);
    await sweep('directory.rosters');
    await app.runJobs();
    expect((await look(id)).state).toBe('waiting');
  });

  test('ends after a day without a yes', async () => {
    const id = await upload('DC,Who,Site\nS000007,"Doe, Jo",Palmetto Ridge\n');
    app.clock.move(24 * 3_600_000 + 1);
    await sweep('directory.forget_rosters');
    expect(await look(id)).toMatchObject({ state: 'stopped', trouble: 'forgotten' });
    const { rows } = await app.owner.query('select 1 from directory.roster_parts where import_id = $1', [id]);
    expect(rows).toEqual([]);
  });
});
