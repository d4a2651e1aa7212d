import { readPlaces } from '#domain/directory/index.ts';
import type { Tx } from '#kernel/db.ts';

/** Whether somebody is where money for him goes, as the agency's list has it now. */
export type Whereabouts = 'there' | 'moved' | 'left';

export function whereaboutsOf(person: { status: string; facilityId: string }, facilityId: string): Whereabouts {
  if (person.status !== 'here') return 'left';
  return person.facilityId === facilityId ? 'there' : 'moved';
}

interface Waiting {
  transferId: string;
  residentId: string;
  facilityId: string;
  postedAt: Date | null;
  returningAt: Date | null;
}

/** Of what is still to be put on an account: whose person is not at the facility any more. Whom its staff may not see has gone, too. */
export async function awayAmong(tx: Tx, rows: readonly Waiting[]): Promise<Set<string>> {
  const waiting = rows.filter(({ postedAt, returningAt }) => postedAt === null && returningAt === null);
  if (waiting.length === 0) return new Set();
  const places = await readPlaces(tx, [...new Set(waiting.map(({ residentId }) => residentId))]);
  const isAway = ({ residentId, facilityId }: Waiting): boolean => {
    const place = places.get(residentId);
    return place === undefined || whereaboutsOf(place, facilityId) !== 'there';
  };
  return new Set(waiting.filter(isAway).map(({ transferId }) => transferId));
}
