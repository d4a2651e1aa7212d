// Reading ease of English (Flesch-Kincaid grade) and Spanish (Fernández-Huerta), for scripts/words.ts.

export interface Prose {
  sentences: number;
  words: number;
  syllables: number;
}

export function sentencesOf(text: string): string[] {
  return text
    .replace(/\b(\d+)\.(\d)/g, '$1$2')
    .replace(/\b([ap])\.\s?m\./gi, '$1m')
    .replace(/\b(Mr|Mrs|Ms|St|Sr|Sra|No|Inc|U\.S)\./g, '$1')
    .split(/[.!?:;]+(?=\s|$)|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsOf(sentence).length > 0);
}

export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}$][\p{L}\p{N}’'$,@/-]*/gu) ?? [];
}

export function measure(texts: readonly string[], syllablesIn: (word: string) => number): Prose {
  const prose = { sentences: 0, words: 0, syllables: 0 };
  for (const text of texts) {
    prose.sentences += sentencesOf(text).length;
    for (const word of wordsOf(text)) {
      prose.words += 1;
      prose.syllables += syllablesIn(word);
    }
  }
  return prose;
}

/** US school grade: 6 is a sixth grader. */
export function fleschKincaid(prose: Prose): number {
  if (prose.words === 0) return 0;
  return 0.39 * (prose.words / prose.sentences) + 11.8 * (prose.syllables / prose.words) - 15.59;
}

/** 0 to 100, higher is easier; 60 to 70 is the reading of a thirteen-year-old. */
export function fernandezHuerta(prose: Prose): number {
  if (prose.words === 0) return 100;
  return 206.84 - 60 * (prose.syllables / prose.words) - 1.02 * (prose.words / prose.sentences);
}

export function englishSyllables(word: string): number {
  const bare = word.toLowerCase().replace(/[^a-z]/g, '');
  if (bare.length === 0) return 1;
  const groups = bare
    .replace(/(?:[^laeiouy]es|[^td]ed|[^aeiouyl]e)$/, (end) => end.charAt(0))
    .replace(/^y/, '')
    .match(/[aeiouy]+/g);
  // two vowels that are said apart: diet, video, various, create
  const apart = bare.match(/[^aeiouctgs]i[aoe](?!us?$|d$|s$|n$)|eo(?!p)|crea(?!m|k)/g)?.length ?? 0;
  return Math.max(1, (groups?.length ?? 1) + Math.min(apart, 1));
}

export function spanishSyllables(word: string): number {
  const bare = word
    .toLowerCase()
    .replace(/qu/g, 'k')
    .replace(/gu(?=[eiéí])/g, 'g')
    .replace(/y(?![aeiouáéíóú])/g, 'i')
    .replace(/[^a-záéíóúüñ]/g, '');
  if (bare.length === 0) return 1;
  const groups = bare.match(/[aeiouáéíóúü]+/g) ?? [''];
  // two strong vowels, or a weak one with an accent beside a strong one, are two syllables
  const hiatus = bare.match(/[aeoáéó](?=[aeoáéó])|[íú](?=[aeoáéó])|[aeoáéó](?=[íú])/g)?.length ?? 0;
  return Math.max(1, groups.length + hiatus);
}
