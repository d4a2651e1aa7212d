import { describe, expect, it } from 'vitest';
import { newReference, readReference } from './reference.ts';

describe('newReference', () => {
  it('is short, unambiguous and reads back as itself', () => {
    const made = Array.from({ length: 2_000 }, newReference);
    for (const reference of made) {
      expect(reference).toMatch(/^KL-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/);
      expect(reference.slice(3)).not.toMatch(/[01OILU]/);
      expect(readReference(reference)).toBe(reference);
    }
    expect(new Set(made).size).toBe(made.length);
  });
});

describe('readReference', () => {
  it.each([
    ['KL-7F3K-92QD', 'KL-7F3K-92QD'],
    ['kl-7f3k-92qd', 'KL-7F3K-92QD'],
    [' kl 7f3k 92qd ', 'KL-7F3K-92QD'],
    ['7F3K92QD', 'KL-7F3K-92QD'],
    ['KL–7F3K—92QD', 'KL-7F3K-92QD'],
    ['ＫＬ-7F3K-92QD', 'KL-7F3K-92QD'],
  ])('%s is %s', (typed, meant) => {
    expect(readReference(typed)).toBe(meant);
  });

  it.each([
    '',
    'KL-',
    'KL-7F3K-92Q',
    'KL-7F3K-92QDD',
    'KL-7F3K-92Q0',
    'KL-7F3O-92QD',
    "'; drop table transfers; --",
    '<script>',
    '😀'.repeat(8),
    'a@b.co',
  ])('%j is no number', (typed) => {
    expect(readReference(typed)).toBeNull();
  });
});
