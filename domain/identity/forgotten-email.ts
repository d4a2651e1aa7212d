import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { hashToken, isId } from '#kernel/ids.ts';
import type { Tx } from '#kernel/db.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { type Scope, requireActor, requireRealm, systemScope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { checkEmail } from './email.ts';
import { type Match, maskEmail, matchOwn } from './own-match.ts';
import { checkPhone } from './personal-details.ts';
import { changeOfLink, dueMoves, insertChange, markLinkSent, openMove, stopMove } from './queries/email-changes.ts';
import {
  insertAnswer,
  insertSearch,
  openSearches,
  peopleByPhone,
  type PersonByPhone,
  searchById,
  type SearchRow,
} from './queries/email-searches.ts';
import { endLinks, useLink } from './queries/links.ts';
import { loginById } from './queries/logins.ts';
import { requestLink, spendSource } from './request-link.ts';

/** Hours in which the old address can stop a change that an operator started. */
export const MOVE_HOURS = 72;

export interface ForgottenEmail {
  name: unknown;
  address: unknown;
  phone: unknown;
  /** Where the person can be reached now: the login's new e-mail, if all goes well. */
  email: unknown;
  source: string;
}

/**
 * "I no longer know, or no longer have, the e-mail of my login": puts a task before the operators. Says the same whoever asks.
 * Refuses wrong fields, all at once, and identity.too_many_from_here.
 */
export async function askForgottenEmail(app: App, scope: Scope, input: ForgottenEmail): Promise<void> {
  requireRealm(scope, 'public', 'customer');
  const errors: FieldError[] = [];
  const text = (field: 'name' | 'address', most: number): string => {
    const clean = cleanText(input[field], { max: most });
    if (clean.ok) return clean.value;
    const reason = clean.reason === 'wrong_type' ? 'empty' : clean.reason;
    errors.push({ field, code: `identity.${field === 'name' ? 'name' : 'address_line1'}_${reason}`, params: { most } });
    return '';
  };
  const name = text('name', 160);
  const address = text('address', 300);
  const phone = checkPhone({ phone: input.phone });
  if (phone.problem) errors.push({ field: 'phone', code: `identity.phone_${phone.problem}` });
  const email = checkEmail(input.email);
  if (!email.ok) errors.push({ field: 'email', code: `identity.${email.reason}` });
  refuseFields(errors);
  if (!email.ok) throw new Error('unreachable');
  const inside = systemScope(scope.request);
  await app.tx(inside, async (tx) => {
    await spendSource(app, tx, 'email_search', input.source);
    const search = { name, address, phone: phone.e164!, newEmail: email.email, lang: scope.lang, askedAt: app.clock.now() };
    await insertSearch(tx, search);
  });
}

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

/** One task, with the logins that have the phone it names. No address is shown whole, and nothing else of anybody. Audited. */
export async function readEmailSearch(app: App, scope: Scope, searchId: string): Promise<{ search: SearchRow; candidates: Candidate[] }> {
  requireRealm(scope, 'operator');
  return await app.tx(scope, async (tx) => {
    const search = isId('esr', searchId) ? await searchById(tx, searchId) : undefined;
    if (!search) refuse('identity.no_such_search');
    const people = search.outcome === null ? await peopleByPhone(tx, search.phone) : [];
    await audit(
      tx,
      scope,
      { action: 'identity.email_search_read', subject: search.id, details: { found: people.length } },
      app.clock.now(),
    );
    return { search, candidates: people.map((person) => candidateOf(search, person)) };
  });
}

function candidateOf(search: SearchRow, person: PersonByPhone): Candidate {
  return { loginId: person.loginId, maskedEmail: maskEmail(person.email), match: matchOwn(search, person) };
}

/**
 * Starts the change to the address the task names. It waits 72 hours, the old address is told at once and can stop it, and then
 * the new address must still be proved. Only when name, address and phone all fit. By operators, audited.
 * Refuses identity.no_such_search, .search_answered, .move_not_proved.
 */
export async function startEmailMove(app: App, scope: Scope, input: { searchId: string; loginId: string }): Promise<void> {
  requireRealm(scope, 'operator');
  const by = requireActor(scope);
  const inside = systemScope(scope.request);
  await app.tx(inside, async (tx) => {
    const search = isId('esr', input.searchId) ? await searchById(tx, input.searchId) : undefined;
    if (!search) refuse('identity.no_such_search');
    const person = (await peopleByPhone(tx, search.phone)).find(({ loginId }) => loginId === input.loginId);
    const match = person && matchOwn(search, person);
    if (!person || !match?.name || !match.address) refuse('identity.move_not_proved');
    const now = app.clock.now();
    const waitsUntil = new Date(now.getTime() + MOVE_HOURS * 3600_000);
    const email = checkEmail(search.newEmail);
    if (!email.ok) refuse('identity.no_such_search');
    const { loginId, email: oldEmail } = person;
    const move = { loginId, oldEmail, newEmail: email.email, newEmailKey: email.key, at: now, startedBy: by, waitsUntil };
    const changeId = await insertChange(tx, move);
    const answer = { searchId: search.id, outcome: 'started', loginId, changeId, by, at: now } as const;
    if (!(await insertAnswer(tx, answer))) refuse('identity.search_answered');
    const login = (await loginById(tx, loginId))!;
    const told = { ...inside, lang: login.lang };
    const about = { change: changeId, at: waitsUntil.toISOString() };
    await requestLink(app, tx, told, {
      purpose: 'stop_move',
      realm: 'customer',
      emailKey: login.emailKey,
      source: 'notice',
      loginId,
      about,
    });
    await audit(tx, inside, { action: 'identity.email_move_started', subject: loginId, details: { by, change: changeId } }, now);
  });
}

/** "We found nobody": closes the task. Refuses identity.no_such_search, .search_answered. */
export async function dismissEmailSearch(app: App, scope: Scope, searchId: string): Promise<void> {
  requireRealm(scope, 'operator');
  const by = requireActor(scope);
  const inside = systemScope(scope.request);
  await app.tx(inside, async (tx) => {
    if (!isId('esr', searchId) || !(await searchById(tx, searchId))) refuse('identity.no_such_search');
    const at = app.clock.now();
    if (!(await insertAnswer(tx, { searchId, outcome: 'not_found', loginId: null, changeId: null, by, at })))
      refuse('identity.search_answered');
    await audit(tx, inside, { action: 'identity.email_search_dismissed', subject: searchId, details: { by } }, at);
  });
}

/** The change an operator started for the signed-in customer and that can still be stopped; null when there is none. */
export async function readEmailMove(app: App, scope: Scope): Promise<{ newEmail: string; waitsUntil: Date } | null> {
  requireRealm(scope, 'customer');
  const actor = requireActor(scope);
  const move = await app.tx(scope, (tx) => openMove(tx, actor));
  return move ? { newEmail: maskEmail(move.newEmail), waitsUntil: move.waitsUntil } : null;
}

/** Stops it, by the customer who is signed in. Nothing to stop is no error. */
export async function stopEmailMove(app: App, scope: Scope): Promise<void> {
  requireRealm(scope, 'customer');
  const actor = requireActor(scope);
  await app.tx(systemScope(scope.request), (tx) => stop(app, tx, scope, actor, null));
}

/** Stops it, by the link in the notice at the old address. Refuses identity.link_dead. */
export async function stopEmailMoveByLink(app: App, scope: Scope, input: { token: string }): Promise<void> {
  const hash = hashToken(input.token);
  await app.tx(systemScope(scope.request), async (tx) => {
    const link = await useLink(tx, hash, 'stop_move', app.clock.now());
    const change = link ? await changeOfLink(tx, hash, 'stop_move') : undefined;
    if (!change || change.endedAt !== null || change.confirmedAt !== null) refuse('identity.link_dead');
    await stop(app, tx, scope, change.loginId, change.id);
  });
}

async function stop(app: App, tx: Tx, scope: Scope, loginId: string, changeId: string | null): Promise<void> {
  const now = app.clock.now();
  if (!(await stopMove(tx, loginId, changeId, now))) return;
  await endLinks(tx, { loginId, signUpId: null, inviteId: null }, ['confirm_email'], now);
  await audit(tx, systemScope(scope.request), { action: 'identity.email_move_stopped', subject: loginId }, now);
}

/** Sends the link to the new address of every change whose three days are over. */
export async function sendDueMoves(app: App): Promise<void> {
  const system = systemScope('identity.send_moves');
  await app.tx(system, async (tx) => {
    const now = app.clock.now();
    for (const move of await dueMoves(tx, now)) {
      await markLinkSent(tx, move.id, now);
      const login = await loginById(tx, move.loginId);
      if (!login) continue;
      await requestLink(
        app,
        tx,
        { ...system, lang: login.lang },
        {
          purpose: 'confirm_email',
          realm: 'customer',
          emailKey: move.newEmailKey,
          source: 'notice',
          loginId: move.loginId,
          about: { change: move.id },
        },
      );
    }
  });
}
