import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { byHand, type HandoffPolicy, setHandoff } from '#domain/directory/index.ts';
import { verifyLedger } from '#domain/ledger/index.ts';
import type { App } from '#kernel/app.ts';
import { type Courier, makeCourier } from '#kernel/courier.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type HandoffHouse, handoffHouse, type Sent, type Story, TOO_LATE } from '#test/handoff-house.ts';
import { codeOf } from '#test/refused.ts';
import { isSignedBy, startReceiver } from '#test/webhook-receiver.ts';
import { anOperator, type Sender } from '../cast.ts';
import { cancelTransfer, listCalls, makeCallSecret, readHandoffDesk, readTransfer, timeline } from '../index.ts';
import { beginCalls, callAgencies } from './call-agencies.ts';
import { type CallAnswer, readCallAnswer } from './call-letter.ts';
import { returnSilent } from './silent.ts';

let house: HandoffHouse;
let courier: Courier;
let sender: Sender;
let clerk: Scope;
let admin: Scope;
let secret: string;
let paid: Story['paid'];
let given: Story['given'];
let stateOf: Story['stateOf'];
let owed: Story['owed'];

const system = systemScope('test');
const byCall = (manner: string): HandoffPolicy => ({
  ...byHand,
  how: 'api',
  cancelMinutes: 0,
  address: `${house.sandboxUrl}/agency/calls/${manner}`,
});
const callAt = (policy: HandoffPolicy) =>
  setHandoff(house.app, system, { agencyId: sender.at.agency.id, effectiveFrom: 'now', body: policy });

async function story(manner: string): Promise<void> {
  const one = await house.story(byCall(manner));
  ({ sender, clerk, paid, given, stateOf, owed } = one);
  admin = { ...clerk, roles: ['agency_admin'] };
  secret = (await makeCallSecret(house.app, admin)).secret;
}
/** What the sweeps do, and the calls to their end. */
async function callNow(app: App = house.app): Promise<void> {
  await beginCalls(app);
  await callAgencies(app);
  await app.courier!.idle();
}
const wait = (ms: number) => house.app.clock.set(new Date(house.app.clock.now().getTime() + ms));
const takenOf = async (one: Sent) => (await readTransfer(house.app, sender.scope, one.transferId)).taken;
const askedOf = async (one: Sent): Promise<number | undefined> =>
  (await house.app.owner.query<{ asked: number }>('select asked from agency.calls where key = $1', [one.transferId])).rows[0]?.asked;

beforeAll(async () => {
  house = await handoffHouse();
  courier = makeCourier({ mode: 'sandbox', withinMs: 1500 });
  Object.assign(house.app, { courier });
});
afterAll(async () => {
  await courier.end();
  expect(await verifyLedger(house.app)).toEqual([]);
  await house.end();
});

describe('what an answer of an API means', () => {
  const whole = { status: 200, trouble: null } as const;
  const unclear = (why: string): CallAnswer => ({ said: 'unclear', why });
  it.each([
    ['{"result":"accepted"}', { said: 'accepted' }],
    ['{"result":"posted"}', { said: 'posted', answer: { transferId: 'trf_1', outcome: 'posted', amountCents: null, deductions: [] } }],
    [
      '{"result":"posted","amount":"40.00","deductions":[{"name":"Fee","amount":"1.00"},{"name":"None","amount":"0.00"}]}',
      {
        said: 'posted',
        answer: { transferId: 'trf_1', outcome: 'posted', amountCents: 4000n, deductions: [{ name: 'Fee', amountCents: 100n }] },
      },
    ],
    [
      '{"result":"rejected","reason":"Account closed"}',
      { said: 'rejected', answer: { transferId: 'trf_1', outcome: 'rejected', reason: 'no_account', note: null } },
    ],
    [
      '{"result":"rejected","reason":"Tuesday"}',
      { said: 'rejected', answer: { transferId: 'trf_1', outcome: 'rejected', reason: 'other', note: 'Tuesday' } },
    ],
    ['{"result":"posted","amount":40}', unclear('unreadable')],
    ['{"result":"posted","deductions":[{"name":"Fee","amount":1}]}', unclear('unreadable')],
    ['{"result":"posted","deductions":{}}', unclear('unreadable')],
    ['{"result":"POSTED"}', unclear('unreadable')],
    ['{"result":"posted","deductions":[{"na', unclear('unreadable')],
    ['[]', unclear('unreadable')],
    ['null', unclear('unreadable')],
    ['', unclear('unreadable')],
  ] as const)('%s', (answer, meant) => expect(readCallAnswer('trf_1', { ...whole, answer })).toEqual(meant));
  it('nothing, or a no of its server, means nothing', () => {
    expect(readCallAnswer('trf_1', { status: null, trouble: 'timeout', answer: '' })).toEqual(unclear('timeout'));
    for (const status of [301, 400, 404, 409, 500, 503])
      expect(readCallAnswer('trf_1', { status, trouble: null, answer: '{"result":"posted"}' })).toEqual(unclear('refused'));
  });
});

describe('an agency that takes money at once', () => {
  it('is called, signed and under the transfer’s own number, and its word is the last', async () => {
    await story('deducted');
    const agency = await startReceiver();
    agency.answer = (_heard, out) => void out.end('{"result":"posted","deductions":[{"name":"Restitution","amount":"8.00"}]}');
    await callAt({ ...byCall('deducted'), address: agency.url });
    const transfer = await given('40');
    expect(await codeOf(cancelTransfer(house.app, sender.scope, { transfer: transfer.transferId }))).toBe('transfers.cancel_never');
    await callNow();
    await agency.end();
    expect(await stateOf(transfer)).toBe('posted');
    expect(await takenOf(transfer)).toEqual([{ name: 'Restitution', amountCents: 800n }]);
    const [heard, ...more] = agency.heard;
    expect(more).toEqual([]);
    expect(isSignedBy(secret, heard!)).toBe(true);
    expect(heard!.headers).toMatchObject({ 'idempotency-key': transfer.transferId, 'webhook-id': transfer.transferId });
    expect(JSON.parse(heard!.body)).toMatchObject({
      id: transfer.transferId,
      reference: transfer.reference,
      amount: '40.00',
      resident: { number: 'S123456' },
    });
    const titles = timeline(await readTransfer(house.app, sender.scope, transfer.transferId), 'en').map(({ title }) => title);
    expect(titles).toContain('Its money office has been told');
    const page = await listCalls(house.app, clerk);
    expect(page.calls).toMatchObject([{ reference: transfer.reference, standing: 'over', tries: 1, takenCents: 800n }]);
  });

  it('is not called as long as the sender may take it back', async () => {
    await story('deducted');
    await callAt({ ...byCall('deducted'), cancelMinutes: 30 });
    const [back, stays] = [await given('40'), await given('41')];
    await callNow();
    expect(await stateOf(back)).toBe('applied');
    wait(30 * 60_000 - 60_000);
    const cancel = () => codeOf(cancelTransfer(house.app, sender.scope, { transfer: back.transferId }));
    expect(await cancel()).toBe('nothing was refused');
    wait(60_000);
    await callNow();
    expect([await askedOf(back), await stateOf(stays)]).toEqual([undefined, 'posted']);
  });

  it('sends back what it rejects, amount and fee', { timeout: 120_000 }, async () => {
    await story('rejected');
    const transfer = await paid('40');
    await callNow();
    await house.settle();
    expect(await stateOf(transfer)).toBe('returned');
    expect(await owed()).toBe(0n);
  });

  it('may say yes later: it is asked again, under the same number', async () => {
    await story('late');
    const transfer = await given('40');
    await callNow();
    expect([await stateOf(transfer), await askedOf(transfer)]).toEqual(['handed_over', 1]);
    await callNow();
    expect(await askedOf(transfer)).toBe(1);
    wait(61_000);
    await callNow();
    expect([await stateOf(transfer), await askedOf(transfer)]).toEqual(['posted', 2]);
  });

  it('whose answer is lost is asked again, and nothing is doubled', async () => {
    await story('lost');
    const transfer = await given('40');
    await callNow();
    expect(await stateOf(transfer)).toBe('handed_over');
    expect((await listCalls(house.app, clerk)).calls).toMatchObject([{ standing: 'open', lastWhy: 'refused' }]);
    wait(6000);
    await callNow();
    expect([await stateOf(transfer), await askedOf(transfer)]).toEqual(['posted', 2]);
    expect(await takenOf(transfer)).toHaveLength(1);
  });

  it('is asked once by many processes', async () => {
    await story('deducted');
    const all = [await given('40'), await given('41'), await given('42')];
    const others = [1, 2, 3].map(() => ({ ...house.app, courier: makeCourier({ mode: 'sandbox' }) }));
    await Promise.all(others.map((app) => callNow(app)));
    for (const one of all) expect([await stateOf(one), await askedOf(one)]).toEqual(['posted', 1]);
  });

  it('gets nothing without a secret: its money waits on the page', async () => {
    const one = await house.story(byCall('deducted'));
    const transfer = await one.given('40');
    await callNow();
    expect(await one.stateOf(transfer)).toBe('applied');
  });

  it('shows to its people, for their facilities; the secret is its admin’s', async () => {
    await story('accepted');
    const transfer = await given('40');
    await callNow();
    expect((await listCalls(house.app, admin)).calls).toMatchObject([{ reference: transfer.reference, standing: 'accepted' }]);
    expect((await listCalls(house.app, { ...clerk, facilities: ['fac_elsewhere'] })).calls).toEqual([]);
    for (const scope of [sender.scope, anOperator(), { ...clerk, roles: ['mailroom'] }])
      expect(await codeOf(listCalls(house.app, scope))).toBe('kernel.not_allowed');
    for (const scope of [sender.scope, clerk, { ...admin, facilities: [sender.at.facility.id] }])
      expect(await codeOf(makeCallSecret(house.app, scope))).toBe('kernel.not_allowed');
  });
});

describe('an agency that is down', () => {
  beforeEach(async () => {
    await story('down');
  });
  const mine = async () => (await readHandoffDesk(house.app, anOperator())).lines.find(({ agencyId }) => agencyId === sender.at.agency.id);
  const triesOf = async () =>
    (await house.app.owner.query('select 1 from transfers.handoff_tries where agency_id = $1', [sender.at.agency.id])).rowCount;

  it(
    'is tried with one call once in a while, operators are told, others feel nothing, and then all of it goes',
    { timeout: 120_000 },
    async () => {
      const all = [await given('40'), await given('41'), await given('42')];
      await callNow();
      const first = (await triesOf())!;
      expect(first).toBeLessThanOrEqual(4);
      await callNow();
      expect(await triesOf()).toBe(first);
      for (let i = 0; i < 6; i++) {
        wait(16 * 60_000);
        await callNow();
      }
      expect(await triesOf()).toBe(first + 6);
      const told = house.app.logged.filter(({ fields }) => {
        const { alert, agency } = fields as { alert?: string; agency?: string };
        return alert === 'transfers.handoff_down' && agency === sender.at.agency.id;
      });
      expect(told).toHaveLength(1);
      expect(await mine()).toMatchObject({ open: 3, openCents: 12_300n, why: 'refused', isLate: false });

      await callAt(byCall('deducted'));
      wait(16 * 60_000);
      await callNow();
      wait(16 * 60_000);
      await callNow();
      for (const one of all) expect(await stateOf(one)).toBe('posted');
      expect(await mine()).toBeUndefined();
    },
  );

  it('or never makes sense: nothing of it counts, and in the end the money goes back', { timeout: 120_000 }, async () => {
    await callAt(byCall('garbled'));
    const transfer = await paid('40');
    await callNow();
    wait(6000);
    await callNow();
    const { calls } = await listCalls(house.app, clerk);
    expect(calls).toMatchObject([{ standing: 'open', tries: 2, lastWhy: 'deducted_too_much' }]);
    expect(await stateOf(transfer)).toBe('handed_over');
    house.setTo(TOO_LATE);
    await returnSilent(house.app);
    await house.settle();
    expect([await stateOf(transfer), await owed()]).toEqual(['returned', 0n]);
    await callNow();
    expect((await listCalls(house.app, clerk)).calls).toMatchObject([{ standing: 'over', tries: 2 }]);
  });

  it('or says nothing at all costs the others no time', async () => {
    await callAt(byCall('silent'));
    const quiet = await given('40');
    const other = await house.story(byCall('deducted'));
    await makeCallSecret(house.app, { ...other.clerk, roles: ['agency_admin'] });
    const quick = await other.given('50');
    // The other story is two weeks later: the frequent look would not go back that far.
    await beginCalls(house.app, true);
    await callAgencies(house.app);
    await expect.poll(() => other.stateOf(quick), { timeout: 10_000 }).toBe('posted');
    expect(await stateOf(quiet)).toBe('handed_over');
    await courier.idle();
  });
});

it('killed in every transaction of a call, the transfer is posted once', { timeout: 120_000 }, async () => {
  await story('deducted');
  const transfer = await given('40');
  for (let nth = 1, died = true; died; nth++) {
    let count = 0;
    died = false;
    const tx: App['tx'] = (scope, work) =>
      house.app.tx(scope, async (open) => {
        const result = await work(open);
        if (++count !== nth) return result;
        died = true;
        throw new Error('killed');
      });
    await callNow({ ...house.app, tx }).catch(() => undefined);
    await courier.idle();
    wait(61_000); // the dead one's lease runs out
  }
  await callNow();
  expect(await stateOf(transfer)).toBe('posted');
  expect(await takenOf(transfer)).toEqual([{ name: 'Restitution', amountCents: 800n }]);
});
