import { listFacilities } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope, systemFor, worksAt } from '#kernel/scope.ts';
import { dayAfter, instantOf, localTime } from '#kernel/wall-clock.ts';
import type { Reason } from '../queue/reasons.ts';
import { houseLines } from '../screening/house.ts';
import { phrasesOf } from '../terms/queries.ts';
import {
  type DismissedRow,
  type LookRow,
  type ReviewerRow,
  selectDismissed,
  selectLooks,
  selectReasons,
  selectReviewers,
  selectSteps,
  selectWaiting,
  selectWhole,
  type StepRow,
} from './queries.ts';

/** How many days a page of figures may tell of. More than a month is told week by week. */
export const FIGURE_DAYS = [7, 28, 90, 365] as const;
const TERMS_SHOWN = 15;

export interface ReviewFigures {
  /** Those where the reader works; figures are about one of them, or (null) all. */
  facilities: { id: string; name: string }[];
  facility: string | null;
  days: (typeof FIGURE_DAYS)[number];
  step: 'day' | 'week';
  zone: string;
  /** Every step of the time, also one in which nothing happened. */
  steps: StepRow[];
  whole: Pick<StepRow, 'medianSeconds' | 'slowSeconds'>;
  waiting: { byAge: number[]; late: number };
  reasons: { reason: Reason; count: number }[];
  reviewers: ReviewerRow[];
  looks: LookRow[];
  /** `phrase`: the term's words, or what a rule of ours is called. */
  dismissed: (DismissedRow & { phrase: string })[];
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
  const facilities = facility === null ? own.map(({ id }) => id) : [facility];
  const zone = own[0]?.timeZone ?? 'UTC';
  const today = localTime(now, zone).day;
  const step = days > 31 ? ('week' as const) : ('day' as const);
  const first = step === 'day' ? dayAfter(today, 1 - days) : mondayOf(dayAfter(today, 1 - days));
  const span = { facilities, zone, step, since: instantOf(first, '00:00', zone), until: now };
  // An admin reads no letters, and these are none: the inside reads, for the facilities above and nothing else.
  return await app.tx(systemFor(scope), async (tx) => {
    const steps = await selectSteps(tx, span);
    const dismissed = await selectDismissed(tx, span, TERMS_SHOWN);
    const phrases = await phrasesOf(
      tx,
      dismissed.map(({ term }) => term),
    );
    const house = new Map(houseLines().map(({ id, source }) => [id, source]));
    return {
      ...{ facility, days, step, zone, facilities: own.map(({ id, name }) => ({ id, name })) },
      steps: filled(steps, { first, today, step }),
      whole: await selectWhole(tx, span),
      waiting: await selectWaiting(tx, facilities, now),
      reasons: await selectReasons(tx, span),
      reviewers: await selectReviewers(tx, span),
      looks: await selectLooks(tx, agencyId, span),
      dismissed: dismissed.map((row) => ({ ...row, phrase: phrases.get(row.term) ?? house.get(row.term) ?? row.term })),
    };
  });
}

function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return dayAfter(day, -((weekday + 6) % 7));
}

const NOTHING = { arrived: 0, decided: 0, returned: 0, late: 0, passed: 0, medianSeconds: null, slowSeconds: null };

function filled(rows: readonly StepRow[], { first, today, step }: { first: string; today: string; step: 'day' | 'week' }): StepRow[] {
  const all: StepRow[] = [];
  for (let day = first; day <= today; day = dayAfter(day, step === 'day' ? 1 : 7))
    all.push(rows.find((row) => row.day === day) ?? { day, ...NOTHING });
  return all;
}
