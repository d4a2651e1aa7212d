import { redirect } from '@sveltejs/kit';
import { joinWithCode } from '#domain/devices/index.ts';
import { runForm } from '#web/form.ts';
import { keepDevice } from '#web/inside/door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  if (locals.door !== null) redirect(303, '/login');
};

export const actions: Actions = {
  default: (event) =>
    runForm(event, { code: 'text' }, async ({ code }) => {
      const { token } = await joinWithCode(event.locals.app, event.locals.scope, { code });
      keepDevice(event.cookies, token);
      redirect(303, '/login');
    }),
};
