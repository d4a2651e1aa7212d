import { type ChildProcess, spawn } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CastAgency, castAgency } from '#domain/directory/cast.ts';
import { importRoster } from '#domain/directory/index.ts';
import { systemScope } from '#kernel/scope.ts';
import { testApp } from '#test/database.ts';

// A program that takes over a roster is killed in every phase; whoever runs it again must end where one undisturbed run ends.
const app = await testApp();
const folder = mkdtempSync(join(tmpdir(), 'kinline-roster-'));
const PEOPLE = 2_400;
let child: ChildProcess | undefined;

afterAll(async () => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
  await app.end();
});

const number = (n: number) => `S${String(n).padStart(6, '0')}`;
const row = (n: number, unit: string) => `${number(n)},Doe,Jo,Palmetto Ridge,${unit}\n`;

/** The second file: every third person is gone, the others have another unit, and a hundred are new. */
function fileOf(name: string, unit: string, keeps: (n: number) => boolean, more: number): string {
  const path = join(folder, name);
  const rows = Array.from({ length: PEOPLE + more }, (_, n) => (keeps(n) ? row(n, unit) : ''));
  writeFileSync(path, `number,last name,first name,facility,unit\n${rows.join('')}`);
  return path;
}

/** One run that nobody disturbs, or the end of one that was killed. */
async function take(at: CastAgency, file: string) {
  const { roster } = await importRoster(app, systemScope('test'), {
    agency: at.agency.slug,
    fileName: 'roster.csv',
    source: () => createReadStream(file),
    kind: 'whole',
    mayLeave: true,
  });
  expect(roster.state).toBe('done');
  return roster.counts;
}

interface Run {
  lines: string[];
  code: number | null;
}

/** Runs the program; kills it (-9) at the line that `at` points out. */
async function run(at: CastAgency, file: string, killAt?: (line: string) => boolean): Promise<Run> {
  const words = [app.urls.app, at.agency.slug, file, String(app.clock.offset())];
  child = spawn(process.execPath, [join(import.meta.dirname, 'roster-importer.ts'), ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const ended = new Promise<number | null>((done) => child!.once('close', done));
  for await (const line of createInterface({ input: child.stdout! })) {
    lines.push(line);
    if (killAt?.(line)) child.kill('SIGKILL');
  }
  return { lines, code: await ended };
}

/** What a run leaves behind, without ids and times. */
async function outcome(at: CastAgency) {
  const ask = async (sql: string) => (await app.owner.query<Record<string, unknown>>(sql, [at.agency.id])).rows;
  return {
    people: await ask(`select status, unit, count(*)::int as n from directory.residents where agency_id = $1 group by 1, 2 order by 1, 2`),
    records: await ask(
      `select times, count(*)::int as n from (select count(*) as times from directory.resident_records where agency_id = $1 group by resident_id) r group by 1 order by 1`,
    ),
    differing: await ask(`select r.id from directory.residents r cross join lateral (
        select * from directory.resident_records rr where rr.resident_id = r.id order by rr.id desc limit 1) c
      where r.agency_id = $1 and (r.given_name, r.family_name, r.facility_id, r.unit, r.status) is distinct from (c.given_name, c.family_name, c.facility_id, c.unit, c.status)`),
    left: await ask(
      `select count(*)::int as n from directory.roster_rows r join directory.roster_imports i on i.id = r.import_id where i.agency_id = $1 and i.state in ('done', 'applying')`,
    ),
  };
}

let first: string;
let second: string;
let wanted: Awaited<ReturnType<typeof outcome>>;

beforeAll(async () => {
  first = fileOf('first.csv', 'A', () => true, 0);
  second = fileOf('second.csv', 'B', (n) => n % 3 !== 0 || n >= PEOPLE, 100);
  const undisturbed = await castAgency(app);
  for (const file of [first, second]) await take(undisturbed, file);
  wanted = await outcome(undisturbed);
  expect(wanted.people).toEqual([
    { status: 'here', unit: 'B', n: (PEOPLE * 2) / 3 + 100 },
    { status: 'released', unit: 'A', n: PEOPLE / 3 },
  ]);
}, 180_000);

describe('a roster whose program is killed', () => {
  it.each<[string, (line: string) => boolean]>([
    ['while it reads', (line) => line.startsWith('reading')],
    ['while it compares', (line) => /^comparing [1-9]/.test(line)],
    ['when it begins to take over', (line) => /^applying 0 /.test(line)],
    ['in the middle of the take-over', (line) => /^applying [1-9]/.test(line)],
  ])('%s ends, run again, as one run', { timeout: 240_000 }, async (_when, killAt) => {
    const at = await castAgency(app);
    await take(at, first);
    const killed = await run(at, second, killAt);
    expect(killed.code).toBeNull();
    expect(killed.lines.some((line) => line.startsWith('ended'))).toBe(false);
    await take(at, second);
    expect(await outcome(at)).toEqual(wanted);
  });

  it('is killed again and again in the take-over, and the counts are those of one run', { timeout: 240_000 }, async () => {
    const at = await castAgency(app);
    await run(at, first, (line) => /^applying 0 /.test(line));
    for (let times = 0; times < 2; times++) await run(at, first, (line) => /^applying [1-9]/.test(line));
    expect(await take(at, first)).toMatchObject({ added: PEOPLE });
    expect((await outcome(at)).records).toEqual([{ times: 1n, n: PEOPLE }]);
  });
});

it('a roster whose waiting room was lost with the server lets nobody go', { timeout: 240_000 }, async () => {
  const at = await castAgency(app);
  const small = (name: string, unit: string) => {
    const path = join(folder, name);
    writeFileSync(path, `number,last name,first name,facility,unit\n${row(1, unit)}${row(2, unit)}`);
    return path;
  };
  await take(at, small('a.csv', 'A'));
  await run(at, small('b.csv', 'B'), (line) => /^applying 0 /.test(line));
  await app.owner.query('truncate directory.roster_rows'); // what a crash of the server does to what is unlogged
  await app.owner.query(
    `update directory.roster_imports set state = 'applying', position = '', ended_at = null where agency_id = $1 and kind = 'whole'
       and id = (select max(id) from directory.roster_imports where agency_id = $1)`,
    [at.agency.id],
  );
  const again = await run(at, small('b.csv', 'B'));
  expect(again.lines.some((line) => line.startsWith('failed'))).toBe(true);
  expect(again.lines.at(-1)).toMatch(/^ended done/);
  expect((await outcome(at)).people).toEqual([{ status: 'here', unit: 'B', n: 2 }]);
});
