import type { App } from '#kernel/app.ts';
import { newId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { selectAgency } from '../queries/agencies.ts';
import { insertImport, keepSettings, moveImport, type RosterImport, type RosterKind, selectApplying } from '../queries/rosters.ts';
import { confirm } from './confirm-roster.ts';
import { leavers } from './leavers.ts';
import { requireRosterRight } from './may-import.ts';
import { type RosterSource, runRoster } from './run-roster.ts';
import { type SaidSettings, saidSettings } from './said-settings.ts';
import { freshImport, headingsIn } from './start-roster.ts';
import { inspectText } from './text-form.ts';

export interface RosterFile extends SaidSettings {
  /** The agency's id or slug. */
  agency: string;
  fileName: string;
  /** Opens the file from its beginning; called three times. */
  source: RosterSource;
  kind: RosterKind;
  /** Only the report; nobody's state is changed. */
  dryRun?: boolean;
  /** Yes to a file that lets go more people than the agency's share. */
  mayLeave?: boolean;
  /** People in one transaction; some ten thousand when left out. */
  batch?: number;
  /** Told at every step. */
  said?: (now: RosterImport) => void;
}

export interface RosterResult {
  roster: RosterImport;
  /** It had been begun before, by a process that died, and was finished. */
  resumed: boolean;
}

/**
 * Takes over a whole file in one go: reads it, compares it, and, unless it is a dry run, writes who is where. The same file again
 * changes nothing. A take-over that a dead process left is finished first; of one that runs the rest is waited for.
 * Refuses: directory.unknown_agency, roster_not_text, roster_empty, roster_broken, roster_columns (missing: fields), unknown_heading,
 * unknown_facility, roster_meaning, roster_busy (only a dry run), roster_leavers (left, percent; the file then waits for a yes on the page too).
 * Admins of the agency, operators, the system.
 */
export async function importRoster(app: App, scope: Scope, file: RosterFile): Promise<RosterResult> {
  requireRosterRight(scope, null);
  const agency = (await app.tx(scope, (tx) => selectAgency(tx, file.agency))) ?? refuse('directory.unknown_agency');
  requireRosterRight(scope, agency.id);
  const form = await inspectText(file.source());
  const names = headingsIn(form);
  const settings = await app.tx(scope, (tx) => saidSettings(tx, agency, names, file));

  const left = await finishOther(app, scope, agency.id, file);
  if (left?.state === 'done' && left.kind === file.kind && left.digest.equals(form.digest)) return { roster: left, resumed: true };

  const id = newId('ros');
  await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const fresh = freshImport(id, agency.id, file.kind, file.fileName, form, settings);
    await insertImport(tx, { ...fresh, thenDo: file.dryRun ? 'report' : 'ask' }, scope.actor, now);
    await keepSettings(tx, agency.id, settings, scope.actor, now);
    await moveImport(tx, id, { state: 'reading' }, scope.actor, now);
  });
  const read = await runRoster(app, scope, id, file.source, file.said, file.batch);
  if (read.state === 'failed') refuse(`directory.${read.trouble}`);
  if (file.dryRun) return { roster: read, resumed: false };
  const roster = await takeOver(app, scope, read, file);
  if (roster.state === 'failed') refuse(`directory.${roster.trouble}`);
  return { roster, resumed: false };
}

async function takeOver(app: App, scope: Scope, read: RosterImport, file: RosterFile): Promise<RosterImport> {
  for (let now = read; ;) {
    if (now.state === 'waiting') {
      const busy = await app.tx(scope, (tx) => selectApplying(tx, now.agencyId));
      if (busy) await runRoster(app, scope, busy.id, undefined, file.said, file.batch);
      else if (leavers(now)?.because && !file.mayLeave)
        refuse('directory.roster_leavers', { left: now.report!.left, percent: leavers(now)!.percent });
      else await app.tx(scope, (tx) => confirm(app, tx, scope, { id: now.id, mayLeave: file.mayLeave === true })).catch(unlessBusy);
    }
    now = await runRoster(app, scope, read.id, file.source, file.said, file.batch);
    if (now.state !== 'waiting') return now;
  }
}

/** Somebody else's roster was confirmed in this very moment: his first. */
function unlessBusy(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'directory.roster_busy')) throw error;
}

async function finishOther(app: App, scope: Scope, agencyId: string, file: RosterFile): Promise<RosterImport | undefined> {
  const other = await app.tx(scope, (tx) => selectApplying(tx, agencyId));
  if (!other) return undefined;
  if (file.dryRun) refuse('directory.roster_busy', { other: other.id });
  return await runRoster(app, scope, other.id, undefined, file.said, file.batch);
}
