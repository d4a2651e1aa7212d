import { MEANS, SOUNDS } from './letters.ts';
import type { Term } from './screener.ts';
import { spell } from './spelling.ts';
import { foldText } from './fold.ts';

export type Censored = (text: string) => { term: Term; from: number; to: number }[];

const HOLE = -1;
const WORD = /[\p{L}\p{N}@$!]{1,30}(?:[*#_•%?]{1,30}[\p{L}\p{N}@$!]{1,30}){1,30}/gu;

/** Finds words with letters blotted out: k*ll, sub#xone. Looked up by length, since such words are few. */
export function readCensored(words: readonly { phrase: string; term: Term }[]): Censored {
  const byLength = new Map<number, { code: Uint8Array; term: Term }[]>();
  for (const { phrase, term } of words) {
    const { code } = spell(phrase)[0]!;
    if (code.length < 4 || phrase.includes(' ')) continue;
    byLength.set(code.length, [...(byLength.get(code.length) ?? []), { code, term }]);
  }
  return (text) => {
    if (!/[*#_•%]/.test(text)) return [];
    return [...text.matchAll(WORD)].flatMap((match) => {
      const codes = lettersOf(match[0]);
      const holes = codes.filter((code) => code === HOLE).length;
      if (holes === 0 || holes * 2 > codes.length) return [];
      const term = byLength.get(codes.length)?.find(({ code }) => agree(codes, code))?.term;
      return term ? [{ term, from: match.index, to: match.index + match[0].length }] : [];
    });
  };
}

function lettersOf(word: string): number[] {
  return [...word].map((character) => (/[*#_•%?]/.test(character) ? HOLE : (foldText(`x${character}x`).code[1] ?? HOLE)));
}

function agree(written: readonly number[], code: Uint8Array): boolean {
  return written.every((one, n) => one === HOLE || one === code[n] || ((MEANS[one]! | SOUNDS[one]!) & (1 << code[n]!)) !== 0);
}
