import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CastAgency, castAgency } from '#domain/directory/cast.ts';
import { castStaff } from '#domain/identity/cast.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { systemScope } from '#kernel/scope.ts';
import { newId } from '#kernel/ids.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { ACCOUNT, anOperator, castBankDetails, clerkOf, ROUTING } from '../cast.ts';
import { accountOf, decideDetails, proposeDetails, readDetails, stopDetails } from './details.ts';
import { tellDetails } from './tell-details.ts';
import { detailsById } from './queries/details.ts';

const HOUR = 3_600_000;
const [maker, checker] = [anOperator(), anOperator()];
let app: TestApp;
let at: CastAgency;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.end());
beforeEach(async () => {
  at = await castAgency(app, { slug: `d-${newId('d').slice(-12)}` });
});

const typed = (over: object = {}) => ({
  facility: at.facility.id,
  name: 'Elm Trust',
  routing: ROUTING,
  account: ACCOUNT,
  again: ACCOUNT,
  reason: 'Their letter',
  ...over,
});
const propose = (over: object = {}, by = maker) => proposeDetails(app, by, typed(over));
const page = () => readDetails(app, maker, at.facility.id);
async function refused(work: Promise<unknown>): Promise<string[]> {
  try {
    await work;
  } catch (error) {
    if (isRefusal(error)) return error.fields.length > 0 ? error.fields.map(({ field, code }) => `${field}: ${code}`) : [error.code];
    throw error;
  }
  return [];
}

describe('bank details', () => {
  it('are in force when a second person has typed the number, too; the number is nowhere to be read', async () => {
    const { details } = await propose({ account: '4400 1234-5678', again: '440012345678' });
    expect(await page()).toMatchObject({ current: null, open: { standing: 'waiting', last4: '5678' }, isOwn: true });
    expect(await refused(decideDetails(app, maker, { details, approve: true, account: ACCOUNT, note: '' }))).toEqual([
      'remittance.own_details',
    ]);
    expect(await refused(decideDetails(app, checker, { details, approve: true, account: '440012345670', note: '' }))).toEqual([
      'account: remittance.account_differs',
    ]);
    await decideDetails(app, checker, { details, approve: true, account: ACCOUNT, note: '' });
    expect(await page()).toMatchObject({ current: { detailsId: details, accountName: 'Elm Trust' }, open: null });
    const { rows } = await app.owner.query<{ row: string }>(
      `select to_jsonb(d)::text as row from transfers.bank_details d union all select to_jsonb(a)::text from kernel.audit_rows a
       union all select to_jsonb(o)::text from kernel.outbox o`,
    );
    const said = `${rows.map(({ row }) => row).join('\n')}${JSON.stringify(await page())}`;
    expect(said).not.toContain(ACCOUNT);
    expect(said).not.toContain(Buffer.from(ACCOUNT).toString('hex'));
    const kept = (await app.tx(maker, (tx) => detailsById(tx, details)))!;
    expect(accountOf(app, kept)).toBe(ACCOUNT);
    expect(() => accountOf(app, { ...kept, detailsId: 'bnk_other' })).toThrow(); // a copied row opens nothing
  });

  it('name everything that is wrong at once', async () => {
    expect(await refused(propose({ name: ' ', routing: '011000016', account: '12', again: '', reason: '' }))).toEqual([
      'name: remittance.account_name_missing',
      'routing: remittance.bad_routing_number',
      'account: remittance.bad_account_number',
      'reason: remittance.reason_missing',
    ]);
    expect(await refused(propose({ again: '440012345679' }))).toEqual(['again: remittance.account_not_twice']);
    expect(await refused(propose({ facility: 'fac_nowhere' }))).toEqual(['directory.unknown_facility']);
  });

  it('that change wait two days, while the old ones stay; both ends are the same to the second', async () => {
    const first = await castBankDetails(app, at);
    expect(await refused(propose())).toEqual(['remittance.same_details']);
    const second = await castBankDetails(app, at, '990011223344');
    expect(await page()).toMatchObject({ current: { detailsId: first }, open: { detailsId: second, standing: 'coming' } });
    expect(await refused(propose({ account: '5555', again: '5555' }))).toEqual(['remittance.details_open']);
    app.clock.move(48 * HOUR - 60_000);
    expect((await page()).current!.detailsId).toBe(first);
    app.clock.move(60_000);
    expect(await page()).toMatchObject({ current: { detailsId: second }, open: null });
    expect(await refused(stopDetails(app, checker, { details: second, note: 'Late' }))).toEqual(['remittance.too_late_to_stop']);
  });

  it('that the agency did not want are stopped before their time, by anybody', async () => {
    const first = await castBankDetails(app, at);
    const second = await castBankDetails(app, at, '990011223344');
    expect(await refused(stopDetails(app, maker, { details: second, note: '' }))).toEqual(['note: remittance.note_missing']);
    await stopDetails(app, maker, { details: second, note: 'They called: not theirs' });
    app.clock.move(72 * HOUR);
    expect((await page()).current!.detailsId).toBe(first);
    expect((await page()).history.map(({ standing }) => standing)).toEqual(['stopped', 'current']);
  });

  it('are told to the agency’s admins of that facility by mail, once, and to nobody else', async () => {
    const system = systemScope('test');
    const { id: agencyId } = at.agency;
    const mark = newId('m').slice(-8);
    const admin = await castStaff(app, { email: `admin-${mark}@example.com`, agencyId, roles: ['agency_admin'] });
    await castStaff(app, { email: `clerk-${mark}@example.com`, agencyId, roles: ['trust_clerk'] });
    const details = await castBankDetails(app, at);
    const news = { details, agency: agencyId, facility: at.facility.id };
    for (let i = 0; i < 2; i++) await app.tx(system, (tx) => tellDetails(app, tx, system, news));
    const { rows } = await app.owner.query<{ login_id: string; content: string }>(
      `select login_id, content::text as content from notifications.notices where template = 'bank_details' and key like $1`,
      [`bank_details:${details}:%`],
    );
    expect(rows.map(({ login_id }) => login_id)).toEqual([admin.loginId]);
    expect(rows[0]!.content).toContain('5678');
    expect(rows[0]!.content).not.toContain(ACCOUNT);
    const { rows: heard } = await app.owner.query(
      `select 1 from kernel.outbox where name = 'bank_details.confirmed' and payload ->> 'details' = $1`,
      [details],
    );
    expect(heard).toHaveLength(1);
  });

  it('are declined with a note, and decided once when two do it at once', async () => {
    const { details } = await propose();
    expect(await refused(decideDetails(app, checker, { details, approve: false, account: '', note: '' }))).toEqual([
      'note: remittance.note_missing',
    ]);
    const answers = await Promise.all(
      [anOperator(), anOperator(), checker].map((by) =>
        refused(decideDetails(app, by, { details, approve: true, account: ACCOUNT, note: '' })),
      ),
    );
    expect(answers.flat()).toEqual(['remittance.details_decided', 'remittance.details_decided']);
  });

  it('are proposed once when two do it at once', async () => {
    const answers = await Promise.all([refused(propose()), refused(propose({ account: '5555', again: '5555' }, checker))]);
    expect(answers.flat()).toEqual(['remittance.details_open']);
  });

  it('are no one’s but operators’, and the database holds maker and checker apart', async () => {
    const { details } = await propose();
    for (const scope of [clerkOf(at), { ...clerkOf(at), roles: ['agency_admin'] }, { ...maker, roles: [] }]) {
      expect(await refused(readDetails(app, scope, at.facility.id))).toEqual(['kernel.not_allowed']);
      expect(await refused(proposeDetails(app, scope, typed()))).toEqual(['kernel.not_allowed']);
      expect(await refused(decideDetails(app, scope, { details, approve: true, account: ACCOUNT, note: '' }))).toEqual([
        'kernel.not_allowed',
      ]);
      expect(await refused(stopDetails(app, scope, { details, note: 'x' }))).toEqual(['kernel.not_allowed']);
    }
    const self = app.owner.query(`insert into transfers.bank_detail_decisions values ($1, $2, $2, false, '', now(), null)`, [
      details,
      maker.actor,
    ]);
    await expect(self).rejects.toMatchObject({ constraint: 'details_maker_is_not_checker' });
  });
});
