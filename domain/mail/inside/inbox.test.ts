import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type CastAgency, castPair, type Pair } from '#domain/directory/cast.ts';
import { castMailAgency, castStamps } from '#domain/stamps/cast.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf } from '#test/refused.ts';
import { castDecision, castLetter, castReader, himself } from '../cast.ts';
import { countNewLetters, listInbox, listThread, openLetter, readLetter, readReceived } from '../index.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
let app: TestApp;
let at: CastAgency;
let by: Pair;
let he: Scope;
beforeAll(async () => {
  app = await testApp();
  at = await castMailAgency(app);
  by = await castPair(app, at);
  await castStamps(app, by.customer, at, 5n);
  await app.runJobs();
  he = residentOf(by.residentId);
});
afterAll(() => app.end());

const residentOf = (residentId: string, over: Partial<Scope> = {}): Scope => ({ ...himself({ residentId }, at), ...over });

async function sent(body: string): Promise<string> {
  const letter = await castLetter(app, by, { body });
  app.clock.move(1000);
  return letter;
}

async function decided(letter: string, outcome: 'release' | 'return'): Promise<string> {
  await castDecision(app, await castReader(app, at, letter), outcome);
  return letter;
}

it('shows what was handed on and that one went back, nothing that waits, and nothing to anybody else', async () => {
  const on = await decided(await sent('One'), 'release');
  const back = await decided(await sent('Two'), 'return');
  const waits = await sent('Three');
  expect((await listInbox(app, he)).letters).toMatchObject([
    { letterId: back, outcome: 'returned', reason: 'contraband', rule: 'Rule 12.3' },
    { letterId: on, outcome: 'released', senderName: 'Dana Peñalosa', openedAt: null },
  ]);
  expect(await listInbox(app, he, { limit: 1 })).toMatchObject({ letters: [{ letterId: back }], next: back });
  expect(await listInbox(app, he, { before: back })).toMatchObject({
    letters: [{ letterId: on }],
    next: null,
  });
  const her = by.customer.actor!;
  const thread = await listThread(app, he, { with: her });
  expect(thread).toMatchObject({
    name: 'Dana Peñalosa',
    letters: [
      { letterId: back, outcome: 'returned' },
      { letterId: on, outcome: 'released' },
    ],
  });
  // Neither what he has not opened nor what went back has its text.
  expect(thread.letters.map(({ body }) => body)).toEqual([null, null]);
  expect((await listThread(app, he, { with: her, before: back })).letters).toMatchObject([{ letterId: on }]);
  expect(await codeOf(listThread(app, he, { with: newId('lgn') }))).toBe('mail.unknown_writer');
  expect(await countNewLetters(app, he)).toBe(1);
  for (const id of [waits, 'let_none', back]) expect(await codeOf(openLetter(app, he, id))).toBe('mail.unknown_letter');
  const other = residentOf((await castPair(app, at)).residentId);
  expect([await codeOf(readReceived(app, other, on)), await countNewLetters(app, other)]).toEqual(['mail.unknown_letter', 0]);
  // Who came in by a slip has no role yet; staff and families have other pages.
  for (const scope of [residentOf(by.residentId, { roles: [] }), by.customer])
    expect(await codeOf(listInbox(app, scope))).toBe('kernel.not_allowed');
  const seen = await app.tx(he, async (tx) =>
    (await tx.selectFrom('mail.letters').select('letter_id').execute()).map((row) => row.letter_id),
  );
  expect(seen).toEqual([on]);
});

it('is opened once, by a deed and not by a look; its sender is told', async () => {
  const letter = await decided(await sent('Mijo,\n\n🎂'), 'release');
  expect((await readReceived(app, he, letter)).letter).toBeNull();
  expect((await readLetter(app, by.customer, letter)).state).toBe('released');
  await Promise.all([1, 2, 3].map(() => openLetter(app, he, letter)));
  await openLetter(app, he, letter);
  expect((await readReceived(app, he, letter)).letter).toMatchObject({ body: 'Mijo,\n\n🎂' });
  expect((await readLetter(app, by.customer, letter)).states.map(({ kind }) => kind).toSorted()).toEqual(['in_line', 'opened', 'released']);
  const { rows } = await app.owner.query<{ template: string }>(`select template from notifications.notices where key = $1`, [
    `letter_opened:${letter}`,
  ]);
  expect(rows).toHaveLength(1);
});
