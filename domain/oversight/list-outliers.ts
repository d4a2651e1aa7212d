import { nameLogins } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { trailRoles } from '#kernel/audit-trail.ts';
import { audit } from '#kernel/audit.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope, worksEverywhere } from '#kernel/scope.ts';
import {
  type AnswerRow,
  type FlagRow,
  type MeasureRow,
  type ReportRow,
  selectFlags,
  selectMeasures,
  selectReports,
} from './queries/outliers.ts';

const WEEKS_SHOWN = 26;

export type Flag = FlagRow & AnswerRow & { answeredByName: string | null };

export interface Outliers {
  reports: ReportRow[];
  /** The week shown: the newest one unless asked otherwise. Null before the first report. */
  report: ReportRow | null;
  measures: MeasureRow[];
  /** What waits for somebody, and all of the week shown. */
  flags: Flag[];
}

/**
 * Who stood out by looking where there was no work: of the own agency, for admins, ombuds and investigators who work at all of it; of the
 * operators, for operators. Nobody reads what means himself. Audited, without saying whom it showed. Refuses oversight.whole_agency_only.
 */
export async function listOutliers(app: App, scope: Scope, asked: { week?: string | null } = {}): Promise<Outliers> {
  const agency = requireWatcher(scope);
  const found = await app.tx(scope, async (tx) => {
    const reports = await selectReports(tx, agency, WEEKS_SHOWN);
    const report = reports.find(({ week }) => week === asked.week) ?? reports[0] ?? null;
    const measures = report === null ? [] : await selectMeasures(tx, report.id);
    const flags = await selectFlags(tx, agency, report?.week ?? null);
    // What it showed is not in the record: whoever is missing from it would know.
    await audit(tx, scope, { action: 'oversight.outliers_read', subject: report?.week ?? '-', agency }, app.clock.now());
    return { reports, report, measures, flags };
  });
  const names = await nameLogins(
    app,
    scope,
    found.flags.flatMap(({ answeredBy }) => answeredBy ?? []),
  );
  return { ...found, flags: found.flags.map((flag) => ({ ...flag, answeredByName: names.get(flag.answeredBy ?? '') ?? flag.answeredBy })) };
}

/** Whose outliers the scope reads: its agency's, or (null) the operators'. */
export function requireWatcher(scope: Scope): string | null {
  requireRealm(scope, 'staff', 'operator');
  requireActor(scope);
  if (scope.realm === 'operator') return null;
  requireRole(scope, ...trailRoles);
  if (!worksEverywhere(scope)) refuse('oversight.whole_agency_only');
  return scope.agency ?? refuse('kernel.not_allowed');
}
