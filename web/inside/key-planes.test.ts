import { describe, expect, it } from 'vitest';
import { keysOf, planes } from './key-planes.ts';

describe.each(['en', 'es'] as const)('the keyboard, %s', (lang) => {
  it('writes every letter and sign of both languages', () => {
    const typed = new Set([...keysOf('letters', lang), ...keysOf('signs', lang)].flat());
    for (const key of 'abcdefghijklmnopqrstuvwxyzáéíóúüñ¿¡0123456789!:;()$\'"-/@&%') expect(typed, key).toContain(key);
  });

  it.each(planes)('%s: each key once, no more than ten in a row', (plane) => {
    const rows = keysOf(plane, lang);
    expect(new Set(rows.flat()).size).toBe(rows.flat().length);
    expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(10);
  });
});
