import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { adminOf, type CastAgency, castPair, type Pair } from '#domain/directory/cast.ts';
import { addResident, enterOrder } from '#domain/directory/index.ts';
import { castClosed } from '#domain/identity/cast.ts';
import { readBalance, verifyLedger } from '#domain/ledger/index.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf } from '#test/refused.ts';
import { castMailAgency, castStamps } from '../cast.ts';
import { freeStamps, giveStamps, holdStamps, offerReply, ownData, readGiving, readResidentPurse, readShop, spendStamps } from '../index.ts';
import { giveMonthly } from '../monthly/give-monthly.ts';
import { returnGifts } from './give-stamps.ts';
import { returnReplies } from './reply-stamps.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });
const DAY = 86_400_000;
const system = systemScope('test');

let app: TestApp;
let at: CastAgency;
beforeAll(async () => {
  app = await testApp();
  at = await castMailAgency(app);
});
afterAll(async () => {
  await app.owner.query('analyze');
  expect(await verifyLedger(app)).toEqual([]);
  await app.end();
});

const himself = (by: Pair, place = at): Scope => ({ ...system, realm: 'resident', actor: by.residentId, agency: place.agency.id });
const has = async (by: Pair) => {
  const { monthly, own, replies } = await readResidentPurse(app, himself(by));
  return [monthly, own, replies.get(by.customer.actor!) ?? 0];
};
const answer = async (by: Pair, stamps = 1n, to = by.customer.actor!, subject = newId('ans')) => {
  const scope = himself(by);
  await app.tx(scope, (tx) => holdStamps(app, tx, scope, { subject, agency: at.agency.id, stamps, to }));
  return subject;
};
const spend = (subject: string) => app.tx(system, (tx) => spendStamps(app, tx, system, subject));
const free = (subject: string) => app.tx(system, (tx) => freeStamps(app, tx, system, subject));
const give = (by: Pair, stamps: bigint, gift = newId('gft')) => giveStamps(app, by.customer, { gift, resident: by.residentId, stamps });
const senders = async (by: Pair) => {
  const { balance, available } = await readShop(app, by.customer, at.agency.id);
  return [balance, available];
};
const owed = (code: string) => app.tx(system, (tx) => readBalance(tx, system, code)).catch(() => 0n);
const earned = () => owed(`stamp_sales:${at.agency.id}`);

async function pair(stamps: bigint | null = 10n): Promise<Pair> {
  const by = await castPair(app, at);
  if (stamps !== null) await castStamps(app, by.customer, at, stamps);
  await app.runJobs();
  return by;
}

/** A letter with a reply stamp that was handed on. */
async function replyStamp(by: Pair, offered = true): Promise<string> {
  const subject = newId('rpl');
  await app.tx(by.customer, (tx) => holdStamps(app, tx, by.customer, { subject, agency: at.agency.id, stamps: 1n }));
  if (offered) await app.tx(system, (tx) => offerReply(app, tx, system, { subject, resident: by.residentId }));
  return subject;
}

async function leave(by: Pair): Promise<void> {
  const facility = { agencyId: at.agency.id, facilityId: at.facility.id };
  const person = { number: by.number, givenName: 'Mateo', familyName: 'Delgado', unit: 'B-2', status: 'released' as const };
  await addResident(app, system, { ...facility, ...person });
}

/** Residents of this file begin the month with nothing but what a test gives them. */
const firstOf = (month: string) => app.clock.move(new Date(`${month}-01T05:00:00Z`).getTime() - app.clock.now().getTime());

it('a reply stamp pays for one answer to its sender, for no other, and stays the sender’s until then', async () => {
  const by = await pair();
  const reply = await replyStamp(by, false);
  expect([await has(by), await senders(by)]).toEqual([
    [0n, 0n, 0],
    [10n, 9n],
  ]);
  await app.tx(system, (tx) => offerReply(app, tx, system, { subject: reply, resident: by.residentId }));
  expect(await has(by)).toEqual([0n, 0n, 1]);
  expect(await codeOf(answer(by, 1n, newId('lgn')))).toBe('stamps.too_few');
  const first = await answer(by);
  expect(await codeOf(answer(by))).toBe('stamps.too_few');
  await free(first);
  const second = await answer(by);
  const before = await earned();
  await spend(second);
  await spend(second);
  expect([await has(by), await senders(by)]).toEqual([
    [0n, 0n, 0],
    [9n, 9n],
  ]);
  expect(await earned()).toBe(before + 33n);
  await expect(free(second)).rejects.toThrow('were spent');
});

it('a reply stamp that nobody used goes back after half a year, or when the person leaves; not while he answers with it', async () => {
  const [by, leaver, answering] = [await pair(5n), await pair(5n), await pair(5n)];
  await replyStamp(by);
  await replyStamp(leaver);
  await replyStamp(answering);
  const open = await answer(answering);
  await leave(leaver);
  await returnReplies(app);
  expect([await senders(by), await senders(leaver), await senders(answering)]).toEqual([
    [5n, 4n],
    [5n, 5n],
    [5n, 4n],
  ]);
  app.clock.move(181 * DAY);
  await Promise.all([returnReplies(app), returnReplies(app)]);
  expect([await senders(by), await senders(answering)]).toEqual([
    [5n, 5n],
    [5n, 4n],
  ]);
  await free(open);
  await returnReplies(app);
  expect(await senders(answering)).toEqual([5n, 5n]);
  expect(await codeOf(answer(answering))).toBe('stamps.too_few');
});

it('a gift is his: once however often it is clicked, earned when he uses it, and what is left when he goes is its giver’s money again', async () => {
  const by = await pair();
  const gift = newId('gft');
  const before = await earned();
  await Promise.all([give(by, 4n, gift), give(by, 4n, gift)]);
  expect([await has(by), await senders(by)]).toEqual([
    [0n, 4n, 0],
    [6n, 6n],
  ]);
  expect((await ownData.read(app, by.customer))[1]!.rows).toMatchObject([{ stamps: '4', to: 'Mateo Delgado' }]);
  expect(await codeOf(give(by, 7n))).toBe('stamps.too_few');
  expect(await codeOf(give(by, 41n))).toBe('stamps.bad_gift');
  const stranger = await pair();
  expect(await codeOf(giveStamps(app, stranger.customer, { gift: newId('gft'), resident: by.residentId, stamps: 1n }))).toBe(
    'stamps.unknown_person',
  );
  expect(await codeOf(give(stranger, 4n, gift))).toBe('kernel.not_allowed');
  await spend(await answer(by, 1n, newId('lgn')));
  expect(await earned()).toBe(before + 33n);
  const open = await answer(by, 1n, newId('lgn'));
  await leave(by);
  await returnGifts(app);
  expect(await has(by)).toEqual([0n, 2n, 0]);
  await free(open);
  await Promise.all([returnGifts(app), returnGifts(app)]);
  expect(await has(by)).toEqual([0n, 0n, 0]);
  // Three of ten for $3.30, and as much of their tax.
  expect(await owed(`wallet:${by.customer.actor!}`)).toBe(99n + 6n);
});

it('where an order stands between the two nobody gives, and staff find a match', async () => {
  const by = await pair();
  const keeper: Scope = { ...adminOf(at), roles: ['investigator'] };
  const order = { kind: 'court', number: by.number, names: '', emails: by.email, phones: '', source: 'County court', until: '', note: '' };
  await enterOrder(app, keeper, { ...order, orderedOn: '2026-01-02' });
  const matches = async () =>
    (await app.owner.query('select tried from directory.no_contact_matches where resident_id = $1', [by.residentId])).rows;
  expect(await matches()).toEqual([]);
  expect(await codeOf(give(by, 1n))).toBe('directory.restricted');
  expect(await codeOf(readGiving(app, by.customer, { resident: by.residentId, gift: null }))).toBe('directory.restricted');
  expect(await matches()).toEqual([{ tried: 'send' }]);
  expect(await senders(by)).toEqual([10n, 10n]);
});

it('what is left of a gift whose giver has closed her login stays in no wallet: it is owed to her', async () => {
  const by = await pair();
  await give(by, 4n);
  await castClosed(app, by.customer.actor!);
  await leave(by);
  const before = await owed('refunds_payable');
  await returnGifts(app);
  await app.runJobs();
  expect([await has(by), await owed(`wallet:${by.customer.actor!}`)]).toEqual([[0n, 0n, 0], 0n]);
  expect((await owed('refunds_payable')) - before).toBe(132n + 8n);
});

it('on the first, from midnight where he is, everybody has as many as the rule says: not more, not twice, and what stopped goes on', async () => {
  const place = await castMailAgency(app);
  const people: Pair[] = [];
  for (let i = 0; i < 5; i++) people.push(await castPair(app, place));
  const monthly = async () => {
    const purses = await Promise.all(people.map((one) => readResidentPurse(app, himself(one, place))));
    return purses.map((purse) => purse.monthly).join(' ');
  };
  const use = async (by: Pair, stamps: bigint) => {
    const [scope, subject] = [himself(by, place), newId('ans')];
    await app.tx(scope, (tx) => holdStamps(app, tx, scope, { subject, agency: place.agency.id, stamps, to: newId('lgn') }));
    return subject;
  };
  await Promise.all([giveMonthly(app, 2), giveMonthly(app, 2)]);
  expect(await monthly()).toBe('4 4 4 4 4');
  await spend(await use(people[0]!, 3n));
  const underWay = await use(people[1]!, 2n);
  await giveMonthly(app);
  expect(await monthly()).toBe('1 2 4 4 4');
  const [year, month] = app.clock.now().toISOString().split('-').map(Number) as [number, number];
  const next = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 7);
  firstOf(next);
  app.clock.move(-3 * 3_600_000); // The first by the world's clock, and still the last of the month there.
  await giveMonthly(app);
  expect(await monthly()).toBe('1 2 4 4 4');
  firstOf(next);
  const stops = vi.spyOn(app.log, 'debug').mockImplementationOnce(() => {
    throw new Error('stopped');
  });
  await expect(giveMonthly(app, 2)).rejects.toThrow('stopped');
  stops.mockRestore();
  await giveMonthly(app, 2);
  await giveMonthly(app, 2);
  expect(await monthly()).toBe('4 4 4 4 4');
  await free(underWay);
  expect(await monthly()).toBe('4 6 4 4 4');
  const { rows } = await app.owner.query(
    `select seen::int, raised::int, given::int from stamps.rounds where facility_id = $1 order by month`,
    [place.facility.id],
  );
  expect(rows).toEqual([
    { seen: 5, raised: 5, given: 20 },
    { seen: 5, raised: 2, given: 5 },
  ]);
});

it('forty at once with one stamp and one reply stamp, from as many devices: two have one', async () => {
  const by = await pair(5n);
  await give(by, 1n);
  await replyStamp(by);
  const tries = await Promise.all(Array.from({ length: 40 }, () => codeOf(answer(by))));
  expect(tries.filter((code) => code !== 'stamps.too_few')).toEqual(['nothing was refused', 'nothing was refused']);
});

type Step = { do: 'give' | 'reply' | 'answer' | 'spend' | 'free' | 'back'; stamps: bigint; which: number };
const steps = fc.array(
  fc.record<Step>({
    do: fc.constantFrom('give', 'reply', 'answer', 'answer', 'spend', 'free', 'back'),
    stamps: fc.bigInt(1n, 3n),
    which: fc.nat(9),
  }),
  { minLength: 30, maxLength: 30 },
);

it('whatever is given, offered, answered, handed on and returned, in any order: no stamp and no cent comes from nowhere', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (played) => {
      const by = await pair();
      const [cents, sold] = [await owed(`unused_stamps:${at.agency.id}`), await earned()];
      const open: string[] = [];
      for (const { do: what, stamps, which } of played) {
        const [chosen] = ['spend', 'free'].includes(what) ? open.splice(which % Math.max(open.length, 1), 1) : [];
        if (what === 'give') await codeOf(give(by, stamps));
        else if (what === 'reply') await codeOf(replyStamp(by));
        else if (what === 'back') await returnReplies(app);
        else if (what === 'answer') {
          const subject = newId('ans');
          if ((await codeOf(answer(by, stamps, by.customer.actor!, subject))) === 'nothing was refused') open.push(subject);
        } else if (chosen) await (what === 'spend' ? spend : free)(chosen);
      }
      for (const subject of open) await free(subject);
      const [[balance], [, own, replies]] = [await senders(by), await has(by)];
      const { rows } = await app.owner.query<{ used: bigint }>(
        `select coalesce(sum(e.change), 0) as used from ledger.v_entries e where e.account = $1 and e.reference = any ($2)`,
        [`stamps_spent:${at.agency.id}`, await subjectsOf(by)],
      );
      expect(BigInt(balance as bigint) + BigInt(own as bigint) + BigInt(rows[0]!.used)).toBe(10n);
      expect(replies).toBeLessThanOrEqual(Number(balance));
      const [left, taken] = [(await owed(`unused_stamps:${at.agency.id}`)) - cents, (await earned()) - sold];
      expect(left + taken).toBe(0n);
      if (balance === 0n && own === 0n) expect(taken).toBe(330n);
    }),
    { numRuns: 6, endOnFailure: true },
  );
});

/** What was used by one pair: the answers, and the letters' own stamps behind reply stamps. */
async function subjectsOf(by: Pair): Promise<string[]> {
  const { rows } = await app.owner.query<{ subject: string }>(
    `select subject from stamps.uses where customer = $1 union select subject from stamps.resident_uses where resident_id = $2`,
    [by.customer.actor, by.residentId],
  );
  return rows.map(({ subject }) => subject);
}
