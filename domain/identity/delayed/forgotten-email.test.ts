import { afterAll, describe, expect, test } from 'vitest';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { testApp } from '#test/database.ts';
import { refusalOf } from '#test/refused.ts';
import { castVerifiedCustomer, tokenFor, visitor } from '../cast.ts';
import {
  askForgottenEmail,
  confirmEmailChange,
  dismissEmailSearch,
  listEmailSearches,
  readDelayedChanges,
  readEmailSearch,
  savePersonalDetails,
  startDelayedChange,
  stopDelayedByLink,
  stopDelayedChanges,
  sweepsOver,
} from '../index.ts';
import { maskEmail, matchOwn } from '../details/own-match.ts';

const app = await testApp();
afterAll(() => app.end());

const HOUR = 3600_000;
const operator: Scope = { ...systemScope('test'), realm: 'operator', actor: 'lgn_op', roles: ['operator'] };
const sendDue = () =>
  sweepsOver([])
    .find(({ name }) => name === 'identity.run_delayed')!
    .run(app);

let phones = 1000;
/** A customer with details, and what he would tell of himself. */
async function cast(email: string) {
  const { loginId } = await castVerifiedCustomer(app, email);
  const scope: Scope = { ...systemScope('test'), realm: 'customer', actor: loginId };
  const phone = `518 555 ${phones++}`.replace('555 1', '434 1');
  await savePersonalDetails(app, scope, {
    firstName: 'María José',
    lastName: "O'Brien-Núñez",
    birthDate: '1980-02-03',
    country: 'US',
    addressLine1: '12 Elm Street',
    city: 'Albany',
    state: 'NY',
    postalCode: '12207',
    phone,
  });
  const said = { name: 'Maria Obrien Nunez', address: '12 elm st, Albany NY', phone, source: email };
  return { loginId, scope, said, email };
}

async function asked(said: object, email: string): Promise<string> {
  await askForgottenEmail(app, visitor(), { ...(said as { name: string; address: string; phone: string; source: string }), email });
  return (await listEmailSearches(app, operator)).at(-1)!.id;
}

test.each([
  ['María O’Brien-Núñez', '12 Elm Street, Albany', true, true],
  ['OBRIEN NUÑEZ, MARIA', '12 elm st 12207', true, true],
  ['Maria Nunez', '12 Elm Street, Albany', false, true],
  ['José O’Brien-Núñez', '12 Elm Street, Albany', false, true],
  ['Maria Obrien Nunez', '21 Elm Street, Albany', true, false],
  ['Maria Obrien Nunez', '12 Elm Street, Buffalo 14201', true, false],
  ['', '', false, false],
])('%s, %s: name %s, address %s', (name, address, nameFits, addressFits) => {
  const kept = {
    firstName: 'María José',
    lastName: "O'Brien-Núñez",
    addressLine1: '12 Elm Street',
    city: 'Albany',
    postalCode: '12207-1234',
  };
  expect(matchOwn({ name, address }, kept)).toEqual({ name: nameFits, address: addressFits });
});

test('an address is masked to its ends', () => {
  expect(maskEmail('dana.delgado@mail.example.com')).toBe('d•••@m•••.com');
});

describe('a forgotten e-mail', () => {
  test('T8: the operator sees a masked address only; after 72 hours the new address gets its link', async () => {
    const { loginId, said, scope } = await cast('dana@example.com');
    const id = await asked(said, 'dana.new@example.com');
    const page = await readEmailSearch(app, operator, id);
    expect(page.candidates).toEqual([{ loginId, maskedEmail: 'd•••@e•••.com', match: { name: true, address: true } }]);
    expect(JSON.stringify(page)).not.toContain('dana@example.com');
    await startDelayedChange(app, operator, { searchId: id, loginId });
    expect((await refusalOf(startDelayedChange(app, operator, { searchId: id, loginId }))).code).toBe('identity.search_answered');
    expect(await readDelayedChanges(app, scope)).toMatchObject([{ kind: 'email', newEmail: 'd•••@e•••.com' }]);
    expect(await tokenFor(app, 'dana@example.com', 'stop_move')).toBeTruthy();

    app.clock.move(71 * HOUR);
    await sendDue();
    await expect(tokenFor(app, 'dana.new@example.com', 'confirm_email')).rejects.toThrow('no link');
    app.clock.move(2 * HOUR);
    await Promise.all([sendDue(), sendDue()]);
    const { rows } = await app.owner.query(`select 1 from identity.link_requests where purpose = 'confirm_email'`);
    expect(rows).toHaveLength(1);
    await confirmEmailChange(app, visitor(), { token: await tokenFor(app, 'dana.new@example.com', 'confirm_email') });
    const kept = await app.owner.query('select email from identity.logins where id = $1', [loginId]);
    expect(kept.rows).toEqual([{ email: 'dana.new@example.com' }]);
    expect(await tokenFor(app, 'dana@example.com', 'undo_email')).toBeTruthy();
    const audit = await app.owner.query(`select actor as by from kernel.audit_rows where action = 'identity.email_move_started'`);
    expect(audit.rows).toEqual([{ by: 'lgn_op' }]);
  });

  test.each(['the link at the old address', 'the signed-in owner', 'the link, after the new address has its own'])(
    '%s stops it',
    async (who) => {
      const email = `${who.replaceAll(/\W/g, '')}@example.com`;
      const to = `x${email}`;
      const { loginId, said, scope } = await cast(email);
      await startDelayedChange(app, operator, { searchId: await asked(said, to), loginId });
      const token = await tokenFor(app, email, 'stop_move');
      let confirm = '';
      if (who.includes('after')) {
        app.clock.move(73 * HOUR);
        await sendDue();
        confirm = await tokenFor(app, to, 'confirm_email');
      }
      if (who.startsWith('the link')) await stopDelayedByLink(app, visitor(), { token, source: 's' });
      else await stopDelayedChanges(app, scope);
      expect(await readDelayedChanges(app, scope)).toEqual([]);
      app.clock.move(73 * HOUR);
      await sendDue();
      if (confirm !== '') expect((await refusalOf(confirmEmailChange(app, visitor(), { token: confirm }))).code).toBe('identity.link_dead');
      await expect(tokenFor(app, to, 'confirm_email')).rejects.toThrow('no link');
      expect((await refusalOf(stopDelayedByLink(app, visitor(), { token, source: 's' }))).code).toBe('identity.link_dead');
      await stopDelayedChanges(app, scope);
    },
  );

  test('what does not fit in all three can’t be started, whatever the operator sends', async () => {
    const { loginId, said } = await cast('strict@example.com');
    const other = await cast('other@example.com');
    const wrongName = await asked({ ...said, name: 'Somebody Else' }, 'thief@example.com');
    expect((await readEmailSearch(app, operator, wrongName)).candidates).toMatchObject([{ match: { name: false, address: true } }]);
    for (const [searchId, login] of [
      [wrongName, loginId],
      [await asked({ ...said, address: '1 Other Road, Albany' }, 'thief@example.com'), loginId],
      [await asked({ ...said, phone: '518 434 9999' }, 'thief@example.com'), loginId],
      [await asked(said, 'thief@example.com'), other.loginId],
    ] as const)
      expect((await refusalOf(startDelayedChange(app, operator, { searchId, loginId: login }))).code).toBe('identity.move_not_proved');
    await dismissEmailSearch(app, operator, wrongName);
    expect((await refusalOf(dismissEmailSearch(app, operator, wrongName))).code).toBe('identity.search_answered');
    expect((await listEmailSearches(app, operator)).map(({ id }) => id)).not.toContain(wrongName);
    expect((await refusalOf(readEmailSearch(app, operator, 'esr_x'))).code).toBe('identity.no_such_search');
  });

  test('wrong fields at once; ten questions an hour from one place; nobody but operators looks', async () => {
    const bare = await refusalOf(askForgottenEmail(app, visitor(), { name: '', address: ' ', phone: 'x', email: 'x', source: 's' }));
    expect(bare.fields.map((f) => f.field)).toEqual(['name', 'address', 'phone', 'email']);
    const { said, scope } = await cast('many@example.com');
    for (let i = 0; i < 10; i++) await askForgottenEmail(app, visitor(), { ...said, email: `n${i}@example.com`, source: '192.0.2.7' });
    const eleventh = askForgottenEmail(app, visitor(), { ...said, email: 'n@example.com', source: '192.0.2.7' });
    expect((await refusalOf(eleventh)).code).toBe('identity.too_many_from_here');
    const staff: Scope = { ...operator, realm: 'staff', agency: 'agc_x', roles: ['agency_admin'] };
    for (const wrong of [visitor(), scope, staff])
      for (const work of [
        listEmailSearches(app, wrong),
        readEmailSearch(app, wrong, 'esr_x'),
        startDelayedChange(app, wrong, { searchId: 'esr_x', loginId: 'lgn_x' }),
        dismissEmailSearch(app, wrong, 'esr_x'),
      ])
        expect((await refusalOf(work)).code).toBe('kernel.not_allowed');
  });
});
