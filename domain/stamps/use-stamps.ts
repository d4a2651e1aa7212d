import { openHold, settleHold, stampsHeld, voidHold } from '#domain/ledger/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { isRefusal, refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { spentEntries } from './book.ts';
import { goesBackIfClosed } from './closed-login.ts';
import { squareOwner } from './disputed.ts';
import { draw } from './draw.ts';
import { endOf, insertDraws, insertEnd, insertUse, lotsOf, takeTurn, type UseRow, useOf } from './queries.ts';
import { deleteReply, residentUseOf } from './residents/queries.ts';
import { freeResidentStamps, holdResidentStamps, spendResidentStamps } from './residents/use-resident-stamps.ts';

/**
 * Sets stamps aside for a thing, in the caller's transaction. Asked again for the same thing and number it is the same use. Nothing is set aside for what costs nothing.
 * Customers, their own. People held, for an answer `to` a customer: her reply stamp, else those of the month, then their own. Refuses stamps.too_few.
 */
export async function holdStamps(
  app: App,
  tx: Tx,
  scope: Scope,
  input: { subject: string; agency: string; stamps: bigint; to?: string },
): Promise<void> {
  const { to } = input;
  if (scope.realm === 'resident' && to !== undefined) return await holdResidentStamps(app, tx, scope, { ...input, to });
  requireRealm(scope, 'customer');
  const use: UseRow = {
    subject: input.subject,
    customer: requireActor(scope),
    agencyId: input.agency,
    stamps: input.stamps,
    at: app.clock.now(),
  };
  if (use.stamps === 0n) return;
  const account = stampsHeld(use.customer, use.agencyId);
  const hold = { key: holdOf(use), account, amountCents: use.stamps, at: use.at, reference: use.subject };
  await Promise.all([insertUse(tx, use), openHold(tx, scope, hold)]).catch((error: unknown) => {
    if (isRefusal(error) && error.code === 'ledger.overdraft') refuse('stamps.too_few');
    throw error;
  });
}

/** The thing was delivered: its stamps are spent, once. What they had cost is earned. The system. */
export async function spendStamps(app: App, tx: Tx, scope: Scope, subject: string): Promise<void> {
  requireRealm(scope, 'system');
  const answer = await residentUseOf(tx, subject);
  if (answer) return await spendResidentStamps(app, tx, scope, answer, (reply) => spendStamps(app, tx, scope, reply));
  const use = await ending(app, tx, subject, 'spent');
  if (!use) return;
  const draws = draw(await lotsOf(tx, use), use.stamps);
  const at = app.clock.now();
  const account = stampsHeld(use.customer, use.agencyId);
  const journal = {
    key: `${holdOf(use)}:spent`,
    kind: 'stamps_spent',
    reference: subject,
    at,
    entries: spentEntries(account, use.agencyId, use.stamps, draws),
  };
  await settleHold(tx, scope, { ...journal, hold: holdOf(use) });
  await insertDraws(tx, use, subject, draws, at);
}

/** The thing was not delivered: its stamps are free again, once. The system. */
export async function freeStamps(app: App, tx: Tx, scope: Scope, subject: string): Promise<void> {
  requireRealm(scope, 'system');
  const answer = await residentUseOf(tx, subject);
  if (answer) return await freeResidentStamps(app, tx, scope, answer);
  const use = await ending(app, tx, subject, 'freed');
  if (!use) return;
  await voidHold(tx, scope, { hold: holdOf(use), at: app.clock.now() });
  await squareOwner(app, tx, scope, use);
  await goesBackIfClosed(tx, scope, use.customer);
}

export type UseState = 'set_aside' | 'spent' | 'freed';

/** What became of the stamps a customer set aside for a thing; null: there were none. In the caller's transaction. */
export async function readUse(tx: Tx, subject: string): Promise<UseState | null> {
  if (!(await useOf(tx, subject))) return null;
  return (await endOf(tx, subject)) ?? 'set_aside';
}

/** The use of a thing that ends now, alone with its owner's stamps; undefined when it costs none or has ended so before. */
async function ending(app: App, tx: Tx, subject: string, kind: 'spent' | 'freed'): Promise<UseRow | undefined> {
  const use = await useOf(tx, subject);
  if (!use) return undefined;
  await takeTurn(tx, use);
  if (await insertEnd(tx, use, kind, app.clock.now())) {
    await deleteReply(tx, subject);
    return use;
  }
  const before = await endOf(tx, subject);
  if (before !== kind) throw new Error(`the stamps of ${subject} were ${before}, now they are to be ${kind}`);
  return undefined;
}

function holdOf({ subject }: UseRow): string {
  return `stamps:${subject}`;
}
