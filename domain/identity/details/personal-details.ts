import parsePhoneNumber, { isSupportedCountry } from 'libphonenumber-js/max';
import type { FieldError } from '#kernel/refusal.ts';
import { cleanText } from '#kernel/text.ts';
import { countryCodes, stateCodes } from './places.ts';
import { checkPersonName } from './person-name.ts';

export interface PersonalDetails {
  firstName: string;
  /** Null for a person with one name. */
  lastName: string | null;
  /** ISO day, "1980-02-03". */
  birthDate: string;
  country: string;
  addressLine1: string;
  addressLine2: string | null;
  city: string;
  /** A US state's code, elsewhere as written. */
  region: string | null;
  postalCode: string | null;
  /** E.164, "+15125550134". */
  phone: string;
}

/** As typed into the form; every field is text or missing. */
export interface TypedDetails {
  firstName?: unknown;
  lastName?: unknown;
  /** Ticked by a person with one name. */
  singleName?: unknown;
  /** "1980-02-03", or what was typed between the dashes. */
  birthDate?: unknown;
  country?: unknown;
  addressLine1?: unknown;
  addressLine2?: unknown;
  city?: unknown;
  region?: unknown;
  state?: unknown;
  postalCode?: unknown;
  phoneCountry?: unknown;
  phone?: unknown;
}

const YOUNGEST = 18;
const OLDEST = 120;

// Letters and figures of any script and what addresses hold; no brackets of markup, no emoji.
const ADDRESS = /^[\p{L}\p{M}\p{N} .,'’ʼʻ"“”#/&()+:;@*°ºª№_‐–—·-]+$/u;

/** Every mistake at once, or the details. `now` decides the age. */
export function checkPersonalDetails(typed: TypedDetails, now: Date): { details: PersonalDetails | null; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const fail = (field: string, code: string, params: Record<string, number> = {}) => {
    errors.push({ field, code: `identity.${code}`, params });
    return null;
  };
  const name = (field: 'firstName' | 'lastName', code: string) => {
    const checked = checkPersonName(typed[field], 80);
    return checked.ok ? checked.value : fail(field, `${code}_${checked.reason}`, { most: 80 });
  };
  const line = (field: keyof TypedDetails, code: string, most: number, optional = false) => {
    const text = cleanText(typed[field], { max: most });
    if (!text.ok && text.reason === 'empty') return optional ? null : fail(field, `${code}_empty`);
    if (!text.ok) return fail(field, `${code}_${text.reason === 'wrong_type' ? 'characters' : text.reason}`, { most });
    return ADDRESS.test(text.value) ? text.value : fail(field, `${code}_characters`);
  };

  const single = typed.singleName === true;
  const firstName = name('firstName', 'first_name');
  const lastName = single && isBlank(typed.lastName) ? null : name('lastName', 'last_name');
  const birth = checkBirthDate(typed.birthDate, now);
  if (birth.problem) fail('birthDate', `birth_date_${birth.problem}`, { youngest: YOUNGEST, oldest: OLDEST });
  const country = isBlank(typed.country)
    ? fail('country', 'country_empty')
    : countryCodes.includes(String(typed.country))
      ? String(typed.country)
      : fail('country', 'country_unknown');
  const addressLine1 = line('addressLine1', 'address_line1', 100);
  const addressLine2 = line('addressLine2', 'address_line2', 100, true);
  const city = line('city', 'city', 80);
  let region: string | null;
  let postalCode: string | null;
  if (country === 'US') {
    region = isBlank(typed.state)
      ? fail('state', 'region_empty')
      : stateCodes.includes(String(typed.state))
        ? String(typed.state)
        : fail('state', 'region_state');
    const zip = typeof typed.postalCode === 'string' ? typed.postalCode.normalize('NFKC').trim() : '';
    postalCode =
      zip === '' ? fail('postalCode', 'postal_code_empty') : /^\d{5}(-?\d{4})?$/.test(zip) ? zip : fail('postalCode', 'postal_code_zip');
  } else {
    region = line('region', 'region', 60, true);
    postalCode = line('postalCode', 'postal_code', 16, true);
  }
  const phone = checkPhone(typed);
  if (phone.problem) fail(phone.problem === 'country_unknown' ? 'phoneCountry' : 'phone', `phone_${phone.problem}`, { most: 40 });
  if (errors.length > 0) return { details: null, errors };
  return {
    errors,
    details: {
      firstName: firstName!,
      lastName,
      birthDate: birth.date!,
      country: country!,
      addressLine1: addressLine1!,
      addressLine2,
      city: city!,
      region,
      postalCode,
      phone: phone.e164!,
    },
  };
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

type BirthProblem = 'empty' | 'not_a_date' | 'too_young' | 'too_old' | 'future';

function checkBirthDate(typed: unknown, now: Date): { date?: string; problem?: BirthProblem } {
  if (isBlank(typed)) return { problem: 'empty' };
  const parts = typeof typed === 'string' ? /^\s*(\d{4})\s*-\s*(\d{1,2})\s*-\s*(\d{1,2})\s*$/.exec(typed.normalize('NFKC')) : null;
  const [year, month, day] = (parts ?? []).slice(1).map(Number) as [number, number, number];
  if (!(year >= 1000) || !(month >= 1 && month <= 12) || !(day >= 1 && day <= daysIn(year, month))) return { problem: 'not_a_date' };
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (date > now.toISOString().slice(0, 10)) return { problem: 'future' };
  const age = yearsBetween([year, month, day], now);
  if (age < YOUNGEST) return { problem: 'too_young' };
  return age > OLDEST ? { problem: 'too_old' } : { date };
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function yearsBetween([year, month, day]: [number, number, number], now: Date): number {
  const had = now.getUTCMonth() + 1 > month || (now.getUTCMonth() + 1 === month && now.getUTCDate() >= day);
  return now.getUTCFullYear() - year - (had ? 0 : 1);
}

type PhoneProblem = 'empty' | 'too_long' | 'control_characters' | 'form' | 'country_unknown';

/** A phone number as typed, of the country chosen beside it (the US when none is). */
export function checkPhone(typed: Pick<TypedDetails, 'phone' | 'phoneCountry'>): { e164?: string; problem?: PhoneProblem } {
  const text = cleanText(typed.phone, { max: 40 });
  if (!text.ok) return { problem: text.reason === 'wrong_type' ? 'form' : text.reason };
  const number = text.value.normalize('NFKC');
  const country = isBlank(typed.phoneCountry) ? 'US' : String(typed.phoneCountry);
  if (!isSupportedCountry(country)) return { problem: 'country_unknown' };
  if (!/^\+?[\d\s().\-/]+$/.test(number)) return { problem: 'form' };
  const parsed = parsePhoneNumber(number, { defaultCountry: country, extract: false });
  return parsed?.isValid() ? { e164: parsed.number } : { problem: 'form' };
}
