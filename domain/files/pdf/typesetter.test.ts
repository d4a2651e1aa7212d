import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { type Line, Typesetter } from './typesetter.ts';

const type = new Typesetter(new PDFDocument());
const SIZE = 10;
const set = (text: string, width = 400): Line[] => type.lines(text, SIZE, width);
const textOf = ({ runs }: Line): string => runs.map(({ text }) => text).join('');
/** The part of a font's file name that says which it is. */
const fontOf = (face: string): string => /([^/]+?)(?:-wght|-400)-normal\.woff2$/.exec(face)?.[1] ?? face;

describe('which font draws what', () => {
  const cases: [text: string, runs: [font: string, text: string][]][] = [
    [
      'Ñandú Łódź',
      [
        ['latin', 'Ñandú '],
        ['latin-ext', 'Ł'],
        ['latin', 'ód'],
        ['latin-ext', 'ź'],
      ],
    ],
    [
      'Привет, мир',
      [
        ['noto-sans-cyrillic', 'Привет'],
        ['latin', ', '],
        ['noto-sans-cyrillic', 'мир'],
      ],
    ],
    // The space between two words of a script stays with them; between scripts it is ours.
    [
      'שלום לך a',
      [
        ['noto-sans-hebrew-hebrew', 'שלום לך '],
        ['latin', 'a'],
      ],
    ],
    ['سلام', [['noto-sans-arabic-arabic', 'سلام']]],
    ['हिन्दी', [['noto-sans-devanagari', 'हिन्दी']]],
    // In one form, whichever way it came.
    ['e\u0301', [['latin', 'é']]],
    // What only says how to look, or which way to run, is not drawn.
    ['a\u00ad\u200b\ufeffb ©\ufe0f', [['latin', 'ab ©']]],
    [
      '𝓐𝕓Ａ',
      [
        ['latin', 'Ab'],
        ['noto-sans-sc-5', 'Ａ'],
      ],
    ],
    ['\u{13080}', [['latin', '[U+13080]']]],
  ];
  it.each(cases)('%s', (text, runs) => {
    const [line, ...more] = set(text);
    expect(more).toEqual([]);
    expect(line!.runs.map((run) => [fontOf(run.face), run.text])).toEqual(runs.map(([font, part]) => [font, part]));
  });

  const pictures = ['❤️', '👍🏽', '👩‍👩‍👧', '🇲🇽', '🏴‍☠️', '❤️‍🔥', '1️⃣', '👨🏿‍🦱', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '🥰'];
  it.each(pictures)('%s is one picture', (picture) => {
    const [line] = set(picture);
    expect(line!.runs).toHaveLength(1);
    expect(fontOf(line!.runs[0]!.face)).toMatch(/^noto-emoji-\d$/);
    expect(line!.width).toBeGreaterThan(SIZE);
    expect(line!.width).toBeLessThan(SIZE * 1.5);
  });
});

describe('where runs stand', () => {
  /** As the eye meets them from the left. */
  const seen = (text: string): string[] =>
    set(text)[0]!
      .runs.toSorted((a, b) => a.x - b.x)
      .map((run) => run.text);

  it('a line that runs to the left, with a name and a number in ours', () => {
    const [line] = set('שלום (12) Maria');
    expect(line!.isToTheLeft).toBe(true);
    expect(seen('שלום (12) Maria')).toEqual(['Maria', '( ', '12', ')', 'שלום ']);
  });

  it('a word of theirs in a line of ours', () => {
    expect(set('a שלום b')[0]!.isToTheLeft).toBe(false);
    expect(seen('a שלום b')).toEqual(['a ', 'שלום', ' b']);
  });

  it('a number for what is not drawn is read from the left, also in a line that runs to the left', () => {
    expect(seen('שלום \u{13080}')).toEqual(['[U+13080]', 'שלום ']);
  });
});

describe('where lines break', () => {
  const cases: [script: string, text: string, width: number][] = [
    ['Arabic', 'أمي العزيزة وصلتني رسالتك وفرحت بها كثيرا 123', 90],
    ['Hebrew and English', 'אמא יקרה say hi to Maria קיבלתי את המכתב', 80],
    ['Thai, without spaces', 'ผมได้รับจดหมายของแม่แล้วผมคิดถึงแม่มาก', 70],
    ['Chinese, without spaces', '我收到了你的信，我很高兴！请你多保重身体。', 64],
    ['a word wider than the line', '😀'.repeat(40) + 'م'.repeat(60), 100],
  ];
  it.each(cases)('%s: in lines that fit, and nothing is lost', (_, text, width) => {
    const lines = set(text, width);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(width);
    const bare = (some: string): string => [...some.replaceAll(/\s/g, '')].toSorted().join('');
    expect(bare(lines.map(textOf).join(''))).toBe(bare(text));
  });

  it('a sign that closes never begins a line, one that opens never ends it', () => {
    const lines = set('「我爱你」，'.repeat(30), 61).map(textOf);
    for (const line of lines) expect(line).not.toMatch(/^[」，]|「$/);
  });
});
