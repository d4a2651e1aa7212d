import { redirect } from '@sveltejs/kit';
import { lengthOf, readAnswer, readReturn, sendAnswer } from '#domain/mail/index.ts';
import { stampsForAnswer } from '#domain/stamps/index.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const { to } = event.params;
    const page = `/letters/write/${to}`;
    const { name, isOpen, resident, most, stamps, deadlineHours, draft } = await readAnswer(app, scope, to);
    if (draft === null || !isOpen) redirect(303, page);
    return {
      name,
      page,
      corrects: draft.corrects === null ? null : await readReturn(app, scope, draft.corrects),
      timeZone: resident.facility.timeZone,
      draft: { id: draft.draftId, version: draft.version, body: draft.body },
      length: lengthOf(draft.body),
      most,
      stamps: Number(stamps),
      pays: await stampsForAnswer(app, scope, { to, stamps }),
      dueAt: new Date(app.clock.now().getTime() + deadlineHours * 3_600_000),
    };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, { draft: 'secret', version: 'secret' }, async ({ draft, version }) => {
      const { app, scope } = event.locals;
      const { to } = event.params;
      const { letterId } = await sendAnswer(app, scope, { to, draft, version: Number(version) }).catch((error: unknown) => {
        // What changed since the page was shown stands on the page itself.
        if (isRefusal(error) && ['stamps.too_few', 'mail.banned', 'mail.no_answer_now', 'mail.draft_changed'].includes(error.code))
          return redirect(303, `/letters/write/${to}/check`);
        throw error;
      });
      redirect(303, `/letters/sent/${letterId}`);
    }),
};
