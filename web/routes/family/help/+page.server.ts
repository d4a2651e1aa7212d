import { redirect } from '@sveltejs/kit';
import { sendMessage, stampForm, topics } from '#domain/support/index.ts';
import { runForm } from '#web/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => ({
  topics: [...topics],
  stamp: stampForm(locals.app),
  email: locals.session?.login.email ?? '',
  about: url.searchParams.get('about') ?? '',
  topic: url.searchParams.get('topic') ?? '',
});

const fields = {
  topic: 'text',
  name: 'text',
  email: 'text',
  about: 'text',
  message: 'text',
  website: 'text',
  stamp: 'text',
  confirm: 'check',
} as const;

export const actions: Actions = {
  default: (event) =>
    runForm(event, fields, async ({ website, confirm, ...typed }) => {
      const { app, scope, source } = event.locals;
      const { reference } = await sendMessage(app, scope, { ...typed, trap: website, confirmed: confirm, source });
      redirect(303, `/help/sent/${reference}`);
    }),
};
