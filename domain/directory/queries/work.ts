import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { type Glimpse, WORK_LINGERS_MS } from '#kernel/looks.ts';

/** About whom these asks are. */
export async function peopleOfAsks(tx: Tx, asks: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; person: string }>`select id, resident_id as person from directory.approval_asks
    where id = any (${[...asks]}::text[])`.execute(tx);
  return new Map(rows.map(({ id, person }) => [id, person]));
}

/** Of each glimpse whether an ask about the person waited then, or was answered shortly before. */
export async function askedAbout(tx: Tx, glimpses: readonly Glimpse[]): Promise<boolean[]> {
  const { rows } = await sql<{ asked: boolean }>`
    select exists (select 1 from directory.approval_asks a where a.resident_id = g.person and a.asked_at <= g.at
      and not exists (select 1 from directory.approval_steps s where s.ask_id = a.id and s.kind not in ('asked', 'resident_agreed')
        and s.at < g.at - ${WORK_LINGERS_MS} * interval '1 millisecond')) as asked
    from unnest(${glimpses.map(({ person }) => person)}::text[], ${glimpses.map(({ at }) => at.toISOString())}::timestamptz[])
      with ordinality as g (person, at, place) order by g.place`.execute(tx);
  return rows.map(({ asked }) => asked);
}

/** Last names of these people, and which of them stand on the list of a customer. */
export async function closeness(
  tx: Tx,
  people: readonly string[],
  customer: string | null,
): Promise<{ person: string; familyName: string; isContact: boolean }[]> {
  const { rows } = await sql<{ person: string; familyName: string; isContact: boolean }>`
    select r.id as person, r.family_name as "familyName",
      exists (select 1 from directory.contacts c where c.customer = ${customer} and c.resident_id = r.id and c.removed_at is null) as "isContact"
    from directory.residents r where r.id = any (${[...people]}::text[])`.execute(tx);
  return rows;
}
