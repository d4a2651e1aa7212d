import type pg from 'pg';
import { newId } from '#kernel/ids.ts';
import { rate } from '../run.ts';

/** The rows that a deposit leaves in the ledger, written by nothing but INSERT: what the disk and PostgreSQL themselves take. */
export interface BareRows {
  /** Journals a second, in statements of a thousand, each committed, from one client. */
  thousands(milliseconds: number): Promise<number>;
  /** Journals a second, each in a statement and commit of its own. */
  single(clients: number, milliseconds: number): Promise<number>;
  end(): Promise<void>;
}

const THOUSAND = 1000;
const any = (count: number) => Math.floor(Math.random() * count);

const INSERT = `with journals as (
    insert into bare.journals (id, at, account_ids, input_hash, key, kind)
    select id, at, array[house, wallet], hash, key, kind
    from unnest($1::bigint[], $2::timestamptz[], $3::integer[], $4::integer[], $5::bytea[], $6::text[], $7::text[]) x(id, at, house, wallet, hash, key, kind)
  )
  insert into bare.entries (journal_id, account_id, amount, balance_after)
  select journal_id, account_id, amount, balance_after
  from unnest($8::bigint[], $9::integer[], $10::bigint[], $11::bigint[]) x(journal_id, account_id, amount, balance_after)`;

export async function bareRows(owner: pg.Pool, accounts: number): Promise<BareRows> {
  await owner.query(`create schema bare;
    create table bare.journals (like ledger.journals including all);
    create table bare.entries (like ledger.entries including all)`);
  let id = 0;
  const write = async (count: number) => {
    const rows = Array.from({ length: count }, () => ({
      id: BigInt(++id),
      at: new Date(),
      house: 2 + any(accounts),
      wallet: 2 + accounts + any(accounts),
      hash: HASH,
      key: `${newId('pay')}:captured`,
    }));
    await owner.query({ name: 'bare', text: INSERT, values: valuesOf(rows) });
  };
  return {
    thousands: async (milliseconds) => THOUSAND * (await rate(1, milliseconds, () => write(THOUSAND))),
    single: (clients, milliseconds) => rate(clients, milliseconds, () => write(1)),
    end: () => owner.end(),
  };
}

const HASH = Buffer.from('0123456789abcdef', 'hex');

function valuesOf(rows: readonly { id: bigint; at: Date; house: number; wallet: number; hash: Buffer; key: string }[]): unknown[] {
  return [
    rows.map((row) => row.id),
    rows.map((row) => row.at),
    rows.map((row) => row.house),
    rows.map((row) => row.wallet),
    rows.map((row) => row.hash),
    rows.map((row) => row.key),
    rows.map(() => 'payment_captured'),
    rows.flatMap((row) => [row.id, row.id]),
    rows.flatMap((row) => [row.house, row.wallet]),
    rows.flatMap(() => [4000n, -4000n]),
    rows.flatMap(() => [null, 4000n]),
  ];
}
