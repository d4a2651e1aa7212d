import { redirect } from '@sveltejs/kit';
import {
  chooseColumns,
  confirmRoster,
  learnWords,
  readAgency,
  readRoster,
  rosterFields,
  stopRoster,
  toldStatuses,
  UNKNOWN_WORDS_SHOWN,
} from '#domain/directory/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import { doneOf } from '#web/roster/progress.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const { roster, agency, facilities, upload, bad, leaving, unknownWords, readAgain } = await readRoster(app, scope, event.params.id);
    const { digest: _digest, ...shown } = roster;
    return {
      roster: shown,
      timeZone: agency.timeZone,
      facilities: facilities.map(({ id, name }) => ({ id, name })),
      upload,
      bad,
      leaving,
      unknownWords: unknownWords.slice(0, UNKNOWN_WORDS_SHOWN),
      readAgain,
      done: doneOf(roster),
      comparedAgain: event.url.searchParams.has('again'),
    };
  });

const columnKinds = Object.fromEntries(rosterFields.map((field) => [field, 'text'])) as Record<(typeof rosterFields)[number], 'text'>;

const wordFields = Object.fromEntries(toldStatuses.map((status) => [`words-${status}`, 'text'])) as Record<
  `words-${(typeof toldStatuses)[number]}`,
  'text'
>;
const meaningFields = Object.fromEntries(
  Array.from({ length: UNKNOWN_WORDS_SHOWN }, (_, at) => [`word-${at}`, `text-${at}`]).flatMap((names) =>
    names.map((name) => [name, 'text']),
  ),
) as Record<`word-${number}` | `text-${number}`, 'text'>;

export const actions: Actions = {
  choose: async (event) => {
    const { app, scope } = event.locals;
    const codes = await codeFields(event);
    return await runForm(
      event,
      { ...columnKinds, ...codes, ...wordFields, kind: 'text', dates: 'text', mostLeaving: 'text' },
      async (values) => {
        const { kind, dates, mostLeaving } = values;
        await chooseColumns(app, scope, event.params.id, {
          kind,
          dates,
          mostLeaving,
          columns: values,
          words: { here: values['words-here'], released: values['words-released'], deceased: values['words-deceased'] },
          codes: Object.fromEntries(
            Object.keys(codes).map((name) => [name.slice('code-'.length), (values as Record<string, string>)[name] ?? '']),
          ),
        });
        redirect(303, `/roster/${event.params.id}`);
      },
    );
  },
  confirm: (event) =>
    runForm(event, { mayLeave: 'check' }, async ({ mayLeave }) => {
      const { app, scope } = event.locals;
      const answer = await confirmRoster(app, scope, { id: event.params.id, mayLeave });
      redirect(303, `/roster/${event.params.id}${answer === 'applying' ? '' : '?again'}`);
    }),
  words: (event) =>
    runForm(event, meaningFields, async (values) => {
      const meanings = Array.from({ length: UNKNOWN_WORDS_SHOWN }, (_, at) => ({
        word: values[`text-${at}`]!,
        status: values[`word-${at}`]!,
      }));
      await learnWords(event.locals.app, event.locals.scope, event.params.id, meanings);
      redirect(303, `/roster/${event.params.id}`);
    }),
  stop: (event) =>
    runForm(event, {}, async () => {
      await stopRoster(event.locals.app, event.locals.scope, event.params.id);
      redirect(303, '/roster');
    }),
};

/** One field for each facility of the agency, whatever a form may say. */
async function codeFields(event: Parameters<NonNullable<Actions['choose']>>[0]): Promise<Record<`code-${string}`, 'text'>> {
  const { app, scope } = event.locals;
  const { facilities } = await runLoad(event, () => readAgency(app, scope, scope.agency ?? ''));
  return Object.fromEntries(facilities.map(({ id }) => [`code-${id}`, 'text' as const]));
}
