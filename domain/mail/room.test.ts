import { afterAll, beforeAll, describe, expect, it, test, vi } from 'vitest';
import { castPair, type Pair } from '#domain/directory/cast.ts';
import { createFacility, type LettersMost, noServices, setServices, setStampsHere } from '#domain/directory/index.ts';
import { castMailAgency, castStamps } from '#domain/stamps/cast.ts';
import { readShop } from '#domain/stamps/index.ts';
import { systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf } from '#test/refused.ts';
import { cancelLetter, keepDraft, readDraft, sendLetter } from './index.ts';
import { reachedLimit } from './room.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const none: LettersMost = { day: null, week: null, waiting: null };
const SUNDAY = '2026-11-22';
const counted = (day: number, week: number, waiting: number) => ({ day, week, waiting, weekOldest: new Date('2026-11-20T03:00:00Z') });

test.each<[string, LettersMost, ReturnType<typeof counted>, ReturnType<typeof reachedLimit>]>([
  ['nothing laid down', none, counted(9, 9, 9), null],
  ['room for one', { day: 3, week: 5, waiting: 2 }, counted(2, 4, 1), null],
  ['a full day', { ...none, day: 3 }, counted(3, 3, 0), { limit: 'day', most: 3, from: '2026-11-23' }],
  ['more than a full day, since the rule is new', { ...none, day: 1 }, counted(3, 3, 0), { limit: 'day', most: 1, from: '2026-11-23' }],
  // Where he is held that one was sent on the 19th.
  ['a full week, and a full day', { ...none, day: 1, week: 4 }, counted(1, 4, 0), { limit: 'week', most: 4, from: '2026-11-26' }],
  ['too many that wait', { ...none, waiting: 2 }, counted(0, 0, 2), { limit: 'waiting', most: 2, from: null }],
])('%s', (_what, most, found, expected) => {
  expect(reachedLimit(most, found, { day: SUNDAY, timeZone: 'America/New_York' })).toEqual(expected);
});

describe('letters to one person', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(async () => {
    await app.end();
  });

  /** Two people outside who write to the same one. */
  async function family(most: Partial<LettersMost>): Promise<{ mother: Pair; sister: Pair; stamps: (by: Pair) => Promise<bigint> }> {
    const at = await castMailAgency(app, { lettersMost: { ...none, ...most } });
    const mother = await castPair(app, at);
    const sister = await castPair(app, at, { person: mother });
    for (const by of [mother, sister]) await castStamps(app, by.customer, at, 5n);
    await app.runJobs();
    return { mother, sister, stamps: async (by) => (await readShop(app, by.customer, at.agency.id)).available };
  }

  const send = async (by: Pair) => {
    const { draftId, version } = await keepDraft(app, by.customer, { resident: by.residentId, body: 'Mijo' });
    return await sendLetter(app, by.customer, { resident: by.residentId, draft: draftId, version });
  };

  it('a facility says otherwise for itself alone: what it does not say is as its agency has it, and what the agency does not take is not taken there', async () => {
    const at = await castMailAgency(app, { lettersMost: { ...none, day: 5, week: 9 } });
    const system = systemScope('test');
    const dated = { agencyId: at.agency.id, effectiveFrom: 'now' as const };
    const place = { agencyId: at.agency.id, name: 'Cedar Notch', city: 'Arcadia', timeZone: 'America/New_York' };
    const other = await createFacility(app, system, place);
    await setServices(app, system, { ...dated, facilityId: other.id, body: { ...noServices, money: true, letters: true } });
    const here = await castPair(app, at);
    const there = await castPair(app, { ...at, facility: other });
    const body = { costs: { letter: 2 }, letterLength: 300, lettersMost: { day: 1 } };
    await setStampsHere(app, system, { ...dated, facilityId: other.id, body });
    for (const by of [here, there]) await castStamps(app, by.customer, at, 5n);
    await app.runJobs();
    expect(await readDraft(app, here.customer, here.residentId)).toMatchObject({
      stamps: 1n,
      most: 6000,
      lettersMost: { day: 5, week: 9 },
    });
    expect(await readDraft(app, there.customer, there.residentId)).toMatchObject({
      stamps: 2n,
      most: 300,
      lettersMost: { day: 1, week: 9 },
    });
    for (const by of [here, there]) await send(by);
    expect(await codeOf(send(here))).toBe('nothing was refused');
    expect(await codeOf(send(there))).toBe('mail.limit_day');
    expect((await readShop(app, there.customer, at.agency.id)).available).toBe(3n);
    const wrong = { ...dated, facilityId: other.id, body: { lettersMost: { week: 0 } } };
    expect(await codeOf(setStampsHere(app, system, wrong))).toBe('directory.bad_count');
  });

  it('are no more than the agency lets him get, whoever writes and however many at once; what is too many takes no stamp', async () => {
    const { mother, sister, stamps } = await family({ day: 1 });
    const codes = await Promise.all([mother, sister].map((by) => codeOf(send(by))));
    expect(codes.sort()).toEqual(['mail.limit_day', 'nothing was refused']);
    expect((await stamps(mother)) + (await stamps(sister))).toBe(9n);
    for (const by of [mother, sister])
      expect((await readDraft(app, by.customer, by.residentId)).reached).toMatchObject({ limit: 'day', most: 1 });
    app.clock.move(24 * 3_600_000);
    expect((await readDraft(app, mother.customer, mother.residentId)).reached).toBeNull();
  });

  it('that were taken back make room again', async () => {
    const { mother, sister } = await family({ waiting: 1 });
    const { letterId } = await send(mother);
    expect(await codeOf(send(sister))).toBe('mail.limit_waiting');
    await cancelLetter(app, mother.customer, letterId);
    expect(await codeOf(send(sister))).toBe('nothing was refused');
  });
});
