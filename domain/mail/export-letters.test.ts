import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { CastAgency } from '#domain/directory/cast.ts';
import { castMailAgency } from '#domain/stamps/cast.ts';
import { dayAfter, localTime } from '#kernel/wall-clock.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { castDecision, castLetter, castReader, castWriter, himself } from './cast.ts';
import {
  correctLetter,
  correspondence,
  correspondencePaper,
  keepAnswer,
  listDrafts,
  listSentBack,
  openAnswer,
  ownData,
  sendAnswer,
  sendLetter,
} from './index.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let app: TestApp;
let at: CastAgency;
beforeAll(async () => {
  app = await testApp();
  at = await castMailAgency(app, { freePerMonth: 0 });
});
afterAll(() => app.end());

it('holds what became of every letter and when, also of those sent back and put right, in both languages', async () => {
  const by = await castWriter(app, at);
  const he = himself(by, at);
  const decided = async (letter: string, outcome: 'release' | 'return'): Promise<string> => {
    await castDecision(app, await castReader(app, at, letter), outcome);
    return letter;
  };
  const first = await decided(await castLetter(app, by, { body: 'Hola', withReply: true }), 'release');
  const answer = async (body: string): Promise<string> => {
    const { draftId, version } = await keepAnswer(app, he, { to: by.customer.actor!, body });
    const { letterId } = await sendAnswer(app, he, { to: by.customer.actor!, draft: draftId, version });
    await app.runJobs();
    return letterId;
  };
  const [one, two] = [await decided(await answer('No 1'), 'return'), await decided(await answer('No 2'), 'return')];
  const his = await decided(await answer('Yes'), 'release');
  const wrong = await decided(await castLetter(app, by, { body: 'Wrong' }), 'return');
  await correctLetter(app, by.customer, { letter: wrong });
  const [draft] = await listDrafts(app, by.customer);
  const day = dayAfter(localTime(app.clock.now(), at.facility.timeZone).day, 30);
  const sending = { resident: by.residentId, draft: draft!.draftId, version: draft!.version, day };
  const { letterId: right } = await sendLetter(app, by.customer, sending);
  await app.runJobs();

  const kept = JSON.parse(await correspondence(app, by.customer, {})) as {
    letters: { id: string; history: { state: string }[] }[];
    sent_back: object[];
  };
  expect(kept.letters.map(({ id }) => id)).toEqual([first, his, wrong, right]);
  expect(kept.letters.map(({ history }) => history.map(({ state }) => state))).toEqual([
    ['sent', 'in_line', 'released'],
    ['sent', 'released'],
    ['sent', 'in_line', 'returned'],
    ['sent', 'in_line'],
  ]);
  expect(kept.letters[2]!.history.at(-1)).toMatchObject({ reason: 'contraband', rule: 'Rule 12.3', note: 'Line 2' });
  expect(kept.letters[3]).toMatchObject({ deliver_on: day, corrects: wrong });
  expect(kept.sent_back).toMatchObject([
    { id: one, from: { name: 'Mateo Delgado' }, reason: 'contraband', rule: 'Rule 12.3' },
    { id: two },
  ]);
  expect(JSON.stringify(kept)).not.toMatch(/No [12]/);
  // Its writer is told that she has not opened it; so it is.
  expect(kept.letters[1]).toMatchObject({ id: his, state: 'released', text: null });
  await openAnswer(app, by.customer, his);
  expect(JSON.parse(await correspondence(app, by.customer, {}))).toMatchObject({ letters: [{}, { state: 'opened', text: 'Yes' }, {}, {}] });

  const page = await listSentBack(app, by.customer, { limit: 1 });
  expect(page).toMatchObject({ letters: [{ letterId: two, name: 'Mateo Delgado' }], next: two });
  const rest = await listSentBack(app, by.customer, { limit: 1, before: page.next });
  expect(rest).toMatchObject({ letters: [{ letterId: one }], next: null });

  for (const [lang, words] of [
    ['en', 'Rule: Rule 12.3.'],
    ['es', 'Regla: Rule 12.3.'],
  ] as const) {
    const text = JSON.stringify(await correspondencePaper(app, { ...by.customer, lang }, {}));
    expect(text).toContain(words);
  }
  const [letters] = await ownData.read(app, by.customer);
  expect(letters!.rows).toMatchObject([{ message: 'Wrong', day }, { message: 'Wrong', day: '' }, {}, {}]);
});
