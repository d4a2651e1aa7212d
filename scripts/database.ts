import { join } from 'node:path';
import { Client } from 'pg';
import { startPostgres } from './postgres.ts';
import { keepSecret } from './secrets.ts';
import { Stop } from './stop.ts';

export interface DatabaseUrls {
  /** Owns the tables and migrates. Never used to serve. */
  owner: string;
  app: string;
  worker: string;
  /** The stand-ins' own database; null outside the sandbox mode. */
  sandbox: string | null;
}

export interface Database {
  urls: DatabaseUrls;
  embedded: boolean;
  /** Resolves with the reason if the embedded server ends by itself; never for a server of yours. */
  died: Promise<string>;
  stop(): Promise<void>;
}

export interface StartDatabase {
  /** The clone's data folder (`.data`). */
  dataDir: string;
  /** The administrator of a server that runs already; without it the packaged one is started. */
  databaseUrl?: string | undefined;
  ownerUrl?: string | undefined;
  appUrl?: string | undefined;
  workerUrl?: string | undefined;
  sandboxUrl?: string | undefined;
  sandbox: boolean;
  /** The packaged server copies its log there. */
  logArchive?: string | undefined;
  /** Beside a running Kinline: use its embedded server and leave it running. */
  guest?: boolean;
  log?: (line: string) => void;
}

type Login = 'kinline_owner' | 'kinline_app' | 'kinline_worker' | 'kinline_sandbox';

/**
 * Finds or starts the database server and makes the logins and databases that are missing.
 * Whoever gives all logins' addresses (production) needs no administrator here, and nothing is created.
 */
export async function startDatabase(config: StartDatabase): Promise<Database> {
  const { ownerUrl, appUrl, workerUrl, sandboxUrl } = config;
  const ready = ownerUrl && appUrl && workerUrl && (sandboxUrl || !config.sandbox);
  if (!config.databaseUrl && ready) {
    await withClient(ownerUrl, refuseOldServer);
    const urls = { owner: ownerUrl, app: appUrl, worker: workerUrl, sandbox: sandboxUrl ?? null };
    return { urls, embedded: false, died: new Promise(() => {}), stop: async () => {} };
  }
  if (config.databaseUrl) {
    const urls = await prepareServer(config, config.databaseUrl, false);
    return { urls, embedded: false, died: new Promise(() => {}), stop: async () => {} };
  }
  const postgres = await startPostgres({
    dataDir: join(config.dataDir, 'postgres'),
    guest: config.guest === true,
    logArchive: config.logArchive,
    ...(config.log ? { log: config.log } : {}),
  });
  try {
    const urls = await prepareServer(config, postgres.adminUrl, true);
    return { urls, embedded: true, died: postgres.died, stop: postgres.stop };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

async function prepareServer(config: StartDatabase, adminUrl: string, ours: boolean): Promise<DatabaseUrls> {
  const database = databaseName(adminUrl);
  const maintenance = withPart(adminUrl, { database: 'postgres' });
  return withClient(maintenance, async (admin) => {
    await refuseOldServer(admin);
    const login = (name: Login, given: string | undefined, inDatabase: string) =>
      given ? Promise.resolve(given) : prepareLogin(admin, config, { name, adminUrl, database: inDatabase, ours });
    const owner = await login('kinline_owner', config.ownerUrl, database);
    const app = await login('kinline_app', config.appUrl, database);
    const worker = await login('kinline_worker', config.workerUrl, database);
    await prepareDatabase(admin, database, 'kinline_owner');
    await admin.query(`grant connect on database ${quoted(database)} to kinline_app`);
    await admin.query(`grant connect, create on database ${quoted(database)} to kinline_worker`);
    if (!config.sandbox) return { owner, app, worker, sandbox: null };
    const aside = `${database}_sandbox`;
    const sandbox = await login('kinline_sandbox', config.sandboxUrl, aside);
    await prepareDatabase(admin, aside, 'kinline_sandbox');
    return { owner, app, worker, sandbox };
  });
}

/** `kinline`, unless the address of the server names a database of its own. */
function databaseName(adminUrl: string): string {
  const named = decodeURIComponent(new URL(adminUrl).pathname.slice(1));
  return named === '' || named === 'postgres' || named.startsWith('template') ? 'kinline' : named;
}

interface Wanted {
  name: Login;
  adminUrl: string;
  database: string;
  ours: boolean;
}

async function prepareLogin(admin: Client, config: StartDatabase, { name, adminUrl, database, ours }: Wanted): Promise<string> {
  const password = keepSecret(join(config.dataDir, 'secrets.json'), name);
  const url = withPart(adminUrl, { user: name, password, database });
  const found = await admin.query('select rolsuper or rolbypassrls as strong from pg_roles where rolname = $1', [name]);
  const rights = `login nosuperuser nobypassrls nocreatedb nocreaterole noreplication`;
  if (found.rowCount === 0) {
    await admin.query(`create role ${name} ${rights} password ${literal(password)}`);
    return url;
  }
  if (ours) {
    await admin.query(`alter role ${name} ${rights} password ${literal(password)}`);
    return url;
  }
  if (found.rows[0].strong)
    throw new Stop(`the login ${name} is a superuser or bypasses row security: alter role ${name} nosuperuser nobypassrls`);
  // Somebody else may be serving with this login: its password is not ours to change.
  const wrong = await loginFails(withPart(url, { database: 'postgres' }));
  if (wrong) {
    const variable = `${name.replace('kinline_', '').toUpperCase()}_DATABASE_URL`;
    throw new Stop(
      `the login ${name} exists on this server with another password (${wrong}). Set ${variable} to its full address, or drop the role.`,
    );
  }
  return url;
}

async function loginFails(url: string): Promise<string | null> {
  try {
    await withClient(url, async () => {});
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function prepareDatabase(admin: Client, name: string, owner: Login): Promise<void> {
  const found = await admin.query('select 1 from pg_database where datname = $1', [name]);
  if (found.rowCount === 0) {
    // An administrator who is no superuser must be a member of the role that he hands the database to.
    await admin.query(`grant ${owner} to current_user`);
    try {
      await admin.query(
        `create database ${quoted(name)} owner ${owner} template template0 encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'`,
      );
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === '42P04')) throw error;
    }
  }
  await admin.query(`revoke connect, temporary on database ${quoted(name)} from public`);
}

export async function refuseOldServer(client: Client): Promise<void> {
  const { rows } = await client.query(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as version",
  );
  if (rows[0].number < 180000) {
    throw new Stop(
      `the database server is PostgreSQL ${rows[0].version}; Kinline needs 18 or newer. Without DATABASE_URL it brings its own.`,
    );
  }
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    const { host } = new URL(url);
    throw new Stop(`can not connect to the database server at ${host}: ${describe(error)}`, { cause: error });
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function describe(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(describe).join(', ');
  return error instanceof Error ? error.message : String(error);
}

function withPart(url: string, part: { user?: string; password?: string; database?: string }): string {
  const changed = new URL(url);
  if (part.user !== undefined) changed.username = encodeURIComponent(part.user);
  if (part.password !== undefined) changed.password = encodeURIComponent(part.password);
  if (part.database !== undefined) changed.pathname = `/${encodeURIComponent(part.database)}`;
  return changed.href;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
