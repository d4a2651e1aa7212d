import type { Typesetter } from './typesetter.ts';

/** What the paths of a plot are measured in: points, 0 0 at the upper left. */
export const FIGURE_WIDTH = 430;
export const FIGURE_HEIGHT = 150;

/** A plot. The eye needs more than a colour: each line or bar ends in a mark of its own, as its name above the plot does. */
export interface PdfFigure {
  /** What it shows, for whom it is read to. */
  alt: string;
  /** Labels of the upright axis, from the top, evenly apart. */
  ticks: readonly string[];
  /** Under the points, evenly apart; null where there is no room. */
  points: readonly (string | null)[];
  grid: string;
  shapes: readonly { name: string; colour: string; mark: 'dot' | 'ring' | 'square' | 'none'; path: string; ends: string }[];
  /** Of lines and bars. */
  thickness: number;
}

interface Place {
  /** The left edge of the labels, and the upper edge of all. */
  left: number;
  top: number;
  /** With the labels of the upright axis. */
  width: number;
  ink: string;
  soft: string;
  rule: string;
}

const SIZE = 9.5;
const LEGEND = 20;
const FOOT = 20;
const PAPER = '#ffffff';

export const figureHeight = ({ shapes }: PdfFigure): number => legendOf(shapes) + FIGURE_HEIGHT + FOOT + SIZE;
const legendOf = (shapes: PdfFigure['shapes']): number => (shapes.length > 1 ? LEGEND : 0);

export function drawFigure(pdf: PDFKit.PDFDocument, type: Typesetter, figure: PdfFigure, place: Place): void {
  const { left, top, width, ink, soft, rule } = place;
  const { ticks, points, grid, shapes, thickness } = figure;
  const text = (words: string, x: number, y: number, shift: number, colour: string): void => {
    const [line] = type.lines(words, SIZE, width);
    type.draw(line!, SIZE, x - shift * line!.width, y, { colour });
  };
  const stroke = (path: string, colour: string, thick: number, cap: 'round' | 'square'): void => {
    if (path !== '') pdf.lineCap(cap).lineJoin('round').lineWidth(thick).strokeColor(colour).path(path).stroke();
  };
  const marked = (shape: PdfFigure['shapes'][number], ends: string): void => {
    if (shape.mark === 'none') return;
    stroke(ends, shape.colour, 6.5, shape.mark === 'square' ? 'square' : 'round');
    if (shape.mark === 'ring') stroke(ends, PAPER, 3, 'round');
  };
  let x = left;
  for (const shape of legendOf(shapes) > 0 ? shapes : []) {
    stroke(`M${x} ${top + 6}h16`, shape.colour, 2, 'round');
    marked(shape, `M${x + 18} ${top + 6}h.01`);
    text(shape.name, x + 27, top, 0, ink);
    x += 27 + type.lines(shape.name, SIZE, width)[0]!.width + 22;
  }
  const upper = top + legendOf(shapes) + SIZE / 2;
  const first = left + width - FIGURE_WIDTH;
  ticks.forEach((words, i) => {
    text(words, first - 8, upper + (FIGURE_HEIGHT * i) / (ticks.length - 1) - SIZE * 0.62, 1, soft);
  });
  points.forEach((words, i) => {
    if (words !== null) text(words, first + (FIGURE_WIDTH * (i + 0.5)) / points.length, upper + FIGURE_HEIGHT + 7, 0.5, soft);
  });
  pdf.save().translate(first, upper);
  stroke(grid, rule, 0.6, 'square');
  for (const shape of shapes) {
    stroke(shape.path, shape.colour, thickness, 'round');
    marked(shape, shape.ends);
  }
  pdf.restore();
}
