import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type EmbeddedFont, type Font, mendSubset } from './glyphs.ts';

const FONT = '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next';
// The font comes in two files; the second has the letters of Central and Northern Europe.
const FACES = ['latin', 'latin-ext'] as const;

/** Letters of one face that stand together. */
interface Run {
  face: string;
  text: string;
}
export interface Line {
  runs: Run[];
  width: number;
}

/** Sets text in the house's font: which face has a letter, how wide words are, where lines break. One for a document. */
export class Typesetter {
  /** Whether a letter was asked for that no face has; an empty box stands in its place. */
  hasGaps = false;
  readonly #pdf: PDFKit.PDFDocument;
  readonly #faces = new Map<string, Font>();

  constructor(pdf: PDFKit.PDFDocument) {
    this.#pdf = pdf;
    for (const face of FACES) {
      pdf.registerFont(face, readFileSync(createRequire(import.meta.url).resolve(`${FONT}-${face}-wght-normal.woff2`)));
      pdf.font(face);
      const embedded = (pdf as unknown as { _font: EmbeddedFont })._font;
      mendSubset(embedded);
      this.#faces.set(face, embedded.font);
    }
  }

  /** Whether every letter has a face. */
  covers(text: string): boolean {
    return [...text].every((letter) => this.#faceOf(letter) !== null);
  }

  /** The text in lines no wider than this; a word that is wider is broken where it must be. */
  lines(text: string, size: number, width: number): Line[] {
    const lines: string[] = [];
    // As it was typed: a tab is room, and so are spaces a line begins with.
    const typed = text.replaceAll('\t', '    ').replaceAll(/^ +/gm, (spaces) => '\u00a0'.repeat(spaces.length));
    for (const paragraph of typed.split('\n')) {
      let line = '';
      for (const word of paragraph.split(' ')) {
        const longer = line === '' ? word : `${line} ${word}`;
        if (this.#widthOf(longer, size) <= width) line = longer;
        else {
          if (line !== '') lines.push(line);
          const pieces = this.#pieces(word, size, width);
          line = pieces.pop()!;
          lines.push(...pieces);
        }
      }
      lines.push(line);
    }
    return lines.map((line) => ({ runs: this.#runs(line), width: this.#widthOf(line, size) }));
  }

  /** Draws a line with its left end and upper edge here. Bold is the same letters with a rim: the web font's weights can't be cut out of it. */
  draw(line: Line, size: number, x: number, y: number, look: { bold?: boolean; colour: string }): void {
    let at = x;
    for (const { face, text } of line.runs) {
      this.#pdf
        .font(face)
        .fontSize(size)
        .fillColor(look.colour)
        .strokeColor(look.colour)
        .lineWidth(size * 0.032);
      const kind = look.bold === true ? { fill: true, stroke: true } : {};
      this.#pdf.text(text, at, y, { lineBreak: false, ...kind });
      at += this.#pdf.widthOfString(text);
    }
  }

  #faceOf(letter: string): string | null {
    for (const [face, font] of this.#faces) if (font.hasGlyphForCodePoint(letter.codePointAt(0)!)) return face;
    return null;
  }

  #runs(text: string): Run[] {
    const runs: Run[] = [];
    // In one form: an accent that stands alone would be drawn beside its letter.
    for (const letter of text.normalize('NFC')) {
      const found = this.#faceOf(letter);
      if (found === null) this.hasGaps = true;
      const face = found ?? FACES[0];
      const last = runs.at(-1);
      if (last?.face === face) last.text += letter;
      else runs.push({ face, text: letter });
    }
    return runs;
  }

  #widthOf(text: string, size: number): number {
    return this.#runs(text).reduce((sum, run) => sum + this.#pdf.font(run.face).fontSize(size).widthOfString(run.text), 0);
  }

  #pieces(word: string, size: number, width: number): string[] {
    const pieces = [''];
    for (const letter of word) {
      const last = pieces.at(-1)!;
      if (last !== '' && this.#widthOf(last + letter, size) > width) pieces.push(letter);
      else pieces[pieces.length - 1] = last + letter;
    }
    return pieces;
  }
}
