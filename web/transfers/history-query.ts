const NAMES = ['q', 'state', 'resident', 'from', 'to'] as const;

/** What a sender asked of the list, as it stands in the address: so it can be kept as a bookmark. */
export type FilterQuery = Record<(typeof NAMES)[number], string>;

export function readFilterQuery(asked: URLSearchParams): FilterQuery {
  return Object.fromEntries(NAMES.map((name) => [name, (asked.get(name) ?? '').trim()])) as FilterQuery;
}

/** "?q=delgado&before=…", without what is empty. */
export function filterQuery(typed: FilterQuery, more: Record<string, string> = {}): string {
  const set = Object.entries({ ...typed, ...more }).filter(([, value]) => value !== '');
  return set.length === 0 ? '' : `?${new URLSearchParams(set)}`;
}
