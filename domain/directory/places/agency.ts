import type { FieldError } from '#kernel/refusal.ts';
import type { Lang } from '#kernel/scope.ts';
import type { DeductionRules } from '../policies/deductions.ts';
import type { FeeSchedule } from '../policies/fee-schedule.ts';
import type { Limits } from '../policies/limits.ts';
import type { PostingCalendar } from '../policies/posting-calendar.ts';
import type { NumberFormat } from './resident-number.ts';

export const states = [
  'AL',
  'AK',
  'AZ',
  'AR',
  'CA',
  'CO',
  'CT',
  'DE',
  'DC',
  'FL',
  'GA',
  'HI',
  'ID',
  'IL',
  'IN',
  'IA',
  'KS',
  'KY',
  'LA',
  'ME',
  'MD',
  'MA',
  'MI',
  'MN',
  'MS',
  'MO',
  'MT',
  'NE',
  'NV',
  'NH',
  'NJ',
  'NM',
  'NY',
  'NC',
  'ND',
  'OH',
  'OK',
  'OR',
  'PA',
  'RI',
  'SC',
  'SD',
  'TN',
  'TX',
  'UT',
  'VT',
  'VA',
  'WA',
  'WV',
  'WI',
  'WY',
] as const;
export type StateCode = (typeof states)[number];

/** What a facility can offer. Whatever is off is shown as "not yet here", not hidden. */
export const services = ['money', 'letters', 'photos', 'videograms', 'visits'] as const;
export type Service = (typeof services)[number];
export type Services = Readonly<Record<Service, boolean>>;

export const agencyKinds = ['prison', 'jail', 'community'] as const;
export type AgencyKind = (typeof agencyKinds)[number];

export interface Agency {
  id: string;
  slug: string;
  name: string;
  shortName: string;
  stateCode: StateCode;
  kind: AgencyKind;
  timeZone: string;
  /** How its numbers look, and what it calls them ("DIN", "DC number"). */
  number: AgencyNumber;
}

export interface AgencyNumber extends NumberFormat {
  label: Record<Lang, string>;
}

export interface Facility {
  id: string;
  agencyId: string;
  name: string;
  city: string;
  timeZone: string;
  /** Set while it is closed: nobody can be sent anything there. */
  closedAt: Date | null;
}

/** Who moves the money, as receipts must say (name, NMLS id, address, phone). `sample`: not a real licence. */
export interface Licence {
  licensee: string;
  nmlsId: string;
  address: string;
  phone: string;
  sample: boolean;
}

/** A policy with its day: `id` is what a quote keeps, so that what was promised can be shown later. */
export interface Dated<T> {
  id: string;
  effectiveFrom: Date;
  body: T;
}

/** Everything an agency lays down about money, as in force at one moment. */
export interface AgencyPolicies {
  feeSchedule: Dated<FeeSchedule>;
  limits: Dated<Limits>;
  deductions: Dated<DeductionRules>;
  posting: Dated<PostingCalendar>;
  licence: Dated<Licence>;
}

export const noServices: Services = { money: false, letters: false, photos: false, videograms: false, visits: false };

export function isState(text: unknown): text is StateCode {
  return typeof text === 'string' && (states as readonly string[]).includes(text);
}

export function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export function licenceErrors(licence: Licence): FieldError[] {
  return (['licensee', 'nmlsId', 'address', 'phone'] as const)
    .filter((field) => licence[field].trim() === '')
    .map((field) => ({ field, code: 'directory.words_missing' }));
}
