import { type Facility, listFacilities } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope, systemFor, worksAt } from '#kernel/scope.ts';
import { dayAfter, instantOf, localTime, mondayOf } from '#kernel/wall-clock.ts';
import type { Reason } from '../queue/reasons.ts';
import { houseLines } from '../screening/house.ts';
import { phrasesOf } from '../terms/queries.ts';
import { closedWeeks, type LookRow, type Piece, selectLooks, selectSums, selectWaiting } from './queries.ts';
import { addUp, secondsOf, type Sums, waitsOf } from './sums.ts';

/** How many days a page of figures may tell of. More than a month is told week by week. */
export const FIGURE_DAYS = [7, 28, 90, 365] as const;
const TERMS_SHOWN = 15;

/** A day, or a week from its Monday on, by each facility's clock. */
export interface StepRow extends Times, Record<'arrived' | 'decided' | 'returned' | 'late' | 'passed', number> {
  day: string;
}

/** Half were decided within `medianSeconds`, nine of ten within `slowSeconds`; to one in a hundred. */
interface Times {
  medianSeconds: number | null;
  slowSeconds: number | null;
}

export interface ReviewerRow extends Record<'decided' | 'returned' | 'late' | 'medianSeconds', number> {
  reviewer: string;
}

export interface ReviewFigures {
  /** Those where the reader works; figures are about one of them, or (null) all. */
  facilities: { id: string; name: string }[];
  facility: string | null;
  days: (typeof FIGURE_DAYS)[number];
  step: 'day' | 'week';
  zone: string;
  /** Every step of the time, also one in which nothing happened. */
  steps: StepRow[];
  whole: Times;
  waiting: { byAge: number[]; late: number };
  reasons: { reason: Reason; count: number }[];
  reviewers: ReviewerRow[];
  looks: LookRow[];
  /** What was found most often in letters that went on all the same. `phrase`: the term's words, or what a rule of ours is called. */
  dismissed: { term: string; phrase: string; decided: number; dismissed: number }[];
}

/**
 * How a mailroom does: what came in and was decided up to this moment, how long it took, why letters went back, what was found for nothing, and what
 * each reviewer decided. Mailroom and the agency's admins, for where they work; audited.
 */
export async function readReviewFigures(
  app: App,
  scope: Scope,
  asked: { facility?: string | null; days?: string | null } = {},
): Promise<ReviewFigures> {
  requireRealm(scope, 'staff');
  requireRole(scope, 'mailroom', 'agency_admin');
  requireActor(scope);
  const agencyId = scope.agency ?? refuse('kernel.not_allowed');
  const days = FIGURE_DAYS.find((one) => String(one) === asked.days) ?? 28;
  const now = app.clock.now();
  const { own, facility } = await app.tx(scope, async (tx) => {
    const own = (await listFacilities(tx, agencyId)).filter(({ id }) => worksAt(scope, id));
    const facility = own.find(({ id }) => id === asked.facility)?.id ?? null;
    await audit(tx, scope, { action: 'review.figures_read', subject: facility ?? agencyId, details: { days } }, now);
    return { own, facility };
  });
  const places = own.filter(({ id }) => facility === null || id === facility);
  const step = days > 31 ? ('week' as const) : ('day' as const);
  const time = timeOf(places, { days, step, now });
  // An admin reads no letters, and these are none: the inside reads, for the facilities above and nothing else.
  return await app.tx(systemFor(scope), async (tx) => {
    const found = await readSums(tx, time);
    const whole = addUp(found.map(({ sums }) => sums));
    const dismissed = mostDismissed(whole);
    const phrases = await phrasesOf(
      tx,
      dismissed.map(({ term }) => term),
    );
    const house = new Map(houseLines().map(({ id, source }) => [id, source]));
    const facilities = places.map(({ id }) => id);
    const since = new Date(Math.min(...time.pieces.map((piece) => piece.since.getTime())));
    return {
      ...{ facility, days, step, zone: own[0]?.timeZone ?? 'UTC', facilities: own.map(({ id, name }) => ({ id, name })) },
      steps: time.days.map((day) => stepOf(day, addUp(found.filter((one) => one.day === day).map(({ sums }) => sums)))),
      whole: timesOf(whole),
      waiting: await selectWaiting(tx, facilities, now),
      reasons: reasonsOf(whole),
      reviewers: reviewersOf(whole),
      looks: facilities.length === 0 ? [] : await selectLooks(tx, agencyId, { facilities, since, until: now }),
      dismissed: dismissed.map((row) => ({ ...row, phrase: phrases.get(row.term) ?? house.get(row.term) ?? row.term })),
    };
  });
}

interface DayPiece extends Piece {
  /** The first day of the step. */
  day: string;
}

interface Time {
  step: 'day' | 'week';
  /** The first day of every step. */
  days: string[];
  pieces: DayPiece[];
}

/** The days or weeks that a page tells of, at each facility. */
function timeOf(places: readonly Facility[], { days, step, now }: { days: number; step: Time['step']; now: Date }): Time {
  const today =
    places
      .map(({ timeZone }) => localTime(now, timeZone).day)
      .sort()
      .at(-1) ?? localTime(now, 'UTC').day;
  const first = step === 'day' ? dayAfter(today, 1 - days) : mondayOf(dayAfter(today, 1 - days));
  const all: string[] = [];
  for (let day = first; day <= today; day = dayAfter(day, step === 'day' ? 1 : 7)) all.push(day);
  const pieces = places.flatMap(({ id: facilityId, timeZone }) =>
    all.map((day) => {
      const [since, end] = [day, dayAfter(day, step === 'day' ? 1 : 7)].map((one) => instantOf(one, '00:00', timeZone)) as [Date, Date];
      return { facilityId, day, since, until: end < now ? end : now };
    }),
  );
  return { step, days: all, pieces };
}

/** Weeks that are over have been added up, as a rule; all else is counted now. */
async function readSums(tx: Tx, { step, days, pieces }: Time): Promise<{ day: string; sums: Sums }[]> {
  const facilities = [...new Set(pieces.map(({ facilityId }) => facilityId))];
  const closed = step === 'week' ? await closedWeeks(tx, facilities, days[0]!) : [];
  const known = new Set(closed.map(({ facilityId, week }) => `${facilityId} ${week}`));
  const open = pieces.filter(({ facilityId, day }) => !known.has(`${facilityId} ${day}`));
  const counted = await selectSums(tx, open);
  return [...closed.map(({ week, sums }) => ({ day: week, sums })), ...open.map(({ day }, n) => ({ day, sums: counted[n]! }))];
}

function timesOf(sums: Sums): Times {
  const waits = waitsOf(sums);
  return { medianSeconds: secondsOf(waits, 0.5), slowSeconds: secondsOf(waits, 0.9) };
}

function stepOf(day: string, sums: Sums): StepRow {
  const people = Object.values(sums.people);
  const sum = (name: 'decided' | 'returned' | 'late') => people.reduce((all, person) => all + person[name], 0);
  const { arrived, passed } = sums;
  return { day, arrived, decided: sum('decided'), returned: sum('returned'), late: sum('late'), passed, ...timesOf(sums) };
}

const byName = (a: string, b: string): number => (a < b ? -1 : 1);

/** Whoever decided most first. */
function reviewersOf({ people }: Sums): ReviewerRow[] {
  return Object.entries(people)
    .map(([reviewer, { decided, returned, late, waits }]) => ({ reviewer, decided, returned, late, medianSeconds: secondsOf(waits, 0.5)! }))
    .sort((a, b) => b.decided - a.decided || byName(a.reviewer, b.reviewer));
}

function reasonsOf({ reasons }: Sums): { reason: Reason; count: number }[] {
  return Object.entries(reasons)
    .map(([reason, count]) => ({ reason: reason as Reason, count }))
    .sort((a, b) => b.count - a.count || byName(a.reason, b.reason));
}

function mostDismissed({ terms }: Sums): { term: string; decided: number; dismissed: number }[] {
  return Object.entries(terms)
    .map(([term, [decided, dismissed]]) => ({ term, decided, dismissed }))
    .filter(({ dismissed }) => dismissed > 0)
    .sort((a, b) => b.dismissed - a.dismissed || a.decided - b.decided || byName(a.term, b.term))
    .slice(0, TERMS_SHOWN);
}
