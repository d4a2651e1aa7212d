import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type pg from 'pg';
import { describeApi, makeApi } from '#api/index.ts';
import type { App } from '#kernel/app.ts';
import { type MovableClock } from '#kernel/clock.ts';
import { migrate, migrationFolders, readMigrations } from '#kernel/migrate.ts';
import { startSandbox } from '#sandbox/index.ts';
import { startDatabase } from '#scripts/database.ts';
import { keepSecret } from '#scripts/secrets.ts';
import { buildWeb } from '#scripts/web-build.ts';
import { makeApp } from '#server/app.ts';
import { readConfig } from '#server/config/config.ts';
import { tellPages } from '#server/config/env.ts';
import { type Handler, makeHttp } from '#server/http/http.ts';
import { makeMetrics } from '#server/http/metrics.ts';
import { startWorker } from '#server/worker.ts';

const ROOT = join(import.meta.dirname, '../..');

export interface House {
  app: App & { clock: MovableClock };
  /** The pool that the pages' transactions come from. */
  pool: pg.Pool;
  ownerUrl: string;
  /** The queue's own login. */
  workerUrl: string;
  /** What the processor signs its messages with. */
  webhookSecret: string;
  port: number;
  /** The sandbox's own door: levers of the processor, the authenticator. */
  sandboxUrl: string;
  /** Jobs run only until then, so that nothing but requests is measured. */
  restJobs(): Promise<void>;
  end(): Promise<void>;
}

/** The whole program as `npm start` puts it together, in this process, on a data folder of its own made anew. */
export async function openHouse(bench: string, say: (line: string) => void): Promise<House> {
  const built = await buildWeb(say);
  const data = join(ROOT, '.data', 'bench', bench);
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const database = await startDatabase({ dataDir: data, sandbox: true, log: say });
  const closing: (() => Promise<unknown>)[] = [database.stop];
  const end = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    await migrate(database.urls, readMigrations(migrationFolders(ROOT)));
    const parts = await startParts(database.urls as StartedUrls, { built, data }, closing);
    return { ...parts, ownerUrl: database.urls.owner, workerUrl: database.urls.worker, end };
  } catch (error) {
    await end();
    throw error;
  }
}

interface StartedUrls {
  app: string;
  worker: string;
  sandbox: string;
}

async function startParts(
  urls: StartedUrls,
  { built, data }: { built: string; data: string },
  closing: (() => Promise<unknown>)[],
): Promise<Omit<House, 'ownerUrl' | 'workerUrl' | 'end'>> {
  const port = await freePort();
  // A proxy is trusted so that the load can come from many addresses, as it does in life.
  const config = readConfig({ PORT: String(port), TRUST_PROXY: '1' });
  const secret = (name: string) => keepSecret(join(data, 'secrets.json'), name);
  const keys = { secretKey: `sk_test_${secret('processor')}`, webhookSecret: `whsec_${secret('webhooks')}` };
  const sandbox = await startSandbox({
    databaseUrl: urls.sandbox,
    smtpPort: 0,
    publicOrigin: config.origins.sandbox,
    webhookUrl: `http://127.0.0.1:${port}/webhooks/stripe`,
    webhookTiming: { tickMs: 20 },
    bankKey: secret('bank'),
    ...keys,
    clock: { now: () => app.clock.now() },
    log: {
      debug: (...a) => app.log.debug(...a),
      info: (...a) => app.log.info(...a),
      warn: (...a) => app.log.warn(...a),
      error: (...a) => app.log.error(...a),
    },
  });
  closing.push(sandbox.stop);
  const { app, pool, end } = makeApp({
    config,
    appUrl: urls.app,
    rootSecret: secret('app'),
    smtpUrl: `smtp://127.0.0.1:${sandbox.smtpPort}`,
    mailSecret: null,
    texts: null,
    push: null,
    processor: { ...keys, host: '127.0.0.1', port: sandbox.apiPort, protocol: 'http' },
    bank: { url: `http://127.0.0.1:${sandbox.apiPort}/bank/v1`, key: secret('bank') },
    logFile: join(data, 'kinline.log'),
  });
  closing.push(end);
  const worker = await startWorker(app, urls.worker);
  let rested: Promise<void> | undefined;
  const restJobs = () => (rested ??= worker.stop());
  closing.push(restJobs);

  const http = makeHttp(config, {
    app,
    ...(await builtPages(built)),
    api: makeApi(app),
    apiDocument: describeApi(app),
    sandbox: sandbox.handle,
    processorOrigin: config.origins.sandbox,
    metrics: makeMetrics(pool, app),
    ready: async () => true,
  });
  await new Promise<void>((done, fail) => http.server.once('error', fail).listen(port, '127.0.0.1', done));
  closing.push(http.stop);
  const { webhookSecret } = keys;
  return { app: app as House['app'], pool, webhookSecret, port, sandboxUrl: `http://127.0.0.1:${sandbox.apiPort}`, restJobs };
}

async function builtPages(built: string): Promise<{ pages: Handler; isAsset(path: string): boolean }> {
  tellPages();
  const { handler } = (await import(pathToFileURL(join(built, 'handler.js')).href)) as { handler: Handler };
  const assets = new Set(readdirSync(join(built, 'client')));
  return { pages: handler, isAsset: (path) => assets.has(path.split('/')[1]!) };
}

/** Origins name the port, so it is chosen before the server listens. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}
