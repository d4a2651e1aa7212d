/** One plain sentence, and what is done to the word in brackets. */
const plain = `
threat: I will [murder] him
threat: she said [strangle] the man
threat: lo quieren [asesinar]
weapons: bring the [shotgun] tomorrow
weapons: the [ammunition] is ready
weapons: trae la [pistola] mañana
escape: the [jailbreak] is on friday
escape: they plan a [breakout plan] soon
drugs: the [suboxone] is here
drugs: I want [fentanyl] now
drugs: buy some [cocaine] there
drugs: a lot of [heroin] around
drugs: he has [methamphetamine] to share
drugs: quiere [marihuana] ahora
drugs: hay [cocaína] aquí
contraband: more [contraband] came
contraband: hubo [contrabando] ayer
gang: they are [gangster disciples] here
profanity: he is a [motherfucker] really
profanity: son unos [pendejos] todos
sexual: wants [pornography] again
sexual: quiere [pornografía] otra vez
self_harm: thoughts of [suicide] again
self_harm: pensar en el [suicidio] otra vez
`;

const swap = (word: string, table: Readonly<Record<string, string>>) => [...word].map((letter) => table[letter] ?? letter).join('');
const odd = (word: string, table: Readonly<Record<string, string>>) =>
  [...word].map((letter, n) => (n % 2 === 1 ? (table[letter] ?? letter) : letter)).join('');

/** What people do to a word so that a program does not see it and a person does. */
const tricks: Readonly<Record<string, (word: string) => string>> = {
  capitals: (word) => word.toUpperCase(),
  leet: (word) => swap(word, { a: '4', e: '3', i: '1', o: '0', í: '1' }),
  signs: (word) => swap(word, { a: '@', s: '$', i: '!' }),
  spaces: (word) => [...word].join(' '),
  dots: (word) => [...word].join('.'),
  dashes: (word) => [...word].join('-'),
  repeats: (word) => word.replace(/[aeiou]/, (vowel) => vowel.repeat(4)),
  'zero width': (word) => [...word].join('\u200b'),
  accents: (word) => swap(word, { a: 'ä', e: 'è', i: 'ï', o: 'ô', u: 'ū', c: 'ç' }),
  cyrillic: (word) => swap(word, { a: 'а', e: 'е', o: 'о', p: 'р', c: 'с', x: 'х', i: 'і' }),
  greek: (word) => odd(word, { a: 'α', e: 'ε', i: 'ι', o: 'ο', u: 'υ', n: 'η', r: 'я' }),
  'full width': (word) =>
    [...word].map((letter) => (/[a-z]/.test(letter) ? String.fromCodePoint(letter.charCodeAt(0) + 0xfee0) : letter)).join(''),
  'bold mathematics': (word) =>
    [...word].map((letter) => (/[a-z]/.test(letter) ? String.fromCodePoint(letter.charCodeAt(0) + 0x1d3b9) : letter)).join(''),
  circled: (word) =>
    [...word].map((letter) => (/[a-z]/.test(letter) ? String.fromCodePoint(letter.charCodeAt(0) + 0x246f) : letter)).join(''),
  'marks on top': (word) => [...word].join('\u0336'),
  'half apart': (word) => `${word.slice(0, 3)} ${word.slice(3)}`,
  'soft hyphen': (word) => `${word.slice(0, 4)}\u00ad${word.slice(4)}`,
  stars: (word) => word.replace(/(?<=^\p{L}{2})\p{L}/u, '*'),
};

/** Every sentence in every disguise. */
export function evasions(): string[] {
  return plain
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => Object.values(tricks).map((trick) => line.replace(/\[(.*)\]/, (_, word: string) => trick(word))));
}
