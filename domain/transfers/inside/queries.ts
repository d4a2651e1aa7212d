import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { PromisedDeduction } from '../queries/quotes.ts';
import type { StateKind } from '../transfer.ts';

export interface ReceivedRow {
  transferId: string;
  senderName: string;
  amountCents: bigint;
  category: string;
  timeZone: string;
  createdAt: Date;
  kinds: StateKind[];
  postedAt: Date | null;
  /** The first day he can use it, where the agency holds it until then. */
  availableOn: string | null;
  /** What the agency took of it, as it told us. */
  taken: { name: string; amountCents: bigint }[];
  /** What the price called the agency's rules. */
  ruleNames: PromisedDeduction['name'][];
}

/** One page of what was sent to the scope's own person, the newest first; `before` is the last one of the page before. */
export async function receivedBy(tx: Tx, page: { before: string | null; limit: number }): Promise<ReceivedRow[]> {
  const { rows } = await sql<
    Omit<ReceivedRow, 'taken'> & { taken: { name: string; cents: string }[] }
  >`select transfer_id as "transferId", sender_name as "senderName", amount_cents as "amountCents", category,
      time_zone as "timeZone", created_at as "createdAt", kinds, posted_at as "postedAt", taken, rule_names as "ruleNames", available_on as "availableOn"
    from transfers.received(${page.before}, ${page.limit})`.execute(tx);
  return rows.map((row) => ({ ...row, taken: row.taken.map(({ name, cents }) => ({ name, amountCents: BigInt(cents) })) }));
}
