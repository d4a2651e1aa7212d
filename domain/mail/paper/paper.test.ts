import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type CastAgency, castAgency, type Pair } from '#domain/directory/cast.ts';
import type { PdfPaper } from '#domain/files/index.ts';
import { castMailAgency } from '#domain/stamps/cast.ts';
import { giveStamps } from '#domain/stamps/index.ts';
import { newId } from '#kernel/ids.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf } from '#test/refused.ts';
import { castDecision, castLetter, castMailroom, castReader, castWriter, himself } from '../cast.ts';
import {
  askForPaper,
  countPaperAsks,
  handOverPaper,
  keepAnswer,
  listPaperAsks,
  listThread,
  openLetter,
  printPaper,
  readPaperAsk,
  sendAnswer,
} from '../index.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let app: TestApp;
let at: CastAgency;
beforeAll(async () => {
  app = await testApp();
  at = await castMailAgency(app, { freePerMonth: 0 });
});
afterAll(() => app.end());

const textOf = (paper: PdfPaper): string => JSON.stringify(paper.parts);

async function handedOn(by: Pair, body: string): Promise<string> {
  const letter = await castLetter(app, by, { body });
  await castDecision(app, await castReader(app, at, letter), 'release');
  app.clock.move(1000);
  return letter;
}

/** She wrote three letters, of which he opened one and staff returned one; he answered. */
async function wrote(): Promise<{ by: Pair; answer: string }> {
  const by = await castWriter(app, at);
  const he = himself(by, at);
  const opened = await handedOn(by, 'Opened by him');
  await handedOn(by, 'Still closed');
  await castDecision(app, await castReader(app, at, await castLetter(app, by, { body: 'Sent back' })), 'return');
  await openLetter(app, he, opened);
  await giveStamps(app, by.customer, { gift: newId('gft'), resident: by.residentId, stamps: 1n });
  const to = by.customer.actor!;
  const { draftId: draft, version } = await keepAnswer(app, he, { to, body: 'His answer' });
  const { letterId: answer } = await sendAnswer(app, he, { to, draft, version });
  await app.runJobs();
  return { by, answer };
}

it('he asks once; the mailroom prints what he has read and written, hands it over, and he sees that', async () => {
  const { by, answer } = await wrote();
  const he = himself(by, at);
  expect((await listThread(app, he, { with: by.customer.actor! })).letters).toMatchObject([
    { letterId: answer, author: 'resident', body: 'His answer', state: 'in_line' },
    { outcome: 'returned', body: null },
    { outcome: 'released', body: null },
    { outcome: 'released', body: 'Opened by him' },
  ]);
  expect(await readPaperAsk(app, he)).toBeNull();
  await Promise.all([askForPaper(app, he), askForPaper(app, he), askForPaper(app, he)]);
  const staff = castMailroom(at);
  const { asks } = await listPaperAsks(app, staff);
  expect(asks).toMatchObject([{ residentId: by.residentId, name: 'Mateo Delgado', number: by.number, unit: 'B-2' }]);
  expect(await countPaperAsks(app, staff)).toBe(1);
  const { askId } = asks[0]!;
  const printed = await printPaper(app, staff, askId);
  const heads = printed.parts.flatMap(({ blocks }) => blocks).flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
  expect(heads).toMatchObject(['Letters', /^From Dana Peñalosa/, /^To Dana Peñalosa/].map((text) => expect.stringMatching(text) as string));
  const paper = textOf(printed);
  for (const shown of ['Opened by him', 'His answer', 'Dana Peñalosa']) expect(paper).toContain(shown);
  for (const hidden of ['Still closed', 'Sent back']) expect(paper).not.toContain(hidden);
  const trail = await app.owner.query(`select 1 from kernel.audit_rows where action = 'mail.paper_read' and subject = $1`, [by.residentId]);
  expect(trail.rowCount).toBe(1);
  await Promise.all([handOverPaper(app, staff, askId), handOverPaper(app, staff, askId)]);
  expect(await readPaperAsk(app, he)).toMatchObject({ handedAt: expect.any(Date) as Date });
  expect([await countPaperAsks(app, staff), await codeOf(printPaper(app, staff, askId))]).toEqual([0, 'mail.unknown_paper']);
  await askForPaper(app, he);
  expect(await countPaperAsks(app, staff)).toBe(1);
});

it('is in the language he asked in, whoever prints it', async () => {
  const { by } = await wrote();
  await askForPaper(app, { ...himself(by, at), lang: 'es' });
  const staff = castMailroom(at);
  const { askId } = (await listPaperAsks(app, staff)).asks.find(({ residentId }) => residentId === by.residentId)!;
  const printed = await printPaper(app, staff, askId);
  expect([staff.lang, printed.lang, printed.title, printed.foot]).toEqual([
    'en',
    'es',
    'Cartas',
    expect.stringContaining('cartas, reunidas'),
  ]);
});

it('is nobody else’s to print: another facility, another desk, another agency, a family', async () => {
  const { by } = await wrote();
  await askForPaper(app, himself(by, at));
  const { rows } = await app.owner.query<{ id: string }>('select ask_id as id from mail.paper_asks where resident_id = $1', [
    by.residentId,
  ]);
  const { id } = rows[0]!;
  const elsewhere = castMailroom(await castAgency(app));
  for (const scope of [elsewhere, castMailroom(at, { facilities: [] })]) {
    expect(await codeOf(printPaper(app, scope, id))).toBe('mail.unknown_paper');
    expect(await codeOf(handOverPaper(app, scope, id))).toBe('mail.unknown_paper');
    expect((await listPaperAsks(app, scope)).asks).toEqual([]);
  }
  for (const scope of [castMailroom(at, { roles: ['investigator'] }), by.customer, himself(by, at)])
    expect(await codeOf(printPaper(app, scope, id))).toBe('kernel.not_allowed');
  expect(await codeOf(askForPaper(app, by.customer))).toBe('kernel.not_allowed');
});
