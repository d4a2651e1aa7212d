import type { FormValues } from '#web/form.ts';
import type { TermView } from '#domain/review/index.ts';
import { actions, categories, type TermPlaces } from '#domain/review/index.ts';
import { formatNumber } from '#words/format.ts';
import { tr, type Lang } from '#words/index.ts';

/** The fields of a term that may be changed, for `runForm`. */
export const MEANING = { category: 'text', severity: 'text', action: 'text', note: 'text', until: 'date' } as const;

/** What a form of a term offers. */
export const choices = { categories, actions: actions.filter((one) => one !== 'care' && one !== 'protect') };

/** "the whole agency", "B2, Elmira", "letters to and from S123456". */
export function placeWords(
  places: TermPlaces,
  term: Pick<TermView, 'facilityId' | 'unit' | 'residentId' | 'personNumber'>,
  lang: Lang,
): string {
  if (term.residentId !== null) return tr(lang, 'review.terms.person', { number: term.personNumber ?? '' });
  if (term.facilityId === null) return tr(lang, 'review.terms.whole_agency');
  const facility = places.facilities.find(({ id }) => id === term.facilityId)?.name ?? '';
  return term.unit === null ? facility : tr(lang, 'review.terms.unit_at', { unit: term.unit, facility });
}

/** Where a term may be put, as a list to choose from. */
export function placeOptions(places: TermPlaces, lang: Lang): { value: string; text: string }[] {
  const all = places.all ? [{ value: 'all', text: tr(lang, 'review.terms.whole_agency') }] : [];
  return [
    ...all,
    ...places.facilities.flatMap(({ id, name, units }) => [
      { value: id, text: name },
      ...units.map((unit) => ({ value: `${id}/${unit}`, text: tr(lang, 'review.terms.unit_at', { unit, facility: name }) })),
    ]),
  ];
}

/** Of the letters a person decided about, how many went on in spite of it: "38 %". */
export function falseShare(figures: TermView['figures'], lang: Lang): string {
  const decided = figures ? figures.dismissed + figures.returned : 0;
  if (!figures || decided === 0) return tr(lang, 'review.terms.false_none');
  return tr(lang, 'review.terms.false_share', { percent: Math.round((100 * figures.dismissed) / decided) });
}

export const foundIn = (figures: TermView['figures'], lang: Lang): string =>
  figures ? formatNumber(figures.letters, lang) : tr(lang, 'review.terms.false_none');

/** What was typed stays in the form, beside what the term would find. */
export function keptMeaning({ until, category, severity, action, note }: FormValues<typeof MEANING>): Record<string, string> {
  const [year = '', month = '', day = ''] = until.split('-');
  return { category, severity, action, note, 'until-year': year, 'until-month': month, 'until-day': day };
}
