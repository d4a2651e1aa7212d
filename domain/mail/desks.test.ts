import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { adminOf, type CastAgency, type Pair } from '#domain/directory/cast.ts';
import { houseReview, setReview } from '#domain/directory/index.ts';
import { castStaff } from '#domain/identity/cast.ts';
import {
  decide,
  finishDecisions,
  endAcquaintance,
  handOver,
  hold,
  listAcquaintances,
  nameAcquaintance,
  NOTICE_DAYS,
  readItem,
  readReviewFigures,
  readQueue,
  takeItem,
  takeNext,
  tellWaiting,
  UNDO_MS,
} from '#domain/review/index.ts';
import { castMailAgency } from '#domain/stamps/cast.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf } from '#test/refused.ts';
import { castItem, castLetter, castMailroom, castWriter } from './cast.ts';
import { cancelLetter, readClean, readForReview, readLetter, stepAsideFrom } from './index.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let app: TestApp;
let at: CastAgency;
let by: Pair;
let reader: Scope;
let investigator: Scope;
beforeAll(async () => {
  app = await testApp();
  at = await castMailAgency(app);
  by = await castWriter(app, at, { stamps: 20n });
  reader = castMailroom(at);
});
afterAll(async () => {
  await app.end();
});

/** What was decided can't be undone any more, and is told. */
async function takeEffect(): Promise<void> {
  app.clock.move(UNDO_MS);
  await finishDecisions(app);
  await app.runJobs();
}

const stateOf = async (letter: string) => (await readLetter(app, by.customer, letter)).state;
const told = async (key: string) =>
  (await app.owner.query<{ template: string }>(`select template from notifications.notices where key like $1`, [key])).rows.length;

describe('a letter that an investigator is asked about', () => {
  it('needs somebody who is one, where it is', async () => {
    await castLetter(app, by);
    const item = (await takeNext(app, reader))!;
    const ask = (note: string, to: 'investigator' | 'mailroom' = 'investigator') => codeOf(handOver(app, reader, { item, to, note }));
    expect([await ask(' '), await ask('Look', 'mailroom'), await ask('Look')]).toEqual([
      'review.hand_note',
      'kernel.not_allowed',
      'review.nobody_investigates',
    ]);
    await decide(app, reader, { item, outcome: 'release' });
    const staff = await castStaff(app, { email: 'dale@example.com', agencyId: at.agency.id, roles: ['investigator'] });
    investigator = castMailroom(at, { roles: ['investigator'], actor: staff.loginId });
  });

  it('leaves the mailroom for the other line; its sender hears only after some days that it takes longer, and can’t take it back', async () => {
    const letter = await castLetter(app, by);
    const other = castMailroom(at);
    const item = (await takeNext(app, reader))!;
    for (const scope of [other, investigator])
      expect(await codeOf(handOver(app, scope, { item, to: 'investigator', note: 'x' }))).toMatch(/not_yours|not_allowed/);
    expect(await codeOf(takeItem(app, investigator, item))).toBe('review.unknown_item');
    const ask = () => codeOf(handOver(app, reader, { item, to: 'investigator', note: 'Who is Ray?' }));
    expect((await Promise.all([ask(), ask()])).sort()).toEqual(['nothing was refused', 'review.handed_over']);
    await app.runJobs();
    expect(await told(`handed_over:${item}:1:%`)).toBe(1);
    expect((await readQueue(app, reader)).count).toBe(0);
    expect([await takeNext(app, reader), await readClean(app, reader)]).toEqual([null, []]);
    expect((await readItem(app, reader, item)).standing).toBe('elsewhere');
    for (const act of [() => takeItem(app, reader, item), () => decide(app, reader, { item, outcome: 'release' })])
      expect(await codeOf(act())).toBe('review.handed_over');
    expect(await codeOf(readQueue(app, reader, { desk: 'investigator' }))).toBe('kernel.not_allowed');
    expect(await codeOf(cancelLetter(app, by.customer, letter))).toBe('mail.cancel_too_late');
    expect(await tellWaiting(app)).toBe(0);
    app.clock.move(NOTICE_DAYS * 86_400_000);
    expect([await tellWaiting(app), await tellWaiting(app)]).toEqual([1, 0]);
    await app.runJobs();
    expect([await stateOf(letter), await told(`letter_held:${letter}`)]).toEqual(['held', 1]);

    expect((await readQueue(app, investigator, { desk: 'investigator' })).items.map(({ itemId }) => itemId)).toEqual([item]);
    expect(await takeNext(app, investigator, { desk: 'investigator' })).toBe(item);
    expect((await readItem(app, investigator, item)).handovers).toMatchObject([{ desk: 'investigator', note: 'Who is Ray?' }]);
    expect(await readForReview(app, investigator, item)).toMatchObject({ letterId: letter, count: 1 });
    expect(await decide(app, investigator, { item, outcome: 'return', reason: 'code', rule: '4' })).toMatchObject({ desk: 'investigator' });
    await takeEffect();
    expect(await stateOf(letter)).toBe('returned');
  });

  it('is kept back or handed back by the investigator, and then it is the mailroom’s again', async () => {
    const letter = await castLetter(app, by);
    const item = (await takeNext(app, reader))!;
    await handOver(app, reader, { item, to: 'investigator', note: 'Look' });
    await takeItem(app, investigator, item);
    expect(await hold(app, investigator, { item, note: 'I call the family' })).toBe('investigator');
    await app.runJobs();
    expect(await stateOf(letter)).toBe('held');
    await takeItem(app, investigator, item);
    await handOver(app, investigator, { item, to: 'mailroom', note: 'Nothing in it' });
    app.clock.move(NOTICE_DAYS * 86_400_000);
    expect(await tellWaiting(app)).toBe(0);
    expect((await readItem(app, investigator, item)).standing).toBe('elsewhere');
    await takeItem(app, reader, item);
    expect((await readItem(app, reader, item)).handovers.map(({ note }) => note)).toEqual(['Look', 'Nothing in it']);
    await decide(app, reader, { item, outcome: 'release' });
    await takeEffect();
    expect(await stateOf(letter)).toBe('released');
  });
});

describe('a letter of people whom a reader knows', () => {
  const withLetter = async (): Promise<{ pair: Pair; letter: string; item: string }> => {
    const pair = await castWriter(app, at);
    const letter = await castLetter(app, pair);
    return { pair, letter, item: await castItem(app, letter) };
  };
  const aside = (who: Scope, item: string, why: string, note = '') => stepAsideFrom(app, who, { item, why, note });

  it('is put out of hand by stepping aside, with a reason, and never comes again; other mail of whom he knows neither', async () => {
    const one = castMailroom(at);
    const { pair, item } = await withLetter();
    const second = await castLetter(app, pair, { body: 'Again' });
    await takeItem(app, one, item);
    expect([await codeOf(aside(one, item, '')), await codeOf(aside(one, item, 'other'))]).toEqual([
      'review.choose_why',
      'review.aside_note',
    ]);
    await aside(one, item, 'outside');
    expect((await readItem(app, one, item)).standing).toBe('aside');
    expect(await codeOf(takeItem(app, one, item))).toBe('review.stepped_aside');
    expect((await readQueue(app, one)).items.filter(({ subject }) => subject === second)).toEqual([]);
    expect([await takeNext(app, one), await readClean(app, one)]).toEqual([null, []]);
    const [known] = await listAcquaintances(app, one);
    expect(known!.name).toContain(' ');
    await endAcquaintance(app, one, { number: `${known!.number}` });
    expect(await codeOf(takeItem(app, one, item))).toBe('review.stepped_aside');
    const taken = (await takeNext(app, one))!;
    expect((await readItem(app, one, taken)).subject).toBe(second);
    // Not even past the commands.
    await expect(
      app.tx(one, (tx) => sql`update review.queue set reviewer = ${one.actor}, leased_until = now() where item_id = ${item}`.execute(tx)),
    ).rejects.toThrow(/check constraint/);
    await decide(app, one, { item: taken, outcome: 'release' });
    await release(item);
  });

  it('is kept from whoever named one of them, and from whoever is the sender or has him among his people', async () => {
    const { pair, item } = await withLetter();
    const named = castMailroom(at);
    expect(await codeOf(nameAcquaintance(app, named, { number: 'none' }))).toBe('review.unknown_number');
    for (let twice = 0; twice < 2; twice++) await nameAcquaintance(app, named, { number: pair.number });
    expect(await listAcquaintances(app, named)).toHaveLength(1);
    const { rows } = await app.owner.query<{ email: string }>(`select email from identity.logins where id = $1`, [pair.customer.actor]);
    const staff = await castStaff(app, { email: rows[0]!.email, agencyId: at.agency.id, roles: ['mailroom'] });
    const herself = castMailroom(at, { actor: staff.loginId });
    for (const who of [named, herself]) {
      expect(await takeNext(app, who)).toBeNull();
      expect(await codeOf(takeItem(app, who, item))).toBe('review.stepped_aside');
      await expect(
        app.tx(who, (tx) => sql`update review.queue set reviewer = ${who.actor}, leased_until = now() where item_id = ${item}`.execute(tx)),
      ).rejects.toThrow(/row-level security/);
    }
    await release(item);
  });

  async function release(item: string): Promise<void> {
    const who = castMailroom(at);
    await takeItem(app, who, item);
    await decide(app, who, { item, outcome: 'release' });
  }
});

describe('a letter that two read', () => {
  beforeAll(async () => {
    const body = { ...houseReview, againPercent: 100, secondFor: ['weapons'] };
    await setReview(app, systemScope('test'), { agencyId: at.agency.id, effectiveFrom: 'now', body });
  });
  const [one, two] = [() => castMailroom(at), () => castMailroom(at)];
  const read = async (who: Scope, item: string, outcome: 'release' | 'return') => {
    await takeItem(app, who, item);
    const said = await decide(app, who, { item, outcome, reason: 'security', rule: '7' });
    await takeEffect();
    return said.reading;
  };
  const handIn = async (body: string) => {
    const letter = await castLetter(app, by, { body });
    return { letter, item: await castItem(app, letter) };
  };

  it('goes on only when another says so too, where the agency has it so; sent back it is by either', async () => {
    const { letter, item } = await handIn('Bring a shank.');
    const [first, second] = [one(), two()];
    expect(await read(first, item, 'release')).toBe('first');
    expect(await stateOf(letter)).toBe('in_line');
    expect(await codeOf(takeItem(app, first, item))).toBe('review.stepped_aside');
    expect(await codeOf(cancelLetter(app, by.customer, letter))).toBe('mail.cancel_too_late');
    expect(await readItem(app, second, item)).toMatchObject({ standing: 'free', reading: 'second' });
    expect(await read(second, item, 'release')).toBe('second');
    expect(await stateOf(letter)).toBe('released');
    const other = await handIn('Bring a shank too.');
    await read(first, other.item, 'release');
    await read(second, other.item, 'return');
    expect(await stateOf(other.letter)).toBe('returned');
    await expect(
      app.owner.query(
        `insert into review.readings select item_id, 'again', reviewer, outcome, reason, rule, note, at, agency_id, facility_id
         from review.readings where item_id = $1 and reading = 'first'`,
        [item],
      ),
    ).rejects.toThrow(/readings_item_id_reviewer_key/);
  });

  it('is read again by another as a sample, which holds nothing up and changes nothing', async () => {
    const { letter, item } = await handIn('The car would not start.');
    const [first, second] = [one(), two()];
    await read(first, item, 'release');
    expect(await stateOf(letter)).toBe('released');
    expect(await codeOf(takeItem(app, first, item))).toBe('review.stepped_aside');
    await takeItem(app, second, item);
    for (const act of [() => hold(app, second, { item, note: 'x' }), () => handOver(app, second, { item, to: 'investigator', note: 'x' })])
      expect(await codeOf(act())).toBe('review.gone_on');
    expect(await read(second, item, 'return')).toBe('again');
    expect(await stateOf(letter)).toBe('released');
    expect((await readItem(app, second, item)).standing).toBe('decided');
    expect((await readReviewFigures(app, { ...adminOf(at), facilities: 'all' })).looks).toEqual([
      { look: 'again', count: 1, otherwise: 1 },
      { look: 'second', count: 2, otherwise: 1 },
    ]);
  });
});
