import { type RequestEvent, redirect } from '@sveltejs/kit';
import { type LoginRealm, nextPath, signIn } from '#domain/identity/index.ts';
import { runForm } from '#web/form.ts';
import { deviceToken, keepSession } from './cookies.ts';

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
        const signedIn = await signIn(app, scope, {
          realm,
          email,
          password,
          code,
          source,
          userAgent: event.request.headers.get('user-agent'),
          deviceToken: deviceToken(event.cookies, realm),
        });
        keepSession(event.cookies, realm, signedIn);
        redirect(303, nextPath(next, realm));
      }),
  };
}
