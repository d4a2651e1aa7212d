import { AGES, creditOf, debitOf, readAgeing, readEarned, readStanding, type Standing } from '#domain/ledger/index.ts';
import { refuse } from '#kernel/refusal.ts';
import { HOUSE_ZONE } from '#kernel/wall-clock.ts';
import { formatDate, formatMonth, formatPlainDate } from '#words/format.ts';
import { type Lang, type Translate, translator } from '#words/index.ts';
import { accountNames, journalWords } from './account-names.ts';
import { REPORTS } from './report-names.ts';
import type { Cell, Sheet } from './sheet.ts';

interface Asked {
  locals: App.Locals;
  day: string | null;
}

/** The report of this name, as it stood on the day that was asked for. Refuses ledger.unknown_report. */
export async function makeSheet(name: string, asked: Asked): Promise<Sheet> {
  switch (REPORTS.find((one) => one === name)) {
    case 'trial-balance':
      return await trialBalance(asked);
    case 'revenue':
      return await revenue(asked);
    case 'liabilities':
      return await liabilities(asked);
    case 'ageing':
      return await ageing(asked);
    case undefined:
      return refuse('ledger.unknown_report');
  }
}

function noteOf(t: Translate, isLocked: boolean): string {
  return t(isLocked ? 'books.report.locked' : 'books.report.open');
}

const accountLink = (family: string, day: string): string => `/reports/accounts?${new URLSearchParams({ family, day })}`;
const familyOf = (code: string): string => code.split(':')[0]!;
const sum = (cents: readonly bigint[]): bigint => cents.reduce((all, one) => all + one, 0n);

/** Accounts of one kind stand in one line, which opens into them; stamps are counted, not money, and stand in no report in dollars. */
function byFamily(standing: Standing) {
  const dollars = standing.rows.filter(({ asset }) => asset === 'USD');
  return [...Map.groupBy(dollars, ({ code }) => familyOf(code))].map(([family, rows]) => ({
    family,
    kind: rows[0]!.kind,
    debitCents: sum(rows.map(debitOf)),
    creditCents: sum(rows.map(creditOf)),
  }));
}

async function trialBalance({ locals: { app, scope, lang }, day: asked }: Asked): Promise<Sheet> {
  const t = translator(lang);
  const standing = await readStanding(app, scope, { day: asked });
  const { day } = standing;
  const nameOf = await accountNames(app, scope, []);
  const order = ['asset', 'liability', 'income', 'expense', 'counter'];
  const lines = byFamily(standing).toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  return {
    name: 'trial-balance',
    title: t('books.report.trial_balance', { day: formatPlainDate(day, lang) }),
    lead: t('books.report.trial_balance_lead'),
    note: noteOf(t, standing.isLocked),
    day,
    columns: [
      { text: t('books.report.account') },
      { text: t('books.report.kind') },
      { text: t('transfers.ops.column.debit'), number: true },
      { text: t('transfers.ops.column.credit'), number: true },
    ],
    rows: lines.map(({ family, kind, debitCents, creditCents }) => ({
      cells: [nameOf(family), t(`books.kind.${kind}`), debitCents || null, creditCents || null],
      href: accountLink(family, day),
    })),
    linked: 0,
    total: [t('books.report.total'), '', sum(lines.map((one) => one.debitCents)), sum(lines.map((one) => one.creditCents))],
    plot: null,
  };
}

async function liabilities({ locals: { app, scope, lang }, day: asked }: Asked): Promise<Sheet> {
  const t = translator(lang);
  const standing = await readStanding(app, scope, { day: asked });
  const { day } = standing;
  const owed = standing.rows.filter(({ kind, asset }) => kind === 'liability' && asset === 'USD');
  const nameOf = await accountNames(
    app,
    scope,
    owed.map(({ code }) => code),
  );
  return {
    name: 'liabilities',
    title: t('books.report.liabilities', { day: formatPlainDate(day, lang) }),
    lead: t('books.report.liabilities_lead'),
    note: noteOf(t, standing.isLocked),
    day,
    columns: [{ text: t('books.report.account') }, { text: t('books.report.owed'), number: true }],
    rows: owed.map(({ code, balanceCents, isFamily }) => ({
      cells: [nameOf(code), balanceCents],
      href: isFamily ? accountLink(code, day) : `/reports/accounts/${encodeURIComponent(code)}`,
    })),
    linked: 0,
    total: [t('books.report.total'), sum(owed.map(({ balanceCents }) => balanceCents))],
    plot: null,
  };
}

async function ageing({ locals: { app, scope, lang }, day: asked }: Asked): Promise<Sheet> {
  const t = translator(lang);
  const { day, isLocked, rows } = await readAgeing(app, scope, { day: asked });
  const nameOf = await accountNames(
    app,
    scope,
    rows.map(({ code }) => code),
  );
  const [first, second, third] = AGES;
  const ages = [
    t('books.report.age_to', { from: 0, to: first }),
    t('books.report.age_to', { from: first + 1, to: second }),
    t('books.report.age_to', { from: second + 1, to: third }),
    t('books.report.age_over', { from: third + 1 }),
  ];
  const totals = ages.map((_, i) => sum(rows.map(({ byAge }) => byAge[i]!)));
  return {
    name: 'ageing',
    title: t('books.report.ageing', { day: formatPlainDate(day, lang) }),
    lead: t('books.report.ageing_lead'),
    note: noteOf(t, isLocked),
    day,
    columns: [{ text: t('books.report.account') }, ...[...ages, t('books.report.owed')].map((text) => ({ text, number: true }))],
    rows: rows.map(({ code, balanceCents, byAge }) => ({
      cells: [nameOf(code), ...byAge, balanceCents],
      href: `/reports/accounts/${encodeURIComponent(code)}`,
    })),
    linked: 0,
    total: [t('books.report.total'), ...totals, sum(rows.map(({ balanceCents }) => balanceCents))],
    plot: {
      label: t('books.report.ageing_plot'),
      points: [`0–${first}`, `${first + 1}–${second}`, `${second + 1}–${third}`, `${third + 1}+`],
      series: [{ name: t('books.report.owed'), look: 'amber', values: totals }],
    },
  };
}

function lockedNote(t: Translate, until: Date, lang: Lang): string {
  if (until.getTime() === 0) return t('books.report.open');
  return t('books.report.locked_until', { day: formatDate(new Date(until.getTime() - 1), lang, HOUSE_ZONE) });
}

/** What is earned stands above zero, what it cost below; by month, agency and kind of booking. */
async function revenue({ locals: { app, scope, lang } }: Asked): Promise<Sheet> {
  const t = translator(lang);
  const earned = await readEarned(app, scope);
  const nameOf = await accountNames(
    app,
    scope,
    earned.rows.map(({ account }) => account),
  );
  const netOf = (month: string, wanted: 'income' | 'expense'): bigint =>
    sum(earned.rows.filter((row) => row.month === month && row.accountKind === wanted).map((row) => row.credits - row.debits));
  const rows = earned.rows.map((row) => {
    const cells: Cell[] = [row.month, nameOf(row.account), journalWords(lang, row.kind), row.credits || null, row.debits || null];
    return { cells: [...cells, row.credits - row.debits], href: `/reports/accounts/${encodeURIComponent(row.account)}` };
  });
  const [credits, debits] = [sum(earned.rows.map((row) => row.credits)), sum(earned.rows.map((row) => row.debits))];
  return {
    name: 'revenue',
    title: t('books.report.revenue'),
    lead: t('books.report.revenue_lead'),
    note: lockedNote(t, earned.lockedUntil, lang),
    day: null,
    columns: [
      { text: t('books.report.month') },
      { text: t('books.report.account') },
      { text: t('books.report.booking') },
      { text: t('books.report.came_in'), number: true },
      { text: t('books.report.went_out'), number: true },
      { text: t('books.report.net'), number: true },
    ],
    rows,
    linked: 1,
    total: [t('books.report.total'), '', '', credits, debits, credits - debits],
    plot: {
      label: t('books.report.revenue_plot'),
      points: earned.months.map((month) => formatMonth(month, lang)),
      series: [
        { name: t('books.report.fees'), look: 'teal', values: earned.months.map((month) => netOf(month, 'income')) },
        { name: t('books.report.costs'), look: 'brick', values: earned.months.map((month) => netOf(month, 'expense')) },
      ],
    },
  };
}
