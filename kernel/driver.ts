import type { Writable } from 'node:stream';
import { CompiledQuery, type DatabaseConnection, type Driver, type QueryResult } from 'kysely';
import type pg from 'pg';
import { KeptPlans } from './kept-plans.ts';

/**
 * Kysely's driver for our transactions. It sends the opening of a transaction (`begin` and the scope) in one go with the first
 * statement instead of waiting for two answers that say nothing: half the round trips of a transaction with one statement.
 * Statements that come often are kept planned. The pool's clients must be made with `pipeline: true`.
 */
export class ScopedDriver implements Driver {
  readonly #pool: pg.Pool;
  readonly #plans = new KeptPlans();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<ScopedConnection> {
    return new ScopedConnection(await this.#pool.connect(), this.#plans);
  }

  /** Nothing yet: the transaction is opened by `openingQuery`, the first thing that `app.tx` runs in it. */
  async beginTransaction(): Promise<void> {}

  async commitTransaction(connection: ScopedConnection): Promise<void> {
    // A transaction that an error has broken answers COMMIT with ROLLBACK. Whoever swallowed that error must not be told "done".
    if ((await connection.end('commit')) !== 'COMMIT') throw new Error('the transaction was broken by an error that was not thrown on');
  }

  async rollbackTransaction(connection: ScopedConnection): Promise<void> {
    try {
      await connection.end('rollback');
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

const openings = new WeakMap<object, { isSingle: boolean }>();

/**
 * Opens a transaction when it is the first query of it. `settings` become settings of this transaction only.
 * `set local`, for the server neither plans it nor answers with rows. `isSingle`: it has one statement, and the commit goes out with that.
 */
export function openingQuery(
  settings: Readonly<Record<string, string>>,
  literal: (text: string) => string,
  { isSingle = false } = {},
): CompiledQuery {
  const sets = Object.entries(settings).map(([name, value]) => `set local ${name} = ${literal(value)}`);
  const query = CompiledQuery.raw(['begin', ...sets].join('; '));
  openings.set(query, { isSingle });
  return query;
}

class ScopedConnection implements DatabaseConnection {
  broken = false;
  readonly #client: pg.PoolClient;
  readonly #plans: KeptPlans;
  #opening: string | null = null;
  #isSingle = false;
  /** What the server answered to the commit that went out with the only statement. */
  #ended: string | null = null;
  #isGathering = false;

  constructor(client: pg.PoolClient, plans: KeptPlans) {
    this.#client = client;
    this.#plans = plans;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const opening = openings.get(query);
    if (opening) {
      this.#opening = query.sql;
      this.#isSingle = opening.isSingle;
      return { rows: [] };
    }
    if (this.#isSingle && this.#opening === null) throw new Error('a transaction of one statement has another');
    const result = await this.#send({ name: this.#plans.nameOf(query.sql), text: query.sql, values: [...query.parameters] }).catch(
      (error: unknown) => {
        if (isOutlived(error)) this.#plans.forget();
        throw error;
      },
    );
    const changed = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(result.command);
    return { rows: result.rows as R[], ...(changed ? { numAffectedRows: BigInt(result.rowCount ?? 0) } : {}) };
  }

  /** Ends the transaction; what the server answered. A transaction without a statement was never opened. */
  async end(statement: 'commit' | 'rollback'): Promise<string> {
    if (this.#opening !== null) return statement.toUpperCase();
    if (this.#ended !== null) return this.#ended;
    return (await this.#send({ text: statement })).command;
  }

  release(): void {
    this.#client.release(this.broken);
  }

  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('rows are not streamed: read pages');
  }

  /** What is sent until the end of this turn goes in one packet: a write of its own costs as much as all the rest of a small statement. */
  #gather(): void {
    if (this.#isGathering) return;
    this.#isGathering = true;
    const stream = (this.#client as { connection?: { stream?: Writable } }).connection?.stream;
    stream?.cork();
    process.nextTick(() => {
      this.#isGathering = false;
      stream?.uncork();
    });
  }

  async #send(statement: pg.QueryConfig): Promise<pg.QueryResult> {
    const opening = this.#opening;
    this.#opening = null;
    this.#gather();
    if (opening === null) return await this.#client.query(statement);
    const sent = [this.#client.query(opening), this.#client.query(statement)] as const;
    const commit = this.#isSingle ? this.#client.query('commit') : null;
    const [[first, second], ended] = await Promise.all([Promise.allSettled(sent), commit]);
    this.#ended = ended?.command ?? null;
    if (first.status === 'rejected') {
      this.broken = true;
      throw first.reason;
    }
    if (second.status === 'rejected') throw second.reason;
    return second.value;
  }
}

/** The plan was kept from before a migration, and its rows would look different now. */
export function isOutlived(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '0A000' && error.message.startsWith('cached plan');
}
