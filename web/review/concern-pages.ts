import { redirect, type RequestEvent } from '@sveltejs/kit';
import { readAgency } from '#domain/directory/index.ts';
import { readForConcern } from '#domain/mail/index.ts';
import { answerConcern, listConcerns } from '#domain/review/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import { type About, listOf } from './concern-lists.ts';

export const concernsPage = (event: RequestEvent, about: About) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const before = event.url.searchParams.get('before');
    const { concerns, next } = await listConcerns(app, scope, { about, before });
    const { facilities } = await readAgency(app, scope, scope.agency ?? '');
    return {
      concerns: concerns.map(({ concernId, kind, raisedAt, facilityId, answeredAt }) => {
        const facility = facilities.find(({ id }) => id === facilityId);
        return { concernId, kind, raisedAt, answeredAt, place: facility?.name ?? '', timeZone: facility?.timeZone };
      }),
      older: next === null ? undefined : `${listOf[about]}?before=${next}`,
      newer: before === null ? undefined : listOf[about],
    };
  });

type Concern = RequestEvent<{ concern: string }>;

export const concernPage = (event: Concern) =>
  runLoad(event, () => readForConcern(event.locals.app, event.locals.scope, event.params.concern));

export const concernActions = (about: About) => ({
  default: (event: Concern) =>
    runForm(event, { note: 'text' }, async ({ note }) => {
      await answerConcern(event.locals.app, event.locals.scope, { concern: event.params.concern, note });
      redirect(303, `${listOf[about]}/${event.params.concern}`);
    }),
});
