const NAMES = ['day', 'to', 'facility', 'status', 'q'] as const;

/** What a clerk asked of the list, as it stands in the address: so it can be kept as a bookmark. */
export type IncomingQuery = Record<(typeof NAMES)[number], string | null>;

export function readIncomingQuery(asked: URLSearchParams): IncomingQuery {
  return Object.fromEntries(NAMES.map((name) => [name, asked.get(name)])) as IncomingQuery;
}

/** "?day=2026-11-21&status=waiting", without what is empty. */
export function incomingQuery(asked: Partial<Record<string, string | null>>): string {
  const set = Object.entries(asked).filter((one): one is [string, string] => one[1] !== null && one[1] !== undefined && one[1] !== '');
  return set.length === 0 ? '' : `?${new URLSearchParams(set)}`;
}
