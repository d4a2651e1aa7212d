import { type RequestEvent, redirect } from '@sveltejs/kit';
import {
  CODE_MINUTES,
  finishSignIn,
  type LoginRealm,
  nextPath,
  readSignIn,
  signIn,
  signInWithPasskey,
  type WaitingSignIn,
} from '#domain/identity/index.ts';
import { runForm } from '#web/form.ts';
import { deviceToken, dropAttempt, keepAttempt, keepSession, keptAttempt } from './cookies.ts';

/** Why the page is shown: 'fresh' = signed in, but too long ago for money. */
export type LoginNote = 'verified' | 'out' | 'first' | 'fresh' | null;

export function loginLoad(realm: LoginRealm) {
  return ({ url, locals }: RequestEvent): { note: LoginNote; next: string; email: string; cookiesWork: boolean } => {
    const asked = url.searchParams.get('next');
    const next = nextPath(asked, realm);
    const { session, cookiesWork } = locals;
    const wantsFresh = url.searchParams.has('fresh');
    if (session && (session.isFresh || !wantsFresh)) redirect(303, next);
    return { note: noteOf(url, session !== null, asked !== null), next, email: session?.login.email ?? '', cookiesWork };
  };
}

function noteOf(url: URL, signedIn: boolean, asked: boolean): LoginNote {
  if (signedIn) return 'fresh';
  if (url.searchParams.has('verified')) return 'verified';
  if (url.searchParams.has('out')) return 'out';
  return asked ? 'first' : null;
}

const loginFields = { email: 'text', password: 'secret', code: 'secret', passkey: 'secret', stepwise: 'check', next: 'text' } as const;

/** A passkey alone, or e-mail and password with what follows them. */
export function loginActions(realm: LoginRealm) {
  return {
    default: (event: RequestEvent) =>
      runForm(event, loginFields, async ({ passkey, next, ...typed }) => {
        const { app, scope, source, csrf } = event.locals;
        const browser = {
          realm,
          source,
          userAgent: event.request.headers.get('user-agent'),
          deviceToken: deviceToken(event.cookies, realm),
        };
        const page = nextPath(next, realm);
        const outcome =
          passkey === ''
            ? await signIn(app, scope, { ...browser, ...typed })
            : await signInWithPasskey(app, scope, { ...browser, answer: passkey, browser: csrf });
        if ('attempt' in outcome) {
          keepAttempt(event.cookies, outcome.attempt);
          redirect(303, `/login/code?next=${encodeURIComponent(page)}`);
        }
        keepSession(event.cookies, realm, outcome);
        redirect(303, page);
      }),
  };
}

/** The second step: the code of a mail, or the app, a passkey or a recovery code. */
export function codeLoad(realm: LoginRealm) {
  return async ({ url, locals, cookies }: RequestEvent): Promise<{ waiting: WaitingSignIn | null; next: string; minutes: number }> => {
    const waiting = await readSignIn(locals.app, locals.scope, { attempt: keptAttempt(cookies) });
    return { waiting, next: nextPath(url.searchParams.get('next'), realm), minutes: CODE_MINUTES };
  };
}

export function codeActions(realm: LoginRealm) {
  return {
    default: (event: RequestEvent) =>
      runForm(event, { code: 'secret', passkey: 'secret', next: 'text' }, async ({ code, passkey, next }) => {
        const { app, scope } = event.locals;
        const signedIn = await finishSignIn(app, scope, {
          realm,
          attempt: keptAttempt(event.cookies),
          code,
          passkey,
          userAgent: event.request.headers.get('user-agent'),
          deviceToken: deviceToken(event.cookies, realm),
        });
        dropAttempt(event.cookies);
        keepSession(event.cookies, realm, signedIn);
        redirect(303, nextPath(next, realm));
      }),
  };
}
