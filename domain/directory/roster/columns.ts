import { cleanText } from '#kernel/text.ts';

const WORD_MAX = 40;

/** What a column of a roster can tell. */
export const rosterFields = [
  'number',
  'familyName',
  'givenName',
  'middleName',
  'suffix',
  'fullName',
  'otherNames',
  'birthDate',
  'facility',
  'unit',
  'status',
  'arrivedOn',
] as const;
export type RosterField = (typeof rosterFields)[number];

/** year-month-day, month/day/year, day.month.year. The first is always understood. */
export const dateOrders = ['ymd', 'mdy', 'dmy'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** What a word in the status column may mean. */
export const toldStatuses = ['here', 'released', 'deceased'] as const;
export type ToldStatus = (typeof toldStatuses)[number];

/** How an agency's files are to be read; the newest is remembered. */
export interface RosterSettings {
  /** Field → heading of its column, as `headingsOf` writes it. */
  columns: Partial<Record<RosterField, string>>;
  /** All headings of the file for which they were chosen. */
  headings: readonly string[];
  dates: DateOrder;
  /** The agency's own code for a facility → our id. Names need no code. */
  facilityCodes: Record<string, string>;
  /** The agency's own word for a status, as it writes it → what it means. Missing in what was remembered before there were any. */
  statusWords?: Record<string, ToldStatus>;
  /** The heading was put before the lines by us: the file counts its lines without it. */
  headingAdded?: true;
  /** A file that would let go more than this share of the people (percent) is asked about first. */
  mostLeaving: number;
}

export const MOST_LEAVING = 10;

// What agencies write over their columns, in plain letters. The first field that fits takes the column.
const headings: Readonly<Record<RosterField, string>> = {
  number:
    'number no id doc docnumber docno docid dc dcnumber dcno din inmatenumber inmateno inmateid inmatenum offendernumber offenderid offenderno residentnumber residentid bookingnumber bookingno bookingid sid sidnumber pid personid jacketnumber cdcrnumber tdcjnumber spn numero numerodoc numerodedoc numerodepersona numerodeinterno numerodepreso numerodereo identificacion expediente',
  familyName:
    'familyname lastname last surname lname namelast apellido apellidos primerapellido inmatelastname offenderlastname residentlastname',
  givenName:
    'givenname firstname first fname forename namefirst nombre nombres primernombre inmatefirstname offenderfirstname residentfirstname',
  middleName: 'middlename middle mname middleinitial mi namemiddle segundonombre',
  suffix: 'suffix namesuffix sufijo',
  fullName:
    'name fullname inmatename offendername residentname personname nombrecompleto apellidosynombres nombreyapellido nombreyapellidos',
  otherNames: 'othernames alias aliases aka nickname otrosnombres apodo',
  birthDate: 'birthdate dateofbirth dob birth birthday bdate fechadenacimiento fechanacimiento nacimiento',
  facility:
    'facility facilityname facilitycode institution institutionname institutioncode location locationname site prison jail currentfacility currentlocation housingfacility centro institucion prision carcel establecimiento instalacion lugar',
  unit: 'unit housing housingunit housinglocation cell bed pod block dorm cellblock unidad celda modulo pabellon',
  status: 'status custodystatus inmatestatus offenderstatus residentstatus currentstatus estado estatus situacion condicion',
  arrivedOn:
    'intakedate dateofintake intake bookingdate bookdate bookeddate datebooked dateofbooking booked admissiondate admitdate dateadmitted dateofadmission receiveddate datereceived arrivaldate arrivedon dateofarrival commitmentdate fechadeingreso fechaingreso ingreso fechadeadmision fechadellegada',
};
const byHeading = new Map(rosterFields.flatMap((field) => headings[field].split(' ').map((heading) => [heading, field] as const)));

/** Headings made telling apart: an empty one becomes "Column 3", the second "Name" becomes "Name (2)". */
export function headingsOf(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, at) => {
    const text = cell.trim().replace(/\s+/g, ' ').slice(0, 80) || `Column ${at + 1}`;
    const times = (seen.get(text) ?? 0) + 1;
    seen.set(text, times);
    return times === 1 ? text : `${text} (${times})`;
  });
}

/** Field → heading, as far as the headings say it. What the agency itself calls a person's number comes before what others call it. */
export function guessColumns(names: readonly string[], ownNumber: readonly string[] = []): Partial<Record<RosterField, string>> {
  const labels = ownNumber.map(plain).filter((label) => label !== '');
  const own = names.find((name) => labels.includes(plain(name)));
  const guess: Partial<Record<RosterField, string>> = own === undefined ? {} : { number: own };
  for (const name of names) {
    if (name === own) continue;
    const field = byHeading.get(plain(name));
    if (field !== undefined && guess[field] === undefined) guess[field] = name;
  }
  if (guess.familyName !== undefined && guess.givenName !== undefined) delete guess.fullName;
  else if (guess.fullName !== undefined)
    for (const part of ['familyName', 'givenName', 'middleName', 'suffix'] as const) delete guess[part];
  return guess;
}

/** What was chosen before where the file still has such a heading; what is new in it, or was lost, is guessed. */
export function columnsFor(
  names: readonly string[],
  before: Pick<RosterSettings, 'columns' | 'headings'> | null,
  ownNumber: readonly string[] = [],
): Partial<Record<RosterField, string>> {
  if (before === null) return guessColumns(names, ownNumber);
  const kept: Partial<Record<RosterField, string>> = Object.fromEntries(
    Object.entries(before.columns).filter(([, heading]) => names.includes(heading)),
  );
  const isWhole = Object.keys(kept).length === Object.keys(before.columns).length;
  // A column that stood there and was not chosen is left alone.
  const open = isWhole ? names.filter((name) => !before.headings.includes(name)) : names;
  const taken = new Set(Object.values(kept));
  const guessed = Object.entries(guessColumns(open, ownNumber)).filter(([, heading]) => !taken.has(heading));
  const all = { ...Object.fromEntries(guessed), ...kept };
  if (kept.fullName !== undefined) for (const part of ['familyName', 'givenName', 'middleName', 'suffix'] as const) delete all[part];
  else if (kept.familyName !== undefined) delete all.fullName;
  return all;
}

/** Fields without which nobody can be told; empty when the choice will do. */
export function missingColumns(columns: Partial<Record<RosterField, string>>): RosterField[] {
  const missing: RosterField[] = [];
  if (columns.number === undefined) missing.push('number');
  if (columns.fullName === undefined) {
    if (columns.familyName === undefined) missing.push('familyName');
    if (columns.givenName === undefined) missing.push('givenName');
  }
  if (columns.facility === undefined) missing.push('facility');
  return missing;
}

/** The agency's own code or word as it is remembered; null for one that is too long, or nothing a person could read. */
export function ownWord(text: string): string | null {
  const clean = cleanText(text, { max: WORD_MAX });
  return clean.ok && plain(clean.value) !== '' ? clean.value : null;
}

/** Lower case, no accents, letters and figures only: how headings, facility names and status words are compared. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
