import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { App } from '#kernel/app.ts';
import { type HandoffHouse, handoffHouse, type Story } from '#test/handoff-house.ts';
import { makeFileNow, putFileAgain, readFile, readTransfer } from '../index.ts';
import { exchangeFolders } from './folder.ts';

let house: HandoffHouse;
let story: Story;
let app: App;
let at: string;
const root = mkdtempSync(join(tmpdir(), 'kinline-folder-'));

beforeAll(async () => {
  house = await handoffHouse();
  app = { ...house.app, handoffFolder: root };
});
afterAll(async () => {
  rmSync(root, { recursive: true, force: true });
  await house.end();
});
beforeEach(async () => {
  story = await house.story();
  at = join(root, story.sender.at.agency.slug);
  mkdirSync(at);
  await exchangeFolders(app);
});

const HEAD = 'reference,result,reason,deduction,deducted\n';
const inside = (part: string) => readdirSync(join(at, part)).sort();
/** Somebody's file in the folder, last written to some seconds ago. */
function lay(name: string, text: string, seconds = 60): void {
  writeFileSync(join(at, 'in', name), text);
  const when = Date.now() / 1000 - seconds;
  utimesSync(join(at, 'in', name), when, when);
}

it('a file appears whole and once; its answer is picked up once, with its verdict beside', async () => {
  const transfer = await story.given('40');
  const { fileId } = await makeFileNow(house.app, story.clerk);
  await exchangeFolders(app);
  const [name, ...more] = inside('out');
  expect(more).toEqual([]);
  expect(name).toBe(`${story.sender.at.agency.slug}-000001-${(await story.files())[0]!.day}.csv`);
  expect(readFileSync(join(at, 'out', name!), 'utf8')).toBe(await story.textOf(fileId));
  // The agency takes it away: it does not come again by itself.
  rmSync(join(at, 'out', name!));
  await exchangeFolders(app);
  expect(inside('out')).toEqual([]);
  // Where its system lost it, a clerk has it put there again, the same bytes; asked twice at a time it comes once.
  for (let i = 0; i < 2; i++) await putFileAgain(house.app, story.clerk, { file: fileId });
  expect((await readFile(house.app, story.clerk, { file: fileId })).put).toMatchObject({ isAsked: true });
  await exchangeFolders(app);
  expect(readFileSync(join(at, 'out', name!), 'utf8')).toBe(await story.textOf(fileId));
  expect((await readFile(house.app, story.clerk, { file: fileId })).put).toMatchObject({ isAsked: false });
  rmSync(join(at, 'out', name!));
  await exchangeFolders(app);
  expect(inside('out')).toEqual([]);

  lay('answer.csv', `${HEAD}${transfer.reference},posted,,Restitution,8.00\nKL-2222-2222,posted,,,\n`);
  await exchangeFolders(app);
  expect(inside('in')).toEqual([]);
  const [moved, verdict] = inside('done');
  expect(moved).toMatch(/^answer\.[0-9a-f]{8}\.csv$/);
  const told = readFileSync(join(at, 'done', verdict!), 'utf8');
  expect(told).toContain(`"2","${transfer.reference}","posted",""`);
  expect(told).toContain('"3","KL-2222-2222","kept_out","unknown"');
  expect((await readTransfer(house.app, story.sender.scope, transfer.transferId)).taken).toEqual([
    { name: 'Restitution', amountCents: 800n },
  ]);
});

it('what is still being written waits, and a marker says that it is whole', async () => {
  const transfer = await story.given('40');
  lay('slow.csv', HEAD, 0);
  await exchangeFolders(app);
  expect(inside('in')).toEqual(['slow.csv']);
  lay('slow.csv', `${HEAD}${transfer.reference},posted,,,\n`, 0);
  writeFileSync(join(at, 'in', 'slow.csv.done'), '');
  await exchangeFolders(app);
  expect(inside('in')).toEqual([]);
  expect(await story.stateOf(transfer)).toBe('posted');
});

it('what is no answer is put aside with the reason; links and other files are left alone', async () => {
  lay('pictures.csv', 'name,when\nx,y\n');
  lay('empty.csv', '');
  lay('notes.doc', 'x');
  symlinkSync('/etc/passwd', join(at, 'in', 'link.csv'));
  await exchangeFolders(app);
  expect(inside('in')).toEqual(['link.csv', 'notes.doc']);
  const reasons = inside('refused').filter((name) => name.endsWith('.why.txt'));
  expect(reasons.map((name) => readFileSync(join(at, 'refused', name), 'utf8').trim())).toEqual([
    'transfers.answer_missing',
    'transfers.answer_columns',
  ]);
  expect(inside('done')).toEqual([]);
});

it('killed at every step, the answer counts once and ends in its place', { timeout: 120_000 }, async () => {
  const transfer = await story.given('40');
  lay('answer.csv', `${HEAD}${transfer.reference},posted,,Fee,1.00\n`);
  for (let nth = 1, died = true; died; nth++) {
    let count = 0;
    died = false;
    const tx: App['tx'] = (scope, work) =>
      house.app.tx(scope, async (open) => {
        const result = await work(open);
        if (++count !== nth) return result;
        died = true;
        throw new Error('killed');
      });
    await exchangeFolders({ ...app, tx });
  }
  expect([inside('in'), inside('done').length]).toEqual([[], 2]);
  const { rows } = await house.app.owner.query('select 1 from transfers.answer_files where agency_id = $1', [story.sender.at.agency.id]);
  expect(rows).toHaveLength(1);
  expect((await readTransfer(house.app, story.sender.scope, transfer.transferId)).taken).toHaveLength(1);
});

it('two that look at once count it once; trouble with one folder is told and stops no other', async () => {
  const transfer = await story.given('40');
  mkdirSync(join(root, 'nobody'));
  lay('answer.csv', `${HEAD}${transfer.reference},posted,,,\n`);
  await Promise.all([exchangeFolders(app), exchangeFolders(app)]);
  expect(await story.stateOf(transfer)).toBe('posted');
  expect(statSync(join(at, 'done')).isDirectory()).toBe(true);
  const { rows } = await house.app.owner.query('select 1 from transfers.answer_files where agency_id = $1', [story.sender.at.agency.id]);
  expect(rows).toHaveLength(1);
  expect(
    house.app.logged.some(({ fields }) => {
      const { alert, folder } = fields as { alert?: string; folder?: string };
      return alert === 'transfers.folder_failed' && folder === 'nobody';
    }),
  ).toBe(true);
});
