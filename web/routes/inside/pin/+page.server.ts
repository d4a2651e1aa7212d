import { redirect } from '@sveltejs/kit';
import { choosePin, PIN_LEAST, PIN_MOST } from '#domain/devices/index.ts';
import { runForm } from '#web/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({
  isFirst: locals.door?.session?.mustChange === true,
  least: PIN_LEAST,
  most: PIN_MOST,
});

export const actions: Actions = {
  default: (event) =>
    runForm(event, { pin: 'secret', again: 'secret' }, async ({ pin, again }) => {
      await choosePin(event.locals.app, event.locals.scope, { pin, again });
      redirect(303, '/');
    }),
};
