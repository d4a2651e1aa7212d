import type { PdfPaper } from '#domain/files/index.ts';
import { readLogin, readPersonalDetails } from '#domain/identity/index.ts';
import { readWalletStatement, type WalletLine } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import { type CsvCell, csvOf } from '#kernel/csv.ts';
import { type Lang, requireActor, type Scope } from '#kernel/scope.ts';
import { HOUSE_ZONE, localTime } from '#kernel/wall-clock.ts';
import { formatDateTime, formatMoney, formatShortDate } from '#words/format.ts';
import { translator } from '#words/index.ts';
import { linesOf, type StatementLine } from './statement-lines.ts';

/** Every line of one's own wallet, the newest first. */
export async function wholeStatement(app: App, scope: Scope): Promise<StatementLine[]> {
  const lines: WalletLine[] = [];
  let before: bigint | null = null;
  do {
    const page: Awaited<ReturnType<typeof readWalletStatement>> = await readWalletStatement(app, scope, { before, limit: 200 });
    lines.push(...page.lines);
    before = page.next;
  } while (before !== null);
  return await linesOf(app, scope, lines);
}

/** The statement for a spreadsheet: times by the house's clock, as on the page, amounts as numbers, transfers by the number on their receipts. */
export function statementSheet(lines: readonly StatementLine[], lang: Lang): string {
  const t = translator(lang);
  const head = ['when', 'what', 'change', 'balance', 'reference'] as const;
  return csvOf([
    head.map((name) => t(`payments.wallet.csv_${name}`)),
    ...lines.map(({ at, what, changeCents, balanceCents, number }): CsvCell[] => {
      const { day, time } = localTime(at, HOUSE_ZONE);
      return [`${day} ${time}`, what, changeCents, balanceCents, number ?? ''];
    }),
  ]);
}

/** The name on the paper: the legal one where it is known, else the address. */
export async function holderOf(app: App, scope: Scope): Promise<string> {
  const customer = requireActor(scope);
  return await app.tx(scope, async (tx) => {
    const details = await readPersonalDetails(tx, scope, customer);
    return details ? [details.firstName, details.lastName].filter(Boolean).join(' ') : (await readLogin(tx, scope, customer))!.email;
  });
}

/** The same to keep on paper. */
export function statementPaper(
  lines: readonly StatementLine[],
  { lang, now, holder }: { lang: Lang; now: Date; holder: string },
): PdfPaper {
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
          { kind: 'text', text: t('payments.wallet.paper_of', { name: holder }) },
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
            rows: lines.map(({ at, what, number, changeCents, balanceCents }) => [
              formatShortDate(at, lang, HOUSE_ZONE),
              [what, number].filter(Boolean).join('\n'),
              `${changeCents > 0n ? '+' : ''}${formatMoney(changeCents, lang)}`,
              formatMoney(balanceCents, lang),
            ]),
          },
        ],
      },
    ],
  };
}
