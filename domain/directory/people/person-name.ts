// How a name is taken apart. directory.name_words and directory.name_forms do the same to the names on a roster; a test holds
// both to one answer.

/** "jr" is no name: it is left out where something else remains. */
const SUFFIXES = new Set(['jr', 'sr', 'ii', 'iii', 'iv', '2nd', '3rd', '4th', 'junior', 'senior']);
/** Small words that belong to the word after them: "de la Cruz" is one name. */
const PARTICLES = new Set('de del la las los el al bin ben von van der den di da do dos das du le san st saint mac mc o d y e'.split(' '));
const NAME_WORDS_MAX = 8;

/** The words of a name in one form: small letters, no accents, no apostrophes; hyphens and commas part words. "O’Neill-Peña Jr." → oneill, pena. */
export function nameWords(text: string): string[] {
  const bare = text
    .replace(/ß/gu, 'ss')
    .replace(/[æÆ]/gu, 'ae')
    .replace(/[œŒ]/gu, 'oe')
    .replace(/[øØ]/gu, 'o')
    .replace(/[łŁ]/gu, 'l')
    .replace(/[đĐð]/gu, 'd')
    .replace(/ı/gu, 'i')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’‘ʼʻ`´]/gu, '')
    .toLowerCase();
  const words = bare.split(/[^a-z0-9\u00c0-\u1fff\u2c00-\ud7ff]+/u).filter((word) => word !== '');
  const names = words.filter((word) => !SUFFIXES.has(word));
  return (names.length > 0 ? names : words).slice(0, NAME_WORDS_MAX);
}

/** The names in a family name: small words joined to the next one. "de la Cruz Ortiz" → delacruz, ortiz. */
export function nameUnits(words: readonly string[]): { unit: string; core: string }[] {
  const units: { unit: string; core: string }[] = [];
  let before = '';
  words.forEach((word, i) => {
    if (PARTICLES.has(word) && i < words.length - 1) {
      before += word;
    } else {
      units.push({ unit: before + word, core: word });
      before = '';
    }
  });
  return units;
}

/** Every form under which a family name is filed: each name alone, with and without its small words, and all in one, in either order. */
export function familyForms(text: string): string[] {
  const units = nameUnits(nameWords(text));
  const alone = units.flatMap(({ unit, core }) => [unit, core]);
  return distinct([...alone, ...wholes(units.map(({ unit }) => unit))]);
}

/** Every form under which a given name is filed: each name alone, and all in one. Initials only where there is nothing else. */
export function givenForms(text: string): string[] {
  const words = nameWords(text);
  const long = words.filter((word) => word.length > 1);
  return distinct([...(long.length > 0 ? long : words), ...(long.length > 1 ? [long.join('')] : [])]);
}

/** Two surnames are one name in whichever order somebody writes them. */
export function wholes(units: readonly string[]): string[] {
  return units.length > 1 ? [units.join(''), units.toSorted(byCodePoint).join('')] : [];
}

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function distinct(words: readonly string[]): string[] {
  return [...new Set(words)];
}
