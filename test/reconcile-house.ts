import { type Cause, reconcileDue, type Source } from '#domain/payments/index.ts';
import type { TestApp } from './database.ts';

/** Does the run of each source now, whenever it was planned for. Answers how many ended. */
export async function runNow(app: TestApp, sources: readonly Source[]): Promise<number> {
  await reconcileDue(app, sources); // plans
  await app.owner.query(`update payments.reconciliation_runs set due_at = $1, claimed_until = null where finished_at is null`, [
    app.clock.now(),
  ]);
  return await reconcileDue(app, sources);
}

/** The breaks that stand, by what they are about. */
export async function standingBreaks(app: TestApp): Promise<Map<string, Cause>> {
  const { rows } = await app.owner.query<{ match_key: string; cause: Cause }>(
    `select b.match_key, b.cause from payments.open_breaks o join payments.breaks b using (break_id)`,
  );
  return new Map(rows.map((row) => [row.match_key, row.cause]));
}
