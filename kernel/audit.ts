import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';

/** What somebody looked at or did. `agency` says whose people it concerns; by default the scope's own. */
export interface AuditEntry {
  action: string;
  subject: string;
  agency?: string | null;
  details?: object;
}

interface AuditRow {
  id: bigint;
  chain: string;
  line: string;
}

interface SealRow {
  chain: string;
  seq: bigint;
  row_ids: bigint[];
  hash: Buffer;
  previous_hash: Buffer | null;
}

/** Writes one audit row in the caller's transaction. Rows take no lock on each other; sealAudit chains them afterwards. */
export async function audit(tx: Tx, scope: Scope, entry: AuditEntry, at?: Date): Promise<void> {
  const agency = entry.agency === undefined ? scope.agency : entry.agency;
  await sql`insert into kernel.audit_rows (agency_id, realm, actor, action, subject, details, request, at)
    values (${agency}, ${scope.realm}, ${scope.actor}, ${entry.action}, ${entry.subject},
            ${JSON.stringify(entry.details ?? {})}::jsonb, ${scope.request}, ${at ?? new Date()})`.execute(tx);
}

// A row of a transaction still open can't be seen yet, though its id may be lower than ones that can. Sealing row ids
// (not a range), and only of transactions older than every open one, leaves no gap for it to slip into later.
const UNSEALED = sql`
  select id, coalesce(agency_id, '-') as chain, kernel.audit_line(r) as line
  from kernel.audit_rows r
  where not exists (select 1 from kernel.audit_sealed s where s.row_id = r.id)
    and r.xid < pg_snapshot_xmin(pg_current_snapshot())
  order by id limit 5000`;

/** Seals what was written since the last time, one block per agency, each block carrying the hash of the one before. */
export async function sealAudit(app: App): Promise<number> {
  return await app.tx(systemScope('audit-seal'), async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('kernel.audit_seal', 0))`.execute(tx);
    const { rows } = await sql<AuditRow>`${UNSEALED}`.execute(tx);
    for (const [chain, block] of Map.groupBy(rows, (row) => row.chain)) {
      const last = await sql<{ seq: bigint; hash: Buffer }>`select seq, hash from kernel.audit_seals
        where chain = ${chain} order by seq desc limit 1`.execute(tx);
      const previous = last.rows[0];
      const seq = (previous?.seq ?? 0n) + 1n;
      const ids = block.map((row) => row.id);
      await sql`insert into kernel.audit_seals (chain, seq, row_ids, hash, previous_hash, at)
        values (${chain}, ${seq}, ${ids}::bigint[], ${blockHash(previous?.hash ?? null, block)}, ${previous?.hash ?? null}, ${app.clock.now()})`.execute(
        tx,
      );
      await sql`insert into kernel.audit_sealed (row_id, chain, seq) select unnest(${ids}::bigint[]), ${chain}, ${seq}`.execute(tx);
    }
    return rows.length;
  });
}

/** Walks every chain and names what does not fit: a changed row, a missing row, a broken link. Empty means whole. */
export async function verifyAudit(app: App): Promise<string[]> {
  return await app.tx(systemScope('audit-verify'), async (tx) => {
    const findings: string[] = [];
    const seals = (
      await sql<SealRow>`select chain, seq, row_ids, hash, previous_hash from kernel.audit_seals order by chain, seq`.execute(tx)
    ).rows;
    let before: SealRow | undefined;
    for (const seal of seals) {
      const previous = before?.chain === seal.chain ? before : undefined;
      if (seal.seq !== (previous?.seq ?? 0n) + 1n) findings.push(`${seal.chain}: block ${seal.seq} follows ${previous?.seq ?? 0n}`);
      if (!equal(seal.previous_hash, previous?.hash ?? null))
        findings.push(`${seal.chain}: block ${seal.seq} does not follow its predecessor`);
      const { rows } = await sql<AuditRow>`select id, coalesce(agency_id, '-') as chain, kernel.audit_line(r) as line
        from kernel.audit_rows r where id = any(${seal.row_ids}::bigint[]) order by id`.execute(tx);
      if (!equal(blockHash(seal.previous_hash, rows), seal.hash)) findings.push(`${seal.chain}: block ${seal.seq} was changed`);
      before = seal;
    }
    return findings;
  });
}

function blockHash(previous: Buffer | null, rows: readonly AuditRow[]): Buffer {
  const hash = createHash('sha256').update(previous ?? Buffer.alloc(32));
  for (const row of rows) hash.update(`${Buffer.byteLength(row.line)}:${row.line}`);
  return hash.digest();
}

function equal(a: Buffer | null, b: Buffer | null): boolean {
  return a === null || b === null ? a === b : a.equals(b);
}
