import type { PdfColumn, PdfPaper } from '#domain/files/index.ts';
import { type CsvCell, csvOf } from '#kernel/csv.ts';
import type { Lang } from '#kernel/scope.ts';
import { localTime } from '#kernel/wall-clock.ts';
import { formatDate, formatMoney, formatShortDate } from '#words/format.ts';
import { translator } from '#words/index.ts';
import type { YearFigures, YearStatement } from '../history/read-year.ts';

/** A year's statement as a paper. */
export function yearPaper(statement: YearStatement, lang: Lang, about: { now: Date; timeZone: string }): PdfPaper {
  const t = translator(lang);
  const { year, people, lines, totals, senderName } = statement;
  const money = (figures: YearFigures): string[] =>
    [figures.amountCents, figures.feeCents, figures.backCents, figures.netCents].map((cents) => formatMoney(cents, lang));
  const figures: PdfColumn[] = [
    { text: t('history.column.amount'), number: true, share: 1.1 },
    { text: t('history.column.fee'), number: true, share: 0.9 },
    { text: t('history.column.back'), number: true, share: 1.1 },
    { text: t('history.column.net'), number: true, share: 1.2 },
  ];
  const title = t('history.year.title', { year: String(year) });
  const made = t('history.year.made', { name: senderName, day: formatDate(about.now, lang, about.timeZone) });
  return {
    lang,
    title,
    foot: made,
    madeAt: about.now,
    parts: [
      {
        lang,
        blocks: [
          { kind: 'heading', level: 1, text: title },
          { kind: 'text', text: made },
          { kind: 'text', text: t('history.year.how') },
          { kind: 'heading', level: 2, text: t('history.year.people') },
          {
            kind: 'table',
            caption: t('history.year.people_caption', { year: String(year) }),
            columns: [{ text: t('history.column.person'), share: 2.6 }, ...figures],
            rows: people.map((person) => [`${person.name}, ${person.number}\n${person.place}`, ...money(person)]),
            total: [t('history.total'), ...money(totals)],
          },
          { kind: 'heading', level: 2, text: t('history.year.lines') },
          {
            kind: 'table',
            caption: t('history.year.lines_caption', { count: lines.length }),
            columns: [{ text: t('history.column.paid'), share: 1.2 }, { text: t('history.column.person'), share: 2.2 }, ...figures],
            rows: lines.map((line) => [
              formatShortDate(line.paidAt, lang, line.timeZone),
              `${line.name}, ${line.number}\n${line.reference}`,
              ...money(line),
            ]),
            total: [t('history.total'), '', ...money(totals)],
          },
        ],
      },
    ],
  };
}

/** The same one by one, for a spreadsheet; its last line holds the totals. */
export function yearSheet({ lines, totals }: YearStatement, lang: Lang): string {
  const t = translator(lang);
  const money = (one: YearFigures): CsvCell[] => [one.amountCents, one.feeCents, one.backCents, one.netCents];
  const head = ['number', 'paid', 'person', 'person_number', 'amount', 'fee', 'back', 'net'] as const;
  return csvOf([
    head.map((name) => t(`history.column.${name}`)),
    ...lines.map((line): CsvCell[] => [line.reference, localTime(line.paidAt, line.timeZone).day, line.name, line.number, ...money(line)]),
    [t('history.total'), '', '', '', ...money(totals)],
  ]);
}
