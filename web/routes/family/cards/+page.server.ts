import { redirect } from '@sveltejs/kit';
import { changeCard, listCards } from '#domain/payments/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => ({
    cards: await listCards(event.locals.app, event.locals.scope),
    done: event.url.searchParams.get('done'),
  }));

const change = (what: 'preferred' | 'removed') => (event: RequestEvent) =>
  runForm(event, { card: 'text' }, async ({ card }) => {
    await changeCard(event.locals.app, event.locals.scope, { card, change: what });
    redirect(303, `/cards?done=${what}`);
  });

export const actions: Actions = {
  name: (event) =>
    runForm(event, { card: 'text', name: 'text' }, async ({ card, name }) => {
      await changeCard(event.locals.app, event.locals.scope, { card, change: 'named', name });
      redirect(303, '/cards?done=named');
    }),
  prefer: change('preferred'),
  remove: change('removed'),
};
