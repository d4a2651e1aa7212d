import { AGES, owedOf, readAgeing, readEarned, readLiabilities, readStanding } from '#domain/ledger/index.ts';
import { refuse } from '#kernel/refusal.ts';
import { HOUSE_ZONE } from '#kernel/wall-clock.ts';
import { formatDate, formatMonthDay, formatMonth, formatPlainDate } from '#words/format.ts';
import { type Lang, type Translate, translator } from '#words/index.ts';
import { accountNames } from './account-names.ts';
import { REPORTS } from './report-names.ts';
import type { Sheet } from './sheet.ts';
import { earnedTable, owedTable, sum, trialPlot, trialTable } from './tables.ts';

interface Asked {
  locals: App.Locals;
  day: string | null;
  /** A sheet of cells has no plot; that of what we owe adds up the book seven times more. */
  hasPlot: boolean;
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

async function trialBalance({ locals: { app, scope, lang }, day: asked }: Asked): Promise<Sheet> {
  const t = translator(lang);
  const standing = await readStanding(app, scope, { day: asked });
  const { day } = standing;
  const nameOf = await accountNames(app, scope, []);
  return {
    name: 'trial-balance',
    title: t('books.report.trial_balance', { day: formatPlainDate(day, lang) }),
    lead: t('books.report.trial_balance_lead'),
    note: noteOf(t, standing.isLocked),
    day,
    ...trialTable(lang, standing, nameOf),
    plot: trialPlot(lang, standing),
  };
}

async function liabilities({ locals: { app, scope, lang }, day: asked, hasPlot }: Asked): Promise<Sheet> {
  const t = translator(lang);
  const { standing, owed: past } = hasPlot
    ? await readLiabilities(app, scope, { day: asked })
    : { standing: await readStanding(app, scope, { day: asked }), owed: null };
  const { day } = standing;
  const owed = owedOf(standing);
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
    ...owedTable(lang, owed, day, nameOf),
    plot: past && {
      label: t('books.report.liabilities_plot'),
      points: past.map((one) => formatMonthDay(one.day, lang)),
      series: [{ name: t('books.report.owed'), look: 'amber', values: past.map(({ cents }) => cents) }],
    },
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
  return {
    name: 'revenue',
    title: t('books.report.revenue'),
    lead: t('books.report.revenue_lead'),
    note: lockedNote(t, earned.lockedUntil, lang),
    day: null,
    ...earnedTable(lang, earned, nameOf),
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
