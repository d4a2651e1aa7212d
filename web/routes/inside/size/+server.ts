import { redirect, type RequestHandler } from '@sveltejs/kit';
import { backTo, keepTextSize } from '#web/inside/door.ts';

export const POST: RequestHandler = async ({ request, cookies }) => {
  const form = await request.formData();
  keepTextSize(cookies, form.get('size'));
  redirect(303, backTo(form.get('back')));
};
export const GET: RequestHandler = () => redirect(303, '/');
