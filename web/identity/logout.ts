import type { RequestEvent } from '@sveltejs/kit';
import { type LoginRealm, signOut } from '#domain/identity/index.ts';
import { leaveScreen } from '#domain/notifications/index.ts';
import { dropSession } from './cookies.ts';

/** Ends the session on the server, then has the browser forget what it kept. */
export function logoutAnswer(realm: LoginRealm) {
  return async ({ locals, cookies }: RequestEvent): Promise<Response> => {
    await leaveScreen(locals.app, locals.scope);
    await signOut(locals.app, locals.scope);
    dropSession(cookies, realm);
    return new Response(null, { status: 303, headers: { location: '/login?out', 'clear-site-data': '"cache", "storage"' } });
  };
}
