import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { renderPdf } from '#domain/files/index.ts';
import { type CastAgency, castPair, type Pair } from '#domain/directory/cast.ts';
import { castMailAgency, castStamps } from '#domain/stamps/cast.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { cancelLetter, correspondence, correspondencePaper, keepDraft, type LetterFilter, listLetters, sendLetter } from './index.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const BODIES = [
  'Your daughters sing every night.\nLove, Mom',
  'Mijo: las canciones de tu hija me hacen llorar. Feliz cumpleaños. Los niños corrieron y cantábamos con ellos, como decías.',
  'A photograph of the garden, at last.',
] as const;

let app: TestApp;
let at: CastAgency;
let by: Pair;
const letters: string[] = [];
beforeAll(async () => {
  app = await testApp();
  at = await castMailAgency(app);
  by = await castPair(app, at);
  await castStamps(app, by.customer, at, 5n);
  await app.runJobs();
  for (const body of BODIES) {
    const { draftId, version } = await keepDraft(app, by.customer, { resident: by.residentId, body });
    letters.push((await sendLetter(app, by.customer, { resident: by.residentId, draft: draftId, version })).letterId);
    app.clock.move(60_000);
  }
  await cancelLetter(app, by.customer, letters[2]!);
});
afterAll(async () => {
  await app.end();
});

const found = async (filter: LetterFilter, who = by) =>
  (await listLetters(app, who.customer, filter)).letters.map(({ letterId }) => letters.indexOf(letterId)).join(' ');

it.each([
  ['daughter', '0'],
  ['singing nights', '0'],
  ['canción', '1'],
  ['CUMPLEANOS', '1'],
  ['hijas', '1'],
  ['corriendo', '1'],
  ['canto', '1'],
  ['cantabamos', '1'],
  ['decir', '1'],
  ['decias', '1'],
  ['"feliz cumpleaños"', '1'],
  ['"cumpleaños feliz"', ''],
  ['photographs', '2'],
  ['delgado', '2 1 0'],
  ['daughter photograph', ''],
  ['garden or hija', '2 1'],
  ["'; drop table -- & | ! (", ''],
  ['', '2 1 0'],
])('“%s” finds %s', async (words, expected) => {
  expect(await found({ words })).toBe(expected);
});

it('nobody finds another’s; where a letter stands and to whom it went narrow it down', async () => {
  const other = await castPair(app, at, { person: by });
  expect(await found({ words: 'daughter' }, other)).toBe('');
  expect(await found({ group: 'waiting' })).toBe('1 0');
  expect(await found({ group: 'cancelled', words: 'garden' })).toBe('2');
  expect(await found({ group: 'returned' })).toBe('');
  expect(await found({ resident: other.residentId })).toBe('2 1 0');
  expect(await found({ resident: 'res_none' })).toBe('');
});

it('all of it is there to keep: as a file for programs, word for word, and on paper', async () => {
  const { letters: kept } = JSON.parse(await correspondence(app, by.customer, {})) as {
    letters: { text: string; state: string; history: { state: string }[] }[];
  };
  expect(kept.map(({ text }) => text)).toEqual(BODIES);
  expect(kept.at(-1)).toMatchObject({ state: 'cancelled', lang: 'en', deliver_on: null, corrects: null });
  expect(kept.at(-1)!.history.map(({ state }) => state)).toEqual(['sent', 'cancelled']);
  const paper = await correspondencePaper(app, by.customer, { words: 'hija' });
  expect(paper.parts[1]!.blocks.at(-1)).toEqual({ kind: 'text', text: BODIES[1] });
  expect((await renderPdf(paper)).length).toBeGreaterThan(1000);
});
