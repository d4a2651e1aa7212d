import { redirect } from '@sveltejs/kit';
import { createAgency, formatFromExample, type NewAgency, states, tryNumbers } from '#domain/directory/index.ts';
import { refuse } from '#kernel/refusal.ts';
import { runForm } from '#web/form.ts';
import { zones } from '#web/places/zones.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ states, zones });

const fields = {
  name: 'text',
  shortName: 'text',
  slug: 'text',
  stateCode: 'text',
  kind: 'text',
  timeZone: 'text',
  labelEn: 'text',
  labelEs: 'text',
  example: 'text',
  letters: 'text',
  pad: 'check',
  tries: 'text',
  chargeback: 'text',
  do: 'text',
} as const;
/** The command names what is wrong by its own fields. */
const FIELD_OF: Record<string, string> = { number: 'example', 'number.example': 'example', 'number.label': 'labelEn' };

export const actions: Actions = {
  default: async (event) => {
    const answer = await runForm(event, fields, async (typed) => {
      const format = formatFromExample({ example: typed.example, fixedLetters: typed.letters === 'fixed', pad: typed.pad });
      if (typed.do === 'try') {
        if (format === null) refuse('directory.bad_number_format', {}, 'example');
        const tries = [typed.example, ...typed.tries.split('\n')].map((one) => one.trim()).filter((one) => one !== '');
        return { values: keptOf(typed), tried: tryNumbers(format, tries.slice(0, 10)) };
      }
      const number = {
        ...(format ?? { parts: [], pad: typed.pad, example: typed.example }),
        label: { en: typed.labelEn.trim(), es: typed.labelEs.trim() },
      };
      const { name, shortName, slug, stateCode, kind, timeZone, chargeback } = typed;
      // The command refuses whatever is not one of its own words.
      const agency = await createAgency(event.locals.app, event.locals.scope, {
        ...({ name: name.trim(), shortName: shortName.trim(), slug: slug.trim(), stateCode, kind, timeZone, chargeback } as Omit<
          NewAgency,
          'number'
        >),
        number,
      });
      redirect(303, `/agencies/${agency.slug}?made`);
    });
    if (answer !== undefined && 'data' in answer)
      for (const error of answer.data.errors) error.field = FIELD_OF[error.field] ?? error.field;
    return answer;
  },
};

const keptOf = (typed: Record<string, string | boolean>): Record<string, string> =>
  Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, typeof value === 'boolean' ? (value ? 'yes' : '') : value]));
