import type { Database, Tx } from '../database.ts';

export interface TransferRow {
  id: string;
  key: string;
  fingerprint: string;
  amount_cents: string;
  routing_number: string;
  account_number: string;
  name: string;
  reference: string;
  batch: string;
  entries: number;
  status: 'pending' | 'settled' | 'returned';
  return_code: string | null;
  created_at: Date;
  settles_at: Date;
  settled_at: Date | null;
  returned_at: Date | null;
}

export interface LineRow {
  id: string;
  day: string;
  amount_cents: string;
  sign: 'credit' | 'debit';
  type: 'payment' | 'return' | 'deposit' | 'fee' | 'other';
  reference: string;
  description: string;
  transfer_id: string | null;
  booked_at: Date;
}

const TRANSFER = `id, key, fingerprint, amount_cents, routing_number, account_number, name, reference, batch::text as batch, entries, status,
  return_code, created_at, settles_at, settled_at, returned_at`;
const LINE = 'id, day::text as day, amount_cents, sign, type, reference, description, transfer_id, booked_at';

/** One writer at a time: a stand-in needs no more speed, and two requests with one key come out one after the other. */
export async function becomeTheWriter(tx: Tx): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(7271, 3)');
}

export async function transferByKey(db: Database | Tx, key: string): Promise<TransferRow | undefined> {
  return await one<TransferRow>(db, `select ${TRANSFER} from bank.transfers where key = $1`, [key]);
}

export async function transferById(db: Database | Tx, id: string): Promise<TransferRow | undefined> {
  return await one<TransferRow>(db, `select ${TRANSFER} from bank.transfers where id = $1`, [id]);
}

export async function insertTransfer(tx: Tx, t: TransferRow): Promise<void> {
  await tx.query(
    `insert into bank.transfers (id, key, fingerprint, amount_cents, routing_number, account_number, name, reference, batch, entries,
       status, created_at, settles_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      t.id,
      t.key,
      t.fingerprint,
      t.amount_cents,
      t.routing_number,
      t.account_number,
      t.name,
      t.reference,
      t.batch,
      t.entries,
      t.status,
      t.created_at,
      t.settles_at,
    ],
  );
}

export async function markSettled(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.query(`update bank.transfers set status = 'settled', settled_at = $2 where id = $1`, [id, at]);
}

export async function markReturned(tx: Tx, id: string, code: string, at: Date): Promise<void> {
  await tx.query(`update bank.transfers set status = 'returned', return_code = $2, returned_at = $3 where id = $1`, [id, code, at]);
}

/** What is to settle by now, and what has settled and may yet come back, the oldest first. */
export async function dueTransfers(tx: Tx, now: Date, odd: readonly string[]): Promise<TransferRow[]> {
  const { rows } = await tx.query<TransferRow>(
    `select ${TRANSFER} from bank.transfers
     where settles_at <= $1 and (status = 'pending' or (status = 'settled' and right(account_number, 5) = any ($2))) order by seq`,
    [now, odd],
  );
  return rows;
}

export async function newestTransfers(db: Database, limit: number): Promise<TransferRow[]> {
  return await db.query<TransferRow>(`select ${TRANSFER} from bank.transfers order by seq desc limit $1`, [limit]);
}

/** What was told for one batch: for the control of whoever told it. */
export async function totalsOf(db: Database, batch: string): Promise<{ transfers: string; entries: string; amount_cents: string }> {
  const [row] = await db.query<{ transfers: string; entries: string; amount_cents: string }>(
    `select count(*) as transfers, coalesce(sum(entries), 0) as entries, coalesce(sum(amount_cents), 0) as amount_cents
     from bank.transfers where batch = $1`,
    [batch],
  );
  return row!;
}

export async function insertLine(tx: Tx, line: LineRow): Promise<void> {
  await tx.query(
    `insert into bank.lines (id, day, amount_cents, sign, reference, description, transfer_id, booked_at, type)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [line.id, line.day, line.amount_cents, line.sign, line.reference, line.description, line.transfer_id, line.booked_at, line.type],
  );
}

export async function lineById(tx: Tx, id: string): Promise<LineRow | undefined> {
  return await one<LineRow>(tx, `select ${LINE} from bank.lines where id = $1`, [id]);
}

/** The lines of some days in the order they were booked, from behind one of them on; one more than the limit tells whether there are more. */
export async function linesOf(db: Database, page: { from: string; to: string; after: string | null; limit: number }): Promise<LineRow[]> {
  return await db.query<LineRow>(
    `select ${LINE} from bank.lines where day between $1 and $2
       and ($3::text is null or seq > (select seq from bank.lines where id = $3)) order by seq limit $4`,
    [page.from, page.to, page.after, page.limit],
  );
}

export async function newestLines(db: Database, limit: number): Promise<LineRow[]> {
  return await db.query<LineRow>(`select ${LINE} from bank.lines order by seq desc limit $1`, [limit]);
}

async function one<Row>(db: Database | Tx, text: string, values: unknown[]): Promise<Row | undefined> {
  if ('tx' in db) return (await db.query<Row>(text, values))[0];
  return (await db.query(text, values)).rows[0] as Row | undefined;
}
