import { LETTER_GROUPS, type LetterGroup } from '#domain/mail/index.ts';

/** What somebody asked of the list of letters, as it stands in the address: so it can be kept as a bookmark. */
export interface LetterQuery {
  q: string;
  state: LetterGroup | '';
  resident: string;
}

export function readLetterQuery(asked: URLSearchParams): LetterQuery {
  const state = asked.get('state');
  return {
    q: (asked.get('q') ?? '').trim(),
    state: LETTER_GROUPS.find((group) => group === state) ?? '',
    resident: (asked.get('resident') ?? '').trim(),
  };
}

/** The same as the domain wants it. */
export function letterFilter({ q, state, resident }: LetterQuery) {
  return { words: q, group: state === '' ? null : state, resident: resident === '' ? null : resident };
}

/** "?q=cumple&before=…", without what is empty. */
export function letterAddress(typed: LetterQuery, more: Record<string, string> = {}): string {
  const set = Object.entries({ ...typed, ...more }).filter(([, value]) => value !== '');
  return set.length === 0 ? '' : `?${new URLSearchParams(set)}`;
}
