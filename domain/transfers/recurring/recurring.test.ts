import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addResident, setFeeSchedule, setLimits } from '#domain/directory/index.ts';
import { credit, customerWallet, debit, openAccounts, postJournal, processorClearing, verifyLedger } from '#domain/ledger/index.ts';
import { finishSpends, readWallet } from '#domain/payments/index.ts';
import { newId } from '#kernel/ids.ts';
import { systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf } from '#test/refused.ts';
import { tr } from '#words/index.ts';
import { castSender, type Sender } from '../cast.ts';
import { changePlan, listPlans, listTransfers, offerPlan, ownData, readPlan, runPlans, skipNext, startPlan, whyInShort } from '../index.ts';

// Many steps of money one after the other: on a busy machine they take their time.
vi.setConfig({ testTimeout: 120_000 });

let app: TestApp;
let place: Sender;
beforeAll(async () => {
  app = await testApp();
});
afterAll(async () => {
  expect(await verifyLedger(app)).toEqual([]);
  await app.end();
});

const system = systemScope('test');
const START = new Date('2027-01-10T15:00:00Z');

/** Somebody with money in the wallet, put there without a card page. */
async function withMoney(cents: bigint): Promise<Sender> {
  app.clock.set(START);
  place ??= await castSender(app);
  const by = await castSender(app, { place });
  await put(by, cents);
  return by;
}

async function put(by: Sender, cents: bigint): Promise<void> {
  if (cents === 0n) return;
  const entries = [debit('processor_clearing', cents), credit(customerWallet(by.scope.actor!), cents)];
  await app.tx(system, async (tx) => {
    await openAccounts(tx, system, { accounts: [processorClearing()], at: app.clock.now() });
    await postJournal(tx, system, { key: newId('tst'), kind: 'wallet_filled', entries, at: app.clock.now() });
  });
}

const input = (by: Sender, over: object = {}) => ({ resident: by.residentId, amount: '40', every: 'month', first: '2027-01-31', ...over });
const start = (by: Sender, over: object = {}) =>
  startPlan(app, by.scope, { plan: newId('rpl'), feeCents: 395n, agree: true, isFresh: true, ...input(by), ...over });
const balance = async (by: Sender) => (await readWallet(app, by.scope)).balanceCents;
const sent = async (by: Sender) => (await listTransfers(app, by.scope)).transfers;

async function setStatus({ at }: Sender, status: 'here' | 'released'): Promise<void> {
  const person = { agencyId: at.agency.id, number: 'S123456', givenName: 'Marcus', familyName: 'Reed' };
  await addResident(app, system, { ...person, facilityId: at.facility.id, unit: 'B', status });
}

async function setFee({ at }: Sender, feeCents: bigint, effectiveFrom: Date): Promise<void> {
  const tiers = [{ minCents: 2000n, maxCents: 50_000n, feeCents }];
  const body = { lines: [{ channel: 'web' as const, method: 'card' as const, category: 'spendable' as const, tiers }] };
  await setFeeSchedule(app, system, { agencyId: at.agency.id, effectiveFrom, body });
}

async function tick(at: string | Date): Promise<void> {
  app.clock.set(new Date(at));
  await runPlans(app);
  await app.runJobs();
}

async function told(by: Sender): Promise<string[]> {
  const { rows } = await app.owner.query<{ template: string }>(
    `select template from notifications.notices where login_id = $1 and template like 'plan_%' order by queued_at, template`,
    [by.scope.actor],
  );
  return rows.map((row) => row.template);
}

describe('a plan', () => {
  it('is shown with its price, its days and its words before it is agreed to; every wrong field is named at once', async () => {
    const by = await withMoney(0n);
    expect(await offerPlan(app, by.scope, input(by))).toMatchObject({
      amountCents: 4000n,
      feeCents: 395n,
      shown: {
        days: ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31', '2027-06-30'],
        deductions: [{ when: 'if_owed', upTo: '8.00' }],
        arrivesAtLeastCents: 3200n,
        arrivesAtMostCents: 4000n,
      },
    });
    expect(await codeOf(offerPlan(app, by.scope, input(by, { amount: '', every: 'x', first: '2027-01-10' })))).toBe(
      'transfers.amount_empty transfers.choose_every transfers.first_day_wrong',
    );
    expect(await codeOf(offerPlan(app, by.scope, input(by, { first: '2027-03-12' })))).toBe('transfers.first_day_wrong');
    expect(await codeOf(start(by, { agree: false }))).toBe('transfers.agree_first');
    expect(await codeOf(start(by, { isFresh: false }))).toBe('transfers.sign_in_again');
    expect(await codeOf(start(by, { feeCents: 100n }))).toBe('transfers.plan_price_changed');
    expect(await listPlans(app, by.scope)).toEqual([]);
  });

  it('is one however often its button is pressed, and nobody else’s', async () => {
    const by = await withMoney(0n);
    const plan = newId('rpl');
    await Promise.all([1, 2, 3].map(() => start(by, { plan })));
    expect(await listPlans(app, by.scope)).toHaveLength(1);
    const other = await castSender(app, { place });
    expect(await codeOf(start(other, { plan }))).toBe('transfers.unknown_plan');
    expect(await codeOf(readPlan(app, other.scope, plan))).toBe('transfers.unknown_plan');
    expect(await codeOf(changePlan(app, other.scope, { plan, to: 'ended' }))).toBe('transfers.unknown_plan');
    expect(await codeOf(skipNext(app, other.scope, { plan, day: '2027-01-31' }))).toBe('transfers.unknown_plan');
  });

  it('T12: on the 31st it is sent on the last day of a short month; told three days before; each day once', async () => {
    const by = await withMoney(20_000n);
    const { planId } = await start(by);
    await tick('2027-01-28T13:59:00Z');
    expect(await told(by)).toEqual([]);
    await tick('2027-01-28T14:00:00Z');
    await tick('2027-01-29T14:00:00Z');
    expect(await told(by)).toEqual(['plan_coming']);
    await tick('2027-01-31T13:59:00Z');
    expect(await sent(by)).toEqual([]);
    await tick('2027-01-31T14:00:00Z'); // 9:00 in New York
    await tick('2027-01-31T14:01:00Z');
    expect(await sent(by)).toMatchObject([{ amountCents: 4000n, state: 'applied' }]);
    expect(await balance(by)).toBe(20_000n - 4395n);
    await tick('2027-02-25T14:00:00Z');
    await tick('2027-02-28T14:00:00Z');
    expect(await sent(by)).toHaveLength(2);
    await tick('2027-03-28T13:00:00Z'); // the clocks have gone ahead
    await tick('2027-03-31T12:59:00Z');
    expect(await sent(by)).toHaveLength(2);
    await tick('2027-03-31T13:00:00Z');
    expect(await sent(by)).toHaveLength(3);
    expect((await readPlan(app, by.scope, planId)).ended.map((fact) => [fact.day, fact.kind])).toEqual([
      ['2027-03-31', 'sent'],
      ['2027-02-28', 'sent'],
      ['2027-01-31', 'sent'],
    ]);
  });

  it('with too little in the wallet it is left out with a notice, and not tried again when there is more', async () => {
    const by = await withMoney(4394n);
    const { planId } = await start(by);
    await tick('2027-01-31T14:00:00Z');
    expect(await told(by)).toEqual(['plan_coming', 'plan_skipped']);
    await put(by, 10_000n);
    await tick('2027-01-31T15:00:00Z');
    expect(await sent(by)).toEqual([]);
    expect((await readPlan(app, by.scope, planId)).ended).toMatchObject([{ kind: 'skipped', details: { why: 'wallet_short' } }]);
    await tick('2027-02-28T14:00:00Z');
    expect(await sent(by)).toHaveLength(1);
  });

  it('a fee that rises is told before; one that nobody was told of, or that rises too far, is not taken', async () => {
    app.clock.set(START);
    const by = await castSender(app);
    await put(by, 50_000n);
    const { planId } = await start(by, { every: 'week', first: '2027-01-15' });
    const raise = (feeCents: bigint, from: string) => setFee(by, feeCents, new Date(from));
    const last = async () => (await readPlan(app, by.scope, planId)).ended[0];
    await raise(445n, '2027-01-13T05:00:00Z'); // known when it is told on the 12th
    await tick('2027-01-12T14:00:00Z');
    await tick('2027-01-15T14:00:00Z');
    expect(await last()).toMatchObject({ day: '2027-01-15', kind: 'sent' });
    await tick('2027-01-19T14:00:00Z');
    await raise(495n, '2027-01-21T05:00:00Z'); // after it was told
    await tick('2027-01-22T14:00:00Z');
    expect(await last()).toMatchObject({ day: '2027-01-22', kind: 'skipped', details: { why: 'fee_changed' } });
    await raise(496n, '2027-01-24T05:00:00Z'); // told in time, but more than $1.00 above the fee agreed to
    await tick('2027-01-26T14:00:00Z');
    await tick('2027-01-29T14:00:00Z');
    expect(await last()).toMatchObject({ day: '2027-01-29', kind: 'skipped', details: { why: 'fee_changed' } });
    expect(await sent(by)).toMatchObject([{ feeCents: 445n }]);
    expect(await balance(by)).toBe(50_000n - 4445n);
  });

  it('for somebody who may not be sent money that day it is left out, with the reason', async () => {
    const by = await withMoney(20_000n);
    const { planId } = await start(by);
    await setStatus(by, 'released');
    await tick('2027-01-31T14:00:00Z');
    const { ended } = await readPlan(app, by.scope, planId);
    expect(ended).toMatchObject([{ kind: 'skipped', details: { why: 'transfers.not_there' } }]);
    expect(await told(by)).toEqual(['plan_coming', 'plan_skipped']);
    expect(await balance(by)).toBe(20_000n);
    await setStatus(by, 'here');
  });

  it('over a limit it is left out, told in the language she reads today, and read in few words later', async () => {
    app.clock.set(START);
    const by = await castSender(app);
    await put(by, 20_000n);
    await start(by, { every: 'once', first: '2027-01-30' });
    const { planId } = await start(by);
    const effectiveFrom = new Date('2027-01-20T05:00:00Z');
    const lines = [{ channel: 'any' as const, minCents: 1n, maxCents: 5_000n, perDayCents: null, perMonthCents: 5_000n }];
    await setLimits(app, system, { agencyId: by.at.agency.id, effectiveFrom, body: { lines } });
    await app.owner.query(`update identity.logins set lang = 'es' where id = $1`, [by.scope.actor]);
    await tick('2027-01-30T14:00:00Z');
    await tick('2027-01-31T14:00:00Z');
    const { rows } = await app.owner.query<{ lang: string; content: object }>(
      `select lang, content from notifications.notices where login_id = $1 and template = 'plan_skipped'`,
      [by.scope.actor],
    );
    expect(rows.map(({ lang }) => lang)).toEqual(['es']);
    const said = JSON.stringify(rows[0]!.content);
    expect(said).toContain('de febrero de 2027');
    expect(said).not.toContain('February');
    const { why } = (await readPlan(app, by.scope, planId)).ended[0]!.details;
    expect([why, whyInShort(why!, 'Marcus Reed', 'en')]).toEqual(['transfers.over_month', tr('en', 'transfers.plan.why_limit')]);
  });

  it('paused, left out once, ended', async () => {
    const by = await withMoney(50_000n);
    const { planId: plan } = await start(by, { every: 'week', first: '2027-01-12' });
    await skipNext(app, by.scope, { plan, day: '2027-01-12' });
    await skipNext(app, by.scope, { plan, day: '2027-01-12' });
    expect((await readPlan(app, by.scope, plan)).next.map((one) => one.isSkipped)).toEqual([true, false, false, false]);
    expect(await codeOf(skipNext(app, by.scope, { plan, day: '2027-02-02' }))).toBe('transfers.skip_too_late');
    await tick('2027-01-12T14:00:00Z');
    expect(await sent(by)).toEqual([]);
    await tick('2027-01-19T14:00:00Z');
    expect(await sent(by)).toHaveLength(1);
    await changePlan(app, by.scope, { plan, to: 'paused' });
    await tick('2027-01-26T14:00:00Z');
    await changePlan(app, by.scope, { plan, to: 'resumed' });
    await tick('2027-01-27T14:00:00Z');
    expect(await sent(by)).toHaveLength(1);
    await tick('2027-02-02T14:00:00Z');
    expect(await sent(by)).toHaveLength(2);
    await changePlan(app, by.scope, { plan, to: 'ended' });
    await changePlan(app, by.scope, { plan, to: 'ended' });
    expect(await codeOf(changePlan(app, by.scope, { plan, to: 'resumed' }))).toBe('transfers.plan_ended');
    await tick('2027-02-09T14:00:00Z');
    expect(await sent(by)).toHaveLength(2);
    expect((await told(by)).filter((template) => template === 'plan_skipped')).toEqual([]);
  });

  it('of one day: it is sent then, or left out with a notice, and is over', async () => {
    const by = await withMoney(5_000n);
    const both = [await start(by, { every: 'once', first: '2027-01-20' }), await start(by, { every: 'once', first: '2027-01-21' })];
    expect((await readPlan(app, by.scope, both[0]!.planId)).next).toEqual([{ day: '2027-01-20', isSkipped: false }]);
    await tick('2027-01-20T14:00:00Z');
    await tick('2027-01-21T14:00:00Z');
    await tick('2027-01-22T14:00:00Z');
    expect(await sent(by)).toHaveLength(1);
    const views = await Promise.all(both.map(({ planId }) => readPlan(app, by.scope, planId)));
    expect(views.map(({ state, next, ended }) => [state, next, ended.map((fact) => fact.kind)])).toEqual([
      ['ended', [], ['sent']],
      ['ended', [], ['skipped']],
    ]);
    expect(await told(by)).toEqual(['plan_coming', 'plan_coming', 'plan_skipped']);
  });

  it('a login that is closed for good ends its plans', async () => {
    const by = await withMoney(0n);
    const { planId } = await start(by);
    await ownData.forget!(app, by.scope);
    await ownData.forget!(app, by.scope);
    expect(await readPlan(app, by.scope, planId)).toMatchObject({ state: 'ended', next: [] });
  });

  it('days that passed while nobody worked are not made up for', async () => {
    const by = await withMoney(50_000n);
    const { planId } = await start(by, { every: 'week', first: '2027-01-12' });
    await tick('2027-02-06T14:00:00Z');
    expect(await sent(by)).toEqual([]);
    expect((await readPlan(app, by.scope, planId)).ended).toMatchObject([{ kind: 'skipped', details: { why: 'late' } }]);
    await tick('2027-02-09T14:00:00Z');
    expect(await sent(by)).toHaveLength(1);
  });

  it('ten processes at once send one day once', async () => {
    const by = await withMoney(50_000n);
    const { planId } = await start(by, { every: 'week', first: '2027-01-12' });
    app.clock.set(new Date('2027-01-12T14:00:00Z'));
    const claimsOff = () => app.owner.query('update transfers.recurring_due set claimed_until = null');
    await Promise.all([
      runPlans(app),
      runPlans(app),
      claimsOff().then(() => runPlans(app)),
      claimsOff().then(() => runPlans(app)),
      runPlans(app),
    ]);
    await app.runJobs();
    expect(await sent(by)).toMatchObject([{ state: 'applied' }]);
    expect(await balance(by)).toBe(50_000n - 4395n);
    expect((await readPlan(app, by.scope, planId)).ended).toHaveLength(1);
  });

  it('dies after any of its transactions: whoever goes on sends it once', { timeout: 240_000 }, async () => {
    for (let survives = 0; ; survives++) {
      const by = await withMoney(50_000n);
      await start(by, { every: 'week', first: '2027-01-12' });
      app.clock.set(new Date('2027-01-12T14:00:00Z'));
      const { tx } = app;
      let left = survives;
      // After so many commits the process is gone: nothing of it is written any more, not even that it failed.
      Object.assign(app, {
        tx: async (...args: Parameters<typeof tx>) => {
          if (left-- <= 0) throw new Error('killed');
          return await tx(...args);
        },
      });
      await runPlans(app).catch(() => undefined);
      Object.assign(app, { tx });
      const isOver = left >= 0;
      await app.owner.query('update transfers.recurring_due set claimed_until = null');
      await runPlans(app);
      app.clock.move(2 * 60_000);
      await finishSpends(app);
      await app.runJobs();
      expect(await sent(by), `killed after ${survives}`).toMatchObject([{ state: 'applied' }]);
      expect(await balance(by)).toBe(50_000n - 4395n);
      expect(await told(by)).toEqual(['plan_coming']);
      await changePlan(app, by.scope, { plan: (await listPlans(app, by.scope))[0]!.planId, to: 'ended' });
      if (isOver) {
        expect(survives).toBeGreaterThan(8);
        return;
      }
    }
  });
});
