import { sql } from 'kysely';
import type { AnswerWords } from '#domain/directory/index.ts';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';

/** Whose a row is: what its policies ask. */
interface Owner {
  transferId: string;
  customer: string;
  agencyId: string;
  facilityId: string;
}

export interface Deduction {
  name: string;
  amountCents: Money;
}

export interface Acknowledged {
  outcome: 'posted' | 'rejected';
  reason: string | null;
  note: string | null;
  answerId: string | null;
  at: Date;
}

export async function acknowledgementOf(tx: Tx, transferId: string): Promise<Acknowledged | undefined> {
  const { rows } = await sql<Acknowledged>`select outcome, reason, note, answer_id as "answerId", at from transfers.acknowledgements
    where transfer_id = ${transferId}`.execute(tx);
  return rows[0];
}

export async function insertAcknowledgement(tx: Tx, t: Owner, a: Acknowledged & { actor: string | null }): Promise<void> {
  await sql`insert into transfers.acknowledgements (transfer_id, outcome, reason, note, answer_id, actor, at, customer, agency_id, facility_id)
    values (${t.transferId}, ${a.outcome}, ${a.reason}, ${a.note}, ${a.answerId}, ${a.actor}, ${a.at}, ${t.customer}, ${t.agencyId}, ${t.facilityId})`.execute(
    tx,
  );
}

/** What the agency really took from what arrived, in its order. */
export async function deductionsOf(tx: Tx, transferId: string): Promise<Deduction[]> {
  const { rows } = await sql<Deduction>`select name, amount_cents as "amountCents" from transfers.true_deductions
    where transfer_id = ${transferId} order by line`.execute(tx);
  return rows;
}

/** Everything that was ever taken of what somebody sent, the newest first. */
export async function deductionsOfSender(
  tx: Tx,
  customer: string,
): Promise<{ reference: string; at: Date; name: string; amount: Money }[]> {
  const { rows } = await sql<{
    reference: string;
    at: Date;
    name: string;
    amount: Money;
  }>`select t.reference, a.at, d.name, d.amount_cents as amount
    from transfers.transfers t join transfers.acknowledgements a on a.transfer_id = t.transfer_id
    join transfers.true_deductions d on d.transfer_id = t.transfer_id
    where t.customer = ${customer} order by a.at desc, t.transfer_id, d.line`.execute(tx);
  return rows;
}

export async function insertDeductions(tx: Tx, t: Owner, deductions: readonly Deduction[]): Promise<void> {
  for (const [i, { name, amountCents }] of deductions.entries())
    await sql`insert into transfers.true_deductions (transfer_id, line, name, amount_cents, customer, agency_id, facility_id)
      values (${t.transferId}, ${i + 1}, ${name}, ${amountCents}, ${t.customer}, ${t.agencyId}, ${t.facilityId})`.execute(tx);
}

export type ConflictWhy = 'went_back' | 'posted_already' | 'other_outcome' | 'other_deductions';

export interface Conflict {
  conflictId: string;
  transferId: string;
  agencyId: string;
  why: ConflictWhy;
  said: { outcome: string; reason: string | null; deductions: { name: string; amount: string }[] };
  at: Date;
}

export type ConflictView = Omit<Conflict, 'agencyId'> & { settled: { note: string; settledBy: string; at: Date } | null };

/** What was said of these transfers too late or against an earlier word, the oldest first, and how an operator settled it. */
export async function conflictsOf(tx: Tx, transferIds: readonly string[]): Promise<ConflictView[]> {
  const { rows } = await sql<Omit<ConflictView, 'settled'> & { note: string | null; settledBy: string | null; settledAt: Date | null }>`
    select k.conflict_id as "conflictId", k.transfer_id as "transferId", k.why, k.said, k.at, n.note, n.settled_by as "settledBy", n.at as "settledAt"
    from transfers.answer_conflicts k left join transfers.conflict_notes n on n.conflict_id = k.conflict_id
    where k.transfer_id = any(${[...transferIds]}::text[]) order by k.at`.execute(tx);
  return rows.map(({ note, settledBy, settledAt, ...conflict }) => ({
    ...conflict,
    settled: note === null ? null : { note, settledBy: settledBy!, at: settledAt! },
  }));
}

/** Kept once for each transfer and kind, however often it is said. False when it was there. */
export async function insertConflict(tx: Tx, c: Conflict & { actor: string | null }): Promise<boolean> {
  const { rows } = await sql`insert into transfers.answer_conflicts (conflict_id, transfer_id, agency_id, why, said, actor, at)
    values (${c.conflictId}, ${c.transferId}, ${c.agencyId}, ${c.why}, ${JSON.stringify(c.said)}::jsonb, ${c.actor}, ${c.at})
    on conflict (transfer_id, why) do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

/** The transfer of a reference, as far as the scope may see it. */
export async function idOfReference(tx: Tx, reference: string): Promise<string | undefined> {
  return (await sql<{ id: string }>`select transfer_id as id from transfers.transfers where reference = ${reference}`.execute(tx)).rows[0]
    ?.id;
}

export interface AnswerFile {
  answerId: string;
  agencyId: string;
  actor: string;
  reach: string[];
  fileName: string;
  sha256: string;
  at: Date;
  endedAt: Date | null;
  taken: number;
  repeated: number;
  keptOut: number;
}

const COUNT = (verdicts: string) =>
  sql.raw(`(select count(*)::int from transfers.answer_lines l where l.answer_id = f.answer_id and l.verdict ${verdicts})`);
const ANSWER = sql`f.answer_id as "answerId", f.agency_id as "agencyId", f.actor, f.reach, f.file_name as "fileName", f.sha256, f.at, e.at as "endedAt",
  ${COUNT("in ('posted', 'rejected')")} as taken, ${COUNT("= 'repeated'")} as repeated, ${COUNT("not in ('posted', 'rejected', 'repeated')")} as "keptOut"`;

export async function insertAnswerFile(
  tx: Tx,
  f: Pick<AnswerFile, 'answerId' | 'agencyId' | 'actor' | 'reach' | 'fileName' | 'sha256' | 'at'> & {
    content: Buffer;
    /** What the agency had chosen until then, the newest first. */
    words: readonly AnswerWords[];
    found: string | null;
  },
): Promise<void> {
  await sql`insert into transfers.answer_files (answer_id, agency_id, actor, reach, file_name, sha256, content, words, found, at)
    values (${f.answerId}, ${f.agencyId}, ${f.actor}, ${f.reach}::text[], ${f.fileName}, ${f.sha256}, ${f.content}, ${JSON.stringify(f.words)}::jsonb, ${f.found}, ${f.at})`.execute(
    tx,
  );
}

export async function answerFilesOf(tx: Tx, agencyId: string, limit: number): Promise<AnswerFile[]> {
  const { rows } =
    await sql<AnswerFile>`select ${ANSWER} from transfers.answer_files f left join transfers.answer_ends e on e.answer_id = f.answer_id
    where f.agency_id = ${agencyId} order by f.at desc limit ${limit}`.execute(tx);
  return rows;
}

export async function answerFileById(tx: Tx, answerId: string): Promise<AnswerFile | undefined> {
  const { rows } =
    await sql<AnswerFile>`select ${ANSWER} from transfers.answer_files f left join transfers.answer_ends e on e.answer_id = f.answer_id
    where f.answer_id = ${answerId}`.execute(tx);
  return rows[0];
}

export async function answerContent(tx: Tx, answerId: string): Promise<{ content: Buffer; words: AnswerWords[] } | undefined> {
  const { rows } = await sql<{ content: Buffer; words: AnswerWords[] }>`
    select content, case jsonb_typeof(words) when 'array' then words else jsonb_build_array(words) end as words from transfers.answer_files where answer_id = ${answerId}`.execute(
    tx,
  );
  return rows[0];
}

export async function takeTurnOfAnswer(tx: Tx, answerId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${answerId}, 73))`.execute(tx);
}

/** The last line that was read. */
export async function lastAnswerLine(tx: Tx, answerId: string): Promise<number> {
  const { rows } = await sql<{
    last: number | null;
  }>`select max(line) as last from transfers.answer_lines where answer_id = ${answerId}`.execute(tx);
  return rows[0]?.last ?? 0;
}

export interface AnswerLine {
  line: number;
  reference: string;
  verdict: string;
  /** transfer: which one it names; why it can't count; said: what it says that can't be. */
  details: { transfer?: string; why?: string; said?: string };
}

/** With what we know of its transfer, and how a word against an earlier one ended. */
export interface AnswerLineView extends AnswerLine {
  residentName: string | null;
  amountCents: Money | null;
  settled: string | null;
}

export async function insertAnswerLine(tx: Tx, f: Pick<AnswerFile, 'answerId' | 'agencyId' | 'reach'>, l: AnswerLine): Promise<void> {
  await sql`insert into transfers.answer_lines (answer_id, line, reference, verdict, details, agency_id, reach)
    values (${f.answerId}, ${l.line}, ${l.reference}, ${l.verdict}, ${JSON.stringify(l.details)}::jsonb, ${f.agencyId}, ${f.reach}::text[])`.execute(
    tx,
  );
}

/** False when it had ended before. */
export async function insertAnswerEnd(tx: Tx, f: Pick<AnswerFile, 'answerId' | 'agencyId' | 'reach'>, at: Date): Promise<boolean> {
  const { rows } =
    await sql`insert into transfers.answer_ends (answer_id, agency_id, reach, at) values (${f.answerId}, ${f.agencyId}, ${f.reach}::text[], ${at})
    on conflict (answer_id) do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

/** The lines that were kept out first, then those taken. */
export async function answerLines(tx: Tx, answerId: string, limit: number): Promise<AnswerLineView[]> {
  const { rows } = await sql<AnswerLineView>`select l.line, l.reference, l.verdict, l.details, t.resident_name as "residentName",
      t.amount_cents as "amountCents", n.note as settled
    from transfers.answer_lines l
    left join transfers.transfers t on t.transfer_id = l.details ->> 'transfer'
    left join transfers.answer_conflicts k on k.transfer_id = t.transfer_id and k.why = l.details ->> 'why'
    left join transfers.conflict_notes n on n.conflict_id = k.conflict_id
    where l.answer_id = ${answerId}
    order by l.verdict in ('posted', 'rejected', 'repeated'), l.line limit ${limit}`.execute(tx);
  return rows;
}

/** Answers that nobody has read to their end. */
export async function unreadAnswers(tx: Tx, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select f.answer_id as id from transfers.answer_files f
    where not exists (select 1 from transfers.answer_ends e where e.answer_id = f.answer_id) order by f.at limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}
