import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type CastAgency, castAgency, castResident } from '#domain/directory/cast.ts';
import { addResident, createFacility } from '#domain/directory/index.ts';
import { newId } from '#kernel/ids.ts';
import { publicScope, type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf } from '#test/refused.ts';
import {
  choosePin,
  type Device,
  endDevice,
  extendSession,
  joinWithCode,
  listDevices,
  makeDevice,
  makeSlip,
  readDoor,
  signIn,
  signOut,
} from './index.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const MINUTE = 60_000;
const OWN = '482915';

let app: TestApp;
let at: CastAgency;
let staff: Scope;
let kiosk: { deviceId: string; token: string; device: Device };
const visitor = publicScope('test', 'en');
/** Somebody of the list, and a facility, but for what a test is about. */
let told: { agencyId: string; facilityId: string; givenName: string; familyName: string; unit: string };
let place: { agencyId: string; city: string; timeZone: string };

beforeAll(async () => {
  app = await testApp();
  at = await castAgency(app);
  staff = staffOf(at);
  told = { agencyId: at.agency.id, facilityId: at.facility.id, givenName: 'Mateo', familyName: 'Delgado', unit: '' };
  place = { agencyId: at.agency.id, city: 'Arcadia', timeZone: 'America/New_York' };
  kiosk = await join('Kiosk 1', 'kiosk');
});
afterAll(() => app.end());

function staffOf(place: CastAgency, over: Partial<Scope> = {}): Scope {
  const base = {
    realm: 'staff',
    actor: newId('lgn'),
    agency: place.agency.id,
    roles: ['mailroom'],
    facilities: [place.facility.id],
  } as const;
  return { ...systemScope('test'), ...base, ...over };
}

const doorOf = (device: string, session?: string) => readDoor(app, { device, session }, { request: 'test', lang: 'en' });

async function join(name: string, kind: 'kiosk' | 'tablet') {
  const { deviceId, code } = await makeDevice(app, staff, { name, kind });
  const { token } = await joinWithCode(app, visitor, { code });
  return { deviceId, token, device: (await doorOf(token))!.device };
}

let next = 200_000;
async function person(): Promise<{ id: string; number: string; pin: string }> {
  const number = `S${next++}`;
  const id = await castResident(app, at, { number });
  const { pin } = await makeSlip(app, staff, { number });
  return { id, number, pin };
}

const enter = (who: { number: string; pin: string }, pin = who.pin, device = kiosk.device) =>
  signIn(app, visitor, { device, number: who.number, pin });

/** Somebody who has chosen his own PIN and is signed in. */
async function inside(): Promise<{ id: string; number: string; token: string; scope: Scope }> {
  const who = await person();
  const { token } = await enter(who);
  const { scope } = (await doorOf(kiosk.token, token))!.session!;
  await choosePin(app, scope, { pin: OWN, again: OWN });
  return { ...who, token, scope: (await doorOf(kiosk.token, token))!.session!.scope };
}

describe('a device', () => {
  it('is joined once, by its code, while it is fresh; nobody but staff who work there make one', async () => {
    const { code } = await makeDevice(app, staff, { name: 'Tablet 7', kind: 'tablet' });
    const joins = await Promise.allSettled([1, 2].map(() => joinWithCode(app, visitor, { code: code.toLowerCase().replace('-', ' ') })));
    expect(joins.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await codeOf(joinWithCode(app, visitor, { code }))).toBe('devices.code_wrong');
    const late = await makeDevice(app, staff, { name: 'Tablet 8', kind: 'tablet' });
    app.clock.move(30 * MINUTE);
    expect(await codeOf(joinWithCode(app, visitor, { code: late.code }))).toBe('devices.code_wrong');
    expect(await codeOf(makeDevice(app, staff, { name: ' tablet 8 ', kind: 'tablet' }))).toBe('devices.name_taken');
    expect(await codeOf(makeDevice(app, staff, { name: '', kind: 'phone' }))).toBe('devices.name_bad devices.choose_kind');
    expect((await listDevices(app, staff)).devices.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'Tablet 8 code_over',
      'Tablet 7 joined',
      'Kiosk 1 joined',
    ]);
    const elsewhere = staffOf(await castAgency(app));
    expect((await listDevices(app, elsewhere)).devices).toEqual([]);
    expect(await codeOf(endDevice(app, elsewhere, kiosk.deviceId))).toBe('devices.unknown_device');
    for (const scope of [staffOf(at, { roles: ['trust_clerk'] }), visitor, { ...staff, realm: 'customer' } as const])
      expect(await codeOf(makeDevice(app, scope, { name: 'x', kind: 'kiosk' }))).toBe('kernel.not_allowed');
    expect(await codeOf(makeDevice(app, staffOf(at, { facilities: [] }), { name: 'x', kind: 'kiosk' }))).toBe('devices.choose_facility');
  });

  it('opens nothing any more once it is ended, and whoever is signed in at it is out', async () => {
    const old = await join('Old kiosk', 'kiosk');
    const who = await person();
    const { token } = await enter(who, who.pin, old.device);
    expect((await doorOf(old.token, token))!.session).not.toBeNull();
    await endDevice(app, staff, old.deviceId);
    await endDevice(app, staff, old.deviceId);
    expect(await doorOf(old.token, token)).toBeNull();
    expect(await doorOf('made up', token)).toBeNull();
  });
});

describe('a slip', () => {
  it('opens a door that leads only to an own PIN; then it opens nothing', async () => {
    const who = await person();
    const { token, mustChange } = await enter(who);
    expect(mustChange).toBe(true);
    const { session } = (await doorOf(kiosk.token, token))!;
    expect(session).toMatchObject({ mustChange: true, scope: { realm: 'resident', actor: who.id, roles: [] } });
    const choose = (pin: string, again = pin) => codeOf(choosePin(app, session!.scope, { pin, again }));
    expect([await choose('111111'), await choose(who.pin), await choose(OWN, '482916')]).toEqual([
      'devices.pin_easy',
      'devices.pin_same',
      'devices.pin_differs',
    ]);
    expect(await choose(OWN)).toBe('nothing was refused');
    expect((await doorOf(kiosk.token, token))!.session).toMatchObject({ mustChange: false, scope: { roles: ['resident'] } });
    expect(await codeOf(enter(who))).toBe('devices.wrong_sign_in');
    expect(await enter(who, OWN)).toMatchObject({ mustChange: false });
  });

  it('ends after 7 days; a new one ends what opened before, sessions and locks too', async () => {
    const who = await person();
    const { token } = await enter(who);
    for (let i = 0; i < 5; i++) await codeOf(enter(who, '000000'));
    expect(await codeOf(enter(who))).toBe('devices.locked');
    const { pin } = await makeSlip(app, staff, { number: who.number.toLowerCase() });
    expect((await doorOf(kiosk.token, token))!.session).toBeNull();
    expect(await enter(who, pin)).toMatchObject({ mustChange: true });
    app.clock.move(7 * 24 * 60 * MINUTE);
    expect(await codeOf(enter(who, pin))).toBe('devices.slip_over');
    expect(await codeOf(makeSlip(app, staff, { number: 'S999999' }))).toBe('devices.unknown_person');
    expect(await codeOf(makeSlip(app, staffOf(at, { facilities: ['fac_x'] }), { number: who.number }))).toBe('devices.unknown_person');
  });
});

describe('signing in', () => {
  it('answers a wrong PIN, a number nobody has and a neighbour of another facility alike, and locks after five, together or one by one', async () => {
    const facility = await createFacility(app, systemScope('t'), {
      ...place,
      name: 'Cypress Bend',
    });
    const there = staffOf({ ...at, facility });
    await castResident(app, { ...at, facility }, { number: 'S300001' });
    const { pin } = await makeSlip(app, there, { number: 'S300001' });
    const who = await person();
    const wrong = () => codeOf(enter(who, '000000'));
    expect(await codeOf(enter({ number: 'S300001', pin }))).toBe('devices.wrong_sign_in');
    expect(await codeOf(enter({ number: 'S888888', pin }))).toBe('devices.wrong_sign_in');
    const answers = await Promise.all(Array.from({ length: 12 }, wrong));
    expect(answers.filter((code) => code === 'devices.wrong_sign_in')).toHaveLength(5);
    expect(answers.filter((code) => code === 'devices.locked')).toHaveLength(7);
    expect(await codeOf(enter(who))).toBe('devices.locked');
    // Not at another device: nobody locks him out there.
    const other = await join('Tablet 9', 'tablet');
    expect(await enter(who, who.pin, other.device)).toMatchObject({ mustChange: true });
    app.clock.move(15 * MINUTE);
    expect(await enter(who)).toMatchObject({ mustChange: true });
  });

  it('locks a device where many numbers are tried', async () => {
    const tablet = await join('Tablet 10', 'tablet');
    const codes: string[] = [];
    for (let i = 0; i < 21; i++) codes.push(await codeOf(enter({ number: `S40000${i}`, pin: '123987' }, '123987', tablet.device)));
    expect(codes.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 'devices.wrong_sign_in'));
    expect(codes[20]).toBe('devices.locked');
    const who = await person();
    expect(await codeOf(enter(who, who.pin, tablet.device))).toBe('devices.locked');
    expect(await enter(who)).toBeTruthy();
  });

  it('costs the same work whatever is wrong, and none while it is locked: neither says whose number it is', async () => {
    const tablet = await join('Tablet 12', 'tablet');
    const [who, gone] = [await person(), await person()];
    await addResident(app, systemScope('t'), { ...told, number: gone.number, status: 'released' });
    const noPin = `S${next++}`;
    await castResident(app, at, { number: noPin });
    const verify = vi.spyOn(app.hasher, 'verify');
    const workFor = async (number: string): Promise<string> => {
      verify.mockClear();
      return `${await codeOf(enter({ number, pin: '000000' }, '000000', tablet.device))} ${verify.mock.calls.length}`;
    };
    const numbers = [who.number, gone.number, noPin, 'S777777'];
    for (const number of numbers) expect(await workFor(number), number).toBe('devices.wrong_sign_in 1');
    // The device itself locks later than a number.
    for (const number of [who.number, 'S777777']) {
      for (let i = 0; i < 4; i++) await workFor(number);
      expect(await workFor(number), number).toBe('devices.locked 0');
    }
    verify.mockRestore();
  });
});

describe('a session', () => {
  const age = (token: string, column: string, to: string) =>
    app.owner.query(`update devices.sessions set ${column} = now() + $2::interval where token_hash = sha256($1::bytea)`, [token, to]);

  it('lives at its own device alone, one for one person, one at one device', async () => {
    const { token, number } = await inside();
    const other = await join('Tablet 11', 'tablet');
    expect((await doorOf(other.token, token))!.session).toBeNull();
    expect(await doorOf('', token)).toBeNull();
    await enter({ number, pin: OWN }, OWN, other.device);
    expect((await doorOf(kiosk.token, token))!.session).toBeNull();
    const [first, second] = [await inside(), await inside()];
    expect((await doorOf(kiosk.token, first.token))!.session).toBeNull();
    expect((await doorOf(kiosk.token, second.token))!.session).not.toBeNull();
    await signOut(app, second.scope);
    expect((await doorOf(kiosk.token, second.token))!.session).toBeNull();
  });

  it('ends when nobody touches it, and when its time is up; more time is given once, near the end', async () => {
    const { token, scope } = await inside();
    const session = async () => (await doorOf(kiosk.token, token))!.session;
    await age(token, 'alive_until', '-1 second');
    expect(await session()).toBeNull();
    await age(token, 'alive_until', '10 seconds');
    expect(await session()).toMatchObject({ isEnding: false, mayExtend: true });
    // The look itself keeps it alive.
    const { rows } = await app.owner.query<{ left: number }>(
      `select extract(epoch from alive_until - now())::int as left from devices.sessions where session_id = $1`,
      [scope.session],
    );
    expect(rows[0]!.left).toBeGreaterThan(150);
    await age(token, 'ends_at', '90 seconds');
    expect(await session()).toMatchObject({ isEnding: true, mayExtend: true });
    const more = await Promise.all([1, 2, 3].map(() => codeOf(extendSession(app, scope, 'kiosk'))));
    expect(more.toSorted()).toEqual(['devices.no_more_time', 'devices.no_more_time', 'nothing was refused']);
    const { endsAt, mayExtend } = (await session())!;
    expect(mayExtend).toBe(false);
    expect(Math.round((endsAt.getTime() - Date.now()) / 1000)).toBeCloseTo(16.5 * 60, -1);
    await age(token, 'ends_at', '-1 second');
    expect(await session()).toBeNull();
  });

  it('is never one that somebody brought along, and what is stolen of it opens nothing elsewhere', async () => {
    const brought = 'x'.repeat(43);
    const { token, scope } = await inside();
    expect([token === brought, (await doorOf(kiosk.token, brought))!.session]).toEqual([false, null]);
    // The one with the other's place: a token of a session is none of a device, and the other way round.
    expect(await doorOf(token, kiosk.token)).toBeNull();
    const thief = await join('Tablet 13', 'tablet');
    expect((await doorOf(thief.token, token))!.session).toBeNull();
    expect((await doorOf(kiosk.token, token))!.session!.scope.session).toBe(scope.session);
    // Whoever has the device's token is at its sign-in page, and staff end it for him too.
    await endDevice(app, staff, thief.deviceId);
    expect(await doorOf(thief.token)).toBeNull();
  });

  it('is over when its owner is moved to another facility, and opens at the devices there', async () => {
    const { token, number } = await inside();
    const facility = await createFacility(app, systemScope('t'), { ...place, name: 'Pine Flat' });
    await addResident(app, systemScope('t'), { ...told, number, facilityId: facility.id, status: 'here' });
    expect((await doorOf(kiosk.token, token))!.session).toBeNull();
    expect(await codeOf(enter({ number, pin: OWN }))).toBe('devices.wrong_sign_in');
    const there = staffOf({ ...at, facility });
    const { code } = await makeDevice(app, there, { name: 'Kiosk 1', kind: 'kiosk' });
    const device = (await doorOf((await joinWithCode(app, visitor, { code })).token))!.device;
    expect(await enter({ number, pin: OWN }, OWN, device)).toMatchObject({ mustChange: false });
  });

  it('is over when its owner is released', async () => {
    const { id, token, number } = await inside();
    await addResident(app, systemScope('t'), { ...told, number, status: 'released' });
    expect((await doorOf(kiosk.token, token))!.session).toBeNull();
    expect(await codeOf(enter({ number, pin: OWN }))).toBe('devices.wrong_sign_in');
    const { rows } = await app.owner.query<{ action: string }>(`select action from kernel.audit_rows where subject = $1 order by id`, [id]);
    expect(rows.map(({ action }) => action)).toEqual([
      'directory.resident_added',
      'devices.slip_made',
      'devices.signed_in',
      'devices.pin_changed',
      'directory.resident_changed',
    ]);
  });
});
