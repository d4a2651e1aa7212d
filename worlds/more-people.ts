import { held, type SampleCustomer, type SampleResident, type SampleStaff } from './people.ts';

// Everybody here is invented.

export const moreResidents: readonly SampleResident[] = [
  ...held('georgia', 'Red Clay', [
    ['1000234567', 'Jerome', 'Tillman', 'A'],
    ['1000811204', 'Beatriz', 'Cárdenas', 'B'],
    ['1001190533', 'Dewayne', 'Pickett', 'C'],
  ]),
  ...held('georgia', 'Ocmulgee', [
    ['1000620917', 'Thanh', 'Pham', 'North'],
    ['1001345008', 'Tamika', 'Rawls', 'South'],
  ]),
  ...held('georgia', 'Lanier', [['1000977321', 'Ezekiel', 'Boone', '2']]),
  ...held('washington', 'Cascade Bay', [
    ['345678', 'Joseph', 'Whitewater', 'D'],
    ['402117', 'Ramón', 'Villaseñor', 'E'],
    ['398850', 'Anh', 'Nguyen', 'F'],
  ]),
  ...held('washington', 'Palouse', [
    ['377214', 'Cody', 'Lindgren', 'East'],
    ['410029', 'Malia', 'Fonoti', 'West'],
    ['366503', 'Gustavo', 'Ibarra', 'West'],
  ]),
  ...held('prairie-county', 'Main Jail', [
    ['20260871', 'Tyler', 'Hoffmann', 'A'],
    ['20261103', 'Ka', 'Vang', 'B'],
    ['20261234', 'Miguel', 'Barrera', 'C'],
  ]),
  ...held('prairie-county', 'Huber Center', [['20260415', 'Renee', 'Schultz', 'Day']]),
  ...held('front-range', 'Larkspur House', [
    ['CC10234', 'Andrea', 'Montoya', 'Upper'],
    ['CC10311', 'Derrick', 'Oyelaran', 'Lower'],
  ]),
  ...held('front-range', 'South Platte Center', [
    ['CC10188', 'Vincent', 'Archuleta', '1'],
    ['CC10297', 'Hannah', 'Petrov', '2'],
  ]),
];

type Row = [name: string, lang: 'en' | 'es', birth: string, city: string, postal: string, phone: string, ...people: string[]];

// "FL S123456"; with a kinship behind it ("NY 15A0276 child") the agency is asked for its yes.
const rows: readonly Row[] = [
  ['Marisol Delgado', 'es', '1996-05-09', 'Orlando FL', '32801', '407-555-0112', 'FL S123456'],
  ['Héctor Delgado', 'es', '1968-10-30', 'Kissimmee FL', '34741', '407-555-0177', 'FL S123456', 'FL S310995'],
  ['Simone Baptiste', 'en', '1974-01-19', 'Miami FL', '33127', '305-555-0104', 'FL S184263'],
  ['Jean Baptiste', 'en', '1949-08-02', 'North Miami FL', '33161', '305-555-0121', 'FL S184263'],
  ['Keisha Washington', 'en', '1985-12-11', 'Jacksonville FL', '32206', '904-555-0138', 'FL S201118'],
  ['Linh Tran', 'en', '1979-07-07', 'St. Petersburg FL', '33701', '727-555-0155', 'FL S077310'],
  ['Fiona O’Rourke', 'en', '1962-03-17', 'Pensacola FL', '32501', '850-555-0119', 'FL S250042'],
  ['Ricardo Morales', 'es', '1971-11-25', 'Hialeah FL', '33010', '786-555-0143', 'FL S310995'],
  ['Denise Brooks', 'en', '1966-06-01', 'Tallahassee FL', '32301', '850-555-0166', 'FL S145870'],
  ['Andrés Núñez', 'es', '1990-02-14', 'Tampa FL', '33604', '813-555-0181', 'FL S299001'],
  ['Chidi Okafor', 'en', '1983-09-23', 'Gainesville FL', '32601', '352-555-0127', 'FL S008812'],
  ['Wanda Hatcher', 'en', '1958-04-05', 'Panama City FL', '32401', '850-555-0190', 'FL S176534'],
  ['Ivonne Santiago', 'es', '1992-08-21', 'Bronx NY', '10457', '718-555-0113', 'NY 07B1432 sibling'],
  ['Carmen Santiago', 'es', '1961-12-08', 'Bronx NY', '10457', '718-555-0114', 'NY 07B1432 parent'],
  ['Monique Whitfield', 'en', '1989-05-27', 'Syracuse NY', '13202', '315-555-0131', 'NY 99A9999 sibling'],
  ['Li Zhang', 'en', '1964-02-29', 'Flushing NY', '11354', '718-555-0149', 'NY 15A0276 parent'],
  ['Aissatou Diallo', 'en', '1986-10-10', 'Harlem NY', '10027', '212-555-0158', 'NY 21B3310 partner'],
  ['Stan Kowalczyk', 'en', '1955-07-30', 'Buffalo NY', '14212', '716-555-0101', 'NY 18A2098 parent'],
  ['Rose Redbird', 'en', '1969-03-03', 'Hogansburg NY', '13655', '518-555-0172', 'NY 12C4471 parent'],
  ['Miriam Rosenbaum', 'en', '1951-11-12', 'Albany NY', '12203', '518-555-0186', 'NY 03A5580 partner'],
  ['Altagracia Peña', 'es', '1970-06-18', 'Yonkers NY', '10701', '914-555-0122', 'NY 19B0064 parent'],
  ['Nadia Chowdhury', 'en', '1994-01-06', 'Queens NY', '11372', '718-555-0195', 'NY 22A1187 sibling'],
  ['Gloria Greene', 'en', '1960-09-15', 'Rochester NY', '14608', '585-555-0109', 'NY 10B7745 parent'],
  ['Paul Sutter', 'en', '1977-04-28', 'Utica NY', '13501', '315-555-0147', 'NY 99A9999 friend'],
  ['Odessa Tillman', 'en', '1957-05-22', 'Savannah GA', '31401', '912-555-0116', 'GA 1000234567 parent'],
  ['Jasmine Tillman', 'en', '1991-07-13', 'Atlanta GA', '30310', '404-555-0133', 'GA 1000234567 sibling'],
  ['Efraín Cárdenas', 'es', '1965-01-31', 'Dalton GA', '30720', '706-555-0152', 'GA 1000811204 parent'],
  ['Lucía Cárdenas', 'es', '1999-10-04', 'Gainesville GA', '30501', '770-555-0168', 'GA 1000811204 child'],
  ['Loretta Pickett', 'en', '1972-08-16', 'Albany GA', '31701', '229-555-0184', 'GA 1001190533 partner'],
  ['Mai Pham', 'en', '1981-12-01', 'Doraville GA', '30340', '678-555-0126', 'GA 1000620917 sibling'],
  ['Curtis Rawls', 'en', '1976-02-20', 'Macon GA', '31201', '478-555-0141', 'GA 1001345008 partner'],
  ['Naomi Boone', 'en', '1953-06-26', 'Augusta GA', '30901', '706-555-0157', 'GA 1000977321 parent'],
  ['Isaiah Boone', 'en', '1998-03-11', 'Augusta GA', '30901', '706-555-0158', 'GA 1000977321 sibling'],
  ['Lena Whitewater', 'en', '1967-09-09', 'Toppenish WA', '98948', '509-555-0103', 'WA 345678'],
  ['Sam Whitewater', 'en', '1993-11-19', 'Yakima WA', '98901', '509-555-0124', 'WA 345678'],
  ['Teresa Villaseñor', 'es', '1963-04-14', 'Pasco WA', '99301', '509-555-0136', 'WA 402117'],
  ['Óscar Villaseñor', 'es', '1988-08-08', 'Kennewick WA', '99336', '509-555-0151', 'WA 402117'],
  ['Kim Nguyen', 'en', '1975-05-05', 'Seattle WA', '98118', '206-555-0170', 'WA 398850'],
  ['Bonnie Lindgren', 'en', '1959-10-17', 'Spokane WA', '99201', '509-555-0188', 'WA 377214'],
  ['Sione Fonoti', 'en', '1984-01-24', 'Tacoma WA', '98404', '253-555-0145', 'WA 410029'],
  ['Graciela Ibarra', 'es', '1973-12-22', 'Sunnyside WA', '98944', '509-555-0199', 'WA 366503'],
  ['Karen Hoffmann', 'en', '1970-07-28', 'Madison WI', '53703', '608-555-0115', 'WI 20260871'],
  ['Doug Hoffmann', 'en', '1968-02-09', 'Madison WI', '53703', '608-555-0118', 'WI 20260871'],
  ['Mee Vang', 'en', '1982-06-06', 'Wausau WI', '54401', '715-555-0130', 'WI 20261103'],
  ['Alma Barrera', 'es', '1987-09-01', 'Milwaukee WI', '53204', '414-555-0148', 'WI 20261234'],
  ['José Luis Barrera', 'es', '1960-03-19', 'Milwaukee WI', '53215', '414-555-0163', 'WI 20261234'],
  ['Greg Schultz', 'en', '1978-11-03', 'La Crosse WI', '54601', '608-555-0182', 'WI 20260415'],
  ['Estela Montoya', 'es', '1964-05-15', 'Pueblo CO', '81003', '719-555-0107', 'CO CC10234'],
  ['Ben Montoya', 'en', '1995-02-02', 'Longmont CO', '80501', '303-555-0128', 'CO CC10234'],
  ['Folake Oyelaran', 'en', '1971-10-21', 'Aurora CO', '80010', '720-555-0139', 'CO CC10311'],
  ['Ruben Archuleta', 'es', '1956-08-27', 'Alamosa CO', '81101', '719-555-0154', 'CO CC10188'],
  ['Beth Archuleta', 'en', '1983-07-16', 'Denver CO', '80219', '720-555-0187', 'CO CC10188'],
  ['Irina Petrov', 'en', '1969-01-13', 'Denver CO', '80203', '303-555-0176', 'CO CC10297'],
  ['Claudia Reyes', 'es', '1980-04-20', 'Houston TX', '77012', '713-555-0192', 'FL S299001', 'GA 1000811204 friend'],
  ['Patricia Moore', 'en', '1974-12-30', 'Charlotte NC', '28202', '704-555-0110', 'FL S201118', 'GA 1001190533 friend'],
  ['Omar Haddad', 'en', '1989-07-04', 'Dearborn MI', '48126', '313-555-0135', 'NY 22A1187 friend'],
  ['Ana Lucía Fuentes', 'es', '1997-03-29', 'Los Angeles CA', '90022', '323-555-0161', 'WA 366503'],
  ['Walter Greene', 'en', '1948-10-12', 'Rochester NY', '14608', '585-555-0179', 'NY 03A5580'],
];

export const moreCustomers: readonly SampleCustomer[] = rows.map(([name, lang, birthDate, place, postalCode, phone, ...people]) => {
  const space = name.lastIndexOf(' ');
  const [firstName, lastName] = [name.slice(0, space), name.slice(space + 1)];
  return {
    email: emailOf(name),
    lang,
    people: people.map((one) => {
      const [state, number, relationship] = one.split(' ') as [string, string, string?];
      return { state, number, ...(relationship && { asks: { relationship, message: '' } }) };
    }),
    details: {
      firstName,
      lastName,
      birthDate,
      country: 'US',
      addressLine1: `${100 + ((name.length * 37) % 800)} Maple Street`,
      city: place.slice(0, -3),
      state: place.slice(-2),
      postalCode,
      phone,
    },
  };
});

/** "Héctor Delgado" → hector.delgado@example.com */
export function emailOf(name: string): string {
  const plain = name.normalize('NFD').replace(/[^A-Za-z ]/g, '');
  return `${plain.toLowerCase().replaceAll(' ', '.')}@example.com`;
}

const staff = (agency: string, place: string, people: [role: SampleStaff['role'], name: string][]): SampleStaff[] =>
  people.map(([role, name]) => ({ email: `${who[role]}.${place}@example.com`, name, agency, role }));

const who: Record<SampleStaff['role'], string> = {
  trust_clerk: 'clerk',
  agency_admin: 'admin',
  mailroom: 'mailroom',
  visits: 'visits',
  care: 'care',
  prea: 'prea',
  investigator: 'investigator',
  ombuds: 'ombuds',
};

export const moreStaff: readonly SampleStaff[] = [
  ...staff('florida', 'fl', [
    ['visits', 'Pilar Aguirre'],
    ['care', 'Naomi Feld'],
    ['prea', 'Carol Whitaker'],
  ]),
  { email: 'second.ny@example.com', name: 'Victor Amsel', agency: 'new-york', role: 'agency_admin' },
  ...staff('georgia', 'ga', [
    ['trust_clerk', 'Bernice Cole'],
    ['agency_admin', 'Harold Timms'],
    ['mailroom', 'Opal Whitlock'],
  ]),
  ...staff('washington', 'wa', [
    ['trust_clerk', 'Ingrid Solberg'],
    ['agency_admin', 'Kenji Mori'],
  ]),
  { email: 'palouse.wa@example.com', name: 'Delphine Roux', agency: 'washington', role: 'trust_clerk', facility: 'Palouse' },
  ...staff('prairie-county', 'county', [
    ['trust_clerk', 'Deb Kessler'],
    ['agency_admin', 'Lyle Bauer'],
  ]),
  ...staff('front-range', 'co', [
    ['trust_clerk', 'Marta Quintana'],
    ['agency_admin', 'Neil Abbott'],
  ]),
];
