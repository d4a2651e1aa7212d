import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyLedger } from '#domain/ledger/index.ts';
import type { App } from '#kernel/app.ts';
import { sealAudit, verifyAudit } from '#kernel/audit.ts';
import { readPast } from '#kernel/past.ts';
import { type Sandbox, startSandbox } from '#sandbox/index.ts';
import { makeApp, type RunningApp } from '#server/app.ts';
import { readConfig } from '#server/config/config.ts';
import { openPastHouse } from '#server/past.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { makeWholeWorld } from '#worlds/demo.ts';

const BANK_KEY = 'bank_only_for_tests';
const keys = { secretKey: 'sk_test_only_for_tests', webhookSecret: 'whsec_only_for_tests' };
const config = readConfig({ PORT: String(await freePort()), LOG_LEVEL: 'silent' });

let database: TestApp;
let sandbox: Sandbox;
let running: RunningApp;

// The program as server/main.ts puts it together, without pages.
beforeAll(async () => {
  database = await testApp();
  const door = `http://127.0.0.1:${config.port}`;
  sandbox = await startSandbox({
    ...keys,
    databaseUrl: database.urls.owner,
    smtpPort: 0,
    publicOrigin: 'http://sandbox.localhost',
    webhookUrl: `${door}/webhooks/stripe`,
    clock: { now: () => running.app.clock.now() },
    log: database.log,
    bankKey: BANK_KEY,
  });
  running = makeApp({
    config,
    appUrl: database.urls.app,
    rootSecret: Buffer.alloc(32, 7).toString('base64url'),
    smtpUrl: `smtp://127.0.0.1:${sandbox.smtpPort}`,
    mailSecret: null,
    texts: null,
    push: null,
    processor: { ...keys, host: '127.0.0.1', port: sandbox.apiPort, protocol: 'http' },
    bank: { url: `http://127.0.0.1:${sandbox.apiPort}/bank/v1`, key: BANK_KEY },
    logFile: '/dev/null',
  });
});
afterAll(async () => {
  await running.end();
  await sandbox.stop();
  await database.end();
});

const counted = async (sql: string) =>
  Object.fromEntries((await database.owner.query<{ key: string; c: number }>(sql)).rows.map((row) => [row.key, row.c]));
const TABLES = [
  'directory.residents',
  'directory.policies',
  'directory.approval_asks',
  'identity.logins',
  'transfers.transfers',
  'transfers.handoff_files',
  'transfers.remittances',
  'payments.payments',
  'payments.refunds',
  'ledger.journals',
  'support.messages',
  'stamps.orders',
  'mail.drafts',
  'mail.letters',
  'review.queue',
  'review.appeals',
  'review.terms',
];

async function rowsOf(): Promise<Record<string, number>> {
  return await counted(TABLES.map((table) => `select '${table}' as key, count(*)::int as c from ${table}`).join(' union all '));
}

async function make(app: App): Promise<string> {
  const address = `http://127.0.0.1:${sandbox.apiPort}`;
  const house = async () => ({ sandbox: address, ...(await openPastHouse(app, config, database.urls.worker)) });
  return await makeWholeWorld(app, { authenticator: `${address}/authenticator`, house });
}

/** The same program, which dies at its so-many-th transaction. */
function dyingAfter(transactions: number): App {
  let left = transactions;
  return {
    ...running.app,
    tx: async (scope, work) => {
      if (left-- <= 0) throw new Error('interrupted');
      return await running.app.tx(scope, work);
    },
  };
}

test(
  'the whole world: weeks behind it, with something in every state, and books that prove themselves, however often its making was interrupted',
  { timeout: 900_000 },
  async () => {
    for (const transactions of [900, 2500]) await expect(make(dyingAfter(transactions))).rejects.toThrow('interrupted');
    const sheet = await make(running.app);
    expect(await readPast(running.app)).toMatchObject({ reached: null });
    expect(Math.abs(running.app.clock.now().getTime() - Date.now())).toBeLessThan(1000);
    expect(await verifyLedger(running.app)).toEqual([]);
    await sealAudit(running.app);
    expect(await verifyAudit(running.app)).toEqual([]);

    const states = await counted('select kind as key, count(*)::int as c from transfers.states group by 1');
    const told = [
      'created',
      'paid',
      'applied',
      'posted',
      'withheld',
      'returning',
      'returned',
      'return_stuck',
      'handed_over',
      'onward',
      'cancelled',
      'expired',
    ];
    expect(told.filter((kind) => !states[kind])).toEqual([]);
    const letters = await counted('select kind as key, count(*)::int as c from mail.letter_states group by 1');
    expect(['in_line', 'held', 'released', 'opened', 'returned', 'cancelled'].filter((kind) => !letters[kind])).toEqual([]);
    // Enough letters were read at one place to tell everybody how long that takes there, on an ordinary day and over a weekend.
    const times = await counted(`select f.name as key, t.decided as c
      from directory.facilities f, review.decision_times(f.id, '-infinity', 'infinity') t`);
    expect(times).toEqual({ 'Palmetto Ridge': 20 });
    const rows = await rowsOf();
    expect(rows).toMatchObject({ 'identity.logins': 86, 'mail.drafts': 1, 'review.queue': 7, 'review.appeals': 2, 'review.terms': 1 });

    // Started again: nothing is added.
    expect(await make(running.app)).toBe(sheet);
    expect(await rowsOf()).toEqual(rows);
  },
);

async function freePort(): Promise<number> {
  const server: Server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
