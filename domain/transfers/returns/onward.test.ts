import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addResident, byHand, createFacility, type Facility, noServices, setServices } from '#domain/directory/index.ts';
import { readBalance, verifyLedger } from '#domain/ledger/index.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type HandoffHouse, handoffHouse, type Sent, type Story } from '#test/handoff-house.ts';
import { anOperator, castTransfer, clerkOf, type Sender } from '../cast.ts';
import {
  cancelTransfer,
  daySheetPaper,
  decideIncoming,
  historySheet,
  exportHistory,
  listHistory,
  listIncoming,
  markPosted,
  payTransfer,
  prepareSend,
  readDaySheet,
  readIncoming,
  readTransfer,
  readTransferFile,
  readYear,
  receiptsOf,
  timeline,
} from '../index.ts';
import { makeDueFiles } from '../handoff/make-file.ts';
import { followMoved } from './follow-moved.ts';
import { returnGone } from './return-gone.ts';
import { sendBack } from './send-back.ts';

const system = systemScope('test');
let house: HandoffHouse;
let sender: Sender;
let story: Story;
let other: Facility;

beforeAll(async () => {
  house = await handoffHouse();
});
afterAll(async () => {
  expect(await verifyLedger(house.app)).toEqual([]);
  await house.end();
});
beforeEach(async () => {
  await begin({ how: 'clerk' });
});

async function begin(over: Partial<typeof byHand>): Promise<void> {
  story = await house.story({ ...byHand, ifMoved: 'onward', ...over });
  ({ sender } = story);
  const { agency } = sender.at;
  other = await createFacility(house.app, system, { agencyId: agency.id, name: 'Cedar Creek', city: 'Ocala', timeZone: 'America/Chicago' });
  const services = { ...noServices, money: true };
  await setServices(house.app, system, { agencyId: agency.id, facilityId: other.id, effectiveFrom: 'now', body: services });
}

async function move(to = other.id, status: 'here' | 'released' = 'here'): Promise<void> {
  const person = { agencyId: sender.at.agency.id, number: 'S123456', givenName: 'Mateo', familyName: 'Delgado', unit: 'B-2' };
  await addResident(house.app, system, { ...person, facilityId: to, status });
}

const view = (transfer: { transferId: string }) => readTransfer(house.app, sender.scope, transfer.transferId);
const saysMoved = (transfer: Sent, by: Scope = clerkOf(sender.at)) =>
  decideIncoming(house.app, by, { transfer: transfer.transferId, step: 'return', reason: 'moved_away', note: '' });
async function owed(): Promise<[bigint, bigint]> {
  const balance = (id: string) => house.app.tx(system, (tx) => readBalance(tx, system, `owed_trust:${id}`)).catch(() => 0n);
  return [await balance(sender.at.facility.id), await balance(other.id)];
}
const refundsOf = async (transfer: Sent): Promise<bigint[]> =>
  (await view(transfer)).payment!.refunds.map(({ amountCents }) => amountCents);

describe('money for somebody who was moved', () => {
  it('goes on when the agency says so: one price, one charge, on both desks, in every list once', { timeout: 60_000 }, async () => {
    const transfer = await story.paid('40');
    await move();
    const room = (await prepareSend(house.app, sender.scope, sender.residentId)).leftCents;
    const clerk = clerkOf(sender.at);
    await saysMoved(transfer, clerk);
    await house.settle();
    const [before, next] = [await view(transfer), await view((await view(transfer)).wentOnAs!)];
    expect(before).toMatchObject({ state: 'onward', cancel: { may: false }, wentOnAs: { facilityName: 'Cedar Creek' } });
    expect(next).toMatchObject({
      state: 'applied',
      facilityName: 'Cedar Creek',
      amountCents: 4000n,
      feeCents: 395n,
      onwardOf: transfer.transferId,
    });
    expect(next.payment?.paidAt).toEqual(before.payment?.paidAt);
    expect(await owed()).toEqual([0n, 4000n]);
    expect((await prepareSend(house.app, sender.scope, sender.residentId)).leftCents).toBe(room);

    expect(timeline(before, 'en').slice(-2)).toMatchObject([
      { state: 'back', title: 'Mateo Delgado was moved' },
      { state: 'done', title: 'Your money went on to Cedar Creek' },
    ]);
    expect(timeline(next, 'en').find(({ text }) => text?.includes(before.reference))).toMatchObject({ state: 'done' });
    const said = [receiptsOf(before, 'en')[0]!, receiptsOf(next, 'en')[0]!].map(({ facts }) => JSON.stringify(facts));
    expect(said[0]).toContain(`Cedar Creek, ${next.reference}`);
    expect(said[1]).toContain(`Palmetto Ridge, ${before.reference}`);
    const history = await listHistory(house.app, sender.scope);
    expect(history.transfers.map(({ state }) => state)).toEqual(['applied', 'onward']);
    expect(history.totals).toMatchObject({ amountCents: 4000n, feeCents: 395n, backCents: 0n });
    expect(historySheet(await exportHistory(house.app, sender.scope), 'en')).toContain('Sent on to the new place');
    expect((await readYear(house.app, sender.scope, { year: `${transfer.createdAt.getUTCFullYear()}` })).totals).toMatchObject({
      count: 1,
      netCents: 4395n,
    });

    expect(await readIncoming(house.app, clerk, [transfer.transferId])).toMatchObject([
      { onwardTo: 'Cedar Creek', returning: { why: 'moved_away' } },
    ]);
    expect(await listIncoming(house.app, clerk, { status: 'onward' })).toMatchObject({ count: 1, totalCents: 4000n, backCents: 4000n });
    const sheet = await readDaySheet(house.app, clerk, {});
    expect(sheet.entries.map(({ status }) => status)).toEqual(['onward']);
    expect(JSON.stringify(daySheetPaper(sheet, 'en', new Date()))).toContain('Sent on');
    const there = clerkOf({ ...sender.at, facility: other });
    expect(await readIncoming(house.app, there, [next.transferId])).toMatchObject([{ cameFrom: { reference: before.reference } }]);
    const kinds = (await readTransferFile(house.app, anOperator(), transfer.transferId)).journals.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['transfer_applied', 'transfer_onward']));
    expect(await readTransferFile(house.app, anOperator(), transfer.transferId)).toMatchObject({ refundable: { how: 'not' } });

    await markPosted(house.app, there, { transfers: [next.transferId] });
    await house.settle();
    const { rows } = await house.app.owner.query<{ template: string }>(
      `select template from notifications.notices where content::text like '%' || $1 || '%' or content::text like '%' || $2 || '%' order by queued_at`,
      [transfer.transferId, next.transferId],
    );
    expect(rows.map(({ template }) => template)).toEqual(['receipt', 'receipt', 'transfer_posted']);
  });

  it('goes on as if meant for the new place when it came in after the move, with one receipt that says so', async () => {
    const transfer = await castTransfer(house.app, sender, '40');
    await payTransfer(house.app, sender.scope, { transfer: transfer.transferId, isFresh: true });
    await move();
    await house.payFor(transfer.transferId);
    expect(await view(transfer)).toMatchObject({ state: 'onward' });
    expect(await owed()).toEqual([0n, 4000n]);
    const { rows } = await house.app.owner.query<{ text: string }>(
      `select content::text as text from notifications.notices where template = 'receipt' and content::text like '%' || $1 || '%'`,
      [transfer.reference],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]!.text).toContain('receipt_onward_title');
  });

  it(
    'is in the next file of the agency, and goes back whole, to the same card, when it is refused there too',
    { timeout: 60_000 },
    async () => {
      await begin({ how: 'file' });
      const transfer = await story.paid('40');
      house.cutOff();
      await makeDueFiles(house.app);
      await move();
      expect(await story.verdicts(await story.answer([`${transfer.reference},rejected,,moved_away,,`]))).toEqual(['rejected']);
      await house.settle();
      const next = (await view(transfer)).wentOnAs!;
      house.app.clock.set(new Date(house.app.clock.now().getTime() + 86_400_000));
      await makeDueFiles(house.app);
      const [file] = await story.files();
      expect(await story.textOf(file!.fileId)).toContain(`${next.reference},`);
      await move(sender.at.facility.id);
      await story.answer([`${next.reference},rejected,,moved_away,,`]);
      await house.settle();
      expect(await view(next)).toMatchObject({ state: 'returned', payment: { refunds: [{ state: 'succeeded', amountCents: 4395n }] } });
      expect(await view(transfer)).toMatchObject({ state: 'onward' });
      expect(timeline(await view(transfer), 'en').at(-1)).toMatchObject({ title: 'Your money went on to Cedar Creek' });
      expect(await owed()).toEqual([0n, 0n]);
      expect((await listHistory(house.app, sender.scope)).totals).toMatchObject({ totalCents: 4395n, backCents: 4395n });
    },
  );

  it('follows by itself before a clerk looks, once, whoever sweeps', async () => {
    const [transfer, held] = [await story.paid('40'), await story.paid('41')];
    await decideIncoming(house.app, clerkOf(sender.at), {
      transfer: held.transferId,
      step: 'withhold',
      reason: 'other',
      note: 'look first',
    });
    expect(await followMoved(house.app)).toBe(0);
    await move();
    const counts = await Promise.all([followMoved(house.app), followMoved(house.app)]);
    expect(counts.reduce((sum, one) => sum + one)).toBe(1);
    await house.settle();
    expect([(await view(transfer)).state, (await view(held)).state]).toEqual(['onward', 'withheld']);
    await move(sender.at.facility.id);
    expect(await followMoved(house.app)).toBe(0);
  });

  it('goes back when its person has left and nobody put it in for ten days, once; not what is held back or handed over, nor of who is there', async () => {
    const transfer = await story.paid('40');
    const [held, posted] = [await story.paid('41'), await story.paid('42')];
    const clerk = clerkOf(sender.at);
    await decideIncoming(house.app, clerk, { transfer: held.transferId, step: 'withhold', reason: 'other', note: 'look first' });
    await markPosted(house.app, clerk, { transfers: [posted.transferId] });
    const later = (days: number) => house.app.clock.set(new Date(house.app.clock.now().getTime() + days * 86_400_000));
    later(11);
    expect(await returnGone(house.app)).toBe(0);
    await move(sender.at.facility.id, 'released');
    const fresh = await view(transfer);
    expect(fresh.state).toBe('applied');
    const counts = await Promise.all([returnGone(house.app), returnGone(house.app)]);
    expect(counts.reduce((sum, one) => sum + one)).toBe(1);
    await house.settle();
    expect([(await view(transfer)).state, (await view(held)).state, (await view(posted)).state]).toEqual([
      'returned',
      'withheld',
      'posted',
    ]);
    expect(await refundsOf(transfer)).toEqual([4395n]);
    expect(
      timeline(await view(transfer), 'en')
        .map(({ text }) => text)
        .join(),
    ).toContain('is not held at');
    expect(await returnGone(house.app)).toBe(0);
  });

  it(
    'goes back where the rule says so, where our list of people does not know of the move, and where the place takes no money',
    { timeout: 60_000 },
    async () => {
      const cases: [string, () => Promise<unknown>][] = [
        ['not moved by our list', () => Promise.resolve()],
        [
          'no money there',
          async () => {
            await setServices(house.app, system, {
              agencyId: sender.at.agency.id,
              facilityId: other.id,
              effectiveFrom: 'now',
              body: noServices,
            });
            await move();
          },
        ],
      ];
      for (const [, what] of cases) {
        await begin({ how: 'clerk' });
        const transfer = await story.paid('40');
        await what();
        await saysMoved(transfer);
        await house.settle();
        expect(await view(transfer)).toMatchObject({ state: 'returned', wentOnAs: null });
      }
      await begin({ ifMoved: 'back' });
      const transfer = await story.paid('40');
      await move();
      expect(await followMoved(house.app)).toBe(0);
      await saysMoved(transfer);
      await house.settle();
      expect(await refundsOf(transfer)).toEqual([4395n]);
    },
  );
});

describe('onward or back, never both, never twice', () => {
  it('whoever is first: its sender, the clerk, or the sweep', { timeout: 60_000 }, async () => {
    for (let round = 0; round < 2; round++) {
      const transfer = await story.paid(`${40 + round}`);
      await move();
      const clerk = clerkOf(sender.at);
      await Promise.allSettled([
        followMoved(house.app),
        cancelTransfer(house.app, sender.scope, { transfer: transfer.transferId }),
        markPosted(house.app, clerk, { transfers: [transfer.transferId] }),
      ]);
      await house.settle();
      const { state } = await view(transfer);
      const refunded = (await refundsOf(transfer)).length;
      expect(['posted 0', 'returned 1', 'onward 0']).toContain(`${state} ${refunded}`);
      await move(sender.at.facility.id);
    }
  });

  it('killed before the commit, and told a second time, it still goes on once', async () => {
    const transfer = await story.paid('40');
    await move();
    const news = { transfer: transfer.transferId, agency: transfer.agencyId, why: 'moved_away' };
    await followMoved(house.app);
    const dies = house.app.tx(system, async (tx) => {
      await sendBack(house.app, tx, system, news);
      throw new Error('killed');
    });
    await expect(dies).rejects.toThrow('killed');
    expect((await view(transfer)).state).toBe('returning');
    await Promise.all([1, 2].map(() => house.app.tx(system, (tx) => sendBack(house.app, tx, system, news))));
    await house.settle();
    expect(await view(transfer)).toMatchObject({ state: 'onward', payment: { refunds: [] } });
    expect(await owed()).toEqual([0n, 4000n]);
    const { rows } = await house.app.owner.query('select 1 from transfers.transfers where onward_of = $1', [transfer.transferId]);
    expect(rows).toHaveLength(1);
  });
});
