import { moreCustomers } from '../more-people.ts';
import { sampleCustomers } from '../people.ts';
import { chance, oneOf } from './chance.ts';
import type { Moment } from './moments.ts';
import type { Card, Sending } from './send.ts';

// Who sends what on an ordinary day. The same people on the same days in every demo world.

const AMOUNTS: Record<string, readonly string[]> = {
  FL: ['20', '25', '30', '40', '50', '75', '100', '150'],
  NY: ['10', '15', '25', '40', '50', '60', '100', '200'],
  GA: ['15', '20', '35', '50', '80', '120'],
  WA: ['10', '20', '40', '60', '100'],
  WI: ['10', '20', '25', '40'],
  CO: ['20', '40', '60', '100'],
};
const PURPOSES: Record<string, readonly string[]> = {
  GA: ['spendable', 'spendable', 'medical'],
  WA: ['spendable', 'spendable', 'postage', 'education'],
};
const CARDS: readonly Card[] = ['visa', 'visa', 'debit', 'mastercard'];

/** Who keeps money in a wallet and sends from it. */
const savers = ['dana@example.com', 'carmen.santiago@example.com', 'lena.whitewater@example.com', 'mee.vang@example.com'];

const everybody = [...sampleCustomers, ...moreCustomers].flatMap(({ email, people }) =>
  people.map(({ state, number }) => ({ email, state, number })),
);

/** What families send at one moment of the past. */
export function ordinarySendings({ day, half, isWeekend }: Moment): Sending[] {
  const name = `${day} ${half}`;
  const count = (isWeekend ? 1 : 2) + (chance(`count ${name}`) < 0.35 ? 1 : 0);
  const chosen = new Map<string, Sending>();
  for (let i = 0; i < count; i++) {
    const { email, state, number } = oneOf(`who ${name} ${i}`, everybody);
    const category = oneOf(`for ${name} ${i}`, PURPOSES[state] ?? ['spendable']);
    const amount = category === 'postage' ? '10' : oneOf(`amount ${name} ${i}`, AMOUNTS[state]!);
    const by = savers.includes(email) ? 'wallet' : chance(`declined ${name} ${i}`) < 0.04 ? 'declined' : oneOf(`card ${name} ${i}`, CARDS);
    chosen.set(email, { from: email, to: number, amount, category, by });
  }
  return [...chosen.values()];
}
