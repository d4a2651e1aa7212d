import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castSender, castTransfer, clerkOf, anOperator, type Sender } from '#domain/transfers/cast.ts';
import { eventTypes, makeEndpoint } from '#domain/directory/index.ts';
import { keyScopes } from '#domain/identity/index.ts';
import { payTransfer } from '#domain/transfers/index.ts';
import { sendMessage, stampForm } from '#domain/support/index.ts';
import { audit } from '#kernel/audit.ts';
import { publicScope, type Scope } from '#kernel/scope.ts';
import { moneyHouse } from '#test/faults/webhooks-house.ts';

// The second wall alone: every table and view that the app may read is read whole, with no filter of ours, under each scope.
// Nothing that belongs to somebody else may be in what comes back.
const house = await moneyHouse();
const { app } = house;
afterAll(() => house.end());

interface Side {
  sender: Sender;
  clerk: Scope;
  /** What only this side may see: ids and words of the customer, and of the agency's people. */
  ofCustomer: string[];
  ofAgency: string[];
}

let here: Side;
let there: Side;
let tables: string[];

async function makeSide(): Promise<Side> {
  const sender = await castSender(app);
  const lead = { ...clerkOf(sender.at), roles: ['agency_admin'], facilities: 'all' } as const;
  const { endpointId } = await makeEndpoint(app, lead, { name: 'n', url: 'https://program.example/', types: eventTypes });
  const { transferId } = await castTransfer(app, sender);
  await payTransfer(app, sender.scope, { transfer: transferId, isFresh: true });
  await house.payFor(transferId);
  const clerk = clerkOf(sender.at);
  await app.tx(clerk, (tx) => audit(tx, clerk, { action: 'test.looked', subject: transferId }));
  const one = async (sql: string, value: string) => (await app.owner.query<{ id: string }>(sql, [value])).rows.map((row) => String(row.id));
  const login = sender.scope.actor!;
  return {
    sender,
    clerk,
    ofCustomer: [
      login,
      sender.email,
      transferId,
      ...(await one('select payment_id as id from payments.payments where subject = $1', transferId)),
      ...(await one('select quote_id as id from transfers.quotes where customer = $1', login)),
    ],
    ofAgency: [
      sender.residentId,
      transferId,
      login,
      endpointId,
      ...(await one('select id from directory.webhook_events where agency_id = $1', sender.at.agency.id)),
      ...(await one('select code as id from ledger.accounts where agency_id = $1', sender.at.agency.id)),
    ],
  };
}

async function everythingSeenBy(scope: Scope): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  for (const table of tables) {
    const text = await app.tx(scope, async (tx) => {
      const { rows } = await tx.executeQuery<{ row: string }>(
        CompiledQuery.raw(`select to_jsonb(t)::text as row from ${table} t limit 20000`),
      );
      return rows.map(({ row }) => row).join('\n');
    });
    seen.set(table, text);
  }
  return seen;
}

async function leaks(scope: Scope, secrets: readonly string[]): Promise<string[]> {
  return [...(await everythingSeenBy(scope))].flatMap(([table, text]) =>
    secrets.filter((secret) => text.includes(secret)).map((secret) => `${table} shows ${secret}`),
  );
}

beforeAll(async () => {
  [here, there] = [await makeSide(), await makeSide()];
  const letter = {
    topic: 'fees',
    name: '',
    email: 'someone@example.com',
    message: 'isolation secret 7',
    about: '',
    trap: '',
    stamp: stampForm(app, new Date(Date.now() - 60_000)),
    confirmed: true,
    source: 't',
  };
  await sendMessage(app, publicScope('t', 'en'), letter);
  const { rows } = await app.owner.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'v', 'm', 'p') and n.nspname !~ '^(pg_|information_schema|graphile_worker|jobs|migrations|public|processor|mailbox|authenticator)'
      and has_schema_privilege('kinline_app', n.oid, 'usage') and has_table_privilege('kinline_app', c.oid, 'select') order by 1`);
  tables = rows.map((row) => row.name);
}, 60_000);

describe('with the filters of the application taken away', () => {
  it("the test itself sees: a customer finds her own, a clerk her facility's", async () => {
    const own = [...(await everythingSeenBy(here.sender.scope)).values()].join('\n');
    for (const mine of here.ofCustomer.slice(2)) expect(own).toContain(mine);
    const clerk = [...(await everythingSeenBy(here.clerk)).values()].join('\n');
    expect(clerk).toContain(here.sender.residentId);
    expect(tables.length).toBeGreaterThan(25);
  });
  it('a customer sees nothing of another customer', async () => {
    expect(await leaks(here.sender.scope, there.ofCustomer)).toEqual([]);
  });
  it('a customer sees nobody held elsewhere whom she has not added', async () => {
    expect(await leaks(here.sender.scope, [there.sender.residentId])).toEqual([]);
  });
  it('a clerk sees nothing of another agency', async () => {
    expect(await leaks(here.clerk, there.ofAgency)).toEqual([]);
  });
  it('a clerk without a facility, or of another one, sees no money and no ask; one of the whole agency sees its own alone', async () => {
    const ofPlaces = /^(transfers|payments)\.|^directory\.(approval_|v_approval|resident_notices|no_contact)/;
    const seenAt = async (facilities: Scope['facilities']) =>
      [...(await everythingSeenBy({ ...here.clerk, facilities }))]
        .filter(([table]) => ofPlaces.test(table))
        .flatMap(([table, text]) => (text === '' ? [] : text.split('\n').map((row) => `${table} ${row}`)))
        .sort();
    for (const facilities of [[], ['fac_elsewhere'], [''], [there.sender.at.facility.id]]) expect(await seenAt(facilities)).toEqual([]);
    expect(await seenAt([here.sender.at.facility.id])).not.toEqual([]);
    expect(await seenAt('all')).toEqual(await seenAt([here.sender.at.facility.id]));
    expect(await leaks({ ...here.clerk, facilities: 'all' }, there.ofAgency)).toEqual([]);
  });
  it('an admin of the whole agency sees where news of its own goes, and nothing of another agency; who works at a part of it sees none', async () => {
    const admin: Scope = { ...here.clerk, roles: ['agency_admin'], facilities: 'all' };
    const news = async (scope: Scope) => [...(await everythingSeenBy(scope))].filter(([table]) => table.startsWith('directory.webhook_'));
    expect((await news(admin)).filter(([, text]) => text !== '').map(([table]) => table)).toEqual([
      'directory.webhook_deliveries',
      'directory.webhook_endpoints',
      'directory.webhook_events',
    ]);
    expect(await leaks(admin, there.ofAgency)).toEqual([]);
    for (const scope of [here.clerk, { ...admin, facilities: [here.sender.at.facility.id] }, here.sender.scope])
      expect((await news(scope)).filter(([, text]) => text !== '')).toEqual([]);
  });
  it('a program sees money by a scope for it at the places of its key, and nothing of another agency', async () => {
    const program = (roles: string[], facilities: Scope['facilities'] = 'all'): Scope => ({
      ...here.clerk,
      realm: 'machine',
      roles,
      facilities,
    });
    const seenAs = async (scope: Scope) =>
      [...(await everythingSeenBy(scope))]
        .filter(([table, text]) => /^(transfers|payments|ledger)\./.test(table) && text !== '')
        .map(([table]) => table);
    const all = program(['places:read', 'roster:read', 'roster:write', 'quotes:read', 'transfers:read', 'transfers:write']);
    expect(await seenAs(all)).toEqual(['transfers.states', 'transfers.transfers', 'transfers.under_way']);
    expect(await leaks(all, there.ofAgency)).toEqual([]);
    expect(await leaks(all, [here.sender.email])).toEqual([]);
    expect(await seenAs(program(['transfers:read'], [there.sender.at.facility.id]))).toEqual([]);
    expect(await seenAs(program(['places:read', 'roster:read', 'roster:write', 'quotes:read']))).toEqual([]);
    expect(await leaks(program(['quotes:read'], ['fac_elsewhere']), [here.sender.residentId])).toEqual([]);
  });
  it('a partner’s program sees the places and public policies of the open agencies it reaches, and nothing else of anybody', async () => {
    const partner: Scope = {
      ...here.clerk,
      realm: 'machine',
      agency: null,
      agencies: [here.sender.at.agency.id],
      roles: ['places:read', 'quotes:read'],
      facilities: 'all',
    };
    const seenBy = async (scope: Scope) => [...(await everythingSeenBy(scope))].filter(([, text]) => text !== '').map(([table]) => table);
    const everybodys = await seenBy({ ...partner, agencies: [] });
    const seen = (await seenBy(partner)).filter((table) => !everybodys.includes(table));
    expect(seen).toEqual(['directory.agencies', 'directory.facilities', 'directory.policies']);
    expect(await leaks({ ...partner, roles: [...keyScopes] }, [...here.ofCustomer, here.sender.residentId])).toEqual([]);
    expect(await leaks({ ...partner, agencies: [] }, [here.sender.at.facility.id])).toEqual([]);
  });
  it('a visitor sees nothing of anybody', async () => {
    const all = [...here.ofCustomer, ...there.ofCustomer, here.sender.residentId, there.sender.residentId, 'isolation secret 7'];
    expect(await leaks(publicScope('t', 'en'), all)).toEqual([]);
  });
  it('nobody but the system reads what opens doors', async () => {
    for (const scope of [here.sender.scope, here.clerk, anOperator(), publicScope('t', 'en')]) {
      const seen = await everythingSeenBy(scope);
      const text = [...seen.values()].join('\n');
      expect(text).not.toMatch(/\$argon2/);
      expect([...seen].filter(([, rows]) => /"(token_hash|totp_secret|secret)":/.test(rows)).map(([table]) => table)).toEqual([]);
    }
  });
});
