import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { requireActor, requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import { dayAfter, HOUSE_ZONE, instantOf, isDay, localTime } from '#kernel/wall-clock.ts';
import { boundsBefore, type StandingRow, standingBefore } from './queries.ts';

export interface Standing {
  /** The day at whose end it stood so, in the house's time zone. */
  day: string;
  /** Nothing dated until then can be booked any more. */
  isLocked: boolean;
  /** By code; what has nothing is left out. Stamps stand after dollars. */
  rows: StandingRow[];
  /** Debits less credits of each asset: zero, or the book is broken. */
  sums: { asset: string; debitCents: bigint; creditCents: bigint }[];
}

/** How every account stood at the end of a day; of floor accounts, all of a kind together. Finance; audited. What is no day is today. */
export async function readStanding(app: App, scope: Scope, input: { day: unknown }): Promise<Standing> {
  requireRealm(scope, 'operator');
  requireRole(scope, 'finance');
  requireActor(scope);
  const day = dayOf(app, input.day);
  return await app.tx(scope, async (tx) => {
    await audit(tx, scope, { action: 'ledger.standing_read', subject: '-', details: { day } }, app.clock.now());
    return await standingAt(tx, scope, day);
  });
}

const WEEKS_BEFORE = 7;

/** The same, and what was owed in dollars at the end of that day and of the same day of the seven weeks before, the oldest first. Same people; audited. */
export async function readLiabilities(
  app: App,
  scope: Scope,
  input: { day: unknown },
): Promise<{ standing: Standing; owed: { day: string; cents: bigint }[] }> {
  const standing = await readStanding(app, scope, input);
  const owed = [{ day: standing.day, cents: owedSum(standing) }];
  await app.tx(scope, async (tx) => {
    while (owed.length <= WEEKS_BEFORE) {
      const day = dayAfter(owed[0]!.day, -7);
      owed.unshift({ day, cents: owedSum(await standingAt(tx, scope, day)) });
    }
  });
  return { standing, owed };
}

/** What of it is owed, in dollars. */
export const owedOf = ({ rows }: Pick<Standing, 'rows'>): StandingRow[] =>
  rows.filter(({ kind, asset }) => kind === 'liability' && asset === 'USD');

const owedSum = (standing: Standing): bigint => owedOf(standing).reduce((sum, { balanceCents }) => sum + balanceCents, 0n);

/** The same in the caller's transaction. */
export async function standingAt(tx: Tx, _scope: Scope, day: string): Promise<Standing> {
  const end = instantOf(dayAfter(day), '00:00', HOUSE_ZONE);
  const bounds = await boundsBefore(tx, end);
  return standingOf(day, bounds.isLocked, await standingBefore(tx, end, bounds));
}

/** What stands on the accounts, and what it comes to. */
export function standingOf(day: string, isLocked: boolean, all: readonly StandingRow[]): Standing {
  const rows = all
    .filter(({ balanceCents }) => balanceCents !== 0n)
    .toSorted((a, b) => Number(a.asset !== 'USD') - Number(b.asset !== 'USD'));
  const sums = [...Map.groupBy(rows, ({ asset }) => asset)].map(([asset, of]) => ({
    asset,
    debitCents: of.reduce((sum, row) => sum + debitOf(row), 0n),
    creditCents: of.reduce((sum, row) => sum + creditOf(row), 0n),
  }));
  return { day, isLocked, rows, sums };
}

/** A balance stands on its normal side, or, below zero, on the other. */
export function debitOf({ normalSide, balanceCents }: StandingRow): bigint {
  const debit = normalSide === 'debit' ? balanceCents : -balanceCents;
  return debit > 0n ? debit : 0n;
}
export function creditOf(row: StandingRow): bigint {
  return debitOf({ ...row, balanceCents: -row.balanceCents });
}

/** A day that was asked for and is not in the future, or today. */
export function dayOf(app: App, asked: unknown): string {
  const today = localTime(app.clock.now(), HOUSE_ZONE).day;
  return typeof asked === 'string' && isDay(asked) && asked <= today ? asked : today;
}
