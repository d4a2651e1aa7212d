import { redirect } from '@sveltejs/kit';
import { listRosters, readAgency, startRoster, UPLOAD_MAX } from '#domain/directory/index.ts';
import { refuse } from '#kernel/refusal.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const agencyId = scope.agency ?? refuse('kernel.not_allowed');
    const [{ agency }, rosters] = await Promise.all([readAgency(app, scope, agencyId), listRosters(app, scope, agencyId)]);
    return {
      timeZone: agency.timeZone,
      mostMegabytes: UPLOAD_MAX / 1024 / 1024,
      rosters: rosters.map(({ id, fileName, kind, state, thenDo, report, counts, badRows, startedAt }) => ({
        id,
        fileName,
        kind,
        state,
        thenDo,
        report,
        found: state === 'done' ? counts : report,
        badRows,
        startedAt,
      })),
    };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, { file: 'file' }, async ({ file }) => {
      const { app, scope } = event.locals;
      const { rosterId } = await startRoster(app, scope, {
        agencyId: scope.agency ?? refuse('kernel.not_allowed'),
        fileName: file?.name ?? '',
        bytes: file === null ? new Uint8Array() : await file.bytes(),
      });
      redirect(303, `/roster/${rosterId}`);
    }),
};
