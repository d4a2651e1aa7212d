import { inspectText, listFacilities, readCsv, readPlaces } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { csvOf } from '#kernel/csv.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { type FieldError, refuse } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { dayAfter, localTime } from '#kernel/wall-clock.ts';
import { tr } from '#words/index.ts';
import { TERMS_MOST } from './change-terms.ts';
import { readPlace, requireKeeper, type TermPlaces, termPlaces } from './lead-terms.ts';
import { bumpVersion, countTerms, insertTerms, selectFigures, selectTerms, type TermPlace, type TermRow } from './queries.ts';
import { readMeaning, readPhrase } from './read-input.ts';
import { standingOf } from './read-terms.ts';

/** What a file says of a term; the last three are only told, never read. */
export const TERM_COLUMNS = [
  ...['phrase', 'inside_words', 'language', 'place', 'person', 'category', 'severity', 'action', 'note', 'until'],
  ...['state', 'letters', 'let_go'],
] as const;

const WHOLE = 'all';

/** All terms of the agency where somebody works, that have not ended, as a sheet. Mailroom; audited. */
export async function exportTerms(app: App, scope: Scope): Promise<string> {
  const { agencyId } = requireKeeper(scope);
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const filter = { search: null, category: null, standing: null, after: null, limit: TERMS_MOST };
    const terms = await selectTerms(tx, { ...filter, agencyId, now });
    const ids = terms.map(({ termId }) => termId);
    const figures = await selectFigures(tx, agencyId, ids);
    const facilities = await listFacilities(tx, agencyId);
    const people = terms.flatMap(({ residentId }) => residentId ?? []);
    const numbers = await readPlaces(tx, people);
    await audit(tx, scope, { action: 'review.terms_listed', subject: agencyId, details: { count: ids.length } }, now);
    return csvOf([
      TERM_COLUMNS,
      ...terms.map((term) => {
        const facility = facilities.find(({ id }) => id === term.facilityId);
        const told = term.action === 'protect' ? undefined : (figures.get(term.termId) ?? { letters: 0, dismissed: 0 });
        const zone = (facility ?? facilities[0])?.timeZone ?? 'UTC';
        return [
          ...[term.phrase, term.isPart ? 'yes' : 'no', term.lang ?? ''],
          ...[term.residentId === null ? placeName(term, facility?.name) : '', numbers.get(term.residentId ?? '')?.number ?? ''],
          ...[term.category, String(term.severity), term.action, term.note],
          term.expiresAt === null ? '' : dayAfter(localTime(term.expiresAt, zone).day, -1),
          ...[standingOf(term, now), told ? String(told.letters) : '', told ? String(told.dismissed) : ''],
        ];
      }),
    ]);
  });
}

/** "Elmira / B2". */
const placeName = ({ unit }: TermPlace, facility: string | undefined): string =>
  facility === undefined ? WHOLE : unit === null ? facility : `${facility} / ${unit}`;

/** The terms of a file that are not there yet, as they would be, and how many are. Mailroom, where it works. Refuses review.terms_file, which names the first wrong line. */
export async function draftTerms(app: App, scope: Scope, file: Uint8Array): Promise<{ fresh: TermRow[]; same: number }> {
  const { actor, agencyId } = requireKeeper(scope);
  const rows = await rowsOf(file);
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const places = await termPlaces(tx, scope, agencyId);
    const by = { owner: actor, state: 'active', addedAt: now, addedBy: actor, changedAt: now, changedBy: actor } as const;
    const read: TermRow[] = [];
    const wrong: { line: number; error: FieldError }[] = [];
    for (const { line, cells } of rows) {
      const errors: FieldError[] = [];
      const phrase = readPhrase({ phrase: cells.phrase, isPart: cells.inside_words === 'yes', lang: cells.language }, errors);
      const place = await readPlace(tx, agencyId, places, { place: placeFrom(places, cells.place ?? ''), person: cells.person }, errors);
      const meaning = readMeaning(cells, place?.zone ?? 'UTC', now, errors);
      if (errors.length > 0) wrong.push({ line, error: errors[0]! });
      else {
        const { facilityId, unit, residentId } = place!;
        read.push({ termId: newId('trm'), agencyId, facilityId, unit, residentId, ...phrase!, ...meaning!, ...by });
      }
    }
    const [first] = wrong;
    if (first) {
      const why = tr(scope.lang, `review.refusal.${first.error.code.replace('review.', '')}`, first.error.params);
      refuse('review.terms_file', { count: wrong.length, line: first.line, why }, 'file');
    }
    const known = new Set((await allTerms(tx, agencyId, now)).map(keyOf));
    const fresh = [...new Map(read.map((term) => [keyOf(term), term])).values()].filter((term) => !known.has(keyOf(term)));
    return { fresh, same: read.length - fresh.length };
  });
}

/** Brings the terms of a file in, all or none; what is there already stays as it is. As draftTerms; audited. Refuses review.terms_too_many. */
export async function importTerms(app: App, scope: Scope, file: Uint8Array): Promise<number> {
  const { fresh } = await draftTerms(app, scope, file);
  const { agencyId } = requireKeeper(scope);
  return await app.tx(scope, async (tx) => {
    await bumpVersion(tx, agencyId);
    if ((await countTerms(tx, agencyId)) + fresh.length > TERMS_MOST) refuse('review.terms_too_many', { most: TERMS_MOST }, 'file');
    const added = await insertTerms(tx, fresh);
    await audit(tx, scope, { action: 'review.terms_imported', subject: agencyId, details: { count: added.size } }, app.clock.now());
    return added.size;
  });
}

const allTerms = (tx: Tx, agencyId: string, now: Date): Promise<TermRow[]> =>
  selectTerms(tx, { search: null, category: null, standing: null, after: null, limit: TERMS_MOST, agencyId, now });

const keyOf = (t: TermRow): string => JSON.stringify([t.phraseKey, t.isPart, t.facilityId, t.unit, t.residentId]);

type Cells = Record<string, string | undefined>;

async function rowsOf(file: Uint8Array): Promise<{ line: number; cells: Cells }[]> {
  const form = await inspectText(once(file));
  const rows: { line: number; cells: Cells }[] = [];
  let heads: string[] | undefined;
  for await (const { line, cells } of readCsv(once(file), form)) {
    if (heads) {
      rows.push({ line, cells: Object.fromEntries(heads.map((head, n) => [head, plain(cells[n] ?? '')])) });
      if (rows.length > TERMS_MOST) refuse('review.terms_too_many', { most: TERMS_MOST }, 'file');
    } else
      heads = cells.map((cell) =>
        cell
          .replace(/^\ufeff/, '')
          .trim()
          .toLowerCase(),
      );
  }
  return rows;
}

/** What our own sheets put before a cell that a program would run. */
const plain = (cell: string): string => cell.trim().replace(/^'(?=\s*[=+\-@])/, '');

/** A place by its name, as `readPlace` takes it. */
function placeFrom(places: TermPlaces, typed: string): string {
  if (typed.toLowerCase() === WHOLE) return WHOLE;
  const [name = '', unit] = typed.split(' / ');
  const facility = places.facilities.find((one) => one.name.toLowerCase() === name.trim().toLowerCase());
  if (!facility) return '';
  return unit === undefined ? facility.id : `${facility.id}/${unit.trim()}`;
}

async function* once(file: Uint8Array): AsyncGenerator<Uint8Array> {
  yield file;
}
