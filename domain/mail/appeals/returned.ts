import type { Returned, Side } from '#domain/review/index.ts';
import type { Tx } from '#kernel/db.ts';
import { type LetterRow, type StateRow, statesOf } from '../queries.ts';

/** That a letter was returned: when, why and by which rule. */
export async function returnOf(tx: Tx, { letterId }: LetterRow): Promise<StateRow | undefined> {
  return (await statesOf(tx, letterId)).find(({ kind }) => kind === 'returned');
}

/** The same as review knows it, for one of the two. */
export function aboutReturn({ letterId, agencyId, timeZone }: LetterRow, returned: Pick<StateRow, 'at'>, side: Side): Returned {
  return { subject: letterId, returnedAt: returned.at, agencyId, timeZone, side };
}
