import { owedOf } from '#domain/ledger/index.ts';
import type { InTheWay, MonthFile, MonthState } from '#domain/transfers/index.ts';
import type { App } from '#kernel/app.ts';
import type { Scope } from '#kernel/scope.ts';
import { accountNames } from '#web/reports/account-names.ts';
import type { Sheet } from '#web/reports/sheet.ts';
import { earnedTable, owedTable, type SheetTable, trialTable } from '#web/reports/tables.ts';
import { formatPlainDate, formatWholeMonth } from '#words/format.ts';
import { type Lang, translator } from '#words/index.ts';

export const lookOfMonth = (state: MonthState): 'done' | 'stop' | 'wait' | 'next' =>
  ({ running: 'next', blocked: 'stop', ready: 'wait', asked: 'wait', closed: 'done' })[state] as 'done' | 'stop' | 'wait' | 'next';

/** What stands in the way of a close, in words, and the page where something can be done about it; null where only waiting helps. */
export function wayWords(lang: Lang, way: InTheWay): { text: string; href: string | null } {
  const t = translator(lang);
  switch (way.kind) {
    case 'running':
    case 'days_open':
      return { text: t(`months.way.${way.kind}`), href: null };
    case 'earlier_open':
      return { text: t('months.way.earlier_open', { month: formatWholeMonth(way.month, lang) }), href: `/months/${way.month}` };
    case 'not_compared':
      return { text: t(`months.way.not_compared_${way.source}`), href: '/reconciliation' };
    case 'unexplained':
      return { text: t(`months.way.unexplained_${way.source}`, { count: way.count }), href: '/reconciliation?state=open#breaks' };
    case 'payout_unheard':
      return {
        text: t('months.way.payout_unheard', { amount: way.amountCents, payout: way.payout }),
        href: '/reports/accounts/payouts_in_transit',
      };
    case 'remittance_unknown':
      return {
        text: t('months.way.remittance_unknown', { facility: way.facilityName, day: formatPlainDate(way.day, lang) }),
        href: `/remittances/${way.remittance}`,
      };
  }
}

/** A month's figures as they stand on its page, in its sheet and on paper. */
export async function monthSheets(app: App, scope: Scope, file: MonthFile): Promise<Sheet[]> {
  const { lang } = scope;
  const t = translator(lang);
  const { day } = file.standing;
  const owed = owedOf({ rows: file.owed });
  const codes = [...owed.map(({ code }) => code), ...file.earned.rows.map(({ account }) => account)];
  const nameOf = await accountNames(app, scope, codes);
  const sheet = (name: 'trial' | 'earned' | 'owed', note: string | null, table: SheetTable): Sheet => ({
    name,
    title: t(`months.one.${name}`),
    lead: t(`months.one.${name}_lead`),
    note,
    day,
    plot: null,
    ...table,
  });
  return [
    sheet('trial', t(file.state === 'closed' ? 'months.one.trial_kept' : 'months.one.trial_live'), trialTable(lang, file.standing, nameOf)),
    sheet('earned', null, earnedTable(lang, file.earned, nameOf)),
    sheet('owed', null, owedTable(lang, owed, day, nameOf)),
  ];
}
