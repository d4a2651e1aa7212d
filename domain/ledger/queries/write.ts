import { sql } from 'kysely';
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

/** One call for all of them; the verdicts come in the order of the journals. */
export async function callPostJournals(tx: Tx, journals: readonly SqlJournal[]): Promise<(SqlVerdict & { id: bigint | null })[]> {
  const entries = journals.flatMap((journal, place) => journal.entries.map((entry) => ({ ...entry, place: place + 1 })));
  const { rows } = await sql<SqlVerdict & { id: bigint | null }>`
    select verdict, code, journal_id as id, detail from ledger.post_journals(
      ${journals.map((j) => j.key)}::text[], ${journals.map((j) => j.kind)}::text[], ${journals.map((j) => j.reference ?? null)}::text[],
      ${journals.map((j) => j.at)}::timestamptz[], ${journals.map((j) => j.actor)}::text[],
      ${journals.map((j) => j.hold ?? null)}::text[], ${journals.map((j) => j.reverses ?? null)}::text[],
      ${entries.map((e) => e.place)}::integer[], ${entries.map((e) => accountCode(e.account))}::text[],
      ${entries.map((e) => e.asset ?? null)}::text[], ${entries.map((e) => e.amountCents)}::bigint[])`.execute(tx);
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
