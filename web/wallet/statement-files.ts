import type { PdfPaper } from '#domain/files/index.ts';
import { readWalletStatement, walletLineWords, type WalletLine } from '#domain/payments/index.ts';
import { referencesOf } from '#domain/transfers/index.ts';
import type { App } from '#kernel/app.ts';
import { type CsvCell, csvOf } from '#kernel/csv.ts';
import type { Lang, Scope } from '#kernel/scope.ts';
import { HOUSE_ZONE, localTime } from '#kernel/wall-clock.ts';
import { formatDateTime, formatMoney, formatShortDate } from '#words/format.ts';
import { translator } from '#words/index.ts';

/** Every line of one's own wallet, the newest first. */
export async function wholeStatement(app: App, scope: Scope): Promise<WalletLine[]> {
  const lines: WalletLine[] = [];
  let before: bigint | null = null;
  do {
    const page: Awaited<ReturnType<typeof readWalletStatement>> = await readWalletStatement(app, scope, { before, limit: 200 });
    lines.push(...page.lines);
    before = page.next;
  } while (before !== null);
  return lines;
}

/** The statement for a spreadsheet: times by the house's clock, as on the page, amounts as numbers, transfers by the number on their receipts. */
export async function statementSheet(app: App, scope: Scope, lines: readonly WalletLine[]): Promise<string> {
  const { lang } = scope;
  const t = translator(lang);
  const ids = lines.flatMap(({ reference }) => reference ?? []);
  const numbers = await app.tx(scope, (tx) => referencesOf(tx, ids));
  const head = ['when', 'what', 'change', 'balance', 'reference'] as const;
  return csvOf([
    head.map((name) => t(`payments.wallet.csv_${name}`)),
    ...lines.map(({ at, kind, changeCents, balanceCents, reference }): CsvCell[] => {
      const { day, time } = localTime(at, HOUSE_ZONE);
      return [`${day} ${time}`, walletLineWords(kind, lang), changeCents, balanceCents, numbers.get(reference ?? '') ?? reference ?? ''];
    }),
  ]);
}

/** The same to keep on paper. */
export function statementPaper(lines: readonly WalletLine[], lang: Lang, now: Date): PdfPaper {
  const t = translator(lang);
  const made = t('payments.wallet.paper_made', { time: formatDateTime(now, lang, HOUSE_ZONE) });
  const balance = formatMoney(lines[0]?.balanceCents ?? 0n, lang);
  return {
    lang,
    title: t('payments.wallet.title'),
    foot: made,
    madeAt: now,
    parts: [
      {
        lang,
        blocks: [
          { kind: 'heading', level: 1, text: t('payments.wallet.title') },
          { kind: 'text', text: made },
          { kind: 'text', text: t('payments.wallet.paper_balance', { balance }) },
          {
            kind: 'table',
            caption: t('payments.wallet.history'),
            columns: [
              { text: t('payments.wallet.when'), share: 1.2 },
              { text: t('payments.wallet.what'), share: 2.6 },
              { text: t('payments.wallet.change'), number: true, share: 1.1 },
              { text: t('payments.wallet.after'), number: true, share: 1.3 },
            ],
            rows: lines.map(({ at, kind, changeCents, balanceCents }) => [
              formatShortDate(at, lang, HOUSE_ZONE),
              walletLineWords(kind, lang),
              `${changeCents > 0n ? '+' : ''}${formatMoney(changeCents, lang)}`,
              formatMoney(balanceCents, lang),
            ]),
          },
        ],
      },
    ],
  };
}
