import type { RosterImport } from '../queries/rosters.ts';

export interface Leavers {
  /** People who are there now and would not be any more. */
  left: number;
  hereBefore: number;
  /** Whole percent, rounded up. */
  percent: number;
  /** Why somebody must say yes first. */
  because: 'too_many' | 'unreadable' | null;
}

/**
 * Whether a file may let people go without being asked about: not more than the agency's share, and, where who is missing
 * counts as gone, not while rows stand in it whose number nobody can read. Null before the comparison is through.
 */
export function leavers({
  report,
  hereBefore,
  settings,
  kind,
  unreadableRows,
}: Pick<RosterImport, 'report' | 'hereBefore' | 'settings' | 'kind' | 'unreadableRows'>): Leavers | null {
  if (report === null || hereBefore === null) return null;
  const percent = hereBefore === 0 ? 0 : Math.ceil((report.left * 100) / hereBefore);
  const tooMany = report.left * 100 > settings.mostLeaving * hereBefore;
  const unsure = kind === 'whole' && unreadableRows > 0 && report.left > 0;
  return { left: report.left, hereBefore, percent, because: tooMany ? 'too_many' : unsure ? 'unreadable' : null };
}
