import type { Action, Category, Hit, Severity } from './hit.ts';

/** A term of an agency's own list. */
export interface OwnTerm {
  readonly id: string;
  readonly phrase: string;
  /** Also inside of other words. */
  readonly isPart: boolean;
  readonly category: Category;
  readonly severity: Severity;
  readonly action: Action;
  /** Where it holds; all null: at the whole agency. */
  readonly facilityId: string | null;
  readonly unit: string | null;
  readonly residentId: string | null;
  readonly expiresAt: Date | null;
}

/** What an agency made of a term of the house: nothing, or something else. */
export interface HouseChange {
  readonly term: string;
  readonly stands: 'off' | 'other';
  readonly severity: Severity | null;
  readonly action: Action | null;
}

export interface OwnList {
  readonly version: string;
  readonly terms: readonly OwnTerm[];
  readonly changes: readonly HouseChange[];
}

/** Where a text is from or goes to, and when: which of an agency's terms hold for it. */
export interface Place {
  readonly agencyId: string;
  readonly facilityId: string;
  readonly unit: string | null;
  readonly residentId: string;
  readonly at: Date;
}

export function holdsAt(term: OwnTerm, place: Place): boolean {
  return (
    (term.facilityId === null || term.facilityId === place.facilityId) &&
    (term.unit === null || term.unit === place.unit) &&
    (term.residentId === null || term.residentId === place.residentId) &&
    (term.expiresAt === null || term.expiresAt > place.at)
  );
}

/** A hit as the agency takes it; null where it has switched the term off. */
export function taken(hit: Hit, changes: ReadonlyMap<string, HouseChange>): Hit | null {
  const change = changes.get(hit.term);
  if (change === undefined) return hit;
  return change.stands === 'off' ? null : { ...hit, severity: change.severity!, action: change.action! };
}
