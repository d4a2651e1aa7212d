import type { Lang } from '#kernel/scope.ts';
import { drawFigure, figureHeight, type PdfFigure } from './figure.ts';
import type { PdfBlock, PdfColumn } from './render-pdf.ts';
import { type Line, Typesetter } from './typesetter.ts';

type Element = ReturnType<PDFKit.PDFDocument['struct']>;
interface Look {
  size: number;
  colour: string;
  bold?: boolean;
  /** Room before it. */
  air: number;
}

const MARGIN = 54;
const WIDTH = 612 - 2 * MARGIN;
const FOOT = 792 - 62;
const LEADING = 1.38;
const GAP = 10;
/** From one line to sign on to the next. */
const SIGN_ROOM = 54;
const ROWS_AT_ONCE = 25;
const INK = '#1d2a2e';
const SOFT = '#47565a';
const RULE = '#dad5c8';
// 10 point is the least the law allows for the right to a refund; nothing here is smaller but the foot.
const TEXT: Look = { size: 10.5, colour: INK, air: 5 };
const HEADINGS: Record<1 | 2 | 3, Look> = {
  1: { size: 21, colour: INK, bold: true, air: 2 },
  2: { size: 14.5, colour: INK, bold: true, air: 16 },
  3: { size: 11.5, colour: INK, bold: true, air: 12 },
};

/** Lays blocks out on pages, each with its tag. A line is never torn; a table says its heading again on each page. */
export class Sheet {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #type: Typesetter;
  readonly #root: Element;
  #y = MARGIN;
  #isFresh = true;

  constructor(pdf: PDFKit.PDFDocument) {
    this.#pdf = pdf;
    this.#type = new Typesetter(pdf);
    this.#root = pdf.struct('Document');
    pdf.addStructure(this.#root);
  }

  get hasGaps(): boolean {
    return this.#type.hasGaps;
  }

  async part(lang: Lang, blocks: readonly PdfBlock[]): Promise<void> {
    const part = this.#child(this.#root, 'Sect', { lang });
    for (const block of blocks) await this.#block(part, block);
    part.end();
  }

  /** Writes the foot of every page and closes the file. */
  end(foot: (page: number, pages: number) => string): void {
    this.#root.end();
    const { count } = this.#pdf.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      this.#pdf.switchToPage(page);
      this.#pdf.markContent('Artifact', { type: 'Pagination' });
      const [line] = this.#type.lines(foot(page + 1, count), 9, WIDTH);
      this.#type.draw(line!, 9, MARGIN, FOOT + 14, { colour: SOFT });
      this.#pdf.endMarkedContent();
    }
    this.#pdf.end();
  }

  async #block(part: Element, block: PdfBlock): Promise<void> {
    switch (block.kind) {
      case 'page':
        if (!this.#isFresh) this.#newPage();
        return;
      case 'heading': {
        const look = HEADINGS[block.level];
        this.#room(look.size * LEADING + 3 * TEXT.size * LEADING + look.air);
        this.#paragraph(part, `H${block.level}`, block.text, look);
        return;
      }
      case 'text':
        this.#paragraph(part, 'P', block.text, { ...TEXT, bold: block.bold ?? false, colour: block.soft ? SOFT : INK });
        return;
      case 'facts':
        this.#facts(part, block.rows);
        return;
      case 'table':
        await this.#table(part, block);
        return;
      case 'figure':
        this.#figure(part, block);
        return;
      case 'sign':
        this.#sign(part, block.labels, block.date);
    }
  }

  #paragraph(part: Element, tag: string, text: string, look: Look): void {
    if (!this.#isFresh) this.#y += look.air;
    const element = this.#child(part, tag, this.#spoken(text));
    for (const line of this.#type.lines(text, look.size, WIDTH)) {
      this.#room(look.size * LEADING);
      const left = line.isToTheLeft ? MARGIN + WIDTH - line.width : MARGIN;
      element.add(() => this.#type.draw(line, look.size, left, this.#y, look));
      this.#down(look.size * LEADING);
    }
    element.end();
  }

  #facts(part: Element, rows: Extract<PdfBlock, { kind: 'facts' }>['rows']): void {
    this.#y += TEXT.air;
    const table = this.#child(part, 'Table');
    const widths = [0.34 * WIDTH - GAP, 0.66 * WIDTH];
    for (const { label, value, bold = false, number = false } of rows) {
      const cells = [label, value].map((text, i) => this.#type.lines(text, TEXT.size, widths[i]!));
      const row = this.#row(table, cells, [false, number], widths, { tags: ['TH', 'TD'], scope: 'Row', bold, texts: [label, value] });
      row.end();
      this.#rule(this.#y - 1.5, 0.5);
    }
    table.end();
  }

  async #table(part: Element, { caption, columns, rows, total }: Extract<PdfBlock, { kind: 'table' }>): Promise<void> {
    this.#room(5 * TEXT.size * LEADING);
    this.#y += TEXT.air;
    const table = this.#child(part, 'Table');
    const title = this.#child(table, 'Caption');
    for (const line of this.#type.lines(caption, TEXT.size, WIDTH)) {
      title.add(() => this.#type.draw(line, TEXT.size, MARGIN, this.#y, { colour: INK, bold: true }));
      this.#down(TEXT.size * LEADING + 2);
    }
    title.end();
    const widths = widthsOf(columns);
    const numbers = columns.map(({ number }) => number ?? false);
    const lay = (texts: readonly string[]): Line[][] => texts.map((text, i) => this.#type.lines(text, TEXT.size, widths[i]!));
    const names = columns.map(({ text }) => text);
    const head = (isFirst: boolean): void => {
      // Said to screen readers once; on later pages it is there for the eye.
      if (isFirst) {
        const tags = names.map(() => 'TH');
        this.#row(table, lay(names), numbers, widths, { tags, scope: 'Column', bold: true, texts: names }).end();
      } else {
        this.#pdf.markContent('Artifact', { type: 'Pagination' });
        this.#down(this.#cells(lay(names), numbers, widths, true));
        this.#pdf.endMarkedContent();
      }
      this.#rule(this.#y - 1.5, 1.2, INK);
    };
    head(true);
    const write = (texts: readonly string[], bold: boolean): void => {
      const cells = lay(texts);
      const height = heightOf(cells);
      if (this.#y + height > FOOT) {
        this.#newPage();
        head(false);
      }
      const tags = texts.map((_, i) => (i === 0 ? 'TH' : 'TD'));
      this.#row(table, cells, numbers, widths, { tags, scope: 'Row', bold, texts }).end();
      this.#rule(this.#y - 1.5, 0.5);
    };
    for (const [i, row] of rows.entries()) {
      write(row, false);
      // A thousand lines take seconds: whoever else waits has his turn in between.
      if (i % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await new Promise((turn) => setImmediate(turn));
    }
    if (total) write(total, true);
    table.end();
  }

  #figure(part: Element, figure: PdfFigure): void {
    const height = figureHeight(figure);
    this.#y += 2 * TEXT.air;
    this.#room(height);
    const place = { left: MARGIN, top: this.#y, width: WIDTH, ink: INK, soft: SOFT, rule: RULE };
    const bbox = [MARGIN, this.#y, MARGIN + WIDTH, this.#y + height] as [number, number, number, number];
    const element = this.#child(part, 'Figure', { alt: figure.alt, bbox });
    element.add(() => drawFigure(this.#pdf, this.#type, figure, place));
    element.end();
    this.#down(height);
  }

  #sign(part: Element, labels: readonly string[], date: string): void {
    this.#room(labels.length * SIGN_ROOM);
    for (const label of labels) {
      this.#y += SIGN_ROOM - TEXT.size * LEADING;
      const widths = [0.68 * WIDTH - GAP, 0.32 * WIDTH];
      const left = [MARGIN, MARGIN + 0.68 * WIDTH];
      widths.forEach((width, i) => this.#rule(this.#y, 0.8, INK, left[i], width));
      const element = this.#child(part, 'P');
      [label, date].forEach((text, i) => {
        const [line] = this.#type.lines(text, TEXT.size, widths[i]!);
        element.add(() => this.#type.draw(line!, TEXT.size, left[i]!, this.#y + 3, { colour: SOFT }));
      });
      element.end();
      this.#down(TEXT.size * LEADING);
    }
  }

  #row(
    table: Element,
    cells: Line[][],
    numbers: readonly boolean[],
    widths: readonly number[],
    look: { tags: readonly string[]; scope: 'Row' | 'Column'; bold: boolean; texts: readonly string[] },
  ): Element {
    const height = heightOf(cells);
    this.#room(height);
    const row = this.#child(table, 'TR');
    cells.forEach((lines, i) => {
      const tag = look.tags[i]!;
      const cell = this.#child(row, tag, { ...this.#spoken(look.texts[i]!), ...(tag === 'TH' ? { scope: look.scope } : {}) });
      cell.add(() => this.#cell(lines, i, numbers[i]!, widths, look.bold));
      cell.end();
    });
    this.#down(height);
    return row;
  }

  #cells(cells: Line[][], numbers: readonly boolean[], widths: readonly number[], bold: boolean): number {
    cells.forEach((lines, i) => this.#cell(lines, i, numbers[i]!, widths, bold));
    return heightOf(cells);
  }

  #cell(lines: readonly Line[], index: number, isNumber: boolean, widths: readonly number[], bold: boolean): void {
    const left = MARGIN + widths.slice(0, index).reduce((sum, width) => sum + width + GAP, 0);
    lines.forEach((line, i) => {
      const x = isNumber ? left + widths[index]! - line.width : left;
      this.#type.draw(line, TEXT.size, x, this.#y + 3 + i * TEXT.size * LEADING, { colour: INK, bold });
    });
  }

  #rule(y: number, width: number, colour = RULE, left = MARGIN, length = WIDTH): void {
    this.#pdf.markContent('Artifact', { type: 'Layout' });
    this.#pdf
      .lineWidth(width)
      .strokeColor(colour)
      .moveTo(left, y)
      .lineTo(left + length, y)
      .stroke();
    this.#pdf.endMarkedContent();
  }

  /** What a screen reader says where shapes alone do not tell the text: letters that run to the left, joined ones, pictures, numbers for what is not drawn. */
  #spoken(text: string): { actual?: string } {
    return this.#type.isPlain(text) ? {} : { actual: text };
  }

  #child(
    parent: Element,
    tag: string,
    options: { lang?: string; actual?: string; scope?: string; alt?: string; bbox?: [number, number, number, number] } = {},
  ): Element {
    const child = this.#pdf.struct(tag, options);
    parent.add(child);
    return child;
  }

  #room(height: number): void {
    if (this.#y + height > FOOT && !this.#isFresh) this.#newPage();
  }

  #newPage(): void {
    this.#pdf.addPage();
    this.#y = MARGIN;
    this.#isFresh = true;
  }

  #down(height: number): void {
    this.#y += height;
    this.#isFresh = false;
  }
}

function heightOf(cells: readonly Line[][]): number {
  return Math.max(1, ...cells.map((lines) => lines.length)) * TEXT.size * LEADING + 5;
}

function widthsOf(columns: readonly PdfColumn[]): number[] {
  const shares = columns.map(({ share }) => share ?? 1);
  const all = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => ((WIDTH - GAP * (columns.length - 1)) * share) / all);
}
