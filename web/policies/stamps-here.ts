import { letterLimits, type StampsHere, type StampsPolicy, stampUses, withHere } from '#domain/directory/index.ts';
import type { Lang } from '#kernel/scope.ts';
import { formatNumber } from '#words/format.ts';
import { translator } from '#words/index.ts';
import { Reader } from './values.ts';
import type { Values } from './values.ts';

/** '' is as the agency has it. */
export function stampsHereToForm(here: StampsHere | null): Values {
  return {
    ...Object.fromEntries(stampUses.map((use) => [`cost-${use}`, `${here?.costs?.[use] ?? ''}`])),
    length: `${here?.letterLength ?? ''}`,
    ...Object.fromEntries(letterLimits.map((limit) => [`most-${limit}`, `${here?.lettersMost?.[limit] ?? ''}`])),
  };
}

export function stampsHereFromForm(values: Values) {
  const read = new Reader(values);
  const typed = <Name extends string>(names: readonly Name[], of: string, least: number, most: number) =>
    Object.fromEntries(
      names.map((name) => [name, read.countOrNull(`${of}-${name}`, least, most)] as const).filter(([, count]) => count !== null),
    ) as Partial<Record<Name, number>>;
  const costs = typed(stampUses, 'cost', 0, 100);
  const letterLength = read.countOrNull('length', 100, 100_000);
  const lettersMost = typed(letterLimits, 'most', 1, 1000);
  const body: StampsHere = {
    ...(Object.keys(costs).length > 0 && { costs }),
    ...(letterLength !== null && { letterLength }),
    ...(Object.keys(lettersMost).length > 0 && { lettersMost }),
  };
  return { body, errors: read.errors };
}

/** What a rule says of each thing that a facility may have otherwise, by the name of its field. */
export function stampsWordsOf(rule: StampsPolicy | null, lang: Lang): Map<string, { what: string; says: string }> {
  const t = translator(lang);
  const said = new Map<string, { what: string; says: string }>();
  for (const use of stampUses) {
    const cost = rule?.costs[use] ?? null;
    // What the agency does not take is not taken there either: nothing to say.
    if (cost !== null)
      said.set(`cost-${use}`, { what: t(`policies.stamps.use_${use}`), says: t('policies.preview.stamps', { count: cost }) });
  }
  said.set('length', { what: t('policies.stamps.length'), says: rule ? formatNumber(rule.letterLength, lang) : '' });
  for (const limit of letterLimits) {
    const says = `${rule?.lettersMost?.[limit] ?? t('policies.preview.no_most')}`;
    said.set(`most-${limit}`, { what: t(`policies.stamps.most_${limit}`), says });
  }
  return said;
}

/** Each as it is there, and whether that is the facility's own. */
export function stampsHereSaid(here: StampsHere | null, under: StampsPolicy | null, lang: Lang): Map<string, string> {
  const t = translator(lang);
  const own = stampsHereToForm(here);
  const agency = stampsWordsOf(under, lang);
  const words = stampsWordsOf(under && withHere(under, here ?? {}), lang);
  return new Map(
    [...words].map(([field, { what, says }]) => [
      what,
      own[field] === '' ? t('policies.here.as_agency', { what: agency.get(field)!.says }) : t('policies.here.here', { what: says }),
    ]),
  );
}
