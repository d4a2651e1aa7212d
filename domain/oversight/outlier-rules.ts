// What makes looking stand out. Pure: no clock, no database. The numbers are the house's own choice; docs/outliers.md says why.

/** One look at one person. */
export interface Seen {
  person: string;
  /** The day and the time where the agency is. */
  day: string;
  time: string;
  hadWork: boolean;
  tie: 'name' | 'contact' | null;
}

export interface Measures {
  looks: number;
  /** Different people. */
  people: number;
  /** Different people about whom there was nothing to do. */
  withoutWork: number;
  /** Different people on the fullest day. */
  mostInADay: number;
  /** Looks without work at night or on a weekend. */
  late: number;
  /** The person looked at most often without work. */
  repeat: { person: string; looks: number; days: number } | null;
  /** Looks without work at people of the own last name; looks of any kind at people of the own family. */
  ownName: number;
  ownContact: number;
}

const NIGHT = { from: '20:00', until: '06:00' };

export function measure(seen: readonly Seen[]): Measures {
  const idle = seen.filter(({ hadWork }) => !hadWork);
  const repeats = [...Map.groupBy(idle, ({ person }) => person)].map(([person, looks]) => ({
    person,
    looks: looks.length,
    days: new Set(looks.map(({ day }) => day)).size,
  }));
  return {
    looks: seen.length,
    people: countPeople(seen),
    withoutWork: countPeople(idle),
    mostInADay: Math.max(0, ...[...Map.groupBy(seen, ({ day }) => day).values()].map(countPeople)),
    late: idle.filter(isLate).length,
    repeat: repeats.toSorted((a, b) => b.looks - a.looks || a.person.localeCompare(b.person))[0] ?? null,
    ownName: idle.filter(({ tie }) => tie === 'name').length,
    ownContact: seen.filter(({ tie }) => tie === 'contact').length,
  };
}

function countPeople(seen: readonly Seen[]): number {
  return new Set(seen.map(({ person }) => person)).size;
}

function isLate({ day, time }: Seen): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return time >= NIGHT.from || time < NIGHT.until || weekday === 0 || weekday === 6;
}

/** The measures that are held against others and against the past. */
export const comparedMeasures = ['withoutWork', 'mostInADay', 'late'] as const;
export type ComparedMeasure = (typeof comparedMeasures)[number];

/** What is usual: the middle of colleagues of the same role in the same time (null: too few), and the own weeks before (null: none). */
export interface Usual {
  peers: number | null;
  past: number | null;
}

export type Reason =
  | { kind: 'without_work' | 'busy_day' | 'late'; count: number; usual: number | null; strong: boolean }
  | { kind: 'same_person'; count: number; days: number; person: string; strong: boolean }
  | { kind: 'own_name' | 'own_contact'; count: number; strong: boolean };

/** Below the least nothing is said, whatever is usual: a small agency's numbers jump. */
const LEAST: Record<'day' | 'week', Record<ComparedMeasure, number>> = {
  day: { withoutWork: 20, mostInADay: 60, late: 10 },
  week: { withoutWork: 25, mostInADay: 60, late: 15 },
};
const PEERS_TIMES = 3;
/** So far above the others no habit excuses it. */
const PEERS_TIMES_ALWAYS = 6;
const PAST_TIMES = 1.5;
/** With nobody to compare with and no past. */
const ALONE_TIMES = 2;

/** Why somebody's looks stand out, strongest first. One strong reason or two weak ones make a flag. */
export function reasonsFor(span: 'day' | 'week', m: Measures, usual: Readonly<Record<ComparedMeasure, Usual>>): Reason[] {
  const reasons: Reason[] = [];
  if (m.ownContact > 0) reasons.push({ kind: 'own_contact', count: m.ownContact, strong: true });
  const compared = [
    ['withoutWork', 'without_work', true],
    ['mostInADay', 'busy_day', false],
    ['late', 'late', false],
  ] as const;
  for (const [measured, kind, strong] of compared) {
    const { peers, past } = usual[measured];
    if (isBeyond(m[measured], LEAST[span][measured], usual[measured]))
      reasons.push({ kind, count: m[measured], usual: peers ?? past, strong });
  }
  if (m.repeat && m.repeat.looks >= 5 && m.repeat.days >= 3) {
    const { person, looks: count, days } = m.repeat;
    reasons.push({ kind: 'same_person', count, days, person, strong: count >= 10 });
  }
  if (m.ownName > 0) reasons.push({ kind: 'own_name', count: m.ownName, strong: m.ownName >= 3 });
  return reasons.toSorted((a, b) => Number(b.strong) - Number(a.strong));
}

export function isFlagged(reasons: readonly Reason[]): boolean {
  return reasons.some(({ strong }) => strong) || reasons.length >= 2;
}

/** Far above colleagues; and, up to a point, above what is one's own habit. Who works alone is held against his past. */
export function isBeyond(count: number, least: number, { peers, past }: Usual): boolean {
  if (count < least) return false;
  if (peers === null) return past === null ? count >= least * ALONE_TIMES : count > Math.max(past, 1) * PEERS_TIMES;
  const times = count / Math.max(peers, 1);
  return times > PEERS_TIMES && (past === null || times > PEERS_TIMES_ALWAYS || count > past * PAST_TIMES);
}

/** The middle one, or null of fewer than three: two colleagues are no custom. */
export function middleOf(counts: readonly number[]): number | null {
  if (counts.length < 3) return null;
  const sorted = counts.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
