import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { byHand } from '#domain/directory/index.ts';
import { verifyLedger } from '#domain/ledger/index.ts';
import { makeCallSecret, readTransfer } from '#domain/transfers/index.ts';
import { type HandoffHouse, handoffHouse, type Story } from '#test/handoff-house.ts';

// A process of its own is killed (-9) at every point of making a file, reading an answer and calling an agency; the next one goes on where it was.
let house: HandoffHouse;
beforeAll(async () => {
  house = await handoffHouse();
});
afterAll(async () => {
  expect(await verifyLedger(house.app)).toEqual([]);
  await house.end();
});

/** Says whether it was killed, or came to its end. */
async function run(nth: number, sweeps: readonly string[]): Promise<'killed' | 'ended'> {
  const args = [house.app.urls.app, house.app.clock.now().toISOString(), String(nth), ...sweeps];
  const child = spawn(process.execPath, [join(import.meta.dirname, 'handoff-worker.ts'), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((done) =>
    child.once('exit', (...ended) => {
      done(ended);
    }),
  );
  if (signal === 'SIGKILL') return 'killed';
  expect(code).toBe(0);
  return 'ended';
}

/** Killed at these points, one run after the other; then one that nobody disturbs. */
async function killedAt(points: readonly number[], sweeps: readonly string[], between = (): void => undefined): Promise<void> {
  for (const nth of points) {
    expect([nth, await run(nth, sweeps)]).toEqual([nth, 'killed']);
    between();
  }
  expect(await run(99, sweeps)).toBe('ended');
}

async function nowIn(story: Story, ids: readonly { transferId: string }[]) {
  return await Promise.all(
    ids.map(async ({ transferId }) => {
      const { state, taken } = await readTransfer(house.app, story.sender.scope, transferId);
      return [state, taken.map(({ amountCents }) => amountCents)];
    }),
  );
}

it('a file is there once, whole and with every line, and each line of its answer counts once', { timeout: 240_000 }, async () => {
  const story = await house.story();
  const all = [await story.given('40'), await story.given('41')];
  house.cutOff();
  // Before it is begun; then each time one step further: its lines, its end.
  await killedAt([1, 2, 2], ['handoff_files']);
  const [file, ...others] = await story.files();
  expect(others).toEqual([]);
  expect(file).toMatchObject({ number: 1, count: 2, totalCents: 8100n, open: 2 });
  const text = await story.textOf(file!.fileId);
  for (const { reference } of all) expect(text.split(reference)).toHaveLength(2);

  const lines = all.map(({ reference }) => `${reference},posted,,,Fee,1.00`);
  // Brought, and read to its end by nobody: the process dies over it.
  const died = { ...house.app, tx: dyingAfter(1) };
  await story.answer(lines, story.clerk, died).catch(() => undefined);
  const { rows } = await house.app.owner.query<{ id: string }>('select answer_id as id from transfers.answer_files where agency_id = $1', [
    story.sender.at.agency.id,
  ]);
  expect(rows).toHaveLength(1);
  await killedAt([1, 2], ['unread_answers']);
  expect(await story.verdicts(rows[0]!.id)).toEqual(['posted', 'posted']);
  expect(await nowIn(story, all)).toEqual([
    ['posted', [100n]],
    ['posted', [100n]],
  ]);
});

/** A database that is gone after so many transactions. */
function dyingAfter(count: number): typeof house.app.tx {
  let left = count;
  return (scope, work) => (left-- > 0 ? house.app.tx(scope, work) : Promise.reject(new Error('killed')));
}

it('a call is made under one number however often its caller dies, and counts once', { timeout: 240_000 }, async () => {
  const address = `${house.sandboxUrl}/agency/calls/deducted`;
  const story = await house.story({ ...byHand, how: 'api', cancelMinutes: 0, address });
  await makeCallSecret(house.app, { ...story.clerk, roles: ['agency_admin'] });
  const all = [await story.given('40')];
  // Longer than a dead one's lease.
  const later = (): void => house.app.clock.set(new Date(house.app.clock.now().getTime() + 61_000));
  // Before it is begun, before it is taken up; then before it is said, when it is answered, and before the answer is kept.
  await killedAt([1, 2, 2, 3, 4], ['begin_calls', 'call_agencies'], later);
  expect(await nowIn(story, all)).toEqual([['posted', [800n]]]);
  const { rows } = await house.app.owner.query<{ asked: number }>('select asked from agency.calls where key = $1', [all[0]!.transferId]);
  expect(rows).toEqual([{ asked: 3 }]);
  expect(await story.owed()).toBe(4000n);
});
