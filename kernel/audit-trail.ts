import { sql } from 'kysely';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { requireRealm, requireRole, type Scope } from '#kernel/scope.ts';

/** A line of the trail: who (realm and login, null for the program itself) did what to what. */
export interface TrailLine {
  id: bigint;
  agency: string | null;
  realm: string;
  actor: string | null;
  action: string;
  subject: string;
  details: Record<string, unknown>;
  at: Date;
}

export interface TrailFilter {
  /** Staff always read their own agency's, whatever stands here; operators any, or all of them with null. */
  agency: string | null;
  /** From this moment on, before that one. */
  from: Date;
  until: Date;
  /** A login's id. */
  actor?: string;
  /** A whole action ("transfers.read") or a module ("transfers"). */
  action?: string;
  subject?: string;
  /** The `next` of the page before. */
  before?: string;
  /** Lines at most; a page's fifty when nothing is said. */
  most?: number;
}

/** Who may read the trail of an agency. */
export const trailRoles = ['agency_admin', 'ombuds', 'investigator'] as const;

const PAGE = 50;

/**
 * A page of the audit trail, newest first. For operators, and for an agency's admins, ombuds and investigators: theirs only.
 * That somebody read it stands in the trail too. Refuses kernel.not_allowed.
 */
export async function readTrail(app: App, scope: Scope, filter: TrailFilter): Promise<{ lines: TrailLine[]; next: string | null }> {
  requireRealm(scope, 'staff', 'operator');
  if (scope.realm === 'staff') requireRole(scope, ...trailRoles);
  const agency = scope.realm === 'staff' ? scope.agency : filter.agency;
  const most = filter.most ?? PAGE;
  const [beforeAt, beforeId] = place(filter.before);
  return await app.tx(scope, async (tx) => {
    const { rows } = await sql<TrailLine>`
      select id, agency_id as agency, realm, actor, action, subject, details, at from kernel.audit_rows
      where at >= ${filter.from} and at < ${filter.until}
        and ${agency === null ? sql`true` : sql`agency_id = ${agency}`}
        and ${filter.actor ? sql`actor = ${filter.actor}` : sql`true`}
        and ${filter.subject ? sql`subject = ${filter.subject}` : sql`true`}
        and ${filter.action ? sql`(action = ${filter.action} or starts_with(action, ${`${filter.action}.`}))` : sql`true`}
        and ${beforeAt === null ? sql`true` : sql`(at, id) < (${beforeAt}, ${beforeId}::bigint)`}
      order by at desc, id desc limit ${most + 1}`.execute(tx);
    const lines = rows.slice(0, most);
    const { from, until, actor, action, subject } = filter;
    const details = { from, until, actor, action, about: subject };
    await audit(tx, scope, { action: 'kernel.trail_read', subject: agency ?? '-', agency, details }, app.clock.now());
    const last = lines.at(-1);
    return { lines, next: rows.length > most && last ? `${last.at.toISOString()}_${last.id}` : null };
  });
}

/** Where a page goes on. What somebody made up is the first page. */
function place(before: string | undefined): [Date | null, string] {
  const found = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_(\d{1,18})$/.exec(before ?? '');
  const at = new Date(found?.[1] ?? Number.NaN);
  return found && !Number.isNaN(at.getTime()) ? [at, found[2]!] : [null, '0'];
}
