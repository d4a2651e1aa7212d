import type { HouseLine } from '#domain/review/index.ts';
import { type Lang, hasWords, tr } from '#words/index.ts';

/** A line of our lists as it is written there, or what a rule goes by. */
export function houseName({ id, source }: Pick<HouseLine, 'id' | 'source'>, lang: Lang): string {
  const words = `screening.why.${source}`;
  return id.startsWith('rule:') && hasWords(words) ? tr(lang, 'review.house.rule', { what: tr(lang, words) }) : source;
}
