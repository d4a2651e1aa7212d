import { expect, test } from 'vitest';
import { isSampled, type Read, whatFollows } from './rules.ts';

const read: Read = { itemId: 'rev_1', reading: 'first', outcome: 'released', found: [] };
const rules = { againPercent: 0, secondFor: ['weapons', 'gang'] };

test.each<[string, Partial<Read>, number, { decides: boolean; then: string | null }]>([
  ['one reader is enough', {}, 0, { decides: true, then: null }],
  ['what needs two waits for another', { found: ['contact', 'gang'] }, 0, { decides: false, then: 'second' }],
  ['also where all are sampled', { found: ['gang'] }, 100, { decides: false, then: 'second' }],
  ['one is enough to send it back', { found: ['gang'], outcome: 'returned' }, 100, { decides: true, then: null }],
  ['the second decides, either way', { reading: 'second', found: ['gang'] }, 100, { decides: true, then: null }],
  ['the second sends back', { reading: 'second', found: ['gang'], outcome: 'returned' }, 100, { decides: true, then: null }],
  ['a sample is read again', {}, 100, { decides: true, then: 'again' }],
  ['and once only, whatever is said', { reading: 'again', outcome: 'returned', found: ['gang'] }, 100, { decides: false, then: null }],
])('%s', (_name, over, againPercent, expected) => {
  expect(whatFollows({ ...read, ...over }, { ...rules, againPercent })).toEqual(expected);
});

test('of a thousand items some ten in a hundred are a sample', () => {
  const drawn = Array.from({ length: 1000 }, (_, n) => isSampled(`rev_${n}`, 10)).filter(Boolean).length;
  expect(drawn).toBeGreaterThan(60);
  expect(drawn).toBeLessThan(150);
});
