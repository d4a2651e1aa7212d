import { redirect } from '@sveltejs/kit';
import { alertKinds, closeAlert, listAgencies, listAlerts } from '#domain/directory/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const asked = event.url.searchParams;
    const state = asked.get('state') === 'closed' ? ('closed' as const) : ('open' as const);
    const kind = alertKinds.find((one) => one === asked.get('kind')) ?? '';
    const agencies = await listAgencies(app, scope);
    const agency = agencies.find(({ id }) => id === asked.get('agency'))?.id ?? '';
    const page = Math.trunc(Number(asked.get('page') ?? 0)) || 0;
    const list = await listAlerts(app, scope, { state, kind, agency, page });
    const to = (number: number): string => `/alerts?${new URLSearchParams({ state, kind, agency, page: String(number) })}`;
    return {
      state,
      kind,
      agency,
      page,
      ...list,
      kinds: alertKinds,
      agencies: agencies.map(({ id, slug, name }) => ({ id, slug, name })),
      mayPlant: scope.roles.includes('operations'),
      closed: asked.has('closed'),
      newer: page > 0 ? to(page - 1) : undefined,
      older: list.more ? to(page + 1) : undefined,
    };
  });

export const actions: Actions = {
  close: (event) => {
    // Each alert has a note of its own on the page, so its field carries the alert's id.
    const alertId = event.url.searchParams.get('alert') ?? '';
    return runForm(event, { [`note-${alertId}`]: 'text' }, async (typed) => {
      await closeAlert(event.locals.app, event.locals.scope, { alertId, note: typed[`note-${alertId}`] });
      redirect(303, '/alerts?closed');
    });
  },
};
