import { readLogin } from '#domain/identity/index.ts';
import { readBalance, unlessNew } from '#domain/ledger/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import type { Money } from '#kernel/money.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { payoutsUnderWay } from '../payouts/queries.ts';
import { missingHere } from './break.ts';
import {
  apartByBreaks,
  breakById,
  type BreakFilter,
  type BreakNote,
  type BreakRow,
  breaksBy,
  type CorrectionRow,
  correctionsOf,
  notesOf,
  standingByCause,
} from './queries/breaks.ts';
import { newestRuns, type RunRow, type RunTotals, sidesOf, totalsOf } from './queries/runs.ts';
import { accountsOf, type Sides, type SourceName, SOURCES } from './sources.ts';

const RUNS = 30;
const BREAKS_ON_A_PAGE = 50;
const MOST = 10_000;

/** Where both sides stand now, and why that is not the same: the last three add up to how far theirs is above ours. */
export interface SideStanding {
  source: SourceName;
  theirsCents: Money;
  oursCents: Money;
  /** One side has it, and the other still has time. */
  underWayCents: Money;
  /** Stands as a difference, explained or not. */
  differCents: Money;
  /** One side has it, and it was not held against the other yet. */
  uncomparedCents: Money;
}

export interface Reconciliation {
  sides: SideStanding[];
  /** On its way from the processor to our bank: on neither side's account, and no difference. */
  payouts: Awaited<ReturnType<typeof payoutsUnderWay>>;
  standing: Awaited<ReturnType<typeof standingByCause>>;
  runs: (RunRow & { totals: RunTotals[]; askedByName: string | null })[];
}

/** The state of reconciliation and the newest runs. Operators; the look is audited. */
export async function readReconciliation(app: App, scope: Scope): Promise<Reconciliation> {
  requireRealm(scope, 'operator');
  requireActor(scope);
  return await app.tx(scope, async (tx) => {
    const runs = await newestRuns(tx, RUNS);
    const totals = await totalsOf(
      tx,
      runs.map((run) => run.runId),
    );
    const sides = await readSides(tx, scope);
    const standing = await standingByCause(tx);
    await audit(tx, scope, { action: 'payments.reconciliation_read', subject: '-' }, app.clock.now());
    const shown = [];
    for (const run of runs) {
      const askedByName = run.askedBy === null ? null : await nameOf(tx, scope, run.askedBy);
      shown.push({ ...run, askedByName, totals: totals.filter((one) => one.runId === run.runId) });
    }
    return { sides, payouts: await payoutsUnderWay(tx), standing, runs: shown };
  });
}

async function readSides(tx: Tx, scope: Scope): Promise<SideStanding[]> {
  const taken = await sidesOf(tx);
  const apart = await apartByBreaks(tx);
  const sides = [];
  for (const source of SOURCES) {
    const theirsCents = taken.find((one) => one.source === source.name && one.side === 'theirs')?.netCents ?? 0n;
    const oursCents = await balanceOf(tx, scope, source);
    const { underWayCents = 0n, differCents = 0n } = apart.find((one) => one.source === source.name) ?? {};
    const uncomparedCents = theirsCents - oursCents - underWayCents - differCents;
    sides.push({ source: source.name, theirsCents, oursCents, underWayCents, differCents, uncomparedCents });
  }
  return sides;
}

/** Breaks that fit the filter, the oldest first, a page of them; `page` null: all of them, for a file. Operators; the look is audited. */
export async function listBreaks(
  app: App,
  scope: Scope,
  filter: BreakFilter & { page: number | null },
): Promise<{ breaks: BreakRow[]; hasMore: boolean }> {
  requireRealm(scope, 'operator');
  requireActor(scope);
  const limit = filter.page === null ? MOST : BREAKS_ON_A_PAGE;
  return await app.tx(scope, async (tx) => {
    const rows = await breaksBy(tx, filter, { limit: limit + 1, offset: (filter.page ?? 0) * limit });
    const details = { state: filter.state, cause: filter.cause, source: filter.source, found: Math.min(rows.length, limit) };
    await audit(tx, scope, { action: 'payments.breaks_listed', subject: '-', details }, app.clock.now());
    return { breaks: rows.slice(0, limit), hasMore: rows.length > limit };
  });
}

export interface BreakFile extends BreakRow {
  notes: (BreakNote & { name: string | null })[];
  corrections: (CorrectionRow & { askedByName: string; decidedByName: string | null; isOwn: boolean })[];
  /** What a correction would book; null when none cures it, one waits, or it does not stand. */
  missing: { amountCents: Money; feeCents: Money } | null;
}

/** One break with what was said and asked about it. Operators; the look is audited. Refuses: payments.unknown_break. */
export async function readBreak(app: App, scope: Scope, id: string): Promise<BreakFile> {
  requireRealm(scope, 'operator');
  const actor = requireActor(scope);
  return await app.tx(scope, async (tx) => {
    const found = (isId('brk', id) ? await breakById(tx, id) : undefined) ?? refuse('payments.unknown_break');
    const asked = await correctionsOf(tx, id);
    const isAsked = asked.some((one) => one.isApproved !== false);
    const notes = [];
    for (const note of await notesOf(tx, id))
      notes.push({ ...note, name: note.actor === null ? null : await nameOf(tx, scope, note.actor) });
    const corrections = [];
    for (const one of asked) {
      const decidedByName = one.decidedBy === null ? null : await nameOf(tx, scope, one.decidedBy);
      corrections.push({ ...one, askedByName: await nameOf(tx, scope, one.askedBy), decidedByName, isOwn: one.askedBy === actor });
    }
    await audit(tx, scope, { action: 'payments.break_read', subject: found.reference ?? '-', details: { break: id } }, app.clock.now());
    return { ...found, notes, corrections, missing: found.state === 'settled' || isAsked ? null : missingHere(found) };
  });
}

async function nameOf(tx: Tx, scope: Scope, login: string): Promise<string> {
  const found = await readLogin(tx, scope, login);
  return found?.name ?? found?.email ?? login;
}

async function balanceOf(tx: Tx, scope: Scope, source: Sides): Promise<Money> {
  let sum = 0n;
  for (const account of await accountsOf(tx, scope, source)) sum += await unlessNew(readBalance(tx, scope, account), 0n);
  return sum;
}
