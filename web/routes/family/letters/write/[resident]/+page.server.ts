import { redirect } from '@sveltejs/kit';
import { keepDraft, readDraft } from '#domain/mail/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { resident, draft, most, stamps, cardStamps, replyStamps } = await readDraft(
      event.locals.app,
      event.locals.scope,
      event.params.resident,
    );
    return {
      resident: { id: resident.id, name: `${resident.givenName} ${resident.familyName}`, facility: resident.facility.name },
      timeZone: resident.facility.timeZone,
      most,
      stamps: Number(stamps),
      cardStamps: cardStamps === null ? null : Number(cardStamps),
      card: draft?.card ?? null,
      replyStamps: replyStamps === null ? null : Number(replyStamps),
      body: draft?.body ?? '',
      withReply: draft?.withReply ?? false,
      savedAt: draft?.savedAt ?? null,
    };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, { body: 'text', reply: 'check', go: 'text' }, async ({ body, reply, go }) => {
      const { resident } = event.params;
      const page = `/letters/write/${resident}`;
      // A letter may begin with its card.
      if (go === 'card' && body.trim() === '') redirect(303, `${page}/card`);
      await keepDraft(event.locals.app, event.locals.scope, { resident, body, withReply: reply });
      redirect(303, go === 'check' || go === 'card' ? `${page}/${go}` : page);
    }),
};
