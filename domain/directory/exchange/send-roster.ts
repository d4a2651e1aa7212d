import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { newId } from '#kernel/ids.ts';
import { addJob } from '#kernel/jobs.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireRealm, type Scope } from '#kernel/scope.ts';
import { selectAgency } from '../queries/agencies.ts';
import { insertImport, insertPart, keepSettings, moveImport, type RosterKind, selectSettings, type ThenDo } from '../queries/rosters.ts';
import { missingColumns, MOST_LEAVING, type RosterSettings } from '../roster/columns.ts';
import { requireRosterRight } from '../roster/may-import.ts';
import { ROSTER_JOB } from '../roster/roster-job.ts';
import { type SaidSettings, saidSettings } from '../roster/said-settings.ts';
import { freshImport, headingsIn, PART, UPLOAD_MAX } from '../roster/start-roster.ts';
import { inspectText } from '../roster/text-form.ts';
import { inSnake, tableOfLines } from './json-lines.ts';

export interface SentRoster {
  format: 'csv' | 'json_lines';
  bytes: Uint8Array;
  fileName: string;
  kind: RosterKind;
  thenDo: ThenDo;
  /** Of a CSV, and remembered; JSON lines have our own names, and are read with the codes and words that are remembered. */
  said: SaidSettings;
}

/**
 * Takes a whole roster from a program, to be read, compared and (`apply`) taken over by the worker: unless somebody must be asked, it is
 * done without another call. Scope `roster:write`. Refuses: directory.roster_missing, roster_too_long, roster_not_text, roster_not_json,
 * roster_empty, roster_broken, unknown_heading, roster_columns, unknown_facility (code), roster_meaning (status).
 */
export async function sendRoster(app: App, scope: Scope, sent: SentRoster): Promise<{ rosterId: string }> {
  requireRealm(scope, 'machine');
  requireRosterRight(scope, null);
  const agencyId = scope.agency!;
  if (sent.bytes.length === 0) refuse('directory.roster_missing');
  if (sent.bytes.length > UPLOAD_MAX) refuse('directory.roster_too_long', { most: UPLOAD_MAX / 1024 / 1024 });
  const lines = sent.format === 'json_lines' ? tableOfLines(sent.bytes) : null;
  const bytes = lines?.table ?? sent.bytes;
  const form = await inspectText(
    (async function* () {
      yield bytes;
    })(),
  );
  const names = headingsIn(form);
  const rosterId = newId('ros');
  await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const settings = lines
      ? linesSettings(names, lines.columns, await selectSettings(tx, agencyId))
      : await saidSettings(tx, (await selectAgency(tx, agencyId))!, names, sent.said);
    const fresh = { ...freshImport(rosterId, agencyId, sent.kind, sent.fileName, form, settings), thenDo: sent.thenDo };
    await insertImport(tx, fresh, scope.actor, now);
    for (let part = 0; part * PART < bytes.length; part++)
      await insertPart(tx, { id: rosterId, agencyId }, part, bytes.subarray(part * PART, (part + 1) * PART));
    if (!lines) await keepSettings(tx, agencyId, settings, scope.actor, now);
    await moveImport(tx, rosterId, { state: 'reading' }, scope.actor, now);
    const details = { bytes: sent.bytes.length, kind: sent.kind, thenDo: sent.thenDo };
    await audit(tx, scope, { action: 'directory.roster_uploaded', subject: rosterId, details }, now);
    await addJob(tx, ROSTER_JOB, { id: rosterId, agency: agencyId }, { key: rosterId });
  });
  return { rosterId };
}

function linesSettings(names: readonly string[], columns: RosterSettings['columns'], before: RosterSettings | undefined): RosterSettings {
  const missing = missingColumns(columns);
  if (missing.length > 0) refuse('directory.roster_columns', { missing: missing.map(inSnake).join(', ') });
  return {
    columns,
    headings: names,
    headingAdded: true,
    dates: 'ymd',
    facilityCodes: before?.facilityCodes ?? {},
    statusWords: before?.statusWords ?? {},
    mostLeaving: before?.mostLeaving ?? MOST_LEAVING,
  };
}
