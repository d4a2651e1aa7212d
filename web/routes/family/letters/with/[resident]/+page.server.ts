import { readContact } from '#domain/directory/index.ts';
import { listLetters, standingWord } from '#domain/mail/index.ts';
import { isId } from '#kernel/ids.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

const fullName = ({ givenName, familyName }: { givenName: string; familyName: string }): string => `${givenName} ${familyName}`;

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const { resident } = event.params;
    const asked = event.url.searchParams.get('before');
    const before = isId('let', asked) ? asked : null;
    const { letters, next } = await listLetters(app, scope, { resident, before });
    const name = letters[0]?.residentName ?? fullName((await readContact(app, scope, resident)).resident);
    const page = `/letters/with/${resident}`;
    return {
      page,
      name,
      letters: letters.map((letter) => ({
        id: letter.letterId,
        isOwn: letter.author === 'customer',
        state: standingWord(letter),
        sentAt: letter.sentAt,
        timeZone: letter.timeZone,
        lang: letter.lang,
        card: letter.card,
        // A letter to her is opened on its own page, by a button.
        body: standingWord(letter) === 'new' ? null : letter.body,
      })),
      older: next === null ? undefined : `${page}?before=${next}`,
      newer: before === null ? undefined : page,
    };
  });
