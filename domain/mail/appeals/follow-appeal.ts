import { type AppealDecided, readAppealEnd } from '#domain/review/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import { hindrance } from '../delivery/deliver.ts';
import { reopenInbox } from '../inside/queries.ts';
import { insertState, letterById, takeTurn } from '../queries.ts';
import { tellAppeal, tellArrived, tellUndelivered } from '../tell-customer.ts';
import { returnOf } from './returned.ts';

/**
 * Another look at a returned letter has ended. One that goes its way after all costs nothing: its stamps went back when it did, and stay where they are.
 * Who is outside is told either way, unless something stands between the two; who is held sees it on the tablet.
 */
export async function followAppeal(app: App, tx: Tx, scope: Scope, { appeal, subject, outcome }: AppealDecided): Promise<void> {
  await takeTurn(tx, subject);
  const letter = await letterById(tx, subject);
  const end = await readAppealEnd(tx, appeal);
  const returned = letter && (await returnOf(tx, letter));
  if (!letter || !end || !returned) return;
  const isAnswer = letter.author === 'resident';
  const why = await hindrance(tx, scope, letter, app.clock.now());
  const { at, actor } = end;
  if (outcome === 'reversed') {
    const state = why === null ? 'released' : 'undelivered';
    if (!(await insertState(tx, letter, { kind: state, at, actor, details: { appeal, ...(why && { why }) } }))) return;
    if (why !== null) return isAnswer ? undefined : await tellUndelivered(app, tx, scope, letter, why);
    if (isAnswer) return await tellArrived(app, tx, scope, letter);
    await reopenInbox(tx, subject, at);
  }
  if (!isAnswer || why === null) await tellAppeal(app, tx, scope, letter, returned.at, end);
}
