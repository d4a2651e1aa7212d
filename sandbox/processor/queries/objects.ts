import type { Database, Tx } from '../../database.ts';
import type { Range } from '../parameters.ts';

/** What every object of the API has. */
export interface Thing {
  id: string;
  object: string;
}
type Row<T extends Thing> = { body: T };

/**
 * One writer at a time. A stand-in needs no more speed, and it makes "pay and expire at once" or two refunds at
 * once come out one after the other, whoever wrote the code between.
 */
export async function becomeTheWriter(tx: Tx): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(7271, 2)');
}

/** Runs `work` so that what it wrote can be taken back without losing the transaction around it. */
export async function orTakeBack<T>(tx: Tx, work: () => Promise<T>, otherwise: (error: unknown) => T): Promise<T> {
  await tx.query('savepoint effect');
  try {
    return await work();
  } catch (error) {
    await tx.query('rollback to savepoint effect');
    return otherwise(error);
  }
}

export async function insertObject<T extends Thing>(tx: Tx, body: T & { created?: number }, now: number): Promise<T> {
  await tx.query('insert into processor.objects (id, kind, created, body) values ($1, $2, $3, $4)', [
    body.id,
    body.object,
    body.created ?? now,
    JSON.stringify(body),
  ]);
  return body;
}

export async function saveObject(tx: Tx, body: Thing): Promise<void> {
  await tx.query('update processor.objects set body = $2 where id = $1', [body.id, JSON.stringify(body)]);
}

export async function findObject<T extends Thing>(tx: Tx, kind: string, id: string): Promise<T | null> {
  const found = await tx.query<Row<T>>('select body from processor.objects where id = $1 and kind = $2', [id, kind]);
  return found.rows[0]?.body ?? null;
}

export async function findByBody<T extends Thing>(tx: Tx, kind: string, part: object, limit = 1000): Promise<T[]> {
  const found = await tx.query<Row<T>>('select body from processor.objects where kind = $1 and body @> $2 order by seq limit $3', [
    kind,
    JSON.stringify(part),
    limit,
  ]);
  return found.rows.map((row) => row.body);
}

export async function findSeq(tx: Tx, kind: string, id: string): Promise<string | null> {
  const found = await tx.query<{ seq: string }>('select seq::text as seq from processor.objects where id = $1 and kind = $2', [id, kind]);
  return found.rows[0]?.seq ?? null;
}

export interface PageOf {
  kind: string;
  /** What the body must contain. */
  part: object;
  created?: Range;
  types?: string[];
  /** Oldest first, as line items are shown. Everything else is newest first. */
  ascending?: boolean;
  after?: string;
  before?: string;
  limit: number;
}

/** One more than the limit is read, to know whether there is more. */
export async function selectPage<T extends Thing>(tx: Tx, page: PageOf): Promise<T[]> {
  const backwards = page.before !== undefined;
  const ascending = Boolean(page.ascending) !== backwards;
  const cursor = page.before ?? page.after ?? null;
  const { gt = null, gte = null, lt = null, lte = null } = page.created ?? {};
  const found = await tx.query<Row<T>>(
    `select body from processor.objects
     where kind = $1 and body @> $2
       and ($3::bigint is null or ${ascending ? 'seq > $3' : 'seq < $3'})
       and ($4::bigint is null or created > $4) and ($5::bigint is null or created >= $5)
       and ($6::bigint is null or created < $6) and ($7::bigint is null or created <= $7)
       and ($8::text[] is null or body ->> 'type' = any ($8))
     order by seq ${ascending ? 'asc' : 'desc'} limit $9`,
    [page.kind, JSON.stringify(page.part), cursor, gt, gte, lt, lte, page.types ?? null, page.limit + 1],
  );
  return found.rows.map((row) => row.body);
}

/** What may leave the balance at a moment, in cents: what has become available, less what has left. */
export async function sumAvailable(tx: Tx, currency: string, now: number): Promise<number> {
  const found = await tx.query<{ net: string }>(
    `select coalesce(sum((body ->> 'net')::bigint), 0)::text as net from processor.objects
     where kind = 'balance_transaction' and body ->> 'currency' = $1 and (body ->> 'available_on')::bigint <= $2`,
    [currency, now],
  );
  return Number(found.rows[0]!.net);
}

export interface Attempt {
  id: string;
  session_id: string;
  payment_method_id: string | null;
  test_card: string | null;
  state: 'challenge' | 'paid' | 'refused';
  problem: string | null;
}

export async function findAttempt(tx: Tx, id: string): Promise<Attempt | null> {
  const found = await tx.query<Attempt>(
    'select id, session_id, payment_method_id, test_card, state, problem from processor.attempts where id = $1',
    [id],
  );
  return found.rows[0] ?? null;
}

export async function saveAttempt(tx: Tx, attempt: Attempt, now: number): Promise<void> {
  await tx.query(
    `insert into processor.attempts (id, session_id, payment_method_id, test_card, state, problem, created)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (id) do update set state = excluded.state, problem = excluded.problem`,
    [attempt.id, attempt.session_id, attempt.payment_method_id, attempt.test_card, attempt.state, attempt.problem, now],
  );
}

/** False when another request holds the same key at this moment. */
export async function lockKey(tx: Tx, scope: string, key: string): Promise<boolean> {
  const got = await tx.query<{ got: boolean }>('select pg_try_advisory_xact_lock(hashtextextended($1, 7271)) as got', [`${scope} ${key}`]);
  return got.rows[0]!.got;
}

export interface RememberedAnswer {
  path: string;
  fingerprint: string;
  status: number;
  answer: string;
  request_id: string;
}

export async function findAnswer(tx: Tx, scope: string, key: string): Promise<RememberedAnswer | null> {
  const found = await tx.query<RememberedAnswer>(
    'select path, fingerprint, status, answer, request_id from processor.idempotency_keys where scope = $1 and key = $2',
    [scope, key],
  );
  return found.rows[0] ?? null;
}

export async function insertAnswer(tx: Tx, scope: string, key: string, answer: RememberedAnswer, now: number): Promise<void> {
  await tx.query(
    `insert into processor.idempotency_keys (scope, key, path, fingerprint, status, answer, request_id, created)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [scope, key, answer.path, answer.fingerprint, answer.status, answer.answer, answer.request_id, now],
  );
}

export async function deleteAnswersBefore(db: Database, moment: number): Promise<void> {
  await db.query('delete from processor.idempotency_keys where created < $1', [moment]);
}

export interface Due {
  id: string;
  kind: string;
  object_id: string;
}

export async function insertDue(tx: Tx, kind: string, objectId: string, at: number): Promise<void> {
  await tx.query('insert into processor.due (kind, object_id, at) values ($1, $2, $3) on conflict (kind, object_id) do nothing', [
    kind,
    objectId,
    at,
  ]);
}

export async function selectDue(tx: Tx, now: number): Promise<Due[]> {
  const found = await tx.query<Due>('select id::text as id, kind, object_id from processor.due where at <= $1 order by at, id limit 50', [
    now,
  ]);
  return found.rows;
}

export async function anyDue(db: Database, now: number): Promise<boolean> {
  return (await db.query('select 1 from processor.due where at <= $1 limit 1', [now])).length > 0;
}

/** What would fall due later does so now. */
export async function hurryDue(db: Database, kind: string, now: number): Promise<void> {
  await db.query('update processor.due set at = $2 where kind = $1 and at > $2', [kind, now]);
}

export async function deleteDue(tx: Tx, id: string): Promise<void> {
  await tx.query('delete from processor.due where id = $1', [id]);
}
