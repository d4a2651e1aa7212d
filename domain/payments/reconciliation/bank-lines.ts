import type { App } from '#kernel/app.ts';
import { dayAfter, HOUSE_ZONE, localTime } from '#kernel/wall-clock.ts';
import type { StatementLine } from '../bank/bank.ts';
import type { TheirLine, TheirPage, TheirWindow } from './their-line.ts';

/** Before this day the house had no account. */
const FIRST_DAY = '2020-01-01';

/** A page of our account's statement, in the order the bank booked it. Days are the bank's: one more on both ends, and by the moment what belongs here. */
export async function bankPage(app: App, { from, until }: TheirWindow, after: string | null): Promise<TheirPage> {
  const day = (at: Date, ahead: number) => dayAfter(localTime(at, HOUSE_ZONE).day, ahead);
  const asked = { from: from === null ? FIRST_DAY : day(from, -1), to: day(until, 1), after };
  const { lines, next } = await app.bank.statementLines(asked);
  return { lines: lines.filter((line) => line.bookedAt < until).map(bankLine), next };
}

/** A line of the statement in our words. What we ordered or await goes by the reference both sides know; a check we wrote, and its money coming back, by its number. */
export function bankLine(line: StatementLine): TheirLine {
  const { id, amountCents, sign, type, bookedAt } = line;
  return {
    line: id,
    ...named(line),
    kind: type === 'fee' ? 'fee' : type === 'return' ? 'reversal' : 'line',
    amountCents: sign === 'credit' ? amountCents : -amountCents,
    feeCents: 0n,
    currency: 'usd',
    at: bookedAt,
  };
}

function named({ id, sign, type, reference, transfer }: StatementLine): Pick<TheirLine, 'matchKey' | 'about'> {
  if (type === 'fee') return { matchKey: `bank:${id}`, about: null };
  if (transfer !== null) return { matchKey: `order:${reference}`, about: reference };
  if (reference.startsWith('po_')) return { matchKey: `payout:${reference}`, about: reference };
  const isPaid = sign === (type === 'return' ? 'credit' : 'debit');
  return { matchKey: isPaid ? `paid:${reference}` : `bank:${id}`, about: reference };
}
