import { type RequestEvent, redirect } from '@sveltejs/kit';
import { CODE_MINUTES, finishSignIn, type LoginRealm, nextPath, readSignIn, signIn, type WaitingSignIn } from '#domain/identity/index.ts';
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

export function loginActions(realm: LoginRealm) {
  return {
    default: (event: RequestEvent) =>
      runForm(event, { email: 'text', password: 'secret', code: 'secret', next: 'text' }, async ({ email, password, code, next }) => {
        const { app, scope, source } = event.locals;
        const outcome = await signIn(app, scope, {
          realm,
          email,
          password,
          code,
          source,
          userAgent: event.request.headers.get('user-agent'),
          deviceToken: deviceToken(event.cookies, realm),
        });
        const page = nextPath(next, realm);
        if ('attempt' in outcome) {
          keepAttempt(event.cookies, outcome.attempt);
          redirect(303, `/login/code?next=${encodeURIComponent(page)}`);
        }
        keepSession(event.cookies, realm, outcome);
        redirect(303, page);
      }),
  };
}

/** The second step of customers: the code of a mail, or of their app. */
export async function codeLoad({ url, locals, cookies }: RequestEvent): Promise<{
  waiting: WaitingSignIn | null;
  next: string;
  minutes: number;
}> {
  const waiting = await readSignIn(locals.app, locals.scope, { attempt: keptAttempt(cookies) });
  return { waiting, next: nextPath(url.searchParams.get('next'), 'customer'), minutes: CODE_MINUTES };
}

export const codeActions = {
  default: (event: RequestEvent) =>
    runForm(event, { code: 'secret', next: 'text' }, async ({ code, next }) => {
      const { app, scope } = event.locals;
      const signedIn = await finishSignIn(app, scope, {
        attempt: keptAttempt(event.cookies),
        code,
        userAgent: event.request.headers.get('user-agent'),
        deviceToken: deviceToken(event.cookies, 'customer'),
      });
      dropAttempt(event.cookies);
      keepSession(event.cookies, 'customer', signedIn);
      redirect(303, nextPath(next, 'customer'));
    }),
};
