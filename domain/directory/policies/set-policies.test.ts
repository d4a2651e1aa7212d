import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRefusal } from '#kernel/refusal.ts';
import { publicScope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf } from '#test/refused.ts';
import { noServices } from '../places/agency.ts';
import { castAgency, castCustomer, sampleFees } from '../cast.ts';
import { createAgency, type NewAgency } from '../places/create-agency.ts';
import { createFacility } from '../places/create-facility.ts';
import { feeFor } from './fee-schedule.ts';
import { listAgencies } from '../places/list-agencies.ts';
import { openAgency } from '../places/open-agency.ts';
import { readAgency } from '../places/read-agency.ts';
import { setFeeSchedule, setLimits, setServices } from './set-policies.ts';

const house = systemScope('test');
const anybody = publicScope('test', 'en');
let app: TestApp;

beforeAll(async () => {
  app = await testApp();
  app.clock.set(new Date('2026-11-21T12:00:00Z'));
});
afterAll(() => app.end());

const flat = (feeCents: bigint) => ({
  lines: sampleFees.lines.map((line) =>
    line.channel === 'web' ? { ...line, tiers: [{ minCents: 2000n, maxCents: 50000n, feeCents }] } : line,
  ),
});

describe('a price list', () => {
  test('holds from its day on; the old one stays as it was', async () => {
    const { agency } = await castAgency(app);
    const first = (await readAgency(app, anybody, agency.slug)).policies.feeSchedule!;
    await setFeeSchedule(app, house, { agencyId: agency.id, effectiveFrom: new Date('2026-12-01T05:00:00Z'), body: flat(100n) });
    const fee = async () => {
      const { policies, comingFees } = await readAgency(app, anybody, agency.slug);
      const answer = feeFor(policies.feeSchedule!.body, { channel: 'web', method: 'card', category: 'spendable', amountCents: 4000n });
      return [answer.ok && answer.feeCents, comingFees?.effectiveFrom.toISOString() ?? null];
    };
    expect(await fee()).toEqual([395n, '2026-12-01T05:00:00.000Z']);
    app.clock.set(new Date('2026-12-01T04:59:59Z'));
    expect((await fee())[0]).toBe(395n);
    app.clock.set(new Date('2026-12-01T05:00:00Z'));
    expect(await fee()).toEqual([100n, null]);
    app.clock.set(new Date('2026-11-21T12:00:00Z'));
    const { rows } = await app.owner.query<{ body: object }>('select body from directory.policies where id = $1', [first.id]);
    expect(JSON.stringify(rows[0]!.body)).toContain('"3.95"');
  });

  test('comes back as it was set, to the cent', async () => {
    const { agency } = await castAgency(app);
    expect((await readAgency(app, anybody, agency.id)).policies.feeSchedule!.body).toEqual(sampleFees);
  });

  test('set twice for one day: the later decision holds', async () => {
    const { agency } = await castAgency(app);
    const effectiveFrom = new Date(app.clock.now().getTime() + 60_000);
    for (const fee of [100n, 200n]) await setFeeSchedule(app, house, { agencyId: agency.id, effectiveFrom, body: flat(fee) });
    app.clock.move(60_000);
    expect((await readAgency(app, anybody, agency.id)).policies.feeSchedule!.body).toEqual(flat(200n));
  });

  test('never changes backwards', async () => {
    const { agency } = await castAgency(app);
    const yesterday = new Date(app.clock.now().getTime() - 86_400_000);
    expect(await codeOf(setFeeSchedule(app, house, { agencyId: agency.id, effectiveFrom: yesterday, body: flat(1n) }))).toBe(
      'directory.backdated',
    );
  });

  test('with a gap is not written at all', async () => {
    const { agency } = await castAgency(app);
    const before = await app.owner.query('select count(*) as count from directory.policies');
    const line = {
      ...sampleFees.lines[0]!,
      tiers: [
        { minCents: 1n, maxCents: 10n, feeCents: 1n },
        { minCents: 12n, maxCents: 20n, feeCents: 1n },
      ],
    };
    expect(await codeOf(setFeeSchedule(app, house, { agencyId: agency.id, effectiveFrom: 'now', body: { lines: [line] } }))).toBe(
      'directory.tiers_leave_a_gap',
    );
    expect((await app.owner.query('select count(*) as count from directory.policies')).rows).toEqual(before.rows);
  });

  test('is nobody’s to set but the house’s, and can’t be changed by any login of the server', async () => {
    const { agency } = await castAgency(app);
    const input = { agencyId: agency.id, effectiveFrom: 'now' as const, body: flat(1n) };
    expect(await codeOf(setFeeSchedule(app, anybody, input))).toBe('kernel.not_allowed');
    expect(await codeOf(setFeeSchedule(app, castCustomer('lgn_a'), input))).toBe('kernel.not_allowed');
    for (const text of [
      `update directory.policies set body = '{}'`,
      `delete from directory.policies`,
      `truncate directory.policies cascade`,
    ]) {
      await expect(app.asApp.query(text)).rejects.toMatchObject({ code: '42501' });
      await expect(app.owner.query(text)).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('every setting leaves its mark in the audit trail', async () => {
    const { agency } = await castAgency(app);
    const { rows } = await app.owner.query<{ action: string }>('select action from kernel.audit_rows where agency_id = $1 order by id', [
      agency.id,
    ]);
    expect(rows.map((row) => row.action)).toEqual([
      'directory.agency_created',
      'directory.chargeback_set',
      'directory.facility_created',
      'directory.fee_schedule_set',
      'directory.limits_set',
      'directory.deductions_set',
      'directory.posting_set',
      'directory.licence_set',
      'directory.services_set',
      'directory.agency_opened',
    ]);
  });
});

describe('services', () => {
  test('are a facility’s own, off until somebody switches them on', async () => {
    const { agency, facility } = await castAgency(app);
    const second = await createFacility(app, house, {
      agencyId: agency.id,
      name: 'Cedar Creek',
      city: 'Ocala',
      timeZone: 'America/New_York',
    });
    await setServices(app, house, {
      agencyId: agency.id,
      facilityId: facility.id,
      effectiveFrom: 'now',
      body: { ...noServices, visits: true },
    });
    const { facilities } = await readAgency(app, anybody, agency.id);
    expect(facilities.map((f) => [f.name, f.services.money, f.services.visits])).toEqual([
      ['Cedar Creek', false, false],
      ['Palmetto Ridge', false, true],
    ]);
    expect(second.agencyId).toBe(agency.id);
  });

  test('of another agency’s facility are refused', async () => {
    const [one, other] = [await castAgency(app), await castAgency(app)];
    const input = { agencyId: one.agency.id, facilityId: other.facility.id, effectiveFrom: 'now' as const, body: noServices };
    expect(await codeOf(setServices(app, house, input))).toBe('directory.unknown_facility');
  });
});

describe('an agency', () => {
  const input: NewAgency = {
    slug: 'fresh',
    name: 'Fresh',
    shortName: 'F',
    stateCode: 'WA',
    kind: 'jail',
    timeZone: 'America/Los_Angeles',
    chargeback: 'classic',
    number: { parts: [{ kind: 'digits', length: 6 }], pad: true, example: '012345', label: { en: 'Number', es: 'Número' } },
  };

  test.each([
    ['a bad slug', { slug: 'Not A Slug' }, 'directory.bad_slug'],
    ['no name', { name: '  ' }, 'directory.bad_text'],
    ['a name that reads backwards', { name: 'a\u202eb' }, 'directory.bad_text'],
    ['no such state', { stateCode: 'ZZ' as 'WA' }, 'directory.choose_state'],
    ['no such zone', { timeZone: 'Mars/Olympus' }, 'directory.bad_time_zone'],
    ['no word on chargebacks', { chargeback: '' as 'classic' }, 'directory.choose_one'],
    ['an example that is none', { number: { ...input.number, example: 'A1' } }, 'directory.bad_number_example'],
  ])('with %s is refused', async (_what, over, code) => {
    expect(await codeOf(createAgency(app, house, { ...input, ...over }))).toBe(code);
  });

  test('has its slug for itself, also when two come at once', async () => {
    const both = await Promise.allSettled([createAgency(app, house, input), createAgency(app, house, input)]);
    expect(both.map((b) => b.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await codeOf(createAgency(app, house, input))).toBe('directory.slug_taken');
  });

  test('opens only when nothing is missing, and is unseen until then', async () => {
    const agency = await createAgency(app, house, { ...input, slug: 'bare' });
    const error: unknown = await openAgency(app, house, agency.id).catch((thrown: unknown) => thrown);
    expect(isRefusal(error) && error.params.missing).toBe('feeSchedule, limits, deductions, posting, licence, facility');
    expect(await codeOf(readAgency(app, anybody, 'bare'))).toBe('directory.unknown_agency');
    expect((await listAgencies(app, anybody)).map((a) => a.slug)).not.toContain('bare');
    expect((await listAgencies(app, { ...house, realm: 'operator', actor: 'lgn_op' })).map((a) => a.slug)).toContain('bare');
  });

  test('whose price list names a way without limits does not open', async () => {
    const cast = await castAgency(app, { open: false });
    const noWeb = { lines: [{ channel: 'lockbox' as const, minCents: 1n, maxCents: 99999n, perDayCents: null, perMonthCents: null }] };
    await setLimits(app, house, { agencyId: cast.agency.id, effectiveFrom: 'now', body: noWeb });
    const error: unknown = await openAgency(app, house, cast.agency.id).catch((thrown: unknown) => thrown);
    expect(isRefusal(error) && error.params.missing).toBe('limits for web');
  });

  test.each(['', '\u0000', '../x', "' or true --", '🙂', 'x'.repeat(5000), 'nowhere'])('there is no agency %j', async (slug) => {
    expect(await codeOf(readAgency(app, anybody, slug))).toBe('directory.unknown_agency');
  });
});
