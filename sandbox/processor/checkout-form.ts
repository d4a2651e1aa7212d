import { cleanText } from '#kernel/text.ts';
import type { Word } from './checkout-words.ts';
import type { CardForm } from './payment-methods.ts';
import type { Session } from './session-object.ts';
import { findTestCard, passesLuhn, type TestCard } from './test-cards.ts';

export type Field = 'email' | 'number' | 'expiry' | 'cvc' | 'name' | 'zip';
export interface FieldProblem {
  field: Field;
  word: Word;
}

/** What may be shown again. The card number and the security code never come back to the page. */
export interface Kept {
  email: string;
  expiry: string;
  name: string;
  zip: string;
}
export const NOTHING_KEPT: Kept = { email: '', expiry: '', name: '', zip: '' };

export type ReadForm = { ok: true; form: CardForm; kept: Kept } | { ok: false; problems: FieldProblem[]; kept: Kept };

/** Reads what a person typed. All problems are found at once, in the order of the fields. */
export function readCardForm(typed: URLSearchParams, session: Session, knownEmail: string | null, now: Date): ReadForm {
  const problems: FieldProblem[] = [];
  const note = (field: Field, word: Word) => void problems.push({ field, word });
  const kept = keep(typed);

  const email = knownEmail ?? readEmail(kept.email);
  if (email === null) note('email', 'email_wrong');
  const card = readNumber(typed.get('number') ?? '', session);
  if ('word' in card) note('number', card.word);
  const expiry = readExpiry(kept.expiry, now);
  if ('word' in expiry) note('expiry', expiry.word);
  if (!/^\d{3}$/.test((typed.get('cvc') ?? '').trim())) note('cvc', 'cvc_wrong');
  const name = cleanText(typed.get('name') ?? '', { max: 100 });
  if (!name.ok) note('name', 'name_wrong');
  const zip = kept.zip.trim().toUpperCase();
  if (!/^[A-Z0-9][A-Z0-9 -]{1,8}[A-Z0-9]$/.test(zip)) note('zip', 'zip_wrong');

  if (problems.length > 0 || 'word' in card || 'word' in expiry || !name.ok) return { ok: false, problems, kept };
  return {
    ok: true,
    kept,
    form: { card, expMonth: expiry.month, expYear: expiry.year, name: name.value, postalCode: zip, email },
  };
}

// A card number typed into the wrong field must not come back to the page either.
function keep(typed: URLSearchParams): Kept {
  const read = (field: string) => {
    const text = (typed.get(field) ?? '').slice(0, 200);
    return passesLuhn(text.replace(/\D/g, '')) ? '' : text;
  };
  return { email: read('email'), expiry: read('expiry'), name: read('name'), zip: read('zip') };
}

function readEmail(text: string): string | null {
  const value = text.trim();
  return value.length <= 254 && /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(value) ? value : null;
}

function readNumber(text: string, session: Session): TestCard | { word: Word } {
  const digits = text.slice(0, 100).replace(/[\s-]/g, '');
  if (digits === '') return { word: 'number_empty' };
  if (!passesLuhn(digits)) return { word: 'number_wrong' };
  const card = findTestCard(digits);
  if (!card) return { word: 'number_real' };
  const blocked = session.payment_method_options?.card?.restrictions;
  if (blocked?.brands_blocked?.includes(card.brand) || blocked?.funding_types_blocked?.includes(card.funding)) {
    return { word: 'blocked' };
  }
  return card;
}

function readExpiry(text: string, now: Date): { month: number; year: number } | { word: Word } {
  const match = /^\s*(\d{1,2})\s*[/ -]\s*(\d{2}|\d{4})\s*$/.exec(text) ?? /^\s*(\d{2})(\d{2})\s*$/.exec(text);
  const month = Number(match?.[1]);
  if (!match || month < 1 || month > 12) return { word: 'expiry_wrong' };
  const year = match[2]!.length === 2 ? 2000 + Number(match[2]) : Number(match[2]);
  // A card is good to the end of its month.
  const past = year < now.getUTCFullYear() || (year === now.getUTCFullYear() && month < now.getUTCMonth() + 1);
  if (past) return { word: 'expiry_past' };
  return year > now.getUTCFullYear() + 50 ? { word: 'expiry_wrong' } : { month, year };
}
