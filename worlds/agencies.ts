import {
  type AgencyPolicies,
  type DeductionRule,
  type FeeTier,
  type HandoffPolicy,
  type HoldRules,
  type Licence,
  type NewAgency,
  type PostingCalendar,
  type StampsPolicy,
  type ApprovalRule,
  openRule,
} from '#domain/directory/index.ts';

/** An agency as the demo world makes it. Prices and rules are published samples, not current ones. */
export interface SampleAgency {
  agency: NewAgency;
  facilities: { name: string; city: string; timeZone: string; units?: readonly string[] }[];
  policies: { [K in keyof AgencyPolicies]: AgencyPolicies[K]['body'] };
  /** Whose yes families need; left out where everything is open. */
  approvals?: ApprovalRule;
  /** How money is handed over; left out where a clerk does it by hand. */
  handoff?: HandoffPolicy;
  /** How long it holds money; left out where it can be used as soon as it is there. */
  holds?: HoldRules;
  /** What letters cost; left out where nobody can be written to. */
  stamps?: StampsPolicy;
}

export const SAMPLE_SINCE = new Date('2026-07-01T04:00:00Z');

export const tiers = (...rows: [min: bigint, max: bigint, fee: bigint][]): FeeTier[] =>
  rows.map(([minCents, maxCents, feeCents]) => ({ minCents, maxCents, feeCents }));

export const licence: Licence = {
  licensee: 'Kinline Sample Payments LLC',
  nmlsId: '0000000',
  address: '1 Sample Street, Albany, NY 12207',
  phone: '1-800-555-0134',
  sample: true,
};

export const posting = (delayDays: PostingCalendar['delayDays'], over: Partial<PostingCalendar> = {}): PostingCalendar => ({
  businessDays: [1, 2, 3, 4, 5],
  cutOff: '16:00',
  doneBy: '17:00',
  delayDays,
  holidays: [
    '2026-11-26',
    '2026-12-25',
    '2027-01-01',
    '2027-01-18',
    '2027-02-15',
    '2027-05-31',
    '2027-06-18',
    '2027-07-05',
    '2027-09-06',
    '2027-11-25',
    '2027-12-24',
  ],
  ...over,
});

const newYorkCard = tiers([200n, 999n, 175n], [1000n, 1999n, 275n], [2000n, 4999n, 375n], [5000n, 30000n, 475n]);
const surcharge: DeductionRule = {
  name: { en: 'Court surcharges and fees', es: 'Recargos y costos de la corte' },
  percentBasisPoints: 2000,
  fixedCents: 0n,
  of: 'deposit',
  when: 'if_owed',
  untilPaid: true,
  exempt: [],
  cap: { en: 'when the surcharge is paid', es: 'cuando el recargo está pagado' },
  legalCite: 'Sample of a published state rule, not current',
  wording: {
    en: 'If the person owes a court surcharge, up to 20 of every 100 dollars may be taken.',
    es: 'Si la persona debe un recargo de la corte, pueden quitar hasta 20 de cada 100 dólares.',
  },
};

const newYork: SampleAgency = {
  agency: {
    slug: 'new-york',
    chargeback: 'classic',
    name: 'Empire State Corrections (sample)',
    shortName: 'Empire State',
    stateCode: 'NY',
    kind: 'prison',
    timeZone: 'America/New_York',
    number: {
      parts: [
        { kind: 'digits', length: 2 },
        { kind: 'letters', length: 1 },
        { kind: 'digits', length: 4 },
      ],
      pad: true,
      example: '99A9999',
      label: { en: 'DIN', es: 'Número DIN' },
    },
  },
  facilities: [
    { name: 'Hudson Bend', city: 'Catskill', timeZone: 'America/New_York' },
    { name: 'Cedar Notch', city: 'Malone', timeZone: 'America/New_York' },
  ],
  policies: {
    feeSchedule: {
      lines: [
        { channel: 'web', method: 'card', category: 'spendable', tiers: newYorkCard },
        { channel: 'phone', method: 'card', category: 'spendable', tiers: newYorkCard },
        { channel: 'app', method: 'card', category: 'spendable', tiers: newYorkCard },
        { channel: 'lockbox', method: 'money_order', category: 'spendable', tiers: tiers([1n, 99999n, 0n]) },
      ],
    },
    limits: {
      lines: [
        { channel: 'any', minCents: 200n, maxCents: 30000n, perDayCents: null, perMonthCents: null },
        { channel: 'lockbox', minCents: 1n, maxCents: 99999n, perDayCents: null, perMonthCents: null },
      ],
    },
    deductions: { rules: [surcharge], noticeDays: 30 },
    posting: posting({ web: 1, phone: 1, app: 1, lockbox: 10 }),
    licence,
  },
  approvals: { ...openRule, money: { by: 'clerk', graceDays: 0, validDays: 365 } },
};

const florida: SampleAgency = {
  agency: {
    slug: 'florida',
    chargeback: 'innocent_party',
    name: 'Sunshine State Corrections (sample)',
    shortName: 'Sunshine State',
    stateCode: 'FL',
    kind: 'prison',
    timeZone: 'America/New_York',
    number: {
      parts: [
        { kind: 'letters', length: 1, only: 'S' },
        { kind: 'digits', length: 6 },
      ],
      pad: true,
      example: 'S123456',
      label: { en: 'DC number', es: 'Número DC' },
    },
  },
  facilities: [
    { name: 'Palmetto Ridge', city: 'Arcadia', timeZone: 'America/New_York' },
    { name: 'Pine Landing', city: 'Marianna', timeZone: 'America/Chicago' },
  ],
  policies: {
    feeSchedule: {
      lines: [
        {
          channel: 'web',
          method: 'card',
          category: 'spendable',
          tiers: tiers([2000n, 4999n, 395n], [5000n, 9999n, 595n], [10000n, 19999n, 795n], [20000n, 50000n, 995n]),
        },
        { channel: 'cash_network', method: 'cash', category: 'spendable', tiers: tiers([2000n, 50000n, 695n]) },
        { channel: 'lockbox', method: 'money_order', category: 'spendable', tiers: tiers([1n, 99999n, 0n]) },
      ],
    },
    limits: {
      lines: [
        { channel: 'any', minCents: 2000n, maxCents: 50000n, perDayCents: 100000n, perMonthCents: 200000n },
        { channel: 'lockbox', minCents: 1n, maxCents: 99999n, perDayCents: null, perMonthCents: null },
      ],
    },
    deductions: {
      rules: [
        {
          name: { en: 'Processing', es: 'Trámite' },
          percentBasisPoints: 0,
          fixedCents: 50n,
          of: 'deposit',
          when: 'always',
          cap: null,
          exempt: [],
          legalCite: 'Sample of a published state rule, not current',
          wording: { en: '50 cents are taken from each deposit.', es: 'De cada depósito quitan 50 centavos.' },
        },
        {
          name: { en: 'Canteen', es: 'Tienda' },
          percentBasisPoints: 100,
          fixedCents: 0n,
          of: 'deposit',
          when: 'if_owed',
          exempt: [],
          cap: { en: 'at 6 dollars a month', es: 'al llegar a 6 dólares por mes' },
          legalCite: 'Sample of a published state rule, not current',
          wording: {
            en: 'Up to 1 of every 100 dollars may be taken for the canteen.',
            es: 'Para la tienda pueden quitar hasta 1 de cada 100 dólares.',
          },
        },
      ],
    },
    posting: posting({ web: 1, cash_network: 1, lockbox: 10 }),
    licence,
  },
  stamps: {
    packs: [
      { stamps: 5, priceCents: 175n },
      { stamps: 10, priceCents: 330n },
      { stamps: 20, priceCents: 640n },
      { stamps: 40, priceCents: 1200n },
    ],
    costs: { letter: 1, photo: null, ecard: 1, snap: null, videogram: null, reply: 1, video_message: null },
    letterLength: 6000,
    freePerMonth: 4,
    soldInside: true,
    taxBasisPoints: 600,
  },
};

/** The two that every demo world has. */
export const coreAgencies: readonly SampleAgency[] = [newYork, florida];
