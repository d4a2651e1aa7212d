import { redirect } from '@sveltejs/kit';
import { BAN_DAYS, placeBan, readForReview } from '#domain/mail/index.ts';
import { reasons } from '#domain/review/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { item } = event.params;
    const letter = await readForReview(event.locals.app, event.locals.scope, item);
    const outside = letter.author === 'customer' ? letter.senderName : letter.recipientName;
    return { item, reasons, days: BAN_DAYS, outside, inside: letter.residentName };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, { reason: 'text', rule: 'text', note: 'text', reviewOn: 'date' }, async (typed) => {
      await placeBan(event.locals.app, event.locals.scope, { item: event.params.item, ...typed });
      redirect(303, `/letters/${event.params.item}?stopped`);
    }),
};
