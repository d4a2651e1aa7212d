import { sql } from 'kysely';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { MovableClock } from '#kernel/clock.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope, systemScope } from '#kernel/scope.ts';

const YEAR_MS = 365 * 86_400_000;

/**
 * Puts the sandbox's business clock ahead, for everybody, at once. Only forwards: what has happened can't lie in the future.
 * Refuses kernel.not_allowed, kernel.clock_is_real (in live mode), kernel.clock_step (not between 1 minute and 1 year).
 */
export async function moveClock(app: App, scope: Scope, input: { byMs: number }): Promise<void> {
  requireRealm(scope, 'operator');
  const actor = requireActor(scope);
  if (app.mode === 'live') refuse('kernel.clock_is_real');
  if (!Number.isInteger(input.byMs) || input.byMs < 60_000 || input.byMs > YEAR_MS) refuse('kernel.clock_step', {}, 'by');
  await app.tx(scope, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('kernel.clock_moves', 0))`.execute(tx);
    const before = await sql<{ ahead_ms: bigint }>`select ahead_ms from kernel.clock_moves order by id desc limit 1`.execute(tx);
    const ahead = (before.rows[0]?.ahead_ms ?? 0n) + BigInt(input.byMs);
    await sql`insert into kernel.clock_moves (ahead_ms, moved_by, moved_at) values (${ahead}, ${actor}, ${new Date()})`.execute(tx);
    await audit(tx, scope, { action: 'clock.moved', subject: 'clock', details: { byMs: input.byMs } });
  });
  await followClock(app);
}

/** Takes over what any process of this installation has set. Called every second by each of them. */
export async function followClock(app: App): Promise<void> {
  if (!isMovable(app.clock)) return;
  const ahead = await app.tx(systemScope('clock'), async (tx) => {
    const { rows } = await sql<{ ahead_ms: bigint }>`select ahead_ms from kernel.clock_moves order by id desc limit 1`.execute(tx);
    return Number(rows[0]?.ahead_ms ?? 0n);
  });
  app.clock.setOffset(ahead);
}

function isMovable(clock: object): clock is MovableClock {
  return 'setOffset' in clock;
}
