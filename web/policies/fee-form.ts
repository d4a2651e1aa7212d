import {
  categories,
  type Category,
  type Channel,
  type FeeLine,
  type FeeSchedule,
  policyErrors,
  type FeeTier,
  type Method,
} from '#domain/directory/index.ts';
import type { FieldError } from '#kernel/refusal.ts';
import { filledRows, Reader, rowsOf, typedMoney, typedPercent, type Values } from './values.ts';

/** The ways of sending that have words. */
export const ways = [
  'web.card',
  'web.bank',
  'app.card',
  'phone.card',
  'agent.card',
  'lobby.card',
  'lobby.cash',
  'lobby.money_order',
  'cash_network.cash',
  'lockbox.money_order',
] as const;
export type WayName = (typeof ways)[number];

export const emptyTier: Values = { way: 'web.card', for: 'spendable', min: '', max: '', fee: '', pct: '', least: '' };
const TYPED = ['min', 'max', 'fee', 'pct', 'least'];

export function feesToForm(schedule: FeeSchedule | null): Values {
  const values: Values = {};
  let row = 0;
  for (const line of schedule?.lines ?? []) {
    for (const tier of line.tiers) {
      const typed: Values = {
        way: `${line.channel}.${line.method}`,
        for: line.category,
        min: typedMoney(tier.minCents),
        max: typedMoney(tier.maxCents),
        fee: typedMoney(tier.feeCents),
        pct: typedPercent(tier.percentBasisPoints),
        least: typedMoney(tier.leastCents),
      };
      for (const [field, value] of Object.entries(typed)) values[`t${row}-${field}`] = value;
      row++;
    }
  }
  if (row === 0) for (const [field, value] of Object.entries(emptyTier)) values[`t0-${field}`] = value;
  return values;
}

/** The schedule as typed. Rows of one way stand together, the smallest amount first, wherever they were typed; what is wrong is said at its own row. */
export function feesFromForm(values: Values): { body: FeeSchedule; errors: FieldError[] } {
  const read = new Reader(values);
  const lines = new Map<string, { line: Omit<FeeLine, 'tiers'>; tiers: { row: number; tier: FeeTier }[] }>();
  for (const row of filledRows(values, 't', TYPED)) {
    const way = read.choice(`t${row}-way`, ways);
    const category: Category = read.choice(`t${row}-for`, categories);
    const [channel, method] = way.split('.') as [Channel, Method];
    const key = `${way}/${category}`;
    const found = lines.get(key) ?? { line: { channel, method, category }, tiers: [] };
    found.tiers.push({ row, tier: readTier(read, row) });
    lines.set(key, found);
  }
  const sorted = [...lines.values()].map(({ line, tiers }) => ({
    line,
    tiers: tiers.toSorted((a, b) => Number(a.tier.minCents - b.tier.minCents)),
  }));
  const body: FeeSchedule = { lines: sorted.map(({ line, tiers }) => ({ ...line, tiers: tiers.map(({ tier }) => tier) })) };
  if (read.errors.length > 0) return { body, errors: read.errors };
  const rowAt = (field: string): string => {
    const [, i, , j] = field.split('.');
    const row = i === undefined ? (rowsOf(values, 't')[0] ?? 0) : sorted[Number(i)]!.tiers[Number(j ?? 0)]!.row;
    return `t${row}`;
  };
  return {
    body,
    errors: policyErrors('fee_schedule', body).map((error) => ({ ...error, field: `${rowAt(error.field)}-${columnOf(error.code)}` })),
  };
}

function readTier(read: Reader, row: number): FeeTier {
  const percentBasisPoints = read.percent(`t${row}-pct`);
  const least = read.moneyOrNull(`t${row}-least`);
  // A share alone is a whole price; without one the fee must be typed, also when it is nothing.
  const feeCents = percentBasisPoints > 0 && read.text(`t${row}-fee`) === '' ? 0n : read.money(`t${row}-fee`);
  return {
    minCents: read.money(`t${row}-min`),
    maxCents: read.money(`t${row}-max`),
    feeCents,
    ...(percentBasisPoints > 0 ? { percentBasisPoints } : {}),
    ...(least !== null ? { leastCents: least } : {}),
  };
}

function columnOf(code: string): string {
  if (code === 'directory.negative_fee') return 'fee';
  if (code === 'directory.bad_percent') return 'pct';
  return 'min';
}

/** The rows of one way once more for another, each with something added: "by phone costs a dollar more". */
export function copyWay(values: Values): { values: Values; errors: FieldError[] } {
  const read = new Reader(values);
  const from = read.choice('copy-from', ways);
  const to = read.choice('copy-to', ways);
  const more = read.text('copy-more') === '' ? 0n : read.money('copy-more');
  const rows = rowsOf(values, 't').filter((row) => values[`t${row}-way`] === from);
  if (rows.length === 0) read.wrong('copy-from', 'directory.no_tiers');
  if (from === to || rowsOf(values, 't').some((row) => values[`t${row}-way`] === to && filledRows(values, 't', TYPED).includes(row)))
    read.wrong('copy-to', 'directory.line_twice');
  const fees = rows.map((row) => ({ row, fee: read.text(`t${row}-fee`) === '' ? 0n : read.money(`t${row}-fee`) }));
  if (read.errors.length > 0) return { values, errors: read.errors };
  let next = Math.max(-1, ...rowsOf(values, 't')) + 1;
  const copied: Values = { ...values };
  for (const { row, fee } of fees) {
    for (const field of Object.keys(emptyTier)) copied[`t${next}-${field}`] = values[`t${row}-${field}`] ?? '';
    copied[`t${next}-way`] = to;
    copied[`t${next}-fee`] = typedMoney(fee + more);
    next++;
  }
  return { values: { ...copied, 'copy-from': '', 'copy-to': '', 'copy-more': '' }, errors: [] };
}
