import type { Lang } from './index.ts';

const locales: Record<Lang, string> = { en: 'en-US', es: 'es-US' };
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();

/** Cents to "$1,204.50". The minus is "−" and stands before the dollar sign. */
export function formatMoney(cents: bigint, lang: Lang): string {
  const size = cents < 0n ? -cents : cents;
  const dollars = numberFormat(lang, { maximumFractionDigits: 0 }).format(size / 100n);
  const rest = (size % 100n).toString().padStart(2, '0');
  return `${cents < 0n ? '−' : ''}$${dollars}.${rest}`;
}

/** "November 21, 2026", "21 de noviembre de 2026". */
export function formatDate(date: Date, lang: Lang, timeZone: string): string {
  return write(date, lang, { timeZone, dateStyle: 'long' });
}

/** The last day of what ends at a midnight: "November 24, 2026" for the first moment of the 25th. */
export function formatLastDay(end: Date, lang: Lang, timeZone: string): string {
  return formatDate(new Date(end.getTime() - 1), lang, timeZone);
}

/** "Tuesday, November 24", "martes, 24 de noviembre": for days that are near. */
export function formatDay(date: Date, lang: Lang, timeZone: string): string {
  return write(date, lang, { timeZone, weekday: 'long', month: 'long', day: 'numeric' });
}

/** "Nov 21, 2026": for table cells. */
export function formatShortDate(date: Date, lang: Lang, timeZone: string): string {
  return write(date, lang, { timeZone, dateStyle: 'medium' });
}

/** "Nov 2026", "nov 2026": a month given as "2026-11". */
export function formatMonth(month: string, lang: Lang): string {
  return write(new Date(`${month}-15T12:00:00Z`), lang, { timeZone: 'UTC', month: 'short', year: 'numeric' });
}

/** "November 2026", "noviembre de 2026": the same written out, for titles. */
export function formatWholeMonth(month: string, lang: Lang): string {
  return write(new Date(`${month}-15T12:00:00Z`), lang, { timeZone: 'UTC', month: 'long', year: 'numeric' });
}

/** "3:04 PM EST", "3:04 p.m. EST". 'no zone' is for a column, a sentence or a clock on the wall that says already whose time it is. */
export function formatTime(date: Date, lang: Lang, timeZone: string, zone: 'zone' | 'no zone' = 'zone'): string {
  return write(date, lang, {
    timeZone,
    hour: 'numeric',
    minute: '2-digit',
    ...(zone === 'zone' ? { timeZoneName: 'short' } : {}),
  });
}

/** "EST": whose clock a time is by. */
export function formatZone(date: Date, lang: Lang, timeZone: string): string {
  return (
    dateFormat(lang, { timeZone, timeZoneName: 'short' })
      .formatToParts(date)
      .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
  );
}

/** "Tuesday, November 24, 5:00 PM EST": a near moment, for whoever may be in another zone. */
export function formatMoment(date: Date, lang: Lang, timeZone: string): string {
  return `${formatDay(date, lang, timeZone)}, ${formatTime(date, lang, timeZone)}`;
}

/** A time of day without a day, as stored ("16:30"): "4:30 PM". */
export function formatClock(time: string, lang: Lang): string {
  return formatTime(new Date(`2026-01-01T${time}:00Z`), lang, 'UTC', 'no zone');
}

/** "November 21, 2026, 3:04 PM EST". 'no zone' as for formatTime. */
export function formatDateTime(date: Date, lang: Lang, timeZone: string, zone: 'zone' | 'no zone' = 'zone'): string {
  return `${formatDate(date, lang, timeZone)}, ${formatTime(date, lang, timeZone, zone)}`;
}

/** A calendar day without a time, as stored ("1980-02-03"): no zone may move it. */
export function formatPlainDate(isoDay: string, lang: Lang): string {
  return formatDate(new Date(`${isoDay}T00:00:00Z`), lang, 'UTC');
}

/** The same in a narrow column. */
export function formatShortDay(isoDay: string, lang: Lang): string {
  return formatShortDate(new Date(`${isoDay}T00:00:00Z`), lang, 'UTC');
}

/** "Nov 23": under a point of a plot, where the year is said elsewhere. */
export function formatMonthDay(isoDay: string, lang: Lang): string {
  return write(new Date(`${isoDay}T00:00:00Z`), lang, { timeZone: 'UTC', month: 'short', day: 'numeric' });
}

/** The value of a `<time datetime>`. */
export function isoTime(date: Date): string {
  return date.toISOString();
}

/** A share of one, 0.5 → "50%". On its own only in reports: families read "50 of every 100 dollars". */
export function formatPercent(share: number, lang: Lang): string {
  return tidySpaces(numberFormat(lang, { style: 'percent', maximumFractionDigits: 1 }).format(share));
}

export function formatNumber(value: number | bigint, lang: Lang): string {
  return numberFormat(lang, {}).format(value);
}

/** "Florida and New York", "Florida y Nueva York". */
export function formatList(items: readonly string[], lang: Lang): string {
  return new Intl.ListFormat(locales[lang], { type: 'conjunction' }).format(items);
}

function write(date: Date, lang: Lang, options: Intl.DateTimeFormatOptions): string {
  return tidySpaces(dateFormat(lang, options).format(date));
}

function dateFormat(lang: Lang, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${lang} ${JSON.stringify(options)}`;
  let format = dateFormats.get(name);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locales[lang], options);
    dateFormats.set(name, format);
  }
  return format;
}

function numberFormat(lang: Lang, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const name = `${lang} ${JSON.stringify(options)}`;
  let format = numberFormats.get(name);
  if (format === undefined) {
    format = new Intl.NumberFormat(locales[lang], options);
    numberFormats.set(name, format);
  }
  return format;
}

// Intl puts a narrow space before AM and PM that plain-text mails and old phones show as a box.
function tidySpaces(text: string): string {
  return text.replace(/\u202f/g, ' ');
}
