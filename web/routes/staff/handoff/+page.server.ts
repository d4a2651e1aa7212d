import { redirect } from '@sveltejs/kit';
import { ANSWER_MAX, bringAnswer, listFiles, makeFileNow } from '#domain/transfers/index.ts';
import { localTime } from '#kernel/wall-clock.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const before = /^\d{1,9}$/.exec(event.url.searchParams.get('before') ?? '');
    const page = await listFiles(app, scope, { before: before ? Number(before[0]) : null });
    return {
      ...page,
      heldDay: page.waiting.held.since === null ? null : localTime(page.waiting.held.since, page.agency.timeZone).day,
      files: page.files.map(({ layout: _layout, ...file }) => file),
      answers: page.answers.map(({ reach: _reach, ...answer }) => answer),
      mayBring: scope.roles.includes('trust_clerk'),
      mostMegabytes: ANSWER_MAX / 1024 / 1024,
    };
  });

export const actions: Actions = {
  make: (event) =>
    runForm(event, {}, async () => {
      const { fileId } = await makeFileNow(event.locals.app, event.locals.scope);
      redirect(303, `/handoff/${fileId}?made`);
    }),
  bring: (event) =>
    runForm(event, { file: 'file' }, async ({ file }) => {
      const { answerId } = await bringAnswer(event.locals.app, event.locals.scope, {
        fileName: file?.name ?? '',
        bytes: file === null ? new Uint8Array() : await file.bytes(),
      });
      redirect(303, `/handoff/answers/${answerId}`);
    }),
};
