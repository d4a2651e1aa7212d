import { redirect } from '@sveltejs/kit';
import { readWallet } from '#domain/payments/index.ts';
import { changePlan, readPlan, skipNext, whyInShort } from '#domain/transfers/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope, lang } = event.locals;
    const plan = await readPlan(app, scope, event.params.plan);
    const { availableCents } = await readWallet(app, scope);
    const days = plan.ended.map(({ day, kind, details }) => ({
      day,
      transfer: kind === 'sent' ? (details['transfer'] ?? null) : null,
      why: kind === 'skipped' ? whyInShort(details['why'] ?? '', plan.residentName, lang) : null,
    }));
    return { plan, days, availableCents, isStarted: event.url.searchParams.has('started') };
  });

const change = (to: 'paused' | 'resumed' | 'ended') => (event: RequestEvent) =>
  runForm(event, {}, async () => {
    await changePlan(event.locals.app, event.locals.scope, { plan: event.params.plan, to });
    redirect(303, `/recurring/${event.params.plan}`);
  });

export const actions: Actions = {
  pause: change('paused'),
  resume: change('resumed'),
  end: change('ended'),
  skip: (event) =>
    runForm(event, { day: 'text' }, async ({ day }) => {
      await skipNext(event.locals.app, event.locals.scope, { plan: event.params.plan, day });
      redirect(303, `/recurring/${event.params.plan}`);
    }),
};
