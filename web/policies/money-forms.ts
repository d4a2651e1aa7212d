import {
  categories,
  channels,
  type DeductionRule,
  type DeductionRules,
  type LimitLine,
  type Limits,
  policyErrors,
  roundings,
} from '#domain/directory/index.ts';
import type { FieldError } from '#kernel/refusal.ts';
import { filledRows, onOff, Reader, rowsOf, typedMoney, typedPercent, type Values } from './values.ts';

export const limitChannels = ['any', ...channels] as const;
export const emptyLimit: Values = { channel: 'any', min: '', max: '', day: '', month: '' };
const LIMIT_TYPED = ['min', 'max', 'day', 'month'];

export function limitsToForm(limits: Limits | null): Values {
  const lines = limits?.lines ?? [];
  const values: Values = {};
  const put = (row: number, typed: Values) => {
    for (const [field, value] of Object.entries(typed)) values[`l${row}-${field}`] = value;
  };
  lines.forEach((line, row) =>
    put(row, {
      channel: line.channel,
      min: typedMoney(line.minCents),
      max: typedMoney(line.maxCents),
      day: typedMoney(line.perDayCents),
      month: typedMoney(line.perMonthCents),
    }),
  );
  if (lines.length === 0) put(0, emptyLimit);
  const { perCustomer, perResident } = limits ?? {};
  values['all-day'] = typedMoney(perCustomer?.dayCents);
  values['all-month'] = typedMoney(perCustomer?.monthCents);
  values['week'] = typedMoney(perResident?.weekCents);
  values['week-starts'] = `${perResident?.weekStarts ?? 1}`;
  return values;
}

export function limitsFromForm(values: Values): { body: Limits; errors: FieldError[] } {
  const read = new Reader(values);
  const rows = filledRows(values, 'l', LIMIT_TYPED);
  const lines = rows.map((row): LimitLine => ({
    channel: read.choice(`l${row}-channel`, limitChannels),
    minCents: read.money(`l${row}-min`),
    maxCents: read.money(`l${row}-max`),
    perDayCents: read.moneyOrNull(`l${row}-day`),
    perMonthCents: read.moneyOrNull(`l${row}-month`),
  }));
  const body: Limits = { lines, ...limitsTogether(read) };
  if (read.errors.length > 0) return { body, errors: read.errors };
  const column = (code: string, line: LimitLine | undefined): string => {
    if (code === 'directory.line_twice' || code === 'directory.unknown_way') return 'channel';
    if (code !== 'directory.limit_below_one_sending') return 'min';
    return line && line.perDayCents !== null && line.perDayCents < line.maxCents ? 'day' : 'month';
  };
  const errors = policyErrors('limits', body).map((error) => {
    const together = TOGETHER[error.field];
    if (together !== undefined) return { ...error, field: together };
    const i = Number(error.field.split('.')[1] ?? 0);
    return { ...error, field: `l${rows[i] ?? rowsOf(values, 'l')[0] ?? 0}-${column(error.code, lines[i])}` };
  });
  return { body, errors };
}

const TOGETHER: Record<string, string> = {
  'perCustomer.dayCents': 'all-day',
  'perCustomer.monthCents': 'all-month',
  'perResident.weekCents': 'week',
  'perResident.weekStarts': 'week-starts',
};

function limitsTogether(read: Reader): Pick<Limits, 'perCustomer' | 'perResident'> {
  const [dayCents, monthCents, weekCents] = ['all-day', 'all-month', 'week'].map((field) => read.moneyOrNull(field)) as [
    bigint | null,
    bigint | null,
    bigint | null,
  ];
  // The day is only asked for where there is a limit: an older form has no such field.
  return {
    ...(dayCents === null && monthCents === null ? {} : { perCustomer: { dayCents, monthCents } }),
    ...(weekCents === null ? {} : { perResident: { weekCents, weekStarts: Number(read.choice('week-starts', weekdayNumbers)) } }),
  };
}

export const weekdayNumbers = ['1', '2', '3', '4', '5', '6', '7'] as const;

export const shareOf = ['deposit', 'rest', 'deduction_before'] as const;
export const takenWhen = ['always', 'if_owed'] as const;
export const emptyDeduction: Values = {
  'name-en': '',
  'name-es': '',
  pct: '',
  fixed: '',
  of: 'deposit',
  most: '',
  when: 'always',
  'owed-from': '',
  'until-paid': '',
  'cap-en': '',
  'cap-es': '',
  cite: '',
  'wording-en': '',
  'wording-es': '',
};
const DEDUCTION_TYPED = Object.keys(emptyDeduction).filter((field) => !['of', 'when', 'until-paid'].includes(field));
export const roundingChoices = ['', ...roundings] as const;

export function deductionsToForm(rules: DeductionRules | null): Values {
  // 30 is proposed to who writes the first rules; rules in force that say nothing have no notice, and saving them again does not change that.
  const values: Values = { rounding: rules?.rounding ?? '', notice: `${rules === null ? 30 : (rules.noticeDays ?? 0)}` };
  (rules?.rules ?? []).forEach((rule, row) => {
    const typed: Values = {
      'name-en': rule.name.en,
      'name-es': rule.name.es,
      pct: typedPercent(rule.percentBasisPoints),
      fixed: rule.fixedCents === 0n ? '' : typedMoney(rule.fixedCents),
      of: rule.of,
      most: typedMoney(rule.mostCents),
      when: rule.when,
      'owed-from': typedMoney(rule.owedFromCents),
      'until-paid': onOff(rule.untilPaid === true),
      'cap-en': rule.cap?.en ?? '',
      'cap-es': rule.cap?.es ?? '',
      cite: rule.legalCite,
      'wording-en': rule.wording.en,
      'wording-es': rule.wording.es,
      ...Object.fromEntries(categories.map((category) => [`exempt-${category}`, onOff(rule.exempt.includes(category))])),
    };
    for (const [field, value] of Object.entries(typed)) values[`d${row}-${field}`] = value;
  });
  return values;
}

export function deductionsFromForm(values: Values): { body: DeductionRules; errors: FieldError[] } {
  const read = new Reader(values);
  const rows = filledRows(values, 'd', DEDUCTION_TYPED);
  const both = (row: number, field: string) => ({ en: read.text(`d${row}-${field}-en`), es: read.text(`d${row}-${field}-es`) });
  const rules = rows.map((row): DeductionRule => {
    const cap = both(row, 'cap');
    return {
      name: both(row, 'name'),
      percentBasisPoints: read.percent(`d${row}-pct`),
      fixedCents: read.moneyOrNull(`d${row}-fixed`) ?? 0n,
      of: read.choice(`d${row}-of`, shareOf),
      mostCents: read.moneyOrNull(`d${row}-most`),
      when: read.choice(`d${row}-when`, takenWhen),
      owedFromCents: read.moneyOrNull(`d${row}-owed-from`),
      untilPaid: read.isOn(`d${row}-until-paid`),
      cap: cap.en === '' && cap.es === '' ? null : cap,
      exempt: categories.filter((category) => read.isOn(`d${row}-exempt-${category}`)),
      legalCite: read.text(`d${row}-cite`),
      wording: both(row, 'wording'),
    };
  });
  const rounding = read.choice('rounding', roundingChoices);
  const body: DeductionRules = { rules, rounding: rounding === '' ? null : rounding, noticeDays: read.count('notice', 0, 365) };
  rules.forEach((rule, i) => missingWords(read, `d${rows[i]!}`, rule));
  if (read.errors.length > 0) return { body, errors: read.errors };
  const column: Record<string, string> = {
    'directory.no_legal_cite': 'cite',
    'directory.nothing_before': 'of',
    'directory.debt_not_always': 'when',
    'directory.words_missing': 'name-en',
  };
  const errors = policyErrors('deductions', body).map((error) => {
    const row = rows[Number(error.field.split('.')[1])]!;
    return { ...error, field: `d${row}-${column[error.code] ?? 'pct'}` };
  });
  return { body, errors };
}

/** Where words stand in one language only, or are too long for a page. */
function missingWords(read: Reader, prefix: string, rule: DeductionRule): void {
  for (const [field, words] of Object.entries({ name: rule.name, wording: rule.wording, ...(rule.cap ? { cap: rule.cap } : {}) })) {
    for (const lang of ['en', 'es'] as const) {
      if (words[lang] === '') read.wrong(`${prefix}-${field}-${lang}`, 'directory.words_missing');
      else if (words[lang].length > 400) read.wrong(`${prefix}-${field}-${lang}`, 'directory.bad_text');
    }
  }
  if (rule.legalCite.length > 200) read.wrong(`${prefix}-cite`, 'directory.bad_text');
}
