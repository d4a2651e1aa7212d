import { byHand, type DeductionRule, openRule } from '#domain/directory/index.ts';
import { licence, posting, type SampleAgency, tiers } from './agencies.ts';

const cite = 'Sample of a published state rule, not current';

const georgiaPrice = tiers([1n, 2000n, 350n], [2001n, 10000n, 500n], [10001n, 30000n, 650n]);
const georgia: SampleAgency = {
  agency: {
    slug: 'georgia',
    chargeback: 'classic',
    name: 'Peach State Corrections (sample)',
    shortName: 'Peach State',
    stateCode: 'GA',
    kind: 'prison',
    timeZone: 'America/New_York',
    number: {
      parts: [{ kind: 'digits', length: 10 }],
      pad: true,
      example: '1000234567',
      label: { en: 'GDC number', es: 'Número GDC' },
    },
  },
  facilities: [
    { name: 'Red Clay', city: 'Reidsville', timeZone: 'America/New_York', units: ['A', 'B', 'C'] },
    { name: 'Ocmulgee', city: 'Macon', timeZone: 'America/New_York', units: ['North', 'South'] },
    { name: 'Lanier', city: 'Alto', timeZone: 'America/New_York', units: ['1', '2'] },
  ],
  policies: {
    feeSchedule: {
      lines: [
        { channel: 'web', method: 'card', category: 'spendable', tiers: georgiaPrice },
        { channel: 'web', method: 'card', category: 'medical', tiers: tiers([500n, 30000n, 150n]) },
        { channel: 'phone', method: 'card', category: 'spendable', tiers: georgiaPrice },
        { channel: 'cash_network', method: 'cash', category: 'spendable', tiers: tiers([100n, 500000n, 495n]) },
        { channel: 'lockbox', method: 'money_order', category: 'spendable', tiers: tiers([1n, 99999n, 0n]) },
      ],
    },
    limits: {
      lines: [
        { channel: 'any', minCents: 1n, maxCents: 30000n, perDayCents: 30000n, perMonthCents: 60000n },
        { channel: 'cash_network', minCents: 100n, maxCents: 500000n, perDayCents: null, perMonthCents: null },
        { channel: 'lockbox', minCents: 1n, maxCents: 99999n, perDayCents: null, perMonthCents: null },
      ],
    },
    deductions: {
      rules: [
        {
          name: { en: 'Medical charges', es: 'Cargos médicos' },
          percentBasisPoints: 0,
          fixedCents: 500n,
          of: 'deposit',
          when: 'if_owed',
          exempt: ['medical'],
          cap: { en: 'when the charge is paid', es: 'cuando el cargo está pagado' },
          legalCite: cite,
          wording: {
            en: 'If the person owes for a doctor’s visit, 5 dollars may be taken.',
            es: 'Si la persona debe una consulta médica, pueden quitar 5 dólares.',
          },
        },
      ],
    },
    posting: posting({ web: 1, phone: 1, cash_network: 1, lockbox: 10 }),
    licence,
  },
  approvals: { ...openRule, money: { by: 'clerk', graceDays: 60, validDays: null }, moneyOnly: { visitorsOnly: false, names: 2 } },
  // The one whose trust office takes a file a day and answers it.
  handoff: { ...byHand, how: 'file' },
  stamps: {
    packs: [5, 10, 20].map((stamps) => ({ stamps, priceCents: BigInt(stamps * 35) })),
    costs: { letter: 1, photo: null, ecard: null, snap: null, videogram: null, reply: null, video_message: null },
    letterLength: 4800,
    freePerMonth: 0,
    taxBasisPoints: 0,
  },
};

const share = (percent: number, words: { en: string; es: string }, over: Partial<DeductionRule> = {}): DeductionRule => ({
  name: words,
  percentBasisPoints: percent * 100,
  fixedCents: 0n,
  of: 'deposit',
  when: 'always',
  exempt: ['postage', 'medical'],
  cap: null,
  legalCite: cite,
  wording: {
    en: `${percent} of every 100 dollars: ${words.en.toLowerCase()}.`,
    es: `De cada 100 dólares, ${percent}: ${words.es.toLowerCase()}.`,
  },
  ...over,
});

const washington: SampleAgency = {
  agency: {
    slug: 'washington',
    chargeback: 'innocent_party',
    name: 'Evergreen Corrections (sample)',
    shortName: 'Evergreen',
    stateCode: 'WA',
    kind: 'prison',
    timeZone: 'America/Los_Angeles',
    number: { parts: [{ kind: 'digits', length: 6 }], pad: true, example: '345678', label: { en: 'DOC number', es: 'Número DOC' } },
  },
  facilities: [
    { name: 'Cascade Bay', city: 'Aberdeen', timeZone: 'America/Los_Angeles', units: ['D', 'E', 'F'] },
    { name: 'Palouse', city: 'Walla Walla', timeZone: 'America/Los_Angeles', units: ['East', 'West'] },
  ],
  policies: {
    feeSchedule: {
      lines: [
        {
          channel: 'web',
          method: 'card',
          category: 'spendable',
          tiers: tiers([1n, 2000n, 395n], [2001n, 10000n, 795n], [10001n, 20000n, 995n], [20001n, 30000n, 1195n]),
        },
        { channel: 'web', method: 'card', category: 'postage', tiers: tiers([100n, 5000n, 95n]) },
        { channel: 'web', method: 'card', category: 'education', tiers: tiers([1000n, 30000n, 0n]) },
        {
          channel: 'phone',
          method: 'card',
          category: 'spendable',
          tiers: tiers([1n, 2000n, 495n], [2001n, 10000n, 895n], [10001n, 20000n, 1095n], [20001n, 30000n, 1295n]),
        },
        { channel: 'lockbox', method: 'money_order', category: 'spendable', tiers: tiers([1n, 99999n, 0n]) },
      ],
    },
    limits: {
      lines: [
        { channel: 'any', minCents: 1n, maxCents: 30000n, perDayCents: null, perMonthCents: 60000n },
        { channel: 'lockbox', minCents: 1n, maxCents: 99999n, perDayCents: null, perMonthCents: null },
      ],
      perCustomer: { dayCents: 50000n, monthCents: null },
      perResident: { weekCents: 60000n, weekStarts: 7 },
    },
    deductions: {
      rules: [
        share(5, { en: 'Crime victims’ fund', es: 'Fondo para víctimas' }),
        share(10, { en: 'Savings for release', es: 'Ahorro para la salida' }),
        share(
          20,
          { en: 'Costs of custody', es: 'Costos de la custodia' },
          {
            when: 'if_owed',
            wording: {
              en: 'If the person owes for the costs of custody, 20 of every 100 dollars may be taken.',
              es: 'Si la persona debe costos de la custodia, pueden quitar 20 de cada 100 dólares.',
            },
          },
        ),
      ],
    },
    posting: posting({ web: 1, phone: 1, lockbox: 10 }),
    licence,
  },
  approvals: { ...openRule, onePerson: { on: true } },
  // The one where money follows a person who was moved.
  handoff: { ...byHand, ifMoved: 'onward' },
};

/** 250 people a day, who stay for days and not for years: whole rosters, and money on the same day. */
const county: SampleAgency = {
  agency: {
    slug: 'prairie-county',
    chargeback: 'innocent_party',
    name: 'Prairie County Jail (sample)',
    shortName: 'Prairie County',
    stateCode: 'WI',
    kind: 'jail',
    timeZone: 'America/Chicago',
    number: {
      parts: [{ kind: 'digits', length: 8 }],
      pad: false,
      example: '20261234',
      label: { en: 'Booking number', es: 'Número de ingreso' },
    },
  },
  facilities: [
    { name: 'Main Jail', city: 'Prairie du Sol', timeZone: 'America/Chicago', units: ['Intake', 'A', 'B', 'C'] },
    { name: 'Huber Center', city: 'Prairie du Sol', timeZone: 'America/Chicago', units: ['Day', 'Night'] },
  ],
  policies: {
    feeSchedule: {
      lines: [
        {
          channel: 'web',
          method: 'card',
          category: 'spendable',
          tiers: [{ minCents: 500n, maxCents: 20000n, feeCents: 0n, percentBasisPoints: 1000, leastCents: 100n }],
        },
        { channel: 'lobby', method: 'cash', category: 'spendable', tiers: tiers([100n, 20000n, 300n]) },
      ],
    },
    limits: {
      lines: [{ channel: 'any', minCents: 100n, maxCents: 20000n, perDayCents: 20000n, perMonthCents: null }],
      perResident: { weekCents: 30000n, weekStarts: 1 },
    },
    deductions: {
      rules: [
        share(
          50,
          { en: 'Jail debts', es: 'Deudas con la cárcel' },
          {
            when: 'if_owed',
            exempt: [],
            cap: { en: 'when the debt is paid', es: 'cuando la deuda está pagada' },
            wording: {
              en: 'If the person owes the jail, up to half of the money may be taken.',
              es: 'Si la persona debe a la cárcel, pueden quitar hasta la mitad del dinero.',
            },
          },
        ),
      ],
    },
    posting: posting({ web: 0, lobby: 0 }, { businessDays: [1, 2, 3, 4, 5, 6, 7], holidays: [], cutOff: '20:00', doneBy: '22:00' }),
    licence,
  },
};

/** Work-release centres: people who sleep there and work outside. What is paid to officers on supervision is not here. */
const community: SampleAgency = {
  agency: {
    slug: 'front-range',
    chargeback: 'innocent_party',
    name: 'Front Range Community Programs (sample)',
    shortName: 'Front Range',
    stateCode: 'CO',
    kind: 'community',
    timeZone: 'America/Denver',
    number: {
      parts: [
        { kind: 'letters', length: 2, only: 'CC' },
        { kind: 'digits', length: 5 },
      ],
      pad: true,
      example: 'CC10234',
      label: { en: 'Program number', es: 'Número del programa' },
    },
  },
  facilities: [
    { name: 'Larkspur House', city: 'Longmont', timeZone: 'America/Denver', units: ['Upper', 'Lower'] },
    { name: 'South Platte Center', city: 'Denver', timeZone: 'America/Denver', units: ['1', '2'] },
  ],
  policies: {
    feeSchedule: {
      lines: [
        {
          channel: 'web',
          method: 'card',
          category: 'spendable',
          tiers: tiers([500n, 4999n, 195n], [5000n, 20000n, 295n]),
        },
        { channel: 'lobby', method: 'money_order', category: 'spendable', tiers: tiers([1n, 50000n, 0n]) },
      ],
    },
    limits: { lines: [{ channel: 'any', minCents: 1n, maxCents: 50000n, perDayCents: null, perMonthCents: 80000n }] },
    deductions: { rules: [] },
    posting: posting({ web: 1, lobby: 1 }),
    licence,
  },
  holds: {
    rules: [
      {
        instrument: 'card',
        fromCents: 10_000n,
        days: 5,
        count: 'business',
        legalCite: 'Sample of a published rule of a program, not current',
      },
    ],
  },
};

export const moreAgencies: readonly SampleAgency[] = [georgia, washington, county, community];
