import { expect, test } from 'vitest';
import { readClues } from './clues.ts';

const kinds = (typed: string): string => readClues(typed).map(({ kind }) => kind).join(' '); // prettier-ignore

test.each([
  ['KL-7F3K-92QD', 'reference person'],
  [' kl 7f3k 92qd ', 'reference person'],
  ['dana@example.com', 'email'],
  ['4242', 'card person file'],
  ['•••• 4242', 'card'],
  ['4242 43.75', 'reference card'],
  ['4242 $40', 'card'],
  ['S123456', 'person'],
  ['12', 'person file'],
  ['0', 'person'],
  ['99999999999', 'person'],
  ['Dana Delgado', 'name'],
  ['José O’Neill', 'name'],
  ['ch_3NfXa92eZvKYlo2C', 'id'],
  ['pay_01jd2x8m3zq4v5w6y7a8b9c0d1', 'id'],
  ['pay_01jd2x8m3zq4v5w6y7a8b9c0d1:cost', 'id'],
  ['#1234', 'journal'],
  ['#', ''],
  ['<script>', ''],
  ["' or 1=1", ''],
  ['%', ''],
  ['😀', ''],
])('%j could be: %s', (typed, wanted) => {
  expect(kinds(typed)).toBe(wanted);
});

test('an amount after the four digits is taken for cents, and one that makes no sense for none', () => {
  expect(readClues('4242 43.75').slice(1)).toEqual([{ kind: 'card', last4: '4242', cents: 4375n }]);
  expect(readClues('4242')[0]).toEqual({ kind: 'card', last4: '4242', cents: null });
});
