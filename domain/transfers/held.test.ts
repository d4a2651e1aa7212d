import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  addResident,
  approveProposal,
  byHand,
  changePolicy,
  createFacility,
  type HandoffPolicy,
  type HoldRule,
  noServices,
  setHandoff,
  setHoldRules,
  setServices,
} from '#domain/directory/index.ts';
import { verifyLedger } from '#domain/ledger/index.ts';
import { addFunds } from '#domain/payments/index.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type HandoffHouse, handoffHouse, type Sent, type Story } from '#test/handoff-house.ts';
import { codeOf } from '#test/refused.ts';
import { castTransfer, clerkOf, type Sender } from './cast.ts';
import { makeDueFiles } from './handoff/make-file.ts';
import {
  decideIncoming,
  listForProgram,
  listReceived,
  makeQuote,
  markPosted,
  payTransfer,
  priceForProgram,
  readTransfer,
  receiptsOf,
  timeline,
} from './index.ts';

let house: HandoffHouse;
let story: Story;
let sender: Sender;
const system = systemScope('test');

// Card money from $100 seven business days, all else from $300 a day longer than it takes to post.
const card: HoldRule = { instrument: 'card', fromCents: 10_000n, days: 7, count: 'business', legalCite: '103 CMR 405.10' };
const rest: HoldRule = { instrument: 'any', fromCents: 30_000n, days: 30, count: 'calendar', legalCite: 'DOC.028.0004' };
const withDay: HandoffPolicy = {
  ...byHand,
  how: 'file',
  layout: { ...byHand.layout, columns: [...byHand.layout.columns, { field: 'available', heading: 'usable_from' }], dates: 'mdy' },
};

const holdAt = (rules: HoldRule[]) =>
  setHoldRules(house.app, system, { agencyId: sender.at.agency.id, effectiveFrom: 'now', body: { rules } });
const quoted = async (amount: string) => (await makeQuote(house.app, sender.scope, { resident: sender.residentId, amount })).holds;
const view = (transfer: Sent) => readTransfer(house.app, sender.scope, transfer.transferId);
const availableOf = async (transfer: Sent) => (await view(transfer)).available;
/** Days after the Monday of the story. */
const after = (days: number) =>
  house
    .later(new Date(Date.UTC(2026, 10, 23 + days)))
    .toISOString()
    .slice(0, 10);

beforeAll(async () => {
  house = await handoffHouse();
});
afterAll(async () => {
  expect(await verifyLedger(house.app)).toEqual([]);
  await house.end();
});
beforeEach(async () => {
  story = await house.story(withDay);
  ({ sender } = story);
  await holdAt([card, rest]);
});

describe('before paying', () => {
  it('the price says from when money can be used, by what pays', async () => {
    expect(await quoted('99.99')).toEqual({});
    const held = { from: after(9), days: 7, count: 'business', legalCite: card.legalCite };
    expect(await quoted('100')).toEqual({ card: held });
    const { from, days } = (await quoted('300')).wallet!;
    expect([from, days]).toEqual([after(30), 30]);
  });

  it('an agency that has said nothing holds nothing, and its file is as it was', async () => {
    await holdAt([]);
    await setHandoff(house.app, system, { agencyId: sender.at.agency.id, effectiveFrom: 'now', body: { ...byHand, how: 'file' } });
    expect(await quoted('500')).toEqual({});
    await story.given('400');
    house.cutOff();
    await makeDueFiles(house.app);
    const text = await story.textOf((await story.files())[0]!.fileId);
    expect(text.split('\r\n')[0]).toBe('reference,number,name,facility,category,amount,sender,received');
  });

  it('a program reads it with the price, and a lobby’s cash is only asked about "anything"', async () => {
    const machine: Scope = { ...clerkOf(sender.at), realm: 'machine', actor: newId('key'), roles: ['quotes:read'], facilities: 'all' };
    const asked = { facility: sender.at.facility.id, channel: 'web', category: 'spendable' };
    const price = async (amount: string) => (await priceForProgram(house.app, machine, { ...asked, method: 'card', amount })).availableOn;
    expect([await price('99.99'), await price('100'), await price('300')]).toEqual([null, after(9), after(9)]);
  });
});

describe('after paying by card', () => {
  it('receipt, timeline, file, program and the person himself say the same day, and a rule changed since moves nothing', async () => {
    const small = await story.given('40');
    const large = await story.paid('120');
    await holdAt([{ ...card, days: 20 }]);
    expect([await availableOf(small), await availableOf(large)]).toEqual([null, { on: after(9), isNow: false }]);
    const [receipt] = receiptsOf(await view(large), 'es');
    expect(receipt!.facts.find(({ label }) => label === 'Se puede usar')?.value).toMatch(/^Desde el .+ lo retiene hasta entonces\.$/);
    expect(receiptsOf(await view(small), 'en')[0]!.facts.some(({ label }) => label === 'Can be used')).toBe(false);

    house.cutOff();
    await makeDueFiles(house.app);
    const lines = (await story.textOf((await story.files())[0]!.fileId)).split('\r\n').slice(0, 3);
    const [year, month, day] = after(9).split('-');
    expect(lines[0]).toMatch(/,received,usable_from$/);
    expect(lines.find((line) => line.startsWith(large.reference))).toMatch(new RegExp(`,${month}/${day}/${year}$`));
    expect(lines.find((line) => line.startsWith(small.reference))).toMatch(/,$/);

    const { agency } = sender.at;
    const machine: Scope = { ...story.clerk, realm: 'machine', actor: newId('key'), roles: ['transfers:read'] };
    const told = (await listForProgram(house.app, machine, { most: 10 })).transfers;
    expect(new Map(told.map((one) => [one.reference, one.availableOn]))).toEqual(
      new Map([
        [small.reference, null],
        [large.reference, after(9)],
      ]),
    );
    const himself: Scope = { ...systemScope('test'), realm: 'resident', actor: sender.residentId, agency: agency.id, roles: ['resident'] };
    const { received } = await listReceived(house.app, himself);
    expect(received.map((one) => one.availableOn)).toEqual([after(9), null]);
  });

  it('in the account, the last step waits for the day and is done on it, by the facility’s clock', async () => {
    await setHandoff(house.app, system, { agencyId: sender.at.agency.id, effectiveFrom: 'now', body: byHand });
    const large = await story.paid('120');
    house.setTo(new Date('2026-11-24T21:00:00Z'));
    await markPosted(house.app, clerkOf(sender.at), { transfers: [large.transferId] });
    const last = async () => timeline(await view(large), 'en').at(-1)!;
    expect(await last()).toMatchObject({ state: 'next', title: 'Mateo Delgado can use it' });
    house.setTo(new Date('2026-12-02T04:59:59Z'));
    expect((await last()).state).toBe('next');
    house.setTo(new Date('2026-12-02T05:00:00Z'));
    expect((await last()).state).toBe('done');
  });

  it('money that follows its person keeps the day', async () => {
    const { agency } = sender.at;
    await setHandoff(house.app, system, { agencyId: agency.id, effectiveFrom: 'now', body: { ...byHand, ifMoved: 'onward' } });
    const other = await createFacility(house.app, system, {
      agencyId: agency.id,
      name: 'Pine Fork',
      city: 'Ocala',
      timeZone: 'America/New_York',
    });
    await setServices(house.app, system, {
      agencyId: agency.id,
      facilityId: other.id,
      effectiveFrom: 'now',
      body: { ...noServices, money: true },
    });
    const large = await story.paid('120');
    const person = { agencyId: agency.id, number: 'S123456', givenName: 'Mateo', familyName: 'Delgado', unit: '', facilityId: other.id };
    await addResident(house.app, system, { ...person, status: 'here' });
    await decideIncoming(house.app, clerkOf(sender.at), { transfer: large.transferId, step: 'return', reason: 'moved_away', note: '' });
    await house.settle();
    const before = await view(large);
    expect(before.wentOnAs).not.toBeNull();
    expect((await readTransfer(house.app, sender.scope, before.wentOnAs!.transferId)).available).toEqual({ on: after(9), isNow: false });
  });
});

describe('by what pays', () => {
  it('the wallet alone is not a card; with a card for the rest it is', async () => {
    const id = newId('wfi');
    await addFunds(house.app, sender.scope, { fill: id, amount: '150', isFresh: true });
    await house.payFor(id);
    const pay = async (amount: string, wallet: (total: bigint) => bigint) => {
      const transfer = await castTransfer(house.app, sender, amount);
      const walletCents = wallet(transfer.amountCents + transfer.feeCents);
      const { url } = await payTransfer(house.app, sender.scope, { transfer: transfer.transferId, isFresh: true, walletCents });
      if (url === null) await house.settle();
      else await house.payFor(transfer.transferId);
      return transfer;
    };
    const whole = await pay('100', (total) => total);
    expect(await view(whole)).toMatchObject({ state: 'applied', available: null });
    const left = 15_000n - whole.amountCents - whole.feeCents;
    const mixed = await pay('110', () => left);
    expect(await view(mixed)).toMatchObject({ state: 'applied', available: { on: after(9), isNow: false } });
  });
});

describe('who decides', () => {
  it('two people of the agency; who proposes it can’t approve it', async () => {
    const admin = (): Scope => ({ ...clerkOf(sender.at), roles: ['agency_admin'], facilities: 'all' });
    const [maker, checker] = [admin(), admin()];
    const agencyId = sender.at.agency.id;
    const { rows } = await house.app.owner.query<{ id: string }>(
      `select id from directory.policies where agency_id = $1 and kind = 'holds' order by seq desc limit 1`,
      [agencyId],
    );
    const body = { rules: [{ ...card, fromCents: 100n, days: 2, count: 'calendar' as const }] };
    const change = { agencyId, kind: 'holds' as const, facilityId: null, body, from: '', reason: 'New law', base: rows[0]!.id };
    const made = await changePolicy(house.app, maker, change);
    const proposalId = 'proposalId' in made ? made.proposalId : expect.fail('took force without a second person');
    expect(await codeOf(approveProposal(house.app, maker, { proposalId }))).toBe('directory.own_proposal');
    expect((await quoted('40')).card).toBeUndefined();
    await approveProposal(house.app, checker, { proposalId });
    expect((await quoted('40')).card?.from).toBe(after(2));
    const alone = house.app.owner.query(
      `insert into directory.policies (id, agency_id, kind, effective_from, body, set_at, set_by) values ($1, $2, 'holds', now(), '{}', now(), 'log_x')`,
      [newId('pol'), agencyId],
    );
    await expect(alone).rejects.toMatchObject({ constraint: 'policies_by_two' });
  });
});

it('a frozen account still takes deposits: nothing here asks how an account stands, and the agency says it in its answer', async () => {
  const sent = await story.given('40');
  house.cutOff();
  await makeDueFiles(house.app);
  await story.answer([`${sent.reference},posted,40.00,,Account frozen,40.00`]);
  expect(await view(sent)).toMatchObject({ state: 'posted', taken: [{ name: 'Account frozen', amountCents: 4000n }] });
});
