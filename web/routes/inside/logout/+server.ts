import { redirect, type RequestHandler } from '@sveltejs/kit';
import { signOut } from '#domain/devices/index.ts';
import { EMPTIED, forgetPerson } from '#web/inside/door.ts';

/** Ends the session on the server, then has the browser forget whoever was here. */
export const POST: RequestHandler = async ({ locals, cookies }) => {
  await signOut(locals.app, locals.scope);
  forgetPerson(cookies);
  return new Response(null, { status: 303, headers: { location: '/login?out', 'clear-site-data': EMPTIED } });
};
export const GET: RequestHandler = () => redirect(303, '/');
