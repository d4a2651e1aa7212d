import { listContacts } from '#domain/directory/index.ts';
import { listDrafts, listLetters } from '#domain/mail/index.ts';
import { isId } from '#kernel/ids.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const asked = event.url.searchParams;
    const before = isId('let', asked.get('before')) ? asked.get('before') : null;
    const people = (await listContacts(app, scope)).map(({ resident }) => resident);
    const names = new Map(people.map(({ id, givenName, familyName }) => [id, `${givenName} ${familyName}`]));
    const { letters, next } = await listLetters(app, scope, { before });
    return {
      letters: letters.map(({ letterId, residentName, sentAt, timeZone, state }) => ({ letterId, residentName, sentAt, timeZone, state })),
      drafts: (await listDrafts(app, scope)).map(({ residentId, savedAt }) => ({ residentId, savedAt, name: names.get(residentId) ?? '' })),
      people: people
        .filter(({ status, services }) => status === 'here' && services.letters)
        .map(({ id }) => ({ id, name: names.get(id)! })),
      older: next === null ? undefined : `/letters?before=${next}`,
      newer: before === null ? undefined : '/letters',
    };
  });
