import { redirect } from '@sveltejs/kit';
import { keepAnswer, lengthOf, readAnswer, readReturn } from '#domain/mail/index.ts';
import { stampsForAnswer } from '#domain/stamps/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const { to } = event.params;
    const { name, isOpen, mute, ban, resident, most, stamps, draft } = await readAnswer(app, scope, to);
    return {
      name,
      isOpen,
      isMuted: mute !== null,
      ban: ban && { id: ban.banId, reviewOn: ban.reviewOn },
      facility: resident.facility.name,
      timeZone: resident.facility.timeZone,
      most,
      stamps: Number(stamps),
      pays: await stampsForAnswer(app, scope, { to, stamps }),
      corrects: draft?.corrects ? await readReturn(app, scope, draft.corrects) : null,
      body: draft?.body ?? '',
      length: lengthOf(draft?.body),
      savedAt: draft?.savedAt ?? null,
    };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, { body: 'text', go: 'text' }, async ({ body, go }) => {
      const { to } = event.params;
      await keepAnswer(event.locals.app, event.locals.scope, { to, body });
      redirect(303, `/letters/write/${to}${go === 'check' ? '/check' : ''}`);
    }),
};
