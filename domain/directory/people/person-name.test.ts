import { describe, expect, test } from 'vitest';
import { familyMeanings, givenMeanings, oneSlipFrom, readings, slipsBetween, withSlips } from '../search/name-reach.ts';
import { nicknamesOf } from '../search/nicknames.ts';
import { familyForms, givenForms, nameUnits, nameWords } from './person-name.ts';

describe('the words of a name', () => {
  test.each([
    ['Delgado', ['delgado']],
    ['DELGADO', ['delgado']],
    ['  Núñez ', ['nunez']],
    ['Peña-Ruiz', ['pena', 'ruiz']],
    ["O'Neill", ['oneill']],
    ['O’Neill', ['oneill']],
    ['Smith Jr.', ['smith']],
    ['Smith III', ['smith']],
    ['Junior', ['junior']],
    ['Ångström', ['angstrom']],
    ['Strauß', ['strauss']],
    ['Łukasz Øster', ['lukasz', 'oster']],
    ['Ｄｅｌｇａｄｏ', ['delgado']],
    ['Nguyễn', ['nguyen']],
    ['...', []],
    ['', []],
    ['%_*', []],
    ["'; drop table x --", ['drop', 'table', 'x']],
    ['a b c d e f g h i j', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']],
  ])('%j → %j', (text, words) => expect(nameWords(text)).toEqual(words));
});

describe('how a name is filed', () => {
  test.each([
    ['Delgado', ['delgado']],
    ['de la Cruz', ['delacruz', 'cruz']],
    ['García López', ['garcia', 'lopez', 'garcialopez']],
    ['López García', ['lopez', 'garcia', 'lopezgarcia', 'garcialopez']],
    ['Mc Donald', ['mcdonald', 'donald']],
    ['Van', ['van']],
    ['Smith-Jones Jr', ['smith', 'jones', 'smithjones', 'jonessmith']],
  ])('family name %j', (text, forms) => expect(familyForms(text)).toEqual(forms));

  test.each([
    ['Mateo', ['mateo']],
    ['Maria Guadalupe', ['maria', 'guadalupe', 'mariaguadalupe']],
    ['Mateo L.', ['mateo']],
    ['J. R.', ['j', 'r']],
    ['Jo Ann', ['jo', 'ann', 'joann']],
  ])('given name %j', (text, forms) => expect(givenForms(text)).toEqual(forms));

  test('small words go with the next', () => {
    expect(nameUnits(['de', 'la', 'cruz', 'ortiz'])).toEqual([
      { unit: 'delacruz', core: 'cruz' },
      { unit: 'ortiz', core: 'ortiz' },
    ]);
  });
});

describe('what was typed, read', () => {
  test.each([
    ['two boxes', 'Mateo', 'Delgado', [['Mateo', 'Delgado']]],
    ['last, first', '', 'Delgado, Mateo', [['Mateo', 'Delgado']]],
    ['in the other box', 'Delgado, Mateo', '', [['Mateo', 'Delgado']]],
    [
      'both in the box for last names',
      '',
      'Mateo Delgado',
      [
        ['Mateo', 'Delgado'],
        ['', 'Mateo Delgado'],
      ],
    ],
    [
      'three words',
      'Ana Maria Ruiz',
      '',
      [
        ['Ana', 'Maria Ruiz'],
        ['Ana Maria', 'Ruiz'],
      ],
    ],
    ['a last name', '', 'Delgado', [['', 'Delgado']]],
    ['a first name', 'Mateo', '', []],
    ['nothing', ' ', '', []],
    ['signs', '%', '*', []],
    ['a comma', '', ',', []],
  ])('%s', (_what, given, family, expected) => {
    expect(readings({ given, family }).map((r) => [r.given.trim(), r.family.trim()])).toEqual(expected);
  });
});

describe('what may be meant', () => {
  test('one of two surnames costs more than both, in either order', () => {
    const meant = familyMeanings('López García');
    expect([meant.get('garcialopez'), meant.get('lopezgarcia'), meant.get('garcia')]).toEqual([0, 0, 1]);
    expect(familyMeanings('de la Cruz').get('cruz')).toBe(0);
  });

  test.each([
    ['bill', 'william'],
    ['william', 'bill'],
    ['pepe', 'jose'],
    ['jose', 'pepe'],
    ['lupe', 'guadalupe'],
    ['chuy', 'jesus'],
    ['nacho', 'ignacio'],
    ['bob', 'robert'],
    ['memo', 'guillermo'],
    ['tono', 'antonio'],
    ['peggy', 'margaret'],
  ])('%s may be %s', (typed, other) => {
    expect(nicknamesOf(typed)).toContain(other);
    expect(givenMeanings(typed).get(other)).toBe(1);
  });

  test('nobody is his own nickname, and every name is written as names are compared', () => {
    for (const name of ['jose', 'john', 'maria', 'william']) expect(nicknamesOf(name)).not.toContain(name);
    for (const name of nicknamesOf('antonio')) expect(nameWords(name)).toEqual([name]);
  });

  test.each([
    ['delgado', 'delgado', 0],
    ['delgado', 'delgdo', 1],
    ['delgado', 'dlegado', 1],
    ['delgado', 'delgardo', 1],
    ['delgado', 'delgato', 1],
    ['delgado', 'dlegato', 2],
    ['delgado', 'salgado', 2],
    ['delgado', 'ramirez', 3],
    ['', 'ab', 2],
  ])('%s and %s are %i apart', (a, b, slips) => {
    expect(slipsBetween(a, b, 2)).toBe(slips);
    expect(slipsBetween(b, a, 2)).toBe(slips);
  });

  test('all that is one slip away is found, and nothing else', () => {
    const near = oneSlipFrom('diaz');
    expect(near).toEqual(expect.arrayContaining(['daiz', 'dia', 'diazs', 'dias', 'ddiaz']));
    expect(near.every((word) => slipsBetween('diaz', word, 2) === 1)).toBe(true);
    expect(oneSlipFrom('lee')).toEqual([]);
  });

  test('a slip costs two, two slips four; a short form with a slip is nobody', () => {
    const reached = withSlips(
      new Map([
        ['ramirez', 0],
        ['memo', 1],
      ]),
      ['ramires', 'rmairez', 'rameres', 'ramos', 'mema'],
      2,
    );
    expect([...reached]).toEqual([
      ['ramirez', 0],
      ['memo', 1],
      ['ramires', 2],
      ['rmairez', 2],
      ['rameres', 4],
    ]);
  });
});
