import { redirect } from '@sveltejs/kit';
import { BAN_DAYS, keepBan, liftBan, readBan } from '#domain/mail/index.ts';
import { refuse } from '#kernel/refusal.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => ({ ban: await readBan(event.locals.app, event.locals.scope, event.params.ban), days: BAN_DAYS }));

export const actions: Actions = {
  default: (event) =>
    runForm(event, { outcome: 'text', words: 'text', reviewOn: 'date' }, async ({ outcome, words, reviewOn }) => {
      const { app, scope } = event.locals;
      const { ban } = event.params;
      if (outcome === 'keep') await keepBan(app, scope, { ban, words, reviewOn });
      else if (outcome === 'lift') await liftBan(app, scope, { ban, words });
      else refuse('mail.choose_ban', {}, 'outcome');
      redirect(303, `/stopped/${ban}`);
    }),
};
