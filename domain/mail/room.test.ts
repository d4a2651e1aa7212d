import { afterAll, beforeAll, describe, expect, it, test, vi } from 'vitest';
import { castPair, type Pair } from '#domain/directory/cast.ts';
import type { LettersMost } from '#domain/directory/index.ts';
import { castMailAgency, castStamps } from '#domain/stamps/cast.ts';
import { readShop } from '#domain/stamps/index.ts';
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
