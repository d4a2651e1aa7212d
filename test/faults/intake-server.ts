import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { webhooks } from '#api/webhooks/index.ts';
import { makeProcessor } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import { realClock } from '#kernel/clock.ts';
import { openDb } from '#kernel/db.ts';
import { openQueue } from '#server/worker.ts';

// The program that intake-killed.test.ts kills, several of it at once: the door for the processor's messages, and the jobs that follow.

const [, , appUrl, workerUrl, webhookSecret] = process.argv as [string, string, string, string, string];
const quiet = () => undefined;
const processor = makeProcessor({ secretKey: 'sk_test_nobody', webhookSecret });
const app = {
  tx: openDb(appUrl, 12).tx,
  clock: realClock,
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  mode: 'sandbox',
  // What a payment cost and what its payer is told are not this test's matter.
  processor: { ...processor, readCost: () => Promise.reject(new Error('nobody is asked here')) },
} as unknown as App;

await openQueue(app, workerUrl, 500);
const door = createServer(getRequestListener(webhooks(app).fetch));
door.listen(0, '127.0.0.1', () => process.stdout.write(`${(door.address() as AddressInfo).port}\n`));
