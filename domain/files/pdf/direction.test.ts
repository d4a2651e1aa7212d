import { describe, expect, it } from 'vitest';
import { drawingOrder } from './drawing-order.ts';
import { flowOf, mirrored, visualOrder } from './direction.ts';

describe('which way a paragraph runs', () => {
  const cases: [text: string, base: number, levels: string][] = [
    ['', 0, ''],
    ['Hola 12', 0, '0000000'],
    ['שלום', 1, '1111'],
    // By its first letter, whatever stands before it.
    ['«12» שלום', 1, '122111111'],
    ['a שלום b', 0, '00111100'],
    ['שלום ab 12', 1, '1111122222'],
    // Figures run to the right in Arabic too, ours and theirs.
    ['يوم 5/3', 1, '1111222'],
    ['يوم ٣', 1, '11112'],
    // Signs that say a direction.
    ['\u200fabc', 1, '1222'],
  ];
  it.each(cases)('%s', (text, base, levels) => {
    const flow = flowOf(text);
    expect(flow.base).toBe(base);
    expect([...flow.levels].join('')).toBe(levels);
  });

  const orders: [levels: number[], order: number[]][] = [
    [[], []],
    [
      [0, 0],
      [0, 1],
    ],
    [
      [0, 1, 0],
      [0, 1, 2],
    ],
    [
      [1, 1, 1],
      [2, 1, 0],
    ],
    // A name in our letters within a line that runs to the left stays as it is.
    [
      [1, 2, 2, 1],
      [3, 1, 2, 0],
    ],
    [
      [0, 1, 2, 1, 0],
      [0, 3, 2, 1, 4],
    ],
  ];
  it.each(orders)('runs of levels %j stand as %j', (levels, order) => {
    expect(visualOrder(levels)).toEqual(order);
  });

  it('brackets face the other way, letters do not', () => {
    expect(['(', ')', '«', 'a', 'ש'].map(mirrored)).toEqual([')', '(', '»', 'a', 'ש']);
  });
});

describe('what is typed in one order and drawn in another', () => {
  const cases: [name: string, typed: string, drawn: string][] = [
    ['a tone above the ring of am (Thai)', 'น\u0e49\u0e33', 'น\u0e4d\u0e49\u0e32'],
    ['am without a tone', 'ท\u0e33', 'ท\u0e4d\u0e32'],
    ['the same in Lao', 'ນ\u0ec9\u0eb3', 'ນ\u0ecd\u0ec9\u0eb2'],
    ['a vowel that stands before (Burmese)', '\u1019\u1031', '\u1031\u1019'],
    ['an r around its letter, with a vowel', '\u1000\u103c\u1031', '\u1031\u103c\u1000'],
    ['letters on one another stay together', '\u1002\u1039\u1002\u1031', '\u1031\u1002\u1039\u1002'],
    ['all else', 'Ñandú שלום हिन्दी 😀', 'Ñandú שלום हिन्दी 😀'],
  ];
  it.each(cases)('%s', (_, typed, drawn) => {
    expect(drawingOrder(typed)).toBe(drawn);
  });
});
