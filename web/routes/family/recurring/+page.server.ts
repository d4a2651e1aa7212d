import { listContacts } from '#domain/directory/index.ts';
import { listPlans } from '#domain/transfers/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const people = (await listContacts(app, scope)).filter(({ resident }) => resident.status === 'here' && resident.services.money);
    return {
      plans: await listPlans(app, scope),
      people: people.map(({ resident }) => ({ id: resident.id, name: `${resident.givenName} ${resident.familyName}` })),
    };
  });
