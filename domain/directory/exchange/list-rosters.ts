import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireRealm, type Scope } from '#kernel/scope.ts';
import { type BadRow, type RosterImport, selectBadRows, selectImportsBefore } from '../queries/rosters.ts';
import { leavers } from '../roster/leavers.ts';
import { importOf, requireRosterRight } from '../roster/may-import.ts';
import { type UnknownWord, unknownWords } from '../roster/status-words.ts';

export interface SentRosters {
  rosters: { roster: RosterImport; leaving: ReturnType<typeof leavers>; unknownWords: UnknownWord[] }[];
  next: string | null;
}

/** An agency's rosters for its own programs, the newest first, from behind one on. Scope `roster:write`. Refuses: directory.bad_cursor. */
export async function listRostersSent(app: App, scope: Scope, asked: { before?: string | undefined; most: number }): Promise<SentRosters> {
  requireRealm(scope, 'machine');
  requireRosterRight(scope, null);
  if (asked.before !== undefined && !isId('ros', asked.before)) refuse('directory.bad_cursor', {}, 'cursor');
  return await app.tx(scope, async (tx) => {
    const found = await selectImportsBefore(tx, scope.agency!, asked.before ?? null, asked.most + 1);
    const shown = found.slice(0, asked.most);
    const rosters: SentRosters['rosters'] = [];
    for (const roster of shown)
      rosters.push({ roster, leaving: leavers(roster), unknownWords: roster.badRows === 0 ? [] : await unknownWords(tx, roster.id) });
    return { rosters, next: found.length > asked.most ? shown.at(-1)!.id : null };
  });
}

/** The wrong cells of a roster, whole lines at a time. Audited. Scope `roster:write`. Refuses: directory.unknown_roster, bad_cursor. */
export async function listBadRows(
  app: App,
  scope: Scope,
  id: string,
  asked: { after?: string | undefined; most: number },
): Promise<{ rows: BadRow[]; next: string | null }> {
  requireRealm(scope, 'machine');
  if (asked.after !== undefined && !/^\d{1,9}$/.test(asked.after)) refuse('directory.bad_cursor', {}, 'cursor');
  return await app.tx(scope, async (tx) => {
    const roster = await importOf(tx, scope, id, 'look');
    await audit(tx, scope, { action: 'directory.roster_bad_rows_read', subject: id, agency: roster.agencyId }, app.clock.now());
    // Room for one whole line more: the last line shown is never cut.
    const found = await selectBadRows(tx, id, asked.most + CELLS_OF_A_LINE, Number(asked.after ?? 0));
    if (found.length <= asked.most) return { rows: found, next: null };
    const end = found[asked.most - 1]!.line;
    const rows = found.filter((row) => row.line <= end);
    return { rows, next: rows.length < found.length ? String(end) : null };
  });
}

/** More than there are fields and a whole row. */
const CELLS_OF_A_LINE = 40;
