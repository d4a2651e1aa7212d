import parsePhoneNumber from 'libphonenumber-js/max';
import { cleanText } from '#kernel/text.ts';

export type NumberProblem = 'phone_empty' | 'phone_form' | 'phone_country' | 'phone_no_texts';

// Numbers that cost their caller, that many share, or that nobody carries about.
const NO_TEXTS = new Set(['TOLL_FREE', 'PREMIUM_RATE', 'SHARED_COST', 'UAN', 'PAGER', 'VOICEMAIL', 'PERSONAL_NUMBER']);

/** A number as typed that texts may go to, "+15185550134". `countries` bounds what a stranger can have us pay for. */
export function checkTextNumber(
  typed: unknown,
  countries: readonly string[],
): { ok: true; number: string; country: string } | { ok: false; problem: NumberProblem } {
  const text = cleanText(typed, { max: 40 });
  if (!text.ok) return { ok: false, problem: text.reason === 'empty' ? 'phone_empty' : 'phone_form' };
  const number = text.value.normalize('NFKC');
  if (!/^\+?[\d\s().\-/]+$/.test(number)) return { ok: false, problem: 'phone_form' };
  const parsed = parsePhoneNumber(number, { defaultCountry: 'US', extract: false });
  if (!parsed?.isValid() || parsed.country === undefined) return { ok: false, problem: 'phone_form' };
  if (!countries.includes(parsed.country)) return { ok: false, problem: 'phone_country' };
  if (NO_TEXTS.has(parsed.getType() ?? '')) return { ok: false, problem: 'phone_no_texts' };
  return { ok: true, number: parsed.number, country: parsed.country };
}

/** "+1 ••• ••• 0134": enough to know one's own. */
export function maskedNumber(number: string): string {
  return `••• ${number.slice(-4)}`;
}
