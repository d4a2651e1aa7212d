import { randomBytes } from 'node:crypto';
import type pg from 'pg';

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[] | null;
  /** Sent before the one before it was answered. */
  readonly atOnce: boolean;
}

interface Lease {
  readonly statements: Statement[];
  /** Got its connection before the lease before it gave back its own. */
  readonly beside: boolean;
}

/** What one request asked of the database: every statement, in order, with the framing of its transactions. */
export type Recording = readonly Lease[];

type Query = (...args: unknown[]) => Promise<unknown>;

/** Writes down what goes through the pool while `act` runs. Nothing else may use the pool meanwhile. */
export async function record(pool: pg.Pool, act: () => Promise<unknown>): Promise<Recording> {
  const leases: Lease[] = [];
  const held = { open: 0 };
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;
  const listening: { connect?: unknown } = pool;
  listening.connect = async () => {
    const beside = held.open > 0;
    const client = await connect();
    held.open++;
    const lease: Lease = { statements: [], beside };
    leases.push(lease);
    return listenTo(client, lease, () => held.open--);
  };
  try {
    await act();
  } finally {
    delete listening.connect;
  }
  return leases;
}

function listenTo(client: pg.PoolClient, lease: Lease, released: () => void): pg.PoolClient {
  const query = client.query.bind(client) as unknown as Query;
  const release = client.release.bind(client);
  const listening = client as unknown as { query?: Query; release: typeof release };
  let unanswered = 0;
  listening.query = (text, values) => {
    if (typeof text !== 'string') throw new Error('only plain statements are written down');
    lease.statements.push({ text, values: (values as unknown[] | undefined) ?? null, atOnce: unanswered > 0 });
    unanswered++;
    return (values ? query(text, values) : query(text)).finally(() => unanswered--);
  };
  listening.release = (error) => {
    delete listening.query;
    listening.release = release;
    released();
    release(error);
  };
  return client;
}

/** Where two recordings of the same page hold different bytes: what follows from who asks, such as a digest of the address. */
function varying(one: Recording, other: Recording): Set<unknown> {
  const found = new Set<unknown>();
  one.forEach((lease, l) =>
    lease.statements.forEach(({ values }, s) =>
      values?.forEach((value, v) => {
        const twin = other[l]!.statements[s]!.values![v];
        if (Buffer.isBuffer(value) && Buffer.isBuffer(twin) && !value.equals(twin)) found.add(value);
      }),
    ),
  );
  return found;
}

type Step = readonly { text: string; values: readonly (() => unknown)[] | null }[];

/**
 * Runs the recorded statements again: same order, same transactions, as many at once. What varied between the two recordings
 * is new each time.
 */
export function makeReplay(pool: pg.Pool, one: Recording, other: Recording): () => Promise<void> {
  const fresh = varying(one, other);
  const leases = one.map(({ statements }) => stepsOf(statements, fresh));
  if (one.some(({ beside }) => beside)) throw new Error('transactions side by side are not replayed yet');
  return async () => {
    for (const steps of leases) {
      const client = await pool.connect();
      for (const step of steps) {
        if (step.length === 1) await send(client, step[0]!);
        else await Promise.all(step.map((statement) => send(client, statement)));
      }
      client.release();
    }
  };
}

function stepsOf(statements: readonly Statement[], fresh: ReadonlySet<unknown>): Step[] {
  const steps: Step[number][][] = [];
  for (const { text, values, atOnce } of statements) {
    const again = values?.map((value) => (fresh.has(value) ? () => randomBytes((value as Buffer).length) : () => value)) ?? null;
    if (atOnce) steps.at(-1)!.push({ text, values: again });
    else steps.push([{ text, values: again }]);
  }
  return steps;
}

function send(client: pg.PoolClient, { text, values }: Step[number]): Promise<unknown> {
  return values
    ? client.query(
        text,
        values.map((value) => value()),
      )
    : client.query(text);
}
