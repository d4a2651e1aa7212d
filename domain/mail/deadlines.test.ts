import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { adminOf, type CastAgency, castPair, type Pair } from '#domain/directory/cast.ts';
import { castStaff } from '#domain/identity/cast.ts';
import { decide, finishDecisions, readDeadlines, takeItem, undo, UNDO_MS, watchDeadlines } from '#domain/review/index.ts';
import { castMailAgency, castStamps } from '#domain/stamps/cast.ts';
import { newId } from '#kernel/ids.ts';
import type { Scope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf } from '#test/refused.ts';
import { keepDraft, readLetter, sendLetter } from './index.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const HOUR = 3_600_000;

let app: TestApp;
let at: CastAgency;
let by: Pair;
let lead: string;
beforeAll(async () => {
  app = await testApp();
  at = await castMailAgency(app);
  by = await castPair(app, at);
  await castStamps(app, by.customer, at, 20n);
  lead = (await castStaff(app, { email: 'lead@agency.gov', agencyId: at.agency.id, roles: ['agency_admin'] })).loginId;
  await app.runJobs();
});
afterAll(() => app.end());

const who = (roles: string[] = ['mailroom']): Scope => ({ ...adminOf(at), actor: mailroom, roles, facilities: [at.facility.id] });
const mailroom = newId('lgn');
const missed = async () => (await readDeadlines(app, who(), {})).breaches.map(({ count }) => count);
const told = async () =>
  (await app.owner.query<{ login_id: string }>(`select login_id from notifications.notices where template = 'letters_wait'`)).rows.map(
    (row) => row.login_id,
  );

async function sent(): Promise<{ letter: string; item: string }> {
  const { draftId, version } = await keepDraft(app, by.customer, { resident: by.residentId, body: 'Mijo' });
  const { letterId: letter } = await sendLetter(app, by.customer, { resident: by.residentId, draft: draftId, version });
  await app.runJobs();
  const { rows } = await app.owner.query<{ id: string }>('select item_id as id from review.items where subject = $1', [letter]);
  return { letter, item: rows[0]!.id };
}
async function decided(item: string): Promise<void> {
  await takeItem(app, who(), item);
  await decide(app, who(), { item, outcome: 'release' });
}
const takeEffect = async () => {
  await finishDecisions(app, new Date(app.clock.now().getTime() + UNDO_MS));
  await app.runJobs();
};

it('presses for what has waited for long, once a day; a missed deadline stays missed, for sender and staff', async () => {
  const [late, lateToo] = [await sent(), await sent()];
  app.clock.move(47 * HOUR);
  await watchDeadlines(app);
  expect([await told(), (await readDeadlines(app, who())).items]).toEqual([[], []]);
  app.clock.move(2 * HOUR);
  await Promise.all([watchDeadlines(app), watchDeadlines(app)]);
  expect(await told()).toEqual([lead]);
  const inTime = await sent();
  expect(await readDeadlines(app, who(['agency_admin']))).toMatchObject({
    warnHours: new Map([[at.facility.id, 48]]),
    waiting: [{ facilityId: at.facility.id, near: 2, late: 0 }],
    items: [{ itemId: late.item, isLate: false }, { itemId: lateToo.item }],
    next: null,
  });
  app.clock.move(24 * HOUR);
  await Promise.all([watchDeadlines(app), watchDeadlines(app)]);
  expect([await missed(), (await told()).length]).toEqual([[2], 2]);
  expect(await readLetter(app, by.customer, late.letter)).toMatchObject({ isLate: true });
  for (const { item } of [late, lateToo, inTime]) await decided(item);
  await takeEffect();
  await watchDeadlines(app);
  expect(await missed()).toEqual([2]);
  expect((await readDeadlines(app, who())).waiting).toEqual([]);
  expect(await codeOf(readDeadlines(app, who(['trust_clerk'])))).toBe('kernel.not_allowed');
  expect(await codeOf(readDeadlines(app, by.customer))).toBe('kernel.not_allowed');
});

it('counts the moment of deciding: not of taking effect; what was undone too late is late; nothing late is lost between two looks', async () => {
  const before = (await missed())[0]!;
  const [justInTime, undone, unseen] = [await sent(), await sent(), await sent()];
  app.clock.move(72 * HOUR - 4000);
  await decided(justInTime.item);
  await decided(undone.item);
  app.clock.move(8000);
  await undo(app, who(), [undone.item]);
  await decided(unseen.item);
  await takeEffect();
  expect((await missed())[0]).toBe(before + 1);
  await watchDeadlines(app);
  expect((await missed())[0]).toBe(before + 2);
});
