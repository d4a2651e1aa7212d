import type { App } from '#kernel/app.ts';
import { randomToken } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { selectAgency, selectFacilities } from '../queries/agencies.ts';
import { beginReading, type Piece, putPiece, type RosterImport } from '../queries/rosters.ts';
import { headingsOf, missingColumns } from './columns.ts';
import { type CsvRow, readCsv } from './read-csv.ts';
import { type ReadRow, rowReader } from './read-row.ts';
import type { TextForm } from './text-form.ts';

const PIECE = 1_000;

/**
 * Reads a whole file into the waiting room, from the beginning. Two pieces at most are in memory: one that is being read,
 * one that the database takes. False when another process has begun to read the same file since.
 * Refuses: directory.roster_broken, roster_empty, roster_columns.
 */
export async function stageRoster(
  app: App,
  scope: Scope,
  found: RosterImport,
  chunks: AsyncIterable<Uint8Array>,
  form: Pick<TextForm, 'encoding' | 'delimiter'>,
): Promise<boolean> {
  const token = randomToken();
  const { agency, facilities } = await app.tx(scope, async (tx) => {
    await beginReading(tx, found.id, token, app.clock.now());
    const known = (await selectAgency(tx, found.agencyId)) ?? refuse('directory.unknown_agency');
    return { agency: known, facilities: await selectFacilities(tx, found.agencyId) };
  });
  const rows = readCsv(chunks, form);
  const first = await rows.next();
  const headings = headingsOf(first.done ? [] : first.value.cells);
  const { settings } = found;
  if (missingColumns(settings.columns).length > 0 || Object.values(settings.columns).some((heading) => !headings.includes(heading)))
    refuse('directory.roster_columns');
  const read = rowReader({ headings, settings, number: agency.number, facilities, now: app.clock.now() });
  const put = (piece: Piece) => app.tx(scope, (tx) => putPiece(tx, found.id, token, piece, app.clock.now()));
  let before = Promise.resolve(true);
  let total = 0;
  for await (const piece of pieces(rows, read, settings.headingAdded ? 1 : 0)) {
    total += piece.rows;
    if (!(await before)) return false;
    before = put(piece);
    before.catch(() => undefined); // it is awaited with the next piece
  }
  if (!(await before)) return false;
  if (total === 0) refuse('directory.roster_empty');
  return true;
}

async function* pieces(
  rows: AsyncGenerator<CsvRow>,
  read: (cells: readonly string[]) => ReadRow,
  linesAdded: number,
): AsyncGenerator<Piece> {
  let piece = emptyPiece();
  for await (const { cells, line } of rows) {
    add(piece, read(cells), line - linesAdded);
    if (piece.rows < PIECE) continue;
    yield piece;
    piece = emptyPiece();
  }
  if (piece.rows > 0) yield piece;
}

const emptyPiece = (): Piece => ({ told: [], bad: [], unreadable: 0, rows: 0 });
const onlyNamed = { givenName: '', familyName: '', otherNames: '', birthDate: '', facilityId: '', unit: '', status: '', arrivedOn: '' };

function add(piece: Piece, { told, number, bad }: ReadRow, line: number): void {
  piece.rows++;
  for (const cell of bad) piece.bad.push({ ...cell, line });
  if (told !== null) piece.told.push({ ...told, line });
  else if (number !== null) piece.told.push({ ...onlyNamed, number, line });
  else piece.unreadable++;
}
