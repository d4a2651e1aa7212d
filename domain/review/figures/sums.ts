/** What came in and was decided at a facility in a span of time, added up so that spans can be put together. */
export interface Sums {
  arrived: number;
  /** Went on by itself. */
  passed: number;
  people: Record<string, PersonSums>;
  /** Why letters were sent back. */
  reasons: Record<string, number>;
  /** Letters in which a term was found and a person decided, and of these handed on. */
  terms: Record<string, [decided: number, dismissed: number]>;
}

export interface PersonSums {
  decided: number;
  /** Of these sent back, and decided after the promised time. */
  returned: number;
  late: number;
  waits: Waits;
}

/** How many took how long, in steps of two in a hundred: step n is 1.02^n minutes, less one. */
export type Waits = Record<string, number>;
const STEPS = 50;

export function addUp(all: readonly Sums[]): Sums {
  const whole: Sums = { arrived: 0, passed: 0, people: {}, reasons: {}, terms: {} };
  for (const sums of all) {
    whole.arrived += sums.arrived;
    whole.passed += sums.passed;
    for (const [actor, person] of Object.entries(sums.people)) {
      const sum = (whole.people[actor] ??= { decided: 0, returned: 0, late: 0, waits: {} });
      sum.decided += person.decided;
      sum.returned += person.returned;
      sum.late += person.late;
      addWaits(sum.waits, person.waits);
    }
    for (const [reason, count] of Object.entries(sums.reasons)) whole.reasons[reason] = (whole.reasons[reason] ?? 0) + count;
    for (const [term, [decided, dismissed]] of Object.entries(sums.terms)) {
      const sum = (whole.terms[term] ??= [0, 0]);
      sum[0] += decided;
      sum[1] += dismissed;
    }
  }
  return whole;
}

function addWaits(to: Waits, from: Waits): void {
  for (const [step, count] of Object.entries(from)) to[step] = (to[step] ?? 0) + count;
}

/** Everybody's together. */
export function waitsOf({ people }: Sums): Waits {
  const waits: Waits = {};
  for (const person of Object.values(people)) addWaits(waits, person.waits);
  return waits;
}

/** Such a share took no longer than so many seconds, to one in a hundred; null where there is none. Between two it is between them. */
export function secondsOf(waits: Waits, share: number): number | null {
  const steps = Object.entries(waits)
    .map(([step, count]) => ({ step: Number(step), count }))
    .sort((a, b) => a.step - b.step);
  const total = steps.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  const place = share * (total - 1);
  const at = (index: number): number => {
    let seen = 0;
    return Math.expm1(steps.find(({ count }) => (seen += count) > index)!.step / STEPS) * 60;
  };
  const [low, high] = [at(Math.floor(place)), at(Math.ceil(place))];
  return low + (high - low) * (place - Math.floor(place));
}
