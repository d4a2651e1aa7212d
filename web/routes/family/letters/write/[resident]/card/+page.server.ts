import { redirect } from '@sveltejs/kit';
import { cards, chooseCard, readDraft } from '#domain/mail/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { resident, cardStamps, draft } = await readDraft(event.locals.app, event.locals.scope, event.params.resident);
    return {
      name: resident.givenName,
      page: `/letters/write/${resident.id}`,
      // Where the facility takes none any more, one can still be taken out.
      cards: cardStamps === null ? [] : cards,
      stamps: Number(cardStamps ?? 0n),
      chosen: draft?.card ?? '',
    };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, { card: 'text' }, async ({ card }) => {
      const { resident } = event.params;
      await chooseCard(event.locals.app, event.locals.scope, { resident, card: card === '' ? null : card });
      redirect(303, `/letters/write/${resident}`);
    }),
};
