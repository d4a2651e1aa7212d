import { listAgencies } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { systemScope } from '#kernel/scope.ts';
import { sampleAgencies } from './agencies.ts';
import { makeAgency, makeResidents } from './make-agency.ts';
import { type KeepSecret, makeCustomer, makeOperator, makeStaff } from './make-logins.ts';
import { demoPassword } from './passwords.ts';
import { sampleCustomers, sampleOperator, sampleResidents, sampleSecondOperator, sampleStaff } from './people.ts';

export interface DemoOptions {
  /** Where the sandbox's authenticator takes secrets. */
  authenticator: string;
  /** Told what is being made, as it is made. */
  note?(line: string): void;
}

/**
 * The world a newcomer finds: two agencies with prices and people, two operators, a clerk in each agency, an admin, three customers, two of whom wait for an agency's yes. Made by
 * public commands only. Every step looks first, so an interrupted start goes on at the next one and a finished world is left
 * alone. Returns the sign-in sheet. Refuses to run in live mode.
 */
export async function makeDemoWorld(app: App, options: DemoOptions): Promise<string> {
  if (app.mode !== 'sandbox') throw new Error('The demo world is for the sandbox. A live installation starts empty.');
  const note = options.note ?? (() => undefined);
  const scope = systemScope('demo-world');
  const keepSecret = authenticatorAt(options.authenticator);
  const known = (await listAgencies(app, scope)).map(({ slug }) => slug);
  for (const sample of sampleAgencies) {
    if (!known.includes(sample.agency.slug)) note(`making ${sample.agency.name}`);
    const agency = await makeAgency(app, scope, sample);
    await makeResidents(
      app,
      scope,
      agency,
      sampleResidents.filter((resident) => resident.agency === agency.slug),
    );
    for (const one of sampleStaff.filter((person) => person.agency === agency.slug)) await makeStaff(app, agency, one, keepSecret);
  }
  for (const operator of [sampleOperator, sampleSecondOperator]) await makeOperator(app, operator, keepSecret);
  for (const customer of sampleCustomers) await makeCustomer(app, customer);
  return signInSheet(app);
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

function signInSheet(app: App): string {
  const rows = [
    ...sampleCustomers.map(({ email, lang }) => ({
      place: `${app.origins.family}/login`,
      email,
      who: lang === 'es' ? 'customer, Español' : 'customer',
    })),
    ...sampleStaff.map(({ email, agency, role }) => ({
      place: `${app.origins.staff}/login`,
      email,
      who: `${role.replace('_', ' ')}, ${agency}`,
    })),
    { place: `${app.origins.ops}/login`, email: sampleOperator.email, who: 'operator' },
    { place: `${app.origins.ops}/login`, email: sampleSecondOperator.email, who: 'operator, second person' },
  ];
  const width = (of: (row: (typeof rows)[number]) => string) => Math.max(...rows.map((row) => of(row).length));
  const [places, emails, people] = [width((r) => r.place), width((r) => r.email), width((r) => r.who)];
  return [
    'Demo logins (this installation only):',
    ...rows.map(
      (row) => `  ${row.place.padEnd(places)}  ${row.email.padEnd(emails)}  ${row.who.padEnd(people)}  ${demoPassword(app, row.email)}`,
    ),
    '  The six digits for clerks and operator: Authenticator, in the sandbox.',
    '  The six digits for families on a new browser: Mailbox, in the sandbox.',
    '  People to find: Florida S123456, New York 99A9999.',
    '',
  ].join('\n');
}
