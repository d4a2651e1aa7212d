import { type Money, parseMoney } from '#kernel/money.ts';
import { readReference } from '../reference.ts';

/** What an operator's words could mean. Words can mean several things: "4242" is a card, a person's number and a file. */
export type Clue =
  | { kind: 'reference'; reference: string }
  | { kind: 'email'; email: string }
  | { kind: 'card'; last4: string; cents: Money | null }
  /** An id of ours, or the processor's. */
  | { kind: 'id'; id: string }
  | { kind: 'journal'; number: bigint }
  | { kind: 'person'; number: string }
  | { kind: 'file'; number: number }
  | { kind: 'name'; name: string };

export type ClueKind = Clue['kind'];

const LARGEST_FILE = 2 ** 31;

/** Everything that is worth looking for, the most exact first; nothing when no name, number or id looks like this. */
export function readClues(typed: string): Clue[] {
  const words = typed.normalize('NFKC').trim();
  if (words.includes('@')) return [{ kind: 'email', email: words }];
  // Ours, and the keys of journals made from them; the processor's: ch_3Nf…, pi_…, re_…, cs_test_….
  if (/^[a-z]{2,4}_[A-Za-z0-9_]{6,}(:[a-z0-9_:]{1,40})?$/.test(words)) return [{ kind: 'id', id: words }];
  const journal = /^#(\d{1,18})$/.exec(words);
  if (journal) return [{ kind: 'journal', number: BigInt(journal[1]!) }];
  const clues: Clue[] = [];
  const reference = readReference(words);
  if (reference !== null) clues.push({ kind: 'reference', reference });
  const card = /^[*•.…\s]*(\d{4})(?:\s+\$?\s*(\d{1,6}(?:\.\d{2})?))?$/.exec(words);
  if (card) clues.push({ kind: 'card', last4: card[1]!, cents: centsOf(card[2]) });
  if (/^[\p{L}\d\s\-‐-―./#]{1,40}$/u.test(words) && /\d/.test(words) && card?.[2] === undefined)
    clues.push({ kind: 'person', number: words });
  if (/^\d{1,10}$/.test(words) && Number(words) > 0 && Number(words) < LARGEST_FILE) clues.push({ kind: 'file', number: Number(words) });
  if (/^\p{L}[\p{L}\p{M}'’. -]{1,99}$/u.test(words) && reference === null) clues.push({ kind: 'name', name: words.replace(/\s+/gu, ' ') });
  return clues;
}

function centsOf(typed: string | undefined): Money | null {
  const parsed = typed === undefined ? null : parseMoney(typed);
  return parsed?.ok === true ? parsed.cents : null;
}
