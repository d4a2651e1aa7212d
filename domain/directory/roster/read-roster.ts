import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Agency, Facility } from '../places/agency.ts';
import { selectAgency, selectFacilities } from '../queries/agencies.ts';
import { type BadRow, type RosterImport, selectBadRows, selectImports, selectPart } from '../queries/rosters.ts';
import { headingsOf } from './columns.ts';
import { leavers } from './leavers.ts';
import { importOf, requireRosterRight } from './may-import.ts';
import { peekCsv } from './read-csv.ts';
import { type UnknownWord, unknownWords } from './status-words.ts';
import { inspectText } from './text-form.ts';

const BAD_ROWS_SHOWN = 50;
const HISTORY = 50;
const PAGE = 2_000;

export interface RosterView {
  roster: RosterImport;
  agency: Agency;
  facilities: Facility[];
  /** Of a file whose columns are not chosen yet: its headings, and its first rows. */
  upload: { headings: string[]; rows: string[][] } | null;
  /** The first of the rows that were kept out. */
  bad: BadRow[];
  /** Words in the status column that have no meaning yet. `readAgain`: the file is still here, so they can be explained. */
  unknownWords: UnknownWord[];
  readAgain: boolean;
  /** What a person must know before taking it over. */
  leaving: ReturnType<typeof leavers>;
}

/** A roster with its report; the look is audited. Refuses: directory.unknown_roster. Admins of the agency, operators. */
export async function readRoster(app: App, scope: Scope, id: string): Promise<RosterView> {
  return await app.tx(scope, async (tx) => {
    const roster = await importOf(tx, scope, id, 'look');
    const rows = roster.state === 'uploaded' ? await firstRows(tx, id) : null;
    await audit(tx, scope, { action: 'directory.roster_read', subject: id, agency: roster.agencyId }, app.clock.now());
    return {
      roster,
      agency: (await selectAgency(tx, roster.agencyId))!,
      facilities: await selectFacilities(tx, roster.agencyId),
      upload: rows && { headings: headingsOf(rows[0] ?? []), rows: rows.slice(1) },
      bad: await selectBadRows(tx, id, BAD_ROWS_SHOWN, 0),
      unknownWords: await unknownWords(tx, id),
      readAgain: roster.state === 'waiting' && (await selectPart(tx, id, 0)) !== undefined,
      leaving: leavers(roster),
    };
  });
}

/** An agency's rosters, the newest first. Admins of the agency, operators. */
export async function listRosters(app: App, scope: Scope, agencyId: string): Promise<RosterImport[]> {
  requireRosterRight(scope, agencyId);
  return await app.tx(scope, (tx) => selectImports(tx, agencyId, HISTORY));
}

/** All rows that were kept out, some thousand cells at a time. Refuses: directory.unknown_roster. Admins of the agency, operators. */
export async function* readBadRows(app: App, scope: Scope, id: string): AsyncGenerator<BadRow[]> {
  await app.tx(scope, async (tx) => {
    const roster = await importOf(tx, scope, id, 'look');
    await audit(tx, scope, { action: 'directory.roster_bad_rows_read', subject: id, agency: roster.agencyId }, app.clock.now());
  });
  for (let after = 0; ;) {
    const rows = await app.tx(scope, (tx) => selectBadRows(tx, id, PAGE, after));
    if (rows.length < PAGE) return yield rows;
    // The last line may have cells on the next page; a line has never as many as a page.
    const whole = rows.filter((row) => row.line < rows.at(-1)!.line);
    after = whole.at(-1)!.line;
    yield whole;
  }
}

/** The headings of an uploaded file. */
export async function headingsOfUpload(tx: Tx, id: string): Promise<string[]> {
  return headingsOf((await firstRows(tx, id))[0] ?? []);
}

async function firstRows(tx: Tx, id: string): Promise<string[][]> {
  const first = (await selectPart(tx, id, 0)) ?? Buffer.alloc(0);
  // The first piece may end inside a letter; only its beginning is looked at.
  const form = await inspectText(
    (async function* () {
      yield first.length > 200_000 ? first.subarray(0, lastLineEnd(first)) : first;
    })(),
  );
  return peekCsv(form, 3);
}

function lastLineEnd(bytes: Buffer): number {
  const end = bytes.lastIndexOf(0x0a);
  return end < 0 ? bytes.length : end + 1;
}
