import { redirect } from '@sveltejs/kit';
import { tryTerms } from '#domain/mail/index.ts';
import { addTerm, draftTerm, requireKeeper, termPlaces } from '#domain/review/index.ts';
import { type FormValues, runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import { choices, keptMeaning, MEANING, placeOptions } from '#web/terms/own-term.ts';
import type { Actions, PageServerLoad } from './$types';

const FIELDS = {
  phrase: 'text',
  isPart: 'check',
  lang: 'text',
  place: 'text',
  person: 'text',
  ...MEANING,
  step: 'text',
  tried: 'text',
} as const;

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope, lang } = event.locals;
    const { agencyId } = requireKeeper(scope);
    return { ...choices, places: placeOptions(await app.tx(scope, (tx) => termPlaces(tx, scope, agencyId)), lang) };
  });

/** What is looked for and where: what somebody saves is what he has seen tried. */
const tried = ({ phrase, isPart, place, person }: FormValues<typeof FIELDS>): string => JSON.stringify([phrase, isPart, place, person]);

export const actions: Actions = {
  default: (event) =>
    runForm(event, FIELDS, async (typed) => {
      const { app, scope } = event.locals;
      if (typed.step === 'save' && typed.tried === tried(typed)) {
        await addTerm(app, scope, typed);
        redirect(303, '/terms?saved');
      }
      const trial = await tryTerms(app, scope, [await draftTerm(app, scope, typed)]);
      const { phrase, lang, place, person } = typed;
      return {
        values: { phrase, lang, place, person, isPart: typed.isPart ? 'yes' : '', ...keptMeaning(typed) },
        trial,
        tried: tried(typed),
      };
    }),
};
