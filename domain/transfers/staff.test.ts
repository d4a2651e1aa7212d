import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CastAgency, castAgency, castResident } from '#domain/directory/cast.ts';
import { createFacility, noServices, setServices } from '#domain/directory/index.ts';
import { castStaff } from '#domain/identity/cast.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse } from '#test/faults/webhooks-house.ts';
import { paidTransfer } from '#test/paid.ts';
import { codeOf } from '#test/refused.ts';
import { anOperator, castSender, castTransfer, clerkOf, type Sender } from './cast.ts';
import { findAnything } from './desk/find-anything.ts';
import { listIncoming } from './incoming/list-incoming.ts';
import { markPosted } from './mark-posted.ts';
import type { TransferRow } from './queries/transfers.ts';
import { readIncoming } from './read-incoming.ts';
import { readTransfer } from './read-transfer.ts';
import { readTransferFile } from './read-transfer-file.ts';

let house: MoneyHouse;
let at: CastAgency;
let sender: Sender;
let other: Sender;
let applied: TransferRow[];
let foreign: TransferRow;
let unpaid: TransferRow;

beforeAll(async () => {
  house = await moneyHouse();
  house.app.clock.set(new Date('2026-11-23T15:00:00Z'));
  at = await castAgency(house.app);
  sender = await castSender(house.app, { place: { at, residentId: await castResident(house.app, at) } });
  other = await castSender(house.app);
  applied = [await paid(sender, '40'), await paid(sender, '60'), await paid(sender, '25.50')];
  foreign = await paid(other, '40');
  unpaid = await castTransfer(house.app, sender, '33');
});
afterAll(async () => {
  await house.end();
});

const paid = (by: Sender, amount: string) => paidTransfer(house, by, amount);

async function audited(scope: Scope, action: string): Promise<{ subject: string; details: { shown?: string[]; found?: string[] } }[]> {
  const { rows } = await house.app.owner.query<{ subject: string; details: { shown?: string[]; found?: string[] } }>(
    'select subject, details from kernel.audit_rows where actor = $1 and action = $2 order by id',
    [scope.actor, action],
  );
  return rows;
}

describe('the clerk', () => {
  it('sees what came in today for her facilities, and nothing that is not paid', async () => {
    const clerk = clerkOf(at);
    const incoming = await listIncoming(house.app, clerk);
    expect(incoming).toMatchObject({ day: '2026-11-23', today: '2026-11-23', totalCents: 12550n, older: { count: 0 } });
    expect(incoming.transfers.map((row) => row.transferId).sort()).toEqual(applied.map((row) => row.transferId).sort());
    expect(incoming.transfers[0]).toMatchObject({ senderName: 'Dana Delgado', residentName: 'Mateo Delgado', postedAt: null });
    const [look] = await audited(clerk, 'transfers.incoming_read');
    expect(look!.details.shown).toHaveLength(3);
    expect(await codeOf(readIncoming(house.app, clerk, [unpaid.transferId]))).toBe('transfers.unknown_transfer');
  });

  it('by the agency’s own day, by facility and by status', async () => {
    const clerk = clerkOf(at);
    expect((await listIncoming(house.app, clerk, { day: '2026-11-22' })).transfers).toEqual([]);
    expect((await listIncoming(house.app, clerk, { status: 'posted' })).transfers).toEqual([]);
    expect((await listIncoming(house.app, clerk, { status: 'waiting' })).transfers).toHaveLength(3);
    for (const day of ['2026-02-30', 'yesterday', "'; drop", '9999999-01-01', '']) {
      expect((await listIncoming(house.app, clerk, { day })).day).toBe('2026-11-23');
    }
    const system = systemScope('test');
    const second = await createFacility(house.app, system, {
      agencyId: at.agency.id,
      name: 'Second House',
      city: 'Ocala',
      timeZone: 'America/New_York',
    });
    await setServices(house.app, system, {
      agencyId: at.agency.id,
      facilityId: second.id,
      effectiveFrom: house.app.clock.now(),
      body: { ...noServices, money: true },
    });
    const elsewhere = { ...clerk, facilities: [second.id] };
    expect((await listIncoming(house.app, elsewhere)).transfers).toEqual([]);
    expect((await listIncoming(house.app, elsewhere, { facility: at.facility.id })).transfers).toEqual([]);
    const both = { ...clerk, facilities: [second.id, at.facility.id] };
    expect((await listIncoming(house.app, both, { facility: second.id })).transfers).toEqual([]);
    expect((await listIncoming(house.app, both, { facility: at.facility.id })).transfers).toHaveLength(3);
    expect((await listIncoming(house.app, { ...clerk, facilities: [] })).transfers).toEqual([]);
    const whole = { ...clerk, facilities: 'all' as const };
    expect((await listIncoming(house.app, whole)).transfers).toHaveLength(3);
    expect((await listIncoming(house.app, whole, { facility: second.id })).transfers).toEqual([]);
    house.app.clock.move(24 * 3_600_000);
    expect(await listIncoming(house.app, clerk)).toMatchObject({
      today: '2026-11-24',
      transfers: [],
      older: { count: 3, day: '2026-11-23' },
    });
    house.app.clock.move(-24 * 3_600_000);
  });

  it('of another agency or facility sees and marks nothing of it', async () => {
    const stranger = clerkOf(other.at);
    expect((await listIncoming(house.app, stranger)).transfers.map((row) => row.transferId)).toEqual([foreign.transferId]);
    for (const who of [stranger, { ...clerkOf(at), facilities: [other.at.facility.id] }, { ...clerkOf(at), facilities: [] }]) {
      expect(await codeOf(readIncoming(house.app, who, [applied[0]!.transferId]))).toBe('transfers.unknown_transfer');
      expect(await codeOf(markPosted(house.app, who, { transfers: [applied[0]!.transferId] }))).toBe('transfers.unknown_transfer');
    }
    expect(await codeOf(markPosted(house.app, clerkOf(at), { transfers: [applied[0]!.transferId, foreign.transferId] }))).toBe(
      'transfers.unknown_transfer',
    );
    expect((await listIncoming(house.app, clerkOf(at), { status: 'posted' })).transfers).toEqual([]); // all or none
  });

  it('alone marks: an admin may look, and nobody else may even do that', async () => {
    const admin = { ...clerkOf(at), roles: ['agency_admin'] };
    expect((await listIncoming(house.app, admin)).transfers).toHaveLength(3);
    expect(await codeOf(markPosted(house.app, admin, { transfers: [applied[0]!.transferId] }))).toBe('kernel.not_allowed');
    for (const scope of [sender.scope, anOperator(), { ...clerkOf(at), roles: [] }]) {
      expect(await codeOf(listIncoming(house.app, scope))).toBe('kernel.not_allowed');
      expect(await codeOf(markPosted(house.app, scope, { transfers: [applied[0]!.transferId] }))).toBe('kernel.not_allowed');
    }
  });

  it('marks one and several, 20 clicks at once, and the customer is told once', async () => {
    const { loginId } = await castStaff(house.app, { email: 'marks@example.com', agencyId: at.agency.id, roles: ['trust_clerk'] });
    const clerk = clerkOf(at, loginId);
    expect(await codeOf(markPosted(house.app, clerk, { transfers: [] }))).toBe('transfers.none_chosen');
    expect(await codeOf(markPosted(house.app, clerk, { transfers: ["x' or 1=1"] }))).toBe('transfers.unknown_transfer');
    expect(await codeOf(markPosted(house.app, clerk, { transfers: Array.from({ length: 201 }, (_, i) => `trf_${i}`) }))).toBe(
      'transfers.none_chosen',
    );
    const two = [applied[0]!.transferId, applied[1]!.transferId];
    const answers = await Promise.all(Array.from({ length: 20 }, () => markPosted(house.app, clerk, { transfers: two })));
    expect(answers.reduce((sum, { marked }) => sum + marked, 0)).toBe(2);
    await house.app.runJobs();
    const view = await readTransfer(house.app, sender.scope, two[0]!);
    expect(view).toMatchObject({ state: 'posted' });
    expect(view.states.find((state) => state.kind === 'posted')).toMatchObject({ actor: clerk.actor });
    const { rows } = await house.app.owner.query<{ key: string }>(
      `select key from notifications.notices where template = 'transfer_posted' order by key`,
    );
    expect(rows.map((row) => row.key)).toEqual(two.map((id) => `posted:${id}`).sort());
    expect(await audited(clerk, 'transfers.posted')).toHaveLength(2);
    const [one] = await readIncoming(house.app, clerk, [two[0]!]);
    expect(one).toMatchObject({ postedAt: expect.any(Date), postedByName: 'Rosa Clerk', taken: [], handedOver: null });
    expect((await listIncoming(house.app, clerk, { status: 'waiting' })).transfers.map((row) => row.transferId)).toEqual([
      applied[2]!.transferId,
    ]);
  });
});

describe('the operator', () => {
  it('sees the whole file: journals, payment, messages, states, and the look is written down', async () => {
    const operator = anOperator();
    const file = await readTransferFile(house.app, operator, applied[0]!.transferId);
    expect(file.senderEmail).toBe(sender.email);
    expect(file.journals.map((journal) => journal.kind).sort()).toEqual(['payment_captured', 'processor_cost', 'transfer_applied']);
    for (const journal of file.journals) expect(journal.entries.reduce((sum, entry) => sum + entry.amountCents, 0n)).toBe(0n);
    expect(file.paymentFile!.facts.map((fact) => fact.kind)).toEqual(expect.arrayContaining(['opened', 'captured', 'costed']));
    expect(file.events.length).toBeGreaterThanOrEqual(3);
    expect(file.states.map((state) => state.kind)).toEqual(
      expect.arrayContaining(['created', 'payment_started', 'paid', 'applied', 'posted']),
    );
    expect(await audited(operator, 'transfers.read')).toEqual([{ subject: applied[0]!.transferId, details: {} }]);
    for (const scope of [sender.scope, clerkOf(at)]) {
      expect(await codeOf(readTransferFile(house.app, scope, applied[0]!.transferId))).toBe('kernel.not_allowed');
      expect(await codeOf(findAnything(house.app, scope, { query: sender.email }))).toBe('kernel.not_allowed');
    }
  });
});

describe('the database, with every filter of ours taken away', () => {
  const tables = [
    'transfers.quotes',
    'transfers.transfers',
    'transfers.states',
    'payments.payments',
    'payments.facts',
    'payments.lookups',
    'payments.webhook_events',
  ];

  async function seen(scope: Scope): Promise<Record<string, number>> {
    const client = await house.app.asApp.connect();
    try {
      await client.query('begin');
      await client.query(
        `select set_config('kinline.realm', $1, true), set_config('kinline.actor', $2, true), set_config('kinline.agency', $3, true), set_config('kinline.facilities', $4, true)`,
        [scope.realm, scope.actor ?? '', scope.agency ?? '', scope.facilities === 'all' ? '*' : scope.facilities.join(',')],
      );
      const counts: Record<string, number> = {};
      for (const table of tables) counts[table] = (await client.query(`select * from ${table}`)).rowCount!;
      return counts;
    } finally {
      await client.query('rollback');
      client.release();
    }
  }
  const nothing = Object.fromEntries(tables.map((table) => [table, 0]));

  it('shows customers their own rows, clerks what came in for their facilities, and the public nothing', async () => {
    expect(await seen(sender.scope)).toMatchObject({
      'transfers.transfers': 4,
      'transfers.quotes': 4,
      'payments.payments': 3,
      'payments.lookups': 0,
      'payments.webhook_events': 0,
    });
    expect(await seen(other.scope)).toMatchObject({ 'transfers.transfers': 1, 'transfers.quotes': 1, 'payments.payments': 1 });
    expect(await seen(clerkOf(at))).toEqual({ ...nothing, 'transfers.transfers': 3, 'transfers.states': 5 });
    expect(await seen(clerkOf(other.at))).toEqual({ ...nothing, 'transfers.transfers': 1, 'transfers.states': 1 });
    expect(await seen({ ...clerkOf(at), facilities: [] })).toEqual(nothing);
    expect(await seen({ ...clerkOf(at), facilities: 'all' })).toEqual({ ...nothing, 'transfers.transfers': 3, 'transfers.states': 5 });
    expect(await seen({ ...clerkOf(at), facilities: 'all', agency: other.at.agency.id })).toMatchObject({ 'transfers.transfers': 1 });
    expect(await seen({ ...clerkOf(at), agency: other.at.agency.id })).toEqual(nothing);
    expect(await seen({ ...systemScope('test'), realm: 'public' })).toEqual(nothing);
    expect(await seen({ ...systemScope('test'), realm: 'resident', actor: sender.residentId, agency: at.agency.id })).toEqual(nothing);
    expect((await seen(anOperator()))['transfers.transfers']).toBe(5);
  });

  it('lets nobody make money out of nothing, change a word or take it back', async () => {
    const { rows } = await house.app.owner.query<{ payment_id: string }>('select payment_id from payments.payments limit 1');
    const payment = rows[0]!.payment_id;
    const attempts: [Scope, string][] = [
      [
        sender.scope,
        `insert into payments.facts (fact_id, payment_id, kind, details, at) values ('pfa_x', '${payment}', 'captured', '{}', now())`,
      ],
      [
        sender.scope,
        `insert into transfers.states (transfer_id, kind, at, actor, details, customer, agency_id, facility_id) values ('${unpaid.transferId}', 'paid', now(), '${sender.scope.actor}', '{}', '${sender.scope.actor}', '${at.agency.id}', '${at.facility.id}')`,
      ],
      [
        clerkOf(other.at),
        `insert into transfers.states (transfer_id, kind, at, actor, details, customer, agency_id, facility_id) values ('${applied[2]!.transferId}', 'posted', now(), 'log_x', '{}', '${sender.scope.actor}', '${at.agency.id}', '${at.facility.id}')`,
      ],
      [systemScope('test'), `update transfers.transfers set amount_cents = 1`],
      [systemScope('test'), `delete from transfers.states`],
      [systemScope('test'), `update payments.facts set amount_cents = 1`],
      [systemScope('test'), `delete from payments.webhook_events`],
      [anOperator(), `delete from payments.payments`],
    ];
    for (const [scope, statement] of attempts) {
      const client = await house.app.asApp.connect();
      try {
        await client.query('begin');
        await client.query(
          `select set_config('kinline.realm', $1, true), set_config('kinline.actor', $2, true), set_config('kinline.agency', $3, true), set_config('kinline.facilities', $4, true)`,
          [scope.realm, scope.actor ?? '', scope.agency ?? '', scope.facilities === 'all' ? '*' : scope.facilities.join(',')],
        );
        await expect(client.query(statement), statement).rejects.toMatchObject({ code: '42501' });
      } finally {
        await client.query('rollback');
        client.release();
      }
    }
  });
});
