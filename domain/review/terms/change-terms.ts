import { readTeam, type TeamMember } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { isId, newId } from '#kernel/ids.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { type Scope, systemFor, worksAt, worksEverywhere } from '#kernel/scope.ts';
import { readPlaces } from '#domain/directory/index.ts';
import { readPlace, requireKeeper, termPlaces } from './lead-terms.ts';
import { bumpVersion, countTerms, insertTerms, sameTerm, termById, type TermPlace, type TermRow, updateTerm } from './queries.ts';
import { readMeaning, readPhrase, type TermInput } from './read-input.ts';

/** An agency looks for no more than this. */
export const TERMS_MOST = 10_000;

export interface NewTerm extends TermInput {
  /** Where it holds: see `TermPlaces`; a person's number goes before. */
  place?: unknown;
  person?: unknown;
}

/** A term as it would be, for a preview and for adding it. Mailroom, where it works. Refuses beside the fields: see read-input.ts and lead-terms.ts. */
export async function draftTerm(app: App, scope: Scope, input: NewTerm): Promise<TermRow> {
  const { actor, agencyId } = requireKeeper(scope);
  return await app.tx(scope, async (tx) => {
    const errors: FieldError[] = [];
    const now = app.clock.now();
    const phrase = readPhrase(input, errors);
    const place = await readPlace(tx, agencyId, await termPlaces(tx, scope, agencyId), input, errors);
    const meaning = readMeaning(input, place?.zone ?? 'UTC', now, errors);
    refuseFields(errors);
    const { facilityId, unit, residentId } = place!;
    return {
      ...{ termId: newId('trm'), agencyId, facilityId, unit, residentId, ...phrase!, ...meaning!, owner: actor, state: 'active' },
      ...{ addedAt: now, addedBy: actor, changedAt: now, changedBy: actor },
    };
  });
}

/** Looks for something from now on. The same again at one place is once. Mailroom, where it works; audited. Refuses as draftTerm, and review.term_twice, terms_too_many. */
export async function addTerm(app: App, scope: Scope, input: NewTerm): Promise<string> {
  const term = await draftTerm(app, scope, input);
  return await app.tx(scope, async (tx) => {
    await bumpVersion(tx, term.agencyId);
    if ((await countTerms(tx, term.agencyId)) >= TERMS_MOST) refuse('review.terms_too_many', { most: TERMS_MOST });
    if (!(await insertTerms(tx, [term])).has(term.termId)) {
      const there = await sameTerm(tx, term);
      return there && isSame(there, term) ? there.termId : refuse('review.term_twice', {}, 'phrase');
    }
    await audit(tx, scope, { action: 'review.term_added', subject: term.termId, details: told(term) }, term.addedAt);
    return term.termId;
  });
}

export interface TermChange extends TermInput {
  term: string;
  /** Another login of the mailroom. */
  owner?: unknown;
}

/** The term with another meaning, as it would be: its words and its place stay. Mailroom, where it works. Refuses: review.unknown_term, term_ended, and beside the fields. */
export async function draftChange(app: App, scope: Scope, input: TermChange): Promise<TermRow> {
  const { actor } = requireKeeper(scope);
  const keepers = await mailroomOf(app, scope);
  return await app.tx(scope, async (tx) => {
    const term = await changeable(tx, scope, input.term);
    const errors: FieldError[] = [];
    const now = app.clock.now();
    const meaning = readMeaning(input, await zoneOf(tx, scope, term), now, errors);
    const owner = input.owner === undefined ? term.owner : worksThere(keepers, term).find(({ id }) => id === input.owner)?.id;
    if (!owner) errors.push({ field: 'owner', code: 'review.term_owner' });
    refuseFields(errors);
    return { ...term, ...meaning!, owner: owner!, changedAt: now, changedBy: actor };
  });
}

/** Gives a term another meaning, day or owner. As draftChange; audited. */
export async function changeTerm(app: App, scope: Scope, input: TermChange): Promise<void> {
  const term = await draftChange(app, scope, input);
  await app.tx(scope, async (tx) => {
    await bumpVersion(tx, term.agencyId);
    const { state } = await changeable(tx, scope, term.termId);
    await updateTerm(tx, { ...term, state });
    await audit(tx, scope, { action: 'review.term_changed', subject: term.termId, details: told(term) }, term.changedAt);
  });
}

const STATED = { active: 'review.term_resumed', paused: 'review.term_paused', ended: 'review.term_ended' } as const;

/** Stops looking for it for now, goes on, or ends it for good. Twice is once. Mailroom, where it works; audited. Refuses: review.unknown_term, term_ended. */
export async function setTermState(app: App, scope: Scope, input: { term: string; state: TermRow['state'] }): Promise<void> {
  const { actor, agencyId } = requireKeeper(scope);
  await app.tx(scope, async (tx) => {
    await bumpVersion(tx, agencyId);
    const before = await visible(tx, input.term);
    if (before.state === input.state) return;
    const term = await changeable(tx, scope, input.term);
    const now = app.clock.now();
    await updateTerm(tx, { ...term, state: input.state, changedAt: now, changedBy: actor });
    await audit(tx, scope, { action: STATED[input.state], subject: term.termId, details: told(term) }, now);
  });
}

/** Who of the mailroom may look after a term at that place. */
export async function listKeepers(app: App, scope: Scope, place: Pick<TermPlace, 'facilityId'>): Promise<{ id: string; name: string }[]> {
  requireKeeper(scope);
  return worksThere(await mailroomOf(app, scope), place);
}

async function mailroomOf(app: App, scope: Scope): Promise<TeamMember[]> {
  const inside = systemFor(scope);
  const team = await app.tx(inside, (tx) => readTeam(tx, inside, scope.agency));
  return team.filter(({ disabled, roles }) => !disabled && roles.includes('mailroom'));
}

function worksThere(team: readonly TeamMember[], { facilityId }: Pick<TermPlace, 'facilityId'>): { id: string; name: string }[] {
  return team.filter((one) => facilityId === null || worksAt(one, facilityId)).map(({ loginId, name }) => ({ id: loginId, name }));
}

export async function visible(tx: Tx, id: string): Promise<TermRow> {
  return (isId('trm', id) ? await termById(tx, id) : undefined) ?? refuse('review.unknown_term');
}

/** Whether somebody works where the term holds: what is the whole agency's is seen by all its mailrooms, and changed by who works at all of it. */
export async function mayChange(tx: Tx, scope: Scope, term: TermPlace): Promise<boolean> {
  if (term.residentId === null) return term.facilityId === null ? worksEverywhere(scope) : worksAt(scope, term.facilityId);
  const at = (await readPlaces(tx, [term.residentId])).get(term.residentId);
  return at !== undefined && worksAt(scope, at.facilityId);
}

async function changeable(tx: Tx, scope: Scope, id: string): Promise<TermRow> {
  const term = await visible(tx, id);
  if (term.state === 'ended') refuse('review.term_ended');
  if (!(await mayChange(tx, scope, term))) refuse('kernel.not_allowed');
  return term;
}

async function zoneOf(tx: Tx, scope: Scope, term: TermRow): Promise<string> {
  const { facilities } = await termPlaces(tx, scope, term.agencyId);
  return (facilities.find(({ id }) => id === term.facilityId) ?? facilities[0])?.timeZone ?? 'UTC';
}

const isSame = (a: TermRow, b: TermRow): boolean =>
  a.category === b.category &&
  a.severity === b.severity &&
  a.action === b.action &&
  a.note === b.note &&
  Number(a.expiresAt) === Number(b.expiresAt);

export function told({ phrase, facilityId, unit, category, severity, action, expiresAt, note }: TermRow): object {
  return { phrase, facility: facilityId, unit, category, severity, action, until: expiresAt, note };
}
