import { describe, expect, test } from 'vitest';
import { type ChosenColumns, settingsFrom } from './choose-columns.ts';
import { columnsFor, type DateOrder, guessColumns, headingsOf, missingColumns, type RosterSettings } from './columns.ts';
import { leavers } from './leavers.ts';
import { dayOf, rowReader, splitName } from './read-row.ts';

describe('headings', () => {
  test('are made telling apart', () => {
    expect(headingsOf(['Name', '', ' Name ', 'First\n name', ''])).toEqual(['Name', 'Column 2', 'Name (2)', 'First name', 'Column 5']);
  });

  test.each<[string, string, object]>([
    [
      'Florida’s way',
      'DC Number,Last Name,First Name,Middle Name,Birth Date,Facility,Status',
      {
        number: 'DC Number',
        familyName: 'Last Name',
        givenName: 'First Name',
        middleName: 'Middle Name',
        birthDate: 'Birth Date',
        facility: 'Facility',
        status: 'Status',
      },
    ],
    [
      'New York’s way',
      'DIN,INMATE NAME,DATE OF BIRTH,HOUSING FACILITY,CUSTODY STATUS',
      { number: 'DIN', fullName: 'INMATE NAME', birthDate: 'DATE OF BIRTH', facility: 'HOUSING FACILITY', status: 'CUSTODY STATUS' },
    ],
    ['a county’s', 'Booking #|Surname|Given Name|DOB|Location|Pod|Alias', {}],
    [
      'Spanish',
      'Número,Apellidos,Nombres,Fecha de nacimiento,Centro,Módulo,Estado',
      {
        number: 'Número',
        familyName: 'Apellidos',
        givenName: 'Nombres',
        birthDate: 'Fecha de nacimiento',
        facility: 'Centro',
        unit: 'Módulo',
        status: 'Estado',
      },
    ],
    [
      'both kinds of name: the parts win',
      'ID,Name,Last,First,Site',
      { number: 'ID', familyName: 'Last', givenName: 'First', facility: 'Site' },
    ],
    ['half a name: the whole wins', 'ID,Name,Last,Site', { number: 'ID', fullName: 'Name', facility: 'Site' }],
    ['nothing known', 'a,b,c', {}],
  ])('%s', (_what, line, guess) => {
    const names = line.includes('|') ? line.split('|') : line.split(',');
    if (line.includes('|')) expect(missingColumns(guessColumns(names))).toEqual(['number']);
    else expect(guessColumns(names)).toEqual(guess);
  });

  test('what the agency itself calls a number is the number', () => {
    const names = ['ID', 'Register No.', 'Name', 'Site'];
    expect(guessColumns(names, ['Register no', 'Núm. de registro'])).toEqual({
      number: 'Register No.',
      fullName: 'Name',
      facility: 'Site',
    });
    expect(guessColumns(['Núm. de registro', 'Name'], ['Register no', 'Núm. de registro']).number).toBe('Núm. de registro');
    expect(guessColumns(names, ['', 'DIN']).number).toBe('ID');
    const before = { columns: { number: 'ID' }, headings: ['ID', 'Register No.'] };
    expect(columnsFor(['ID', 'Register No.'], before, ['Register no']).number).toBe('ID');
    expect(columnsFor(['Register No.'], before, ['Register no']).number).toBe('Register No.');
  });

  test('what was chosen before is kept where the heading is still there', () => {
    const columns = { number: 'Ref', familyName: 'L', givenName: 'F', facility: 'Where' };
    const before = { columns, headings: ['Ref', 'L', 'F', 'Where', 'Unit'] };
    expect(columnsFor(['Ref', 'L', 'F', 'Where', 'Unit'], before)).toEqual(columns);
    expect(columnsFor(['Ref', 'L', 'F', 'Where', 'Unit', 'DOB'], before)).toEqual({ ...columns, birthDate: 'DOB' });
    expect(columnsFor(['Ref', 'Last', 'First', 'Where', 'Unit'], before)).toEqual({
      number: 'Ref',
      familyName: 'Last',
      givenName: 'First',
      facility: 'Where',
      unit: 'Unit',
    });
    expect(columnsFor(['Ref', 'Name', 'L', 'F', 'Where'], before)).toEqual(columns);
  });

  test('what is missing is named', () => {
    expect(missingColumns({})).toEqual(['number', 'familyName', 'givenName', 'facility']);
    expect(missingColumns({ number: 'a', fullName: 'b', facility: 'c' })).toEqual([]);
  });
});

describe('days', () => {
  test.each<[string, DateOrder, string | undefined]>([
    ['2026-11-21', 'mdy', '2026-11-21'],
    ['2026-1-2', 'dmy', '2026-01-02'],
    ['20261121', 'mdy', '2026-11-21'],
    ['1985-12-31 00:00:00', 'mdy', '1985-12-31'],
    ['1985-12-31T00:00:00.000Z', 'mdy', '1985-12-31'],
    ['11/21/2026', 'mdy', '2026-11-21'],
    ['1/2/1990', 'mdy', '1990-01-02'],
    ['21.11.2026', 'dmy', '2026-11-21'],
    ['1-2-1990', 'dmy', '1990-02-01'],
    ['11/21/2026', 'ymd', undefined],
    ['1/2/90', 'mdy', undefined],
    ['yesterday', 'mdy', undefined],
    ['', 'mdy', ''],
    ['  ', 'mdy', ''],
  ])('%s as %s', (typed, order, day) => {
    expect(dayOf(typed, order)).toBe(day);
  });
});

test.each([
  ['DELGADO, MATEO J', ['DELGADO', 'MATEO J']],
  ['Morales Ruiz,Yesenia', ['Morales Ruiz', 'Yesenia']],
  ['King, Martin Luther, Jr', ['King', 'Martin Luther Jr']],
  ['Mateo Delgado', ['Delgado', 'Mateo']],
  ['Prince', ['Prince', '']],
  ['', ['', '']],
])('the name %j', (full, parts) => {
  expect(splitName(full)).toEqual(parts);
});

const headings = ['n', 'last', 'first', 'dob', 'place', 'unit', 'status', 'aka', 'in'];
const settings: RosterSettings = {
  columns: {
    number: 'n',
    familyName: 'last',
    givenName: 'first',
    birthDate: 'dob',
    facility: 'place',
    unit: 'unit',
    status: 'status',
    otherNames: 'aka',
    arrivedOn: 'in',
  },
  headings,
  dates: 'mdy',
  facilityCodes: { '014': 'fac_a', PR: 'fac_a' },
  statusWords: { 'Out to court': 'here', 'MED. LEAVE': 'here', Active: 'released', expired: 'deceased' },
  mostLeaving: 10,
};
const read = rowReader({
  headings,
  settings,
  number: { parts: [{ kind: 'digits', length: 6 }], pad: true, example: '000123' },
  facilities: [
    { id: 'fac_a', name: 'Palmetto Ridge' },
    { id: 'fac_b', name: 'Peñón Azul' },
  ],
  now: new Date('2026-11-21T12:00:00Z'),
});
const codes = (row: string) => read([...row.split('|'), '']).bad.map((cell) => `${cell.field} ${cell.code}`);

describe('a row', () => {
  test('is told whole', () => {
    expect(read([' ="000042" ', 'Delgado  Ruiz', 'Mateo', '11/21/1980', '14', 'B-2', 'held', 'Teo', '']).bad).toEqual([
      { field: 'facility', code: 'unknown_facility', value: '14' },
    ]);
    expect(read([' ="000042" ', 'Delgado  Ruiz', 'Mateo', '11/21/1980', '014', 'B-2', 'held', 'Teo', '11/20/2026'])).toEqual({
      number: '000042',
      bad: [],
      told: {
        number: '000042',
        familyName: 'Delgado Ruiz',
        givenName: 'Mateo',
        birthDate: '1980-11-21',
        facilityId: 'fac_a',
        unit: 'B-2',
        status: 'here',
        otherNames: 'Teo',
        arrivedOn: '2026-11-20',
      },
    });
  });

  test.each([
    ['penon azul', 'fac_b'],
    ['PEÑÓN  AZUL', 'fac_b'],
    ['Palmetto-Ridge', 'fac_a'],
    ['pr', 'fac_a'],
  ])('the place %s', (place, id) => {
    expect(read(['1', 'D', 'M', '', place, '', '', '', '']).told?.facilityId).toBe(id);
  });

  test.each([
    ['Booked', 'here'],
    ['in-custody', 'here'],
    ['', 'here'],
    ['RELEASED', 'released'],
    ['Liberado', 'released'],
    ['Deceased', 'deceased'],
    ['fallecida', 'deceased'],
    // As the agency says, however it is written, also where the word is known otherwise.
    ['OUT TO COURT', 'here'],
    ['med leave', 'here'],
    ['active', 'released'],
    ['Expired', 'deceased'],
  ])('the status %s', (word, status) => {
    expect(read(['1', 'D', 'M', '', 'PR', '', word, '', '']).told?.status).toBe(status);
  });

  test.each(['out', 'Inactive', 'left', 'transferred out', 'in', 'a', 'here?no', 'AWOL'])('the status %s is not guessed', (word) => {
    const { told, bad } = read(['1', 'D', 'M', '', 'PR', '', word, '', '']);
    expect([told, bad.map((cell) => cell.code)]).toEqual([null, ['unknown_status']]);
  });

  test.each([
    ['', ''],
    ['2026-11-21', '2026-11-21'],
    ['11/22/2026', '2026-11-22'], // elsewhere it is tomorrow already
    ['1998-02-03 14:05', '1998-02-03'],
    ['11/24/2026', null],
    ['1860-01-01', null],
    ['soon', null],
  ])('the day of intake %s', (typed, day) => {
    expect(read(['1', 'D', 'M', '', 'PR', '', '', '', typed]).told?.arrivedOn ?? null).toBe(day);
  });

  test.each([
    ['|D|M||PR|||', ['number number_missing']],
    ['12x|D|M||PR|||', ['number number_looks_wrong']],
    ['1||M||PR|||', ['familyName name_missing']],
    ['1|D|M|13/13/1980|PR|||', ['birthDate bad_birth_date']],
    ['1|D|M|1/1/2027|PR|||', ['birthDate bad_birth_date']],
    ['1|D|M|2/30/1990|PR|||', ['birthDate bad_birth_date']],
    ['1|D|M||Nowhere|||', ['facility unknown_facility']],
    ['1|D|M|||||', ['facility facility_missing']],
    ['1|D|M||PR||asleep|', ['status unknown_status']],
    ['1|D|M||PR|||', []],
    ['1|D|M||PR||', ['row wrong_cells']],
    ['1|Delgado|Jr|M||PR|||', ['row wrong_cells', 'facility facility_missing', 'birthDate bad_birth_date']],
    [`1|${'x'.repeat(81)}|M||PR|||`, ['familyName bad_text']],
    ['1|D\u202eE|M||PR|||', ['familyName bad_text']],
    ['1|Pe\ufffda|M||PR|||', ['familyName bad_text']],
    ['1|D\u001fE|M||PR|||', ['familyName bad_text']],
    [
      'x||M|?|Nowhere||?|',
      [
        'number number_looks_wrong',
        'familyName name_missing',
        'status unknown_status',
        'facility unknown_facility',
        'birthDate bad_birth_date',
      ],
    ],
  ])('%s', (row, wrong) => {
    expect(codes(row)).toEqual(wrong);
  });

  test('that is bad still says whom it is about', () => {
    expect(read(['7', 'D', 'M', '', 'Nowhere', '', '', '', ''])).toMatchObject({ told: null, number: '000007' });
    expect(read(['x', 'D', 'M', '', 'PR', '', '', '', ''])).toMatchObject({ told: null, number: null });
  });

  test('without the columns nobody chose tells nothing of them', () => {
    const bare = rowReader({
      headings,
      settings: { ...settings, columns: { number: 'n', familyName: 'last', givenName: 'first', facility: 'place' } },
      number: { parts: [{ kind: 'digits', length: 6 }], pad: true, example: '000123' },
      facilities: [{ id: 'fac_a', name: 'PR' }],
      now: new Date(),
    });
    expect(bare(['1', 'D', 'M', 'x', 'PR', 'x', 'x', 'x']).told).toMatchObject({
      birthDate: null,
      unit: null,
      otherNames: null,
      status: 'here',
    });
  });
});

describe('a file that lets people go', () => {
  const counts = { added: 0, changed: 0, moved: 0, released: 0, died: 0, unchanged: 0, unknown: 0 };
  test.each([
    [0, 0, 0, 'whole', null],
    [10, 100, 0, 'whole', null],
    [11, 100, 0, 'whole', 'too_many'],
    [11, 100, 0, 'delta', 'too_many'],
    [1, 100, 1, 'whole', 'unreadable'],
    [0, 100, 1, 'whole', null],
    [1, 100, 1, 'delta', null],
  ] as const)('%i of %i, %i unreadable, %s', (left, hereBefore, unreadableRows, kind, because) => {
    expect(leavers({ report: { ...counts, left }, hereBefore, settings, kind, unreadableRows })?.because).toBe(because);
  });
  test('is not judged before it has been compared', () => {
    expect(leavers({ report: null, hereBefore: null, settings, kind: 'whole', unreadableRows: 0 })).toBeNull();
  });
});

describe('what is chosen for a file', () => {
  const good: ChosenColumns = {
    kind: 'whole',
    columns: { number: 'n', fullName: 'last', facility: 'place' },
    dates: 'dmy',
    codes: { fac_a: '014, PR', fac_b: '' },
    mostLeaving: '5',
  };
  const wrong = (over: Partial<ChosenColumns>) =>
    settingsFrom({ ...good, ...over }, headings, ['fac_a', 'fac_b']).errors.map((error) => `${error.field} ${error.code.slice(10)}`);
  test('good', () => {
    expect(settingsFrom(good, headings, ['fac_a', 'fac_b'])).toEqual({
      kind: 'whole',
      errors: [],
      settings: {
        columns: { number: 'n', fullName: 'last', facility: 'place' },
        headings,
        dates: 'dmy',
        facilityCodes: { '014': 'fac_a', PR: 'fac_a' },
        statusWords: {},
        mostLeaving: 5,
      },
    });
  });
  test.each<[string, Partial<ChosenColumns>, string[]]>([
    ['no kind', { kind: '' }, ['kind roster_kind_missing']],
    [
      'no columns',
      { columns: {} },
      [
        'number roster_column_missing',
        'familyName roster_column_missing',
        'givenName roster_column_missing',
        'facility roster_column_missing',
      ],
    ],
    ['one column for two things', { columns: { ...good.columns, unit: 'place' } }, ['unit roster_column_twice']],
    ['a column that is not there', { columns: { ...good.columns, number: 'zzz' } }, ['number unknown_heading']],
    ['a share that is none', { mostLeaving: '101' }, ['mostLeaving bad_percent']],
    ['a share in words', { mostLeaving: 'ten' }, ['mostLeaving bad_percent']],
    [
      'one word with two meanings',
      { words: { here: 'Out to court, in', released: 'gone, OUT-TO-COURT' } },
      ['words-released roster_word_twice'],
    ],
    ['a word too long', { words: { deceased: 'x'.repeat(41) } }, ['words-deceased roster_word_twice']],
    ['one code for two places', { codes: { fac_a: 'X', fac_b: 'x' } }, ['code-fac_b roster_code_twice']],
    ['codes of a stranger’s place', { codes: { fac_other: 'X' } }, []],
    ['no such order of days', { dates: 'ydm' }, ['dates bad_days']],
  ])('%s', (_what, over, errors) => {
    expect(wrong(over)).toEqual(errors);
  });
});
