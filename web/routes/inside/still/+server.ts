import { redirect, type RequestHandler } from '@sveltejs/kit';
import { extendSession } from '#domain/devices/index.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { backTo } from '#web/inside/door.ts';

/** "I am still here" is told by the request itself; "more time" is given once, and a second click finds it given. */
export const POST: RequestHandler = async ({ request, locals }) => {
  const form = await request.formData();
  if (form.get('more') === 'yes')
    await extendSession(locals.app, locals.scope, locals.door!.device.kind).catch((error: unknown) => {
      if (!isRefusal(error)) throw error;
    });
  redirect(303, backTo(form.get('back')));
};
export const GET: RequestHandler = () => redirect(303, '/');
