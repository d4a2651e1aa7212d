import { expect, test } from 'vitest';
import type { Hit } from '#domain/review/index.ts';
import { stretchesOf } from './marks.ts';

const hit = (from: number, to: number): Hit => ({
  ...{ category: 'threat', severity: 3, action: 'hold', term: 'rule:test', why: 'screening.why.threat' },
  from,
  to,
});

test.each([
  ['no hits', [], ['abcdefghij']],
  ['one', [hit(2, 4)], ['ab', '1:cd', 'efghij']],
  ['first and last', [hit(6, 10), hit(0, 3)], ['1:abc', 'def', '2:ghij']],
  ['side by side', [hit(0, 3), hit(3, 5)], ['1:abc', '2:de', 'fghij']],
  ['one over the other', [hit(1, 6), hit(2, 4), hit(5, 8)], ['a', '123:bcdefgh', 'ij']],
])('marks in a text: %s', (_name, hits, expected) => {
  const shown = stretchesOf('abcdefghij', hits).map(({ text, marks }) =>
    marks.length > 0 ? `${marks.map(({ number }) => number).join('')}:${text}` : text,
  );
  expect(shown).toEqual(expected);
});
