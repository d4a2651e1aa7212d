import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { type MoneyHouse, moneyHouse } from '#test/faults/webhooks-house.ts';
import { anOperator, castSender, castTransfer, clerkOf, type Sender } from '../cast.ts';
import { payTransfer } from '../pay-transfer.ts';
import type { TransferRow } from '../queries/transfers.ts';
import { findAnything } from './find-anything.ts';
import { listSent } from './list-sent.ts';

let house: MoneyHouse;
let sender: Sender;
let paid: TransferRow;
let unpaid: TransferRow;
const operator = anOperator();

beforeAll(async () => {
  house = await moneyHouse();
  house.app.clock.set(new Date('2026-11-23T15:00:00Z'));
  sender = await castSender(house.app);
  paid = await castTransfer(house.app, sender, '40');
  await payTransfer(house.app, sender.scope, { transfer: paid.transferId, isFresh: true });
  await house.payFor(paid.transferId);
  unpaid = await castTransfer(house.app, sender, '33');
});
afterAll(async () => {
  await house.end();
});

const find = (query: unknown, who = operator) => findAnything(house.app, who, { query });
const transfersOf = async (query: string): Promise<string[]> => (await find(query)).transfers.map(({ transferId }) => transferId);

async function ids(): Promise<{ object: string; kind: string }[]> {
  const { rows } = await house.app.owner.query<{ object: string; kind: string }>(
    'select processor_object as object, kind from payments.facts where processor_object is not null order by kind',
  );
  return rows;
}

describe('an operator finds a transfer', () => {
  it('by its number, however it was typed, and by its id', async () => {
    for (const query of [paid.reference, ` ${paid.reference.toLowerCase().replaceAll('-', ' ')} `, paid.transferId]) {
      expect(await transfersOf(query)).toEqual([paid.transferId]);
    }
    expect(await transfersOf('KL-2222-2222')).toEqual([]);
  });

  it('by the last four digits of its card, narrowed by the amount', async () => {
    const whole = `${(paid.amountCents + paid.feeCents) / 100n}.${String((paid.amountCents + paid.feeCents) % 100n).padStart(2, '0')}`;
    expect(await transfersOf('4242')).toEqual([paid.transferId]);
    expect(await transfersOf(`4242 ${whole}`)).toEqual([paid.transferId]);
    expect(await transfersOf('4242 1.00')).toEqual([]);
    expect(await transfersOf('4243')).toEqual([]);
  });

  it('by any id of the processor, and of the payment', async () => {
    const objects = await ids();
    expect(objects.map(({ kind }) => kind)).toEqual(['captured', 'costed', 'opened']);
    const { rows } = await house.app.owner.query<{ id: string }>('select payment_id as id from payments.payments where subject = $1', [
      paid.transferId,
    ]);
    for (const id of [...objects.map(({ object }) => object), rows[0]!.id]) expect(await transfersOf(id)).toEqual([paid.transferId]);
    expect(await transfersOf('ch_3NoSuchCharge')).toEqual([]);
    const [journal] = (await find(`${rows[0]!.id}:cost`)).journals;
    expect(journal).toMatchObject({ kind: 'processor_cost', reference: paid.transferId });
    expect((await find(`#${journal!.id}`)).journals).toEqual([journal]);
  });

  it('through its sender, by the whole address or the beginning of a name', async () => {
    const byMail = await find(sender.email.toUpperCase());
    expect(byMail.transfers.map(({ transferId }) => transferId)).toEqual([unpaid.transferId, paid.transferId]);
    expect(byMail.customers).toMatchObject([{ id: sender.scope.actor, name: 'Dana Delgado' }]);
    for (const query of ['dana', 'Dana Delgado', 'DELGADO']) {
      expect((await find(query)).customers).toEqual([
        { id: sender.scope.actor, name: 'Dana Delgado', email: sender.email, city: 'Albany' },
      ]);
    }
    for (const query of [sender.email.slice(1), 'elgado', 'Dana X']) {
      expect(await find(query)).toMatchObject({ customers: [], transfers: [] });
    }
  });

  it('through the person it is for, by the number as people type it', async () => {
    const [person] = (await find('s 123-456')).people;
    expect(person).toMatchObject({ residentId: sender.residentId, givenName: 'Mateo' });
    const page = await listSent(house.app, operator, { of: person!.residentId, before: null });
    expect(page.transfers.map(({ transferId }) => transferId)).toEqual([unpaid.transferId, paid.transferId]);
    const older = await listSent(house.app, operator, { of: sender.scope.actor!, before: unpaid.transferId });
    expect(older).toMatchObject({ whose: { kind: 'customer', email: sender.email }, next: null });
    expect(older.transfers.map(({ transferId }) => transferId)).toEqual([paid.transferId]);
    await expect(listSent(house.app, operator, { of: 'res_nobody', before: null })).rejects.toMatchObject({
      code: 'transfers.unknown_transfers',
    });
  });
});

describe('a search', () => {
  it('is written down with what it showed, and is an operator’s alone', async () => {
    const own = anOperator();
    await find('4242', own);
    await listSent(house.app, own, { of: sender.residentId, before: null });
    const { rows } = await house.app.owner.query('select subject, details from kernel.audit_rows where actor = $1 order by id', [
      own.actor,
    ]);
    const details = { by: ['card', 'person', 'file'], found: [paid.transferId], customers: [], people: [] };
    expect(rows).toEqual([
      { subject: sender.scope.actor, details },
      { subject: sender.scope.actor, details: { by: 'person', found: [unpaid.transferId, paid.transferId] } },
    ]);
    for (const scope of [sender.scope, clerkOf(sender.at)]) {
      await expect(find('4242', scope)).rejects.toMatchObject({ code: 'kernel.not_allowed' });
      await expect(listSent(house.app, scope, { of: sender.residentId, before: null })).rejects.toMatchObject({
        code: 'kernel.not_allowed',
      });
    }
  });

  it.each(['', '   ', '<script>', "' or 1=1", '😀', 'a\u0000b', 'x'.repeat(300), undefined, 5])(
    'refuses %j beside the field',
    async (query) => {
      await expect(find(query)).rejects.toMatchObject({ fields: [{ field: 'query' }] });
    },
  );

  it('is served by indexes under row security', async () => {
    const planOf = (query: ReturnType<typeof sql>) =>
      house.app.tx(operator, async (tx: Tx) => {
        await sql`set local enable_seqscan = off`.execute(tx);
        const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${query}`.execute(tx);
        return rows.map((row) => row['QUERY PLAN']).join('\n');
      });
    expect(await planOf(sql`select 1 from payments.facts where card_last4 = '4242' order by at desc, fact_id desc limit 50`)).toMatch(
      /Index Scan on facts_by_card[\s\S]*Index Cond: \(card_last4/,
    );
    expect(await planOf(sql`select 1 from identity.personal_details where name_key >= 'dana' and name_key < 'danb'`)).toMatch(
      /details_by_name[\s\S]*Index Cond: \(\(name_key/,
    );
    expect(await planOf(sql`select 1 from transfers.handoff_files where number = 3`)).toMatch(/handoff_files_by_number[\s\S]*Index Cond/);
    expect(await planOf(sql`select 1 from payments.facts where processor_object = 'ch_1'`)).toMatch(
      /facts_once_per_object[\s\S]*Index Cond/,
    );
  });
});
