import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import type { FactKind } from './payment.ts';
import type { ChargeRequest, SessionRequest } from './processor.ts';

export interface PaymentRow {
  paymentId: string;
  purpose: string;
  subject: string;
  payer: string;
  agencyId: string | null;
  amountCents: Money;
  currency: string;
  idempotencyKey: string;
  request: SessionRequest | ChargeRequest;
  /** The kept card that is charged; null: the processor's page. */
  cardId: string | null;
  calledAt: Date;
  createdAt: Date;
}

export interface FactRow {
  kind: FactKind;
  processorObject: string | null;
  amountCents: Money | null;
  details: Record<string, string | null>;
  at: Date;
}

const PAYMENT = sql`payment_id as "paymentId", purpose, subject, payer, agency_id as "agencyId", amount_cents as "amountCents", currency,
  idempotency_key as "idempotencyKey", request, card_id as "cardId", called_at as "calledAt", created_at as "createdAt"`;
const FACT = sql`kind, processor_object as "processorObject", amount_cents as "amountCents", details, at`;

/** False when this subject has its payment already. */
export async function insertPayment(tx: Tx, row: PaymentRow): Promise<boolean> {
  const { rows } = await sql`insert into payments.payments
      (payment_id, purpose, subject, payer, agency_id, amount_cents, currency, idempotency_key, request, card_id, called_at, created_at)
    values (${row.paymentId}, ${row.purpose}, ${row.subject}, ${row.payer}, ${row.agencyId}, ${row.amountCents}, ${row.currency},
      ${row.idempotencyKey}, ${JSON.stringify(row.request)}::json, ${row.cardId}, ${row.calledAt}, ${row.createdAt})
    on conflict (purpose, subject) do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export async function paymentById(tx: Tx, id: string): Promise<PaymentRow | undefined> {
  return (await sql<PaymentRow>`select ${PAYMENT} from payments.payments where payment_id = ${id}`.execute(tx)).rows[0];
}

export async function paymentsById(tx: Tx, ids: readonly string[]): Promise<Map<string, PaymentRow>> {
  const { rows } = await sql<PaymentRow>`select ${PAYMENT} from payments.payments where payment_id = any (${[...ids]}::text[])`.execute(tx);
  return new Map(rows.map((row) => [row.paymentId, row]));
}

export async function paymentFor(tx: Tx, purpose: string, subject: string): Promise<PaymentRow | undefined> {
  return (await sql<PaymentRow>`select ${PAYMENT} from payments.payments where purpose = ${purpose} and subject = ${subject}`.execute(tx))
    .rows[0];
}

export async function paymentOfIntent(tx: Tx, intent: string): Promise<string | undefined> {
  const { rows } = await sql<{ payment_id: string }>`select payment_id from payments.facts
    where processor_object = ${intent} and kind = 'captured'`.execute(tx);
  return rows[0]?.payment_id;
}

export async function factsOf(tx: Tx, paymentId: string): Promise<FactRow[]> {
  return (await sql<FactRow>`select ${FACT} from payments.facts where payment_id = ${paymentId} order by at, fact_id`.execute(tx)).rows;
}

/** The facts of each of these payments, in order. */
export async function factsOfAll(tx: Tx, paymentIds: readonly string[]): Promise<Map<string, FactRow[]>> {
  const facts = new Map<string, FactRow[]>(paymentIds.map((id) => [id, []]));
  const { rows } = await sql<FactRow & { paymentId: string }>`select payment_id as "paymentId", ${FACT} from payments.facts
    where payment_id = any (${[...paymentIds]}::text[]) order by at, fact_id`.execute(tx);
  for (const { paymentId, ...fact } of rows) facts.get(paymentId)!.push(fact);
  return facts;
}

/** How many of these facts were not known. */
export async function insertFacts(tx: Tx, facts: readonly (FactRow & { factId: string; paymentId: string })[]): Promise<number> {
  const { rows } = await sql`insert into payments.facts (fact_id, payment_id, kind, processor_object, amount_cents, details, at)
    select * from unnest(${facts.map((f) => f.factId)}::text[], ${facts.map((f) => f.paymentId)}::text[], ${facts.map((f) => f.kind)}::text[],
      ${facts.map((f) => f.processorObject)}::text[], ${facts.map((f) => f.amountCents)}::bigint[],
      ${facts.map((f) => JSON.stringify(f.details))}::jsonb[], ${facts.map((f) => f.at)}::timestamptz[])
    on conflict do nothing returning 1`.execute(tx);
  return rows.length;
}

/** Everything about one object of the processor, or one payment, goes one after the other until the transaction ends. */
export async function takeTurn(tx: Tx, what: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`payments:${what}`}, 0))`.execute(tx);
}

/** Takes the turns that nobody else has. Waits for none, so those who take many can't wait for each other. */
export async function takeFreeTurns(tx: Tx, names: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`select name from unnest(${[...names]}::text[]) name
    where pg_try_advisory_xact_lock(hashtextextended('payments:' || name, 0))`.execute(tx);
  return new Set(rows.map((row) => row.name));
}

export async function insertLookup(tx: Tx, paymentId: string, dueAt: Date): Promise<void> {
  await sql`insert into payments.lookups (payment_id, due_at) values (${paymentId}, ${dueAt}) on conflict do nothing`.execute(tx);
}

/** True for the one caller that may now ask the processor; it holds until `until`, by the real clock. */
export async function claimLookup(tx: Tx, paymentId: string, realNow: Date, until: Date): Promise<boolean> {
  const { rows } = await sql`update payments.lookups set claimed_until = ${until}
    where payment_id = ${paymentId} and (claimed_until is null or claimed_until <= ${realNow}) returning 1`.execute(tx);
  return rows.length > 0;
}

export async function triesOf(tx: Tx, paymentId: string): Promise<number> {
  const { rows } = await sql<{ tries: number }>`select tries from payments.lookups where payment_id = ${paymentId}`.execute(tx);
  return rows[0]?.tries ?? 0;
}

/** From now on nothing is asked for any more: what there is, is found. */
export async function onlyLook(tx: Tx, paymentId: string): Promise<void> {
  await sql`update payments.lookups set only_look = true where payment_id = ${paymentId}`.execute(tx);
}

export async function mayOnlyLook(tx: Tx, paymentId: string): Promise<boolean> {
  const { rows } = await sql<{ only_look: boolean }>`select only_look from payments.lookups where payment_id = ${paymentId}`.execute(tx);
  return rows[0]?.only_look ?? true;
}

export async function postponeLookup(tx: Tx, paymentId: string, tries: number, dueAt: Date): Promise<void> {
  await sql`update payments.lookups set tries = ${tries}, due_at = ${dueAt}, claimed_until = null where payment_id = ${paymentId}`.execute(
    tx,
  );
}

export async function deleteLookup(tx: Tx, paymentId: string): Promise<void> {
  await deleteLookups(tx, [paymentId]);
}

export async function deleteLookups(tx: Tx, paymentIds: readonly string[]): Promise<void> {
  await sql`delete from payments.lookups where payment_id = any (${[...paymentIds]}::text[])`.execute(tx);
}

export async function dueLookups(tx: Tx, now: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{
    payment_id: string;
  }>`select payment_id from payments.lookups where due_at <= ${now} order by due_at limit ${limit}`.execute(tx);
  return rows.map((row) => row.payment_id);
}

export interface EventRow {
  eventId: string;
  type: string;
  processorObject: string | null;
  intent: string | null;
  paymentId: string | null;
  outcome: 'done' | 'known' | 'ignored' | 'waiting' | 'mismatch' | 'unmatched';
  effect: object | null;
  happenedAt: Date;
  receivedAt: Date;
}

export async function knownEvents(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{
    event_id: string;
  }>`select event_id from payments.webhook_events where event_id = any (${[...ids]}::text[])`.execute(tx);
  return new Set(rows.map((row) => row.event_id));
}

export async function insertEvents(tx: Tx, events: readonly EventRow[]): Promise<void> {
  await sql`insert into payments.webhook_events (event_id, type, processor_object, intent, payment_id, outcome, effect, happened_at, received_at)
    select * from unnest(${events.map((e) => e.eventId)}::text[], ${events.map((e) => e.type)}::text[], ${events.map((e) => e.processorObject)}::text[],
      ${events.map((e) => e.intent)}::text[], ${events.map((e) => e.paymentId)}::text[], ${events.map((e) => e.outcome)}::text[],
      ${events.map((e) => (e.effect === null ? null : JSON.stringify(e.effect)))}::jsonb[], ${events.map((e) => e.happenedAt)}::timestamptz[],
      ${events.map((e) => e.receivedAt)}::timestamptz[])
    on conflict (event_id) do nothing`.execute(tx);
}

/** What was told of these intents before their money was, in order. */
export async function waitingEffects(tx: Tx, intents: readonly string[]): Promise<{ intent: string; effect: object }[]> {
  const { rows } = await sql<{ intent: string; effect: object }>`select intent, effect from payments.webhook_events
    where intent = any (${[...intents]}::text[]) and outcome = 'waiting' order by happened_at, event_id`.execute(tx);
  return rows;
}

export async function eventsOf(tx: Tx, paymentId: string, intent: string | null): Promise<Omit<EventRow, 'effect'>[]> {
  const { rows } = await sql<Omit<EventRow, 'effect'>>`select event_id as "eventId", type, processor_object as "processorObject", intent,
      payment_id as "paymentId", outcome, happened_at as "happenedAt", received_at as "receivedAt"
    from payments.webhook_events where payment_id = ${paymentId} or (outcome = 'waiting' and intent = ${intent})
    order by received_at, event_id`.execute(tx);
  return rows;
}

/** Everything somebody started to pay, the newest first, as it is told to himself. */
export async function paymentsOf(tx: Tx, payer: string): Promise<{ payment: string; at: Date; amount: bigint }[]> {
  const { rows } = await sql<{
    payment: string;
    at: Date;
    amount: bigint;
  }>`select payment_id as payment, created_at as at, amount_cents as amount
    from payments.payments where payer = ${payer} order by created_at desc`.execute(tx);
  return rows;
}
