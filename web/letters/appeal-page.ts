import { redirect } from '@sveltejs/kit';
import { appealLetter, readReturn, withdrawLetterAppeal } from '#domain/mail/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';

interface LetterEvent {
  locals: App.Locals;
  params: { letter: string };
  request: Request;
}

/** The page on which either of the two asks for another look: outside and on the tablet. */
export const loadAppeal = (event: LetterEvent) =>
  runLoad(event, async () => {
    const returned = await readReturn(event.locals.app, event.locals.scope, event.params.letter);
    return { returned, back: backTo(event, returned.isOwn) };
  });

export const appealActions = {
  ask: (event: LetterEvent) =>
    runForm(event, { words: 'text' }, async ({ words }) => {
      await appealLetter(event.locals.app, event.locals.scope, { letter: event.params.letter, words });
      return await goBack(event);
    }),
  withdraw: (event: LetterEvent) =>
    runForm(event, {}, async () => {
      await withdrawLetterAppeal(event.locals.app, event.locals.scope, event.params.letter);
      return await goBack(event);
    }),
};

async function goBack(event: LetterEvent): Promise<never> {
  const { isOwn } = await readReturn(event.locals.app, event.locals.scope, event.params.letter);
  redirect(303, backTo(event, isOwn));
}

/** On the tablet what somebody wrote stands apart from what came for him. Outside an answer that was returned has no page of its own. */
function backTo({ locals, params }: LetterEvent, isOwn: boolean): string {
  if (locals.scope.realm === 'resident') return `/letters/${isOwn ? 'sent/' : ''}${params.letter}`;
  return isOwn ? `/letters/${params.letter}` : '/letters';
}
