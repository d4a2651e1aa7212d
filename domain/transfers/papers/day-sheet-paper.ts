import { categories } from '#domain/directory/index.ts';
import type { PdfBlock, PdfColumn, PdfPaper } from '#domain/files/index.ts';
import type { Lang } from '#kernel/scope.ts';
import { localTime } from '#kernel/wall-clock.ts';
import { formatDateTime, formatMoney, formatNumber, formatPlainDate, formatShortDate, formatTime } from '#words/format.ts';
import { translator } from '#words/index.ts';
import { type DaySheet, type SheetEntry, sumOf } from '../day-sheet/read-day-sheet.ts';
import { INCOMING_STATUSES } from '../incoming/queries.ts';

/** A posting day as a paper to sign and file. The page that is printed shows the same blocks. */
export function daySheetPaper(sheet: DaySheet, lang: Lang, madeAt: Date): PdfPaper {
  const t = translator(lang);
  const day = formatPlainDate(sheet.day, lang);
  const title = t('sheet.title', { facility: sheet.facility.name, day });
  return {
    lang,
    title,
    foot: title,
    madeAt,
    parts: [
      {
        lang,
        blocks: [
          { kind: 'heading', level: 1, text: title },
          ...aboutOf(sheet, lang, madeAt),
          ...sumsOf(sheet, lang),
          // Signed on the page that bears the control total.
          { kind: 'sign', labels: [t('sheet.made_by'), t('sheet.checked_by')], date: t('sheet.date') },
          ...postedOf(sheet, lang),
          ...restOf(sheet, lang),
        ],
      },
    ],
  };
}

function aboutOf(sheet: DaySheet, lang: Lang, madeAt: Date): PdfBlock[] {
  const t = translator(lang);
  const time = (at: Date): string => formatDateTime(at, lang, sheet.facility.timeZone);
  const posted = sumOf(sheet.entries.filter(({ status }) => status === 'posted'));
  const { remittance } = sheet;
  const same = remittance !== null && remittance.amountCents === posted.amountCents && remittance.itemCount === posted.count;
  return [
    {
      kind: 'facts',
      rows: [
        { label: t('sheet.agency'), value: sheet.agency.name },
        { label: t('sheet.span'), value: t('sheet.span_value', { from: time(sheet.from), to: time(sheet.to) }) },
        { label: t('sheet.read'), value: t('sheet.read_value', { when: time(madeAt), name: sheet.readByName }) },
      ],
    },
    ...(sheet.isOver ? [] : [{ kind: 'text' as const, text: t('sheet.not_over') }]),
    { kind: 'heading', level: 2, text: t('sheet.control') },
    {
      kind: 'facts',
      rows: [
        { label: t('sheet.posted_count'), value: formatNumber(posted.count, lang), number: true },
        { label: t('sheet.posted_sum'), value: formatMoney(posted.amountCents, lang), number: true, bold: true },
        ...(remittance === null
          ? []
          : [{ label: t('sheet.paid_sum'), value: formatMoney(remittance.amountCents, lang), number: true, bold: true }]),
      ],
    },
    remittance === null
      ? { kind: 'text', text: t(posted.count === 0 ? 'sheet.paid_nothing' : 'sheet.paid_later') }
      : { kind: 'text', text: t(same ? 'sheet.paid_same' : 'sheet.paid_differs', { number: remittance.remittanceId }), bold: !same },
  ];
}

function sumsOf({ entries }: DaySheet, lang: Lang): PdfBlock[] {
  const t = translator(lang);
  const row = (name: string, of: readonly SheetEntry[]): string[] => {
    const { count, amountCents } = sumOf(of);
    return [name, formatNumber(count, lang), formatMoney(amountCents, lang)];
  };
  const columns = (first: string): PdfColumn[] => [
    { text: first, share: 2 },
    { text: t('sheet.column.count'), number: true },
    { text: t('sheet.column.amount'), number: true },
  ];
  const posted = entries.filter(({ status }) => status === 'posted');
  const used = categories.filter((category) => posted.some((entry) => entry.category === category));
  return [
    {
      kind: 'table',
      caption: t('sheet.by_state'),
      columns: columns(t('sheet.column.state')),
      rows: INCOMING_STATUSES.map((status) =>
        row(
          t(`transfers.staff.status_${status}`),
          entries.filter((entry) => entry.status === status),
        ),
      ),
    },
    ...(used.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: t('sheet.by_category'),
            columns: columns(t('sheet.column.for')),
            rows: used.map((category) =>
              row(
                t(`directory.category.${category}`),
                posted.filter((entry) => entry.category === category),
              ),
            ),
            total: row(t('sheet.total'), posted),
          },
        ]),
  ];
}

function postedOf(sheet: DaySheet, lang: Lang): PdfBlock[] {
  const { entries } = sheet;
  const t = translator(lang);
  const posted = entries.filter(({ status }) => status === 'posted');
  const heading: PdfBlock = { kind: 'heading', level: 2, text: t('sheet.posted') };
  if (posted.length === 0) return [heading, { kind: 'text', text: t('sheet.posted_none') }];
  const { amountCents, takenCents } = sumOf(posted);
  const money = (cents: bigint): string => formatMoney(cents, lang);
  const untold = posted.some((entry) => entry.takenCents === null);
  return [
    { kind: 'page' },
    heading,
    ...(untold ? [{ kind: 'text' as const, text: t('sheet.untold') }] : []),
    {
      kind: 'table',
      caption: t('sheet.posted_caption', { count: posted.length }),
      columns: [
        { text: t('sheet.column.person'), share: 2.5 },
        { text: t('sheet.column.number'), share: 1.75 },
        { text: t('sheet.column.posted'), share: 2.1 },
        { text: t('sheet.column.amount'), number: true, share: 1.25 },
        { text: t('sheet.column.taken'), number: true, share: 1.25 },
        { text: t('sheet.column.net'), number: true, share: 1.25 },
      ],
      rows: posted.map((entry) => [
        `${entry.residentName}\n${entry.residentNumber}`,
        `${entry.reference}\n${t(`directory.category.${entry.category}`)}`,
        `${whenOf(entry.at, sheet, lang)}\n${entry.byName ?? t('sheet.by_agency')}`,
        money(entry.amountCents),
        entry.takenCents === null ? '–' : money(entry.takenCents),
        entry.takenCents === null ? '–' : money(entry.amountCents - entry.takenCents),
      ]),
      total: [t('sheet.total'), '', '', money(amountCents), money(takenCents), money(amountCents - takenCents)],
    },
  ];
}

/** What was not in an account when the day ended, and what went back on it. */
function restOf(sheet: DaySheet, lang: Lang): PdfBlock[] {
  const { entries } = sheet;
  const t = translator(lang);
  const rest = entries.filter(({ status }) => status !== 'posted');
  const heading: PdfBlock = { kind: 'heading', level: 2, text: t('sheet.rest') };
  if (rest.length === 0) return [heading, { kind: 'text', text: t('sheet.rest_none') }];
  return [
    heading,
    {
      kind: 'table',
      caption: t('sheet.rest_caption', { count: rest.length }),
      columns: [
        { text: t('sheet.column.person'), share: 2.5 },
        { text: t('sheet.column.number'), share: 1.75 },
        { text: t('sheet.column.state'), share: 1.4 },
        { text: t('sheet.column.since'), share: 2.1 },
        { text: t('sheet.column.amount'), number: true, share: 1.25 },
      ],
      rows: rest.map((entry) => [
        `${entry.residentName}\n${entry.residentNumber}`,
        `${entry.reference}\n${t(`directory.category.${entry.category}`)}`,
        t(`transfers.staff.status_${entry.status}`),
        `${whenOf(entry.at, sheet, lang)}${entry.byName === null ? '' : `\n${entry.byName}`}`,
        formatMoney(entry.amountCents, lang),
      ]),
      total: [t('sheet.total'), '', '', '', formatMoney(sumOf(rest).amountCents, lang)],
    },
  ];
}

/** The time on the sheet's own day, else with its date. Whose time it is stands at the head of the sheet. */
function whenOf(at: Date, { day, facility: { timeZone } }: DaySheet, lang: Lang): string {
  const time = formatTime(at, lang, timeZone, 'no zone');
  return localTime(at, timeZone).day === day ? time : `${formatShortDate(at, lang, timeZone)}, ${time}`;
}
