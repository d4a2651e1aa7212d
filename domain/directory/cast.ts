// Builders for tests, through the module's own commands: an open agency, and somebody in it.
import { randomBytes } from 'node:crypto';
import { castVerifiedCustomer } from '#domain/identity/cast.ts';
import { savePersonalDetails } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type Agency, type Facility, noServices } from './places/agency.ts';
import { addResident, type ResidentInput } from './people/add-resident.ts';
import { addContact } from './contacts/add-contact.ts';
import { createAgency } from './places/create-agency.ts';
import { createFacility } from './places/create-facility.ts';
import type { FeeSchedule } from './policies/fee-schedule.ts';
import { findResident } from './search/find-resident.ts';
import { openAgency } from './places/open-agency.ts';
import { setDeductionRules, setFeeSchedule, setLicence, setLimits, setPostingCalendar, setServices } from './policies/set-policies.ts';

/** Card fees of the seed's default table ($20 to $500), and mail for nothing. */
export const sampleFees: FeeSchedule = {
  lines: [
    {
      channel: 'web',
      method: 'card',
      category: 'spendable',
      tiers: [
        { minCents: 2000n, maxCents: 4999n, feeCents: 395n },
        { minCents: 5000n, maxCents: 9999n, feeCents: 595n },
        { minCents: 10000n, maxCents: 19999n, feeCents: 795n },
        { minCents: 20000n, maxCents: 50000n, feeCents: 995n },
      ],
    },
    { channel: 'lockbox', method: 'money_order', category: 'spendable', tiers: [{ minCents: 1n, maxCents: 99999n, feeCents: 0n }] },
  ],
};

export interface CastAgency {
  agency: Agency;
  facility: Facility;
}

/** An admin of the whole of that agency. */
export function adminOf({ agency }: CastAgency, actor = newId('lgn')): Scope {
  return { ...systemScope('test'), realm: 'staff', actor, agency: agency.id, roles: ['agency_admin'], facilities: 'all' };
}

/** An agency with one facility. Without `state` it is Florida's; `open: false` leaves it hidden from families. */
export async function castAgency(
  app: App,
  over: { slug?: string; stateCode?: Agency['stateCode']; open?: boolean; feeSchedule?: FeeSchedule; timeZone?: string } = {},
): Promise<CastAgency> {
  const scope: Scope = systemScope('cast');
  const slug = over.slug ?? `agency-${randomBytes(4).toString('hex')}`;
  const timeZone = over.timeZone ?? 'America/New_York';
  const agency = await createAgency(app, scope, {
    slug,
    name: `Department ${slug}`,
    shortName: slug,
    stateCode: over.stateCode ?? 'FL',
    kind: 'prison',
    timeZone,
    chargeback: 'innocent_party',
    number: {
      parts: [
        { kind: 'letters', length: 1, only: 'S' },
        { kind: 'digits', length: 6 },
      ],
      pad: true,
      example: 'S123456',
      label: { en: 'DC number', es: 'Número DC' },
    },
  });
  const facility = await createFacility(app, scope, { agencyId: agency.id, name: 'Palmetto Ridge', city: 'Arcadia', timeZone });
  const from = { agencyId: agency.id, effectiveFrom: new Date('2026-07-01T04:00:00Z') };
  await setFeeSchedule(app, scope, { ...from, body: over.feeSchedule ?? sampleFees });
  await setLimits(app, scope, {
    ...from,
    body: { lines: [{ channel: 'any', minCents: 1n, maxCents: 50000n, perDayCents: null, perMonthCents: 100000n }] },
  });
  await setDeductionRules(app, scope, {
    ...from,
    body: {
      rules: [
        {
          name: { en: 'Court debts', es: 'Deudas judiciales' },
          percentBasisPoints: 2000,
          fixedCents: 0n,
          of: 'deposit',
          when: 'if_owed',
          cap: null,
          exempt: ['medical'],
          legalCite: 'Sample rule 1',
          wording: { en: 'Up to 20 of every 100 dollars.', es: 'Hasta 20 de cada 100 dólares.' },
        },
      ],
    },
  });
  await setPostingCalendar(app, scope, {
    ...from,
    body: { businessDays: [1, 2, 3, 4, 5], cutOff: '16:00', doneBy: '17:00', delayDays: { web: 1, lockbox: 10 }, holidays: ['2026-11-26'] },
  });
  await setLicence(app, scope, {
    ...from,
    body: {
      licensee: 'Kinline Sample LLC',
      nmlsId: '0000000',
      address: '1 Sample Way, Albany, NY 12207',
      phone: '1-800-555-0134',
      sample: true,
    },
  });
  await setServices(app, scope, { ...from, facilityId: facility.id, body: { ...noServices, money: true } });
  if (over.open !== false) await openAgency(app, scope, agency.id);
  return { agency, facility };
}

/** Somebody held there. */
export async function castResident(
  app: App,
  at: CastAgency,
  over: { number?: string; givenName?: string; familyName?: string; unit?: string; status?: ResidentInput['status'] } = {},
): Promise<string> {
  const { residentId } = await addResident(app, systemScope('cast'), {
    agencyId: at.agency.id,
    facilityId: at.facility.id,
    number: 'S123456',
    givenName: 'Mateo',
    familyName: 'Delgado',
    unit: 'B-2',
    ...over,
  });
  return residentId;
}

/** The scope of a signed-in customer. */
export function castCustomer(loginId: string): Scope {
  return { ...systemScope('cast'), realm: 'customer', actor: loginId };
}

let nextNumber = 100;

export interface Pair {
  customer: Scope;
  email: string;
  residentId: string;
  number: string;
}

/** A customer with legal name who has somebody of the agency on the list. */
export async function castPair(app: App, at: CastAgency, over: { at?: CastAgency; details?: boolean; person?: Pair } = {}): Promise<Pair> {
  const place = over.at ?? at;
  const email = `${newId('dana').slice(-12)}@example.com`;
  const { loginId } = await castVerifiedCustomer(app, email);
  const customer = castCustomer(loginId);
  const told = over.person?.number ?? `S${String(nextNumber++).padStart(6, '0')}`;
  const residentId = over.person?.residentId ?? (await castResident(app, place, { number: told }));
  const { reference } = await findResident(app, customer, {
    ...{ state: place.agency.stateCode, number: told, agency: place.agency.slug, source: email },
  });
  await addContact(app, customer, { person: reference });
  if (over.details !== false) {
    await savePersonalDetails(app, customer, {
      firstName: 'Dana',
      lastName: 'Peñalosa',
      birthDate: '1980-02-03',
      country: 'US',
      addressLine1: '12 Elm Street',
      city: 'Albany',
      state: 'NY',
      postalCode: '12207',
      phoneCountry: 'US',
      phone: '518 555 0134',
    });
  }
  return { customer, email, residentId, number: told };
}
