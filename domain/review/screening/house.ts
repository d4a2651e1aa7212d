import type { Lang } from '#kernel/scope.ts';
import { sourcesOf } from './list.ts';
import { coresEn } from './lists/cores-en.ts';
import { coresEs } from './lists/cores-es.ts';
import { fieldsEn } from './lists/fields-en.ts';
import { fieldsEs } from './lists/fields-es.ts';
import { innocent } from './lists/innocent.ts';
import { intentsEn } from './lists/intents-en.ts';
import { intentsEs } from './lists/intents-es.ts';
import { intentsRestEn } from './lists/intents-rest-en.ts';
import { intentsRestEs } from './lists/intents-rest-es.ts';
import { obliqueEn } from './lists/oblique-en.ts';
import { obliqueEs } from './lists/oblique-es.ts';
import { obliqueRestEn } from './lists/oblique-rest-en.ts';
import { obliqueRestEs } from './lists/oblique-rest-es.ts';
import { restEn } from './lists/rest-en.ts';
import { restEs } from './lists/rest-es.ts';
import { topics } from './lists/topics.ts';
import { tradeEn } from './lists/trade-en.ts';
import { tradeEs } from './lists/trade-es.ts';
import { violenceEn } from './lists/violence-en.ts';
import { violenceEs } from './lists/violence-es.ts';
import { formRules } from './rules.ts';
import { compileScreener, houseId, type Screener, type Term, termsOf } from './screener.ts';

const lists = [
  ...violenceEn,
  ...violenceEs,
  ...tradeEn,
  ...tradeEs,
  ...restEn,
  ...restEs,
  ...obliqueEn,
  ...obliqueEs,
  ...obliqueRestEn,
  ...obliqueRestEs,
  ...coresEn,
  ...coresEs,
  ...fieldsEn,
  ...fieldsEs,
  ...intentsEn,
  ...intentsEs,
  ...intentsRestEn,
  ...intentsRestEs,
];

/** The terms that every agency begins with, each with all its phrases: made when somebody asks. */
export const houseTerms = (): Term[] => termsOf(lists);

/** A term of the house as pages show it, without the phrases it stands for. */
export type HouseLine = Pick<Term, 'id' | 'category' | 'severity' | 'action'> & { source: string; lang: Lang | null };

/** All that the house looks for: the lines of its lists, and the rules that go by a passage's form. */
export const houseLines = (): HouseLine[] => [
  ...lists.flatMap(({ lang, lines, ...meant }) =>
    sourcesOf(lines).map((source) => ({ ...meant, lang, source, id: houseId(meant.category, source) })),
  ),
  ...formRules.map(({ name, category, severity, action }) => ({
    id: `rule:${name}`,
    category,
    severity,
    action,
    lang: null,
    source: name,
  })),
];

/** Screens by the house's lists. */
export function makeScreener(): Screener {
  return compileScreener(houseTerms(), innocent, topics);
}
