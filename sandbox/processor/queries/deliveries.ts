import type { Database, Tx } from '../../database.ts';

export interface Delivery {
  id: string;
  event_id: string;
  event_type: string;
  state: 'pending' | 'delivered' | 'failed';
  attempts: number;
  next_at: Date;
  last_at: Date | null;
  last_status: number | null;
  last_problem: string | null;
}

const COLUMNS = 'id, event_id, event_type, state, attempts, next_at, last_at, last_status, last_problem';

export async function insertDelivery(tx: Tx, delivery: { id: string; eventId: string; eventType: string; nextAt: Date }): Promise<void> {
  await tx.query(`insert into processor.deliveries (id, event_id, event_type, state, next_at) values ($1, $2, $3, 'pending', $4)`, [
    delivery.id,
    delivery.eventId,
    delivery.eventType,
    delivery.nextAt,
  ]);
}

/** Pending deliveries whose time has come, oldest first, without those under way; none while the switch of this name is on. */
export async function selectReady(db: Database, heldBy: string, at: Date, busy: string[], limit: number): Promise<Delivery[]> {
  return db.query<Delivery>(
    `select ${COLUMNS} from processor.deliveries
     where state = 'pending' and next_at <= $2 and id <> all ($3)
       and not exists (select 1 from processor.switches where name = $1 and is_on) order by next_at, seq limit $4`,
    [heldBy, at, busy, limit],
  );
}

/** Every pending delivery, also those waiting for their next try. */
export async function selectPending(db: Database): Promise<Delivery[]> {
  return db.query<Delivery>(`select ${COLUMNS} from processor.deliveries where state = 'pending' order by seq`);
}

export async function selectDeliveries(
  db: Database,
  filter: { state?: string; eventType?: string; eventId?: string; limit: number },
): Promise<Delivery[]> {
  return db.query<Delivery>(
    `select ${COLUMNS} from processor.deliveries
     where ($1::text is null or state = $1) and ($2::text is null or event_type = $2)
       and ($3::text is null or event_id = $3)
     order by seq desc limit $4`,
    [filter.state ?? null, filter.eventType ?? null, filter.eventId ?? null, filter.limit],
  );
}

export async function findDelivery(db: Database, id: string): Promise<Delivery | null> {
  const found = await db.query<Delivery>(`select ${COLUMNS} from processor.deliveries where id = $1`, [id]);
  return found[0] ?? null;
}

export async function saveTry(
  db: Database,
  id: string,
  result: { state: Delivery['state']; nextAt: Date; at: Date; status: number | null; problem: string | null },
): Promise<void> {
  await db.query(
    `update processor.deliveries
     set attempts = attempts + 1, state = case state when 'delivered' then state else $2 end, next_at = $3, last_at = $4, last_status = $5, last_problem = $6
     where id = $1`,
    [id, result.state, result.nextAt, result.at, result.status, result.problem],
  );
}

export async function countOpenDeliveries(tx: Tx, eventIds: string[]): Promise<Map<string, number>> {
  const found = await tx.query<{ event_id: string; open: number }>(
    `select event_id, count(*)::int as open from processor.deliveries
     where event_id = any ($1) and state = 'pending' group by event_id`,
    [eventIds],
  );
  return new Map(found.rows.map((row) => [row.event_id, row.open]));
}

export async function readSwitch(db: Database, name: string): Promise<boolean> {
  const found = await db.query<{ is_on: boolean }>('select is_on from processor.switches where name = $1', [name]);
  return found[0]?.is_on ?? false;
}

export async function setSwitch(db: Database, name: string, on: boolean): Promise<void> {
  await db.query(`insert into processor.switches (name, is_on) values ($1, $2) on conflict (name) do update set is_on = $2`, [name, on]);
}
