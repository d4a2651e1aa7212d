import { CompiledQuery, type DatabaseConnection, type Driver, type QueryResult } from 'kysely';
import type pg from 'pg';

/**
 * Kysely's driver for our transactions. It sends the opening of a transaction (`begin` and the scope) in one go with the first
 * statement instead of waiting for two answers that say nothing: half the round trips of a transaction with one statement.
 * The pool's clients must be made with `pipeline: true`.
 */
export class ScopedDriver implements Driver {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<ScopedConnection> {
    return new ScopedConnection(await this.#pool.connect());
  }

  /** Nothing yet: the transaction is opened by `openingQuery`, the first thing that `app.tx` runs in it. */
  async beginTransaction(): Promise<void> {}

  async commitTransaction(connection: ScopedConnection): Promise<void> {
    // A transaction that an error has broken answers COMMIT with ROLLBACK. Whoever swallowed that error must not be told "done".
    if ((await connection.run('commit')) !== 'COMMIT') throw new Error('the transaction was broken by an error that was not thrown on');
  }

  async rollbackTransaction(connection: ScopedConnection): Promise<void> {
    try {
      await connection.run('rollback');
    } catch (error) {
      connection.broken = true;
      throw error;
    }
  }

  async releaseConnection(connection: ScopedConnection): Promise<void> {
    connection.release();
  }

  async destroy(): Promise<void> {
    await this.#pool.end();
  }
}

const openings = new WeakSet<object>();

/** Opens a transaction when it is the first query of it. `settings` become settings of this transaction only. */
export function openingQuery(settings: Readonly<Record<string, string>>, literal: (text: string) => string): CompiledQuery {
  const sets = Object.entries(settings).map(([name, value]) => `set_config(${literal(name)}, ${literal(value)}, true)`);
  const query = CompiledQuery.raw(`begin; select ${sets.join(', ')}`);
  openings.add(query);
  return query;
}

class ScopedConnection implements DatabaseConnection {
  broken = false;
  readonly #client: pg.PoolClient;
  #opening: Promise<unknown> | null = null;

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (openings.has(query)) {
      this.#opening = this.#client.query(query.sql);
      this.#opening.catch(() => (this.broken = true)); // whoever runs the next query hears of it
      return { rows: [] };
    }
    const sent = this.#client.query(query.sql, [...query.parameters]);
    const result = await this.#afterOpening(sent);
    const changed = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(result.command);
    return { rows: result.rows as R[], ...(changed ? { numAffectedRows: BigInt(result.rowCount ?? 0) } : {}) };
  }

  /** A statement of our own; what it was answered with. */
  async run(statement: string): Promise<string> {
    return (await this.#afterOpening(this.#client.query(statement))).command;
  }

  release(): void {
    this.#client.release(this.broken);
  }

  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('rows are not streamed: read pages');
  }

  async #afterOpening<T>(sent: Promise<T>): Promise<T> {
    const opening = this.#opening;
    this.#opening = null;
    if (opening === null) return await sent;
    const [opened, answer] = await Promise.allSettled([opening, sent]);
    if (opened.status === 'rejected') throw opened.reason;
    if (answer.status === 'rejected') throw answer.reason;
    return answer.value;
  }
}
