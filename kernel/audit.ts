import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';

/** The chain of what concerns no agency. */
const HOUSE = '-';

/** What somebody looked at or did. `agency` says whose people it concerns; by default the scope's own. */
export interface AuditEntry {
  action: string;
  subject: string;
  agency?: string | null;
  details?: object;
}

/** Writes one audit row in the caller's transaction. Rows take no lock on each other; sealAudit chains them afterwards. */
export async function audit(tx: Tx, scope: Scope, entry: AuditEntry, at?: Date): Promise<void> {
  await auditAll(tx, scope, [entry], at);
}

/** The same for some, with one statement. */
export async function auditAll(tx: Tx, scope: Scope, entries: readonly AuditEntry[], at: Date = new Date()): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(
    ({ action, subject, agency = scope.agency, details = {} }) =>
      sql`(${agency}, ${scope.realm}, ${scope.actor}, ${action}, ${subject}, ${JSON.stringify(details)}::jsonb, ${scope.request}, ${at})`,
  );
  await sql`insert into kernel.audit_rows (agency_id, realm, actor, action, subject, details, request, at) values ${sql.join(rows)}`.execute(
    tx,
  );
}

/** Seals what was written since the last time, one block per agency, each block carrying the hash of the one before. */
export async function sealAudit(app: App): Promise<number> {
  return await app.tx(systemScope('audit-seal'), async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('kernel.audit_seal', 0))`.execute(tx);
    const { rows } = await sql<{ id: bigint; chain: string; line: string }>`
      with taken as (
        delete from kernel.audit_unsealed u where u.row_id in (select row_id from kernel.audit_unsealed order by row_id limit 5000) returning u.row_id
      )
      select r.id, coalesce(r.agency_id, ${HOUSE}) as chain, kernel.audit_line(r) as line
      from taken t join kernel.audit_rows r on r.id = t.row_id order by r.id`.execute(tx);
    for (const [chain, block] of Map.groupBy(rows, (row) => row.chain)) {
      const last = await sql<{ seq: bigint; hash: Buffer }>`select seq, hash from kernel.audit_seals
        where chain = ${chain} order by seq desc limit 1`.execute(tx);
      const previous = last.rows[0];
      await sql`insert into kernel.audit_seals (chain, seq, row_ids, hash, previous_hash, at)
        values (${chain}, ${(previous?.seq ?? 0n) + 1n}, ${block.map((row) => row.id)}::bigint[], ${blockHash(previous?.hash ?? null, block)},
                ${previous?.hash ?? null}, ${app.clock.now()})`.execute(tx);
    }
    return rows.length;
  });
}

function blockHash(previous: Buffer | null, rows: readonly { line: string }[]): Buffer {
  const hash = createHash('sha256').update(previous ?? Buffer.alloc(32));
  for (const row of rows) hash.update(`${Buffer.byteLength(row.line)}:${row.line}`);
  return hash.digest();
}

/** What does not fit in a chain: a block whose rows were changed or are gone, a block that is gone, rows that are in no block. */
export interface AuditFinding {
  chain: string;
  what: 'changed' | 'gap' | 'link' | 'not_sealed';
  /** The block; null for rows that are in none. */
  block: bigint | null;
}

export interface ChainReport {
  chain: string;
  blocks: bigint;
  rows: bigint;
  sealedAt: Date | null;
  findings: AuditFinding[];
}

const BLOCKS_AT_ONCE = 500n;

/** Walks one agency's chain ("-" is the house's own) from its first block on. Rows that wait for their seal are no finding. */
export async function checkChain(app: App, chain: string): Promise<ChainReport> {
  const scope = systemScope('audit-check');
  const findings: AuditFinding[] = [];
  const { rows } = await app.tx(scope, (tx) =>
    sql<{ blocks: bigint; sealed: bigint; rows: bigint; waiting: bigint; sealedAt: Date | null }>`
      select coalesce(max(s.seq), 0) as blocks, coalesce(sum(cardinality(s.row_ids)), 0)::bigint as sealed, max(s.at) as "sealedAt",
        (select count(*) from kernel.audit_rows r where r.agency_id is not distinct from ${chain === HOUSE ? null : chain}) as rows,
        (select count(*) from kernel.audit_unsealed u join kernel.audit_rows r on r.id = u.row_id
         where r.agency_id is not distinct from ${chain === HOUSE ? null : chain}) as waiting
      from kernel.audit_seals s where s.chain = ${chain}`.execute(tx),
  );
  const { blocks, sealed, waiting, sealedAt, rows: written } = rows[0]!;
  for (let from = 1n; from <= blocks; from += BLOCKS_AT_ONCE) {
    const found = await app.tx(scope, (tx) =>
      sql<{ seq: bigint; what: 'changed' | 'gap' | 'link' }>`
        select seq, what from kernel.audit_findings(${chain}, ${from}, ${from + BLOCKS_AT_ONCE - 1n})`.execute(tx),
    );
    findings.push(...found.rows.map(({ seq, what }) => ({ chain, what, block: seq })));
  }
  if (written !== sealed + waiting && findings.length === 0) findings.push({ chain, what: 'not_sealed', block: null });
  return { chain, blocks, rows: written, sealedAt, findings };
}

/** Walks every chain. Empty means whole. */
export async function verifyAudit(app: App): Promise<AuditFinding[]> {
  const { rows } = await app.tx(systemScope('audit-verify'), (tx) =>
    sql<{ chain: string }>`select distinct coalesce(agency_id, ${HOUSE}) as chain from kernel.audit_rows
      union select chain from kernel.audit_seals order by chain`.execute(tx),
  );
  const findings: AuditFinding[] = [];
  for (const { chain } of rows) findings.push(...(await checkChain(app, chain)).findings);
  return findings;
}
