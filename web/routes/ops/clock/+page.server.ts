import { redirect } from '@sveltejs/kit';
import { moveClock } from '#kernel/clock-moves.ts';
import { runForm } from '#web/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => ({
  now: locals.app.clock.now(),
  real: new Date(),
  live: locals.app.mode === 'live',
  moved: url.searchParams.has('moved'),
});

export const actions: Actions = {
  default: (event) =>
    runForm(event, { by: 'text' }, async ({ by }) => {
      await moveClock(event.locals.app, event.locals.scope, { byMs: Number(by) });
      redirect(303, '/clock?moved');
    }),
};
