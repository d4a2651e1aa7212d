import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { adminOf, type CastAgency, type Pair } from '#domain/directory/cast.ts';
import { addResident, createFacility, enterOrder, noServices, setServices, sweeps } from '#domain/directory/index.ts';
import { castMailAgency } from '#domain/stamps/cast.ts';
import { readShop } from '#domain/stamps/index.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { dayAfter, localTime } from '#kernel/wall-clock.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf } from '#test/refused.ts';
import { castDecision, castLetter, castReader, castWriter, himself } from '../cast.ts';
import {
  cancelLetter,
  changeDay,
  deliverDue,
  keepAnswer,
  keepDraft,
  listInbox,
  listLetters,
  listSentBack,
  openLetter,
  readLetter,
  readWritten,
  sendAnswer,
  sendLetter,
  sureDay,
} from '../index.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const system = systemScope('test');
let app: TestApp;
let at: CastAgency;
let by: Pair;
beforeAll(async () => {
  app = await testApp();
  app.clock.set(new Date('2027-03-10T15:00:00Z'));
  at = await castMailAgency(app, { freePerMonth: 1 });
});
afterAll(() => app.end());
beforeEach(async () => {
  by = await castWriter(app, at);
});

const view = (letter: string) => readLetter(app, by.customer, letter);
const stamps = async () => {
  const { balance, available } = await readShop(app, by.customer, at.agency.id);
  return [balance, available];
};
const came = async () => (await listInbox(app, himself(by, at))).letters.length;
const told = async (): Promise<string[]> => {
  const { rows } = await app.owner.query<{ template: string }>(
    `select template from notifications.notices where login_id = $1 and template ~ '^(letter|answer)_' order by queued_at, id`,
    [by.customer.actor],
  );
  return rows.map(({ template }) => template);
};
/** Staff let it go on. */
const release = async (letter: string) => castDecision(app, await castReader(app, at, letter), 'release');
const twice = () => Promise.all([deliverDue.run(app), deliverDue.run(app)]);

/** What the agency's roster says of him, and who hears it. */
async function roster(over: { facilityId?: string; status?: 'released' }): Promise<void> {
  const him = { number: by.number, givenName: 'Mateo', familyName: 'Delgado', unit: 'B-2' };
  await addResident(app, system, { agencyId: at.agency.id, facilityId: at.facility.id, ...him, ...over });
  await sweeps.find(({ name }) => name === 'directory.tell_moves')!.run(app);
  await app.runJobs();
}

/** A court lets her not write to him any more. */
async function orderAgainst({ number, email }: Pair): Promise<void> {
  const keeper: Scope = { ...adminOf(at), roles: ['investigator'], facilities: 'all' };
  const order = { kind: 'court', number, names: '', emails: email, phones: '', source: 'County court, case 12-345' };
  await enterOrder(app, keeper, { ...order, orderedOn: '2027-03-01', until: '', note: '' });
}

describe('a letter with a day', () => {
  it('is read before it, and is there once at six in the morning where he is, also when the clocks change that night', async () => {
    const letter = await castLetter(app, by, { day: '2027-03-14' });
    expect((await listLetters(app, by.customer, { group: 'scheduled' })).letters).toMatchObject([
      { deliverOn: '2027-03-14', state: 'in_line' },
    ]);
    await release(letter);
    expect(await view(letter)).toMatchObject({ state: 'ready', deliverOn: '2027-03-14', mayCancel: true });
    expect([await stamps(), await came(), await told()]).toEqual([[5n, 4n], 0, []]);
    app.clock.set(new Date('2027-03-14T09:59:00Z'));
    await twice();
    expect(await came()).toBe(0);
    app.clock.set(new Date('2027-03-14T10:00:00Z'));
    await twice();
    expect(await view(letter)).toMatchObject({ state: 'released', deliverOn: null, mayCancel: false });
    expect([await stamps(), await came(), await told()]).toEqual([[4n, 4n], 1, ['letter_released']]);
  });

  it('is given another day, or taken back, until it is there', async () => {
    const letter = await castLetter(app, by, { day: '2027-04-01' });
    await release(letter);
    const change = (day: string) => codeOf(changeDay(app, by.customer, { letter, day }));
    expect([await change('2027-02-30'), await change('2027-03-14'), await change('2028-04-01')]).toEqual([
      'mail.bad_day',
      'mail.day_out_of_range',
      'mail.day_out_of_range',
    ]);
    await changeDay(app, by.customer, { letter, day: '2027-03-20' });
    expect((await view(letter)).deliverOn).toBe('2027-03-20');
    await Promise.all([cancelLetter(app, by.customer, letter), cancelLetter(app, by.customer, letter)]);
    expect([(await view(letter)).state, await stamps(), await change('2027-04-01')]).toEqual(['cancelled', [5n, 5n], 'mail.day_too_late']);
    app.clock.set(new Date('2027-03-20T12:00:00Z'));
    await twice();
    expect(await came()).toBe(0);
  });

  it('goes on at once when staff are later than its day', async () => {
    const letter = await castLetter(app, by, { day: '2027-03-21' });
    app.clock.set(new Date('2027-03-22T12:00:00Z'));
    await twice();
    expect(await came()).toBe(0);
    await release(letter);
    expect([(await view(letter)).state, await came()]).toEqual(['released', 1]);
  });
});

describe('a day nearer than staff may need', () => {
  it('is taken only when she knows; one that is sure, and any once they have read it, at once', async () => {
    const { draftId, version } = await keepDraft(app, by.customer, { resident: by.residentId, body: 'Mijo' });
    const send = (day: string, anyway?: boolean) =>
      sendLetter(app, by.customer, { resident: by.residentId, draft: draftId, version, day, ...(anyway && { anyway }) });
    const { day } = localTime(app.clock.now(), at.facility.timeZone);
    const sure = dayAfter(day, 4); // 72 hours on, and the morning after
    await expect(send(dayAfter(day, 2))).rejects.toMatchObject({ fields: [{ field: 'anyway', code: 'mail.day_not_sure' }] });
    const { letterId } = await send(sure);
    await app.runJobs();
    expect(await codeOf(changeDay(app, by.customer, { letter: letterId, day: dayAfter(day, 1) }))).toBe('mail.day_not_sure');
    await changeDay(app, by.customer, { letter: letterId, day: dayAfter(day, 1), anyway: true });
    await release(letterId);
    await changeDay(app, by.customer, { letter: letterId, day: dayAfter(day, 2) });
    expect(await view(letterId)).toMatchObject({ state: 'ready', deliverOn: dayAfter(day, 2) });
  });

  it.each([
    ['2027-03-12T11:00:00Z', '2027-03-12'], // six in New York
    ['2027-03-12T11:01:00Z', '2027-03-13'],
    ['2027-03-13T03:00:00Z', '2027-03-13'], // still the 12th there
  ])('read by %s is there by %s', (dueAt, day) => {
    expect(sureDay(new Date(dueAt), 'America/New_York')).toBe(day);
  });
});

describe('letters under way to somebody', () => {
  it('who is released come back with their stamps and a word; what is in hand when it is decided', async () => {
    const [waits, ready, inHand] = [await castLetter(app, by), await castLetter(app, by, { day: '2027-05-01' }), await castLetter(app, by)];
    await release(ready);
    const reader = await castReader(app, at, inHand);
    await roster({ status: 'released' });
    expect(await Promise.all([waits, ready, inHand].map(async (id) => (await view(id)).state))).toEqual([
      'undelivered',
      'undelivered',
      'in_line',
    ]);
    await castDecision(app, reader, 'release');
    expect((await view(inHand)).states.at(-1)).toMatchObject({ kind: 'undelivered', details: { why: 'left' } });
    expect([await stamps(), (await told()).filter((one) => one === 'letter_undelivered')]).toEqual([
      [5n, 5n],
      Array(3).fill('letter_undelivered'),
    ]);
  });

  it('that were handed on and never opened wait no more once he has left, as far as she may know; they do again when he is back', async () => {
    const [opened, unopened] = [await castLetter(app, by), await castLetter(app, by)];
    for (const letter of [opened, unopened]) await release(letter);
    await openLetter(app, himself(by, at), opened);
    const stands = async () => [
      ...(await listLetters(app, by.customer)).letters.map(({ letterId, state }) => [letterId === opened, state]),
      (await view(unopened)).state,
    ];
    expect(await stands()).toEqual([[false, 'released'], [true, 'opened'], 'released']);
    await roster({ status: 'released' });
    expect(await stands()).toEqual([[false, 'unread'], [true, 'opened'], 'unread']);
    // Nothing tells her that against an order.
    await orderAgainst(by);
    expect(await stands()).toEqual([[false, 'released'], [true, 'opened'], 'released']);
    await roster({});
    expect(await stands()).toEqual([[false, 'released'], [true, 'opened'], 'released']);
  });

  it('who has moved go with him where letters are taken, else back', async () => {
    const place = { agencyId: at.agency.id, city: 'Arcadia', timeZone: 'America/New_York' };
    const [open, shut] = [
      await createFacility(app, system, { ...place, name: 'Cedar Notch' }),
      await createFacility(app, system, { ...place, name: 'Bald Knob' }),
    ];
    const dated = { agencyId: at.agency.id, effectiveFrom: 'now' as const };
    await setServices(app, system, { ...dated, facilityId: open.id, body: { ...noServices, letters: true } });
    const [first, second] = [await castLetter(app, by), await castLetter(app, by)];
    await roster({ facilityId: open.id });
    await release(first);
    expect((await view(first)).state).toBe('released');
    await roster({ facilityId: shut.id });
    expect((await view(second)).states.at(-1)).toMatchObject({ kind: 'undelivered', details: { why: 'no_mail' } });
    expect(await stamps()).toEqual([4n, 4n]);
  });
});

describe('an answer', () => {
  async function answer(): Promise<string> {
    await release(await castLetter(app, by, { withReply: true }));
    const to = by.customer.actor!;
    const { draftId, version } = await keepAnswer(app, himself(by, at), { to, body: 'Mamá' });
    const { letterId } = await sendAnswer(app, himself(by, at), { to, draft: draftId, version });
    await app.runJobs();
    return letterId;
  }

  it('is taken back by who wrote it while nobody has it in hand', async () => {
    const letter = await answer();
    expect(await codeOf(cancelLetter(app, by.customer, letter))).toBe('mail.unknown_letter');
    await cancelLetter(app, himself(by, at), letter);
    expect((await readWritten(app, himself(by, at), letter)).state).toBe('cancelled');
    const other = await answer();
    await castReader(app, at, other);
    expect(await codeOf(cancelLetter(app, himself(by, at), other))).toBe('mail.cancel_too_late');
  });

  it('that staff send back she hears of, with why, and reads nothing of it', async () => {
    const letter = await answer();
    await castDecision(app, await castReader(app, at, letter), 'return');
    expect(await told()).toContain('answer_returned');
    expect((await listSentBack(app, by.customer)).letters).toMatchObject([
      { letterId: letter, details: { reason: 'contraband', rule: 'Rule 12.3' } },
    ]);
    expect(await codeOf(view(letter))).toBe('mail.unknown_letter');
  });

  it('that an order stops goes nowhere, and staff find a match', async () => {
    const letter = await answer();
    await orderAgainst(by);
    await castDecision(app, await castReader(app, at, letter), 'release');
    expect((await readWritten(app, himself(by, at), letter)).states.at(-1)).toMatchObject({
      kind: 'undelivered',
      details: { why: 'not_allowed' },
    });
    expect(await told()).not.toContain('letter_arrived');
    const { rowCount } = await app.owner.query('select 1 from directory.no_contact_matches where resident_id = $1', [by.residentId]);
    expect(rowCount).toBe(1);
  });
});
