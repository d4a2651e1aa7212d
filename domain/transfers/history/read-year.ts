import type { App } from '#kernel/app.ts';
import type { Money } from '#kernel/money.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { paidInYear } from './queries.ts';
import { whatWentBack } from './what-went-back.ts';

export interface YearFigures {
  count: number;
  amountCents: Money;
  feeCents: Money;
  /** Went or goes back to who paid, whenever it does. */
  backCents: Money;
  /** Paid, less what went back. */
  netCents: Money;
}

export type YearPerson = YearFigures & { residentId: string; name: string; number: string; place: string };
export type YearLine = YearFigures & {
  reference: string;
  transferId: string;
  paidAt: Date;
  timeZone: string;
  name: string;
  number: string;
};

export interface YearStatement {
  year: number;
  /** The name on the newest receipt of the year. */
  senderName: string;
  people: YearPerson[];
  lines: YearLine[];
  totals: YearFigures;
}

/** What a customer paid in a year by the facilities' calendars, by person and one by one; what went back of it is counted with it. Refuses: transfers.unknown_year. */
export async function readYear(app: App, scope: Scope, input: { year: string }): Promise<YearStatement> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  const year = /^\d{4}$/.test(input.year) ? Number(input.year) : refuse('transfers.unknown_year');
  return await app.tx(scope, async (tx) => {
    const rows = await paidInYear(tx, customer, year);
    const last = rows.at(-1) ?? refuse('transfers.unknown_year');
    const back = await whatWentBack(tx, rows);
    const lines = rows.map((row): YearLine & { residentId: string; place: string } => {
      const { transferId, reference, paidAt, timeZone, residentId, residentName: name, residentNumber: number } = row;
      const figures = figuresOf(row.amountCents, row.feeCents, back.get(transferId) ?? 0n);
      const place = `${row.facilityName}, ${row.agencyName}`;
      return { transferId, reference, paidAt, timeZone, residentId, name, number, place, ...figures };
    });
    const people = new Map<string, YearPerson>();
    for (const line of lines) {
      const { residentId, name, number, place } = line;
      // The newest name, number and place stand for the year.
      people.set(residentId, { residentId, name, number, place, ...add(people.get(residentId) ?? nothing, line) });
    }
    return {
      year,
      senderName: last.senderName,
      people: [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.number < b.number ? -1 : 1)),
      lines: lines.map(({ residentId: _, place: __, ...line }) => line),
      totals: lines.reduce<YearFigures>(add, nothing),
    };
  });
}

const nothing: YearFigures = { count: 0, amountCents: 0n, feeCents: 0n, backCents: 0n, netCents: 0n };

function figuresOf(amountCents: Money, feeCents: Money, backCents: Money): YearFigures {
  return { count: 1, amountCents, feeCents, backCents, netCents: amountCents + feeCents - backCents };
}

function add(a: YearFigures, b: YearFigures): YearFigures {
  return {
    count: a.count + b.count,
    amountCents: a.amountCents + b.amountCents,
    feeCents: a.feeCents + b.feeCents,
    backCents: a.backCents + b.backCents,
    netCents: a.netCents + b.netCents,
  };
}
