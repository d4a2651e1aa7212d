import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Payout, PayoutFact } from './payout.ts';

export async function insertPayout(tx: Tx, payout: Payout, toldAt: Date): Promise<void> {
  await sql`insert into payments.payouts (payout_id, amount_cents, made_at, arrives_at, told_at)
    values (${payout.id}, ${payout.amountCents}, ${payout.madeAt}, ${payout.arrivesAt}, ${toldAt}) on conflict do nothing`.execute(tx);
}

export async function payoutFactsOf(tx: Tx, payoutId: string): Promise<PayoutFact[]> {
  const { rows } = await sql<{ kind: PayoutFact }>`select kind from payments.payout_facts where payout_id = ${payoutId}`.execute(tx);
  return rows.map(({ kind }) => kind);
}

export async function insertPayoutFact(tx: Tx, one: { payoutId: string; kind: PayoutFact; why: string | null; at: Date }): Promise<void> {
  await sql`insert into payments.payout_facts (payout_id, kind, why, at) values (${one.payoutId}, ${one.kind}, ${one.why}, ${one.at})`.execute(
    tx,
  );
}
