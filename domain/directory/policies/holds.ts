import type { Money } from '#kernel/money.ts';
import type { FieldError } from '#kernel/refusal.ts';
import { dayAfter } from '#kernel/wall-clock.ts';
import { type BusinessCalendar, nextBusinessDay } from './posting-calendar.ts';
import { isCount } from './stamps-policy.ts';

/** What money is paid with here. A card that pays only a part makes the whole a card's. */
export const instruments = ['card', 'wallet'] as const;
export type Instrument = (typeof instruments)[number];
export const heldInstruments = ['any', ...instruments] as const;
export const dayCounts = ['calendar', 'business'] as const;
export const HOLD_DAYS_MOST = 60;
export const HOLD_CITE_MOST = 200;

/** Money put on a person's account that the agency does not let him use at once. */
export interface HoldRule {
  instrument: (typeof heldInstruments)[number];
  /** From this amount on. */
  fromCents: Money;
  /** After the day it was sent; 0: it is not held, whatever stands further down. */
  days: number;
  /** Every day, or the agency's posting days. */
  count: (typeof dayCounts)[number];
  legalCite: string;
}

export interface HoldRules {
  rules: readonly HoldRule[];
}

export const nothingHeld: HoldRules = { rules: [] };

/** A hold as it is promised with a price: `from` is the first day the money can be used, in the facility's calendar. */
export type PromisedHold = Pick<HoldRule, 'days' | 'count' | 'legalCite'> & { from: string };
export type PromisedHolds = Partial<Record<Instrument, PromisedHold>>;

/** The rule that decides about a deposit: the first in their order that names what it is paid with and is reached by its amount. */
export function holdRuleFor({ rules }: HoldRules, instrument: Instrument | 'other', amountCents: Money): HoldRule | null {
  return rules.find((rule) => (rule.instrument === 'any' || rule.instrument === instrument) && amountCents >= rule.fromCents) ?? null;
}

/** The first day money of `day` can be used. */
export function firstUsableDay({ days, count }: Pick<HoldRule, 'days' | 'count'>, calendar: BusinessCalendar, day: string): string {
  if (count === 'calendar') return dayAfter(day, days);
  let last = day;
  for (let i = 0; i < days; i++) last = nextBusinessDay(calendar, last);
  return last;
}

export interface Deposit {
  amountCents: Money;
  /** The day it is made, and the day it posts, in the facility's calendar. */
  day: string;
  postsOn: string;
}

/** How long a deposit is held; null: not at all, or no longer than until it posts. */
export function holdOn(
  rules: HoldRules,
  calendar: BusinessCalendar,
  instrument: Instrument | 'other',
  deposit: Deposit,
): PromisedHold | null {
  const rule = holdRuleFor(rules, instrument, deposit.amountCents);
  if (rule === null) return null;
  const from = firstUsableDay(rule, calendar, deposit.day);
  return from > deposit.postsOn ? { days: rule.days, count: rule.count, legalCite: rule.legalCite, from } : null;
}

/** The same by each thing it can be paid with. */
export function holdsOn(rules: HoldRules, calendar: BusinessCalendar, deposit: Deposit): PromisedHolds {
  const held = instruments.map((instrument) => [instrument, holdOn(rules, calendar, instrument, deposit)] as const);
  return Object.fromEntries(held.filter(([, hold]) => hold !== null));
}

/** What is wrong with a set of rules; empty when they make sense. No rules is an answer, too. */
export function holdRulesErrors({ rules }: HoldRules): FieldError[] {
  const errors: FieldError[] = [];
  const no = (field: string, code: string, params: FieldError['params'] = {}): void => void errors.push({ field, code, params });
  rules.forEach((rule, i) => {
    if (!heldInstruments.includes(rule.instrument)) no(`rules.${i}.instrument`, 'directory.choose_one');
    if (!dayCounts.includes(rule.count)) no(`rules.${i}.count`, 'directory.choose_one');
    if (rule.fromCents < 0n) no(`rules.${i}.from`, 'directory.negative_fee');
    if (!isCount(rule.days, 0, HOLD_DAYS_MOST)) no(`rules.${i}.days`, 'directory.bad_count', { least: 0, most: HOLD_DAYS_MOST });
    if (rule.legalCite.trim() === '') no(`rules.${i}.cite`, 'directory.no_legal_cite');
    if (rule.legalCite.length > HOLD_CITE_MOST) no(`rules.${i}.cite`, 'directory.bad_text');
    const before = rules.slice(0, i);
    const isReached = (kind: Instrument): boolean =>
      !before.some((one) => (one.instrument === 'any' || one.instrument === kind) && one.fromCents <= rule.fromCents);
    const named = rule.instrument === 'any' ? instruments : [rule.instrument];
    if (!named.some(isReached)) no(`rules.${i}.instrument`, 'directory.hold_never_reached');
  });
  return errors;
}
