import { readAgency } from '#domain/directory/index.ts';
import { listConcerns } from '#domain/review/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const before = event.url.searchParams.get('before');
    const { concerns, next } = await listConcerns(app, scope, { before });
    const { facilities } = await readAgency(app, scope, scope.agency ?? '');
    return {
      concerns: concerns.map(({ concernId, kind, raisedAt, facilityId, answeredAt }) => {
        const facility = facilities.find(({ id }) => id === facilityId);
        return { concernId, kind, raisedAt, answeredAt, place: facility?.name ?? '', timeZone: facility?.timeZone };
      }),
      older: next === null ? undefined : `/concerns?before=${next}`,
      newer: before === null ? undefined : '/concerns',
    };
  });
