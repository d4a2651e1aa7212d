import { describe, expect, test, vi } from 'vitest';
import { formatClock, formatDateTime, formatDay, formatMoment, formatMoney, formatPlainDate, formatTime } from './format.ts';
import { tr, translator } from './index.ts';

describe('money', () => {
  test.each([
    [0n, '$0.00'],
    [5n, '$0.05'],
    [4000n, '$40.00'],
    [120450n, '$1,204.50'],
    [-1000n, '−$10.00'],
    [-1n, '−$0.01'],
    [123456789012345678901n, '$1,234,567,890,123,456,789.01'],
  ])('%s cents in both languages', (cents, text) => {
    expect(formatMoney(cents, 'en')).toBe(text);
    expect(formatMoney(cents, 'es')).toBe(text);
  });
});

describe('time', () => {
  const evening = new Date('2026-11-22T02:04:00Z');

  test('the day is the facility’s, not the server’s', () => {
    expect(formatDay(evening, 'en', 'America/New_York')).toBe('Saturday, November 21');
    expect(formatDay(evening, 'en', 'Europe/Berlin')).toBe('Sunday, November 22');
    expect(formatDay(evening, 'es', 'America/New_York')).toBe('sábado, 21 de noviembre');
  });

  test('hours as people write them', () => {
    expect(formatTime(evening, 'en', 'America/New_York')).toBe('9:04 PM EST');
    expect(formatTime(evening, 'en', 'America/New_York', 'no zone')).toBe('9:04 PM');
    expect(formatMoment(evening, 'en', 'America/Los_Angeles')).toBe('Saturday, November 21, 6:04 PM PST');
    expect(formatClock('16:30', 'en')).toBe('4:30 PM');
    expect(formatClock('00:05', 'es')).toMatch(/^12:05\sa\.m\.$/);
    expect(formatDateTime(evening, 'en', 'America/New_York')).toBe('November 21, 2026, 9:04 PM EST');
    expect(formatDateTime(evening, 'es', 'America/New_York')).toMatch(/^21 de noviembre de 2026, 9:04\sp\.m\. EST$/);
    expect(formatDateTime(evening, 'es', 'America/New_York', 'no zone')).toMatch(/^21 de noviembre de 2026, 9:04\sp\.m\.$/);
  });

  test('the dot of p.m. is the sentence’s too', () => {
    const time = formatDateTime(evening, 'es', 'America/New_York', 'no zone');
    expect(tr('es', 'transfers.view.lead_returned', { time })).toMatch(/^Lo enviamos el 21 de noviembre de 2026, 9:04\sp\.m\. Su banco/);
  });

  test('a day of birth stays on its day', () => {
    expect(formatPlainDate('1980-02-03', 'en')).toBe('February 3, 1980');
    expect(formatPlainDate('1980-02-03', 'es')).toBe('3 de febrero de 1980');
  });
});

describe('texts', () => {
  test('a bigint is written as money', () => {
    expect(translator('en')('home.cost.range', { least: 200n, most: 30000n })).toBe('Enter an amount from $2.00 to $300.00.');
    expect(translator('es')('home.cost.range', { least: 200n, most: 30000n })).toBe('Escriba una cantidad de $2.00 a $300.00.');
  });

  test('a key nobody wrote and a parameter nobody gave read as a plain sentence', () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    expect(tr('en', 'mail.refusal.no_such_code')).toBe(translator('en')('ui.refusal.unknown'));
    expect(tr('es', 'home.cost.range', { least: 200n })).toBe(translator('es')('ui.refusal.unknown'));
    expect(warn).toHaveBeenCalledTimes(2);
    warn.mockRestore();
  });

  test('what a person typed is text, whatever it looks like', () => {
    expect(tr('en', 'ui.page', { page: '{pages}', pages: '<b>9</b>' })).toBe('Page {pages} of <b>9</b>');
  });
});
