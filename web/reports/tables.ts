import { creditOf, debitOf, type Earned, type Standing } from '#domain/ledger/index.ts';
import { type Lang, translator } from '#words/index.ts';
import { journalWords, type NameAccount } from './account-names.ts';
import type { Cell, Sheet } from './sheet.ts';

/** A report's table, without what is said around it. */
export type SheetTable = Pick<Sheet, 'columns' | 'rows' | 'linked' | 'total'>;

const accountLink = (family: string, day: string): string => `/reports/accounts?${new URLSearchParams({ family, day })}`;
const familyOf = (code: string): string => code.split(':')[0]!;
export const sum = (cents: readonly bigint[]): bigint => cents.reduce((all, one) => all + one, 0n);

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

const ORDER = ['asset', 'liability', 'income', 'expense', 'counter'];

const inOrder = (standing: Standing) => byFamily(standing).toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));

/** Both sides by kind of account. */
export function trialPlot(lang: Lang, standing: Standing): Sheet['plot'] {
  const t = translator(lang);
  const kinds = [...Map.groupBy(inOrder(standing), ({ kind }) => kind)];
  return {
    label: t('books.report.trial_balance_plot'),
    points: kinds.map(([kind]) => t(`books.kind_short.${kind}`)),
    series: [
      { name: t('transfers.ops.column.debit'), look: 'teal', values: kinds.map(([, of]) => sum(of.map((one) => one.debitCents))) },
      { name: t('transfers.ops.column.credit'), look: 'leaf', values: kinds.map(([, of]) => sum(of.map((one) => one.creditCents))) },
    ],
  };
}

export function trialTable(lang: Lang, standing: Standing, nameOf: NameAccount): SheetTable {
  const t = translator(lang);
  const lines = inOrder(standing);
  return {
    columns: [
      { text: t('books.report.account') },
      { text: t('books.report.kind') },
      { text: t('transfers.ops.column.debit'), number: true },
      { text: t('transfers.ops.column.credit'), number: true },
    ],
    rows: lines.map(({ family, kind, debitCents, creditCents }) => ({
      cells: [nameOf(family), t(`books.kind.${kind}`), debitCents || null, creditCents || null],
      href: accountLink(family, standing.day),
    })),
    linked: 0,
    total: [t('books.report.total'), '', sum(lines.map((one) => one.debitCents)), sum(lines.map((one) => one.creditCents))],
  };
}

export function owedTable(lang: Lang, owed: Standing['rows'], day: string, nameOf: NameAccount): SheetTable {
  const t = translator(lang);
  return {
    columns: [{ text: t('books.report.account') }, { text: t('books.report.owed'), number: true }],
    rows: owed.map(({ code, balanceCents, isFamily }) => ({
      cells: [nameOf(code), balanceCents],
      href: isFamily ? accountLink(code, day) : `/reports/accounts/${encodeURIComponent(code)}`,
    })),
    linked: 0,
    total: [t('books.report.total'), sum(owed.map(({ balanceCents }) => balanceCents))],
  };
}

/** What is earned stands above zero, what it cost below; by month, agency and kind of booking. Of one month the month is not said again in each line. */
export function earnedTable(lang: Lang, earned: Pick<Earned, 'rows' | 'months'>, nameOf: NameAccount): SheetTable {
  const t = translator(lang);
  const isOne = earned.months.length === 1;
  const rows = earned.rows.map((row) => {
    const cells: Cell[] = [
      nameOf(row.account),
      journalWords(lang, row.kind),
      row.credits || null,
      row.debits || null,
      row.credits - row.debits,
    ];
    return { cells: isOne ? cells : [row.month, ...cells], href: `/reports/accounts/${encodeURIComponent(row.account)}` };
  });
  const [credits, debits] = [sum(earned.rows.map((row) => row.credits)), sum(earned.rows.map((row) => row.debits))];
  return {
    columns: [
      ...(isOne ? [] : [{ text: t('books.report.month') }]),
      { text: t('books.report.account') },
      { text: t('books.report.booking') },
      { text: t('books.report.came_in'), number: true },
      { text: t('books.report.went_out'), number: true },
      { text: t('books.report.net'), number: true },
    ],
    rows,
    linked: isOne ? 0 : 1,
    total: [t('books.report.total'), '', ...(isOne ? [] : ['']), credits, debits, credits - debits],
  };
}
