import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type EmbeddedFont, type Font, makeRegular, mendReading, mendShaping, mendSubset, readLetters } from './glyphs.ts';

const packages = createRequire(import.meta.url);
/** The reader below pdfkit; it has no types. */
const fontkit = packages('fontkit') as { create(bytes: Uint8Array): Font };

// The house's font comes in two files; the second has the letters of Central and Northern Europe.
const HOUSE = ['latin', 'latin-ext'] as const;
const HOUSE_FILE = '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next';

/** Fonts for all else, in the order they are asked: each with the stretches of Unicode it is taken for; all of them where none are said. */
const OTHERS: readonly (readonly [font: string, parts?: readonly string[], look?: string])[] = [
  ['noto-sans', ['cyrillic', 'greek', 'vietnamese', 'latin-ext', 'latin', 'devanagari', 'cyrillic-ext', 'greek-ext']],
  ['noto-emoji'],
  ...(['arabic', 'hebrew', 'thai', 'lao', 'khmer', 'myanmar', 'armenian', 'georgian', 'ethiopic'] as const).map(ofScript),
  ...(['bengali', 'gurmukhi', 'gujarati', 'tamil', 'telugu', 'cherokee'] as const).map(ofScript),
  ['noto-sans-symbols', ['symbols']],
  ['noto-sans-symbols-2', ['symbols', 'math'], '400-normal'],
  ['noto-sans-sc'],
  ['noto-sans-kr'],
];
function ofScript(script: string): readonly [string, readonly string[]] {
  return [`noto-sans-${script}`, [script]];
}

/** Is not seen, whatever font is asked: says how its neighbours join, or which way they run. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/u;
/** Of those, what a font must hear of: joiners, and the letters of flags. */
const DEAF = /(?![\u200c\u200d\u{e0020}-\u{e007f}])\p{Default_Ignorable_Code_Point}/gu;

/** Letters and the font they are drawn in. */
export interface Drawn {
  face: string;
  text: string;
}
interface Listed {
  path: string;
  ranges: readonly (readonly [from: number, to: number])[];
}

/** Which font has a letter. The house's are open from the start, each other one is opened for the first letter that needs it. One for a document. */
export class Faces {
  /** How high the house's letters stand, in thousandths of their size: all others stand on the same line. */
  readonly ascender: number;
  readonly first = HOUSE[0];
  readonly #pdf: PDFKit.PDFDocument;
  readonly #open = new Map<string, Font>();
  readonly #house = new Map<string, string | null>();
  readonly #found = new Map<string, readonly Drawn[] | null>();
  #others: Listed[] | null = null;

  constructor(pdf: PDFKit.PDFDocument) {
    this.#pdf = pdf;
    const [first] = HOUSE.map((face) => {
      const embedded = this.#embed(face, readFileSync(packages.resolve(`${HOUSE_FILE}-${face}-wght-normal.woff2`)));
      readLetters(embedded.font);
      return embedded;
    });
    this.ascender = first!.ascender;
  }

  /** Which of the house's has this letter. */
  house(letter: string): string | null {
    let face = this.#house.get(letter);
    if (face === undefined) {
      face = HOUSE.find((one) => this.has(one, letter)) ?? null;
      this.#house.set(letter, face);
    }
    return face;
  }

  isHouse(face: string): boolean {
    return face === HOUSE[0] || face === HOUSE[1];
  }

  /** Whether a font that is open already has this letter. */
  has(face: string, letter: string): boolean {
    return this.#open.get(face)!.hasGlyphForCodePoint(letter.codePointAt(0)!);
  }

  /** How a letter with all its marks is drawn, mostly as one; null where no font has it. */
  drawn(letter: string): readonly Drawn[] | null {
    let found = this.#found.get(letter);
    if (found === undefined) {
      found = this.#find(letter);
      this.#found.set(letter, found);
    }
    return found;
  }

  #find(letter: string): readonly Drawn[] | null {
    const seen = [...letter].filter((one) => !UNSEEN.test(one));
    const text = letter.replaceAll(DEAF, '');
    if (seen.length === 0) return [];
    const points = seen.map((one) => one.codePointAt(0)!);
    const house = this.house(seen[0]!);
    if (house !== null && seen.every((one) => this.has(house, one))) return [{ face: house, text }];
    const face = this.#otherWith(text, points);
    if (face !== null) return [{ face, text }];
    // No font has it together with its marks: one after the other; else the same letter in its plain form (𝓐 as A).
    const plain = letter.normalize('NFKC');
    const parts = seen.length > 1 ? seen : plain === letter ? [] : [...plain];
    const drawn = parts.map((part) => this.drawn(part));
    return parts.length > 0 && drawn.every((one) => one !== null) ? drawn.flat() : null;
  }

  /** Of the fonts that have all of a letter, the one that makes the fewest shapes of it: a family in one picture, not its people side by side. */
  #otherWith(text: string, points: readonly number[]): string | null {
    const paths = (this.#others ??= listOthers())
      .filter(({ ranges }) => points.every((point) => ranges.some(([from, to]) => point >= from && point <= to)))
      .map(({ path }) => path);
    let best: { path: string; shapes: number } | null = null;
    for (const path of paths) {
      const font = this.#opened(path);
      if (!points.every((point) => font.hasGlyphForCodePoint(point))) continue;
      const shapes = paths.length === 1 ? 1 : font.layout(text, { direction: 'ltr' }).glyphs.length;
      if (best === null || shapes < best.shapes) best = { path, shapes };
      if (best.shapes === 1) break;
    }
    return best?.path ?? null;
  }

  #opened(path: string): Font {
    const open = this.#open.get(path);
    if (open) return open;
    const font = fontkit.create(readFileSync(path));
    makeRegular(font);
    const embedded = this.#embed(path, font as unknown as Uint8Array);
    mendReading(embedded);
    return font;
  }

  /** pdfkit takes an open font, too; its types do not know it yet. */
  #embed(face: string, source: Uint8Array): EmbeddedFont {
    this.#pdf.registerFont(face, source);
    this.#pdf.font(face);
    const embedded = (this.#pdf as unknown as { _font: EmbeddedFont })._font;
    mendShaping(embedded.font);
    mendSubset(embedded);
    this.#open.set(face, embedded.font);
    return embedded;
  }
}

/** Each font says beside its files which is for what. */
function listOthers(): Listed[] {
  return OTHERS.flatMap(([font, parts, look = 'wght-normal']) => {
    const name = `${look === 'wght-normal' ? '@fontsource-variable' : '@fontsource'}/${font}`;
    const says = JSON.parse(readFileSync(packages.resolve(`${name}/unicode.json`), 'utf8')) as Record<string, string>;
    return (parts ?? Object.keys(says)).map((part) => ({
      path: packages.resolve(`${name}/files/${font}-${part.replaceAll(/[[\]]/g, '')}-${look}.woff2`),
      ranges: says[part]!.split(',').map((range): [number, number] => {
        const [from, to = from] = range.slice(2).split('-');
        return [Number.parseInt(from!, 16), Number.parseInt(to!, 16)];
      }),
    }));
  });
}
