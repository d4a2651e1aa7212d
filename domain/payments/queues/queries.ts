import { sql } from 'kysely';
import type { QueueSource } from '#kernel/queues.ts';
import { dayAfter } from '#kernel/wall-clock.ts';

const DAY_MS = 86_400_000;

// A wallet has no page of its own: what was paid into one is found with its owner.
const ABOUT = sql`p.purpose, case p.purpose when 'wallet' then p.payer else p.subject end as subject, null as name`;

/** The processor has not said what became of them: still open, asked for again and again. */
const unknown: QueueSource = () => sql`
  select p.payment_id as id, f.at, ${ABOUT}, p.amount_cents as cents, null as why
  from payments.lookups l join payments.facts f on f.payment_id = l.payment_id and f.kind = 'unknown'
    join payments.payments p on p.payment_id = l.payment_id
  where not exists (select 1 from payments.facts o where o.payment_id = l.payment_id
    and o.kind in ('resolved', 'opened', 'captured', 'expired', 'failed', 'mismatch'))`;

/**
 * Money is here, and whom it is for has not taken it up: its news has not got through. What stands in the news is taken out first: a comparison with it
 * directly may not use an index of a table that has policies.
 */
const captured: QueueSource = () => sql`
  with news as materialized (select o.id::text as id, o.payload ->> 'payment' as payment, o.payload ->> 'purpose' as purpose,
      o.payload ->> 'subject' as subject, (replace(o.payload ->> 'amount', '.', ''))::bigint as cents
    from kernel.outbox o where o.delivered_at is null and o.name = 'payment.captured')
  select n.id, coalesce(f.at, s.at) as at, n.purpose, case n.purpose when 'wallet' then p.payer else n.subject end as subject, null as name,
    n.cents, null as why
  from news n left join payments.facts f on f.payment_id = n.payment and f.kind = 'captured'
    left join payments.wallet_spend_facts s on s.spend_id = n.payment and s.kind = 'taken'
    left join payments.payments p on p.payment_id = n.payment`;

/** What the processor took is not what was asked. */
const mismatch: QueueSource = () => sql`
  select f.fact_id as id, f.at, ${ABOUT}, f.amount_cents as cents, f.details ->> 'why' as why
  from payments.facts f join payments.payments p on p.payment_id = f.payment_id where f.kind = 'mismatch'
    and not exists (select 1 from payments.mismatch_decisions d where d.fact_id = f.fact_id and d.is_approved)`;

/** What `owed_open` says of one thing that is owed back: a refund `r`, with its payment, or a rest `w`. */
const OWED = sql`payments.owed_open o left join payments.refunds r on r.refund_id = o.owed_id left join payments.payments p on p.payment_id = r.payment_id
  left join payments.rests w on w.rest_id = o.owed_id`;
const ABOUT_OWED = sql`coalesce(w.purpose, p.purpose) as purpose,
  coalesce(case w.purpose when 'wallet' then w.customer else w.subject end, case p.purpose when 'wallet' then p.payer else p.subject end) as subject,
  null as name, coalesce(w.amount_cents, r.amount_cents) as cents`;

/** No card took it, and there is no way yet; what was left in wallets of closed logins, or came back; and what is said to have come back. */
const refundsStuck: QueueSource = () => sql`
  select o.owed_id as id, o.at, ${ABOUT_OWED}, case when o.stands = 'came_back' then 'way_came_back' when w.came_back_of is not null then 'way_came_back'
      when w.refund_id is not null then 'bank_gave_back' when w.rest_id is not null then 'wallet_rest'
      else (select f.details ->> 'why' from payments.refund_facts f where f.refund_id = o.owed_id and f.kind in ('refused', 'failed')
        order by f.attempt desc, f.at desc limit 1) end as why
  from ${OWED} where o.stands in ('stuck', 'came_back')`;

/** Kept for owners nobody reached, and owed to a state in less than a month: a last try to reach them, then it is handed over. */
const unclaimedDue: QueueSource = (now) => sql`
  select o.owed_id as id, (o.due_on - 30)::timestamp at time zone 'UTC' as at, ${ABOUT_OWED}, null as why
  from ${OWED} where o.stands = 'kept' and o.due_on <= ${dayAfter(now.toISOString().slice(0, 10), 30)}::date`;

/** A payer's bank asks us: until when we may answer stands on the page of disputes. */
const disputes: QueueSource = () => sql`
  select f.processor_object as id, f.at, ${ABOUT}, f.amount_cents as cents, f.details ->> 'why' as why
  from payments.facts f join payments.payments p on p.payment_id = f.payment_id
  where f.kind = 'dispute_opened'
    and not exists (select 1 from payments.facts c where c.processor_object = f.processor_object and c.kind = 'dispute_closed')`;

/** A bank has kept what filled a wallet, and what is left of it there is set aside until two people have said whose it is. */
const held: QueueSource = () => sql`
  select h.dispute as id, h.lost_at as at, 'wallet' as purpose, h.customer as subject, null as name, h.amount_cents as cents, null as why
  from payments.held_parts h where h.ended_at is null and h.lost_at is not null`;

/** Our bank gave it back and none has arrived since; or two days over its day and not there. */
const payouts: QueueSource = (now) => sql`
  select p.payout_id as id, coalesce(b.at, p.arrives_at) as at, 'payout' as purpose, p.payout_id as subject, p.payout_id as name,
    p.amount_cents as cents, case when b.at is null then 'payout_late' else coalesce(b.why, 'payout_came_back') end as why
  from payments.payouts p left join payments.payout_facts b on b.payout_id = p.payout_id and b.kind = 'came_back'
  where not exists (select 1 from payments.payout_facts a where a.payout_id = p.payout_id and a.kind = 'arrived' and b.at is null)
    and (b.at is not null or p.arrives_at <= ${new Date(now.getTime() - 2 * DAY_MS)})
    and (b.at is null or not exists (select 1 from payments.payout_facts l join payments.payouts n on n.payout_id = l.payout_id
      where l.kind = 'arrived' and n.made_at > p.made_at
        and not exists (select 1 from payments.payout_facts c where c.payout_id = l.payout_id and c.kind = 'came_back')))`;

/** Both sides differ, and nobody has said why; what is on its way waits for nobody. */
const breaks: QueueSource = () => sql`
  select b.break_id as id, b.opened_at as at, 'break' as purpose, b.break_id as subject, b.reference as name,
    coalesce(b.theirs_cents, 0) - coalesce(b.ours_cents, 0) as cents, b.cause as why
  from payments.open_breaks o join payments.breaks b on b.break_id = o.break_id
  where b.cause <> 'under_way' and not exists (select 1 from payments.break_notes n where n.break_id = b.break_id and n.kind = 'explained')`;

export const queues = { unknown, captured, mismatch, refundsStuck, unclaimedDue, disputes, held, payouts, breaks };
