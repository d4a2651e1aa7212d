import { innocent } from './lists/innocent.ts';
import { restEn } from './lists/rest-en.ts';
import { restEs } from './lists/rest-es.ts';
import { topics } from './lists/topics.ts';
import { tradeEn } from './lists/trade-en.ts';
import { tradeEs } from './lists/trade-es.ts';
import { violenceEn } from './lists/violence-en.ts';
import { violenceEs } from './lists/violence-es.ts';
import { compileScreener, type Screener, type Term, termsOf } from './screener.ts';

const lists = [...violenceEn, ...violenceEs, ...tradeEn, ...tradeEs, ...restEn, ...restEs];

/** The terms that every agency begins with, each with all its phrases: made when somebody asks. */
export const houseTerms = (): Term[] => termsOf(lists);

/** Screens by the house's lists, and by an agency's own terms besides. */
export function makeScreener(own: readonly Term[] = [], without: ReadonlySet<string> = new Set()): Screener {
  return compileScreener([...houseTerms().filter(({ id }) => !without.has(id)), ...own], innocent, topics);
}
