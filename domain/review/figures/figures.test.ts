import { afterAll, beforeAll, expect, it } from 'vitest';
import { adminOf, castAgency } from '#domain/directory/cast.ts';
import { createFacility } from '#domain/directory/index.ts';
import { publicScope, systemScope } from '#kernel/scope.ts';
import { testApp, type TestApp } from '#test/database.ts';
import { codeOf } from '#test/refused.ts';
import { readReviewFigures } from './read-figures.ts';
import { readDecisionTimes } from './decision-times.ts';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.end());

interface Decided {
  hours: number;
  outcome?: string;
  actor?: string | null;
  daysAgo?: number;
}

/** Items that were promised within 72 hours. */
async function plant(facility: string, decided: readonly Decided[], agency = 'agc_a'): Promise<void> {
  const now = app.clock.now().getTime();
  const rows = decided.map(({ hours, outcome = 'released', actor = 'lgn_clerk', daysAgo = 1 }, n) => {
    const at = now - daysAgo * 86_400_000;
    const sent = at - hours * 3_600_000;
    const [sentAt, dueAt] = [sent, sent + 72 * 3_600_000].map((time) => new Date(time).toISOString());
    return { id: `rev_${facility}_${n}`, facility, outcome, actor, at: new Date(at).toISOString(), sentAt, dueAt };
  });
  const read = `select * from jsonb_to_recordset($1) as d (id text, facility text, outcome text, actor text, at timestamptz, "sentAt" timestamptz, "dueAt" timestamptz)`;
  await app.owner.query(
    `with d as (${read}), i as (insert into review.items (item_id, subject, agency_id, facility_id, sent_at, due_at, screened)
       select id, id, $2, facility, "sentAt", "dueAt", 'clean' from d returning 1)
     insert into review.decisions (item_id, outcome, reason, rule, at, actor, sent_at, due_at, agency_id, facility_id)
       select id, outcome, case outcome when 'returned' then 'threat' end, case outcome when 'returned' then '1' end, at, actor, "sentAt", "dueAt", $2, facility
       from d, (select count(*) from i) as first`,
    [JSON.stringify(rows), agency],
  );
}

const read = (facility: string) => app.tx(publicScope('times', 'en'), (tx) => readDecisionTimes(tx, facility, app.clock.now()));
/** Times are kept to one in a hundred. */
const about = (hours: number): number => expect.closeTo(hours * 3600, -Math.log10(2 * hours * 36)) as number;
const many = (count: number, one: Decided): Decided[] => Array.from({ length: count }, () => one);

it('anybody reads how long it takes, in figures that tell of nobody', async () => {
  await plant('fac_a', [
    ...many(15, { hours: 2 }),
    ...many(8, { hours: 10, outcome: 'returned' }),
    ...many(5, { hours: 100 }),
    ...many(9, { hours: 0, actor: null }),
    ...many(9, { hours: 50, outcome: 'withdrawn' }),
    ...many(9, { hours: 50, daysAgo: 91 }),
  ]);
  expect(await read('fac_a')).toEqual({
    decided: 20, // of 28, in tens
    medianSeconds: 2 * 3600,
    slowSeconds: 100 * 3600,
    returnedPercent: 29,
    inTimePercent: 82,
  });
});

it('a few letters are not told of', async () => {
  await plant('fac_b', many(19, { hours: 2 }));
  expect(await read('fac_b')).toBeNull();
  await plant('fac_c', [...many(16, { hours: 2 }), ...many(4, { hours: 80, outcome: 'returned' })]);
  expect(await read('fac_c')).toMatchObject({ decided: 20, returnedPercent: null, inTimePercent: null });
  await plant('fac_d', many(20, { hours: 2 }));
  expect(await read('fac_d')).toMatchObject({ returnedPercent: 0, inTimePercent: 100 });
});

it('shows a mailroom’s figures by day, for where the reader works, and who decided what', async () => {
  const at = await castAgency(app);
  const annex = await createFacility(app, systemScope('cast'), {
    agencyId: at.agency.id,
    name: 'Annex',
    city: 'Arcadia',
    timeZone: at.agency.timeZone,
  });
  const boss = adminOf(at);
  const there = (facility: string, decided: readonly Decided[]) => plant(facility, decided, at.agency.id);
  await there(at.facility.id, [
    ...[2, 4, 6].map((hours): Decided => ({ hours, actor: 'lgn_ann' })),
    ...[80, 90].map((hours): Decided => ({ hours, actor: 'lgn_bob', outcome: 'returned' })),
    { hours: 0, actor: null },
    { hours: 5, daysAgo: 40 },
  ]);
  await there(annex.id, [{ hours: 1 }]);
  await app.owner.query(
    `insert into review.hits (item_id, place, category, severity, action, term, starts_at, ends_at, why, agency_id, facility_id)
     select item_id, place, 'gang', 1, case place when 3 then 'protect' else 'flag' end, case place when 3 then 'rule:abuse' else 'rule:link' end, 0, 1, 'screening.why.link', agency_id, facility_id
     from review.items, generate_series(1, 3) place where facility_id = $1`,
    [at.facility.id],
  );
  await app.owner.query(
    `insert into review.items (item_id, subject, agency_id, facility_id, sent_at, due_at, screened)
       select 'rev_w' || hours, 'let_w' || hours, $1, $2, $3::timestamptz - hours * interval '1 hour', $3::timestamptz + (72 - hours) * interval '1 hour', 'clean'
       from unnest(array[1, 30, 100]) hours`,
    [at.agency.id, at.facility.id, app.clock.now()],
  );
  await app.owner.query(
    `insert into review.queue (item_id, due_at, agency_id, facility_id) select item_id, due_at, agency_id, facility_id from review.items where item_id like 'rev_w%'`,
  );
  const whole = await readReviewFigures(app, boss, {});
  expect(whole.steps).toHaveLength(28);
  const { waiting, reasons, reviewers, dismissed } = await readReviewFigures(app, boss, { facility: at.facility.id });
  expect(waiting).toEqual({ byAge: [1, 0, 1, 0], late: 1 });
  expect(reasons).toEqual([{ reason: 'threat', count: 2 }]);
  expect(reviewers).toEqual([
    { reviewer: 'lgn_ann', decided: 3, returned: 0, late: 0, medianSeconds: about(4) },
    { reviewer: 'lgn_bob', decided: 2, returned: 2, late: 2, medianSeconds: about(85) },
  ]);
  // Twice in a letter is once, and reports of abuse stay out of it.
  expect(dismissed).toEqual([{ term: 'rule:link', phrase: 'link', decided: 5, dismissed: 3 }]);
  const sum = (of: 'decided' | 'returned' | 'late' | 'passed') => whole.steps.reduce((all, step) => all + step[of], 0);
  expect([sum('decided'), sum('returned'), sum('late'), sum('passed')]).toEqual([6, 2, 2, 1]);
  const year = await readReviewFigures(app, boss, { facility: at.facility.id, days: '365' });
  expect([year.step, year.steps.length >= 52, year.whole.medianSeconds]).toEqual(['week', true, about(5.5)]);
  const narrow = await readReviewFigures(app, { ...boss, facilities: [annex.id] }, { facility: at.facility.id });
  expect([narrow.facility, narrow.facilities.length, narrow.reviewers.length]).toEqual([null, 1, 1]);
  expect(await codeOf(readReviewFigures(app, { ...boss, roles: ['trust_clerk'] }))).toBe('kernel.not_allowed');
});
