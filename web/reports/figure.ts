import { FIGURE_HEIGHT, FIGURE_WIDTH, type PdfBlock } from '#domain/files/index.ts';
import type { Lang } from '#kernel/scope.ts';
import { formatMoney } from '#words/format.ts';
import { drawPlot, isLabelled, MARKS, type Series } from '#web/ui/plot.ts';
import type { Sheet } from './sheet.ts';

// As on a page in the light: a paper is white. tokens.css is for browsers alone.
const COLOURS: Record<Series['look'], string> = { teal: '#0f5c5c', leaf: '#2c6531', amber: '#7d5200', brick: '#9c2e20' };
const MOST_LABELS = 8;

/** A report's plot as it is drawn on its page, for paper. */
export function figureOf({ label, points, series }: NonNullable<Sheet['plot']>, lang: Lang): PdfBlock {
  const { ticks, grid, shapes } = drawPlot(series, 'bars', 100n, { width: FIGURE_WIDTH, height: FIGURE_HEIGHT });
  return {
    kind: 'figure',
    alt: label,
    ticks: ticks.map((cents) => formatMoney(cents, lang).replace(/\.00$/, '')),
    points: points.map((point, i) => (isLabelled(i, points.length, MOST_LABELS) ? point : null)),
    grid,
    shapes: shapes.map((shape, i) => ({ ...shape, name: series[i]!.name, colour: COLOURS[series[i]!.look], mark: MARKS[i]! })),
    thickness: points.length > 40 ? 1.5 : 3,
  };
}
