import { sql } from 'kysely';
import type { Category, PromisedHolds } from '#domain/directory/index.ts';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import type { Lang } from '#kernel/scope.ts';

/** A rule of the agency as it was published when the price was promised. `upTo` is a decimal string: it lives in JSON. */
export interface PromisedDeduction {
  name: Record<Lang, string>;
  wording: Record<Lang, string>;
  when: 'always' | 'if_owed';
  upTo: string;
}

export interface QuoteRow {
  quoteId: string;
  customer: string;
  residentId: string;
  agencyId: string;
  facilityId: string;
  channel: string;
  method: string;
  category: Category;
  amountCents: Money;
  feeCents: Money;
  tierMinCents: Money;
  tierMaxCents: Money;
  deductions: PromisedDeduction[];
  arrivesAtLeastCents: Money;
  arrivesAtMostCents: Money;
  postsBy: Date;
  /** From when it can be used, by what it is paid with. */
  holds: PromisedHolds;
  /** How long after paying it may be taken back; 0: not at all. */
  cancelMinutes: number;
  timeZone: string;
  lang: Lang;
  createdAt: Date;
  expiresAt: Date;
}

export async function insertQuote(tx: Tx, q: QuoteRow): Promise<void> {
  await sql`insert into transfers.quotes (quote_id, customer, resident_id, agency_id, facility_id, channel, method, category, amount_cents, fee_cents,
      tier_min_cents, tier_max_cents, deductions, arrives_at_least_cents, arrives_at_most_cents, posts_by, holds, cancel_minutes, time_zone, lang,
      created_at, expires_at)
    values (${q.quoteId}, ${q.customer}, ${q.residentId}, ${q.agencyId}, ${q.facilityId}, ${q.channel}, ${q.method}, ${q.category}, ${q.amountCents}, ${q.feeCents},
      ${q.tierMinCents}, ${q.tierMaxCents}, ${JSON.stringify(q.deductions)}::jsonb, ${q.arrivesAtLeastCents}, ${q.arrivesAtMostCents}, ${q.postsBy},
      ${JSON.stringify(q.holds)}::jsonb, ${q.cancelMinutes},
      ${q.timeZone}, ${q.lang}, ${q.createdAt}, ${q.expiresAt})`.execute(tx);
}

export async function quoteById(tx: Tx, quoteId: string): Promise<QuoteRow | undefined> {
  const { rows } = await sql<QuoteRow>`select quote_id as "quoteId", customer, resident_id as "residentId", agency_id as "agencyId",
      facility_id as "facilityId", channel, method, category, amount_cents as "amountCents", fee_cents as "feeCents", tier_min_cents as "tierMinCents",
      tier_max_cents as "tierMaxCents", deductions, arrives_at_least_cents as "arrivesAtLeastCents", arrives_at_most_cents as "arrivesAtMostCents",
      posts_by as "postsBy", holds, cancel_minutes as "cancelMinutes", time_zone as "timeZone", lang, created_at as "createdAt", expires_at as "expiresAt"
    from transfers.quotes where quote_id = ${quoteId}`.execute(tx);
  return rows[0];
}

export async function quotesSince(tx: Tx, customer: string, since: Date): Promise<number> {
  const { rows } = await sql<{
    count: bigint;
  }>`select count(*) as count from transfers.quotes where customer = ${customer} and created_at > ${since}`.execute(tx);
  return Number(rows[0]!.count);
}
