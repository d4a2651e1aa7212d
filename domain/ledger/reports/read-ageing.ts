import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { requireActor, requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import { dayAfter, HOUSE_ZONE, instantOf } from '#kernel/wall-clock.ts';
import { boundsBefore, lockedUntil, raisedSince, standingBefore } from './queries.ts';
import { dayOf } from './read-standing.ts';

/** Days of each age but the oldest: money that came on the day or the day before, two to seven days ago, eight to thirty. */
export const AGES = [1, 7, 30] as const;

export interface Ageing {
  day: string;
  isLocked: boolean;
  /** By account: what is owed, and how much of it is how old; the last is older than every age. */
  rows: { code: string; balanceCents: bigint; byAge: bigint[] }[];
}

/** What the house owes at the end of a day by how long it has owed it, as if the oldest were always paid first. Finance; audited. */
export async function readAgeing(app: App, scope: Scope, input: { day: unknown }): Promise<Ageing> {
  requireRealm(scope, 'operator');
  requireRole(scope, 'finance');
  requireActor(scope);
  const day = dayOf(app, input.day);
  const until = instantOf(dayAfter(day), '00:00', HOUSE_ZONE);
  const since = AGES.map((days) => instantOf(dayAfter(day, -days), '00:00', HOUSE_ZONE));
  return await app.tx(scope, async (tx) => {
    const bounds = await boundsBefore(tx, until);
    const locked = await lockedUntil(tx);
    const oldest = since.at(-1)!;
    const open = await boundsBefore(tx, locked > oldest ? locked : oldest);
    const raisedRows = await raisedSince(tx, { since, until, lockedUntil: locked }, open);
    const raised = new Map(raisedRows.map(({ account, raisedCents }) => [account, raisedCents]));
    const owed = (await standingBefore(tx, until, bounds)).filter(
      (row) => row.kind === 'liability' && !row.isFamily && row.balanceCents !== 0n,
    );
    await audit(tx, scope, { action: 'ledger.ageing_read', subject: '-', details: { day } }, app.clock.now());
    const rows = owed.map(({ code, balanceCents }) => ({ code, balanceCents, byAge: ageOf(balanceCents, raised.get(code) ?? []) }));
    return { day, isLocked: bounds.isLocked, rows };
  });
}

/** Splits a debt by age: `raised` says how much was added since each age's beginning. Below zero nothing is owed, and nothing has an age. */
export function ageOf(balanceCents: bigint, raised: readonly bigint[]): bigint[] {
  const owed = balanceCents > 0n ? balanceCents : 0n;
  const within = AGES.map((_, i) => min(owed, raised[i] ?? 0n));
  return [...within, owed].map((cents, i, all) => cents - (i === 0 ? 0n : all[i - 1]!));
}

const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);
