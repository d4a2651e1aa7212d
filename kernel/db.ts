import { setTimeout as sleep } from 'node:timers/promises';
import { CompiledQuery, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { Scope } from '#kernel/scope.ts';

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
      : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
};

/** A pool whose bigints arrive as bigint. A statement that runs away is stopped: reads may not hold the others up. */
export function openPool(connectionString: string, size: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: size, types, statement_timeout: 15_000, connectionTimeoutMillis: 10_000 });
  pool.on('error', () => undefined); // a lost idle connection is replaced by the next caller
  return pool;
}

export interface Db {
  readonly pool: pg.Pool;
  tx<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  end(): Promise<void>;
}

export function openDb(connectionString: string, size = 10): Db {
  const pool = openPool(connectionString, size);
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });

  async function once<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    return await kysely.transaction().execute(async (tx) => {
      await tx.executeQuery(
        CompiledQuery.raw(
          `select set_config('kinline.realm', $1, true), set_config('kinline.actor', $2, true),
                  set_config('kinline.agency', $3, true), set_config('kinline.facilities', $4, true)`,
          [scope.realm, scope.actor ?? '', scope.agency ?? '', scope.facilities.join(',')],
        ),
      );
      return await work(tx as Tx);
    });
  }

  async function tx<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(scope, work);
      } catch (error) {
        if (attempt >= TRIES || !RETRYABLE.has(sqlState(error))) throw error;
        await sleep(Math.random() * 20 * 2 ** attempt);
      }
    }
  }

  return { pool, tx, end: () => kysely.destroy() };
}

/** The SQLSTATE of a database error, or an empty string. */
export function sqlState(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
