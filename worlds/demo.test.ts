import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generate } from 'otplib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findResident, listAgencies, listContacts, readAgency } from '#domain/directory/index.ts';
import { findCustomer, readPersonalDetails, signIn } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { publicScope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { makeDemoWorld } from '#worlds/demo.ts';
import { sampleCustomers, sampleOperator, sampleResidents } from '#worlds/people.ts';

const anybody = publicScope('test', 'en');
const kept = new Map<string, string>();
let authenticator: Server;
let address: string;

beforeAll(async () => {
  authenticator = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const { label, secret } = JSON.parse(body) as { label: string; secret: string };
      kept.set(label, secret);
      response.writeHead(201).end('{}');
    });
  });
  await new Promise<void>((done) => authenticator.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${(authenticator.address() as AddressInfo).port}/authenticator`;
});
afterAll(() => new Promise((done) => authenticator.close(done)));

const rowsOf = async (app: TestApp) => {
  const count = async (table: string) => Number((await app.owner.query<{ c: bigint }>(`select count(*) as c from ${table}`)).rows[0]!.c);
  const tables = [
    'directory.agencies',
    'directory.openings',
    'directory.facilities',
    'directory.policies',
    'directory.residents',
    'directory.resident_records',
    'directory.contacts',
    'directory.approval_asks',
    'identity.logins',
  ];
  return Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await count(table)] as const)));
};
const whole = {
  'directory.agencies': 2,
  'directory.openings': 2,
  'directory.facilities': 4,
  'directory.policies': 18,
  'directory.residents': 20,
  'directory.resident_records': 20,
  'directory.contacts': 4,
  'directory.approval_asks': 2,
  'identity.logins': 14,
};

async function isComplete(app: TestApp, sheet: string): Promise<void> {
  expect(await rowsOf(app)).toEqual(whole);
  expect((await listAgencies(app, anybody)).map((agency) => agency.stateCode)).toEqual(['FL', 'NY']);
  for (const sample of sampleCustomers) {
    const scope = systemScope('test');
    const login = await app.tx(scope, (tx) => findCustomer(tx, scope, sample.email));
    expect(await app.tx(scope, (tx) => readPersonalDetails(tx, scope, login!.id))).toMatchObject({ firstName: sample.details.firstName });
    expect((await listContacts(app, { ...scope, realm: 'customer', actor: login!.id })).map((c) => c.resident.number).sort()).toEqual(
      sample.people.map((p) => p.number).sort(),
    );
  }
  expect([...kept.keys()].sort()).toEqual([
    'admin.fl@example.com (staff)',
    'admin.ny@example.com (staff)',
    'clerk.fl@example.com (staff)',
    'clerk.ny@example.com (staff)',
    'finance@example.com (operator)',
    'investigator.fl@example.com (staff)',
    'mailroom.fl@example.com (staff)',
    'ombuds.fl@example.com (staff)',
    'operator@example.com (operator)',
    'pine.fl@example.com (staff)',
    'second.fl@example.com (staff)',
  ]);
  expect(sheet).toContain(sampleOperator.email);
}

describe('makeDemoWorld', { timeout: 90_000 }, () => {
  test('makes a world in which everybody on the sheet can sign in and everybody held can be found', async () => {
    const app = await testApp();
    const sheet = await makeDemoWorld(app, { authenticator: address });
    await isComplete(app, sheet);
    const passwordOf = (email: string) => new RegExp(`${email}\\s.*\\s{2}(\\S+ \\S+ \\S+ \\S+)`).exec(sheet)![1]!;
    const customer = await signIn(app, anybody, {
      realm: 'customer',
      email: 'dana@example.com',
      password: passwordOf('dana@example.com'),
      source: 'x',
      userAgent: 'test',
    });
    // A browser that never was here is asked for the code of a mail.
    expect(customer).toMatchObject({ codeBy: 'mail' });
    const code = await generate({ secret: kept.get('operator@example.com (operator)')!, epoch: Math.floor(Date.now() / 1000) + 30 });
    expect(
      await signIn(app, anybody, {
        realm: 'operator',
        email: sampleOperator.email,
        password: passwordOf(sampleOperator.email),
        code,
        source: 'x',
        userAgent: 'test',
      }),
    ).toBeTruthy();
    for (const { agency, number, familyName } of sampleResidents) {
      const found = await findResident(app, anybody, { state: agency === 'florida' ? 'FL' : 'NY', number, source: number });
      expect([found.familyName, found.services.money]).toEqual([familyName, true]);
    }
    for (const slug of ['new-york', 'florida']) expect(Object.keys((await readAgency(app, anybody, slug)).policies)).toHaveLength(5);
    // Started again: nothing is added, and the sheet says the same.
    expect(await makeDemoWorld(app, { authenticator: address })).toBe(sheet);
    await isComplete(app, sheet);
    await app.end();
  });

  test('interrupted at any transaction, the next start finishes it', async () => {
    const app = await testApp();
    let budget = 0;
    const interrupted: App = {
      ...app,
      tx: async (scope, work) => {
        if (budget-- <= 0) throw new Error('interrupted');
        return await app.tx(scope, work);
      },
    };
    // Every start gets a little further; each of them stops somewhere else.
    let sheet: string | undefined;
    let starts = 0;
    for (; sheet === undefined; starts++) {
      budget = starts * 3 + [3, 7, 5, 11, 2, 13][starts % 6]!;
      sheet = await makeDemoWorld(interrupted, { authenticator: address }).catch((error: unknown) => {
        if ((error as Error).message !== 'interrupted') throw error;
        return undefined;
      });
    }
    expect(starts).toBeGreaterThan(10);
    await isComplete(app, sheet);
    await app.end();
  });

  test('a live installation gets no demo logins', async () => {
    const app = await testApp();
    await expect(makeDemoWorld({ ...app, mode: 'live' }, { authenticator: address })).rejects.toThrow('sandbox');
    expect((await rowsOf(app))['identity.logins']).toBe(0);
    await app.end();
  });
});
