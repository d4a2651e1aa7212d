import { redirect, type RequestEvent } from '@sveltejs/kit';
import { endKey, keyDays, listKeys } from '#domain/identity/index.ts';
import { runForm } from '#web/form.ts';

/** What both pages of keys show: an agency's own, and those of partners. */
export async function loadKeys({ locals: { app, scope }, url }: RequestEvent) {
  const keys = await listKeys(app, scope);
  return { keys, days: keyDays, docs: `${app.origins.family}/developers`, ended: url.searchParams.has('ended') };
}

export const endAction = (event: RequestEvent) =>
  runForm(event, { key: 'text' }, async ({ key }) => {
    await endKey(event.locals.app, event.locals.scope, key);
    redirect(303, '/keys?ended');
  });
