import { type Flow, flowOf, mirrored, visualOrder } from './direction.ts';
import { Faces } from './faces.ts';
import type { Direction } from './glyphs.ts';

/** Letters of one font that run one way, and where they stand in their line. */
interface Run {
  face: string;
  text: string;
  level: number;
  x: number;
  width: number;
}
/** In the order they are read, so that the text can be copied out as it was typed. */
export interface Line {
  runs: Run[];
  width: number;
  isToTheLeft: boolean;
}
/** One letter with all its marks, in the font it is drawn in. */
interface Letter {
  from: number;
  face: string;
  text: string;
  level: number;
}
/** Letters that are not parted, by their indexes. */
interface Word {
  first: number;
  end: number;
  /** After the space that follows it. */
  next: number;
}
interface Paragraph {
  text: string;
  flow: Flow;
  letters: Letter[];
}

const graphemes = new Intl.Segmenter();
const words = new Intl.Segmenter(undefined, { granularity: 'word' });
/** Of single characters, so that letters need not be looked for. */
const SIMPLE = /^[\u0020-\u02ff\u2010-\u2027\u20ac\u2212]*$/;
const SPACE = /^[ \u00a0]$/;
const LETTER = /[\p{L}\p{Mn}\p{Mc}]$/u;
/** Scripts that are written without spaces, in which a line may end after any word. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const NEARLY = 0.7;
const NEVER_FIRST = /^[\s\p{Pe}\p{Pf}\p{Po}\p{Lm}\p{M}]/u;
const NEVER_LAST = /[\s\p{Ps}\p{Pi}]$/u;

/** Sets text: which font has a letter, which way it runs, how wide words are, where lines break. One for a document. */
export class Typesetter {
  /** Whether a letter was asked for that no font has; its number in Unicode stands in its place. */
  hasGaps = false;
  readonly #pdf: PDFKit.PDFDocument;
  readonly #faces: Faces;

  constructor(pdf: PDFKit.PDFDocument) {
    this.#pdf = pdf;
    this.#faces = new Faces(pdf);
  }

  /** Whether all of it is drawn with the house's letters, as it is typed: whoever reads the shapes reads the text. */
  isPlain(text: string): boolean {
    return [...text].every((letter) => letter === '\n' || letter === '\t' || this.#faces.house(letter) !== null);
  }

  /** The text in lines no wider than this; a word that is wider is broken where it must be. */
  lines(text: string, size: number, width: number): Line[] {
    // As it was typed: a tab is room, and so are spaces a line begins with. In one form: an accent that stands alone would be drawn beside its letter.
    const typed = text
      .normalize('NFC')
      .replaceAll('\t', '    ')
      .replaceAll(/^ +/gm, (spaces) => '\u00a0'.repeat(spaces.length));
    return typed.split('\n').flatMap((one) => {
      const flow = flowOf(one);
      const paragraph = { text: one, flow, letters: this.#letters(one, flow) };
      return this.#broken(paragraph, size, width).map(([from, to]) => this.#line(paragraph, from, to, size));
    });
  }

  /** Draws a line with its left end and upper edge here. Bold is the same letters with a rim: the web font's weights can't be cut out of it. */
  draw(line: Line, size: number, x: number, y: number, look: { bold?: boolean; colour: string }): void {
    const kind = look.bold === true ? { fill: true, stroke: true } : {};
    for (const run of line.runs) {
      this.#pdf
        .font(run.face)
        .fontSize(size)
        .fillColor(look.colour)
        .strokeColor(look.colour)
        .lineWidth(size * 0.032);
      const baseline = this.#faces.isHouse(run.face) ? {} : { baseline: (-this.#faces.ascender / 1000) * size };
      this.#pdf.text(run.text, x + run.x, y, { lineBreak: false, ...this.#shaping(run), ...baseline, ...kind });
    }
  }

  #letters(text: string, { levels }: Flow): Letter[] {
    const letters: Letter[] = [];
    let from = 0;
    for (const one of SIMPLE.test(text) ? text : Array.from(graphemes.segment(text), ({ segment }) => segment)) {
      const level = levels[from]!;
      const drawn = this.#faces.drawn(one);
      if (drawn === null) {
        this.hasGaps = true;
        // Runs to the right wherever it stands.
        letters.push({ from, face: this.#faces.first, text: numbersOf(one), level: level + (level % 2) });
      }
      for (const part of drawn ?? []) {
        const before = letters.at(-1);
        // A space between words of another script stays with them.
        const isTheirs = SPACE.test(one) && before?.level === level && LETTER.test(before.text) && this.#faces.has(before.face, one);
        const text = level % 2 === 1 ? mirrored(part.text) : part.text;
        letters.push({ from, face: isTheirs ? before.face : part.face, text, level });
      }
      from += one.length;
    }
    return letters;
  }

  /** Which letters stand in each line, by their indexes: from, and up to. */
  #broken(paragraph: Paragraph, size: number, width: number): [from: number, to: number][] {
    const { letters } = paragraph;
    const wide = (from: number, to: number): number => runsOf(letters.slice(from, to)).reduce((sum, run) => sum + this.#wide(run, size), 0);
    const lines: [number, number][] = [];
    // What the line has so far, and how wide that is with the space after it.
    let [from, to, filled] = [0, 0, 0];
    for (const { first, end, next } of wordsOf(paragraph)) {
      if (from === to) [from, filled] = [first, 0];
      const own = wide(first, end);
      if (filled + own > width) {
        if (from !== to) lines.push([from, to]);
        [from, filled] = [first, 0];
        let alone = 0;
        for (let i = first; i < end && own > width; i++) {
          alone += wide(i, i + 1);
          // Joined letters can be wider than each alone: near the line's end they are measured together.
          if (alone < NEARLY * width || wide(from, i + 1) <= width || letters[i]!.from === letters[from]!.from) continue;
          lines.push([from, i]);
          [from, alone] = [i, wide(i, i + 1)];
        }
        filled = wide(from, next);
      } else filled += wide(first, next);
      to = end;
    }
    return [...lines, [from, to]];
  }

  #line({ flow, letters }: Paragraph, from: number, to: number, size: number): Line {
    const own = letters.slice(from, to);
    // Spaces at a line's end stand at its end, whatever runs beside them.
    for (let i = own.length - 1; i >= 0 && own[i]!.text.trim() === ''; i--) own[i] = { ...own[i]!, level: flow.base };
    const runs = runsOf(own).map((run) => ({ ...run, width: this.#wide(run, size) }));
    let width = 0;
    for (const i of visualOrder(runs.map(({ level }) => level))) {
      runs[i]!.x = width;
      width += runs[i]!.width;
    }
    return { runs, width, isToTheLeft: flow.base === 1 };
  }

  #wide(run: Run, size: number): number {
    return this.#pdf.font(run.face).fontSize(size).widthOfString(run.text, this.#shaping(run));
  }

  /** What the font is told of a run; its types know of names alone. */
  #shaping({ face, level }: Run): { features?: PDFKit.Mixins.OpenTypeFeatures[] } {
    if (level === 0 && this.#faces.isHouse(face)) return {};
    const direction: Direction = level % 2 === 1 ? 'rtl' : 'ltr';
    return { features: { direction } as unknown as PDFKit.Mixins.OpenTypeFeatures[] };
  }
}

function runsOf(letters: readonly Letter[]): Run[] {
  const runs: Run[] = [];
  for (const { face, text, level } of letters) {
    const last = runs.at(-1);
    if (last?.face === face && last.level === level) last.text += text;
    else runs.push({ face, text, level, x: 0, width: 0 });
  }
  return runs;
}

function* wordsOf({ text, letters }: Paragraph): Generator<Word> {
  const ends = UNSPACED.test(text) ? placesToEnd(text) : null;
  let first = 0;
  for (let i = 0; i <= letters.length; i++) {
    const letter = letters[i];
    if (letter === undefined || text[letter.from] === ' ') {
      yield { first, end: i, next: Math.min(i + 1, letters.length) };
      first = i + 1;
    } else if (i > first && ends?.has(letter.from) && letters[i - 1]!.from !== letter.from) {
      yield { first, end: i, next: i };
      first = i;
    }
  }
}

/** Where a line may end although no space stands there. */
function placesToEnd(text: string): Set<number> {
  const places = new Set<number>();
  let before = '';
  for (const { segment, index } of words.segment(text)) {
    const isEither = UNSPACED.test(before) || UNSPACED.test(segment);
    if (before !== '' && isEither && !NEVER_FIRST.test(segment) && !NEVER_LAST.test(before)) places.add(index);
    before = segment;
  }
  return places;
}

function numbersOf(letter: string): string {
  return `[${Array.from(letter, (one) => `U+${one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`).join(' ')}]`;
}
