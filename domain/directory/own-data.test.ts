import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { openRule } from './policies/approval-rule.ts';
import { askApproval, withdrawAsk } from './contacts/ask-approval.ts';
import { type CastAgency, castAgency, castPair } from './cast.ts';
import { barSending, chooseContact } from './contacts/choose-contact.ts';
import { decideAsks } from './contacts/decide-asks.ts';
import { ownData } from './own-data.ts';
import { setApprovalRule } from './policies/set-policies.ts';

let app: TestApp;
let at: CastAgency;

beforeAll(async () => {
  app = await testApp();
  at = await castAgency(app);
  const byClerk = { by: 'clerk' as const, graceDays: 0, validDays: null };
  const body = { ...openRule, money: byClerk, visits: byClerk };
  await setApprovalRule(app, systemScope('test'), { agencyId: at.agency.id, effectiveFrom: 'now', body });
}, 60_000);
afterAll(() => app.end());

test('a copy holds what a customer asked, how it went and what was chosen, also of a person who has left the list, and of nobody else', async () => {
  const pair = await castPair(app, at);
  const other = await castPair(app, at);
  const ask = (of: typeof pair, service: string, message: string) =>
    askApproval(app, of.customer, { resident: of.residentId, service, relationship: 'parent', message });
  const { askId } = await ask(pair, 'money', 'I am his mother.');
  const { askId: second } = await ask(pair, 'visits', '');
  await ask(other, 'money', 'a stranger’s words');
  const clerk: Scope = {
    ...systemScope('test'),
    realm: 'staff',
    actor: newId('lgn'),
    agency: at.agency.id,
    roles: ['agency_admin'],
    facilities: [at.facility.id],
  };
  await decideAsks(app, clerk, { asks: [askId], decision: 'approve' });
  await withdrawAsk(app, pair.customer, second);
  await chooseContact(app, pair.customer, { resident: pair.residentId, choice: 'pause_mail' });
  await chooseContact(app, pair.customer, { resident: pair.residentId, choice: 'block' });
  await barSending(app, pair.customer, { sure: true });

  const copy = async (scope: Scope) => Object.fromEntries((await ownData.read(app, scope)).map(({ name, rows }) => [name, rows]));
  const mine = await copy({ ...pair.customer, lang: 'en' });
  expect(mine['people']).toMatchObject([{ number: pair.number }]);
  expect(mine['asks']).toMatchObject([
    {
      number: pair.number,
      kind: 'Send money',
      relationship: 'Mother or father',
      text: 'I am his mother.',
      state: 'Approved',
      birth_date: '1980-02-03',
    },
    { number: pair.number, kind: 'Video visits', state: 'Taken back' },
  ]);
  expect(mine['ask_steps']!.map((row) => row['how'])).toEqual(['You asked', 'You asked', 'The agency said yes', 'You took it back']);
  expect(mine['contact_choices']!.map((row) => row['how'])).toEqual(['Paused letters', 'Blocked']);
  expect(mine['bars']).toHaveLength(1);
  expect(JSON.stringify(mine, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toContain('stranger');
  expect((await copy({ ...pair.customer, lang: 'es' }))['asks']).toMatchObject([{ kind: 'Enviar dinero' }, {}]);

  await ownData.forget!(app, pair.customer);
  const after = await copy({ ...pair.customer, lang: 'en' });
  expect(after['people']).toEqual([]);
  expect(after['asks']).toHaveLength(2);
});
