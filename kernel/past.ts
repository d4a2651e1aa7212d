import { sql } from 'kysely';
import type { App } from '#kernel/app.ts';
import { followClock } from '#kernel/clock-moves.ts';
import type { Tx } from '#kernel/db.ts';
import { systemScope } from '#kernel/scope.ts';

// A sample past is lived through: the clock of an empty sandbox begins some weeks ago and is brought to the present, step by step, before anybody is served.
// Where it stands is in the database, so a start that was interrupted goes on at that moment.

const scope = systemScope('past');

export interface Past {
  /** The first moment of it. */
  beganAt: Date;
  /** The moment it was brought to; null when it has reached the present. */
  reached: Date | null;
}

/** The sample past of this installation, or null where none was begun. */
export async function readPast(app: App): Promise<Past | null> {
  return await app.tx(scope, (tx) => readMoves(tx));
}

/** Puts the clock to a moment that is over: the first one begins a past, each later one comes after it. An operator's move, or the present, ends it for good. */
export async function livePast(app: App, at: Date): Promise<void> {
  await move(app, (real) => Math.min(at.getTime() - real, 0));
}

/** Brings the clock to the present. */
export async function endPast(app: App): Promise<void> {
  await move(app, () => 0);
}

async function move(app: App, ahead: (realNow: number) => number): Promise<void> {
  if (app.mode !== 'sandbox') throw new Error('Only the sandbox has a past that did not happen.');
  await app.tx(scope, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('kernel.clock_moves', 0))`.execute(tx);
    const now = new Date();
    const past = await readMoves(tx);
    const aheadMs = ahead(now.getTime());
    const isForward = past === null || (past.reached !== null && now.getTime() + aheadMs >= past.reached.getTime());
    if (!isForward) throw new Error('A past goes forwards, and once.');
    await sql`insert into kernel.clock_moves (ahead_ms, moved_by, moved_at) values (${BigInt(aheadMs)}, null, ${now})`.execute(tx);
  });
  await followClock(app);
}

async function readMoves(tx: Tx): Promise<Past | null> {
  const { rows } = await sql<{ beganAt: Date; at: Date; aheadMs: bigint }>`select min(moved_at + ahead_ms * interval '1 ms')
    over (order by id) as "beganAt", moved_at + ahead_ms * interval '1 ms' as at, ahead_ms as "aheadMs" from kernel.clock_moves order by id desc limit 1`.execute(
    tx,
  );
  const last = rows[0];
  return last ? { beganAt: last.beganAt, reached: last.aheadMs < 0n ? last.at : null } : null;
}
