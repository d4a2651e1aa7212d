import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf } from '#test/refused.ts';
import { type CastAgency, castAgency } from '../cast.ts';
import { chooseColumns } from './choose-columns.ts';
import { confirmRoster } from './confirm-roster.ts';
import { importRoster } from './import-roster.ts';
import { readRoster } from './read-roster.ts';
import { startRoster } from './start-roster.ts';
import { learnWords } from './status-words.ts';

// An agency's own words for how somebody stands: explained once, and never guessed.
let app: TestApp;
let at: CastAgency;
let admin: Scope;
beforeAll(async () => {
  app = await testApp();
  app.clock.set(new Date('2026-11-21T12:00:00Z'));
});
afterAll(() => app.end());

async function world(): Promise<void> {
  at = await castAgency(app);
  admin = { ...systemScope('t'), realm: 'staff', actor: newId('lgn'), agency: at.agency.id, roles: ['agency_admin'], facilities: 'all' };
}
const TEXT = `DC,Who,Site,How
S000001,"Doe, Jo",Palmetto Ridge,OUT TO COURT
S000002,"Doe, Al",Palmetto Ridge,Out-to-court
S000003,"Doe, Bo",Palmetto Ridge,Absconded
S000004,"Doe, Cy",Palmetto Ridge,Active
`;
const columns = { number: 'DC', fullName: 'Who', facility: 'Site', status: 'How' };
async function sent(words = {}): Promise<string> {
  const { rosterId } = await startRoster(app, admin, { agencyId: at.agency.id, fileName: 'r.csv', bytes: Buffer.from(TEXT) });
  await chooseColumns(app, admin, rosterId, { kind: 'whole', columns, dates: 'mdy', codes: {}, words, mostLeaving: '10' });
  await app.runJobs();
  return rosterId;
}
const people = async () =>
  (
    await app.owner.query<{ who: string }>(
      `select number || ' ' || status as who from directory.residents where agency_id = $1 order by 1`,
      [at.agency.id],
    )
  ).rows.map(({ who }) => who);
describe('words that nobody has explained', () => {
  test('are listed in the report with their rows, however they are written; explained, the file is read again', async () => {
    await world();
    const id = await sent();
    const before = await readRoster(app, admin, id);
    expect(before.unknownWords).toEqual([
      { word: 'OUT TO COURT', rows: 2 },
      { word: 'Absconded', rows: 1 },
    ]);
    expect([before.readAgain, before.roster.report?.added, before.roster.badRows]).toEqual([true, 1, 3]);
    await learnWords(app, admin, id, [
      { word: 'OUT TO COURT', status: 'here' },
      { word: 'Absconded', status: '' },
    ]);
    await app.runJobs();
    const after = await readRoster(app, admin, id);
    expect(after.roster).toMatchObject({ state: 'waiting', report: { added: 3 }, badRows: 1 });
    expect(after.unknownWords).toEqual([{ word: 'Absconded', rows: 1 }]);
    await confirmRoster(app, admin, { id, mayLeave: false });
    await app.runJobs();
    expect(await people()).toEqual(['S000001 here', 'S000002 here', 'S000004 here']);
    expect(await codeOf(learnWords(app, admin, id, [{ word: 'Absconded', status: 'released' }]))).toBe('directory.roster_over');
    // The next file knows the words, however it came.
    expect((await readRoster(app, admin, await sent({ here: 'out to court', released: 'absconded' }))).unknownWords).toEqual([]);
    const { rows } = await app.owner.query('select 1 from directory.roster_parts where import_id = $1', [id]);
    expect(rows).toEqual([]);
  });

  test('that are not in the file, or mean nothing we know, are refused; so is no answer', async () => {
    await world();
    const id = await sent();
    expect(await codeOf(learnWords(app, admin, id, [{ word: 'Asleep', status: 'here' }]))).toBe('directory.choose_one');
    expect(await codeOf(learnWords(app, admin, id, [{ word: 'Absconded', status: 'hidden' }]))).toBe('directory.choose_one');
    expect(await codeOf(learnWords(app, admin, id, [{ word: 'Absconded', status: '' }]))).toBe('directory.roster_no_meaning');
    const stranger = { ...admin, agency: (await castAgency(app)).agency.id };
    expect(await codeOf(learnWords(app, stranger, id, [{ word: 'Absconded', status: 'released' }]))).toBe('directory.unknown_roster');
    expect(await codeOf(learnWords(app, { ...admin, roles: ['trust_clerk'] }, id, []))).toBe('kernel.not_allowed');
  });

  test('are explained at the command line too, and remembered from there', async () => {
    await world();
    const file = {
      agency: at.agency.slug,
      fileName: 'r.csv',
      source: async function* () {
        yield Buffer.from(TEXT);
      },
      kind: 'whole' as const,
      columns,
    };
    const system = systemScope('t');
    expect(await codeOf(importRoster(app, system, { ...file, words: { Absconded: 'gone' } }))).toBe('directory.roster_meaning');
    await importRoster(app, system, { ...file, words: { Absconded: 'here' } });
    const { roster } = await importRoster(app, system, {
      ...file,
      words: { absconded: 'released', 'Out to Court': 'here' },
      mayLeave: true,
    });
    expect(roster.settings.statusWords).toEqual({ absconded: 'released', 'Out to Court': 'here' });
    expect(await people()).toEqual(['S000001 here', 'S000002 here', 'S000003 released', 'S000004 here']);
    const again = await importRoster(app, system, file);
    expect(again.roster).toMatchObject({ badRows: 0, counts: { unchanged: 4 } });
    expect(await codeOf(learnWords(app, admin, again.roster.id, [{ word: 'x', status: 'here' }]))).toBe('directory.roster_over');
  });
});
