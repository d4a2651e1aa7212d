import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiRoutes } from '#api/index.ts';
import { adminOf, type CastAgency, castAgency, castResident } from '#domain/directory/cast.ts';
import { createFacility, setLimits } from '#domain/directory/index.ts';
import { type KeyScope, makeKey } from '#domain/identity/index.ts';
import { castSender, castTransfer, clerkOf, type Sender } from '#domain/transfers/cast.ts';
import { decideIncoming, makeQuote, markPosted, payTransfer } from '#domain/transfers/index.ts';
import { newId } from '#kernel/ids.ts';
import { systemScope } from '#kernel/scope.ts';
import { type Client, clientOf } from '#test/api-client.ts';
import { type MoneyHouse, moneyHouse } from '#test/faults/webhooks-house.ts';

let house: MoneyHouse;
let api: Hono;
let at: CastAgency;
let sender: Sender;
let client: Client;
let elsewhereId: string;

let names = 0;
async function keyOf(place: CastAgency, scopes: readonly KeyScope[], facilities?: readonly string[]): Promise<string> {
  const where = facilities ? { reach: 'named', facilities, agencyFacilities: facilities } : {};
  return (await makeKey(house.app, adminOf(place), { name: `key ${++names}`, scopes, days: '30', ...where })).text;
}
async function paid(by: Sender, amount: string): Promise<string> {
  const { transferId } = await castTransfer(house.app, by, amount);
  await payTransfer(house.app, by.scope, { transfer: transferId, isFresh: true });
  await house.payFor(transferId);
  return transferId;
}

beforeAll(async () => {
  house = await moneyHouse();
  house.app.clock.set(new Date('2026-11-23T15:00:00Z'));
  api = apiRoutes(house.app);
  at = await castAgency(house.app);
  const other = { agencyId: at.agency.id, name: 'Elsewhere', city: 'Arcadia', timeZone: 'America/New_York' };
  elsewhereId = (await createFacility(house.app, systemScope('t'), other)).id;
  sender = await castSender(house.app, { place: { at, residentId: await castResident(house.app, at) } });
  client = await clientOf(api, await keyOf(at, ['places:read', 'quotes:read', 'transfers:read']));
}, 60_000);
afterAll(() => house.end());

const lobby = { resident: 's 123456', amount: '40', channel: 'web', method: 'card', category: 'spendable' };

describe('prices', () => {
  test('are the list that holds, to the cent', async () => {
    const { body } = await client.call('getFees');
    expect(body.coming).toBe(null);
    expect(body.now.lines[0]).toMatchObject({ channel: 'web', method: 'card', category: 'spendable' });
    expect(body.now.lines[0].tiers[0]).toEqual({ from: '20.00', to: '49.99', fee: '3.95', percent: null, at_least: null });
  });

  test('of one sending are what a family would see, and nothing is kept', async () => {
    const { body } = await client.call('makeQuote', { json: lobby });
    const real = await makeQuote(house.app, sender.scope, { resident: sender.residentId, amount: '40' });
    expect(body).toMatchObject({
      resident_id: sender.residentId,
      facility_id: at.facility.id,
      amount: '40.00',
      fee: '3.95',
      total: '43.95',
      posts_by: real.postsBy.toISOString(),
    });
    expect([body.arrives_at_least, body.arrives_at_most]).toEqual(
      [real.arrivesAtLeastCents, real.arrivesAtMostCents].map((cents) => (Number(cents) / 100).toFixed(2)),
    );
    const { rows } = await house.app.owner.query('select 1 from transfers.quotes where channel <> $1 or quote_id <> $2', [
      'web',
      real.quoteId,
    ]);
    expect(rows).toEqual([]);
  });

  test('keep to the least and the most of one sending, as the agency has set them', async () => {
    const set = (minCents: bigint, maxCents: bigint) =>
      setLimits(house.app, systemScope('t'), {
        agencyId: at.agency.id,
        effectiveFrom: 'now',
        body: { lines: [{ channel: 'any', minCents, maxCents, perDayCents: null, perMonthCents: 100_000n }] },
      });
    const told = async (amount: string) => {
      const { status, body } = await client.call('makeQuote', { json: { ...lobby, amount } });
      return status === 200 ? 200 : `${body.error.code}: ${body.error.message}`;
    };
    await set(3_000n, 4_500n);
    try {
      expect(await told('29.99')).toBe('transfers.too_little: The smallest amount is $30.00.');
      expect(await told('45.01')).toBe('transfers.too_much: The largest amount at one time is $45.00.');
      expect([await told('30'), await told('45')]).toEqual([200, 200]);
    } finally {
      await set(1n, 50_000n);
    }
  });

  test('are refused in words where there is none', async () => {
    const problem = async (over: object) => {
      const { status, body } = await client.call('makeQuote', { json: { ...lobby, ...over } });
      return `${status} ${body.error.code} ${body.error.param}`;
    };
    expect(await problem({ amount: '19.99' })).toBe('422 transfers.too_little amount');
    expect(await problem({ amount: '-1' })).toBe('422 transfers.amount_negative amount');
    expect(await problem({ channel: 'agent' })).toBe('422 transfers.way_not_offered channel');
    expect(await problem({ channel: 'pigeon' })).toBe('400 api.bad_value channel');
    expect(await problem({ resident: 'S999999' })).toBe('404 directory.unknown_person null');
    expect(await problem({ resident: '!' })).toBe('422 directory.number_looks_wrong resident');
    const limited = await keyOf(at, ['quotes:read'], [elsewhereId]);
    expect((await client.call('makeQuote', { json: lobby, key: limited })).body.error.code).toBe('directory.unknown_person');
  });
});

describe('transfers', () => {
  test('are listed once each, by state, day, person and place, and only when the money has come in', { timeout: 120_000 }, async () => {
    const [first, second, third] = [await paid(sender, '40'), await paid(sender, '60'), await paid(sender, '25.50')];
    const unpaid = await castTransfer(house.app, sender, '33');
    await markPosted(house.app, clerkOf(at), { transfers: [second] });
    await decideIncoming(house.app, clerkOf(at), { transfer: third, step: 'return', reason: 'released', note: '' });
    const list = async (query: Record<string, string> = {}, key?: string) =>
      (await client.call('listTransfers', { query, ...(key ? { key } : {}) })).body.data.map(({ id }: { id: string }) => id);
    expect(await list()).toEqual([third, second, first]);
    expect(await list({ state: 'waiting' })).toEqual([first]);
    expect(await list({ state: 'posted' })).toEqual([second]);
    expect(await list({ state: 'returned' })).toEqual([third]);
    expect(await list({ state: 'withheld' })).toEqual([]);
    expect(await list({ day: '2026-11-23' })).toHaveLength(3);
    expect(await list({ day: '2026-11-22' })).toEqual([]);
    expect(await list({ resident: 's123456' })).toHaveLength(3);
    expect(await list({ resident: 'S000009' })).toEqual([]);
    expect(await list({ facility: at.facility.id })).toHaveLength(3);
    expect(await list({ facility: elsewhereId })).toEqual([]);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await client.call('listTransfers', { query: { limit: '1', ...(cursor === '' ? {} : { cursor }) } });
      seen.push(...body.data.map(({ id }: { id: string }) => id));
      cursor = body.next_cursor as string | null;
    }
    expect(seen).toEqual([third, second, first]);
    expect((await client.call('getTransfer', { path: { id: third } })).body).toMatchObject({
      state: 'returned',
      reason: 'released',
      amount: '25.50',
      resident_number: 'S123456',
      sender_name: 'Dana Delgado',
    });
    const gone = async (id: string, key?: string) => (await client.call('getTransfer', { path: { id }, ...(key ? { key } : {}) })).status;
    expect([await gone(unpaid.transferId), await gone('x'), await gone(newId('trf'))]).toEqual([404, 404, 404]);
    // Another agency, and a key for another place, see none of it; a key for rosters sees no table of money.
    const stranger = await keyOf(await castAgency(house.app), ['transfers:read']);
    const limited = await keyOf(at, ['transfers:read'], [elsewhereId]);
    for (const key of [stranger, limited]) expect([await list({}, key), await gone(first, key)]).toEqual([[], 404]);
    expect(await list({}, await keyOf(at, ['transfers:read'], [at.facility.id]))).toHaveLength(3);
    expect((await client.call('listTransfers', { query: { facility: at.facility.id }, key: limited })).body.error).toMatchObject({
      code: 'directory.unknown_facility',
      param: 'facility',
    });
    const wrong: Record<string, string>[] = [{ cursor: 'x' }, { day: '2026-02-30' }, { resident: '!' }, { limit: '201' }];
    for (const query of wrong) expect([400, 422]).toContain((await client.call('listTransfers', { query })).status);
  });
});
