import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { followClock } from '#kernel/clock-moves.ts';
import { openDb } from '#kernel/db.ts';
import { migrate, migrationFolders, readMigrations } from '#kernel/migrate.ts';
import { describeApi, makeApi } from '#api/index.ts';
import { startSandbox } from '#sandbox/index.ts';
import { startDatabase } from '#scripts/database.ts';
import type { TextSettings } from '#domain/notifications/index.ts';
import { buildWeb } from '#scripts/web-build.ts';
import { keepSecret, writeWhole } from '#scripts/secrets.ts';
import { configFromEnvironment, tellPages } from '#server/config/env.ts';
import { makeApp, requirePlainLogin } from '#server/app.ts';
import { type Handler, makeHttp } from '#server/http/http.ts';
import { makeMetrics } from '#server/http/metrics.ts';
import { onStop, printAddresses, step } from '#server/console.ts';
import { openPastHouse } from '#server/past.ts';
import { answers } from '#server/queries.ts';
import { startWorker } from '#server/worker.ts';

const ROOT = join(import.meta.dirname, '..');
const config = configFromEnvironment();
const dataDir = resolve(ROOT, config.dataDir);
const sandboxed = config.mode === 'sandbox';
const stopping = onStop();

const database = await step('database', () => startDatabase({ ...config, dataDir, sandbox: sandboxed, log: (line) => step.note(line) }));
stopping.add('database', database.stop);
database.died.then((reason) => stopping.now(`The database ended by itself: ${reason}`)).catch(() => undefined);
await step('migrations', () => migrate(database.urls, readMigrations(migrationFolders(ROOT)), (name) => step.note(name)));

const secretsFile = join(dataDir, 'secrets.json');
const secret = (name: string) => keepSecret(secretsFile, name);
const keys = config.stripe ?? {
  secretKey: `sk_test_${secret('sandbox processor key')}`,
  webhookSecret: `whsec_${secret('sandbox webhook secret')}`,
};
const localHooks = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${config.port}`.replace('0.0.0.0', '127.0.0.1');
const mailSecret = config.mailWebhookSecret ?? (sandboxed ? secret('sandbox mail webhook') : null);
const bankKey = sandboxed ? secret('sandbox bank') : '';
const sandboxTexts = { account: 'ACsandbox', token: sandboxed ? secret('sandbox texts') : '', from: '+15005550006' };
const sandbox = sandboxed
  ? await startSandbox({
      databaseUrl: database.urls.sandbox!,
      smtpPort: 0,
      publicOrigin: config.origins.sandbox,
      familyOrigin: config.origins.family,
      webhookUrl: `${localHooks}/webhooks/stripe`,
      mailSecret: mailSecret!,
      bankKey,
      texts: sandboxTexts,
      ...keys,
      clock: { now: () => app.clock.now() },
      log: {
        debug: (...a) => app.log.debug(...a),
        info: (...a) => app.log.info(...a),
        warn: (...a) => app.log.warn(...a),
        error: (...a) => app.log.error(...a),
      },
    })
  : null;

const { app, pool, end } = makeApp({
  config,
  appUrl: database.urls.app,
  rootSecret: config.appSecret ?? secret('app'),
  smtpUrl: config.smtpUrl ?? `smtp://127.0.0.1:${sandbox!.smtpPort}`,
  mailSecret,
  texts: textSettings(),
  push: pushSettings(),
  processor: sandbox && !config.stripe ? { ...keys, host: '127.0.0.1', port: sandbox.apiPort, protocol: 'http' } : keys,
  bank: config.bank ?? { url: `http://127.0.0.1:${sandbox!.apiPort}/bank/v1`, key: bankKey },
  logFile: config.log.file ?? (sandboxed ? join(dataDir, 'kinline.log') : undefined),
});
stopping.add('connections', end);
if (sandbox) stopping.add('sandbox', sandbox.stop);
await requirePlainLogin(pool);
await followClock(app);
// Beside each other: the one waits for the database, the other is another process.
const pages = config.roles.includes('web') ? buildWeb(step.note) : null;
pages?.catch(() => undefined); // told when it is waited for
const sheet = sandbox ? await step('demo world', () => demoWorld(sandbox.apiPort)) : '';

const following = setInterval(() => void followClock(app).catch(() => undefined), 1000);
stopping.add('clock', async () => clearInterval(following));
if (config.roles.includes('worker')) {
  const worker = await startWorker(app, database.urls.worker);
  stopping.add('worker', worker.stop);
}

if (pages !== null) {
  const built = await pages;
  tellPages();
  const { handler } = (await import(pathToFileURL(join(built, 'handler.js')).href)) as { handler: Handler };
  const assets = new Set(readdirSync(join(built, 'client')));
  const http = makeHttp(config, {
    app,
    pages: handler,
    isAsset: (path) => assets.has(path.split('/')[1]!),
    api: makeApi(app),
    apiDocument: describeApi(app),
    sandbox: sandbox ? sandbox.handle : null,
    processorOrigin: sandbox && !config.stripe ? config.origins.sandbox : 'https://checkout.stripe.com',
    metrics: makeMetrics(pool, app),
    ready: () => answers(pool),
  });
  await new Promise<void>((done, fail) => {
    http.server.once('error', fail);
    http.server.listen(config.port, config.host, () => done());
  });
  stopping.add('requests', http.stop);
}
if (sheet) writeWhole(join(dataDir, 'sign-in.txt'), sheet);
printAddresses(config, sheet);

/**
 * Before anybody is served and any sweep runs by itself: its clock stands weeks ago. Nobody waits for the disk: what a crash of the machine takes with it
 * are the last moments, in their order, and the next start makes them again.
 */
async function demoWorld(apiPort: number): Promise<string> {
  if (config.demo === null) return '';
  const { makeDemoWorld, makeWholeWorld } = await import('#worlds/demo.ts');
  const address = `http://127.0.0.1:${apiPort}`;
  const options = { authenticator: `${address}/authenticator`, note: (line: string) => step.note(line) };
  const db = openDb(withoutWaiting(database.urls.app), 20);
  const maker = { ...app, tx: db.tx };
  try {
    if (config.demo === 'small') return await makeDemoWorld(maker, options);
    const house = async () => ({ sandbox: address, ...(await openPastHouse(maker, config, withoutWaiting(database.urls.worker))) });
    return await makeWholeWorld(maker, { ...options, house });
  } finally {
    await db.end();
  }
}

function withoutWaiting(url: string): string {
  const quick = new URL(url);
  quick.searchParams.set('options', '-c synchronous_commit=off');
  return quick.href;
}

/** The provider that was set up, or the sandbox's; null in a live installation without one: then nobody is offered texts. */
function textSettings(): TextSettings | null {
  const { provider, ...limits } = config.sms;
  if (provider) return { ...limits, ...provider, webhookUrl: config.origins.family };
  if (!sandbox) return null;
  return { ...limits, ...sandboxTexts, apiUrl: `http://127.0.0.1:${sandbox.apiPort}`, webhookUrl: localHooks };
}

/** The sandbox makes its own key, and has a push service of its own beside those of the browsers. */
function pushSettings() {
  const key = config.pushKey ?? (sandboxed ? secret('push') : undefined);
  if (key === undefined) return null;
  const contact = config.origins.family.startsWith('https:')
    ? config.origins.family
    : `mailto:${/[^\s<]+@[^\s>]+/.exec(config.mailFrom)?.[0]}`;
  return {
    key,
    contact,
    hosts: config.pushHosts,
    sandbox: sandbox ? { origin: config.origins.sandbox, reachedAt: `http://127.0.0.1:${sandbox.apiPort}` } : null,
  };
}
