import { sql } from 'kysely';
import { allowMinutes, type Tx } from '#kernel/db.ts';
import type { RosterSettings } from '../roster/columns.ts';
import type { BadCell, ToldRow } from '../roster/read-row.ts';

export type RosterKind = 'whole' | 'delta';
export type RosterState = 'uploaded' | 'reading' | 'comparing' | 'waiting' | 'applying' | 'done' | 'stopped' | 'failed';

/** What becomes of a file once it is compared: it waits for a yes, is taken over unless somebody must be asked, or ends with its report. */
export const thenDo = ['ask', 'apply', 'report'] as const;
export type ThenDo = (typeof thenDo)[number];

/** What was found, or done, by what happened to people. */
export interface RosterCounts {
  added: number;
  changed: number;
  moved: number;
  released: number;
  died: number;
  unchanged: number;
  /** Told as gone without a place, and not known to us: nobody to write down. */
  unknown: number;
  /** Of those who were there, how many are not any more. */
  left: number;
}

export interface RosterImport {
  id: string;
  agencyId: string;
  kind: RosterKind;
  fileName: string;
  fileBytes: number;
  digest: Buffer;
  settings: RosterSettings;
  state: RosterState;
  thenDo: ThenDo;
  rowsRead: number;
  badRows: number;
  unreadableRows: number;
  /** What the present pass has found so far. */
  counts: Partial<RosterCounts>;
  /** What the comparison found; null until it is through. */
  report: RosterCounts | null;
  hereBefore: number | null;
  /** Why it failed: rows_lost, reader_gone, or the code of a refusal. */
  trouble: string | null;
  startedAt: Date;
  startedBy: string | null;
  confirmedAt: Date | null;
  confirmedBy: string | null;
  endedAt: Date | null;
  beatAt: Date;
}

const IMPORT = sql`id, agency_id as "agencyId", kind, file_name as "fileName", file_bytes::float8 as "fileBytes", digest, settings, state, then_do as "thenDo", rows_read as "rowsRead",
  bad_rows as "badRows", unreadable_rows as "unreadableRows", counts, report, here_before as "hereBefore", trouble, started_at as "startedAt",
  started_by as "startedBy", confirmed_at as "confirmedAt", confirmed_by as "confirmedBy", ended_at as "endedAt", beat_at as "beatAt"`;

export interface NewImport {
  id: string;
  agencyId: string;
  kind: RosterKind;
  fileName: string;
  fileBytes: number;
  digest: Buffer;
  settings: RosterSettings;
  thenDo?: ThenDo;
}

export async function insertImport(tx: Tx, fresh: NewImport, by: string | null, at: Date): Promise<void> {
  await sql`insert into directory.roster_imports (id, agency_id, kind, file_name, file_bytes, digest, settings, state, then_do, started_at, started_by, beat_at)
    values (${fresh.id}, ${fresh.agencyId}, ${fresh.kind}, ${fresh.fileName}, ${fresh.fileBytes}, ${fresh.digest}, ${JSON.stringify(fresh.settings)}::jsonb,
      'uploaded', ${fresh.thenDo ?? 'ask'}, ${at}, ${by}, ${at})`.execute(tx);
}

/** Undefined where the scope may not see it. */
export async function selectImport(tx: Tx, id: string): Promise<RosterImport | undefined> {
  const { rows } = await sql<RosterImport>`select ${IMPORT} from directory.roster_imports where id = ${id}`.execute(tx);
  return rows[0];
}

/** The same, and nobody else moves it on until the transaction ends. */
export async function lockImport(tx: Tx, id: string): Promise<RosterImport | undefined> {
  const { rows } = await sql<RosterImport>`select ${IMPORT} from directory.roster_imports where id = ${id} for update`.execute(tx);
  return rows[0];
}

/** The newest first. */
export async function selectImports(tx: Tx, agencyId: string, most: number): Promise<RosterImport[]> {
  const { rows } = await sql<RosterImport>`select ${IMPORT} from directory.roster_imports where agency_id = ${agencyId}
    order by started_at desc, id desc limit ${most}`.execute(tx);
  return rows;
}

/** The same from behind one on: ids sort by the time they were made. */
export async function selectImportsBefore(tx: Tx, agencyId: string, before: string | null, most: number): Promise<RosterImport[]> {
  const { rows } = await sql<RosterImport>`select ${IMPORT} from directory.roster_imports
    where agency_id = ${agencyId} and (${before}::text is null or id < ${before}) order by id desc limit ${most}`.execute(tx);
  return rows;
}

/** The one that is being taken over now, if there is one. */
export async function selectApplying(tx: Tx, agencyId: string): Promise<RosterImport | undefined> {
  const { rows } =
    await sql<RosterImport>`select ${IMPORT} from directory.roster_imports where agency_id = ${agencyId} and state = 'applying'`.execute(
      tx,
    );
  return rows[0];
}

/** Whether anything was taken over for this agency since then. */
export async function wasOvertaken(tx: Tx, found: RosterImport): Promise<boolean> {
  const { rows } = await sql`select 1 from directory.roster_imports o join directory.roster_imports i on i.id = ${found.id}
    where o.agency_id = i.agency_id and o.id <> i.id and (o.state = 'applying' or (o.confirmed_at is not null and o.ended_at >= i.read_at)) limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}

export interface ImportChange {
  state: RosterState;
  kind?: RosterKind;
  settings?: RosterSettings;
  trouble?: string;
  hereBefore?: number;
  confirmedBy?: string | null;
  thenDo?: ThenDo;
}

/** Moves a file on. What ends or confirms it is dated; a new pass begins with nothing counted. */
export async function moveImport(tx: Tx, id: string, change: ImportChange, by: string | null, at: Date): Promise<void> {
  const isEnd = ['stopped', 'failed'].includes(change.state);
  const isConfirmed = change.state === 'applying';
  await sql`update directory.roster_imports set state = ${change.state}, kind = coalesce(${change.kind ?? null}, kind),
      settings = coalesce(${change.settings ? JSON.stringify(change.settings) : null}::jsonb, settings), trouble = ${change.trouble ?? null},
      here_before = coalesce(${change.hereBefore ?? null}::int, here_before), then_do = coalesce(${change.thenDo ?? null}, then_do), position = '', counts = '{}',
      confirmed_at = case when ${isConfirmed} then ${at}::timestamptz else confirmed_at end, confirmed_by = case when ${isConfirmed} then ${by}::text else confirmed_by end,
      ended_at = case when ${isEnd} then ${at}::timestamptz end, ended_by = case when ${isEnd} then ${by} end, beat_at = ${at}
    where id = ${id}`.execute(tx);
}

export async function insertPart(tx: Tx, found: { id: string; agencyId: string }, part: number, bytes: Uint8Array): Promise<void> {
  await sql`insert into directory.roster_parts (import_id, agency_id, part, bytes) values (${found.id}, ${found.agencyId}, ${part}, ${Buffer.from(bytes)})`.execute(
    tx,
  );
}

export async function selectPart(tx: Tx, id: string, part: number): Promise<Buffer | undefined> {
  const { rows } = await sql<{
    bytes: Buffer;
  }>`select bytes from directory.roster_parts where import_id = ${id} and part = ${part}`.execute(tx);
  return rows[0]?.bytes;
}

export async function deleteParts(tx: Tx, id: string): Promise<void> {
  await sql`delete from directory.roster_parts where import_id = ${id}`.execute(tx);
}

export async function beginReading(tx: Tx, id: string, token: string, at: Date): Promise<void> {
  await sql`select directory.roster_begin(${id}, ${token}, ${at})`.execute(tx);
}

export interface Piece {
  told: (Omit<ToldRow, 'status' | 'facilityId'> & { status: string; facilityId: string; line: number })[];
  bad: (BadCell & { line: number })[];
  unreadable: number;
  rows: number;
}

/** U+001F divides the cells; it is a control letter, so it can stand in none of them. One cell more than there are rows. */
function column<T>(rows: readonly T[], cell: (row: T) => string | number | null): string | null {
  let text = '';
  for (const row of rows) {
    const value = cell(row);
    if (value === null) return null;
    text += `${value}\u001f`;
  }
  return text;
}

/** False when another process has begun to read this file since. */
export async function putPiece(tx: Tx, id: string, token: string, { told, bad, unreadable, rows }: Piece, at: Date): Promise<boolean> {
  const { rows: answer } = await sql<{ ours: boolean }>`select directory.roster_put(${id}, ${token},
    ${column(told, (row) => row.line)}, ${column(told, (row) => row.number)}, ${column(told, (row) => row.givenName)}, ${column(told, (row) => row.familyName)},
    ${column(told, (row) => row.otherNames)}, ${column(told, (row) => row.birthDate)}, ${column(told, (row) => row.facilityId)}, ${column(told, (row) => row.unit)},
    ${column(told, (row) => row.status)}, ${column(told, (row) => row.arrivedOn)}, ${column(bad, (row) => row.line)}, ${column(bad, (row) => row.field)}, ${column(bad, (row) => row.code)},
    ${column(bad, (row) => row.value)}, ${unreadable}, ${rows}, ${at}) as ours`.execute(tx);
  return answer[0]!.ours;
}

/** One step of the comparison or of the take-over; the state after it. `idHead`: the first 14 letters of a new id, which say the time. */
export async function stepImport(tx: Tx, id: string, most: number, idHead: string, at: Date): Promise<RosterState> {
  await allowMinutes(tx, 5);
  const { rows } = await sql<{ state: RosterState }>`select directory.roster_step(${id}, ${most}, ${idHead}, ${at}) as state`.execute(tx);
  return rows[0]!.state;
}

/** How many rows left the waiting room; 0 when it is empty. */
export async function emptyImport(tx: Tx, id: string, most: number): Promise<number> {
  await allowMinutes(tx, 5);
  const { rows } = await sql<{ gone: number }>`select directory.roster_empty(${id}, ${most}) as gone`.execute(tx);
  return rows[0]!.gone;
}

export async function countHere(tx: Tx, agencyId: string): Promise<number> {
  await allowMinutes(tx, 5);
  const { rows } = await sql<{ count: bigint }>`select directory.people_here(${agencyId}) as count`.execute(tx);
  return Number(rows[0]!.count);
}

export interface BadRow extends BadCell {
  line: number;
}

/** Up to `most` bad cells from behind a line on, in the order of the file. */
export async function selectBadRows(tx: Tx, id: string, most: number, afterLine: number): Promise<BadRow[]> {
  const { rows } =
    await sql<BadRow>`select line, field, code, value from directory.roster_bad_rows where import_id = ${id} and line > ${afterLine}
    order by line, field, code limit ${most}`.execute(tx);
  return rows;
}

/** The status words of a file that nobody could read, and how many rows have each: the most frequent first. */
export async function selectUnknownWords(tx: Tx, id: string, most: number): Promise<{ word: string; rows: number }[]> {
  const { rows } = await sql<{ word: string; rows: number }>`select value as word, count(*)::int as rows from directory.roster_bad_rows
    where import_id = ${id} and field = 'status' and code = 'unknown_status' group by value order by count(*) desc, value limit ${most}`.execute(
    tx,
  );
  return rows;
}

export async function selectSettings(tx: Tx, agencyId: string): Promise<RosterSettings | undefined> {
  const { rows } = await sql<{
    body: RosterSettings;
  }>`select body from directory.roster_settings where agency_id = ${agencyId} order by id desc limit 1`.execute(tx);
  return rows[0]?.body;
}

/** A row of its own, and none when it says what the newest says. */
export async function keepSettings(tx: Tx, agencyId: string, body: RosterSettings, by: string | null, at: Date): Promise<void> {
  await sql`insert into directory.roster_settings (agency_id, body, set_at, set_by)
    select ${agencyId}, ${JSON.stringify(body)}::jsonb, ${at}, ${by}
    where ${JSON.stringify(body)}::jsonb is distinct from (select s.body from directory.roster_settings s where s.agency_id = ${agencyId} order by s.id desc limit 1)`.execute(
    tx,
  );
}

/** Files that somebody should be working on and nobody has touched since then. */
export async function selectForsaken(tx: Tx, before: Date): Promise<{ id: string; agencyId: string }[]> {
  const { rows } = await sql<{ id: string; agencyId: string }>`select id, agency_id as "agencyId" from directory.roster_imports
    where (state in ('reading', 'comparing', 'applying') or (state = 'waiting' and then_do <> 'ask')) and beat_at < ${before} order by beat_at limit 20`.execute(
    tx,
  );
  return rows;
}

/** Files that wait for a person who does not come. */
export async function selectForgotten(tx: Tx, before: Date): Promise<{ id: string; agencyId: string }[]> {
  const { rows } = await sql<{ id: string; agencyId: string }>`select id, agency_id as "agencyId" from directory.roster_imports
    where state in ('uploaded', 'waiting') and beat_at < ${before} limit 20`.execute(tx);
  return rows;
}

/** Ended since then, so that what is left of them can go. */
export async function selectEnded(tx: Tx, since: Date): Promise<{ id: string; agencyId: string }[]> {
  const { rows } = await sql<{ id: string; agencyId: string }>`select id, agency_id as "agencyId" from directory.roster_imports
    where state in ('done', 'stopped', 'failed') and ended_at >= ${since} order by ended_at desc limit 200`.execute(tx);
  return rows;
}

/** What single rows said is kept for as long as somebody may still mend them. */
export async function deleteBadRowsBefore(tx: Tx, before: Date): Promise<void> {
  await sql`delete from directory.roster_bad_rows b using directory.roster_imports i
    where i.id = b.import_id and i.ended_at < ${before}`.execute(tx);
}

/** One at a time decides for an agency which roster is taken over. */
export async function lockAgency(tx: Tx, agencyId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${agencyId}, 42))`.execute(tx);
}
