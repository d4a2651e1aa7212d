import { redirect } from '@sveltejs/kit';
import { enterOrder, orderKinds } from '#domain/directory/index.ts';
import { runForm } from '#web/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ kinds: orderKinds });

export const actions: Actions = {
  default: (event) =>
    runForm(
      event,
      {
        kind: 'text',
        number: 'text',
        names: 'text',
        emails: 'text',
        phones: 'text',
        source: 'text',
        orderedOn: 'date',
        until: 'date',
        note: 'text',
      },
      async (values) => {
        await enterOrder(event.locals.app, event.locals.scope, values);
        redirect(303, '/no-contact?note=added');
      },
    ),
};
