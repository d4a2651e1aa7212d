import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { chooseContact, readContact } from '#domain/directory/index.ts';
import { reportPerson } from '#domain/support/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { resident, standing } = await readContact(event.locals.app, event.locals.scope, event.params.resident);
    return { resident, blocked: standing.blockedAt !== null, written: randomUUID() };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, { message: 'text', block: 'check', written: 'text' }, async ({ message, block, written }) => {
      const { app, scope, source } = event.locals;
      const { resident } = event.params;
      const { reference } = await reportPerson(app, scope, { resident, message, form: written, source });
      if (block) await chooseContact(app, scope, { resident, choice: 'block' });
      redirect(303, `/help/sent/${reference}`);
    }),
};
