import { redirect } from '@sveltejs/kit';
import { draftMark, keepDraft, lengthOf, readDraft, readReturn } from '#domain/mail/index.ts';
import { readShop } from '#domain/stamps/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const { resident, draft, most, stamps, cardStamps, replyStamps, lettersMost, reached, isTaken, ban } = await readDraft(
      app,
      scope,
      event.params.resident,
    );
    return {
      resident: { id: resident.id, name: `${resident.givenName} ${resident.familyName}`, facility: resident.facility.name },
      timeZone: resident.facility.timeZone,
      most,
      lettersMost,
      reached,
      isTaken,
      ban: ban && { id: ban.banId, reviewOn: ban.reviewOn },
      corrects: draft?.corrects ? await readReturn(app, scope, draft.corrects) : null,
      seen: draftMark(draft),
      length: lengthOf(draft?.body),
      have: Number((await readShop(app, scope, resident.agencyId)).available),
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
    runForm(event, { body: 'text', reply: 'check', seen: 'secret', go: 'text' }, async ({ body, reply, seen, go }) => {
      const { app, scope } = event.locals;
      const { resident } = event.params;
      const page = `/letters/write/${resident}`;
      // A letter may begin with its card.
      if (go === 'card' && body.trim() === '') redirect(303, `${page}/card`);
      await keepDraft(app, scope, { resident, body, withReply: reply, seen });
      if (go === 'buy') redirect(303, `/stamps/${(await readDraft(app, scope, resident)).resident.agencyId}`);
      redirect(303, go === 'check' || go === 'card' ? `${page}/${go}` : page);
    }),
};
