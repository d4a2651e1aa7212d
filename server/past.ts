import { createServer } from 'node:http';
import { makeApi } from '#api/index.ts';
import type { App } from '#kernel/app.ts';
import type { Config } from '#server/config/config.ts';
import { sourceOf } from '#server/http/hosts.ts';
import { sweeps } from '#server/subscriptions.ts';
import { openQueue } from '#server/worker.ts';

export interface PastHouse {
  sweep(names: RegExp): Promise<void>;
  runJobs(): Promise<void>;
  close(): Promise<void>;
}

/** Proofs and seals are the first work of the house that is opened afterwards. */
const LATER = /^(ledger\.verify|kernel\.)/;

/**
 * The house while a sample past is lived through: the queue works, sweeps run when they are told to, and at the door only machines are answered,
 * so that the card company's news comes in.
 */
export async function openPastHouse(app: App, config: Config, workerUrl: string): Promise<PastHouse> {
  const api = makeApi(app);
  const door = createServer((req, res) => {
    req.headers['x-kinline-source'] = sourceOf(config, req);
    if (req.url?.startsWith('/webhooks/')) return void api(req, res);
    res.writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '15' });
    res.end('Kinline is starting. Try again in a moment.\nKinline está empezando. Intente de nuevo en un momento.\n');
  });
  await new Promise<void>((done, fail) => {
    door.once('error', fail);
    door.listen(config.port, config.host, () => done());
  });
  const queue = await openQueue(app, workerUrl);
  return {
    async sweep(names) {
      for (const { name, run } of sweeps) if (names.test(name) && !LATER.test(name)) await run(app);
    },
    runJobs: queue.untilIdle,
    async close() {
      await queue.stop();
      door.closeAllConnections();
      await new Promise((done) => door.close(done));
    },
  };
}
