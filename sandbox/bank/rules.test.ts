import { describe, expect, it } from 'vitest';
import { isRoutingNumber, settlesAt } from './rules.ts';

describe('the rules', () => {
  it.each(['011000015', '021000021', '121000248', '322271627'])('know the routing number %s', (number) => {
    expect(isRoutingNumber(number)).toBe(true);
  });
  it.each(['011000016', '000000000', '12345678', '1234567890', '01100001a', ''])('refuse %j', (number) => {
    expect(isRoutingNumber(number)).toBe(false);
  });
  it.each([
    ['2026-11-18T15:00:00Z', '2026-11-19'],
    ['2026-11-20T15:00:00Z', '2026-11-23'],
    ['2026-11-21T15:00:00Z', '2026-11-23'],
    // Eleven at night in New York is the day before in Greenwich's count.
    ['2026-11-19T04:00:00Z', '2026-11-19'],
  ])('told at %s arrives on %s', (told, arrives) => {
    expect(settlesAt(new Date(told)).toISOString().slice(0, 10)).toBe(arrives);
  });
});
