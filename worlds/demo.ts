import type { App } from '#kernel/app.ts';
import { systemScope } from '#kernel/scope.ts';
import { coreAgencies, type SampleAgency } from './agencies.ts';
import { makeAgency, makeResidents } from './make-agency.ts';
import { makeDevices, sampleInside } from './make-devices.ts';
import { type KeepSecret, makeCustomer, makeOperator, makeStaff } from './make-logins.ts';
import { moreAgencies } from './more-agencies.ts';
import { moreCustomers, moreResidents, moreStaff } from './more-people.ts';
import type { Machinery } from './past/cast.ts';
import { beginPast, livePastWeeks } from './past/live.ts';
import {
  sampleCustomers,
  type SampleCustomer,
  sampleOperator,
  sampleResidents,
  type SampleResident,
  sampleSecondOperator,
  sampleStaff,
  type SampleStaff,
} from './people.ts';
import { signInSheet } from './sign-in-sheet.ts';

export interface DemoOptions {
  /** Where the sandbox's authenticator takes secrets. */
  authenticator: string;
  /** Told what is being made, as it is made. */
  note?(line: string): void;
}

interface Cast {
  agencies: readonly SampleAgency[];
  residents: readonly SampleResident[];
  staff: readonly SampleStaff[];
  customers: readonly SampleCustomer[];
}

const core: Cast = { agencies: coreAgencies, residents: sampleResidents, staff: sampleStaff, customers: sampleCustomers };
const whole: Cast = {
  agencies: [...coreAgencies, ...moreAgencies],
  residents: [...sampleResidents, ...moreResidents],
  staff: [...sampleStaff, ...moreStaff],
  customers: [...sampleCustomers, ...moreCustomers],
};
/** Each takes a password's time of a core. */
const PEOPLE_AT_ONCE = 4;

/**
 * A small world without a past, for stories and tests: two agencies with prices and people, two operators, clerks and an admin in each agency, three
 * customers, two of whom wait for an agency's yes. Made by public commands only. Every step looks first, so an interrupted start goes on at the next one
 * and a finished world is left alone. Returns the sign-in sheet. Refuses to run in live mode.
 */
export async function makeDemoWorld(app: App, options: DemoOptions): Promise<string> {
  await makeCast(app, core, options);
  return signInSheet(app, core);
}

/**
 * What a newcomer finds: six agencies, their staff, sixty customers, and the weeks that they have behind them. An installation that was made without a
 * past gets none. `house`: opened while the past is lived through, before anybody is served.
 */
export async function makeWholeWorld(
  app: App,
  options: DemoOptions & { house(): Promise<Machinery & { close(): Promise<void> }> },
): Promise<string> {
  const past = await beginPast(app);
  if (past === null) return await makeDemoWorld(app, options);
  if (past.reached !== null) {
    await makeCast(app, whole, options);
    const house = await options.house();
    try {
      await livePastWeeks(app, house, whole.customers, options.note ?? (() => undefined));
    } finally {
      await house.close();
    }
  }
  return signInSheet(app, whole);
}

async function makeCast(app: App, { agencies, residents, staff, customers }: Cast, options: DemoOptions): Promise<void> {
  if (app.mode !== 'sandbox') throw new Error('The demo world is for the sandbox. A live installation starts empty.');
  const note = options.note ?? (() => undefined);
  const scope = systemScope('demo-world');
  const keepSecret = authenticatorAt(options.authenticator);
  for (const sample of agencies) {
    const agency = await makeAgency(app, scope, sample, note);
    await makeResidents(
      app,
      scope,
      agency,
      residents.filter((resident) => resident.agency === agency.slug),
    );
    await someAtOnce(
      staff.filter((person) => person.agency === agency.slug),
      (one) => makeStaff(app, agency, one, keepSecret),
    );
    if (agency.slug === sampleInside.agency) await makeDevices(app, agency);
  }
  await someAtOnce([sampleOperator, sampleSecondOperator], (operator) => makeOperator(app, operator, keepSecret));
  await someAtOnce(customers, (customer) => makeCustomer(app, customer));
}

async function someAtOnce<One>(all: readonly One[], make: (one: One) => Promise<void>): Promise<void> {
  for (let i = 0; i < all.length; i += PEOPLE_AT_ONCE) await Promise.all(all.slice(i, i + PEOPLE_AT_ONCE).map(make));
}

function authenticatorAt(address: string): KeepSecret {
  return async (label, secret) => {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ label, secret }),
    });
    if (!answer.ok) throw new Error(`the authenticator did not take a secret: ${answer.status} ${await answer.text()}`);
  };
}
