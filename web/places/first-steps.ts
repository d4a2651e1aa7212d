import { listAgencies, listRosters, readReadiness } from '#domain/directory/index.ts';
import { listPeople } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { type Scope, worksEverywhere } from '#kernel/scope.ts';

/** One thing that stands between an empty installation and the first family. It is done when what it asks for is there. */
export interface FirstStep {
  what: 'agency' | 'admin' | 'facility' | 'rules' | 'people' | 'roster' | 'open';
  done: boolean;
  /** Where it is done; none for what somebody else does. */
  href?: string;
}

/** What comes next for operators, until the first agency is open to families; null from then on. */
export async function operatorSteps(app: App, scope: Scope): Promise<FirstStep[] | null> {
  const [agency, ...others] = await listAgencies(app, scope);
  if (others.length > 0) return null;
  if (!agency) return [{ what: 'agency', done: false, href: '/agencies/new' }, ...later(['admin', 'facility', 'rules', 'open'])];
  const { open, missing } = await readReadiness(app, scope, agency.id);
  if (open) return null;
  const { logins, invites } = await listPeople(app, scope, { agencyId: agency.id });
  const page = `/agencies/${agency.slug}`;
  return [
    { what: 'agency', done: true, href: page },
    { what: 'admin', done: [...logins, ...invites].some(({ roles }) => roles.includes('agency_admin')), href: `/people/${agency.slug}` },
    { what: 'facility', done: missing.every(({ what }) => what !== 'facility'), href: `${page}/facilities/new` },
    { what: 'rules', done: missing.every(({ what }) => what === 'facility'), href: page },
    { what: 'open', done: false, href: page },
  ];
}

/** What comes next for an admin of a whole agency, until the agency is open to families; null from then on. */
export async function adminSteps(app: App, scope: Scope): Promise<FirstStep[] | null> {
  if (!scope.roles.includes('agency_admin') || scope.agency === null || !worksEverywhere(scope)) return null;
  const { open, missing } = await readReadiness(app, scope, scope.agency);
  if (open) return null;
  const { logins, invites } = await listPeople(app, scope, { agencyId: scope.agency });
  const rosters = await listRosters(app, scope, scope.agency);
  return [
    { what: 'facility', done: missing.every(({ what }) => what !== 'facility') },
    { what: 'people', done: logins.length + invites.length > 1, href: '/team' },
    { what: 'roster', done: rosters.some(({ state }) => state === 'done'), href: '/roster' },
    { what: 'rules', done: missing.every(({ what }) => what === 'facility'), href: '/policies' },
    { what: 'open', done: false },
  ];
}

const later = (steps: readonly FirstStep['what'][]): FirstStep[] => steps.map((what) => ({ what, done: false }));
