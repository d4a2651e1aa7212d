import { describe, expect, it } from 'vitest';
import { isId, newId } from '#kernel/ids.ts';
import { cleanText } from '#kernel/text.ts';

describe('cleanText', () => {
  it.each([
    [' Ana  María ', 'Ana  María'],
    ['José', 'José'],
    ['李小龍', '李小龍'],
    ["O'Neil-Smith", "O'Neil-Smith"],
    ['👩‍👦', '👩‍👦'],
    ['עברית', 'עברית'],
    ["Robert'); DROP TABLE students;--", "Robert'); DROP TABLE students;--"],
    ['<b>x</b>', '<b>x</b>'],
  ])('keeps %j', (raw, value) => {
    expect(cleanText(raw, { max: 100 })).toEqual({ ok: true, value });
  });

  it.each([
    [undefined, 'empty'],
    [null, 'empty'],
    ['', 'empty'],
    ['   ', 'empty'],
    ['a\u0000b', 'control_characters'],
    ['a\nb', 'control_characters'],
    ['a\u202eb', 'control_characters'],
    ['a\u2028b', 'control_characters'],
    ['\ud800', 'control_characters'],
    ['x'.repeat(101), 'too_long'],
    [42, 'wrong_type'],
    [['a'], 'wrong_type'],
    [{}, 'wrong_type'],
  ])('refuses %j', (raw, reason) => {
    expect(cleanText(raw, { max: 100 })).toEqual({ ok: false, reason });
  });

  it('keeps lines where lines are allowed, and counts characters as people do', () => {
    expect(cleanText('a\r\nb\tc', { max: 5, multiline: true })).toEqual({ ok: true, value: 'a\nb\tc' });
    expect(cleanText('😀'.repeat(100), { max: 100 }).ok).toBe(true);
  });
});

describe('ids', () => {
  it('are unique, sort by time and are known by their form', async () => {
    const made: string[] = [];
    for (let i = 0; i < 5; i++) {
      made.push(newId('trf'));
      await new Promise((done) => setTimeout(done, 2));
    }
    expect([...made].sort()).toEqual(made);
    expect(made.every((id) => isId('trf', id))).toBe(true);
    expect(new Set(Array.from({ length: 10_000 }, () => newId('x'))).size).toBe(10_000);
  });
  it.each(['trf_', 'trf_1', 'pay_01234567890123456789012345', "trf_0123456789012345678901234'", null, 3])('%j is none', (text) => {
    expect(isId('trf', text)).toBe(false);
  });
});
