import { refuse } from '#kernel/refusal.ts';

export type Realm = 'public' | 'customer' | 'resident' | 'staff' | 'machine' | 'operator' | 'system';
export type Lang = 'en' | 'es';

/** Where somebody of an agency works: at all of it, or at the facilities named. No name = nowhere. */
export type Reach = 'all' | readonly string[];

/** Who asks, and for whom. First argument of every command after `app`; the database enforces it once more. */
export interface Scope {
  readonly realm: Realm;
  readonly actor: string | null;
  readonly agency: string | null;
  /** Of a partner's program, which has no agency of its own: those it reaches. */
  readonly agencies?: readonly string[];
  readonly roles: readonly string[];
  /** Ask `worksAt` and `worksEverywhere`. */
  readonly facilities: Reach;
  readonly session: string | null;
  readonly request: string;
  readonly lang: Lang;
}

const nobody = { actor: null, agency: null, roles: [], facilities: [], session: null } as const;

/** Jobs, webhooks and the inside of commands that must look across owners (sign-in). Never made from a request's data. */
export function systemScope(request: string, agency: string | null = null): Scope {
  return { ...nobody, realm: 'system', request, agency, lang: 'en' };
}

/** The inside of a command that looks across owners because somebody asked for it: what is written down names him. */
export function systemFor(scope: Scope, agency: string | null = scope.agency): Scope {
  return { ...systemScope(scope.request, agency), actor: scope.actor, lang: scope.lang };
}

/** Somebody who has not signed in. */
export function publicScope(request: string, lang: Lang): Scope {
  return { ...nobody, realm: 'public', request, lang };
}

/** Refuses (kernel.not_allowed) unless the scope is of one of these realms. */
export function requireRealm(scope: Scope, ...realms: Realm[]): void {
  if (!realms.includes(scope.realm)) refuse('kernel.not_allowed');
}

/** The signed-in person of the scope; refuses (kernel.sign_in_first) when there is none. */
export function requireActor(scope: Scope): string {
  return scope.actor ?? refuse('kernel.sign_in_first');
}

/** Whether somebody's work is at this facility. */
export function worksAt({ facilities }: Pick<Scope, 'facilities'>, facilityId: string): boolean {
  return facilities === 'all' || facilities.includes(facilityId);
}

/** Whether somebody's work is the whole agency, what is built tomorrow included. */
export function worksEverywhere({ facilities }: Pick<Scope, 'facilities'>): boolean {
  return facilities === 'all';
}

/** Refuses unless the signed-in person holds one of these roles (kernel.not_allowed), or the program's key one of these scopes (kernel.scope_missing, which names it). */
export function requireRole(scope: Scope, ...roles: string[]): void {
  if (scope.roles.some((role) => roles.includes(role))) return;
  if (scope.realm === 'machine') refuse('kernel.scope_missing', { scope: roles.join(', ') });
  refuse('kernel.not_allowed');
}

/** An operator who holds one of these roles: the person. Refuses what requireRealm, requireRole and requireActor refuse. */
export function requireOperator(scope: Scope, ...roles: string[]): string {
  requireRealm(scope, 'operator');
  requireRole(scope, ...roles);
  return requireActor(scope);
}
