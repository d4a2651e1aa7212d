import { moneyFromJson } from '#kernel/money.ts';
import { isDay } from '#kernel/wall-clock.ts';
import { formatDateTime, formatList, formatMoney, formatNumber, formatPlainDate } from '#words/format.ts';
import { hasWords, type Lang, tr } from '#words/index.ts';

/** What a page says of a record's details: a name and a value, both in the reader's language. */
export interface Told {
  name: string;
  value: string;
}

export interface Reader {
  lang: Lang;
  timeZone: string;
  /** Names of facilities by their id, as far as the page knows them. */
  places: ReadonlyMap<string, string>;
}

/** Amounts as JSON has them ("40.00"), and in cents. */
const AMOUNTS = ['amount', 'asked', 'taken'];
const CENTS = ['amountCents', 'fee'];
/** What somebody typed: shown as it is, even where it happens to be one of our own words. */
const TYPED = ['name', 'partner', 'note', 'number', 'search', 'reference', 'prefix', 'first', 'last', 'words', 'phrase', 'unit'];
/** Kinds of ids and objects of the processor: they say nothing to a reader and stand in the file. */
const ID = /^(?:[a-z]{2,5}_[A-Za-z0-9_]{6,}|[0-9a-f]{8}-[0-9a-f-]{27})$/;
const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/**
 * The details of a line of the record in words. Ids, and what was left empty, are not told here: the whole of it is in the file.
 * A list of ids is told as how many.
 */
export function toldDetails(details: Readonly<Record<string, unknown>>, reader: Reader): Told[] {
  return Object.entries(details).flatMap(([key, value]) => {
    const said = valueOf(key, value, reader);
    return said === null ? [] : [{ name: nameOf(key, reader.lang), value: said }];
  });
}

/** The key of a detail's words. */
export function detailWords(key: string): string {
  return `trail.detail.${key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
}

/** What a processor's or our own code says to a reader: "fraudulent" is “I did not pay this”. A code without words stays as it is. */
export function codeInWords(code: string, lang: Lang): string {
  const words = wordsOf('', code);
  return words === undefined ? code : tr(lang, words);
}

function nameOf(key: string, lang: Lang): string {
  const words = detailWords(key);
  return hasWords(words) ? tr(lang, words) : key;
}

function valueOf(key: string, value: unknown, reader: Reader): string | null {
  const { lang } = reader;
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return tr(lang, value ? 'trail.value.yes' : 'trail.value.no');
  if (typeof value === 'number') return formatNumber(value, lang);
  if (Array.isArray(value)) return listOf(key, value, reader);
  if (typeof value !== 'string') return null;
  return textOf(key, value, reader);
}

function listOf(key: string, values: readonly unknown[], reader: Reader): string {
  const texts = values.map((value) => valueOf(key, value, reader));
  return texts.length > 0 && texts.every((text) => text !== null)
    ? formatList(texts, reader.lang)
    : formatNumber(values.length, reader.lang);
}

function textOf(key: string, value: string, { lang, timeZone, places }: Reader): string | null {
  if (AMOUNTS.includes(key) && /^-?\d+\.\d\d$/.test(value)) return formatMoney(moneyFromJson(value), lang);
  if (CENTS.includes(key) && /^-?\d+$/.test(value)) return formatMoney(BigInt(value), lang);
  if (TYPED.includes(key)) return value;
  const place = places.get(value);
  if (place !== undefined) return place;
  if (MOMENT.test(value)) return formatDateTime(new Date(value), lang, timeZone);
  if (isDay(value)) return formatPlainDate(value, lang);
  const words = wordsOf(key, value);
  if (words !== undefined) return tr(lang, words);
  return ID.test(value) ? null : value;
}

function wordsOf(key: string, value: string): string | undefined {
  const flat = value.replace(/[^a-z0-9]+/gi, '_').toLowerCase();
  const keys =
    key === 'action'
      ? [`trail.action.${flat}`, `trail.part.${flat}`]
      : [
          `trail.value.${key.toLowerCase()}.${flat}`,
          `trail.value.${flat}`,
          `review.${key}.${flat}`,
          `identity.role_short.${flat}`,
          `trail.realm.${flat}`,
        ];
  return keys.find(hasWords);
}
