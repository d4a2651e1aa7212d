import { CompiledQuery, type RawBuilder, sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Account } from '../chart.ts';
import { accountCode, type Journal } from '../journal.ts';

export interface SqlJournal extends Journal {
  readonly actor: string | null;
  readonly hold?: string;
  readonly reverses?: string;
}

export interface SqlVerdict {
  verdict: 'posted' | 'replayed' | 'refused' | 'open' | 'voided';
  code: string | null;
  detail: string | null;
}

// The busiest statement of the house: written out, so that it is not put together anew for every posting.
const POST_SET = `
  select verdict, code, journal_id as id, detail from ledger.post_set($1::text[], $2::text[], $3::text[], $4::timestamptz[],
    $5::text[], $6::text[], $7::text[], $8::integer[], $9::text[], $10::text[], $11::bigint[], $12)`;

export type PostVerdict = SqlVerdict & { id: bigint | null };

/** One call for all of them; the verdicts come in the order of the journals. */
export async function callPostSet(tx: Tx, journals: readonly SqlJournal[], waits: boolean): Promise<PostVerdict[]> {
  const entries = journals.flatMap((journal, place) => journal.entries.map((entry) => ({ ...entry, place: place + 1 })));
  const parameters = [
    journals.map((j) => j.key),
    journals.map((j) => j.kind),
    journals.map((j) => j.reference ?? null),
    journals.map((j) => j.at),
    journals.map((j) => j.actor),
    journals.map((j) => j.hold ?? null),
    journals.map((j) => j.reverses ?? null),
    entries.map((e) => e.place),
    entries.map((e) => accountCode(e.account)),
    entries.map((e) => e.asset ?? null),
    entries.map((e) => e.amountCents),
    waits,
  ];
  const { rows } = await tx.executeQuery(CompiledQuery.raw(POST_SET, parameters));
  return rows as PostVerdict[];
}

/** The same for journals that are the rows of a query: they never leave the database. */
export async function callPostSetOf(tx: Tx, lines: RawBuilder<unknown>, actor: string | null): Promise<(PostVerdict & { key: string })[]> {
  const { rows } = await sql<PostVerdict & { key: string }>`
    with lines as materialized (
      select q.*, dense_rank() over (order by q.at, q.key, q.kind, q.reference)::integer as place from (${lines}) q
    ), journals as (
      select array_agg(j.key order by j.place) as keys, array_agg(j.kind order by j.place) as kinds, array_agg(j.reference order by j.place) as refs,
        array_agg(j.at order by j.place) as ats, count(*)::integer as many
      from (select distinct l.place, l.key, l.kind, l.reference, l.at from lines l) j
    ), entries as (
      select array_agg(l.place) as places, array_agg(l.account) as accounts, array_agg(l.amount_cents) as amounts, count(*)::integer as many from lines l
    )
    select j.keys[p.n] as key, p.verdict, p.code, p.journal_id as id, p.detail
    from journals j cross join entries e cross join lateral ledger.post_set(
      j.keys, j.kinds, j.refs, j.ats, array_fill(${actor}::text, array[j.many]), array_fill(null::text, array[j.many]),
      array_fill(null::text, array[j.many]), e.places, e.accounts, array_fill(null::text, array[e.many]), e.amounts) p
    where j.many > 0 order by p.n`.execute(tx);
  return rows;
}

export async function callOpenAccounts(tx: Tx, accounts: readonly Account[], at: Date): Promise<{ n: number; code: string | null }[]> {
  const { rows } = await sql<{ n: number; code: string | null }>`
    select n, code from ledger.open_accounts(
      ${accounts.map((a) => a.code)}::text[], ${accounts.map((a) => a.asset)}::text[], ${accounts.map((a) => a.kind)}::text[],
      ${accounts.map((a) => (a.normalSide === 'debit' ? 1 : -1))}::smallint[], ${accounts.map((a) => a.hasFloor)}::boolean[],
      ${accounts.map((a) => a.agency)}::text[], ${at}::timestamptz)`.execute(tx);
  return rows;
}

export interface NewHold {
  key: string;
  account: string;
  amountCents: bigint;
  reference: string | null;
  expiresAt: Date | null;
  at: Date;
  actor: string | null;
}

export async function callOpenHold(tx: Tx, hold: NewHold): Promise<SqlVerdict> {
  const { rows } = await sql<SqlVerdict>`
    select verdict, code, detail from ledger.open_hold(${hold.key}, ${hold.account}, ${hold.amountCents}::bigint, ${hold.reference}::text,
      ${hold.expiresAt}::timestamptz, ${hold.at}::timestamptz, ${hold.actor}::text)`.execute(tx);
  return rows[0]!;
}

export async function callVoidHold(tx: Tx, key: string, at: Date, actor: string | null): Promise<SqlVerdict> {
  const { rows } =
    await sql<SqlVerdict>`select verdict, code, detail from ledger.void_hold(${key}, ${at}::timestamptz, ${actor}::text)`.execute(tx);
  return rows[0]!;
}

export async function callExpireHolds(tx: Tx, at: Date, actor: string | null, most: number): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select ledger.expire_holds(${at}::timestamptz, ${actor}::text, ${most}::integer) as count`.execute(tx);
  return rows[0]!.count;
}

export async function callCloseAccounts(tx: Tx, upTo: Date, at: Date, actor: string | null): Promise<bigint | null> {
  const { rows } = await sql<{ closed: bigint | null }>`
    select ledger.close_accounts(${upTo}::timestamptz, ${at}::timestamptz, ${actor}::text) as closed`.execute(tx);
  return rows[0]!.closed;
}

export async function callTopUp(
  tx: Tx,
  lines: RawBuilder<unknown>,
  to: { kind: string; source: string; upTo: bigint; at: Date; actor: string | null },
): Promise<{ journals: bigint; given: bigint }> {
  const { rows } = await sql<{ journals: bigint; given: bigint }>`
    with lines as materialized (
      select array_agg(q.key order by q.key) as keys, array_agg(q.reference order by q.key) as refs, array_agg(q.account order by q.key) as accounts from (${lines}) q
    )
    select t.journals, t.given from lines l cross join lateral ledger.top_up(
      l.keys, ${to.kind}, l.refs, l.accounts, ${to.source}, ${to.upTo}, ${to.at}, ${to.actor}) t
    where l.keys is not null`.execute(tx);
  return rows[0] ?? { journals: 0n, given: 0n };
}
