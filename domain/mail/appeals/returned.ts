import type { Returned, Side } from '#domain/review/index.ts';
import type { Tx } from '#kernel/db.ts';
import { type LetterRow, type StateRow, statesOf } from '../queries.ts';

/** That a letter was returned; it may have gone on since, when another look was won. */
export interface ReturnRow extends StateRow {
  hasGoneOn: boolean;
}

/** That a letter was returned: when, why and by which rule. */
export async function returnOf(tx: Tx, { letterId }: Pick<LetterRow, 'letterId'>): Promise<ReturnRow | undefined> {
  const states = await statesOf(tx, letterId);
  const returned = states.find(({ kind }) => kind === 'returned');
  return returned && { ...returned, hasGoneOn: states.some(({ kind }) => kind === 'released') };
}

/** The same as review knows it, for one of the two. */
export function aboutReturn({ letterId, agencyId, timeZone }: LetterRow, returned: Pick<StateRow, 'at'>, side: Side): Returned {
  return { subject: letterId, returnedAt: returned.at, agencyId, timeZone, side };
}
