import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type CastAgency, castPair, type Pair } from '#domain/directory/cast.ts';
import { decide, finishDecisions, takeItem, UNDO_MS } from '#domain/review/index.ts';
import { castMailAgency, castStamps } from '#domain/stamps/cast.ts';
import { newId } from '#kernel/ids.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { countNewLetters, keepDraft, listInbox, openLetter, readLetter, readReceived, sendLetter } from '../index.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
let app: TestApp;
let at: CastAgency;
let by: Pair;
let himself: Scope;
beforeAll(async () => {
  app = await testApp();
  at = await castMailAgency(app);
  by = await castPair(app, at);
  await castStamps(app, by.customer, at, 5n);
  await app.runJobs();
  himself = residentOf(by.residentId);
});
afterAll(() => app.end());

function residentOf(id: string, over: Partial<Scope> = {}): Scope {
  const base = {
    realm: 'resident',
    actor: id,
    agency: at.agency.id,
    roles: ['resident'],
    facilities: [at.facility.id],
    session: 'ses',
  } as const;
  return { ...systemScope('test'), ...base, ...over };
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return await work.then(
    () => 'nothing was refused',
    (error: unknown) => {
      if (isRefusal(error)) return error.code;
      throw error;
    },
  );
}

async function sent(body: string): Promise<string> {
  const { draftId, version } = await keepDraft(app, by.customer, { resident: by.residentId, body });
  const { letterId } = await sendLetter(app, by.customer, { resident: by.residentId, draft: draftId, version });
  await app.runJobs();
  app.clock.move(1000);
  return letterId;
}

async function decided(letter: string, outcome: 'release' | 'return'): Promise<string> {
  const who: Scope = { ...himself, realm: 'staff', actor: newId('lgn'), roles: ['mailroom'] };
  const { rows } = await app.owner.query<{ id: string }>('select item_id as id from review.items where subject = $1', [letter]);
  await takeItem(app, who, rows[0]!.id);
  await decide(app, who, { item: rows[0]!.id, outcome, reason: 'contraband', rule: 'Rule 12.3' });
  await finishDecisions(app, new Date(app.clock.now().getTime() + UNDO_MS));
  await app.runJobs();
  return letter;
}

it('shows what was handed on and that one went back, nothing that waits, and nothing to anybody else', async () => {
  const on = await decided(await sent('One'), 'release');
  const back = await decided(await sent('Two'), 'return');
  const waits = await sent('Three');
  expect((await listInbox(app, himself)).letters).toMatchObject([
    { letterId: back, outcome: 'returned', reason: 'contraband', rule: 'Rule 12.3' },
    { letterId: on, outcome: 'released', senderName: 'Dana Peñalosa', openedAt: null },
  ]);
  expect(await listInbox(app, himself, { limit: 1 })).toMatchObject({ letters: [{ letterId: back }], next: back });
  expect(await listInbox(app, himself, { before: back, from: by.customer.actor! })).toMatchObject({
    letters: [{ letterId: on }],
    next: null,
  });
  expect((await listInbox(app, himself, { from: newId('lgn') })).letters).toEqual([]);
  expect(await countNewLetters(app, himself)).toBe(1);
  for (const id of [waits, 'let_none', back]) expect(await codeOf(openLetter(app, himself, id))).toBe('mail.unknown_letter');
  const other = residentOf((await castPair(app, at)).residentId);
  expect([await codeOf(readReceived(app, other, on)), await countNewLetters(app, other)]).toEqual(['mail.unknown_letter', 0]);
  // Who came in by a slip has no role yet; staff and families have other pages.
  for (const scope of [residentOf(by.residentId, { roles: [] }), by.customer])
    expect(await codeOf(listInbox(app, scope))).toBe('kernel.not_allowed');
  const seen = await app.tx(himself, async (tx) =>
    (await tx.selectFrom('mail.letters').select('letter_id').execute()).map((row) => row.letter_id),
  );
  expect(seen).toEqual([on]);
});

it('is opened once, by a deed and not by a look; its sender is told', async () => {
  const letter = await decided(await sent('Mijo,\n\n🎂'), 'release');
  expect((await readReceived(app, himself, letter)).letter).toBeNull();
  expect((await readLetter(app, by.customer, letter)).state).toBe('released');
  await Promise.all([1, 2, 3].map(() => openLetter(app, himself, letter)));
  await openLetter(app, himself, letter);
  expect((await readReceived(app, himself, letter)).letter).toMatchObject({ body: 'Mijo,\n\n🎂' });
  expect((await readLetter(app, by.customer, letter)).states.map(({ kind }) => kind).toSorted()).toEqual(['in_line', 'opened', 'released']);
  const { rows } = await app.owner.query<{ template: string }>(`select template from notifications.notices where key = $1`, [
    `letter_opened:${letter}`,
  ]);
  expect(rows).toHaveLength(1);
});
