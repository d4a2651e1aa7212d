import { nameAskers } from '#domain/identity/index.ts';
import {
  isMonth,
  type MonthAsk,
  monthAfter,
  type MonthBook,
  monthOf,
  monthsSoFar,
  readMonthAsks,
  readMonthBook,
} from '#domain/ledger/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireOperator, type Scope } from '#kernel/scope.ts';
import { type InTheWay, inTheWay } from './in-the-way.ts';

/** running: not over. blocked: something stands in the way. ready: somebody may ask. asked: a second person decides. closed: for good. */
export type MonthState = 'running' | 'blocked' | 'ready' | 'asked' | 'closed';

type Named = MonthAsk & { askedByName: string | null; decidedByName: string | null };

export interface MonthLine {
  /** "2026-10". */
  month: string;
  state: MonthState;
  inTheWay: InTheWay[];
  /** The newest ask for it. */
  ask: Named | null;
}

const ON_A_PAGE = 24;

/** The months since the first booking, the newest first. Finance; audited. `before`: the last one of the page before. */
export async function listMonths(
  app: App,
  scope: Scope,
  input: { before: unknown },
): Promise<{ months: MonthLine[]; next: string | null }> {
  requireOperator(scope, 'finance');
  const now = app.clock.now();
  const { lines, next } = await app.tx(scope, async (tx) => {
    await audit(tx, scope, { action: 'ledger.months_listed', subject: '-' }, now);
    const soFar = await monthsSoFar(tx, scope);
    const newest = isMonth(input.before) && input.before <= monthOf(now) ? monthAfter(input.before, -1) : monthOf(now);
    if (soFar === null || newest < soFar.first) return { lines: [], next: null };
    const months: string[] = [];
    for (let month = newest; month >= soFar.first && months.length < ON_A_PAGE; month = monthAfter(month, -1)) months.push(month);
    const oldest = months.at(-1)!;
    const asks = await readMonthAsks(tx, scope, { first: oldest, last: newest });
    const lines = [];
    for (const month of months) lines.push(await lineOf(tx, scope, { month, asks: asksOf(asks, month), now }));
    return { lines, next: oldest > soFar.first ? oldest : null };
  });
  const name = await nameAskers(
    app,
    scope,
    lines.flatMap(({ ask }) => (ask === null ? [] : [ask])),
  );
  return { months: lines.map((line) => ({ ...line, ask: line.ask === null ? null : name(line.ask) })), next };
}

export interface MonthFile extends MonthLine, MonthBook {
  /** All asks and what was said to them, the newest first. */
  asks: Named[];
  /** Money of which nobody knew whose it is, at the month's end; whoever asks says why. */
  suspenseCents: bigint;
  /** Whether the reader asked: then somebody else decides. */
  isOwn: boolean;
}

/** One month with its figures and all that was asked and decided. Finance; audited. Refuses months.unknown_month. */
export async function readMonth(app: App, scope: Scope, input: { month: string }): Promise<MonthFile> {
  const actor = requireOperator(scope, 'finance');
  const now = app.clock.now();
  const found = await app.tx(scope, async (tx) => {
    const month = await knownMonth(tx, scope, input.month, now);
    await audit(tx, scope, { action: 'ledger.month_read', subject: '-', details: { month } }, now);
    const asks = await readMonthAsks(tx, scope, { first: month, last: month });
    const line = await lineOf(tx, scope, { month, asks, now });
    const book = await readMonthBook(tx, scope, { month, closedBy: line.state === 'closed' ? line.ask : null });
    return { ...line, ...book, asks };
  });
  const name = await nameAskers(app, scope, found.asks);
  return {
    ...found,
    ask: found.ask === null ? null : name(found.ask),
    asks: found.asks.map(name),
    suspenseCents: suspenseOf(found.owed),
    isOwn: found.ask?.askedBy === actor,
  };
}

/** What is in suspense, of what stands on the accounts. */
export function suspenseOf(rows: MonthBook['owed']): bigint {
  return rows.find(({ code }) => code === 'suspense')?.balanceCents ?? 0n;
}

/** A month of the past with bookings before or in it, or the one that runs. */
export async function knownMonth(tx: Tx, scope: Scope, asked: unknown, now: Date): Promise<string> {
  const soFar = await monthsSoFar(tx, scope);
  const isKnown = isMonth(asked) && soFar !== null && asked >= soFar.first && asked <= monthOf(now);
  return isKnown ? asked : refuse('months.unknown_month');
}

/** Where a month stands; `asks`: those for it, the newest first. */
async function lineOf(
  tx: Tx,
  scope: Scope,
  { month, asks, now }: { month: string; asks: readonly MonthAsk[]; now: Date },
): Promise<Omit<MonthLine, 'ask'> & { ask: MonthAsk | null }> {
  const ask = asks[0] ?? null;
  if (ask?.isClosed === true) return { month, state: 'closed', inTheWay: [], ask };
  const found = await inTheWay(tx, scope, month, now);
  return { month, state: stateOf(ask, found), inTheWay: found, ask };
}

function stateOf(ask: MonthAsk | null, found: readonly InTheWay[]): MonthState {
  if (found.some(({ kind }) => kind === 'running')) return 'running';
  if (ask?.isClosed === null) return 'asked';
  return found.length > 0 ? 'blocked' : 'ready';
}

const asksOf = (asks: readonly MonthAsk[], month: string): MonthAsk[] =>
  asks.filter(({ endsAt }) => monthOf(new Date(endsAt.getTime() - 1)) === month);
