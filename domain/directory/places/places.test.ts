import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { publicScope, type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf } from '#test/refused.ts';
import { admitResident } from '../people/admit-resident.ts';
import { castAgency, castCustomer, castResident } from '../cast.ts';
import { closeFacility, renameFacility, reopenFacility } from './change-facility.ts';
import { closeUnit, createUnit, renameUnit, reopenUnit } from './change-unit.ts';
import { createFacility } from './create-facility.ts';
import { findResident } from '../search/find-resident.ts';
import { readAgency } from './read-agency.ts';
import { listPlaces, readPlace } from './read-places.ts';
import { readReadiness } from './readiness.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.clock.set(new Date('2026-11-21T12:00:00Z'));
});
afterAll(() => app.end());

const house = systemScope('test');
const anybody = publicScope('test', 'en');
const admin = (agencyId: string, over: Partial<Scope> = {}): Scope => ({
  ...systemScope('test', agencyId),
  realm: 'staff',
  actor: newId('lgn'),
  roles: ['agency_admin'],
  facilities: 'all',
  ...over,
});
const operator: Scope = { ...house, realm: 'operator', actor: 'lgn_op', roles: ['operator'] };

describe('a facility', () => {
  test('closed offers nothing and is not shown to families; opened again it is as it was', async () => {
    const { agency, facility } = await castAgency(app);
    expect(await codeOf(closeFacility(app, operator, { facilityId: facility.id, reason: '' }))).toBe('directory.reason_missing');
    await closeFacility(app, operator, { facilityId: facility.id, reason: 'Flood' });
    await closeFacility(app, operator, { facilityId: facility.id, reason: 'Flood' });
    expect((await readAgency(app, anybody, agency.id)).facilities).toEqual([]);
    const [inside] = (await readAgency(app, operator, agency.id)).facilities;
    expect(inside?.services.money).toBe(false);
    expect((await readReadiness(app, operator, agency.id)).missing).toEqual([{ what: 'facility' }]);
    await reopenFacility(app, operator, { facilityId: facility.id, reason: 'Dry again' });
    expect((await readAgency(app, anybody, agency.id)).facilities[0]?.services.money).toBe(true);
    const { changes } = await readPlace(app, operator, facility.id);
    expect(changes.map(({ change, reason }) => [change, reason])).toEqual([
      ['reopened', 'Dry again'],
      ['closed', 'Flood'],
      ['added', ''],
    ]);
  });

  test('with people in it stays open', async () => {
    const at = await castAgency(app);
    await castResident(app, at);
    expect(await codeOf(closeFacility(app, operator, { facilityId: at.facility.id, reason: 'Flood' }))).toBe(
      'directory.people_still_there',
    );
  });

  test('keeps its people under a new name, and its old name in the history', async () => {
    const at = await castAgency(app);
    const second = await createFacility(app, house, {
      agencyId: at.agency.id,
      name: 'Cedar Creek',
      city: 'Ocala',
      timeZone: 'America/New_York',
    });
    await castResident(app, at);
    expect(
      await codeOf(renameFacility(app, operator, { facilityId: at.facility.id, name: 'Cedar Creek', city: 'Ocala', reason: '' })),
    ).toBe('directory.facility_twice');
    // A roster names places in any spelling: two that it would read as one can't both be there.
    expect(
      await codeOf(
        createFacility(app, house, { agencyId: at.agency.id, name: 'CEDAR-creek', city: 'Ocala', timeZone: 'America/New_York' }),
      ),
    ).toBe('directory.facility_twice');
    expect(
      await codeOf(renameFacility(app, operator, { facilityId: at.facility.id, name: 'Cédar Creek', city: 'Ocala', reason: '' })),
    ).toBe('directory.facility_twice');
    await renameFacility(app, operator, { facilityId: second.id, name: 'CEDAR CREEK', city: 'Ocala', reason: '' });
    await renameFacility(app, operator, { facilityId: at.facility.id, name: 'Palm Ridge', city: 'Arcadia', reason: 'New sign' });
    const found = await findResident(app, anybody, { state: 'FL', number: 'S123456', agency: at.agency.slug, source: newId('src') });
    expect(found.facility.name).toBe('Palm Ridge');
    expect((await readPlace(app, operator, at.facility.id)).changes[0]).toMatchObject({
      nameBefore: 'Palmetto Ridge',
      nameAfter: 'Palm Ridge',
    });
    expect((await readPlace(app, operator, second.id)).changes).toHaveLength(2);
  });

  test('is changed by operators alone', async () => {
    const { agency, facility } = await castAgency(app);
    for (const scope of [admin(agency.id), anybody, castCustomer('lgn_a')]) {
      for (const work of [
        renameFacility(app, scope, { facilityId: facility.id, name: 'X', city: 'Y', reason: '' }),
        closeFacility(app, scope, { facilityId: facility.id, reason: 'x' }),
        reopenFacility(app, scope, { facilityId: facility.id, reason: 'x' }),
        createUnit(app, scope, { facilityId: facility.id, name: 'A' }),
      ])
        expect(await codeOf(work)).toBe('kernel.not_allowed');
    }
    expect(await codeOf(closeFacility(app, operator, { facilityId: newId('fac'), reason: 'x' }))).toBe('directory.unknown_facility');
  });
});

describe('a unit', () => {
  test('is added once, renamed, closed when nobody is in it, and opened again', async () => {
    const at = await castAgency(app);
    const unit = await createUnit(app, operator, { facilityId: at.facility.id, name: 'B-2' });
    expect(await codeOf(createUnit(app, operator, { facilityId: at.facility.id, name: ' B-2 ' }))).toBe('directory.unit_twice');
    expect(await codeOf(createUnit(app, operator, { facilityId: at.facility.id, name: 'b-2' }))).toBe('directory.unit_twice');
    expect(await codeOf(createUnit(app, operator, { facilityId: at.facility.id, name: '' }))).toBe('directory.bad_text');
    await castResident(app, at, { unit: 'B-2' });
    expect(await codeOf(closeUnit(app, operator, { unitId: unit.id, reason: 'Paint' }))).toBe('directory.people_still_there');
    const empty = await createUnit(app, operator, { facilityId: at.facility.id, name: 'C-1' });
    expect(await codeOf(renameUnit(app, operator, { unitId: empty.id, name: 'B-2', reason: '' }))).toBe('directory.unit_twice');
    await renameUnit(app, operator, { unitId: empty.id, name: 'C-2', reason: 'New door' });
    await closeUnit(app, operator, { unitId: empty.id, reason: 'Paint' });
    await reopenUnit(app, operator, { unitId: empty.id, reason: 'Dry' });
    const { units, changes } = await readPlace(app, operator, at.facility.id);
    expect(units.map(({ name, closedAt }) => [name, closedAt])).toEqual([
      ['B-2', null],
      ['C-2', null],
    ]);
    expect(changes.filter(({ unitName }) => unitName === 'C-2').map(({ change }) => change)).toEqual([
      'reopened',
      'closed',
      'renamed',
      'added',
    ]);
  });

  test('of the same name twice at once is one', async () => {
    const { facility } = await castAgency(app);
    const both = await Promise.allSettled([1, 2].map(() => createUnit(app, operator, { facilityId: facility.id, name: 'A' })));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('a newcomer by hand', () => {
  const person = { number: 'S222333', givenName: 'Ada', familyName: 'Reyes', unit: '' };

  test('is found by a family, and keeps who told it', async () => {
    const at = await castAgency(app);
    const clerk = admin(at.agency.id);
    const input = { ...person, facilityId: at.facility.id };
    expect(await codeOf(admitResident(app, clerk, { ...input, arrivedOn: '2031-01-01' }))).toBe('directory.bad_arrival');
    const { residentId } = await admitResident(app, clerk, { ...input, arrivedOn: '2026-02-03' });
    const found = await findResident(app, anybody, { state: 'FL', number: 's 222333', agency: at.agency.slug, source: newId('src') });
    expect(found.familyName).toBe('Reyes');
    const { rows } = await app.owner.query('select recorded_by from directory.resident_records where resident_id = $1', [residentId]);
    expect(rows).toEqual([{ recorded_by: clerk.actor }]);
    const told = await app.owner.query('select arrived_on::text from directory.residents where id = $1', [residentId]);
    expect(told.rows).toEqual([{ arrived_on: '2026-02-03' }]);
  });

  test('with a number that is known overwrites nobody, also when two come at once', async () => {
    const at = await castAgency(app);
    await castResident(app, at, { number: 'S222333' });
    const input = { ...person, facilityId: at.facility.id };
    expect(await codeOf(admitResident(app, admin(at.agency.id), input))).toBe('directory.number_taken');
    const names = ['Ada', 'Bea'].map((givenName) => admitResident(app, admin(at.agency.id), { ...input, number: 'S222334', givenName }));
    const both = await Promise.allSettled(names);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { rows } = await app.owner.query<{ given_name: string }>(
      `select r.given_name from directory.resident_records r join directory.residents p on p.id = r.resident_id where p.agency_id = $1 order by r.id`,
      [at.agency.id],
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toEqual({ given_name: 'Mateo' });
  });

  test('goes to an own, open facility and one of its units', async () => {
    const [at, other] = [await castAgency(app), await castAgency(app)];
    const second = await createFacility(app, house, {
      agencyId: at.agency.id,
      name: 'Cedar Creek',
      city: 'Ocala',
      timeZone: 'America/New_York',
    });
    await createUnit(app, operator, { facilityId: at.facility.id, name: 'B-2' });
    const to = (facilityId: string, unit = '') =>
      admitResident(app, admin(at.agency.id, { facilities: [at.facility.id] }), { ...person, facilityId, unit });
    expect(await codeOf(to(second.id))).toBe('directory.unknown_facility');
    expect(await codeOf(to(other.facility.id))).toBe('directory.unknown_facility');
    expect(await codeOf(to(at.facility.id, 'Z-9'))).toBe('directory.unknown_unit');
    expect(await codeOf(admitResident(app, admin(at.agency.id), { ...person, facilityId: at.facility.id, number: '12' }))).toBe(
      'directory.number_looks_wrong',
    );
    await closeFacility(app, operator, { facilityId: second.id, reason: 'Flood' });
    expect(await codeOf(admitResident(app, admin(at.agency.id), { ...person, facilityId: second.id }))).toBe('directory.facility_closed');
    expect(await to(at.facility.id, 'B-2')).toHaveProperty('residentId');
  });

  test('is added by agency admins alone', async () => {
    const at = await castAgency(app);
    for (const scope of [admin(at.agency.id, { roles: ['trust_clerk'] }), operator, anybody, castCustomer('lgn_a')])
      expect(await codeOf(admitResident(app, scope, { ...person, facilityId: at.facility.id }))).toBe('kernel.not_allowed');
  });
});

describe('places', () => {
  test('are listed for an admin of some facilities as far as they are hers', async () => {
    const at = await castAgency(app);
    const second = await createFacility(app, house, {
      agencyId: at.agency.id,
      name: 'Cedar Creek',
      city: 'Ocala',
      timeZone: 'America/New_York',
    });
    const partly = admin(at.agency.id, { facilities: [second.id] });
    expect((await listPlaces(app, partly, at.agency.id)).map(({ id }) => id)).toEqual([second.id]);
    expect(await listPlaces(app, admin(at.agency.id), at.agency.id)).toHaveLength(2);
    expect(await codeOf(readPlace(app, partly, at.facility.id))).toBe('directory.unknown_facility');
    expect(await codeOf(listPlaces(app, admin((await castAgency(app)).agency.id), at.agency.id))).toBe('directory.unknown_agency');
  });
});
