import type { RosterImport } from '#domain/directory/index.ts';

/** How many rows or people the present pass has dealt with. */
export function doneOf({ state, rowsRead, counts }: Pick<RosterImport, 'state' | 'rowsRead' | 'counts'>): number {
  if (state === 'reading') return rowsRead;
  const { left: _left, ...people } = counts;
  return Object.values(people).reduce((sum, count) => sum + count, 0);
}
