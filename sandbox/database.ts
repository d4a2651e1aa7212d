import { readFile } from 'node:fs/promises';
import pg from 'pg';
import type { Logger } from '#kernel/app.ts';

export type Tx = pg.ClientBase;

export interface Database {
  /** One statement on its own. */
  query<Row>(text: string, values?: unknown[]): Promise<Row[]>;
  /** One transaction, several at a time. */
  tx<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  end(): Promise<void>;
}

export async function openDatabase(url: string, log: Logger): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: 8, application_name: 'kinline sandbox' });
  pool.on('error', (error) => log.warn({ error: error.message }, 'sandbox: an idle database connection was lost'));
  const database: Database = {
    async query(text, values) {
      return (await pool.query(text, values)).rows as never;
    },
    tx: (work) => runTransaction(pool, work),
    end: () => pool.end(),
  };
  const schema = await readFile(new URL('./schema.sql', import.meta.url), 'utf8');
  try {
    await database.tx((tx) => tx.query(schema));
  } catch (error) {
    await pool.end();
    throw error;
  }
  return database;
}

async function runTransaction<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => (broken = true));
    throw error;
  } finally {
    client.release(broken);
  }
}
