import { describe, expect, test } from 'vitest';
import { around } from './evaluation/around.ts';
import { blindEn } from './evaluation/blind-en.ts';
import { blindEs } from './evaluation/blind-es.ts';
import { blindOblique } from './evaluation/blind-oblique.ts';
import { evasions } from './evaluation/evasions.ts';
import { everyday } from './evaluation/everyday.ts';
import { everydaySpanish } from './evaluation/everyday-es.ts';
import { heldOut } from './evaluation/held-out.ts';
import { lookAlikes } from './evaluation/look-alikes.ts';
import { strangers } from './evaluation/strangers.ts';
import { tuned } from './evaluation/tuned.ts';
import { foldText } from './fold.ts';
import { houseTerms, makeScreener } from './house.ts';
import { compilePhrases } from './phrases.ts';
import { compileScreener, type Term } from './screener.ts';

const house = makeScreener();
const settings = { residentNumber: '[A-Z]\\d{6}', ownNumber: 'S123456' };
const linesOf = (texts: string) => texts.split('\n').filter((line) => line !== '');

/** How many of the texts that a person should see are found under the right heading, and how many of those found should be. */
function measure(lines: readonly string[]) {
  const sum = { found: 0, missed: [] as string[], wrong: [] as string[] };
  for (const line of lines) {
    const at = line.indexOf(': ');
    const [category, hits] = [line.slice(0, at), house.screen(line.slice(at + 2), settings)];
    if (category === 'ok') sum.wrong.push(...(hits.length > 0 ? [line] : []));
    else if (hits.some((hit) => category.split('/').includes(hit.category))) sum.found++;
    else sum.missed.push(line);
  }
  return { ...sum, recall: sum.found / (sum.found + sum.missed.length), precision: sum.found / (sum.found + sum.wrong.length) };
}

describe('over the whole evaluation', () => {
  test('at least 95 of 100 are found, and 98 of 100 found are right', () => {
    const all = [...linesOf(tuned), ...linesOf(lookAlikes), ...strangers(), ...evasions(), ...linesOf(heldOut)];
    const { recall, precision, missed, wrong } = measure(all);
    expect(all.length).toBeGreaterThanOrEqual(600);
    expect(recall, missed.join('\n')).toBeGreaterThanOrEqual(0.95);
    expect(precision, wrong.join('\n')).toBeGreaterThanOrEqual(0.98);
  });

  // Says how many and not which: a list that is mended for one of these has nothing left to be measured by.
  test('texts that nothing was tuned by do nearly as well', () => {
    const { recall, precision } = measure(linesOf(heldOut));
    expect(recall).toBeGreaterThanOrEqual(0.95);
    expect(precision).toBeGreaterThanOrEqual(0.97);
  });

  test('of what is told around the word most is found, and ordinary letters are let be', () => {
    const { recall, precision, missed, wrong } = measure([...linesOf(around), ...linesOf(everyday), ...linesOf(everydaySpanish)]);
    expect(recall, missed.join('\n')).toBeGreaterThanOrEqual(0.8);
    expect(precision, wrong.join('\n')).toBeGreaterThanOrEqual(0.98);
  });

  test.each([
    ['sentences that were written without a look at the lists', blindEn + blindEs, 0.95],
    ['of those told around the word', blindOblique, 0.85],
  ])('%s are found', (_, texts, most) => {
    const { recall, precision, missed, wrong } = measure(linesOf(texts));
    expect(recall, missed.join('\n')).toBeGreaterThanOrEqual(most);
    expect(precision, wrong.join('\n')).toBeGreaterThanOrEqual(0.98);
  });
});

const term = (phrase: string, more: Partial<Term> = {}): Term => ({
  ...{ id: `trm_${phrase}`, category: 'threat', severity: 3, action: 'hold', exact: false, part: false, near: [], apart: [] },
  parts: [[phrase]],
  gaps: [],
  ...more,
});
const shown = (text: string, ...terms: Term[]) =>
  compileScreener(terms, [], [])
    .screen(text)
    .filter((hit) => hit.term.startsWith('trm_'))
    .map(({ from, to }) => text.slice(from, to));

describe('a hit stands where it was written', () => {
  test.each([
    ['I will kill you', 'kill'],
    ['I will k1ll you', 'k1ll'],
    ['I will k i l l you', 'k i l l'],
    ['I will k.i.l.l. you', 'k.i.l.l'],
    ['I will kiiiillll you', 'kiiiillll'],
    ['I will kiII you', 'kiII'],
    ['I will ｋｉｌｌ you', 'ｋｉｌｌ'],
    ['I will k\u200bi\u200bl\u200bl you', 'k\u200bi\u200bl\u200bl'],
    ['I will кіll you', 'кіll'],
    ['🙂 I will 𝓀𝒾𝓁𝓁 you', '𝓀𝒾𝓁𝓁'],
    ['I will k̶i̶l̶l̶ you', 'k̶i̶l̶l'],
    ['I will k*ll you', 'k*ll'],
    ['I will 🅺🅸🅻🅻 you', '🅺🅸🅻🅻'],
  ])('%s', (text, passage) => {
    expect(shown(text, term('kill'))).toEqual([passage]);
  });

  test('a word is not found in another one', () => {
    expect(shown('skillful, Achilles, kiln, kilo, k, ill, kale', term('kill'))).toEqual([]);
  });

  test('an exact term wears no disguise, and a part is found in other words', () => {
    expect(shown('1ce and ice', term('ice', { exact: true }))).toEqual(['ice']);
    expect(shown('unbelievablefuckery', term('fuck', { part: true }))).toEqual(['fuck']);
  });

  test('parts of a term stand as far from each other as the line says', () => {
    const far = (gap: number) => term('wide', { parts: [['loop'], ['hook']], gaps: [gap] });
    expect(shown('loop it over that old hook', far(3))).toEqual([]);
    expect(shown('loop it over that old hook', far(8))).toEqual(['loop it over that old hook']);
    expect(shown('hook it over that old loop', far(8))).toEqual([]);
  });

  test('año is not ano', () => {
    expect(shown('feliz año', term('ano'))).toEqual([]);
  });
});

test('an innocent phrase around a term takes it away, a threat beside it stays', () => {
  expect(house.screen('just killing time')).toEqual([]);
  expect(house.screen('just killing time, then I will stab him').map(({ category }) => category)).toEqual(['threat']);
});

test('care and protection are asked for, never a hold', () => {
  expect(house.screen('I want to die').map(({ action }) => action)).toEqual(['care']);
  expect(house.screen('un guardia me tocó en la ducha').map(({ action }) => action)).toEqual(['protect']);
});

test("another person's number is found by the agency's pattern, his own is not", () => {
  expect(house.screen('give it to T654321, from S123456', settings).map(({ term, from }) => [term, from])).toEqual([
    ['rule:resident_number', 11],
  ]);
});

test('a glance lets nothing go that folding would find', () => {
  const phrases = compilePhrases(houseTerms().map((one) => ({ ...one, meaning: one.id })));
  const samples = [...linesOf(tuned), ...evasions()].map((line) => line.slice(line.indexOf(': ') + 2));
  const glue = [
    ' ',
    '. ',
    '\n',
    '',
    '-',
    "'",
    '’',
    '\u200b',
    '@',
    '$',
    '!!',
    ' I ',
    'I',
    '1',
    ' ß ',
    'Ⅷ',
    ' ñandú ',
    '\u0301',
    ' a b c ',
    ' 🙂',
    ' שלום ',
    '👩‍👧',
  ];
  let seed = 1;
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const some = (of: readonly string[]) => of[random(of.length)]!;
  let silent = 0;
  for (let n = 0; n < 8_000; n++) {
    const [one, other] = [some(samples), some(samples)];
    const text = one.slice(random(one.length)).slice(0, random(30)) + some(glue) + other.slice(0, random(12)) + some(glue);
    if (phrases.mayStandIn(text)) continue;
    silent++;
    expect(phrases.find(foldText(text)), text).toEqual([]);
  }
  expect(silent).toBeGreaterThan(2_000);
});

test('a text of nothing but doubtful letters takes no longer than others', () => {
  const began = performance.now();
  house.screen('I'.repeat(20_000) + ' ' + 'k '.repeat(10_000) + '1!'.repeat(10_000) + 'a@'.repeat(5_000));
  expect(performance.now() - began).toBeLessThan(10_000);
});
