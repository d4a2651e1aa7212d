import { moneyToJson, parseMoney, type Money } from '#kernel/money.ts';
import type { FieldError } from '#kernel/refusal.ts';
import { readTime } from '#kernel/wall-clock.ts';
import { storable } from '#web/form.ts';

/** A form whose rows come and go, as typed: `t0-min` is the field "min" of the row 0. */
export type Values = Record<string, string>;

const MOST_FIELDS = 4000;

/** Everything typed, by name. Files and names no page of ours would send are left out. */
export function readValues(form: FormData): Values {
  const values: Values = {};
  let count = 0;
  for (const [name, value] of form) {
    if (typeof value !== 'string' || !/^[a-z][\w.-]{0,60}$/i.test(name) || name === 'csrf' || name in values) continue;
    if (++count > MOST_FIELDS) break;
    values[name] = storable(value);
  }
  return values;
}

/** The numbers of the rows there are, in their order. */
export function rowsOf(values: Values, prefix: string): number[] {
  const pattern = new RegExp(`^${prefix}(\\d{1,4})-`);
  const found = Object.keys(values).flatMap((name) => pattern.exec(name)?.[1] ?? []);
  return [...new Set(found.map(Number))].sort((a, b) => a - b);
}

/** The rows in which something stands, besides what stands there by itself. */
export function filledRows(values: Values, prefix: string, typed: readonly string[]): number[] {
  return rowsOf(values, prefix).filter((row) => typed.some((field) => (values[`${prefix}${row}-${field}`] ?? '').trim() !== ''));
}

/** The same form with one row more (copied from the last but for what must be typed), or with one row less. */
export function withRow(values: Values, prefix: string, fresh: Values): Values {
  const next = Math.max(-1, ...rowsOf(values, prefix)) + 1;
  return { ...values, ...Object.fromEntries(Object.entries(fresh).map(([field, value]) => [`${prefix}${next}-${field}`, value])) };
}

export function withoutRow(values: Values, prefix: string, row: number): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith(`${prefix}${row}-`)));
}

/** Reads fields and collects what is wrong with them, all at once. */
export class Reader {
  readonly errors: FieldError[] = [];
  readonly values: Values;

  constructor(values: Values) {
    this.values = values;
  }

  text(name: string): string {
    return (this.values[name] ?? '').normalize('NFC').trim();
  }

  /** A time of day, "9:05" as "09:05"; what is none stays as typed. */
  time(name: string): string {
    const typed = this.text(name);
    return readTime(typed) ?? typed;
  }

  wrong(field: string, code: string, params: FieldError['params'] = {}): void {
    this.errors.push({ field, code, params });
  }

  money(name: string): Money {
    const read = parseMoney(this.text(name));
    if (!read.ok) this.wrong(name, 'directory.bad_amount');
    return read.ok ? read.cents : 0n;
  }

  moneyOrNull(name: string): Money | null {
    return this.text(name) === '' ? null : this.money(name);
  }

  count(name: string, least: number, most: number): number {
    const typed = this.text(name);
    const value = /^\d{1,7}$/.test(typed) ? Number(typed) : Number.NaN;
    if (!(value >= least && value <= most)) this.wrong(name, 'directory.bad_count', { least, most });
    return value;
  }

  countOrNull(name: string, least: number, most: number): number | null {
    return this.text(name) === '' ? null : this.count(name, least, most);
  }

  /** "10", "2.9 %", "2,9" → basis points. Nothing typed is nothing. */
  percent(name: string): number {
    const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(this.text(name) || '0');
    const points = match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : Number.NaN;
    if (!(points <= 10_000)) this.wrong(name, 'directory.bad_percent');
    return Number.isNaN(points) ? 0 : points;
  }

  choice<T extends string>(name: string, known: readonly T[]): T {
    const typed = this.text(name);
    if (!(known as readonly string[]).includes(typed)) this.wrong(name, 'directory.choose_one');
    return typed as T;
  }

  isOn(name: string): boolean {
    return this.values[name] === 'yes';
  }
}

export const typedMoney = (cents: Money | null | undefined): string => (cents === null || cents === undefined ? '' : moneyToJson(cents));

/** 1000 → "10", 290 → "2.9", 0 → "". */
export function typedPercent(points: number | undefined): string {
  return points ? `${points / 100}` : '';
}

export const onOff = (on: boolean): string => (on ? 'yes' : '');
