import { afterAll, beforeAll, expect, it } from 'vitest';
import { adminOf, type CastAgency, castAgency } from '#domain/directory/cast.ts';
import { instantOf } from '#kernel/wall-clock.ts';
import { testApp, type TestApp } from '#test/database.ts';
import { closeWeeks } from './close-weeks.ts';
import { readReviewFigures } from './read-figures.ts';
import { addUp, secondsOf, type Sums } from './sums.ts';

let app: TestApp;
let at: CastAgency;
beforeAll(async () => {
  app = await testApp();
  app.clock.set(new Date('2026-11-18T12:00:00Z')); // a Wednesday
  at = await castAgency(app);
});
afterAll(() => app.end());

const ADD = `with i as (insert into review.items (item_id, subject, agency_id, facility_id, sent_at, due_at, screened)
    select $1, $1, $2, $3, $4::timestamptz - interval '1 hour', $4::timestamptz + interval '71 hours', 'clean' returning item_id)
  insert into review.decisions (item_id, outcome, reason, rule, at, actor, sent_at, due_at, agency_id, facility_id)
    select item_id, 'released', null, null, $4, 'lgn_ann', $4::timestamptz - interval '1 hour', $4::timestamptz + interval '71 hours', $2, $3 from i`;
const decided = (id: string, day: string, time = '09:00') => [id, at.agency.id, at.facility.id, instantOf(day, time, at.facility.timeZone)];
const weeks = async () => {
  const { rows } = await app.owner.query<{ week: string; n: number }>(
    `select week::text, (sums->'people'->'lgn_ann'->>'decided')::int as n from review.closed_weeks where facility_id = $1 and sums->'people' <> '{}' order by 1`,
    [at.facility.id],
  );
  return rows.map(({ week, n }) => `${week} ${n}`);
};
const year = () => readReviewFigures(app, { ...adminOf(at), session: 'ses' }, { days: '365' });

it('a week is added up once it is over; figures are the same before and after, and what comes late is counted', async () => {
  for (const [id, day, time] of [
    ['rev_a', '2026-11-02', '00:00'],
    ['rev_b', '2026-11-08', '23:59'],
    ['rev_c', '2026-11-09', '00:00'],
    ['rev_d', '2026-11-17', '09:00'],
  ] as const)
    await app.owner.query(ADD, decided(id, day, time));
  const before = await year();
  await Promise.all([closeWeeks(app), closeWeeks(app)]);
  expect(await weeks()).toEqual(['2026-11-02 2', '2026-11-09 1']);
  expect(await year()).toEqual(before);
  expect(before.steps.filter((step) => step.decided > 0).map((step) => [step.day, step.decided])).toEqual([
    ['2026-11-02', 2],
    ['2026-11-09', 1],
    ['2026-11-16', 1],
  ]);
  await app.owner.query(ADD, decided('rev_e', '2026-11-10'));
  expect((await year()).reviewers).toMatchObject([{ reviewer: 'lgn_ann', decided: 5 }]);
  await closeWeeks(app);
  expect(await weeks()).toEqual(['2026-11-02 2', '2026-11-09 2']);
});

it('who adds a week up waits for what is just being written into it', async () => {
  await app.owner.query(`delete from review.closed_weeks`);
  await app.owner.query('begin');
  await app.owner.query(ADD, decided('rev_f', '2026-11-03'));
  let isDone = false;
  const closing = closeWeeks(app).then(() => (isDone = true));
  await expect
    .poll(
      async () =>
        (
          await app.owner.query(
            `select 1 from pg_locks l join pg_database d on d.oid = l.database where d.datname = current_database() and locktype = 'advisory' and not granted`,
          )
        ).rowCount,
      {
        timeout: 10_000,
      },
    )
    .toBeGreaterThan(0);
  expect(isDone).toBe(false);
  await app.owner.query('commit');
  await closing;
  expect(await weeks()).toEqual(['2026-11-02 3', '2026-11-09 2']);
});

it('spans put together have the middle of all', () => {
  const sums = (waits: Record<string, number>, decided: number): Sums => ({
    ...{ arrived: 1, passed: 2, reasons: { threat: 1 }, terms: { t: [2, 1] } },
    people: { lgn_a: { decided, returned: 1, late: 0, waits } },
  });
  const both = addUp([sums({ '200': 3 }, 3), sums({ '200': 1, '300': 4 }, 5)]);
  expect(both).toEqual({
    ...{ arrived: 2, passed: 4, reasons: { threat: 2 }, terms: { t: [4, 2] } },
    people: { lgn_a: { decided: 8, returned: 2, late: 0, waits: { '200': 4, '300': 4 } } },
  });
  const [low, high] = [200, 300].map((step) => Math.expm1(step / 50) * 60) as [number, number];
  expect(secondsOf(both.people['lgn_a']!.waits, 0.5)).toBeCloseTo((low + high) / 2);
  expect([secondsOf({ '200': 1 }, 0.9), secondsOf({}, 0.5)]).toEqual([low, null]);
});
