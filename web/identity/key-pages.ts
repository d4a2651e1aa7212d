import { redirect, type RequestEvent } from '@sveltejs/kit';
import { endKey, keyDays, listKeys } from '#domain/identity/index.ts';
import { runForm } from '#web/form.ts';

/** What both pages of keys show: an agency's own, and those of partners. */
export async function loadKeys({ locals: { app, scope }, url }: RequestEvent) {
  const after = url.searchParams.get('after');
  const { keys, next } = await listKeys(app, scope, { after });
  return {
    keys,
    newer: after === null ? undefined : '/keys',
    older: next === null ? undefined : `/keys?after=${next}`,
    days: keyDays,
    docs: `${app.origins.family}/developers`,
    ended: url.searchParams.has('ended'),
  };
}

export const endAction = (event: RequestEvent) =>
  runForm(event, { key: 'text' }, async ({ key }) => {
    await endKey(event.locals.app, event.locals.scope, key);
    redirect(303, '/keys?ended');
  });
