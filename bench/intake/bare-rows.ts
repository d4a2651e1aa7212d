import type pg from 'pg';

/** What one captured payment leaves on its way to an applied transfer. The jobs of the queue are left out, which only makes the floor faster. */
const TABLES = [
  'payments.webhook_events',
  'payments.facts',
  'ledger.journals',
  'ledger.entries',
  'kernel.outbox',
  'kernel.deliveries',
  'transfers.states',
  'notifications.notices',
];
const BATCH = 1000;

export interface BareRows {
  rows: number;
  /** Seconds that it takes to write the rows of all of them, in statements of a thousand rows, each thousand transfers committed, and to count them. */
  write(): Promise<number>;
}

/** The same rows into copies of the same tables with the same indexes, by nothing but INSERT. `before`: how many rows each table held before them. */
export async function bareRows(owner: pg.Pool, transfers: number, before: Map<string, number>): Promise<BareRows> {
  await owner.query('create schema bare');
  const writes: { statement: string; batches: unknown[][]; table: string; count: number }[] = [];
  for (const table of TABLES) {
    const bare = `bare.${table.split('.')[1]}`;
    await owner.query(`create table ${bare} (like ${table} including all)`);
    const { rows: columns } = await owner.query<{ name: string; type: string }>(
      `select quote_ident(attname) as name, format_type(atttypid, atttypmod) as type from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
      [table],
    );
    const { rows } = await owner.query<Record<string, string | null>>(
      `select ${columns.map(({ name }) => `${name}::text`).join(', ')} from ${table} order by ctid offset $1`,
      [before.get(table) ?? 0],
    );
    const names = columns.map(({ name }) => name).join(', ');
    const given = columns.map((_, n) => `$${n + 1}::text[]`).join(', ');
    const cast = columns.map(({ name, type }) => `x.${name}::${type}`).join(', ');
    const statement = `insert into ${bare} (${names}) overriding system value select ${cast} from unnest(${given}) x(${names})`;
    const perBatch = Math.ceil((rows.length * BATCH) / transfers);
    const batches: unknown[][] = [];
    for (let from = 0; from < rows.length; from += perBatch) {
      const part = rows.slice(from, from + perBatch);
      batches.push(columns.map(({ name }) => part.map((row) => row[name.replaceAll('"', '')] ?? null)));
    }
    writes.push({ statement, batches, table: bare, count: rows.length });
  }
  return { rows: writes.reduce((sum, { count }) => sum + count, 0), write: () => write(owner, writes) };
}

async function write(owner: pg.Pool, writes: { statement: string; batches: unknown[][]; table: string; count: number }[]): Promise<number> {
  await owner.query(`truncate ${writes.map(({ table }) => table).join(', ')}`);
  const client = await owner.connect();
  const began = performance.now();
  for (let batch = 0; writes.some(({ batches }) => batch < batches.length); batch++) {
    await client.query('begin');
    for (const { statement, batches } of writes)
      if (batches[batch]) await client.query({ name: statement.slice(0, 60), text: statement, values: batches[batch] });
    await client.query('commit');
  }
  for (const { table, count } of writes) {
    const { rows } = await client.query<{ written: bigint }>(`select count(*) as written from ${table}`);
    if (rows[0]!.written !== BigInt(count)) throw new Error(`${table} has ${rows[0]!.written} rows, not ${count}`);
  }
  client.release();
  return (performance.now() - began) / 1000;
}

export async function countRows(owner: pg.Pool): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const table of TABLES) counts.set(table, Number((await owner.query(`select count(*) as n from ${table}`)).rows[0].n));
  return counts;
}
