import type { App } from '#kernel/app.ts';
import { hashToken } from '#kernel/ids.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { type Scope, requireRealm, systemScope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { checkEmail } from '../email.ts';
import { checkPhone } from '../details/personal-details.ts';
import { openDelayed } from '../queries/delayed-changes.ts';
import { insertSearch, searchesOf } from '../queries/email-searches.ts';
import { lockFactors } from '../queries/factors.ts';
import { openAttempt } from '../queries/second-steps.ts';
import { spendSource } from '../links/request-link.ts';
import { CODE_TRIES } from '../sign-in/sign-in-code.ts';

/** How often within 30 days an operator can be asked to take the second factors of one login away. */
const ASKS_IN_30_DAYS = 3;

interface Told {
  name: unknown;
  address: unknown;
  phone: unknown;
  source: string;
}

export interface ForgottenEmail extends Told {
  /** Where the person can be reached now: the login's new e-mail, if all goes well. */
  email: unknown;
}

/**
 * "I no longer know, or no longer have, the e-mail of my login": puts a task before the operators. Says the same whoever asks.
 * Refuses wrong fields, all at once, and identity.too_many_from_here.
 */
export async function askForgottenEmail(app: App, scope: Scope, input: ForgottenEmail): Promise<void> {
  requireRealm(scope, 'public', 'customer');
  const errors: FieldError[] = [];
  const said = readTold(input, errors);
  const email = checkEmail(input.email);
  if (!email.ok)
    errors.push({ field: 'email', code: email.reason === 'email_empty' ? 'identity.new_email_empty' : `identity.${email.reason}` });
  refuseFields(errors);
  if (!email.ok) throw new Error('unreachable');
  await app.tx(systemScope(scope.request), async (tx) => {
    await spendSource(app, tx, 'email_search', input.source);
    const search = { ...said, newEmail: email.email, wish: 'email', loginId: null, lang: scope.lang, askedAt: app.clock.now() } as const;
    await insertSearch(tx, search);
  });
}

/**
 * "I have lost my phone and my recovery codes", by a customer whose password was right: `attempt` is the sign-in that waits for the
 * second factor. Puts a task before the operators. Refuses wrong fields, identity.sign_in_over, .too_many_from_here, .factor_asked
 * while an earlier wish is open, and .factor_asked_often after three in 30 days.
 */
export async function askLostFactor(app: App, scope: Scope, input: Told & { attempt: unknown }): Promise<void> {
  requireRealm(scope, 'public', 'customer');
  const { attempt } = input;
  const errors: FieldError[] = [];
  const said = readTold(input, errors);
  refuseFields(errors);
  if (typeof attempt !== 'string' || attempt === '' || attempt.length > 100) refuse('identity.sign_in_over');
  const now = app.clock.now();
  await app.tx(systemScope(scope.request), async (tx) => {
    await spendSource(app, tx, 'email_search', input.source);
    const waiting = await openAttempt(tx, hashToken(attempt), now, CODE_TRIES);
    if (waiting?.codeBy !== 'app') refuse('identity.sign_in_over');
    const { loginId } = waiting;
    await lockFactors(tx, loginId);
    const asked = await searchesOf(tx, loginId, new Date(now.getTime() - 30 * 24 * 3600_000));
    const waits = (await openDelayed(tx, loginId)).some(({ kind }) => kind === 'second_factor');
    if (waits || asked.some(({ outcome }) => outcome === null)) refuse('identity.factor_asked');
    if (asked.length >= ASKS_IN_30_DAYS) refuse('identity.factor_asked_often');
    await insertSearch(tx, { ...said, newEmail: null, wish: 'second_factor', loginId, lang: scope.lang, askedAt: now });
  });
}

function readTold(input: Told, errors: FieldError[]): { name: string; address: string; phone: string } {
  const text = (field: 'name' | 'address', most: number): string => {
    const clean = cleanText(input[field], { max: most });
    if (clean.ok) return clean.value;
    const reason = clean.reason === 'wrong_type' ? 'empty' : clean.reason;
    const code = reason === 'empty' ? `told_${field}_empty` : `${field === 'name' ? 'name' : 'address_line1'}_${reason}`;
    errors.push({ field, code: `identity.${code}`, params: { most } });
    return '';
  };
  const name = text('name', 160);
  const address = text('address', 300);
  const phone = checkPhone({ phone: input.phone });
  if (phone.problem) errors.push({ field: 'phone', code: `identity.phone_${phone.problem}` });
  return { name, address, phone: phone.e164 ?? '' };
}
