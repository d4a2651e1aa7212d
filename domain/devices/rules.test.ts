import { describe, expect, it, test } from 'vitest';
import { makeDeviceCode, normaliseCode } from './device-code.ts';
import { makePin, pinProblem } from './pin.ts';
import { lockMinutes, type Tried } from './try-lock.ts';

test.each([
  ['482915', null],
  ['48291573', null],
  ['', 'pin_empty'],
  ['48291', 'pin_short'],
  ['4829157364829', 'pin_short'],
  ['48a915', 'pin_short'],
  ['111111', 'pin_easy'],
  ['121212', 'pin_easy'],
  ['123123', 'pin_easy'],
  ['123456', 'pin_easy'],
  ['098765', 'pin_easy'],
  ['654321', 'pin_easy'],
  ['345678', 'pin_easy'],
  ['0345917', 'pin_easy'], // holds his number
])('the PIN %s: %s', (pin, problem) => {
  expect(pinProblem(pin, pin.includes('345917') ? 'S345917' : 'S482916')).toBe(problem);
});

test.each<[Tried, number, number]>([
  ['person', 4, 0],
  ['person', 5, 15],
  ['person', 6, 60],
  ['person', 19, 60],
  ['person', 20, 1440],
  ['device', 19, 0],
  ['device', 20, 15],
  ['device', 400, 15],
])('%s, wrong try %i: locked for %i minutes', (tried, failures, minutes) => {
  expect(lockMinutes(tried, failures)).toBe(minutes);
});

describe('what is made', () => {
  it('PINs of slips are none that he could not choose', () => {
    for (let i = 0; i < 500; i++) expect(pinProblem(makePin(), '')).toBeNull();
  });
  it('codes are the same however they are typed', () => {
    const code = makeDeviceCode();
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/);
    expect(normaliseCode(` ${code.toLowerCase().replace('-', ' ')} `)).toBe(normaliseCode(code));
    expect([normaliseCode(undefined), normaliseCode(['x'])]).toEqual(['', '']);
  });
});
