import { listContacts } from '#domain/directory/index.ts';
import { listDrafts, listLetters, listOwnBans, listSentBack, listUnopened, standingWord } from '#domain/mail/index.ts';
import { isId } from '#kernel/ids.ts';
import { letterAddress, letterFilter, readLetterQuery } from '#web/letters/letter-query.ts';
import { sentBackRows } from '#web/letters/sent-back.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const asked = event.url.searchParams;
    const before = isId('let', asked.get('before')) ? asked.get('before') : null;
    const people = (await listContacts(app, scope)).map(({ resident }) => resident);
    const names = new Map(people.map(({ id, givenName, familyName }) => [id, `${givenName} ${familyName}`]));
    const typed = readLetterQuery(asked);
    const { letters, next } = await listLetters(app, scope, { ...letterFilter(typed), before });
    const sentBack = await listSentBack(app, scope);
    return {
      typed,
      isFiltered: letterAddress(typed) !== '',
      writtenTo: people.map(({ id }) => ({ id, name: names.get(id)! })),
      files: { pdf: `/letters/export/pdf${letterAddress(typed)}`, json: `/letters/export/json${letterAddress(typed)}` },
      letters: letters.map((letter) => {
        const { letterId, author, residentName, sentAt, timeZone, deliverOn } = letter;
        return { letterId, isOwn: author === 'customer', residentName, sentAt, timeZone, deliverOn, state: standingWord(letter) };
      }),
      bans: (await listOwnBans(app, scope)).map(({ banId, residentName, liftedAt }) => ({
        banId,
        name: residentName,
        isOver: liftedAt !== null,
      })),
      unopened: (await listUnopened(app, scope)).map(({ letterId, senderName, sentAt, timeZone }) => ({
        letterId,
        senderName,
        sentAt,
        timeZone,
      })),
      sentBack: sentBackRows(sentBack.letters),
      hasMoreBack: sentBack.next !== null,
      drafts: (await listDrafts(app, scope)).map(({ residentId, savedAt }) => ({ residentId, savedAt, name: names.get(residentId) ?? '' })),
      people: people
        .filter(({ status, services }) => status === 'here' && services.letters)
        .map(({ id }) => ({ id, name: names.get(id)! })),
      older: next === null ? undefined : `/letters${letterAddress(typed, { before: next })}`,
      newer: before === null ? undefined : `/letters${letterAddress(typed)}`,
    };
  });
