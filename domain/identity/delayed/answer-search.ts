import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Scope, requireActor, requireRealm, systemFor } from '#kernel/scope.ts';
import { startDelayed } from './start-delayed.ts';
import { checkEmail } from '../email.ts';
import { type Match, maskEmail, matchOwn } from '../details/own-match.ts';
import { overtakeEmailMoves } from '../queries/delayed-changes.ts';
import { insertChange } from '../queries/email-changes.ts';
import { insertAnswer, openSearches, peopleByPhone, type PersonByPhone, searchById, type SearchRow } from '../queries/email-searches.ts';
import { hasFactor } from '../queries/factors.ts';
import { loginById } from '../queries/logins.ts';

/** What customers ask the operators who can't get in: a forgotten e-mail, or a lost second factor. */

/** Who waits for an operator's answer, the longest first. */
export async function listEmailSearches(app: App, scope: Scope): Promise<SearchRow[]> {
  requireRealm(scope, 'operator');
  return await app.tx(scope, async (tx) => {
    await audit(tx, scope, { action: 'identity.email_searches_listed', subject: 'open' });
    return await openSearches(tx);
  });
}

export interface Candidate {
  loginId: string;
  maskedEmail: string;
  match: Match;
}

/**
 * One task, with the logins that have the phone it names; for a lost factor only the one whose password was typed. No address is
 * shown whole, and nothing else of anybody. Audited.
 */
export async function readEmailSearch(app: App, scope: Scope, searchId: string): Promise<{ search: SearchRow; candidates: Candidate[] }> {
  requireRealm(scope, 'operator');
  return await app.tx(scope, async (tx) => {
    const search = isId('esr', searchId) ? await searchById(tx, searchId) : undefined;
    if (!search) refuse('identity.no_such_search');
    const people = search.outcome === null ? await candidatesOf(tx, search) : [];
    const details = { found: people.length, wish: search.wish };
    await audit(tx, scope, { action: 'identity.email_search_read', subject: search.id, details }, app.clock.now());
    const candidates = people.map((person) => ({
      loginId: person.loginId,
      maskedEmail: maskEmail(person.email),
      match: matchOwn(search, person),
    }));
    return { search, candidates };
  });
}

async function candidatesOf(tx: Tx, search: SearchRow): Promise<PersonByPhone[]> {
  const people = await peopleByPhone(tx, search.phone);
  return search.wish === 'email' ? people : people.filter(({ loginId }) => loginId === search.loginId);
}

/**
 * Starts what the task asks for: another e-mail, or the end of the second factors. It waits 72 hours, the login's e-mail is told at
 * once and can stop it; a new address must then still be proved. Only when name, address and phone all fit. By operators, audited.
 * Refuses identity.no_such_search, .search_answered, .move_not_proved, .factor_is_off, .factor_asked.
 */
export async function startDelayedChange(app: App, scope: Scope, input: { searchId: string; loginId: string }): Promise<void> {
  requireRealm(scope, 'operator');
  const by = requireActor(scope);
  const inside = systemFor(scope);
  await app.tx(inside, async (tx) => {
    const search = isId('esr', input.searchId) ? await searchById(tx, input.searchId) : undefined;
    if (!search) refuse('identity.no_such_search');
    const person = (await candidatesOf(tx, search)).find(({ loginId }) => loginId === input.loginId);
    const match = person && matchOwn(search, person);
    if (!person || !match?.name || !match.address) refuse('identity.move_not_proved');
    const now = app.clock.now();
    const { loginId } = person;
    const login = (await loginById(tx, loginId))!;
    if (search.wish === 'second_factor' && !(await hasFactor(tx, loginId))) refuse('identity.factor_is_off');
    const emailChangeId = search.wish === 'email' ? await beginChange(tx, search, person, now) : null;
    const delayedId = await startDelayed(app, tx, inside, { login, kind: search.wish, emailChangeId, by });
    if (delayedId === null) refuse('identity.factor_asked');
    const answer = { searchId: search.id, outcome: 'started', loginId, delayedId, by, at: now } as const;
    if (!(await insertAnswer(tx, answer))) refuse('identity.search_answered');
    const action = search.wish === 'email' ? 'identity.email_move_started' : 'identity.factor_removal_started';
    await audit(tx, inside, { action, subject: loginId, details: { change: delayedId } }, now);
  });
}

async function beginChange(tx: Tx, search: SearchRow, person: PersonByPhone, at: Date): Promise<string> {
  const email = checkEmail(search.newEmail);
  if (!email.ok) refuse('identity.no_such_search');
  const { loginId, email: oldEmail } = person;
  await overtakeEmailMoves(tx, loginId, at);
  return await insertChange(tx, { loginId, oldEmail, newEmail: email.email, newEmailKey: email.key, at });
}

/** "We found nobody": closes the task. Refuses identity.no_such_search, .search_answered. */
export async function dismissEmailSearch(app: App, scope: Scope, searchId: string): Promise<void> {
  requireRealm(scope, 'operator');
  const by = requireActor(scope);
  const inside = systemFor(scope);
  await app.tx(inside, async (tx) => {
    if (!isId('esr', searchId) || !(await searchById(tx, searchId))) refuse('identity.no_such_search');
    const at = app.clock.now();
    if (!(await insertAnswer(tx, { searchId, outcome: 'not_found', loginId: null, delayedId: null, by, at })))
      refuse('identity.search_answered');
    await audit(tx, inside, { action: 'identity.email_search_dismissed', subject: searchId }, at);
  });
}
