import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { CastAgency, Pair } from '#domain/directory/cast.ts';
import { castMailAgency } from '#domain/stamps/cast.ts';
import { readShop } from '#domain/stamps/index.ts';
import type { Scope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf } from '#test/refused.ts';
import { castDecision, castLetter, castReader, castWriter, himself } from '../cast.ts';
import {
  cancelLetter,
  chooseCard,
  correctLetter,
  draftMark,
  keepAnswer,
  keepDraft,
  listDrafts,
  readAnswer,
  readDraft,
  readForReview,
  readLetter,
  readReturn,
  readWritten,
  sendAnswer,
  sendLetter,
} from '../index.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let app: TestApp;
let at: CastAgency;
beforeAll(async () => {
  app = await testApp();
  at = await castMailAgency(app, { freePerMonth: 0 });
});
afterAll(() => app.end());

const available = async (by: Pair): Promise<bigint> => (await readShop(app, by.customer, at.agency.id)).available;

async function returned(letter: string): Promise<string> {
  await castDecision(app, await castReader(app, at, letter), 'return');
  return letter;
}

async function sendAgain(by: Pair, body?: string): Promise<string> {
  if (body !== undefined) await keepDraft(app, by.customer, { resident: by.residentId, body, withReply: true });
  const { draft } = await readDraft(app, by.customer, by.residentId);
  const { letterId } = await sendLetter(app, by.customer, { resident: by.residentId, draft: draft!.draftId, version: draft!.version });
  await app.runJobs();
  return letterId;
}

it('what was returned is changed and sent again: one letter is paid, and who reads it knows what it stands for', async () => {
  const by = await castWriter(app, at);
  await chooseCard(app, by.customer, { resident: by.residentId, card: 'love' });
  const first = await returned(await castLetter(app, by, { body: 'Line 1\nLine 2', withReply: true }));
  expect([await available(by), (await readLetter(app, by.customer, first)).correcting]).toEqual([5n, { by: null, may: 'begin' }]);
  const correct = () => correctLetter(app, by.customer, { letter: first });
  await Promise.all([correct(), correct(), correct()]);
  await correct();
  expect(await listDrafts(app, by.customer)).toMatchObject([
    { body: 'Line 1\nLine 2', card: 'love', withReply: true, corrects: first, version: 1 },
  ]);
  expect((await readLetter(app, by.customer, first)).correcting).toEqual({ by: null, may: 'go_on' });
  expect(await readReturn(app, by.customer, first)).toMatchObject({ reason: 'contraband', rule: 'Rule 12.3', note: 'Line 2' });

  const second = await sendAgain(by, 'Line 1');
  expect(await available(by)).toBe(2n);
  expect(await readLetter(app, by.customer, second)).toMatchObject({ corrects: first, body: 'Line 1', card: 'love', state: 'in_line' });
  expect((await readLetter(app, by.customer, first)).correcting).toEqual({ by: second, may: null });
  const hand = await castReader(app, at, second);
  expect((await readForReview(app, hand.who, hand.item)).correction).toMatchObject({
    first: { letterId: first, body: 'Line 1\nLine 2', card: 'love' },
    why: { kind: 'returned', details: { reason: 'contraband', rule: 'Rule 12.3', note: 'Line 2' } },
  });
  await castDecision(app, hand, 'release');
  const { balance } = await readShop(app, by.customer, at.agency.id);
  expect([balance, await available(by)]).toEqual([3n, 2n]);
});

it('what was begun since gives way only when its writer says so; another window does not write over it then', async () => {
  const by = await castWriter(app, at);
  const first = await returned(await castLetter(app, by, { body: 'One' }));
  const other = await keepDraft(app, by.customer, { resident: by.residentId, body: 'Two' });
  expect((await readLetter(app, by.customer, first)).correcting.may).toBe('instead');
  await expect(correctLetter(app, by.customer, { letter: first })).rejects.toMatchObject({
    fields: [{ field: 'instead', code: 'mail.draft_there' }],
  });
  expect(await listDrafts(app, by.customer)).toMatchObject([{ body: 'Two', corrects: null }]);
  await correctLetter(app, by.customer, { letter: first, instead: true });
  expect(await listDrafts(app, by.customer)).toMatchObject([{ body: 'One', corrects: first }]);
  const late = keepDraft(app, by.customer, { resident: by.residentId, body: 'Two!', seen: draftMark(other) });
  await expect(late).rejects.toMatchObject({ fields: [{ code: 'mail.draft_newer' }] });
  await keepDraft(app, by.customer, { resident: by.residentId, body: 'One, put right' });
  await correctLetter(app, by.customer, { letter: first, instead: true });
  expect(await listDrafts(app, by.customer)).toMatchObject([{ body: 'One, put right', corrects: first }]);

  const second = await sendAgain(by);
  await cancelLetter(app, by.customer, second);
  expect((await readLetter(app, by.customer, first)).correcting).toEqual({ by: null, may: 'begin' });
});

it('only its writer can, and only what was returned', async () => {
  const [by, other] = [await castWriter(app, at), await castWriter(app, at)];
  const letter = await castLetter(app, by);
  expect(await codeOf(correctLetter(app, by.customer, { letter }))).toBe('mail.not_returned');
  await returned(letter);
  expect(await codeOf(correctLetter(app, other.customer, { letter }))).toBe('mail.unknown_letter');
  expect(await codeOf(correctLetter(app, himself(by, at), { letter }))).toBe('mail.unknown_letter');
  const staff: Scope = { ...himself(by, at), realm: 'staff', roles: ['mailroom'] };
  expect(await codeOf(correctLetter(app, staff, { letter }))).toBe('kernel.not_allowed');
  const released = await castLetter(app, by);
  await castDecision(app, await castReader(app, at, released), 'release');
  expect(await codeOf(correctLetter(app, by.customer, { letter: released }))).toBe('mail.not_returned');
});

it('an answer that was returned is put right on the tablet', async () => {
  const by = await castWriter(app, at);
  const [he, to] = [himself(by, at), by.customer.actor!];
  await castDecision(app, await castReader(app, at, await castLetter(app, by, { withReply: true })), 'release');
  // The stamp she sent for it pays for the corrected one too: it came back with the first.
  const send = async (): Promise<string> => {
    const { draft } = await readAnswer(app, he, to);
    const { letterId } = await sendAnswer(app, he, { to, draft: draft!.draftId, version: draft!.version });
    await app.runJobs();
    return letterId;
  };
  await keepAnswer(app, he, { to, body: 'Mamá' });
  const first = await returned(await send());
  expect((await readWritten(app, he, first)).correcting).toEqual({ by: null, may: 'begin' });
  expect(await codeOf(correctLetter(app, by.customer, { letter: first }))).toBe('mail.unknown_letter');
  await correctLetter(app, he, { letter: first });
  expect((await readAnswer(app, he, to)).draft).toMatchObject({ body: 'Mamá', corrects: first, author: 'resident' });
  await keepAnswer(app, he, { to, body: 'Querida mamá' });
  const second = await send();
  expect(await readWritten(app, he, second)).toMatchObject({ corrects: first, body: 'Querida mamá' });
  expect((await readWritten(app, he, first)).correcting).toEqual({ by: second, may: null });
  const hand = await castReader(app, at, second);
  expect((await readForReview(app, hand.who, hand.item)).correction).toMatchObject({ first: { letterId: first, body: 'Mamá' } });
});
