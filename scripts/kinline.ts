import { join, resolve } from 'node:path';
import { verifyAudit } from '#kernel/audit.ts';
import type { App, Logger } from '#kernel/app.ts';
import { movableClock, realClock } from '#kernel/clock.ts';
import { followClock } from '#kernel/clock-moves.ts';
import { openDb } from '#kernel/db.ts';
import { migrate, migrationFolders, readMigrations } from '#kernel/migrate.ts';
import { inviteOperator, operatorRoles } from '#domain/identity/index.ts';
import { verifyLedger } from '#domain/ledger/index.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { systemScope } from '#kernel/scope.ts';
import { type Config } from '#server/config/config.ts';
import { configFromEnvironment } from '#server/config/env.ts';
import { deriveSecret } from '#server/config/secrets.ts';
import { sweeps } from '#server/subscriptions.ts';
import { takeBackup } from './backup/backup.ts';
import { keysLine, readBackupWords } from './backup/order.ts';
import { restoreBackup } from './backup/restore.ts';
import { startDatabase } from './database.ts';
import { startPostgres } from './postgres.ts';
import { readRosterWords, rosterImport, rosterUsage } from './roster-import.ts';
import { keepSecret } from './secrets.ts';

// `npx kinline <verb>`: what an operator does at a shell.
const ROOT = join(import.meta.dirname, '..');
const USAGE = `npx kinline <verb>
  ledger verify   proves the books: every journal balanced, every balance its entries' sum, nothing changed
  audit verify    proves the audit trail: no row changed, none missing
  oversight watch looks now for staff and operators who look without work; the server does it every hour
  backup <folder> [--keys <file>]
                  copies the whole database into a new folder while it works (docs/runbooks/backup.md)
  restore <folder> --to <data folder> [--keys <file>] [--log <folder> [--until <time>]]
                  makes a data folder of a backup, with what its log brought since, and proves its books and its audit trail
  migrate         brings the database to the newest state
  invite operator <e-mail> <name>
                  mails a link to the first operator of a new installation (the running server sends it)
  roster import --agency <slug> <file.csv> [--delta] [--dry-run] [--yes] [--bad-rows <file>]
                  [--column field=heading]… [--dates ymd|mdy|dmy] [--code code=facility]… [--status word=meaning]…
                  takes over who is held where (docs/roster.md); all options: roster import --help
Each ends with code 0 when all is well, 1 when something was found, 2 when it could not be looked at.`;

const silent = () => undefined;
const log: Logger = { debug: silent, info: silent, warn: silent, error: (fields, message) => console.error(message, fields) };

try {
  process.exitCode = await run(process.argv.slice(2).join(' '));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

async function run(verb: string): Promise<number> {
  if (['', 'help', '--help', '-h'].includes(verb)) return say([USAGE], 0);
  if (verb === 'ledger verify') return await withApp(async (app) => report('the ledger', (await verifyLedger(app)).map(asLine)));
  if (verb === 'audit verify') return await withApp(async (app) => report('the audit trail', (await verifyAudit(app)).map(asLine)));
  if (verb === 'oversight watch') return await withApp(watch);
  if (verb === 'migrate') return await withApp(async () => say(['The database is in the newest state.'], 0));
  if (/^roster import( |$)/.test(verb)) {
    const order = readRosterWords(process.argv.slice(4));
    return order === null ? say([rosterUsage], 0) : await withApp((app) => rosterImport(app, order));
  }
  if (/^backup( |$)/.test(verb)) return await backup(process.argv.slice(3));
  if (/^restore( |$)/.test(verb)) return await restore(process.argv.slice(3));
  const invited = /^invite operator (\S+) (.+)$/.exec(verb);
  if (invited) return await withApp((app) => invite(app, invited[1]!, invited[2]!));
  return say([`There is no verb "${verb}".`, USAGE], 2);
}

async function watch(app: App): Promise<number> {
  await sweeps.find(({ name }) => name === 'oversight.watch')!.run(app);
  return say(['Looked. What stands out is on the page "Looks without work", and was mailed to who may read it.'], 0);
}

async function invite(app: App, email: string, name: string): Promise<number> {
  try {
    await inviteOperator(app, systemScope('npx kinline'), { email, name, roles: operatorRoles });
    return say([`An invitation to ${email} is queued; the running server mails it.`], 0);
  } catch (error) {
    if (isRefusal(error)) return say(['Not invited: the e-mail or the name does not hold, or the address has a login already.'], 1);
    throw error;
  }
}

function asLine(finding: object): string {
  return JSON.stringify(finding, (_name, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}

function report(what: string, findings: string[]): number {
  if (findings.length === 0) return say([`${what} is whole.`], 0);
  return say([...findings, `${what}: ${findings.length} found.`], 1);
}

function say(lines: string[], code: number): number {
  for (const line of lines) console.log(line);
  return code;
}

async function backup(words: string[]): Promise<number> {
  const { folder, keys } = readBackupWords('backup', words);
  const { databaseUrl, ...config } = configFromEnvironment();
  const dataDir = resolve(ROOT, config.dataDir);
  const packaged = databaseUrl === undefined ? await startPostgres({ dataDir: join(dataDir, 'postgres'), guest: true }) : null;
  try {
    const from = { adminUrl: databaseUrl ?? packaged!.adminUrl, dataDir, packaged: packaged !== null };
    const about = await takeBackup({ folder, keysTo: keys }, from, toStderr);
    return say(
      [`${folder} holds all that was committed until ${about.madeAt} (${Math.ceil(about.bytes / 1e6)} MB).`, keysLine(folder, keys)],
      0,
    );
  } finally {
    await packaged?.stop();
  }
}

async function restore(words: string[]): Promise<number> {
  const { folder, keys, to, log } = readBackupWords('restore', words);
  const { server, about, to: brought } = await restoreBackup({ folder, keysFrom: keys, dataDir: to, log }, toStderr);
  await server.stop();
  const mode = {
    ...configFromEnvironment(),
    databaseUrl: undefined,
    ownerUrl: undefined,
    appUrl: undefined,
    workerUrl: undefined,
    logArchive: undefined,
  };
  const found = await withApp(
    async (app) => {
      const ledger = report('The ledger', (await verifyLedger(app)).map(asLine));
      const trail = report('The audit trail', (await verifyAudit(app)).map(asLine));
      return Math.max(ledger, trail);
    },
    { ...mode, sandboxUrl: undefined, dataDir: to },
  );
  const moment = brought?.toISOString() ?? about.madeAt;
  return say([`${to} is as it was at ${moment}. Start with DATA_DIR=${to}; read docs/runbooks/backup.md before you do.`], found);
}

function toStderr(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function withApp(work: (app: App) => Promise<number>, config: Config = configFromEnvironment()): Promise<number> {
  const rootSecret = Buffer.from(config.appSecret ?? keepSecret(resolve(ROOT, config.dataDir, 'secrets.json'), 'app'), 'base64url');
  const database = await startDatabase({
    ...config,
    dataDir: resolve(ROOT, config.dataDir),
    sandbox: config.mode === 'sandbox',
    guest: true,
    log: silent,
  });
  try {
    await migrate(database.urls, readMigrations(migrationFolders(ROOT)));
    const db = openDb(database.urls.app, 4);
    const app = {
      tx: db.tx,
      // The sandbox's clock may be ahead; what is written here stands among what is written there.
      clock: config.mode === 'sandbox' ? movableClock() : realClock,
      log,
      mode: config.mode,
      origins: config.origins,
      secret: (purpose: string) => deriveSecret(rootSecret, purpose),
    };
    try {
      // What is done here needs no processor and no mailer.
      await followClock(app as unknown as App);
      return await work(app as unknown as App);
    } finally {
      await db.end();
    }
  } finally {
    await database.stop();
  }
}
