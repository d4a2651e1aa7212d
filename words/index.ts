import { IntlMessageFormat } from 'intl-messageformat';
import { catalogue } from './catalogue.ts';
import { formatMoney } from './format.ts';
import type { Words } from './keys.ts';

export type Lang = 'en' | 'es';
export const languages: readonly Lang[] = ['en', 'es'];

export function isLang(text: unknown): text is Lang {
  return text === 'en' || text === 'es';
}

/** A bigint is money in cents everywhere in Kinline, so `{fee}` given 595n reads "$5.95". */
export type Param = string | number | bigint;
export type Params = Record<string, Param>;

export type WordKey = keyof Words;
type Rest<K extends WordKey> = Record<never, never> extends Words[K] ? [] : [params: Words[K]];

/** Key and parameters are checked by the compiler: see keys.ts, made by `node scripts/words.ts`. */
export type Translate = <K extends WordKey>(key: K, ...rest: Rest<K>) => string;

type Ready = string | IntlMessageFormat;
const ready: Record<Lang, Map<string, Ready>> = { en: new Map(), es: new Map() };
const translators: Record<Lang, Translate> = {
  en: (key, ...rest) => write('en', key, rest[0]),
  es: (key, ...rest) => write('es', key, rest[0]),
};

export function translator(lang: Lang): Translate {
  return translators[lang];
}

/** Whether a text exists: for codes that come from another module. */
export function hasWords(key: string): boolean {
  return catalogue.en[key] !== undefined;
}

/**
 * For keys made at run time, such as refusal codes. An unknown key or a missing parameter
 * gives a plain general sentence instead of an error: a reader can do nothing with either.
 */
export function tr(lang: Lang, key: string, params?: Params): string {
  try {
    return write(lang, key, params);
  } catch (cause) {
    process.emitWarning(cause instanceof Error ? cause.message : String(cause), { type: 'WordsWarning' });
    return write(lang, 'ui.refusal.unknown', undefined);
  }
}

function write(lang: Lang, key: string, params: Params | undefined): string {
  const message = prepare(lang, key);
  if (typeof message === 'string') return message;
  const written = message.format<string>(params === undefined ? {} : readable(lang, params));
  // "a las 9:04 p.m." has the dot that ends the sentence.
  return String(written).replaceAll('.m..', '.m.');
}

function prepare(lang: Lang, key: string): Ready {
  const known = ready[lang].get(key);
  if (known !== undefined) return known;
  const text = catalogue[lang][key] ?? catalogue.en[key];
  if (text === undefined) throw new Error(`no text for "${key}"`);
  const parsed = new IntlMessageFormat(text, lang === 'es' ? 'es-US' : 'en-US', undefined, { ignoreTag: true });
  const first = parsed.getAst()[0];
  const plain = parsed.getAst().length === 1 && first?.type === 0;
  const message: Ready = plain ? first.value : parsed;
  ready[lang].set(key, message);
  return message;
}

function readable(lang: Lang, params: Params): Record<string, string | number> {
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) {
    values[name] = typeof value === 'bigint' ? formatMoney(value, lang) : value;
  }
  return values;
}
