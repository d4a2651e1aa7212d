import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Glimpse, type TrailLook } from '#kernel/looks.ts';
import { systemScope } from '#kernel/scope.ts';
import { moneyHouse } from '#test/faults/webhooks-house.ts';
import { castSender, castTransfer, clerkOf, type Sender } from './cast.ts';
import { markPosted, payTransfer, workSource } from './index.ts';

const DAY_MS = 86_400_000;
const house = await moneyHouse();
afterAll(() => house.end());

let sender: Sender;
let paid: string;
let unpaid: string;
const now = () => house.app.clock.now();
const had = (realm: 'staff' | 'operator', glimpses: Glimpse[]) =>
  house.app.tx(systemScope('t'), (tx) => workSource.hadWork(tx, realm, glimpses));

beforeAll(async () => {
  sender = await castSender(house.app);
  paid = (await castTransfer(house.app, sender)).transferId;
  unpaid = (await castTransfer(house.app, sender, '41')).transferId;
  await payTransfer(house.app, sender.scope, { transfer: paid, isFresh: true });
  await house.payFor(paid);
}, 60_000);

test('money explains a clerk’s look from the moment it has come until a week after it was posted', async () => {
  const person = sender.residentId;
  const at = new Date(now().getTime() + 1000);
  const before = new Date(at.getTime() - 2 * DAY_MS);
  expect(
    await had('staff', [
      { person, at },
      { person, at: before },
      { person: 'res_nobody', at },
    ]),
  ).toEqual([true, false, false]);
  const clerk = clerkOf(sender.at);
  await markPosted(house.app, clerk, { transfers: [paid] });
  const later = (days: number) => ({ person, at: new Date(at.getTime() + days * DAY_MS) });
  expect(await had('staff', [later(0), later(6.9), later(7.1), later(30)])).toEqual([true, true, false, false]);
});

test('a transfer that went well explains no operator’s look', async () => {
  expect(await had('operator', [{ person: sender.scope.actor!, at: now() }])).toEqual([false]);
});

test('whom a look showed: the person held to staff, the sender to operators; a long list shows nobody', async () => {
  const look = (action: string, over: Partial<TrailLook>): TrailLook => ({
    id: 1n,
    actor: 'lgn_x',
    agency: null,
    action,
    subject: '-',
    details: {},
    at: now(),
    ...over,
  });
  const looks = [
    look('transfers.read', { subject: paid }),
    look('transfers.read', { subject: 'trf_nothing' }),
    look('transfers.searched', { details: { found: [paid, unpaid] } }),
    look('transfers.searched', { details: { found: Array.from({ length: 11 }, () => paid) } }),
    look('transfers.searched', { details: { found: 'nonsense' } }),
  ];
  const people = async (realm: 'staff' | 'operator') =>
    (await house.app.tx(systemScope('t'), (tx) => workSource.peopleOf(tx, realm, looks))).map(({ person }) => person);
  expect(await people('staff')).toEqual([sender.residentId, sender.residentId]);
  expect(await people('operator')).toEqual([sender.scope.actor, sender.scope.actor]);
});
