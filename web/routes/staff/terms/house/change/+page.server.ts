import { redirect } from '@sveltejs/kit';
import { actionsFor, changeHouseTerm, readHouseTerm } from '#domain/review/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const term = await readHouseTerm(app, scope, event.url.searchParams.get('term') ?? '');
    const { change, figures, ...line } = term;
    return {
      line,
      figures,
      change: change && { stands: change.stands, severity: change.severity, action: change.action, reason: change.reason },
      actions: actionsFor(term.category),
      isHelp: term.action === 'care' || term.action === 'protect',
    };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, { stands: 'text', severity: 'text', action: 'text', reason: 'text' }, async (typed) => {
      const term = event.url.searchParams.get('term') ?? '';
      await changeHouseTerm(event.locals.app, event.locals.scope, { ...typed, term });
      redirect(303, '/terms/house?saved&changed=yes');
    }),
};
