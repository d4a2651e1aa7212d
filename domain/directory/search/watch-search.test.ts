import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { publicScope, type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf, refusalOf } from '#test/refused.ts';
import { type CastAgency, castAgency, castCustomer, castResident } from '../cast.ts';
import { findByName } from './find-by-name.ts';
import { findResident, SEARCHES_PER_HOUR } from './find-resident.ts';
import { sweeps } from '../jobs.ts';
import { liftCanary, listCanaries, plantCanary } from './plant-canary.ts';
import { closeAlert, listAlerts } from './search-alerts.ts';
import { numberSteps, searchLimits } from './search-limits.ts';

const operator: Scope = { ...systemScope('test'), realm: 'operator', actor: newId('lgn'), roles: ['operator'] };
let app: TestApp;
let florida: CastAgency;
let customer: Scope;
let address = 0;

beforeAll(async () => {
  app = await testApp();
  app.clock.set(new Date('2026-11-21T12:05:00Z')); // so that no test crosses an hour or a day by itself
  florida = await castAgency(app, { slug: 'florida' });
  await castResident(app, florida, { number: 'S123456' });
}, 60_000);
afterAll(() => app.end());
beforeEach(() => {
  customer = castCustomer(newId('lgn'));
  address++;
});

const source = () => `198.51.100.${address}`;
const byNumber = (number: string, scope: Scope = customer) => findResident(app, scope, { state: 'FL', number, source: source() });
const byName = (given: string, family: string, scope: Scope = customer) =>
  findByName(app, scope, { state: 'FL', given, family, source: source() });
const open = async (by = customer) =>
  (await listAlerts(app, operator, { state: 'open', page: 0 })).alerts.filter((alert) => alert.login === by.actor);
const numbered = (n: number) => `S5${String(n).padStart(5, '0')}`;

describe('numbers in a row', () => {
  test.each([
    ['S123456', { stem: 'S', value: '123456' }],
    ['99A0042', { stem: '99A', value: '0042' }],
    ['12345B', { stem: '', value: '12345' }],
    ['ABC', null],
  ])('%s is counted on as %j', (number, steps) => expect(numberSteps(number)).toEqual(steps));

  test('are stopped after a dozen, and told once however often she goes on', async () => {
    for (let i = 0; i < searchLimits.numbersInARow; i++) expect(await codeOf(byNumber(numbered(i)))).toBe('directory.not_found');
    expect(await open()).toEqual([]);
    for (let i = 0; i < 3; i++) expect(await codeOf(byNumber(numbered(searchLimits.numbersInARow + i)))).toBe('directory.numbers_in_a_row');
    expect(await open()).toMatchObject([{ kind: 'numbers_in_a_row', hits: 3, agencyName: 'Department florida' }]);
    expect(app.logged.some(({ message, level }) => message === 'search alert' && level === 'warn')).toBe(true);
  });

  test('backwards and by twos as well; the same number again and far ones are no row', async () => {
    for (let i = 0; i < searchLimits.numbersInARow; i++) await codeOf(byNumber(numbered(900 - 2 * i)));
    expect(await codeOf(byNumber(numbered(900 - 2 * searchLimits.numbersInARow)))).toBe('directory.numbers_in_a_row');
    customer = castCustomer(newId('lgn'));
    for (let i = 0; i < 15; i++) expect(await codeOf(byNumber(numbered(7)))).toBe('directory.not_found');
    for (let i = 0; i < 15; i++) expect(await codeOf(byNumber(numbered(i * 100)))).toBe('directory.not_found');
    expect(await open()).toEqual([]);
  });
});

describe('many people, many names', () => {
  test('a login is shown so many different people a day, by number and name together, also when all come at once', async () => {
    const most = searchLimits.peoplePerDay.signedIn;
    for (let i = 0; i < most + 3; i++)
      await castResident(app, florida, {
        number: numbered(2000 + 50 * i),
        givenName: 'Person',
        familyName: `Q${'abcdefghijklmnopqrst'[i]!.repeat(6)}`,
      });
    const shown = await Promise.all(
      Array.from({ length: most + 2 }, (_, i) =>
        byNumber(numbered(2000 + 50 * i)).then(
          () => 'shown',
          (error: { code: string }) => error.code,
        ),
      ),
    );
    expect(shown.filter((one) => one === 'shown')).toHaveLength(most);
    expect(shown.filter((one) => one === 'directory.too_many_people')).toHaveLength(2);
    expect(await codeOf(byName('Mateo', 'Delgado'))).toBe('directory.too_many_people');
    expect((await open()).map(({ kind }) => kind)).toContain('many_people');
    app.clock.move(24 * 3_600_000);
    expect(await byName('Mateo', 'Delgado')).toHaveLength(1);
  }, 30_000);

  test('the same person again costs nothing', async () => {
    for (let i = 0; i < searchLimits.peoplePerDay.signedIn + 2; i++) expect((await byNumber('S123456')).number).toBe('S123456');
  });

  test('many different names in a day are told', async () => {
    for (let i = 0; i < searchLimits.namesToTell; i++) {
      if (i === searchLimits.namesPerHour) app.clock.move(3_600_000);
      await codeOf(byName('Nobody', `Xq${String.fromCharCode(97 + i).repeat(5)}`));
    }
    expect((await open()).map(({ kind }) => kind)).toEqual(['many_names']);
  }, 30_000);

  test('whoever runs out of look-ups is told of once an hour', async () => {
    for (let i = 0; i < SEARCHES_PER_HOUR; i++) await codeOf(byNumber(numbered(i * 37)));
    expect(await open()).toEqual([]);
    for (let i = 0; i < 3; i++) expect(await codeOf(byNumber(numbered(9000 + i * 50)))).toBe('directory.too_many_searches');
    expect(await open()).toMatchObject([{ kind: 'too_many_searches', hits: 1 }]);
  }, 30_000);

  test('what was counted is forgotten, and never readable', async () => {
    await byNumber('S123456');
    const { rows } = await app.owner.query<{ text: string }>(`select encode(what, 'escape') as text from directory.search_seen`);
    expect(rows.some(({ text }) => /res_|S123456|Delgado/i.test(text))).toBe(false);
    app.clock.move(49 * 3_600_000);
    await sweeps.find(({ name }) => name === 'directory.forget_searches')!.run(app);
    for (const table of ['search_seen', 'search_steps'])
      expect((await app.owner.query(`select 1 from directory.${table}`)).rows, table).toEqual([]);
  });
});

describe('canaries', () => {
  const plant = (over: object = {}) =>
    plantCanary(app, operator, {
      agencyId: florida.agency.id,
      number: 's-666 001',
      givenName: 'Thaddeus',
      familyName: 'Quillfeather',
      ...over,
    });
  let planted = '';
  beforeAll(async () => {
    planted = await plant();
  });

  test('are "not found" by number and name, and tell on who asked', async () => {
    const missing = await refusalOf(byNumber('S777123'));
    const canary = await refusalOf(byNumber('S666001'));
    expect([canary.code, canary.params, canary.fields]).toEqual([missing.code, missing.params, missing.fields]);
    expect(await codeOf(byName('Thaddeus', 'Quillfeather'))).toBe('directory.nobody_by_name');
    expect(await open()).toMatchObject([{ kind: 'canary', hits: 2, details: { canary: planted } }]);
    const { rows } = await app.owner.query(
      `select realm, agency_id, details from kernel.audit_rows where action = 'directory.canary_asked'`,
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ agency_id: florida.agency.id, details: { realm: 'customer', login: customer.actor } });
  });

  test('a visitor is told on too, without an address', async () => {
    expect(await codeOf(byNumber('S666001', publicScope('t', 'en')))).toBe('directory.not_found');
    const { alerts } = await listAlerts(app, operator, { state: 'open', kind: 'canary', page: 0 });
    expect(alerts.some(({ login }) => login === null)).toBe(true);
    const { rows } = await app.owner.query<{ all: string }>(`select row_to_json(a)::text as all from directory.search_alerts a`);
    expect(rows.some((row) => row.all.includes('198.51.100'))).toBe(false);
  });

  test('a name near to hers, or half of it, rings nothing', async () => {
    await codeOf(byName('Thaddeus', 'Quillfether'));
    await codeOf(byName('Tad', 'Quillfeather'));
    expect(await open()).toEqual([]);
  });

  test('who really has the number is found, and nothing rings', async () => {
    const id = await plant({ number: 'S666002', givenName: 'Zebulon', familyName: 'Marchbanks' });
    await castResident(app, florida, { number: 'S666002', givenName: 'Real', familyName: 'Somebody' });
    expect((await byNumber('S666002')).familyName).toBe('Somebody');
    expect(await open()).toEqual([]);
    await liftCanary(app, operator, id);
  });

  test('a number that somebody has, or another canary, is refused', async () => {
    expect((await refusalOf(plant({ number: 'S123456' }))).fields).toMatchObject([
      { field: 'number', code: 'directory.canary_number_taken' },
    ]);
    expect((await refusalOf(plant())).fields).toMatchObject([{ field: 'number', code: 'directory.canary_number_taken' }]);
    expect(
      (await refusalOf(plant({ number: 'x', givenName: '', familyName: 'a\u202eb' }))).fields.map(({ field }) => field).sort(),
    ).toEqual(['familyName', 'givenName', 'number']);
  });

  test('lifted ones ring no more, and are lifted once', async () => {
    const id = await plant({ number: 'S666003', givenName: 'Ebenezer', familyName: 'Throckmorton' });
    await liftCanary(app, operator, id);
    await codeOf(byNumber('S666003'));
    expect(await open()).toEqual([]);
    expect(await codeOf(liftCanary(app, operator, id))).toBe('directory.unknown_canary');
    expect((await listCanaries(app, operator, florida.agency.id)).map(({ number }) => number)).toEqual(['S666001']);
  });

  test('nobody but operators plants, reads or lifts them, also past the program', async () => {
    const admin = { realm: 'staff', actor: newId('lgn'), agency: florida.agency.id, roles: ['agency_admin'], facilities: 'all' } as const;
    const staff: Scope = { ...systemScope('t'), ...admin };
    for (const scope of [customer, staff, publicScope('t', 'en'), { ...operator, roles: [] }]) {
      expect(await codeOf(plantCanary(app, scope, { agencyId: florida.agency.id, number: 'S1', givenName: 'a', familyName: 'b' }))).toBe(
        'kernel.not_allowed',
      );
      expect(await codeOf(listCanaries(app, scope, florida.agency.id))).toBe('kernel.not_allowed');
      expect(await codeOf(liftCanary(app, scope, planted))).toBe('kernel.not_allowed');
      expect(await codeOf(listAlerts(app, scope, { state: 'open', page: 0 }))).toBe('kernel.not_allowed');
      expect(await codeOf(closeAlert(app, scope, { alertId: newId('alt'), note: 'x' }))).toBe('kernel.not_allowed');
    }
  });
});

describe('closing an alert', () => {
  test('needs a note, happens once, and what comes after is a new alert', async () => {
    await codeOf(byNumber('S666001'));
    const [alert] = await open();
    expect(await codeOf(closeAlert(app, operator, { alertId: alert!.id, note: ' ' }))).toBe('directory.alert_note_missing');
    expect(await codeOf(closeAlert(app, operator, { alertId: alert!.id, note: 'x'.repeat(1001) }))).toBe('directory.alert_note_unreadable');
    expect(await codeOf(closeAlert(app, operator, { alertId: 'nonsense', note: 'x' }))).toBe('directory.unknown_alert');
    const both = await Promise.allSettled([1, 2].map((n) => closeAlert(app, operator, { alertId: alert!.id, note: `a student, ${n}` })));
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await open()).toEqual([]);
    const closed = (await listAlerts(app, operator, { state: 'closed', kind: 'canary', agency: florida.agency.id, page: 0 })).alerts;
    expect(closed.find(({ id }) => id === alert!.id)).toMatchObject({
      closedBy: operator.actor,
      note: expect.stringContaining('a student') as string,
    });
    await codeOf(byNumber('S666001'));
    expect(await open()).toMatchObject([{ kind: 'canary', hits: 1 }]);
  });
});
