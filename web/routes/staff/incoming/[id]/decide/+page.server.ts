import { redirect } from '@sveltejs/kit';
import { decideIncoming, readIncoming } from '#domain/transfers/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const [transfer] = await readIncoming(event.locals.app, event.locals.scope, [event.params.id]);
    return { transfer: transfer!, isOver: transfer!.postedAt !== null || transfer!.returningAt !== null || transfer!.handedOver !== null };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, { step: 'text', reason: 'text', note: 'text' }, async (typed) => {
      await decideIncoming(event.locals.app, event.locals.scope, { transfer: event.params.id, ...typed });
      redirect(303, `/incoming/${event.params.id}`);
    }),
};
