import { redirect } from '@sveltejs/kit';
import { clearDeadAddress, listDeadAddresses } from '#domain/notifications/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const asked = event.url.searchParams;
    const part = (asked.get('part') ?? '').slice(0, 254);
    const open = asked.has('part') ? asked.get('open') === 'yes' : true;
    const page = Math.max(Math.trunc(Number(asked.get('page') ?? 1)) || 1, 1);
    const { addresses, more } = await listDeadAddresses(app, scope, { part, open, page });
    const to = (number: number): string =>
      `/undelivered?${new URLSearchParams({ part, ...(open && { open: 'yes' }), page: String(number) })}`;
    return {
      part,
      open,
      page,
      addresses,
      cleared: asked.has('cleared'),
      newer: page > 1 ? to(page - 1) : undefined,
      older: more ? to(page + 1) : undefined,
    };
  });

export const actions: Actions = {
  clear: (event) =>
    runForm(event, { id: 'text' }, async ({ id }) => {
      await clearDeadAddress(event.locals.app, event.locals.scope, { id });
      redirect(303, '/undelivered?cleared');
    }),
};
