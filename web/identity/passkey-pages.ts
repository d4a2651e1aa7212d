import { type RequestEvent, redirect } from '@sveltejs/kit';
import {
  addPasskey,
  type FactorState,
  listPasskeys,
  type LoginRealm,
  MOST_PASSKEYS,
  offerInvitePasskey,
  offerPasskey,
  offerProof,
  offerSecondStep,
  offerSignIn,
  type Passkey,
  readSecondFactor,
  removePasskey,
} from '#domain/identity/index.ts';
import { isRefusal, refuse } from '#kernel/refusal.ts';
import { refusalWords, runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import { askFresh } from './change-pages.ts';
import { deviceToken, heldLink, keptAttempt } from './cookies.ts';

/** Where a passkey is made or used; the last part of the address that the page's script asks. */
export type PasskeyUse = 'sign-in' | 'second' | 'new' | 'proof' | 'invite';

/** What the script needs before it can ask the browser: with a challenge of five minutes that is bound to who asks. Writes nothing. */
export function passkeyOffer(realm: LoginRealm) {
  return async (event: RequestEvent): Promise<Response> => {
    const headers = { 'cache-control': 'no-store' };
    try {
      const offer = await offerFor(event, realm);
      return offer ? Response.json(offer, { headers }) : Response.json({}, { status: 404, headers });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return Response.json({ message: refusalWords(event.locals.lang, error.code, error.params) }, { status: 403, headers });
    }
  };
}

async function offerFor({ locals, params, cookies }: RequestEvent, realm: LoginRealm): Promise<object | null> {
  const { app, scope, session } = locals;
  switch (params['use']) {
    case 'sign-in':
      return await offerSignIn(app, scope, { realm, browser: locals.csrf });
    case 'second':
      return await offerSecondStep(app, scope, { realm, attempt: keptAttempt(cookies) });
    case 'new':
      return await offerPasskey(app, scope, { isFresh: session?.isFresh ?? false });
    case 'proof':
      return await offerProof(app, scope);
    case 'invite':
      return await offerInvitePasskey(app, scope, { token: heldLink(cookies, 'invite'), realm });
    default:
      return null;
  }
}

/** The page that makes a passkey: after a fresh sign-in. */
export async function newPasskeyLoad(event: RequestEvent): Promise<{ email: string; isFirst: boolean; full: boolean; most: number }> {
  askFresh(event);
  const { app, scope, session } = event.locals;
  const full = (await listPasskeys(app, scope)).length >= MOST_PASSKEYS;
  return { email: session?.login.email ?? '', isFirst: (await readSecondFactor(app, scope)) === null, full, most: MOST_PASSKEYS };
}

export const newPasskeyActions = {
  default: (event: RequestEvent) =>
    runForm(event, { name: 'text', passkey: 'secret' }, async ({ name, passkey }) => {
      askFresh(event);
      const { app, scope, session } = event.locals;
      const userAgent = event.request.headers.get('user-agent');
      const made = await addPasskey(app, scope, { answer: passkey, name, isFresh: session?.isFresh ?? false, userAgent });
      if (made.recoveryCodes === null) redirect(303, '/security?passkey');
      return { recoveryCodes: made.recoveryCodes };
    }),
};

/** The page that removes one, by password and second factor. */
export async function endPasskeyLoad(event: RequestEvent): Promise<{ passkey: Passkey; factor: FactorState }> {
  return await runLoad(event, async () => {
    const { app, scope } = event.locals;
    const passkey = (await listPasskeys(app, scope)).find(({ id }) => id === event.params['id']);
    const factor = await readSecondFactor(app, scope);
    if (!passkey || !factor) refuse('identity.no_such_passkey');
    return { passkey, factor };
  });
}

export function endPasskeyActions(realm: LoginRealm) {
  return {
    default: (event: RequestEvent) =>
      runForm(event, { password: 'secret', code: 'secret', passkey: 'secret' }, async (typed) => {
        const { app, scope, source } = event.locals;
        const proof = { ...typed, source, deviceToken: deviceToken(event.cookies, realm) };
        await removePasskey(app, scope, { ...proof, passkeyId: event.params['id'] });
        redirect(303, '/security?passkey-ended');
      }),
  };
}
