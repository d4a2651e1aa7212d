import { redirect } from '@sveltejs/kit';
import { takeAhead } from '#domain/review/index.ts';
import type { RequestHandler } from './$types';

/** What comes after the letter in hand, for the page's script to make ready: its page, or nothing. */
export const POST: RequestHandler = async ({ params, locals: { app, scope } }) => {
  const next = await takeAhead(app, scope, params.item);
  if (next === null) return new Response(null, { status: 204 });
  redirect(303, `/letters/${next}`);
};
