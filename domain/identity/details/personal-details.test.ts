import { afterAll, describe, expect, test } from 'vitest';
import { isRefusal } from '#kernel/refusal.ts';
import { publicScope, type Scope, systemScope } from '#kernel/scope.ts';
import { testApp } from '#test/database.ts';
import { castVerifiedCustomer, visitor } from '../cast.ts';
import { readPersonalDetails, savePersonalDetails } from '../index.ts';
import { checkPersonalDetails, type TypedDetails } from './personal-details.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const good: TypedDetails = {
  firstName: 'Dana',
  lastName: "O'Brien",
  birthDate: '1980-02-29',
  country: 'US',
  addressLine1: '12 Main St. #4',
  addressLine2: '',
  city: 'Austin',
  state: 'TX',
  postalCode: '73301',
  phoneCountry: 'US',
  phone: '(512) 555-0134',
};

describe('what is accepted', () => {
  test('a US address and phone', () => {
    const { details, errors } = checkPersonalDetails({ ...good, phone: '(512) 363-0134' }, NOW);
    expect(errors).toEqual([]);
    expect(details).toMatchObject({
      firstName: 'Dana',
      lastName: "O'Brien",
      birthDate: '1980-02-29',
      region: 'TX',
      phone: '+15123630134',
      addressLine2: null,
    });
  });

  test.each<[string, TypedDetails, object]>([
    ['one name only', { lastName: '', singleName: true }, { lastName: null }],
    [
      'Mexico, without state list or ZIP',
      { country: 'MX', state: '', region: 'Jalisco', postalCode: '44100', phoneCountry: 'MX', phone: '33 3123 4567' },
      { region: 'Jalisco', postalCode: '44100', phone: '+523331234567' },
    ],
    [
      'a place without postal codes',
      { country: 'HK', state: '', region: '', postalCode: '', phone: '+852 2345 6789' },
      { region: null, postalCode: null, phone: '+85223456789' },
    ],
    ['an international number whatever the country says', { phoneCountry: 'US', phone: '+34 612 34 56 78' }, { phone: '+34612345678' }],
    ['a long ZIP', { postalCode: '73301-1234' }, { postalCode: '73301-1234' }],
    ['figures from another keyboard', { postalCode: '７３３０１' }, { postalCode: '73301' }],
    [
      'other alphabets',
      {
        firstName: 'Ирина',
        lastName: 'Шевченко',
        addressLine1: 'вул. Хрещатик, 22',
        city: 'Київ',
        country: 'UA',
        state: '',
        postalCode: '01001',
      },
      { city: 'Київ' },
    ],
    ['18 today', { birthDate: '2008-11-21' }, { birthDate: '2008-11-21' }],
    ['a day typed short', { birthDate: '1980-2-3' }, { birthDate: '1980-02-03' }],
  ])('%s', (_name, change, expected) => {
    const { details, errors } = checkPersonalDetails({ ...good, phone: '512 363 0134', ...change }, NOW);
    expect(errors).toEqual([]);
    expect(details).toMatchObject(expected);
  });
});

describe('what is refused, at its field', () => {
  test.each<[string, unknown, string]>([
    ['firstName', '', 'first_name_empty'],
    ['firstName', 12, 'first_name_characters'],
    ['firstName', 'a'.repeat(81), 'first_name_too_long'],
    ['lastName', 'Dana 🌻', 'last_name_characters'],
    ['lastName', '', 'last_name_empty'],
    ['birthDate', '', 'birth_date_empty'],
    ['birthDate', '2001-02-29', 'birth_date_not_a_date'],
    ['birthDate', '1980-13-01', 'birth_date_not_a_date'],
    ['birthDate', '1980-00-10', 'birth_date_not_a_date'],
    ['birthDate', 'x-y-z', 'birth_date_not_a_date'],
    ['birthDate', '80-02-03', 'birth_date_not_a_date'],
    ['birthDate', '1e3-02-03', 'birth_date_not_a_date'],
    ['birthDate', '2008-11-22', 'birth_date_too_young'],
    ['birthDate', '2027-01-01', 'birth_date_future'],
    ['birthDate', '1905-11-20', 'birth_date_too_old'],
    ['birthDate', ['1980-02-03'], 'birth_date_not_a_date'],
    ['country', '', 'country_empty'],
    ['country', 'XX', 'country_unknown'],
    ['country', 'United States', 'country_unknown'],
    ['addressLine1', '', 'address_line1_empty'],
    ['addressLine1', '<script>alert(1)</script>', 'address_line1_characters'],
    ['addressLine1', '1 Main 🏠', 'address_line1_characters'],
    ['addressLine1', 'a'.repeat(101), 'address_line1_too_long'],
    ['addressLine1', 'a\u0000b', 'address_line1_control_characters'],
    ['addressLine2', '{{7*7}}', 'address_line2_characters'],
    ['city', 'x'.repeat(81), 'city_too_long'],
    ['city', 42, 'city_characters'],
    ['state', '', 'region_empty'],
    ['state', 'Texas', 'region_state'],
    ['postalCode', '', 'postal_code_empty'],
    ['postalCode', '7330', 'postal_code_zip'],
    ['postalCode', "73301' OR 1=1", 'postal_code_zip'],
    ['phoneCountry', 'ZZ', 'phone_country_unknown'],
    ['phone', '', 'phone_empty'],
    ['phone', 'call me', 'phone_form'],
    ['phone', '555-0134', 'phone_form'],
    ['phone', '+1', 'phone_form'],
    ['phone', '+999 123 456', 'phone_form'],
    ['phone', '1'.repeat(41), 'phone_too_long'],
    ['phone', '512 363 0134;ext=5', 'phone_form'],
  ])('%s = %j: %s', (field, value, code) => {
    const { details, errors } = checkPersonalDetails({ ...good, phone: '512 363 0134', [field]: value }, NOW);
    expect(details).toBeNull();
    expect(errors).toMatchObject([{ field, code: `identity.${code}` }]);
  });

  test('all mistakes come at once', () => {
    const { errors } = checkPersonalDetails({}, NOW);
    expect(errors.map((e) => e.field)).toEqual(['firstName', 'lastName', 'birthDate', 'country', 'addressLine1', 'city', 'phone']);
  });
});

describe('keeping them', async () => {
  const app = await testApp();
  afterAll(() => app.end());
  const dana = await castVerifiedCustomer(app, 'dana@example.com');
  const other = await castVerifiedCustomer(app, 'other@example.com');
  const customer = (id: string): Scope => ({ ...publicScope('test', 'en'), realm: 'customer', actor: id });
  const typed = { ...good, phone: '512 363 0134' };
  const read = (scope: Scope, id: string) => app.tx(scope, (tx) => readPersonalDetails(tx, scope, id));

  test('each change is a new version; the same again is none, however often at once', async () => {
    await Promise.all(Array.from({ length: 8 }, () => savePersonalDetails(app, customer(dana.loginId), typed)));
    await savePersonalDetails(app, customer(dana.loginId), { ...typed, city: 'Dallas' });
    await savePersonalDetails(app, customer(dana.loginId), { ...typed, city: 'Dallas' });
    expect(await read(customer(dana.loginId), dana.loginId)).toMatchObject({ version: 2, city: 'Dallas', birthDate: '1980-02-29' });
    const { rows } = await app.owner.query('select version, city from identity.personal_details order by version');
    expect(rows).toEqual([
      { version: 1, city: 'Austin' },
      { version: 2, city: 'Dallas' },
    ]);
  });

  test('another customer reads nothing, staff nothing at all; an operator’s look is written down', async () => {
    expect(await read(customer(other.loginId), dana.loginId)).toBeNull();
    const staff: Scope = { ...systemScope('t'), realm: 'staff', actor: 'lgn_x', agency: 'agc_x' };
    await expect(read(staff, dana.loginId)).rejects.toThrow('kernel.not_allowed');
    const operator: Scope = { ...systemScope('t'), realm: 'operator', actor: 'lgn_op' };
    expect(await read(operator, dana.loginId)).toMatchObject({ city: 'Dallas' });
    const { rows } = await app.owner.query(`select actor, subject from kernel.audit_rows where action = 'identity.details_read'`);
    expect(rows).toEqual([{ actor: 'lgn_op', subject: dana.loginId }]);
  });

  test('a refused form writes nothing, and only customers have details', async () => {
    const before = await app.owner.query('select count(*) from identity.personal_details');
    const refused = await savePersonalDetails(app, customer(other.loginId), { ...typed, city: '' }).catch((e: unknown) => e);
    expect(isRefusal(refused) && refused.fields).toMatchObject([{ field: 'city', code: 'identity.city_empty' }]);
    await expect(savePersonalDetails(app, visitor(), typed)).rejects.toThrow('kernel.not_allowed');
    expect((await app.owner.query('select count(*) from identity.personal_details')).rows).toEqual(before.rows);
  });
});
