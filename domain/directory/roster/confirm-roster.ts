import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { addJob } from '#kernel/jobs.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { lockAgency, moveImport, selectApplying, wasOvertaken } from '../queries/rosters.ts';
import { ROSTER_JOB } from './roster-job.ts';
import { leavers } from './leavers.ts';
import { importOf } from './may-import.ts';
import { sayEnded } from './say-ended.ts';

/**
 * Takes over what the report of a roster shows. `mayLeave`: the person has seen how many would leave and says yes.
 * Refuses: directory.unknown_roster, roster_over (it does not wait for this), roster_busy (another roster of the agency is being
 * taken over), roster_leavers (that yes is needed). Says 'compared_again' when another roster has changed what the report
 * compared with: then nothing is taken over, and a new report is made. Admins of the agency, operators, the system.
 */
export async function confirmRoster(
  app: App,
  scope: Scope,
  input: { id: string; mayLeave: boolean },
): Promise<'applying' | 'compared_again'> {
  return await app.tx(scope, async (tx) => {
    const answer = await confirm(app, tx, scope, input);
    const { agencyId } = await importOf(tx, scope, input.id, 'look');
    await addJob(tx, ROSTER_JOB, { id: input.id, agency: agencyId }, { key: input.id });
    return answer;
  });
}

/** The same within the caller's transaction, and the caller goes on with the work. */
export async function confirm(
  app: App,
  tx: Tx,
  scope: Scope,
  input: { id: string; mayLeave: boolean },
): Promise<'applying' | 'compared_again'> {
  const seen = await importOf(tx, scope, input.id, 'look');
  await lockAgency(tx, seen.agencyId);
  const roster = await importOf(tx, scope, input.id, 'lock');
  const now = app.clock.now();
  if (roster.state !== 'waiting') refuse('directory.roster_over');
  const other = await selectApplying(tx, roster.agencyId);
  if (other) refuse('directory.roster_busy', { other: other.id });
  if (await wasOvertaken(tx, roster)) {
    await moveImport(tx, roster.id, { state: 'comparing' }, scope.actor, now);
    return 'compared_again';
  }
  const leaving = leavers(roster);
  if (leaving?.because && !input.mayLeave) refuse('directory.roster_leavers', { left: leaving.left, percent: leaving.percent }, 'mayLeave');
  await moveImport(tx, roster.id, { state: 'applying' }, scope.actor, now);
  const details = { kind: roster.kind, rowsRead: roster.rowsRead, badRows: roster.badRows, ...roster.report };
  await audit(tx, scope, { action: 'directory.roster_confirmed', subject: roster.id, agency: roster.agencyId, details }, now);
  return 'applying';
}

/** Drops a roster that has not been taken over. Refuses: directory.unknown_roster, roster_over. Admins of the agency, operators. */
export async function stopRoster(app: App, scope: Scope, id: string): Promise<void> {
  await app.tx(scope, async (tx) => {
    const roster = await importOf(tx, scope, id, 'lock');
    if (!['uploaded', 'reading', 'comparing', 'waiting'].includes(roster.state)) refuse('directory.roster_over');
    const now = app.clock.now();
    await moveImport(tx, id, { state: 'stopped' }, scope.actor, now);
    await sayEnded(tx, scope, { roster: id, agency: roster.agencyId, state: 'stopped' });
    await audit(tx, scope, { action: 'directory.roster_stopped', subject: id, agency: roster.agencyId }, now);
    await addJob(tx, ROSTER_JOB, { id, agency: roster.agencyId }, { key: id });
  });
}
