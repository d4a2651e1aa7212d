import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import Stripe from 'stripe';
import { expect, test } from 'vitest';
import { checkout, freshSandbox, LINES, SECRET_KEY, until, WEBHOOK_SECRET } from '#test/sandbox.ts';

const CYCLES = 3;
const PROGRAM = `
import { startSandbox } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))};
const log = { debug() {}, info() {}, warn() {}, error(fields) { process.stderr.write(JSON.stringify(fields)); } };
const sandbox = await startSandbox({ ...JSON.parse(process.argv[1]), clock: { now: () => new Date() }, log });
process.stdout.write(String(sandbox.apiPort));
`;

/** A program of its own that can be killed without asking. */
async function start(settings: object): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, JSON.stringify(settings)], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<number>((ready, failed) => {
    child.stdout.once('data', (chunk: Buffer) => ready(Number(chunk)));
    child.once('exit', (code) => failed(new Error(`ended with ${code}`)));
  });
  return { child, port };
}

test(`kill -9 under load, ${CYCLES} times: nothing acknowledged is lost, nothing is doubled, every webhook arrives`, async () => {
  const fresh = await freshSandbox();
  const told = new Set<string>();
  const receiver = createServer((req, res) => {
    let body = '';
    req.on('data', (chunk: Buffer) => (body += chunk.toString()));
    req.on('end', () => {
      const event = JSON.parse(body) as Stripe.Event;
      // Half are refused at first, so that every kill finds some on their way.
      const take = Math.random() < 0.5;
      if (take) told.add((event.data.object as { id: string }).id);
      res.writeHead(take ? 200 : 500).end();
    });
  });
  await new Promise<void>((ready) => receiver.listen(0, '127.0.0.1', ready));
  const settings = {
    databaseUrl: fresh.databaseUrl,
    smtpPort: 0,
    publicOrigin: 'http://sandbox.localhost:3000',
    webhookUrl: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`,
    secretKey: SECRET_KEY,
    webhookSecret: WEBHOOK_SECRET,
    webhookTiming: { retryAfterMs: Array<number>(200).fill(30), tickMs: 20 },
  };
  // The same database, and only the child's webhooks: the parent's sandbox steps aside.
  await fresh.sandbox.stop();
  const acknowledged = new Map<string, string>();
  const open = new Set<string>();
  let made = 0;

  async function createUntilKilled(port: number, running: () => boolean): Promise<void> {
    const stripe = new Stripe(SECRET_KEY, { host: '127.0.0.1', port, protocol: 'http', telemetry: false, maxNetworkRetries: 0 });
    while (running()) {
      const key = [...open][0] ?? `key-${made++}`;
      open.delete(key);
      try {
        acknowledged.set(key, (await create(stripe, key)).id);
      } catch {
        open.add(key);
        return;
      }
    }
  }
  const create = (stripe: Stripe, key: string) =>
    stripe.checkout.sessions.create({ ...checkout({ line_items: LINES }), client_reference_id: key }, { idempotencyKey: key });

  for (let cycle = 0; cycle < CYCLES; cycle++) {
    const { child, port } = await start(settings);
    const workers = Array.from({ length: 4 }, () => createUntilKilled(port, () => child.exitCode === null && child.signalCode === null));
    const enough = acknowledged.size + 4 + Math.floor(Math.random() * 20);
    await until(() => acknowledged.size >= enough, 'sessions before the kill', 20_000);
    child.kill('SIGKILL');
    await Promise.all(workers);
  }

  const { child, port } = await start(settings);
  try {
    const stripe = new Stripe(SECRET_KEY, { host: '127.0.0.1', port, protocol: 'http', telemetry: false, maxNetworkRetries: 2 });
    expect(acknowledged.size).toBeGreaterThan(10);
    for (const key of open) acknowledged.set(key, (await create(stripe, key)).id);
    const stored = new Map<string, string[]>();
    for await (const session of stripe.checkout.sessions.list({ limit: 100 })) {
      const key = session.client_reference_id!;
      stored.set(key, [...(stored.get(key) ?? []), session.id]);
    }
    expect(stored).toEqual(new Map([...acknowledged].map(([key, id]) => [key, [id]])));
    const some = [...acknowledged.values()].slice(0, 15);
    for (const id of some) await stripe.checkout.sessions.expire(id);
    child.kill('SIGKILL');
    const last = await start(settings);
    await until(() => some.every((id) => told.has(id)), 'every webhook after the kill', 30_000);
    last.child.kill('SIGKILL');
  } finally {
    child.kill('SIGKILL');
    receiver.close();
    receiver.closeAllConnections();
    await fresh.end();
  }
}, 120_000);
