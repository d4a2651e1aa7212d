import { readTeam, staffRoles, type TeamMember } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { type Glimpse, looksOf, trailBegan, whoLooked, type WorkSource } from '#kernel/looks.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { dayAfter, instantOf, localTime } from '#kernel/wall-clock.ts';
import { tellWatchers } from './tell-watchers.ts';
import {
  comparedMeasures,
  isFlagged,
  measure,
  type Measures,
  middleOf,
  type Reason,
  reasonsFor,
  type Seen,
  type Usual,
} from './outlier-rules.ts';
import { type FlagRow, hasReport, insertFlag, insertReport, pastOf, takeTurn } from './queries/outliers.ts';

/** Whose looks are watched: an agency's people (id), or the operators (null), by the clock of a zone. */
export interface Watched {
  agencyId: string | null;
  timeZone: string;
}

const DAY_MS = 86_400_000;
/** Looks that were still being written when the week ended are there by then. */
const SETTLED_MS = 3_600_000;
const PAST_WEEKS = 4;
/** A server that stood still catches up on so many. */
const WEEKS_BACK = 4;

/** Looks at the last 24 hours, and at the weeks that have ended and that nobody has looked at. Returns how many flags were raised. */
export async function watchOutliers(app: App, sources: readonly WorkSource[], watched: Watched): Promise<number> {
  const now = app.clock.now();
  const thisWeek = mondayOf(localTime(now, watched.timeZone).day);
  let raised = await raiseFlags(app, sources, watched, { span: 'day', week: thisWeek, from: new Date(now.getTime() - DAY_MS), until: now });
  const began = await app.tx(systemScope('oversight-week', watched.agencyId), trailBegan);
  for (let back = WEEKS_BACK; back >= 1; back--) {
    const week = dayAfter(thisWeek, -7 * back);
    const [from, until] = [week, dayAfter(week, 7)].map((day) => instantOf(day, '00:00', watched.timeZone)) as [Date, Date];
    if (began === null || until <= began || now.getTime() - until.getTime() < SETTLED_MS) continue;
    raised += await raiseFlags(app, sources, watched, { span: 'week', week, from, until });
  }
  return raised;
}

interface Stretch {
  span: 'day' | 'week';
  week: string;
  from: Date;
  until: Date;
}

interface Watching extends TeamMember {
  role: string;
  measures: Measures;
}

async function raiseFlags(app: App, sources: readonly WorkSource[], watched: Watched, stretch: Stretch): Promise<number> {
  const scope = systemScope(`oversight-${stretch.span}`, watched.agencyId);
  const { agencyId, timeZone } = watched;
  const { span, week, from, until } = stretch;
  if (span === 'week' && (await app.tx(scope, (tx) => hasReport(tx, agencyId, week)))) return 0;
  const team = await app.tx(scope, (tx) => whoOfTeamLooked(tx, scope, sources, { ...stretch, ...watched }));
  const people: Watching[] = [];
  // One transaction for each person: a big agency's week is not held open at once, nor in memory.
  for (const member of team) {
    const seen = await app.tx(scope, (tx) => seenBy(tx, sources, member, { ...stretch, ...watched }));
    people.push({ ...member, role: staffRoles.find((role) => member.roles.includes(role)) ?? 'operator', measures: measure(seen) });
  }
  return await app.tx(scope, async (tx) => {
    await takeTurn(tx, agencyId);
    if (span === 'week') {
      if (await hasReport(tx, agencyId, week)) return 0;
      const report = { id: newId('rep'), agencyId, week, timeZone, madeAt: app.clock.now() };
      const measures = people.map(({ loginId, name, role, measures: m }) => ({ loginId, name, role, ...m }));
      await insertReport(tx, report, measures);
    }
    let raised = 0;
    const watchers = await readTeam(tx, scope, agencyId);
    for (const { person, reasons } of await standingOut(tx, people, stretch)) {
      const { loginId, name } = person;
      const flag = {
        id: newId('flg'),
        agencyId,
        loginId,
        name,
        week,
        span,
        fromAt: from,
        untilAt: until,
        reasons,
        raisedAt: app.clock.now(),
      };
      if (!(await insertFlag(tx, flag satisfies FlagRow))) continue;
      raised++;
      await tellWatchers(tx, scope, flag, watchers);
      app.log.warn({ flag: flag.id, agency: agencyId, span, reasons: reasons.map(({ kind }) => kind) }, 'looks stand out');
    }
    return raised;
  });
}

async function whoOfTeamLooked(
  tx: Tx,
  scope: Scope,
  sources: readonly WorkSource[],
  { agencyId, from, until }: Stretch & Watched,
): Promise<TeamMember[]> {
  const team = await readTeam(tx, scope, agencyId);
  // Operators' looks stand in the trails of all agencies; they are few, and each is asked for.
  if (agencyId === null) return team;
  const actions = sources.flatMap(({ looks }) => looks);
  const looked = new Set(await whoLooked(tx, agencyId, actions, from, until));
  return team.filter(({ loginId }) => looked.has(loginId));
}

/** Everybody whom this person looked at, with the work there was, from every module. */
async function seenBy(
  tx: Tx,
  sources: readonly WorkSource[],
  member: TeamMember,
  { from, until, timeZone, agencyId }: Stretch & Watched,
): Promise<Seen[]> {
  const realm = agencyId === null ? 'operator' : 'staff';
  const glimpses: Glimpse[] = [];
  for (const source of sources) {
    const looks = await looksOf(tx, member.loginId, source.looks, from, until);
    if (looks.length > 0) glimpses.push(...(await source.peopleOf(tx, realm, looks)));
  }
  if (glimpses.length === 0) return [];
  const work = glimpses.map(() => false);
  const ties = new Map<string, 'name' | 'contact'>();
  const people = [...new Set(glimpses.map(({ person }) => person))];
  for (const source of sources) {
    const had = await source.hadWork(tx, realm, glimpses);
    had.forEach((yes, at) => (work[at] ||= yes));
    for (const [person, tie] of (await source.tiesOf?.(tx, member, people)) ?? [])
      if (ties.get(person) !== 'contact') ties.set(person, tie);
  }
  return glimpses.map(({ person, at }, place) => ({
    person,
    ...localTime(at, timeZone),
    hadWork: work[place]!,
    tie: ties.get(person) ?? null,
  }));
}

async function standingOut(
  tx: Tx,
  people: readonly Watching[],
  { span, week }: Stretch,
): Promise<{ person: Watching; reasons: Reason[] }[]> {
  const past = new Map(
    (
      await pastOf(
        tx,
        people.map(({ loginId }) => loginId),
        dayAfter(week, -7 * PAST_WEEKS),
        week,
      )
    ).map((row) => [row.loginId, row]),
  );
  return people.flatMap((person) => {
    const peers = people.filter(({ role, loginId }) => role === person.role && loginId !== person.loginId);
    const usual = Object.fromEntries(
      comparedMeasures.map((what): [string, Usual] => [
        what,
        { peers: middleOf(peers.map(({ measures }) => measures[what])), past: past.get(person.loginId)?.[what] ?? null },
      ]),
    ) as Record<(typeof comparedMeasures)[number], Usual>;
    const all = reasonsFor(span, person.measures, usual);
    // A single day says little: only what is strong by itself is told at once.
    const reasons = span === 'day' ? all.filter(({ strong }) => strong) : all;
    return isFlagged(reasons) ? [{ person, reasons }] : [];
  });
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  return dayAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}
