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

/** Payouts that were to be in our account by now, and of which nobody has told what became. */
export async function unheardPayouts(
  tx: Tx,
  of: { madeBefore: Date; dueBefore: Date },
): Promise<{ payout: string; amountCents: bigint }[]> {
  const { rows } = await sql<{ payout: string; amountCents: bigint }>`
    select p.payout_id as payout, p.amount_cents as "amountCents" from payments.payouts p
    where p.made_at < ${of.madeBefore} and p.arrives_at < ${of.dueBefore}
      and not exists (select 1 from payments.payout_facts f where f.payout_id = p.payout_id and f.kind in ('arrived', 'came_back'))
    order by p.made_at limit 20`.execute(tx);
  return rows;
}

/** Payouts that have left the processor and are not in our account yet, the oldest first. */
export async function payoutsUnderWay(tx: Tx): Promise<{ payout: string; amountCents: bigint; madeAt: Date; arrivesAt: Date }[]> {
  const { rows } = await sql<{ payout: string; amountCents: bigint; madeAt: Date; arrivesAt: Date }>`
    select p.payout_id as payout, p.amount_cents as "amountCents", p.made_at as "madeAt", p.arrives_at as "arrivesAt"
    from payments.payouts p join payments.payout_facts s on s.payout_id = p.payout_id and s.kind = 'sent'
    where not exists (select 1 from payments.payout_facts f where f.payout_id = p.payout_id and f.kind in ('arrived', 'came_back'))
    order by p.made_at, p.payout_id limit 50`.execute(tx);
  return rows;
}
