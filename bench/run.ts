/** What a bench file gives the runner. */
export interface Case {
  /** What is measured, in a few words: "postJournal, 8 clients". */
  readonly name: string;
  readonly unit: string;
  /** Compared with ours ÷ floor, or with ours itself when there is no floor; null: shown, never failed. */
  readonly goal: number | null;
  /** The goal is the most there may be (bytes), not the least. */
  readonly atMost?: boolean;
  /** One measurement. Runs `rounds` times, each time next to its floor. */
  ours(): Promise<number>;
  /** The same work with nothing of ours around it: same run, driver, settings and data. */
  readonly floor?: { readonly name: string; measure(): Promise<number> };
  /** At least five where there is a floor; 1 for what does not vary, like bytes. */
  readonly rounds?: number;
}

export interface Bench {
  readonly cases: readonly Case[];
  /** How it was run, for docs/bench.md: settings, sizes. */
  readonly about: string;
  end(): Promise<void>;
}

/** A line of the answer; with --json one of these a line on stdout. */
export interface Row {
  bench: string;
  case: string;
  unit: string;
  ours: number;
  floor: number | null;
  floorName: string | null;
  ratio: number | null;
  goal: number | null;
  ok: boolean;
}

const ROUNDS = 7;

/** Measures a case; ours, floor and ratio are those of the round with the median ratio. */
export async function measure(bench: string, one: Case, say: (line: string) => void): Promise<Row> {
  const rounds = one.rounds ?? ROUNDS;
  const taken: { ours: number; floor: number | null }[] = [];
  for (let round = 0; round < rounds; round++) {
    // First one, then the other goes first: what warms up or tires in a round must not always hit the same side.
    const floorFirst = round % 2 === 0 && one.floor ? await one.floor.measure() : null;
    const ours = await one.ours();
    const floor = floorFirst ?? (one.floor ? await one.floor.measure() : null);
    taken.push({ ours, floor });
    say(
      `${bench}: ${one.name}, round ${round + 1} of ${rounds}: ${number(ours)} ${one.unit}${floor === null ? '' : ` (${number(floor)} ${one.floor!.name})`}`,
    );
  }
  const { ours, floor } = median(taken);
  const ratio = floor === null ? null : rounded(ours / floor);
  const reached = ratio ?? ours;
  const ok = one.goal === null || (one.atMost ? reached <= one.goal : reached >= one.goal);
  return {
    bench,
    case: one.name,
    unit: one.unit,
    ours: rounded(ours),
    floor: floor === null ? null : rounded(floor),
    floorName: one.floor?.name ?? null,
    ratio,
    goal: one.goal,
    ok,
  };
}

function median(taken: readonly { ours: number; floor: number | null }[]) {
  const sorted = taken.toSorted((a, b) => a.ours / (a.floor ?? 1) - b.ours / (b.floor ?? 1));
  return sorted[Math.floor(sorted.length / 2)]!;
}

/** How many times a second `act` ends when this many call it one after the other for this long. */
export async function rate(clients: number, milliseconds: number, act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  let done = 0;
  const client = async () => {
    for (; performance.now() - began < milliseconds; done++) await act();
  };
  await Promise.all(Array.from({ length: clients }, client));
  return done / ((performance.now() - began) / 1000);
}

export function number(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 2 : 0 });
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
