import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { type Glimpse, WORK_LINGERS_MS } from '#kernel/looks.ts';

/** Who sent these transfers, and to whom. */
export async function peopleOfTransfers(tx: Tx, ids: readonly string[]): Promise<Map<string, { customer: string; residentId: string }>> {
  const { rows } = await sql<{ id: string; customer: string; residentId: string }>`
    select transfer_id as id, customer, resident_id as "residentId" from transfers.transfers where transfer_id = any (${[...ids]}::text[])`.execute(
    tx,
  );
  return new Map(rows.map(({ id, ...people }) => [id, people]));
}

const GLIMPSES = (glimpses: readonly Glimpse[]) =>
  sql`unnest(${glimpses.map(({ person }) => person)}::text[], ${glimpses.map(({ at }) => at.toISOString())}::timestamptz[])
    with ordinality as g (person, at, place)`;

/** Of each glimpse whether money for the person had come in and waited for the clerk, or had been posted shortly before. */
export async function moneyFor(tx: Tx, glimpses: readonly Glimpse[]): Promise<boolean[]> {
  const { rows } = await sql<{ came: boolean }>`
    select exists (select 1 from transfers.transfers t join transfers.states a on a.transfer_id = t.transfer_id and a.kind = 'applied'
      where t.resident_id = g.person and t.created_at <= g.at and a.at <= g.at
        and not exists (select 1 from transfers.states p where p.transfer_id = t.transfer_id and p.kind = 'posted'
          and p.at < g.at - ${WORK_LINGERS_MS} * interval '1 millisecond')) as came
    from ${GLIMPSES(glimpses)} order by g.place`.execute(tx);
  return rows.map(({ came }) => came);
}

/** Of each glimpse whether a transfer of the customer had stuck in the month before. */
export async function troubleOf(tx: Tx, glimpses: readonly Glimpse[]): Promise<boolean[]> {
  const { rows } = await sql<{ stuck: boolean }>`
    select exists (select 1 from transfers.transfers t join transfers.states s on s.transfer_id = t.transfer_id
      where t.customer = g.person and s.kind in ('kept', 'in_question', 'failed') and s.at between g.at - interval '30 days' and g.at) as stuck
    from ${GLIMPSES(glimpses)} order by g.place`.execute(tx);
  return rows.map(({ stuck }) => stuck);
}
