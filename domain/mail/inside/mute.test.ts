import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type CastAgency, castPair, type Pair } from '#domain/directory/cast.ts';
import { castMailAgency, castStamps } from '#domain/stamps/cast.ts';
import { readShop } from '#domain/stamps/index.ts';
import { type Scope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf } from '#test/refused.ts';
import { castDecision, castMailroom, castReader, himself } from '../cast.ts';
import {
  keepAnswer,
  keepDraft,
  listInbox,
  muteWriter,
  readAnswer,
  readDraft,
  readLetter,
  readMute,
  sendAnswer,
  sendLetter,
  unmuteWriter,
} from '../index.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const DAY = 86_400_000;

let app: TestApp;
let at: CastAgency;
let by: Pair;
/** The letter by which he knows her; it has a stamp for his answer. */
let first: string;
beforeAll(async () => {
  app = await testApp();
  at = await castMailAgency(app);
  by = await castPair(app, at);
  await castStamps(app, by.customer, at, 10n);
  await app.runJobs();
  first = await sends(true);
  await app.runJobs();
  await handOn(await castReader(app, at, first));
});
afterAll(() => app.end());

const her = (): string => by.customer.actor!;
const stop = (days: string) => muteWriter(app, himself(by, at), { from: her(), days });
const sends = async (withReply = false): Promise<string> => {
  const { draftId, version } = await keepDraft(app, by.customer, { resident: by.residentId, body: 'Mijo', withReply });
  return (await sendLetter(app, by.customer, { resident: by.residentId, draft: draftId, version })).letterId;
};
const handOn = (inHand: { who: Scope; item: string }) => castDecision(app, inHand, 'release');
const purse = async () => {
  const { balance, available } = await readShop(app, by.customer, at.agency.id);
  return { balance, available };
};
const inbox = async () => (await listInbox(app, himself(by, at))).letters.map(({ letterId }) => letterId);

it('sends back what waits, with its stamps and without a reason; nothing goes either way until he takes letters again', async () => {
  const left = await purse();
  const [inLine, onItsWay] = [await sends(), await app.runJobs().then(() => sends())];
  await stop('open');
  await app.runJobs();
  for (const id of [inLine, onItsWay]) {
    const letter = await readLetter(app, by.customer, id);
    expect(letter).toMatchObject({ state: 'undelivered', mayCancel: false });
    expect(letter.states.at(-1)).toMatchObject({ actor: null, details: { why: 'not_allowed' } });
  }
  expect(await purse()).toEqual(left);
  expect(await inbox()).toEqual([first]);
  const told = await app.owner.query<{ content: unknown }>(`select content from notifications.notices where key = $1`, [
    `letter_undelivered:${inLine}`,
  ]);
  expect(told.rows).toHaveLength(1);
  expect((await readDraft(app, by.customer, by.residentId)).isTaken).toBe(false);
  expect(await codeOf(sends())).toBe('mail.not_taken');
  const answer = await keepAnswer(app, himself(by, at), { to: her(), body: 'No more' });
  const sendsBack = () => sendAnswer(app, himself(by, at), { to: her(), draft: answer.draftId, version: answer.version });
  expect([await codeOf(sendsBack()), (await readAnswer(app, himself(by, at), her())).mute]).toMatchObject([
    'mail.no_answer_now',
    { until: null },
  ]);
  await Promise.all([unmuteWriter(app, himself(by, at), her()), unmuteWriter(app, himself(by, at), her())]);
  await unmuteWriter(app, himself(by, at), her());
  const [hers, his] = [await sends(), (await sendsBack()).letterId];
  await app.runJobs();
  for (const id of [hers, his]) await handOn(await castReader(app, at, id));
  expect(await inbox()).toEqual([hers, first]);
});

it('ends by itself at midnight where he is', async () => {
  await stop('7');
  const { mute } = await readMute(app, himself(by, at), her());
  expect(mute!.until!.getTime() - app.clock.now().getTime()).toBeGreaterThan(6 * DAY);
  app.clock.move(mute!.until!.getTime() - app.clock.now().getTime() - 1000);
  const isTaken = async () => (await readDraft(app, by.customer, by.residentId)).isTaken;
  expect(await isTaken()).toBe(false);
  app.clock.move(1000);
  expect(await isTaken()).toBe(true);
});

it('meets a letter in every moment of its way: it never reaches him', async () => {
  const [before, left] = [await inbox(), await purse()];
  const held = await sends();
  await app.runJobs();
  const hand = await castReader(app, at, held);
  await stop('open');
  await app.runJobs();
  expect((await readLetter(app, by.customer, held)).state).toBe('in_line');
  await handOn(hand);
  expect((await readLetter(app, by.customer, held)).state).toBe('undelivered');
  for (let round = 0; round < 4; round++) {
    await unmuteWriter(app, himself(by, at), her());
    await Promise.allSettled([sends(), stop('open'), app.runJobs()]);
    await app.runJobs();
  }
  expect(await inbox()).toEqual(before);
  const { rows } = await app.owner.query(
    `select 1 from review.queue q join review.items i using (item_id) join mail.letters l on l.letter_id = i.subject where l.customer = $1`,
    [her()],
  );
  expect(rows).toEqual([]);
  expect(await purse()).toEqual(left);
});

it('is his alone: nobody else does it, she is not shown it', async () => {
  const other = await castPair(app, at);
  expect(await codeOf(stop('8'))).toBe('mail.choose_days');
  expect(await codeOf(muteWriter(app, himself(other, at), { from: her(), days: '7' }))).toBe('mail.unknown_writer');
  for (const scope of [by.customer, castMailroom(at), { ...himself(by, at), roles: [] }])
    expect(await codeOf(muteWriter(app, scope, { from: her(), days: '7' }))).toBe('kernel.not_allowed');
  await stop('7');
  const rows = await app.tx(by.customer, (tx) => tx.selectFrom('mail.mutes').select('nr').execute());
  expect(rows).toEqual([]);
  const { rows: record } = await app.owner.query<{ action: string }>(
    `select distinct action from kernel.audit_rows where action like 'mail.%mute%' and subject = $1 order by action`,
    [by.residentId],
  );
  expect(record).toEqual([{ action: 'mail.muted' }, { action: 'mail.unmuted' }]);
});
