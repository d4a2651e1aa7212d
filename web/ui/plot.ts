/** What a plot draws, in the units of its box, 0 0 at the upper left. */
export interface Drawing {
  /** Labels of the upright axis, from the top. */
  ticks: bigint[];
  grid: string;
  /** For each series its line or its bars, and the ends to mark. */
  shapes: { path: string; ends: string }[];
}

export interface Series {
  name: string;
  /** Colour and mark; a plot uses each once. */
  look: 'teal' | 'leaf' | 'amber' | 'brick';
  /** One for each point; cents or a count. */
  values: readonly bigint[];
}

const STEPS = [1n, 2n, 5n];
const MOST_LINES = 5;

/** Round steps from below the least value (or zero) to above the greatest: at most five lines, at least two. `least`: no step is smaller. */
export function ticksOf(values: readonly bigint[], least = 1n): bigint[] {
  const top = values.reduce((most, one) => (one > most ? one : most), 0n);
  const bottom = values.reduce((most, one) => (one < most ? one : most), 0n);
  let unit = least;
  for (;;) {
    for (const step of STEPS) {
      const size = step * unit;
      const from = floorTo(bottom, size);
      const to = -floorTo(-top, size);
      const lines = (to - from) / size + 1n;
      if (lines <= MOST_LINES)
        return Array.from({ length: Number(lines < 2n ? 2n : lines) }, (_, i) => (lines < 2n ? size : to) - BigInt(i) * size);
    }
    unit *= 10n;
  }
}

function floorTo(value: bigint, step: bigint): bigint {
  const rest = value % step;
  return value - (rest < 0n ? rest + step : rest);
}

/** The eye needs more than a colour: the first series ends in a dot, the second in a ring, the third in a square, the fourth in nothing. */
export const MARKS = ['dot', 'ring', 'square', 'none'] as const;

/** Bars side by side for each point, or a line through the middles of the points. */
export function drawPlot(
  series: readonly Series[],
  kind: 'bars' | 'line',
  least?: bigint,
  { width, height } = { width: 100, height: 100 },
): Drawing {
  const ticks = ticksOf(
    series.flatMap(({ values }) => values),
    least,
  );
  const [top, bottom] = [ticks[0]!, ticks.at(-1)!];
  const y = (value: bigint): number => round((height * Number(top - value)) / Number(top - bottom));
  const zero = y(0n);
  const grid = ticks.map((tick) => `M0 ${y(tick)}H${width}`).join('');
  const shapes = series.map(({ values }, index) => {
    const slot = width / Math.max(values.length, 1);
    const x = (point: number): number => round(slot * (point + (kind === 'bars' ? (index + 1) / (series.length + 1) : 0.5)));
    const drawn = values.map((value, point) => ({ at: `${x(point)} ${y(value)}`, x: x(point), value }));
    if (kind === 'line') {
      const ends = drawn.length > 1 ? [drawn[0]!, drawn.at(-1)!] : drawn;
      return { path: drawn.length > 0 ? `M${drawn.map(({ at }) => at).join('L')}` : '', ends: ends.map(({ at }) => `M${at}h.01`).join('') };
    }
    // A day without anything is no bar: a dot at the foot would look like a little.
    const standing = drawn.filter(({ value }) => value !== 0n);
    return {
      path: standing.map((bar) => `M${bar.x} ${zero}V${y(bar.value)}`).join(''),
      ends: standing.map(({ at }) => `M${at}h.01`).join(''),
    };
  });
  return { ticks, grid, shapes };
}

/** Which points carry their label, so that no more than `most` stand in a row: each n-th, counted from the first. */
export function isLabelled(point: number, points: number, most: number): boolean {
  return point % Math.max(1, Math.ceil(points / most)) === 0;
}

const round = (value: number): number => Math.round(value * 100) / 100;
