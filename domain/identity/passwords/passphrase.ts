import { randomInt } from 'node:crypto';
import type { Lang } from '#kernel/scope.ts';
import { englishWords, spanishWords } from './passphrase-words.ts';

/** Four different words by chance, with spaces between: long enough alone, and possible to remember. Kept nowhere. */
export function makePassphrase(lang: Lang): string {
  const words = lang === 'es' ? spanishWords : englishWords;
  const chosen = new Set<string>();
  while (chosen.size < 4) chosen.add(words[randomInt(words.length)]!);
  return [...chosen].join(' ');
}
