import type { Lang } from '#kernel/scope.ts';

/** The forms of a word that a list wants to find: of a noun its plural, of a verb what people write of it, of a hard word what they mean by it. */
export function inflect(word: string, as: 'n' | 'v' | 'm', lang: Lang): string[] {
  if (as === 'm') return misspelled(word);
  if (as === 'n') return [word, ...(lang === 'en' ? englishPlural(word) : spanishPlural(word))];
  return lang === 'en' ? englishVerb(word) : spanishVerb(word);
}

/** With a letter left out, two changed about, or one vowel for another: never the first one, by which a word is known. */
function misspelled(word: string): string[] {
  const forms = [word];
  for (let at = 1; at < word.length; at++) {
    const [before, letter, after] = [word.slice(0, at), word[at]!, word.slice(at + 1)];
    forms.push(before + after);
    if (after !== '') forms.push(before + after[0]! + letter + after.slice(1));
    if ('aeiou'.includes(letter)) forms.push(...[...'aeiou'].map((vowel) => before + vowel + after));
  }
  return [...new Set(forms)];
}

function englishPlural(word: string): string[] {
  if (/[^aeiou]y$/.test(word)) return [`${word.slice(0, -1)}ies`];
  if (/(s|x|z|ch|sh)$/.test(word)) return [`${word}es`];
  if (/[^f]fe?$/.test(word)) return [`${word}s`, `${word.replace(/fe?$/, '')}ves`];
  return [`${word}s`, `${word}z`];
}

function spanishPlural(word: string): string[] {
  if (/[aeiouáéó]$/.test(word)) return [`${word}s`];
  if (/z$/.test(word)) return [`${word.slice(0, -1)}ces`];
  return [`${word}es`];
}

function englishVerb(word: string): string[] {
  const doubles = /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(word);
  const stem = doubles ? word + word.at(-1)! : word.replace(/e$/, '');
  const third = /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : /(s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
  const past = /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ied` : `${stem}ed`;
  return [word, third, past, `${stem}ing`, `${stem}in`];
}

const CLITICS = ['me', 'te', 'lo', 'la', 'le', 'nos', 'los', 'las', 'les', 'se', 'melo', 'mela', 'telo', 'tela', 'selo', 'sela'];
const ENDINGS = {
  a: {
    any: ['o', 'as', 'a', 'amos', 'an', 'ado', 'ada', 'ados', 'adas', 'aste', 'aron', 'aba', 'abas', 'aban', 'ando'],
    soft: ['e', 'es', 'en', 'emos'],
  },
  e: {
    any: ['o', 'es', 'e', 'emos', 'en', 'ido', 'ida', 'idos', 'idas', 'iste', 'io', 'ieron', 'ia', 'ias', 'ian', 'iendo'],
    soft: ['a', 'as', 'an', 'amos'],
  },
} as const;

/** Regular verbs. Where a vowel breaks (esconder, esconde → esconde; colgar, cuelga) the broken stem is written in brackets: col(cuel)gar. */
function spanishVerb(word: string): string[] {
  const broken = /^(.*?)\((.*?)\)(.*)$/.exec(word);
  if (broken) {
    const [, whole = '', stem = '', rest = ''] = broken;
    return [...new Set([...spanishVerb(whole + rest), ...spanishVerb(stem + rest)])];
  }
  const stem = word.slice(0, -2);
  const kind = word.at(-2) === 'a' ? 'a' : 'e';
  // Before e a hard c, g or z is written another way: ataque, pague, trace.
  const soft = kind === 'a' ? stem.replace(/c$/, 'qu').replace(/g$/, 'gu').replace(/z$/, 'c') : stem;
  const future = ['e', 'as', 'a', 'emos', 'an', 'ia', 'ias', 'ian'].map((ending) => word + ending);
  const commands = [
    word,
    `${stem}${kind === 'a' ? 'a' : 'e'}`,
    `${stem}${kind === 'a' ? 'ando' : 'iendo'}`,
    `${soft}${kind === 'a' ? 'e' : 'a'}n`,
  ];
  const command = `${soft}${kind === 'a' ? 'e' : 'a'}`;
  return [
    word,
    ...ENDINGS[kind].any.map((ending) => stem + ending),
    ...ENDINGS[kind].soft.map((ending) => soft + ending),
    ...future,
    ...[...commands, command].flatMap((form) => CLITICS.map((clitic) => form + clitic)),
  ];
}
