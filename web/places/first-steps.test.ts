import { afterAll, expect, test } from 'vitest';
import { castAgency } from '#domain/directory/cast.ts';
import { createAgency } from '#domain/directory/index.ts';
import { inviteStaff } from '#domain/identity/index.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { testApp } from '#test/database.ts';
import { adminSteps, operatorSteps } from './first-steps.ts';

const app = await testApp();
afterAll(() => app.end());

const operator: Scope = { ...systemScope('test'), realm: 'operator', actor: 'lgn_op', roles: ['operator', 'operations'] };
const admin = (agency: string): Scope => ({
  ...operator,
  realm: 'staff',
  actor: 'lgn_admin',
  agency,
  roles: ['agency_admin'],
  facilities: 'all',
});
const told = (steps: Awaited<ReturnType<typeof operatorSteps>>) => steps?.map(({ what, done }) => `${what} ${done ? 'done' : 'open'}`);

test('from an empty installation to the first open agency, each step is ticked by what is there', async () => {
  expect(told(await operatorSteps(app, operator))).toEqual(['agency open', 'admin open', 'facility open', 'rules open', 'open open']);

  const number = { parts: [{ kind: 'digits' as const, length: 6 }], pad: true, example: '123456', label: { en: 'Number', es: 'Número' } };
  const bare = await createAgency(app, systemScope('test'), {
    slug: 'first',
    name: 'The First Agency',
    shortName: 'First',
    stateCode: 'FL',
    kind: 'prison',
    timeZone: 'America/New_York',
    chargeback: 'innocent_party',
    number,
  });
  expect(told(await operatorSteps(app, operator))).toEqual(['agency done', 'admin open', 'facility open', 'rules open', 'open open']);
  await inviteStaff(app, operator, {
    email: 'boss@first.gov',
    name: 'Boss',
    agencyId: bare.id,
    roles: ['agency_admin'],
    reach: 'all',
    facilities: [],
  });
  expect(told(await operatorSteps(app, operator))?.[1]).toBe('admin done');

  expect(told(await adminSteps(app, admin(bare.id)))).toEqual(['facility open', 'people open', 'roster open', 'rules open', 'open open']);
  expect(await adminSteps(app, { ...admin(bare.id), roles: ['trust_clerk'] })).toBeNull();
  expect(await adminSteps(app, { ...admin(bare.id), facilities: ['fac_here'] })).toBeNull();

  const open = await castAgency(app);
  expect(await adminSteps(app, admin(open.agency.id))).toBeNull();
  expect(await operatorSteps(app, operator)).toBeNull();
});
