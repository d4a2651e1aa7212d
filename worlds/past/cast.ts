import { type Agency, listAgencies, listContacts, readAgency } from '#domain/directory/index.ts';
import { findCustomer, readTeam } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import type { SampleCustomer } from '../people.ts';

/** What the sample past needs of the program around it. */
export interface Machinery {
  /** Where the stand-ins take orders on this machine: http://127.0.0.1:3111 */
  sandbox: string;
  /** Runs once the sweeps with such names. */
  sweep(names: RegExp): Promise<void>;
  /** Until every job that is due has run. */
  runJobs(): Promise<void>;
}

/** Everybody who acts in the sample past, ready to be acted for, and where it takes place. */
export interface Stage extends Machinery {
  app: App;
  agencies: ReadonlyMap<string, Agency>;
  customer(email: string): Scope;
  staff(email: string): Scope;
  operator(email: string): Scope;
  /** The id of somebody on a customer's list, by number. */
  person(email: string, number: string): string;
  /** Somebody held, of a customer's list, as a tablet knows him who signed in. */
  held(email: string, number: string): Scope;
  /** The id of an agency's facility, by name. */
  facility(slug: string, name: string): string;
}

export async function setStage(app: App, machinery: Machinery, customers: readonly SampleCustomer[]): Promise<Stage> {
  const system = systemScope('demo-world');
  const people = new Map<string, Scope>();
  const contacts = new Map<string, Scope & { actor: string }>();
  for (const { email, lang } of customers) {
    const login = (await app.tx(system, (tx) => findCustomer(tx, system, email)))!;
    const scope: Scope = { ...system, realm: 'customer', actor: login.id, lang };
    people.set(email, scope);
    for (const { resident } of await listContacts(app, scope))
      contacts.set(`${email} ${resident.number}`, {
        ...{ ...system, realm: 'resident', actor: resident.id, agency: resident.agencyId, lang },
        ...{ roles: ['resident'], facilities: [resident.facilityId] },
      });
  }
  const agencies = new Map((await listAgencies(app, system)).map((agency) => [agency.slug, agency]));
  const facilities = new Map<string, string>();
  for (const { id, slug } of agencies.values())
    for (const facility of (await readAgency(app, system, id)).facilities) facilities.set(`${slug} ${facility.name}`, facility.id);
  for (const agency of [...agencies.values(), null]) {
    for (const { email, loginId, roles, facilities: reach } of await app.tx(system, (tx) => readTeam(tx, system, agency?.id ?? null))) {
      const realm = agency ? 'staff' : 'operator';
      people.set(email, { ...system, realm, actor: loginId, agency: agency?.id ?? null, roles, facilities: agency ? reach : 'all' });
    }
  }
  const found = <T>(map: ReadonlyMap<string, T>, key: string): T => map.get(key) ?? fail(`there is no ${key} in the demo world`);
  const as = (email: string) => found(people, email);
  return {
    ...machinery,
    app,
    agencies,
    customer: as,
    staff: as,
    operator: as,
    person: (email, number) => found(contacts, `${email} ${number}`).actor,
    held: (email, number) => found(contacts, `${email} ${number}`),
    facility: (slug, name) => found(facilities, `${slug} ${name}`),
  };
}

function fail(what: string): never {
  throw new Error(what);
}

/** An order to a stand-in, by its levers. */
export async function tellSandbox<T = Record<string, unknown>>(stage: Machinery, path: string, body: object = {}): Promise<T> {
  const answer = await fetch(`${stage.sandbox}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Until no news of the stand-ins is under way and no job is left: each may bring the other. */
export async function settle(stage: Machinery): Promise<void> {
  do await stage.runJobs();
  while (await newsIsUnderWay(stage));
}

async function newsIsUnderWay(stage: Machinery): Promise<boolean> {
  let was = false;
  for (let waited = 0; waited < 20_000; waited += 10) {
    const answer = await fetch(`${stage.sandbox}/control/deliveries?state=pending&limit=1`);
    const { deliveries } = (await answer.json()) as { deliveries: unknown[] };
    if (deliveries.length === 0) return was;
    was = true;
    await new Promise((later) => setTimeout(later, 10));
  }
  throw new Error('the card company’s news does not get through');
}
