import {
  dayCounts,
  HOLD_DAYS_MOST,
  heldInstruments,
  holdRuleFor,
  type HoldRule,
  type HoldRules,
  instruments,
  policyErrors,
} from '#domain/directory/index.ts';
import type { FieldError } from '#kernel/refusal.ts';
import { formatMoney } from '#words/format.ts';
import type { Say } from './preview.ts';
import { filledRows, Reader, typedMoney, type Values } from './values.ts';

export const emptyHold: Values = { instrument: 'any', from: '', days: '', count: 'calendar', cite: '' };

export function holdsToForm(body: HoldRules | null): Values {
  const values: Values = {};
  (body?.rules ?? []).forEach((rule, row) => {
    const { instrument, count, legalCite: cite } = rule;
    const typed: Values = { instrument, from: typedMoney(rule.fromCents), days: `${rule.days}`, count, cite };
    for (const [field, value] of Object.entries(typed)) values[`h${row}-${field}`] = value;
  });
  return values;
}

export function holdsFromForm(values: Values): { body: HoldRules; errors: FieldError[] } {
  const read = new Reader(values);
  const rows = filledRows(values, 'h', ['from', 'days', 'cite']);
  const rules = rows.map((row): HoldRule => ({
    instrument: read.choice(`h${row}-instrument`, heldInstruments),
    fromCents: read.moneyOrNull(`h${row}-from`) ?? 0n,
    days: read.count(`h${row}-days`, 0, HOLD_DAYS_MOST),
    count: read.choice(`h${row}-count`, dayCounts),
    legalCite: read.text(`h${row}-cite`),
  }));
  if (read.errors.length > 0) return { body: { rules }, errors: read.errors };
  const errors = policyErrors('holds', { rules }).map((error) => {
    const [, rule = '0', column = ''] = error.field.split('.');
    return { ...error, field: `h${rows[Number(rule)]}-${column}` };
  });
  return { body: { rules }, errors };
}

const SAMPLES = [5_000n, 10_000n, 20_000n, 30_000n, 50_000n];

/** What is held of sample amounts, and of the very amounts at which a rule begins. */
export function holds(body: HoldRules | null, other: HoldRules | null, { lang, t }: Say): Map<string, string> {
  const said = new Map<string, string>();
  const begins = [body, other].flatMap((one) => (one?.rules ?? []).map(({ fromCents }) => fromCents)).filter((cents) => cents > 0n);
  const amounts = [...new Set([...SAMPLES, ...begins])].sort((a, b) => (a < b ? -1 : 1));
  for (const instrument of instruments) {
    for (const cents of amounts) {
      const rule = body && holdRuleFor(body, instrument, cents);
      const what = t('policies.holds.sample', {
        instrument: t(`policies.holds.instrument_${instrument}`),
        amount: formatMoney(cents, lang),
      });
      said.set(what, t(`policies.holds.said_${rule?.count ?? 'calendar'}`, { days: rule?.days ?? 0 }));
    }
  }
  return said;
}
