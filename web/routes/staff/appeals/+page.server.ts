import { readEnvelopes } from '#domain/mail/index.ts';
import { listAppeals } from '#domain/review/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const after = event.url.searchParams.get('after');
    const { appeals, next, ...counted } = await listAppeals(app, scope, { after });
    const envelopes = await readEnvelopes(
      app,
      scope,
      appeals.map(({ subject }) => subject),
    );
    return {
      ...counted,
      appeals: appeals.map(({ appealId, subject, dueAt, isLate, isOwn }) => ({
        appealId,
        dueAt,
        isLate,
        isOwn,
        envelope: envelopes.get(subject) ?? null,
      })),
      older: next === null ? undefined : `/appeals?after=${next}`,
      newer: after === null ? undefined : '/appeals',
    };
  });
