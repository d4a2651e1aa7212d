import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';

/** One look of a member of staff or an operator, as the audit trail has it. */
export interface TrailLook {
  id: bigint;
  actor: string;
  agency: string | null;
  action: string;
  subject: string;
  details: Record<string, unknown>;
  at: Date;
}

/** Somebody who was looked at, and when. */
export interface Glimpse {
  person: string;
  at: Date;
}

/** What a module knows of looks into its own things: whom they showed, and whether there was something to do. Put together in server/subscriptions.ts. */
export interface WorkSource {
  /** The actions of the audit trail that are looks at people. */
  readonly looks: readonly string[];
  /** Whom these looks showed: the person held, for staff; the customer's login, for operators. */
  peopleOf(tx: Tx, realm: 'staff' | 'operator', looks: readonly TrailLook[]): Promise<readonly Glimpse[]>;
  /** Of each of these whether the module had something open about the person at that time, or closed it in the week before. */
  hadWork(tx: Tx, realm: 'staff' | 'operator', glimpses: readonly Glimpse[]): Promise<readonly boolean[]>;
  /** Whom of these people somebody may know outside his work: by the name, or because his own e-mail is a family's. */
  tiesOf?(tx: Tx, who: { name: string; email: string }, people: readonly string[]): Promise<ReadonlyMap<string, 'name' | 'contact'>>;
}

/** For how long after it was done work explains a look. */
export const WORK_LINGERS_MS = 7 * 86_400_000;

/** When the trail begins; null while it is empty. */
export async function trailBegan(tx: Tx): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select min(at) as at from kernel.audit_rows`.execute(tx);
  return rows[0]!.at;
}

/** Who of an agency's staff looked at anybody between two moments. */
export async function whoLooked(tx: Tx, agency: string, actions: readonly string[], from: Date, until: Date): Promise<string[]> {
  const { rows } = await sql<{ actor: string }>`select distinct actor from kernel.audit_rows
    where agency_id = ${agency} and at >= ${from} and at < ${until} and realm = 'staff' and actor is not null and action = any (${[...actions]}::text[])`.execute(
    tx,
  );
  return rows.map(({ actor }) => actor);
}

/** What somebody looked at between two moments, in order; the newest 20,000. */
export async function looksOf(tx: Tx, actor: string, actions: readonly string[], from: Date, until: Date): Promise<TrailLook[]> {
  const { rows } = await sql<TrailLook>`select id, actor, agency_id as agency, action, subject, details, at from kernel.audit_rows
    where actor = ${actor} and at >= ${from} and at < ${until} and action = any (${[...actions]}::text[])
    order by at desc, id desc limit 20000`.execute(tx);
  return rows.reverse();
}
