import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, PostgresDialect, sql, Transaction } from 'kysely';
import pg from 'pg';
import { isOutlived, openingQuery, ScopedDriver } from '#kernel/driver.ts';
import type { Reach, Scope } from '#kernel/scope.ts';

/** Filled by the generated domain/tables.ts. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface Tables {}

declare const scoped: unique symbol;
/** A transaction with a scope set. Only `app.tx` makes one. */
export type Tx = Transaction<Tables> & { readonly [scoped]: true };

const TRIES = 5;
const RETRYABLE = new Set(['40001', '40P01']);

const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === 20 && format !== 'binary'
      ? (text: string) => BigInt(text)
      : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** A pool whose bigints arrive as bigint. A statement that runs away is stopped: reads may not hold the others up. */
export function openPool(connectionString: string, size: number, lockTimeoutMs = 0): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: size,
    types,
    pipeline: true,
    statement_timeout: 15_000,
    ...(lockTimeoutMs > 0 ? { lock_timeout: lockTimeoutMs } : {}),
    connectionTimeoutMillis: 10_000,
  });
  // A connection that is lost is replaced by the next caller. Nobody else listens while it is in use between two statements,
  // and an error that nobody listens to would end the whole process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}

/** `isSingle`: the work is one statement. What follows in it can undo nothing: the commit goes out with the statement. */
export type RunTx = <T>(scope: Scope, work: (tx: Tx) => Promise<T>, more?: { isSingle?: boolean }) => Promise<T>;

export interface Db {
  readonly pool: pg.Pool;
  tx: RunTx;
  end(): Promise<void>;
}

/** `tries`: how often a transaction is run that others get in the way of. `lockTimeoutMs`: how long it waits for their locks. */
export function openDb(connectionString: string, size = 10, { tries = TRIES, lockTimeoutMs = 0 } = {}): Db {
  const pool = openPool(connectionString, size, lockTimeoutMs);
  const dialect = new PostgresDialect({ pool });
  const driver = new ScopedDriver(pool);
  const config = {
    dialect: {
      createAdapter: () => dialect.createAdapter(),
      createDriver: () => driver,
      createIntrospector: (db: Kysely<unknown>) => dialect.createIntrospector(db),
      createQueryCompiler: () => dialect.createQueryCompiler(),
    },
  };
  const kysely = new Kysely<Tables>(config);

  /**
   * Kysely's own transaction sends a statement when the one before is answered. In this one, what is asked together goes out together, and is run in the
   * order in which it was asked. Once the work has ended nothing more goes out: it would be outside of the transaction.
   */
  function flowing<T>(tx: Transaction<Tables>, work: (tx: Tx) => Promise<T>): Promise<T> {
    return tx.getExecutor().provideConnection(async (connection) => {
      let isOver = false;
      const executor = tx.getExecutor().withConnectionProvider({
        provideConnection: (use) => (isOver ? Promise.reject(new Error('the work of this transaction has ended')) : use(connection)),
      });
      try {
        return await work(new Transaction<Tables>({ config, driver, dialect: config.dialect, executor }) as Tx);
      } finally {
        isOver = true;
      }
    });
  }

  const once: RunTx = async (scope, work, more) => {
    return await kysely.transaction().execute(async (tx) => {
      // What is not set is null, and null matches no row. Nothing here sets them for longer than a transaction.
      const settings: Record<string, string> = { 'kinline.realm': scope.realm };
      if (scope.actor) settings['kinline.actor'] = scope.actor;
      if (scope.agency) settings['kinline.agency'] = scope.agency;
      if (scope.agencies) settings['kinline.agencies'] = joinNames(scope.agencies);
      if (scope.roles.length > 0) settings['kinline.roles'] = scope.roles.join(',');
      const places = reachSetting(scope.facilities);
      if (places !== '') settings['kinline.facilities'] = places;
      await tx.executeQuery(openingQuery(settings, pg.escapeLiteral, more));
      return await flowing(tx, work);
    });
  };

  const tx: RunTx = async (scope, work, more) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(scope, work, more);
      } catch (error) {
        if (attempt >= tries || !(RETRYABLE.has(sqlState(error)) || isOutlived(error))) throw error;
        await sleep(Math.random() * 20 * 2 ** attempt);
      }
    }
  };

  return { pool, tx, end: () => kysely.destroy() };
}

/** What kernel.works_at reads. */
function reachSetting(facilities: Reach): string {
  return facilities === 'all' ? '*' : joinNames(facilities);
}

/** A name that could be read as more than itself is a bug. */
function joinNames(names: readonly string[]): string {
  if (names.some((name) => /[*,]/.test(name))) throw new Error('not the name of a place');
  return names.join(',');
}

/** From here on the transaction waits for what others hold no longer than a moment: whoever does many things at once must not stall all for one. */
export async function waitBriefly(tx: Tx): Promise<void> {
  await sql`set local lock_timeout = '50ms'`.execute(tx);
}

/** The limit for statements, 15 seconds, is made for pages, not for a whole roster or the whole book. Only for this transaction. */
export async function allowMinutes(tx: Tx, minutes: number): Promise<void> {
  await sql`set local statement_timeout = ${sql.lit(`${minutes}min`)}`.execute(tx);
}

/** The SQLSTATE of a database error, or an empty string. */
export function sqlState(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

const LOST = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P03', '53300']);

/** lost: no connection, perhaps committed. race: two did the same at once. held: a lock did not come in time. broken: everything else. */
export function troubleOf(error: unknown): 'lost' | 'race' | 'held' | 'broken' {
  const state = sqlState(error);
  if (LOST.has(state) || state.startsWith('08')) return 'lost';
  if (RETRYABLE.has(state)) return 'race';
  if (state === '55P03' || state === '57014') return 'held';
  // Without a code it never came to an answer: the driver's own words for a connection that ended, or that was not to be had.
  return state === '' && error instanceof Error && /connection|timeout/i.test(error.message) ? 'lost' : 'broken';
}
