import { describe, expect, it } from 'vitest';
import { moneyFromJson, moneyToJson, parseMoney } from '#kernel/money.ts';

describe('parseMoney', () => {
  it.each([
    ['40', 4000n],
    ['$40', 4000n],
    ['40.00', 4000n],
    [' 40.5 ', 4050n],
    ['.75', 75n],
    ['1,234.50', 123450n],
    ['1,234', 123400n],
    ['1.234,50', 123450n],
    ['40,00', 4000n],
    ['40$', 4000n],
    ['0', 0n],
    ['40.', 4000n],
    ['40.1000', 4010n],
  ])('reads %s', (text, cents) => {
    expect(parseMoney(text)).toEqual({ ok: true, cents });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['abc', 'not_a_number'],
    ['-5', 'negative'],
    ['−5', 'negative'],
    ['$-5', 'negative'],
    ['0.001', 'fraction_of_cent'],
    ['40.005', 'fraction_of_cent'],
    ['1.000', 'fraction_of_cent'],
    ['40.100', 'fraction_of_cent'],
    ['1e400', 'not_a_number'],
    ['1e2', 'not_a_number'],
    ['٤٠', 'not_a_number'],
    ['４０', 'not_a_number'],
    ['NaN', 'not_a_number'],
    ['Infinity', 'not_a_number'],
    ['0x40', 'not_a_number'],
    ['4 0', 'not_a_number'],
    ['12,34', 'ok'],
    ['1,23,456', 'not_a_number'],
    ['1.2.3', 'not_a_number'],
    ['💵40', 'not_a_number'],
    ["40'; drop table", 'not_a_number'],
    ['<b>40</b>', 'not_a_number'],
    ['99999999999', 'too_big'],
    ['9'.repeat(10_000), 'too_big'],
  ])('says what is wrong with %j', (text, reason) => {
    const parsed = parseMoney(text);
    expect(parsed.ok ? 'ok' : parsed.reason).toBe(reason);
  });
});

describe('money in JSON', () => {
  it.each([0n, 1n, -1n, 99n, 100n, -12345n, 10n ** 15n])('keeps %s', (cents) => {
    expect(moneyFromJson(moneyToJson(cents))).toBe(cents);
  });
  it.each(['40', '40.0', '1e2', '', '40.000'])('refuses %j', (text) => {
    expect(() => moneyFromJson(text)).toThrow();
  });
});
