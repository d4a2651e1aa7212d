import type { StaffRole } from '#domain/identity/index.ts';

/** Everybody here is invented. */
export interface SampleResident {
  /** The agency's slug. */
  agency: string;
  facility: string;
  number: string;
  givenName: string;
  familyName: string;
  unit: string;
}

export const held = (
  agency: SampleResident['agency'],
  facility: string,
  rows: [number: string, givenName: string, familyName: string, unit: string][],
): SampleResident[] => rows.map(([number, givenName, familyName, unit]) => ({ agency, facility, number, givenName, familyName, unit }));

export const sampleResidents: readonly SampleResident[] = [
  ...held('florida', 'Palmetto Ridge', [
    ['S123456', 'Mateo', 'Delgado', 'B-2'],
    ['S184263', 'Andre', 'Baptiste', 'B-4'],
    ['S201118', 'Tyrell', 'Washington', 'C-1'],
    ['S077310', 'Minh', 'Tran', 'A-3'],
    ['S250042', 'Caleb', 'O’Rourke', 'C-2'],
  ]),
  ...held('florida', 'Pine Landing', [
    ['S310995', 'Yesenia', 'Morales Ruiz', 'D-1'],
    ['S145870', 'Kiana', 'Brooks', 'D-1'],
    ['S299001', 'Rosa', 'Núñez', 'D-3'],
    ['S008812', 'Amara', 'Okafor', 'E-2'],
    ['S176534', 'Shelby', 'Hatcher', 'E-4'],
  ]),
  ...held('new-york', 'Hudson Bend', [
    ['99A9999', 'Darnell', 'Whitfield', 'H-12'],
    ['07B1432', 'José', 'Santiago', 'H-14'],
    ['15A0276', 'Wei', 'Zhang', 'G-03'],
    ['21B3310', 'Ibrahim', 'Diallo', 'G-07'],
    ['18A2098', 'Patrick', 'Kowalczyk', 'H-02'],
  ]),
  ...held('new-york', 'Cedar Notch', [
    ['12C4471', 'Elijah', 'Two Rivers', 'N-1'],
    ['03A5580', 'Samuel', 'Rosenbaum', 'N-4'],
    ['19B0064', 'Luis Ángel', 'Peña', 'S-2'],
    ['22A1187', 'Farhan', 'Chowdhury', 'S-2'],
    ['10B7745', 'Marcus', 'Greene', 'S-6'],
  ]),
];

export interface SampleCustomer {
  email: string;
  lang: 'en' | 'es';
  /** Whom she has on her list: state and number; `asks`: she has asked the agency to let her send money. */
  people: { state: string; number: string; asks?: { relationship: string; message: string } }[];
  details: {
    firstName: string;
    lastName: string;
    birthDate: string;
    country: string;
    addressLine1: string;
    city: string;
    state: string;
    postalCode: string;
    phone: string;
  };
}

export const sampleCustomers: readonly SampleCustomer[] = [
  {
    email: 'dana@example.com',
    lang: 'en',
    people: [{ state: 'FL', number: 'S123456' }],
    details: {
      firstName: 'Dana',
      lastName: 'Delgado',
      birthDate: '1971-03-14',
      country: 'US',
      addressLine1: '418 Mango Street',
      city: 'Tampa',
      state: 'FL',
      postalCode: '33602',
      phone: '813-555-0142',
    },
  },
  {
    email: 'lupe@example.com',
    lang: 'es',
    people: [
      {
        state: 'NY',
        number: '07B1432',
        asks: { relationship: 'sibling', message: 'Soy su hermana. Estoy en su lista de visitas.' },
      },
      { state: 'FL', number: 'S310995' },
    ],
    details: {
      firstName: 'Guadalupe',
      lastName: 'Santiago',
      birthDate: '1988-11-02',
      country: 'US',
      addressLine1: '77 Willow Avenue, Apt 3',
      city: 'Yonkers',
      state: 'NY',
      postalCode: '10701',
      phone: '914-555-0117',
    },
  },
  {
    email: 'ray@example.com',
    lang: 'en',
    people: [{ state: 'NY', number: '99A9999', asks: { relationship: 'parent', message: '' } }],
    details: {
      firstName: 'Raymond',
      lastName: 'Whitfield',
      birthDate: '1958-06-21',
      country: 'US',
      addressLine1: '9 Canal Street',
      city: 'Utica',
      state: 'NY',
      postalCode: '13501',
      phone: '315-555-0163',
    },
  },
];

export interface SampleStaff {
  email: string;
  name: string;
  agency: SampleResident['agency'];
  role: StaffRole;
  /** Where somebody works who doesn't work at all of the agency. */
  facility?: string;
}

export const sampleStaff: readonly SampleStaff[] = [
  { email: 'clerk.ny@example.com', name: 'Ruth Adeyemi', agency: 'new-york', role: 'trust_clerk' },
  { email: 'clerk.fl@example.com', name: 'Tom Alvarez', agency: 'florida', role: 'trust_clerk' },
  { email: 'pine.fl@example.com', name: 'Marguerite Hale', agency: 'florida', role: 'trust_clerk', facility: 'Pine Landing' },
  { email: 'mailroom.fl@example.com', name: 'Curtis Lamb', agency: 'florida', role: 'mailroom' },
  { email: 'investigator.fl@example.com', name: 'Dale Brandt', agency: 'florida', role: 'investigator' },
  { email: 'second.fl@example.com', name: 'Irene Castellano', agency: 'florida', role: 'mailroom' },
  { email: 'ombuds.fl@example.com', name: 'Joan Fitzgerald', agency: 'florida', role: 'ombuds' },
  { email: 'admin.ny@example.com', name: 'Grace Lindqvist', agency: 'new-york', role: 'agency_admin' },
  { email: 'admin.fl@example.com', name: 'Yolanda Pierce', agency: 'florida', role: 'agency_admin' },
];

export const sampleOperator = { email: 'operator@example.com', name: 'Sam Ortiz' };
/** What one operator starts another one decides: bank details, large refunds. */
export const sampleSecondOperator = { email: 'finance@example.com', name: 'Noor Haddad' };
