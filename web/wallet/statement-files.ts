import { walletLineWords, type WalletLine } from '#domain/payments/index.ts';
import { moneyToJson } from '#kernel/money.ts';
import type { Lang } from '#kernel/scope.ts';
import { translator } from '#words/index.ts';

/** Times are UTC. No cell holds what a person typed, so none can be a formula. */
export function statementToCsv(lines: readonly WalletLine[], lang: Lang): string {
  const t = translator(lang);
  const head = [
    t('payments.wallet.csv_when'),
    t('payments.wallet.csv_what'),
    t('payments.wallet.csv_change'),
    t('payments.wallet.csv_balance'),
    t('payments.wallet.csv_reference'),
  ];
  const rows = lines.map(({ at, kind, changeCents, balanceCents, reference }) => [
    at.toISOString(),
    walletLineWords(kind, lang),
    moneyToJson(changeCents),
    moneyToJson(balanceCents),
    reference ?? '',
  ]);
  return `${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
