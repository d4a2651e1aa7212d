import type { App } from '#kernel/app.ts';
import { isId } from '#kernel/ids.ts';
import type { Money } from '#kernel/money.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { PAGE_SIZE } from '../list-transfers.ts';
import { isPaid } from '../transfer.ts';
import { type HistoryInput, readFilter } from './filter.ts';
import { historyFigures, historyPage, type HistoryRow, peopleOfHistory, yearsOfHistory } from './queries.ts';
import { whatWentBack } from './what-went-back.ts';

export type HistoryLine = HistoryRow & { totalCents: Money; backCents: Money };

/** Of all that the filter finds, not only of the page. Money counts once it was paid, and once where it went on after its person. */
export interface HistoryTotals {
  count: number;
  amountCents: Money;
  feeCents: Money;
  totalCents: Money;
  backCents: Money;
}

export interface History {
  transfers: HistoryLine[];
  /** Goes into `before` for the page after; null on the last one. */
  next: string | null;
  totals: HistoryTotals;
  people: { id: string; name: string; number: string }[];
  /** For which there is a statement. */
  years: number[];
}

/** A sheet holds this many lines at most; nobody has sent as many. */
const MOST_LINES = 20_000;

/** The customer's own transfers that a filter asks for, a page at a time, with their totals. Refuses at the fields what readFilter refuses. */
export async function listHistory(app: App, scope: Scope, input: HistoryInput & { before?: unknown } = {}): Promise<History> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  const filter = readFilter(input);
  const before = isId('trf', input.before) ? input.before : null;
  return await app.tx(scope, async (tx) => {
    const rows = await historyPage(tx, customer, filter, { before, limit: PAGE_SIZE + 1 });
    const figures = await historyFigures(tx, customer, filter);
    const back = await whatWentBack(tx, figures);
    const paid = figures.filter(({ state }) => isPaid(state) && state !== 'onward');
    const sum = (of: (one: (typeof figures)[number]) => Money): Money => paid.reduce((all, one) => all + of(one), 0n);
    const [amountCents, feeCents] = [sum((one) => one.amountCents), sum((one) => one.feeCents)];
    return {
      transfers: rows.slice(0, PAGE_SIZE).map((row) => lineOf(row, back.get(row.transferId))),
      next: rows.length > PAGE_SIZE ? rows[PAGE_SIZE - 1]!.transferId : null,
      totals: {
        count: figures.length,
        amountCents,
        feeCents,
        totalCents: amountCents + feeCents,
        backCents: sum((one) => back.get(one.transferId) ?? 0n),
      },
      people: await peopleOfHistory(tx, customer),
      years: await yearsOfHistory(tx, customer),
    };
  });
}

/** All that the filter asks for, the newest first, for a sheet. Customers, their own. Refuses at the fields what readFilter refuses. */
export async function exportHistory(app: App, scope: Scope, input: HistoryInput = {}): Promise<HistoryLine[]> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  const filter = readFilter(input);
  return await app.tx(scope, async (tx) => {
    const rows = await historyPage(tx, customer, filter, { before: null, limit: MOST_LINES });
    const back = await whatWentBack(tx, rows);
    return rows.map((row) => lineOf(row, back.get(row.transferId)));
  });
}

function lineOf(row: HistoryRow, backCents: Money = 0n): HistoryLine {
  return { ...row, totalCents: row.amountCents + row.feeCents, backCents };
}
