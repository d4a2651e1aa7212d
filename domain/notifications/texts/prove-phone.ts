import { createHmac } from 'node:crypto';
import { sourceKey } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { sameSecret } from '#kernel/ids.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope, systemScope } from '#kernel/scope.ts';
import { phoneNotice } from '../templates/phone-mails.ts';
import { notify } from '../notify.ts';
import { CODE_MINUTES, CODE_TRIES, textCode } from './code.ts';
import { checkTextNumber, maskedNumber } from './number.ts';
import {
  countCode,
  endPhone,
  insertPhone,
  insertProof,
  isProofRefused,
  isStopped,
  newestProof,
  phoneOf,
  takeProofTry,
  useProof,
} from './queries.ts';
import type { Texter } from './texter.ts';

/** Codes a day: to one login, to one number by whoever, from one source. Strangers who have us text numbers of theirs earn nothing. */
export const CODES_PER_DAY = { login: 5, number: 3, source: 10 } as const;

/**
 * Texts a code to a number, to prove that it is the login's own. `agreed`: that texts may come, which the form says in words. Any signed-in login;
 * a strange browser has proved itself before it is one. Refuses notifications.no_texts_here, phone_* and phone_agree (fields), too_many_codes,
 * too_many_codes_number, too_many_texts_here.
 */
export async function askPhoneCode(
  app: App,
  scope: Scope,
  input: { phone: unknown; agreed: boolean; source: string },
): Promise<{ number: string }> {
  requireRealm(scope, 'customer', 'staff', 'operator');
  const loginId = requireActor(scope);
  const texter = texterOf(app);
  const checked = checkTextNumber(input.phone, texter.countries);
  const errors: FieldError[] = [];
  if (!checked.ok) errors.push({ field: 'phone', code: `notifications.${checked.problem}` });
  if (!input.agreed) errors.push({ field: 'agreed', code: 'notifications.phone_agree' });
  refuseFields(errors);
  if (!checked.ok) throw new Error('unreachable');
  const { number, country } = checked;
  const at = app.clock.now();
  await app.tx({ ...systemScope(scope.request), lang: scope.lang }, async (tx) => {
    await spend(app, tx, texter, { loginId, number, country, source: input.source });
    if (await isStopped(tx, number)) refuse('notifications.phone_stopped', { number: texter.from }, 'phone');
    const proof = await insertProof(tx, { loginId, number, at, expiresAt: new Date(at.getTime() + CODE_MINUTES * 60_000) });
    const notice = { kind: 'security', template: 'phone_code', lang: scope.lang, content: UNSAID } as const;
    await notify(tx, scope, { ...notice, to: { login: loginId, proof }, key: `phone_code:${proof}`, at });
  });
  return { number };
}

const UNSAID = { subject: { key: '' }, heading: { key: '' }, blocks: [] };

async function spend(
  app: App,
  tx: Tx,
  texter: Texter,
  who: { loginId: string; number: string; country: string; source: string },
): Promise<void> {
  const day = app.clock.now().toISOString().slice(0, 10);
  const stands = (what: string, text: string) =>
    createHmac('sha256', app.secret('notifications.code_counter')).update(`${what}\n${text}`).digest();
  if ((await countCode(tx, 'login', stands('login', who.loginId), day)) > CODES_PER_DAY.login)
    refuse('notifications.too_many_codes', {}, 'phone');
  if ((await countCode(tx, 'source', stands('source', sourceKey(who.source)), day)) > CODES_PER_DAY.source)
    refuse('notifications.too_many_codes', {}, 'phone');
  if ((await countCode(tx, 'number', stands('number', who.number), day)) > CODES_PER_DAY.number)
    refuse('notifications.too_many_codes_number', {}, 'phone');
  if ((await countCode(tx, 'country', stands('country', who.country), day)) <= texter.codesPerDay) return;
  app.log.error({ country: who.country, most: texter.codesPerDay }, 'the codes by text of a day are used up');
  refuse('notifications.too_many_texts_here', {}, 'phone');
}

/**
 * The number is the login's own from now on, in place of the one before, and its owner is told by e-mail. Tries are counted before the code is
 * looked at. Refuses notifications.code_empty, code_wrong, code_over (old, used, or tried too often).
 */
export async function provePhone(app: App, scope: Scope, input: { code: unknown }): Promise<void> {
  requireRealm(scope, 'customer', 'staff', 'operator');
  const loginId = requireActor(scope);
  const typed = typeof input.code === 'string' ? input.code.normalize('NFKC').replace(/[\s-]/g, '') : '';
  if (typed === '') refuse('notifications.code_empty', {}, 'code');
  const inside = { ...systemScope(scope.request), lang: scope.lang };
  const right = await app.tx(inside, async (tx) => {
    const newest = await newestProof(tx, loginId);
    const proof = newest && (await takeProofTry(tx, newest.id, CODE_TRIES));
    if (!proof || proof.expiresAt <= app.clock.now()) return 'over';
    if (!sameSecret(Buffer.from(typed), Buffer.from(textCode(app, proof.id)))) return proof.tries < CODE_TRIES ? 'wrong' : 'over';
    await keep(app, tx, scope, proof);
    return 'right';
  });
  if (right === 'wrong') refuse('notifications.code_wrong', {}, 'code');
  if (right === 'over') refuse('notifications.code_over', {}, 'code');
}

async function keep(app: App, tx: Tx, scope: Scope, proof: { id: string; loginId: string; number: string; askedAt: Date }): Promise<void> {
  const at = app.clock.now();
  if (!(await useProof(tx, proof.id, at))) refuse('notifications.code_over', {}, 'code');
  await endPhone(tx, proof.loginId, 'replaced', at);
  await insertPhone(tx, { loginId: proof.loginId, number: proof.number, agreedAt: proof.askedAt, at });
  await tellPhone(app, tx, scope, { loginId: proof.loginId, what: 'on', number: proof.number, key: `texts_on:${proof.id}` });
}

/** No more texts to the number. Its owner is told by e-mail. Does nothing when there is none. */
export async function removePhone(app: App, scope: Scope): Promise<void> {
  requireRealm(scope, 'customer', 'staff', 'operator');
  const loginId = requireActor(scope);
  await app.tx({ ...systemScope(scope.request), lang: scope.lang }, async (tx) => {
    const phone = await phoneOf(tx, loginId);
    if (!phone || !(await endPhone(tx, loginId, 'removed', app.clock.now()))) return;
    await tellPhone(app, tx, scope, { loginId, what: 'off', number: phone.number, key: `texts_off:${phone.id}` });
  });
}

async function tellPhone(
  app: App,
  tx: Tx,
  scope: Scope,
  news: { loginId: string; what: 'on' | 'off'; number: string; key: string },
): Promise<void> {
  const at = app.clock.now();
  const content = phoneNotice(news.what, maskedNumber(news.number), at, scope.lang, scope.realm);
  await notify(tx, scope, {
    to: { login: news.loginId },
    kind: 'security',
    template: `texts_${news.what}`,
    lang: scope.lang,
    content,
    key: news.key,
    at,
  });
  await audit(tx, systemScope(scope.request), { action: `notifications.texts_${news.what}`, subject: news.loginId }, at);
}

export interface WaitingPhone {
  /** Its last digits only. */
  number: string;
  /** The text could not be sent and never will be: no code comes. */
  isRefused: boolean;
}

/** What the page says of a number that waits for its code; null when none does. */
export async function readWaitingPhone(app: App, scope: Scope): Promise<WaitingPhone | null> {
  const loginId = requireActor(scope);
  return await app.tx(systemScope(scope.request), async (tx) => {
    const proof = await newestProof(tx, loginId);
    const waits = proof && proof.usedAt === null && proof.tries < CODE_TRIES && proof.expiresAt > app.clock.now();
    return waits ? { number: maskedNumber(proof.number), isRefused: await isProofRefused(tx, proof) } : null;
  });
}

function texterOf(app: App): Texter {
  return app.texter ?? refuse('notifications.no_texts_here');
}
