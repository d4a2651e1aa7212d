import type { App } from '#kernel/app.ts';
import { addJob } from '#kernel/jobs.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { selectFacilities } from '../queries/agencies.ts';
import { keepSettings, moveImport, type RosterKind } from '../queries/rosters.ts';
import {
  dateOrders,
  missingColumns,
  ownWord,
  plain,
  type RosterField,
  rosterFields,
  type RosterSettings,
  type ToldStatus,
} from './columns.ts';
import { importOf } from './may-import.ts';
import { headingsOfUpload } from './read-roster.ts';
import { ROSTER_JOB } from './roster-job.ts';
import { statusWordsFrom } from './status-words.ts';

export interface ChosenColumns {
  kind: string;
  /** Field → heading; '' for a field the file does not have. */
  columns: Partial<Record<RosterField, string>>;
  dates: string;
  /** Facility's id → the agency's own codes for it, divided by commas. */
  codes: Readonly<Record<string, string>>;
  /** Status → the agency's own words for it, divided by commas. */
  words?: Partial<Record<ToldStatus, string>>;
  /** Whole percent, 0 to 100. */
  mostLeaving: string;
}

/**
 * Says how an uploaded file is to be read, remembers it for the agency's next one, and has it read and compared. Nothing is
 * taken over yet. Refuses: directory.unknown_roster, roster_over (it is past this), and beside the fields roster_column_missing,
 * roster_column_twice, unknown_heading, roster_kind_missing, bad_percent, roster_code_twice, roster_word_twice. Admins of the agency, operators.
 */
export async function chooseColumns(app: App, scope: Scope, id: string, chosen: ChosenColumns): Promise<void> {
  await app.tx(scope, async (tx) => {
    const found = await importOf(tx, scope, id, 'lock');
    if (found.state !== 'uploaded') refuse('directory.roster_over');
    const facilities = await selectFacilities(tx, found.agencyId);
    const names = await headingsOfUpload(tx, id);
    const { kind, settings, errors } = settingsFrom(
      chosen,
      names,
      facilities.map((facility) => facility.id),
    );
    refuseFields(errors);
    const now = app.clock.now();
    await keepSettings(tx, found.agencyId, settings, scope.actor, now);
    await moveImport(tx, id, { state: 'reading', kind, settings }, scope.actor, now);
    await addJob(tx, ROSTER_JOB, { id, agency: found.agencyId }, { key: id });
  });
}

/** Pure: what was chosen, and everything that is wrong with it. */
export function settingsFrom(
  chosen: ChosenColumns,
  names: readonly string[],
  facilities: readonly string[],
): { kind: RosterKind; settings: RosterSettings; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const fail = (field: string, code: string) => void errors.push({ field, code: `directory.${code}` });
  const columns: Partial<Record<RosterField, string>> = {};
  for (const field of rosterFields) {
    const heading = chosen.columns[field] ?? '';
    if (heading === '') continue;
    if (!names.includes(heading)) fail(field, 'unknown_heading');
    else if (Object.values(columns).includes(heading)) fail(field, 'roster_column_twice');
    else columns[field] = heading;
  }
  const wrong = new Set(errors.map((error) => error.field));
  for (const field of missingColumns(columns)) if (!wrong.has(field)) fail(field, 'roster_column_missing');
  const kind = chosen.kind === 'whole' || chosen.kind === 'delta' ? chosen.kind : null;
  if (kind === null) fail('kind', 'roster_kind_missing');
  const dates = dateOrders.find((order) => order === chosen.dates);
  if (dates === undefined) fail('dates', 'bad_days');
  const percent = /^\d{1,3}$/.test(chosen.mostLeaving.trim()) ? Number(chosen.mostLeaving) : 101;
  if (percent > 100) fail('mostLeaving', 'bad_percent');
  const facilityCodes = codesFrom(chosen.codes, facilities, fail);
  const statusWords = statusWordsFrom(chosen.words ?? {}, fail);
  return {
    kind: kind ?? 'delta',
    settings: { columns, headings: names, dates: dates ?? 'mdy', facilityCodes, statusWords, mostLeaving: percent },
    errors,
  };
}

function codesFrom(codes: Readonly<Record<string, string>>, facilities: readonly string[], fail: (field: string, code: string) => void) {
  const found: Record<string, string> = {};
  const taken = new Set<string>();
  for (const id of facilities) {
    for (const code of (codes[id] ?? '').split(',').map((part) => part.trim())) {
      if (plain(code) === '') continue;
      if (taken.has(plain(code)) || ownWord(code) === null) fail(`code-${id}`, 'roster_code_twice');
      else found[code] = id;
      taken.add(plain(code));
    }
  }
  return found;
}
