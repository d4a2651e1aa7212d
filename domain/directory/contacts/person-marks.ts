import { domainToASCII } from 'node:url';
import parsePhoneNumber from 'libphonenumber-js/max';
import { nameWords } from '../people/person-name.ts';

/** By what an order or a registry knows a person. */
export const markKinds = ['email', 'phone', 'name'] as const;
export type MarkKind = (typeof markKinds)[number];

/** How a customer looks to an order: each mark in the one form under which marks are compared; null for what is not known. */
export interface PersonMarks {
  email: string | null;
  phone: string | null;
  /** The words of the name, sorted, each once. */
  name: readonly string[];
}

/**
 * One form for all ways of writing the same mailbox: small letters, no "+tag", no dots before the @, googlemail is gmail, the
 * domain in ASCII. Two mailboxes that differ only so are nearly always one person's; a clerk can tell the exception.
 */
export function emailMark(typed: string): string | null {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  const at = text.lastIndexOf('@');
  if (at < 1 || /\s/.test(text)) return null;
  const domain = domainToASCII(text.slice(at + 1)).replace(/\.$/, '');
  const local = text.slice(0, at).split('+')[0]!.replaceAll('.', '').replace(/^"|"$/g, '');
  if (local === '' || !domain.includes('.')) return null;
  return `${local}@${domain === 'googlemail.com' ? 'gmail.com' : domain}`;
}

/** E.164, read as a US number where no country stands before it. */
export function phoneMark(typed: string): string | null {
  const text = typed.normalize('NFKC').trim();
  if (!/^\+?[\d\s().\-/]+$/.test(text)) return null;
  const parsed = parsePhoneNumber(text, { defaultCountry: 'US', extract: false });
  return parsed?.isPossible() ? parsed.number : null;
}

/** Text as it is searched: small letters without marks, one space between words. */
export function foldText(...parts: readonly string[]): string {
  return parts.flatMap(nameWords).join(' ');
}

/** The words of a name in any order and script: "Núñez, José Jr." → jose, nunez. */
export function nameMark(typed: string): string[] {
  return [...new Set(nameWords(typed))].sort();
}

/** The mark of one typed value, as text; null when it can't be one. */
export function markOf(kind: MarkKind, typed: string): string | null {
  if (kind === 'email') return emailMark(typed);
  if (kind === 'phone') return phoneMark(typed);
  return nameMark(typed).join(' ') || null;
}
