import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { HOUSE_ZONE } from '#kernel/wall-clock.ts';
import { nextRunAt } from './break.ts';
import { compareNext, recordDifferences } from './queries/compare.ts';
import { dueAgain, insertOurs, insertTheirs, settledThrough } from './queries/items.ts';
import { claimRun, goByIndex, noteProgress, planRun, type RunRow } from './queries/runs.ts';
import { accountsOf, BANK, PROCESSOR, soleAccount, type Source } from './sources.ts';

const HOLD_MS = 5 * 60_000;
const RETRY_MS = 60_000;
const BATCH = 5000;
/** How many journals are gone through in one step. */
const STRETCH = 10_000n;
const HOUR_MS = 3_600_000;

/** What is found in a run that this process no longer holds. */
class ClaimLost extends Error {}

interface Held {
  readonly app: App;
  readonly scope: Scope;
  readonly source: Source;
  readonly run: RunRow;
  /** By the real clock; renewed with every step. */
  heldUntil: Date;
}

/**
 * Does the runs that are due: fetches what the others say, reads our own lines, compares. Each step commits with how far it is, so whoever comes
 * after a crash goes on from there. Answers how many runs were finished. A source that does not answer is asked again after a minute.
 */
export async function reconcileDue(app: App, sources: readonly Source[] = [PROCESSOR, BANK]): Promise<number> {
  let finished = 0;
  for (const source of sources) {
    const scope = systemScope(`reconcile-${source.name}`);
    const heldUntil = new Date(Date.now() + HOLD_MS);
    const run = await app.tx(scope, async (tx) => {
      const now = app.clock.now();
      await planRun(tx, { runId: newId('rec'), source: source.name, dueAt: nextRunAt(now) });
      return await claimRun(tx, source.name, now, { now: new Date(), until: heldUntil });
    });
    if (run && (await doRun({ app, scope, source, run, heldUntil }))) finished++;
  }
  return finished;
}

async function doRun(held: Held): Promise<boolean> {
  try {
    await fetchTheirs(held);
    await takeOurs(held);
    await compare(held);
    return true;
  } catch (error) {
    if (error instanceof ClaimLost) return false;
    const { app, scope, run, heldUntil } = held;
    const problem = error instanceof Error ? error.message.slice(0, 300) : 'unknown';
    app.log.error({ alert: 'payments.reconciliation_failed', run: run.runId, source: run.source, problem }, 'a reconciliation did not end');
    await app.tx(scope, (tx) => noteProgress(tx, { ...run, heldUntil }, { problem, until: new Date(Date.now() + RETRY_MS) }));
    return false;
  }
}

async function step<T>(held: Held, work: (tx: Tx) => Promise<{ done: Parameters<typeof noteProgress>[2]; answer: T }>): Promise<T> {
  const until = new Date(Date.now() + HOLD_MS);
  const answer = await held.app.tx(held.scope, async (tx) => {
    await goByIndex(tx);
    const { done, answer: told } = await work(tx);
    if (!(await noteProgress(tx, { runId: held.run.runId, heldUntil: held.heldUntil }, { ...done, until }))) throw new ClaimLost();
    return told;
  });
  held.heldUntil = until;
  return answer;
}

async function fetchTheirs(held: Held): Promise<void> {
  const { app, run, source } = held;
  let { cursor } = run;
  let isDone = run.fetchedAt !== null;
  while (!isDone) {
    const page = await source.page(app, { from: run.fromAt, until: run.untilAt! }, cursor);
    await step(held, async (tx) => {
      await insertTheirs(tx, run, soleAccount(source), page.lines);
      return { done: { cursor: page.next, ...(page.next === null ? { fetchedAt: app.clock.now() } : {}) }, answer: null };
    });
    cursor = page.next;
    isDone = cursor === null;
  }
}

/** After theirs: what they have told of us must be in our book by now, or on its way. */
async function takeOurs(held: Held): Promise<void> {
  const { app, scope, run, source } = held;
  const through =
    run.throughId ??
    (await step(held, async (tx) => {
      await dueAgain(tx, source.name);
      const throughId = await settledThrough(tx);
      return { done: { throughId }, answer: throughId };
    }));
  // Only now: an account that a journal up to there is on is open.
  const accounts = await app.tx(scope, (tx) => accountsOf(tx, scope, source));
  for (let after = run.takenId ?? 0n; after < through;) {
    const takenId = after + STRETCH < through ? after + STRETCH : through;
    await step(held, async (tx) => {
      await insertOurs(tx, run, { accounts, after, through: takenId });
      return { done: { takenId }, answer: null };
    });
    after = takenId;
  }
}

async function compare(held: Held): Promise<void> {
  const { app, run, source } = held;
  const since = (hours: number) => new Date(run.untilAt!.getTime() - hours * HOUR_MS);
  const { slackMinutes, theirLagHours, ourLagHours } = source;
  const rules = { theirsSince: since(ourLagHours), oursSince: since(theirLagHours), zone: HOUSE_ZONE, slackMinutes };
  for (let taken = BATCH; taken === BATCH;) {
    taken = await step(held, async (tx) => {
      const next = await compareNext(tx, source.name, rules, BATCH);
      const changed = next.differences.filter((one) => one.openBreak === null || !one.isSame);
      const opened = changed.flatMap((one) => (one.cause === null ? [] : [{ ...one, breakId: newId('brk') }]));
      const ended = changed.flatMap(({ openBreak, cause }) =>
        openBreak === null ? [] : [{ breakId: openBreak, kind: cause === null ? ('settled' as const) : ('replaced' as const) }],
      );
      await recordDifferences(tx, run, { ended, opened }, app.clock.now());
      return { done: next.taken < BATCH ? { finishedAt: app.clock.now() } : {}, answer: next.taken };
    });
  }
  await app.tx(held.scope, (tx) => planRun(tx, { runId: newId('rec'), source: source.name, dueAt: nextRunAt(app.clock.now()) }));
}
