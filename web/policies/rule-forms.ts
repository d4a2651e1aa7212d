import {
  giveBackTimes,
  type ApprovalRule,
  approvalBy,
  approvalServices,
  channels,
  letterLimits,
  type NameSearchPolicy,
  nameSearchChoices,
  noServices,
  openRule,
  policyErrors,
  type PostingCalendar,
  type ReviewHere,
  reviewNumbersHere,
  type ReviewPolicy,
  reviewBounds,
  reviewModes,
  type ReviewNumber,
  reviewNumbers,
  type Services,
  services,
  type StampsPolicy,
  stampUses,
  wholeReview,
} from '#domain/directory/index.ts';
import { categories } from '#domain/review/index.ts';
import type { FieldError } from '#kernel/refusal.ts';
import { isDay } from '#kernel/wall-clock.ts';
import { filledRows, onOff, Reader, rowsOf, typedMoney, typedPercent, type Values } from './values.ts';

type Read<T> = { body: T; errors: FieldError[] };
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

export function postingToForm(calendar: PostingCalendar | null): Values {
  return {
    ...Object.fromEntries(weekdays.map((day) => [`day-${day}`, onOff(calendar ? calendar.businessDays.includes(day) : day < 6)])),
    'cut-off': calendar?.cutOff ?? '16:00',
    'done-by': calendar?.doneBy ?? '17:00',
    ...Object.fromEntries(channels.map((channel) => [`delay-${channel}`, `${calendar?.delayDays[channel] ?? ''}`])),
    holidays: calendar?.holidays.join('\n') ?? '',
  };
}

export function postingFromForm(values: Values): Read<PostingCalendar> {
  const read = new Reader(values);
  const holidays = daysIn(read.text('holidays'));
  const delays = channels.map((channel) => [channel, read.countOrNull(`delay-${channel}`, 0, 60)] as const);
  const body: PostingCalendar = {
    businessDays: weekdays.filter((day) => read.isOn(`day-${day}`)),
    cutOff: read.time('cut-off'),
    doneBy: read.time('done-by'),
    delayDays: Object.fromEntries(delays.filter(([, days]) => days !== null)),
    holidays: [...new Set(holidays.map(({ day }) => day))].sort(),
  };
  const field: Record<string, string> = {
    businessDays: 'day-1',
    cutOff: 'cut-off',
    doneBy: 'done-by',
    holidays: 'holidays',
    delayDays: 'delay-web',
  };
  const odd = holidays.find(({ day }) => !isDay(day));
  if (odd) read.errors.push({ field: 'holidays', code: 'directory.bad_holiday', params: { line: odd.line, typed: odd.typed } });
  const wrong = read.errors.length > 0 ? [] : policyErrors('posting', body);
  return { body, errors: [...read.errors, ...wrong.map((error) => ({ ...error, field: field[error.field] ?? error.field }))] };
}

/** Each day with the line it stands in: who pasted forty of them looks for the wrong one. */
function daysIn(text: string): { line: number; typed: string; day: string }[] {
  return text.split('\n').flatMap((row, at) =>
    row
      .split(/[\s,;]+/)
      .filter((typed) => typed !== '')
      .map((typed) => ({ line: at + 1, typed: typed.slice(0, 40), day: isoDay(typed) })),
  );
}

/** "11/26/2026" and "2026-11-26" are the same day; anything else is left for the check to refuse. */
function isoDay(typed: string): string {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(typed);
  return match ? `${match[3]}-${match[1]!.padStart(2, '0')}-${match[2]!.padStart(2, '0')}` : typed;
}

export function servicesToForm(body: Services | null): Values {
  return Object.fromEntries(services.map((service) => [`on-${service}`, onOff((body ?? noServices)[service])]));
}

export function servicesFromForm(values: Values): Read<Services> {
  const read = new Reader(values);
  return { body: Object.fromEntries(services.map((service) => [service, read.isOn(`on-${service}`)])) as unknown as Services, errors: [] };
}

export const emptyReason: Values = { code: '', en: '', es: '' };

export function approvalsToForm(stored: ApprovalRule | null): Values {
  const rule = { ...openRule, ...stored };
  const values: Values = {
    'one-person': onOff(rule.onePerson.on),
    'visitors-only': onOff(rule.moneyOnly.visitorsOnly),
    names: `${rule.moneyOnly.names}`,
    'ask-again': `${rule.askAgainDays}`,
    moved: rule.moved,
    released: rule.released,
  };
  for (const service of approvalServices) {
    const { by, graceDays, validDays } = rule[service];
    Object.assign(values, { [`by-${service}`]: by, [`grace-${service}`]: `${graceDays}`, [`valid-${service}`]: `${validDays ?? ''}` });
  }
  rule.reasons.forEach((reason, row) =>
    Object.assign(values, { [`r${row}-code`]: reason.code, [`r${row}-en`]: reason.en, [`r${row}-es`]: reason.es }),
  );
  return values;
}

export function approvalsFromForm(values: Values): Read<ApprovalRule> {
  const read = new Reader(values);
  const rows = filledRows(values, 'r', ['en', 'es']);
  const rule = (service: string) => ({
    by: read.choice(`by-${service}`, approvalBy),
    graceDays: read.count(`grace-${service}`, 0, 365),
    validDays: read.countOrNull(`valid-${service}`, 1, 3650),
  });
  const body: ApprovalRule = {
    money: rule('money'),
    mail: rule('mail'),
    visits: rule('visits'),
    onePerson: { on: read.isOn('one-person') },
    moneyOnly: { visitorsOnly: read.isOn('visitors-only'), names: read.count('names', 0, 100) },
    askAgainDays: read.count('ask-again', 0, 365),
    moved: read.choice('moved', ['keep', 'ask_again']),
    released: read.choice('released', ['keep', 'end']),
    reasons: rows.map((row) => ({
      code: read.text(`r${row}-code`) || freshCode(values, row),
      en: read.text(`r${row}-en`),
      es: read.text(`r${row}-es`),
    })),
  };
  const wrong = read.errors.length > 0 ? [] : policyErrors('approvals', body);
  const fieldOf = (field: string): string => {
    const [head, part] = field.split('.');
    if (head === 'reasons') return `r${rows[Number(part ?? 0)] ?? rowsOf(values, 'r')[0] ?? 0}-en`;
    if (field === 'moneyOnly.visitorsOnly') return 'visitors-only';
    return field;
  };
  return { body, errors: [...read.errors, ...wrong.map((error) => ({ ...error, field: fieldOf(error.field) }))] };
}

/** A code for a reason typed just now: unlike every other on the page, and the same each time the page is sent. */
function freshCode(values: Values, row: number): string {
  const taken = new Set(rowsOf(values, 'r').map((other) => values[`r${other}-code`]));
  let number = row + 1;
  while (taken.has(`own_${number}`)) number += 100;
  return `own_${number}`;
}

export const emptyPack: Values = { stamps: '', price: '' };

/** What an empty form says. */
const newStamps = { letterLength: 6000, freePerMonth: 4, taxBasisPoints: 0, giveBack: 'asked', soldInside: false } as const;

export function stampsToForm(policy: StampsPolicy | null): Values {
  const { letterLength, freePerMonth, taxBasisPoints, giveBack, soldInside } = { ...newStamps, ...policy };
  const values: Values = {
    length: `${letterLength}`,
    free: `${freePerMonth}`,
    tax: typedPercent(taxBasisPoints),
    back: giveBack,
    inside: onOff(soldInside),
  };
  for (const use of stampUses) values[`cost-${use}`] = policy ? `${policy.costs[use] ?? ''}` : '1';
  for (const limit of letterLimits) values[`most-${limit}`] = `${policy?.lettersMost?.[limit] ?? ''}`;
  for (const [row, pack] of (policy?.packs ?? []).entries()) {
    values[`p${row}-stamps`] = `${pack.stamps}`;
    values[`p${row}-price`] = typedMoney(pack.priceCents);
  }
  return policy ? values : { ...values, 'p0-stamps': '', 'p0-price': '' };
}

export function stampsFromForm(values: Values): Read<StampsPolicy> {
  const read = new Reader(values);
  const packs = filledRows(values, 'p', ['stamps', 'price'])
    .map((row) => ({ row, stamps: read.count(`p${row}-stamps`, 1, 1000), priceCents: read.money(`p${row}-price`) }))
    .toSorted((a, b) => a.stamps - b.stamps);
  const most = letterLimits.map((limit) => [limit, read.countOrNull(`most-${limit}`, 1, 1000)] as const);
  const costs = stampUses.map((use) => [use, read.countOrNull(`cost-${use}`, 0, 100)] as const);
  const body: StampsPolicy = {
    packs: packs.map(({ stamps, priceCents }) => ({ stamps, priceCents })),
    costs: Object.fromEntries(costs) as StampsPolicy['costs'],
    lettersMost: Object.fromEntries(most) as NonNullable<StampsPolicy['lettersMost']>,
    letterLength: read.count('length', 100, 100_000),
    freePerMonth: read.count('free', 0, 100),
    taxBasisPoints: read.percent('tax'),
    giveBack: read.choice('back', giveBackTimes),
    soldInside: read.isOn('inside'),
  };
  const wrong = read.errors.length > 0 ? [] : policyErrors('stamps', body);
  const fieldOf = (field: string, code: string): string => {
    if (field === 'taxBasisPoints') return 'tax';
    const row = packs[Number(field.split('.')[1])]?.row ?? rowsOf(values, 'p')[0] ?? 0;
    return `p${row}-${code === 'directory.pack_dearer' ? 'price' : 'stamps'}`;
  };
  return { body, errors: [...read.errors, ...wrong.map((error) => ({ ...error, field: fieldOf(error.field, error.code) }))] };
}

export const nameSearchToForm = (policy: NameSearchPolicy | null): Values => ({ who: policy?.who ?? 'signed_in' });
export function nameSearchFromForm(values: Values): Read<NameSearchPolicy> {
  const read = new Reader(values);
  return { body: { who: read.choice('who', nameSearchChoices) }, errors: read.errors };
}

export const reviewToForm = (policy: ReviewPolicy | null): Values => ({
  mode: policy?.mode ?? '',
  ...Object.fromEntries(reviewNumbers.map((name) => [name, `${wholeReview(policy ?? {})[name]}`])),
  again: `${policy?.againPercent ?? 0}`,
  resend: onOff(policy?.resend !== false),
  ombuds: policy?.ombuds === false ? '' : 'yes',
  ...Object.fromEntries((policy?.secondFor ?? []).map((category) => [`second-${category}`, 'yes'])),
});
export function reviewFromForm(values: Values): Read<ReviewPolicy> {
  const read = new Reader(values);
  const mode = read.choice('mode', reviewModes);
  const numbers = reviewNumbers.map((name) => [name, read.count(name, reviewBounds[name][0], reviewBounds[name][1])]);
  const body = {
    mode,
    ...(Object.fromEntries(numbers) as Record<ReviewNumber, number>),
    againPercent: read.count('again', 0, 100),
    resend: read.isOn('resend'),
    ombuds: values['ombuds'] === 'yes',
    secondFor: ticked(values),
  };
  return { body, errors: read.errors };
}
const ticked = (values: Values) => categories.filter((category) => values[`second-${category}`] === 'yes');

/** '' is as the agency has it. */
export const reviewHereToForm = (here: ReviewHere | null): Values => ({
  mode: here?.mode ?? '',
  ...Object.fromEntries(reviewNumbersHere.map((name) => [name, `${here?.[name] ?? ''}`])),
  again: `${here?.againPercent ?? ''}`,
  resend: here?.resend === undefined ? '' : here.resend ? 'yes' : 'no',
  second: here?.secondFor === undefined ? '' : 'own',
  ...Object.fromEntries((here?.secondFor ?? []).map((category) => [`second-${category}`, 'yes'])),
});
export function reviewHereFromForm(values: Values): Read<ReviewHere> {
  const read = new Reader(values);
  const mode = read.choice('mode', ['', ...reviewModes]);
  const numbers = reviewNumbersHere.map((name) => [name, read.countOrNull(name, reviewBounds[name][0], reviewBounds[name][1])] as const);
  const again = read.countOrNull('again', 0, 100);
  const resend = read.choice('resend', ['', 'yes', 'no']);
  const body: ReviewHere = {
    ...(mode !== '' && { mode }),
    ...Object.fromEntries(numbers.filter(([, count]) => count !== null)),
    ...(again !== null && { againPercent: again }),
    ...(resend !== '' && { resend: resend === 'yes' }),
    ...(read.choice('second', ['', 'own']) === 'own' && { secondFor: ticked(values) }),
  };
  return { body, errors: read.errors };
}
