import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { CastAgency, Pair } from '#domain/directory/cast.ts';
import { createFacility } from '#domain/directory/index.ts';
import { releaseAll, takeItem } from '#domain/review/index.ts';
import { castStaff } from '#domain/identity/cast.ts';
import { castMailAgency } from '#domain/stamps/cast.ts';
import { readShop } from '#domain/stamps/index.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { dayAfter, localTime } from '#kernel/wall-clock.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf } from '#test/refused.ts';
import { castDecision, castItem, castLetter, castMailroom, castReader, castWriter, himself } from '../cast.ts';
import {
  askAboutBan,
  countBansDue,
  keepAnswer,
  keepBan,
  keepDraft,
  liftBan,
  listBans,
  listOwnBans,
  ownData,
  placeBan,
  readAnswer,
  readBan,
  readDraft,
  readLetter,
  readOwnBan,
  readWritten,
  sendAnswer,
  sendLetter,
  watchBans,
} from '../index.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const DAY_MS = 86_400_000;

let app: TestApp;
let at: CastAgency;
beforeAll(async () => {
  app = await testApp();
  at = await castMailAgency(app, { freePerMonth: 0 });
});
afterAll(() => app.end());

const later = (ms: number): void => app.clock.set(new Date(app.clock.now().getTime() + ms));
const inDays = (days: number): string => dayAfter(localTime(app.clock.now(), at.facility.timeZone).day, days);
const available = async (by: Pair): Promise<bigint> => (await readShop(app, by.customer, at.agency.id)).available;
const said = { reason: 'threat', rule: 'Rule 9', note: 'Until the hearing.' };

/** Somebody's letter is in hand, and letters between the two are stopped. */
async function stopped(by: Pair, over: { reviewOn?: string } = {}): Promise<{ who: Scope; item: string; ban: string }> {
  const hand = await castReader(app, at, await castLetter(app, by));
  const { banId } = await placeBan(app, hand.who, { item: hand.item, ...said, reviewOn: over.reviewOn ?? inDays(30) });
  await app.runJobs();
  return { ...hand, ban: banId };
}

/** She wrote, it was handed on with a stamp for the answer, and he answers. */
async function answer(by: Pair): Promise<string> {
  const he = himself(by, at);
  await castDecision(app, await castReader(app, at, await castLetter(app, by, { withReply: true })), 'release');
  const { draftId, version } = await keepAnswer(app, he, { to: by.customer.actor!, body: 'Mamá' });
  const { letterId } = await sendAnswer(app, he, { to: by.customer.actor!, draft: draftId, version });
  await app.runJobs();
  return letterId;
}

/** What she was told of it, in order. */
async function noticesOf(ban: string): Promise<string[]> {
  const { rows } = await app.owner.query<{ key: string }>('select key from notifications.notices where key like $1', [
    `letters_%:${ban}:%`,
  ]);
  const told = rows.map(({ key }) => key.split(':') as [string, string, string]);
  return told.toSorted((a, b) => Number(a[2]) - Number(b[2])).map(([template]) => template);
}

it('stops letters both ways: what waits goes back with its stamps, what is in hand is not delivered, and both know why', async () => {
  const by = await castWriter(app, at);
  const his = await answer(by);
  const waits = await castLetter(app, by);
  const ready = await castLetter(app, by, { day: inDays(20) });
  await castDecision(app, await castReader(app, at, ready), 'release');
  expect(await available(by)).toBe(1n);
  const other = await castReader(app, at, waits);
  later(20 * 60_000);
  const { who, item, ban } = await stopped(by);
  for (const letter of [waits, ready])
    expect(await readLetter(app, by.customer, letter)).toMatchObject({
      state: 'undelivered',
      states: expect.arrayContaining([expect.objectContaining({ details: { why: 'banned' } })]),
    });
  expect((await readWritten(app, himself(by, at), his)).state).toBe('undelivered');
  // A letter a colleague lets go of now, and the one in hand.
  expect(await codeOf(takeItem(app, other.who, other.item))).toBe('review.decided_already');
  await castDecision(app, { who, item }, 'release');
  expect(await available(by)).toBe(3n);
  expect(await noticesOf(ban)).toEqual(['letters_placed']);

  const ofHers = { name: 'Mateo Delgado', reason: 'threat', rule: 'Rule 9', note: 'Until the hearing.', mayAsk: true };
  expect(await readOwnBan(app, by.customer, ban)).toMatchObject(ofHers);
  expect(await readOwnBan(app, himself(by, at), ban)).toMatchObject({ ...ofHers, name: 'Dana Peñalosa' });
  expect(await listOwnBans(app, himself(by, at))).toMatchObject([{ banId: ban }]);
  const copy = (await ownData.read(app, by.customer)).find(({ name }) => name === 'bans')!;
  expect(copy.rows).toMatchObject([{ with: 'Mateo Delgado', rule: 'Rule 9', text: 'Until the hearing.', ended: null }]);
});

it('nothing is sent meanwhile, and nothing is lost; a letter sent at the same moment goes back', async () => {
  const by = await castWriter(app, at);
  await castDecision(app, await castReader(app, at, await castLetter(app, by, { withReply: true })), 'release');
  const hand = await castReader(app, at, await castLetter(app, by));
  const { draftId, version } = await keepDraft(app, by.customer, { resident: by.residentId, body: 'Soon' });
  const { letterId } = await sendLetter(app, by.customer, { resident: by.residentId, draft: draftId, version });
  await placeBan(app, hand.who, { item: hand.item, ...said, reviewOn: inDays(10) });
  await app.runJobs();
  expect((await readLetter(app, by.customer, letterId)).state).toBe('undelivered');
  const before = await available(by);
  const mine = await keepDraft(app, by.customer, { resident: by.residentId, body: 'Kept' });
  const send = sendLetter(app, by.customer, { resident: by.residentId, draft: mine.draftId, version: mine.version });
  await expect(send).rejects.toMatchObject({ code: 'mail.banned', params: { name: 'Mateo Delgado' } });
  const his = await keepAnswer(app, himself(by, at), { to: by.customer.actor!, body: 'Kept too' });
  const answered = sendAnswer(app, himself(by, at), { to: by.customer.actor!, draft: his.draftId, version: his.version });
  await expect(answered).rejects.toMatchObject({ code: 'mail.banned', params: { name: 'Dana Peñalosa' } });
  expect(await available(by)).toBe(before);
  expect(await readDraft(app, by.customer, by.residentId)).toMatchObject({ draft: { body: 'Kept' }, ban: { reason: 'threat' } });
  expect(await readAnswer(app, himself(by, at), by.customer.actor!)).toMatchObject({ draft: { body: 'Kept too' }, isOpen: false });
});

it('is asked about by either, kept by somebody else, and lifted', async () => {
  const by = await castWriter(app, at);
  const { who, ban } = await stopped(by);
  await askAboutBan(app, by.customer, { ban, words: 'It was a joke.' });
  expect(await codeOf(askAboutBan(app, by.customer, { ban, words: 'Please' }))).toBe('mail.ban_asked');
  await askAboutBan(app, himself(by, at), { ban, words: 'I miss her.' });
  // What one asked is not the other's to read.
  expect((await readOwnBan(app, by.customer, ban)).steps).toMatchObject([{ words: 'It was a joke.' }]);
  expect((await readOwnBan(app, himself(by, at), ban)).steps).toMatchObject([{ words: 'I miss her.' }]);
  expect(await readBan(app, who, ban)).toMatchObject({
    mayDecide: true,
    mayKeep: false,
    steps: [{ side: 'customer' }, { side: 'resident' }],
  });
  expect((await listBans(app, who)).bans.find(({ banId }) => banId === ban)).toMatchObject({ isAsked: true });

  const keep = { ban, words: 'The hearing is open.', reviewOn: inDays(60) };
  expect(await codeOf(keepBan(app, who, keep))).toBe('mail.own_ban');
  const colleague = castMailroom(at);
  await expect(keepBan(app, colleague, { ban, words: ' ', reviewOn: inDays(0) })).rejects.toMatchObject({
    fields: [
      { field: 'words', code: 'mail.ban_words' },
      { field: 'reviewOn', code: 'mail.day_out_of_range' },
    ],
  });
  later(1000);
  await keepBan(app, colleague, keep);
  await app.runJobs();
  expect(await readOwnBan(app, by.customer, ban)).toMatchObject({ reviewOn: inDays(60), mayAsk: true, steps: [{}, { kind: 'kept' }] });
  later(1000);
  await liftBan(app, who, { ban, words: 'It is over.' });
  expect(await codeOf(liftBan(app, who, { ban, words: 'Again' }))).toBe('mail.ban_lifted');
  expect(await codeOf(askAboutBan(app, by.customer, { ban, words: 'And?' }))).toBe('mail.ban_lifted');
  await app.runJobs();
  expect(await noticesOf(ban)).toEqual(['letters_placed', 'letters_kept', 'letters_lifted']);
  const letter = await castLetter(app, by);
  await castDecision(app, await castReader(app, at, letter), 'release');
  expect((await readLetter(app, by.customer, letter)).state).toBe('released');
  expect(await listOwnBans(app, by.customer)).toMatchObject([{ banId: ban, liftedAt: expect.any(Date) }]);
  const { rows } = await app.owner.query<{ action: string }>('select action from kernel.audit_rows where subject = $1 order by id', [ban]);
  expect(new Set(rows.map(({ action }) => action))).toEqual(
    new Set(['mail.banned', 'mail.ban_asked', 'mail.ban_read', 'mail.ban_kept', 'mail.ban_lifted']),
  );
});

it('stands among the deadlines a week before its day, and is late after it', async () => {
  const by = await castWriter(app, at);
  const { who, ban } = await stopped(by, { reviewOn: inDays(9) });
  const soon = async () => (await listBans(app, who, { which: 'soon' })).bans.find(({ banId }) => banId === ban);
  expect(await soon()).toBeUndefined();
  later(3 * DAY_MS);
  expect(await soon()).toMatchObject({ isLate: false });
  later(8 * DAY_MS);
  expect(await soon()).toMatchObject({ isLate: true });
});

it('is somebody’s to look at on its day or when one of the two asks, until it is decided; those who lead there hear of it once a day', async () => {
  const elsewhere = await castMailAgency(app);
  const there = await castMailAgency(app);
  const by = await castWriter(app, there);
  const hand = await castReader(app, there, await castLetter(app, by));
  const day = (days: number): string => dayAfter(localTime(app.clock.now(), there.facility.timeZone).day, days);
  const { banId: ban } = await placeBan(app, hand.who, { item: hand.item, ...said, reviewOn: day(2) });
  const lead = (await castStaff(app, { email: 'lead@bans.example', agencyId: there.agency.id, roles: ['agency_admin'] })).loginId;
  await castStaff(app, { email: 'lead@elsewhere.example', agencyId: elsewhere.agency.id, roles: ['agency_admin'] });
  const colleague = castMailroom(there);
  /** What stands there, and how often she was told, after two who look at the same moment. */
  const seen = async () => {
    await Promise.all([watchBans.run(app), watchBans.run(app)]);
    const { rows } = await app.owner.query<{ login_id: string }>(`select login_id from notifications.notices where template = 'bans_due'`);
    const { bans } = await listBans(app, colleague, { which: 'due' });
    expect(await countBansDue(app, colleague)).toBe(bans.length);
    expect(await countBansDue(app, castMailroom(elsewhere))).toBe(0);
    return [bans.map(({ banId }) => banId), rows.filter(({ login_id }) => login_id === lead).length];
  };
  expect(await seen()).toEqual([[], 0]);
  later(2 * DAY_MS);
  expect(await seen()).toEqual([[ban], 1]);
  expect((await listBans(app, colleague, { which: 'due' })).bans).toMatchObject([{ isToday: true, isLate: false }]);
  later(DAY_MS);
  expect(await seen()).toEqual([[ban], 2]);
  expect(await seen()).toEqual([[ban], 2]);
  await keepBan(app, colleague, { ban, words: 'The hearing is open.', reviewOn: day(5) });
  expect(await seen()).toEqual([[], 2]);
  later(DAY_MS);
  await askAboutBan(app, by.customer, { ban, words: 'It is over.' });
  expect(await seen()).toEqual([[ban], 3]);
  await liftBan(app, colleague, { ban, words: 'It is over.' });
  later(5 * DAY_MS);
  expect(await seen()).toEqual([[], 3]);
});

it('whole input is checked; once for two people at a time; nobody else sees or does it', async () => {
  const by = await castWriter(app, at);
  const hand = await castReader(app, at, await castLetter(app, by));
  const place = (over: object = {}, who = hand.who) => placeBan(app, who, { item: hand.item, ...said, reviewOn: inDays(30), ...over });
  await expect(place({ reason: 'rude', rule: '', reviewOn: 'soon' })).rejects.toMatchObject({
    fields: [
      { field: 'reason', code: 'review.choose_reason' },
      { field: 'rule', code: 'review.rule_missing' },
      { field: 'reviewOn', code: 'mail.bad_day' },
    ],
  });
  await expect(place({ reviewOn: inDays(181) })).rejects.toMatchObject({ fields: [{ code: 'mail.day_out_of_range' }] });
  expect(await codeOf(place({}, castMailroom(at)))).toBe('mail.not_in_hand');
  expect(await codeOf(place({}, by.customer))).toBe('kernel.not_allowed');
  const twice = await Promise.allSettled([place(), place()]);
  expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await codeOf(place())).toBe('mail.banned_already');
  const ban = (await listOwnBans(app, by.customer))[0]!.banId;

  const stranger = await castWriter(app, at);
  const annex = { agencyId: at.agency.id, name: 'Annex', city: 'Arcadia', timeZone: at.facility.timeZone };
  const elsewhere = castMailroom(at, { facilities: [(await createFacility(app, systemScope('cast'), annex)).id] });
  const abroad = castMailroom(await castMailAgency(app));
  for (const who of [elsewhere, abroad]) {
    expect(await codeOf(readBan(app, who, ban))).toBe('mail.unknown_ban');
    expect(await codeOf(liftBan(app, who, { ban, words: 'No' }))).toBe('mail.unknown_ban');
    expect((await listBans(app, who)).bans).toEqual([]);
  }
  expect(await codeOf(readBan(app, castMailroom(at, { roles: ['trust_clerk'] }), ban))).toBe('kernel.not_allowed');
  const lead = castMailroom(at, { roles: ['agency_admin'], actor: newId('lgn') });
  expect(await readBan(app, lead, ban)).toMatchObject({ mayDecide: false });
  expect(await codeOf(liftBan(app, lead, { ban, words: 'No' }))).toBe('kernel.not_allowed');
  for (const who of [stranger.customer, himself(stranger, at)]) {
    expect(await codeOf(readOwnBan(app, who, ban))).toBe('mail.unknown_ban');
    expect(await codeOf(askAboutBan(app, who, { ban, words: 'Why?' }))).toBe('mail.unknown_ban');
  }
  expect(await releaseAll(app, hand.who, [await castItem(app, await castLetter(app, stranger))])).toEqual([]);
});
