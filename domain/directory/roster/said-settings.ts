import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Agency } from '../places/agency.ts';
import { selectFacilities } from '../queries/agencies.ts';
import { selectSettings } from '../queries/rosters.ts';
import { type DateOrder, missingColumns, ownWord, plain, type RosterField, type RosterSettings, toldStatuses } from './columns.ts';
import { settingsFor } from './start-roster.ts';

/** Said with a file instead of what is remembered of the agency's last one, and remembered from then on. */
export interface SaidSettings {
  /** Field → heading. */
  columns?: Partial<Record<RosterField, string>>;
  dates?: DateOrder;
  /** The agency's code → facility's id or name. */
  codes?: Readonly<Record<string, string>>;
  /** The agency's word in the status column → here, released or deceased. */
  words?: Readonly<Record<string, string>>;
}

/**
 * How a file is to be read: as the agency's last one, where nothing else is said. Refuses: directory.unknown_facility, roster_code_twice (code), roster_meaning
 * (word), unknown_heading, roster_columns (missing: fields).
 */
export async function saidSettings(tx: Tx, agency: Agency, names: readonly string[], said: SaidSettings): Promise<RosterSettings> {
  const facilities = await selectFacilities(tx, agency.id);
  const settings = settingsFor(names, await selectSettings(tx, agency.id), agency);
  settings.columns = { ...settings.columns, ...said.columns };
  settings.dates = said.dates ?? settings.dates;
  for (const [code, place] of Object.entries(said.codes ?? {})) {
    const found = facilities.find(({ id, name }) => id === place || plain(name) === plain(place));
    if (!found) refuse('directory.unknown_facility', {}, 'code');
    const own = ownWord(code) ?? refuse('directory.roster_code_twice', {}, 'code');
    settings.facilityCodes = { ...settings.facilityCodes, [own]: found.id };
  }
  for (const [word, meaning] of Object.entries(said.words ?? {})) {
    const status = toldStatuses.find((one) => one === meaning);
    const own = ownWord(word);
    if (status === undefined || own === null) refuse('directory.roster_meaning', { word: word.slice(0, 80) }, 'status');
    settings.statusWords = withWord(settings.statusWords ?? {}, own, status);
  }
  const strange = Object.values(settings.columns).find((heading) => !names.includes(heading));
  if (strange !== undefined) refuse('directory.unknown_heading', { heading: strange }, 'column');
  const missing = missingColumns(settings.columns);
  if (missing.length > 0) refuse('directory.roster_columns', { missing: missing.join(', ') }, 'column');
  return settings;
}

/** The newest meaning of a word holds, however it was written before. */
function withWord(
  words: NonNullable<RosterSettings['statusWords']>,
  word: string,
  meaning: (typeof toldStatuses)[number],
): NonNullable<RosterSettings['statusWords']> {
  const others = Object.entries(words).filter(([known]) => plain(known) !== plain(word));
  return { ...Object.fromEntries(others), [word]: meaning };
}
