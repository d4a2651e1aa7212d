import { error, redirect } from '@sveltejs/kit';
import { ASK_MESSAGE_MAX, askApproval, approvalServices, readContact, relationships } from '#domain/directory/index.ts';
import { refusalWords, runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope, lang } = event.locals;
    const { resident, standing, hasDetails } = await readContact(app, scope, event.params.resident);
    const service = approvalServices.find((one) => one === event.params.service);
    if (service === undefined) error(404, refusalWords(lang, 'directory.unknown_service', {}));
    return {
      resident,
      service,
      by: standing.rule[service].by,
      ask: standing.services[service].ask,
      relationships,
      most: ASK_MESSAGE_MAX,
      hasDetails,
    };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, { relationship: 'text', message: 'text' }, async (values) => {
      const { resident, service } = event.params;
      await askApproval(event.locals.app, event.locals.scope, { resident, service, ...values });
      redirect(303, `/people/${resident}?note=asked`);
    }),
};
