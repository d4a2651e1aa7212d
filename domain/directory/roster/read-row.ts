import { cleanText } from '#kernel/text.ts';
import { NAME_MAX, OTHER_NAMES_MAX, UNIT_MAX } from '../people/add-resident.ts';
import { isBirthDate } from '../people/birth-date.ts';
import { normaliseNumber, type NumberFormat } from '../places/resident-number.ts';
import { type DateOrder, plain, type RosterField, type RosterSettings, type ToldStatus } from './columns.ts';

/** Why a row was kept out; words at `directory.roster.reason.<code>`. */
export const badRowCodes = [
  'number_missing',
  'number_looks_wrong',
  'number_twice',
  'name_missing',
  'bad_text',
  'bad_birth_date',
  'facility_missing',
  'unknown_facility',
  'unknown_status',
  'bad_arrival',
  'wrong_cells',
] as const;
export type BadRowCode = (typeof badRowCodes)[number];

const DAY_MS = 86_400_000;

export interface BadCell {
  field: RosterField | 'row';
  code: BadRowCode;
  value: string;
}

export interface ToldRow {
  number: string;
  givenName: string;
  familyName: string;
  /** Null: the file does not tell it. */
  otherNames: string | null;
  /** ISO day, or '' for none. */
  birthDate: string | null;
  /** '' where the row does not say it, which only somebody who has left may do. */
  facilityId: string;
  unit: string | null;
  status: ToldStatus;
  /** ISO day of intake, or '' for none. */
  arrivedOn: string | null;
}

export interface ReadRow {
  told: ToldRow | null;
  /** The number, if it can be read: also of a bad row, so that nobody counts as gone whose row was only misspelt. */
  number: string | null;
  bad: BadCell[];
}

export interface RowRules {
  headings: readonly string[];
  settings: RosterSettings;
  number: NumberFormat;
  facilities: readonly { id: string; name: string }[];
  now: Date;
}

// Words that mean one thing wherever they are used. "Out" may be out to court, "inactive" a file that nobody looks at: what
// such words mean an agency says itself, and what nobody has said is never guessed.
const here =
  'active here held incustody custody incarcerated housed confined committed admitted booked activo activa aqui presente detenido detenida recluido recluida encarcelado encarcelada';
const released = 'released discharged paroled bondedout bailed liberado liberada enlibertad excarcelado excarcelada';
const deceased = 'deceased died dead death fallecido fallecida muerto muerta difunto difunta defuncion';
const knownWords = new Map<string, ToldStatus>([
  ...here.split(' ').map((word) => [word, 'here'] as const),
  ...released.split(' ').map((word) => [word, 'released'] as const),
  ...deceased.split(' ').map((word) => [word, 'deceased'] as const),
]);

/** Makes the reader of a file's rows; it tells everything that is wrong with a row at once. */
export function rowReader({ headings, settings, number: format, facilities, now }: RowRules): (cells: readonly string[]) => ReadRow {
  const at = (field: RosterField) => (settings.columns[field] === undefined ? -1 : headings.indexOf(settings.columns[field]));
  const column: Record<RosterField, number> = {
    number: at('number'),
    familyName: at('familyName'),
    givenName: at('givenName'),
    middleName: at('middleName'),
    suffix: at('suffix'),
    fullName: at('fullName'),
    otherNames: at('otherNames'),
    birthDate: at('birthDate'),
    facility: at('facility'),
    unit: at('unit'),
    status: at('status'),
    arrivedOn: at('arrivedOn'),
  };
  const places = new Map<string, string>();
  for (const { id, name } of facilities) places.set(plain(name), id);
  for (const [code, id] of Object.entries(settings.facilityCodes)) places.set(plain(code), id);
  const words = new Map(knownWords);
  for (const [word, meaning] of Object.entries(settings.statusWords ?? {})) words.set(plain(word), meaning);

  const dayAhead = new Date(now.getTime() + DAY_MS); // at the agency it may be tomorrow already

  return (cells) => {
    const bad: BadCell[] = [];
    const fail = (field: BadCell['field'], code: BadRowCode, value: string) => void bad.push({ field, code, value: shown(value) });
    const cell = (field: RosterField) => (column[field] < 0 ? '' : unwrapped(cells[column[field]] ?? ''));
    const told = (field: 'otherNames' | 'unit', most: number): string | null => {
      if (column[field] < 0) return null;
      return checked(field, cell(field), most, fail);
    };
    const day = (field: 'birthDate' | 'arrivedOn', code: BadRowCode, until: Date): string | null => {
      if (column[field] < 0) return null;
      const read = dayOf(cell(field), settings.dates);
      if (read === undefined || (read !== '' && !isBirthDate(read, until))) fail(field, code, cell(field));
      return read ?? null;
    };

    const typed = cell('number');
    const number = typed === '' ? null : normaliseNumber(format, typed);
    if (typed === '') fail('number', 'number_missing', '');
    else if (number === null) fail('number', 'number_looks_wrong', typed);
    // A comma too many moves every cell after it: better no row than a wrong one.
    if (cells.length !== headings.length && !isOnlyShort(cells, headings, column)) fail('row', 'wrong_cells', cells.join(' | '));

    const name = nameOf(column, cell, fail);
    const status = column.status < 0 || cell('status') === '' ? 'here' : words.get(plain(cell('status')));
    if (status === undefined) fail('status', 'unknown_status', cell('status'));
    const facilityId = placeOf(cell('facility'), places, status === 'here', fail);
    const birthDate = day('birthDate', 'bad_birth_date', now);
    const arrivedOn = day('arrivedOn', 'bad_arrival', dayAhead);
    const otherNames = told('otherNames', OTHER_NAMES_MAX);
    const unit = told('unit', UNIT_MAX);

    if (bad.length > 0 || number === null || status === undefined) return { told: null, number, bad };
    return { told: { number, ...name, otherNames, birthDate, facilityId, unit, status, arrivedOn }, number, bad };
  };
}

/** Only somebody who has left may be without a place. */
function placeOf(place: string, places: ReadonlyMap<string, string>, isHere: boolean, fail: Fail): string {
  const id = places.get(plain(place)) ?? '';
  if (place !== '' && id === '') fail('facility', 'unknown_facility', place);
  if (place === '' && isHere) fail('facility', 'facility_missing', '');
  return id;
}

/** Spreadsheets write ="00123" to keep the zeros of a number. */
function unwrapped(text: string): string {
  const cell = text.trim().replace(/\s+/gu, ' ');
  return /^="[^"]*"$/.test(cell) ? cell.slice(2, -1).trim() : cell;
}

type Fail = (field: BadCell['field'], code: BadRowCode, value: string) => void;

function checked(field: RosterField, value: string, most: number, fail: Fail): string {
  const text = cleanText(value.replaceAll(/\r?\n|\t/g, ' '), { min: 0, max: most }); // a cell of two lines is one text
  // The sign that stands for letters that could not be read is no letter of anybody's name.
  if (text.ok && !text.value.includes('\ufffd')) return text.value;
  fail(field, 'bad_text', value);
  return '';
}

function nameOf(
  column: Record<RosterField, number>,
  cell: (field: RosterField) => string,
  fail: Fail,
): { givenName: string; familyName: string } {
  const isWhole = column.fullName >= 0;
  const [family, given] = isWhole
    ? splitName(cell('fullName'))
    : [`${cell('familyName')} ${cell('suffix')}`.trim(), `${cell('givenName')} ${cell('middleName')}`.trim()];
  for (const [field, value] of [
    ['familyName', family],
    ['givenName', given],
  ] as const) {
    if (value === '') fail(isWhole ? 'fullName' : field, 'name_missing', isWhole ? cell('fullName') : '');
  }
  return {
    familyName: checked(isWhole ? 'fullName' : 'familyName', family, NAME_MAX, fail),
    givenName: checked(isWhole ? 'fullName' : 'givenName', given, NAME_MAX, fail),
  };
}

/** "Delgado, Mateo J" → Delgado, Mateo J. Without a comma the last word is the family name. */
export function splitName(full: string): [family: string, given: string] {
  const comma = full.indexOf(',');
  if (comma >= 0)
    return [
      full.slice(0, comma).trim(),
      full
        .slice(comma + 1)
        .replace(/,/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ];
  const space = full.lastIndexOf(' ');
  return space < 0 ? [full, ''] : [full.slice(space + 1), full.slice(0, space)];
}

/** The ISO day; '' for an empty cell; undefined when it can't be read. A time after the day is left out. */
export function dayOf(typed: string, order: DateOrder): string | undefined {
  const text = typed.trim().replace(/[T ]\d{1,2}:\d{2}.*$/, '');
  if (text === '') return '';
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (iso) return joined(iso[1]!, iso[2]!, iso[3]!);
  const other = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  if (!other || order === 'ymd') return undefined;
  return order === 'mdy' ? joined(other[3]!, other[1]!, other[2]!) : joined(other[3]!, other[2]!, other[1]!);
}

function joined(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Empty cells at the end may be left out, but none that we read; one too many is wrong even when the last is empty. */
function isOnlyShort(cells: readonly string[], headings: readonly string[], column: Record<RosterField, number>): boolean {
  return cells.length < headings.length && Math.max(...Object.values(column)) < cells.length;
}

function shown(value: string): string {
  return [...value.replace(/[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/gu, ' ')].slice(0, 80).join('');
}
