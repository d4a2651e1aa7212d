import { afterAll, beforeAll, expect, it } from 'vitest';
import { castAgency, castResident } from '#domain/directory/cast.ts';
import { addResident, createFacility, type Facility, noServices, setServices } from '#domain/directory/index.ts';
import { systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse } from '#test/faults/webhooks-house.ts';
import { codeOf } from '#test/refused.ts';
import { castSender, castTransfer, clerkOf, type Sender } from './cast.ts';
import { createTransfer } from './create-transfer.ts';
import { listIncoming } from './incoming/list-incoming.ts';
import { makeQuote } from './make-quote.ts';
import { markPosted } from './mark-posted.ts';
import { payTransfer } from './pay-transfer.ts';
import { readIncoming } from './read-incoming.ts';
import { readQuote } from './read-quote.ts';
import { readTransfer } from './read-transfer.ts';

const system = systemScope('test');
let house: MoneyHouse;
beforeAll(async () => {
  house = await moneyHouse();
  house.app.clock.set(new Date('2026-11-23T15:00:00Z'));
});
afterAll(() => house.end());

/** Somebody with a sender, at a place that has a neighbour. */
async function two(): Promise<{ sender: Sender; other: Facility; tell: (over: { to?: string; status?: 'released' }) => Promise<unknown> }> {
  const at = await castAgency(house.app);
  const sender = await castSender(house.app, { place: { at, residentId: await castResident(house.app, at) } });
  const agencyId = at.agency.id;
  const other = await createFacility(house.app, system, { agencyId, name: 'Cedar Creek', city: 'Ocala', timeZone: 'America/Chicago' });
  await setServices(house.app, system, { agencyId, facilityId: other.id, effectiveFrom: 'now', body: { ...noServices, money: true } });
  const person = { agencyId, number: 'S123456', givenName: 'Mateo', familyName: 'Delgado', unit: 'B-2' };
  const tell = ({ to = at.facility.id, status }: { to?: string; status?: 'released' }) =>
    addResident(house.app, system, { ...person, facilityId: to, status: status ?? 'here' });
  return { sender, other, tell };
}

it('a price of the old place leads nowhere, and one of the new place is there at once', async () => {
  const { sender, other, tell } = await two();
  const quote = await makeQuote(house.app, sender.scope, { resident: sender.residentId, amount: '40' });
  expect(await readQuote(house.app, sender.scope, quote.quoteId)).toMatchObject({ whereabouts: 'there' });
  await tell({ to: other.id });
  expect(await readQuote(house.app, sender.scope, quote.quoteId)).toMatchObject({ whereabouts: 'moved' });
  expect(await codeOf(createTransfer(house.app, sender.scope, { quote: quote.quoteId, again: false, isFresh: true }))).toBe(
    'transfers.not_there',
  );
  const next = await makeQuote(house.app, sender.scope, { resident: sender.residentId, amount: '40' });
  expect(await readQuote(house.app, sender.scope, next.quoteId)).toMatchObject({ whereabouts: 'there', facilityId: other.id });
  await tell({ to: other.id, status: 'released' });
  expect(await readQuote(house.app, sender.scope, next.quoteId)).toMatchObject({ whereabouts: 'left' });
});

it('what was made for the old place is not charged any more', async () => {
  const { sender, other, tell } = await two();
  const transfer = await castTransfer(house.app, sender, '40');
  await tell({ to: other.id });
  expect(await codeOf(payTransfer(house.app, sender.scope, { transfer: transfer.transferId, isFresh: true }))).toBe('transfers.not_there');
  expect(await readTransfer(house.app, sender.scope, transfer.transferId)).toMatchObject({ state: 'created', whereabouts: 'moved' });
});

it('what waits for the old place says that its person has gone', async () => {
  const { sender, tell } = await two();
  const transfer = await castTransfer(house.app, sender, '40');
  await payTransfer(house.app, sender.scope, { transfer: transfer.transferId, isFresh: true });
  await house.payFor(transfer.transferId);
  expect(await readTransfer(house.app, sender.scope, transfer.transferId)).toMatchObject({ state: 'applied', whereabouts: 'there' });
  const clerk = clerkOf(sender.at);
  const desk = async (): Promise<[Set<string>, boolean]> => {
    const [one] = await readIncoming(house.app, clerk, [transfer.transferId]);
    return [(await listIncoming(house.app, clerk)).away, one!.isAway];
  };
  expect(await desk()).toEqual([new Set(), false]);
  await tell({ status: 'released' });
  expect(await readTransfer(house.app, sender.scope, transfer.transferId)).toMatchObject({ state: 'applied', whereabouts: 'left' });
  expect(await desk()).toEqual([new Set([transfer.transferId]), true]);
  await markPosted(house.app, clerk, { transfers: [transfer.transferId] });
  expect(await desk()).toEqual([new Set(), false]);
});
