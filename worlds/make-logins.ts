import { setTimeout as sleep } from 'node:timers/promises';
import { generate } from 'otplib';
import { addContact, askApproval, findResident, listContacts, readContact } from '#domain/directory/index.ts';
import {
  acceptInvite,
  findCustomer,
  inviteOperator,
  operatorRoles,
  inviteStaff,
  mintLink,
  readInvite,
  readPersonalDetails,
  savePersonalDetails,
  signUpCustomer,
  verifyEmail,
} from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import type { MadeAgency } from './make-agency.ts';
import { demoPassword } from './passwords.ts';
import type { SampleCustomer, SampleStaff } from './people.ts';

type Realm = 'customer' | 'staff' | 'operator';

/** Keeps a second factor's secret where the person at the screen can read the codes. */
export type KeepSecret = (label: string, secret: string) => Promise<void>;

/** A customer with a login, details and people on her list; what is there already stays. */
export async function makeCustomer(app: App, sample: SampleCustomer): Promise<void> {
  const system: Scope = { ...systemScope('demo-world'), lang: sample.lang };
  const find = () => app.tx(system, (tx) => findCustomer(tx, system, sample.email));
  if (!(await find())) {
    await signUpCustomer(app, system, {
      email: sample.email,
      password: demoPassword(app, sample.email),
      agreed: true,
      source: sample.email,
    });
    await withLink(app, system, sample.email, 'customer', async (token) => void (await verifyEmail(app, system, { token })));
  }
  const login = (await find())!;
  const customer: Scope = { ...system, realm: 'customer', actor: login.id };
  if (!(await app.tx(system, (tx) => readPersonalDetails(tx, system, login.id)))) {
    await savePersonalDetails(app, customer, { ...sample.details, phoneCountry: 'US' });
  }
  const known = await listContacts(app, customer);
  for (const { state, number, asks } of sample.people) {
    let residentId = known.find(({ resident }) => resident.number === number)?.resident.id;
    if (residentId === undefined) {
      const { reference } = await findResident(app, customer, { state, number, source: sample.email });
      residentId = (await addContact(app, customer, { person: reference })).residentId;
    }
    const { standing } = await readContact(app, customer, residentId);
    if (asks && standing.services.money.newest === null)
      await askApproval(app, customer, { resident: residentId, service: 'money', ...asks });
  }
}

/** A staff member of the whole agency, or of one facility. */
export async function makeStaff(app: App, agency: MadeAgency, sample: SampleStaff, keepSecret: KeepSecret): Promise<void> {
  const input = {
    email: sample.email,
    name: sample.name,
    agencyId: agency.id,
    ...(sample.facility === undefined
      ? { reach: 'all', facilities: [] }
      : { reach: 'named', facilities: [agency.facilities.get(sample.facility)!] }),
    roles: [sample.role],
  };
  await invited(app, 'staff', sample.email, () => inviteStaff(app, systemScope('demo-world'), input), keepSecret);
}

export async function makeOperator(app: App, sample: { email: string; name: string }, keepSecret: KeepSecret): Promise<void> {
  await invited(
    app,
    'operator',
    sample.email,
    () => inviteOperator(app, systemScope('demo-world'), { ...sample, roles: operatorRoles }),
    keepSecret,
  );
}

async function invited(
  app: App,
  realm: 'staff' | 'operator',
  email: string,
  invite: () => Promise<unknown>,
  keepSecret: KeepSecret,
): Promise<void> {
  try {
    await invite();
  } catch (error) {
    if (isRefusal(error) && error.code === 'identity.already_invited') return; // the login is there
    throw error;
  }
  const scope = systemScope('demo-world');
  const password = demoPassword(app, email);
  await withLink(app, scope, email, realm, async (token) => {
    const found = await readInvite(app, scope, { token, realm });
    // Kept before the login exists: were we stopped between the two, nobody could ever sign in to it.
    if (found) await keepSecret(`${email} (${realm})`, found.totpSecret);
    const code = found ? await codeBefore(found.totpSecret) : '';
    await acceptInvite(app, scope, { realm, token, password, confirmation: password, code });
  });
}

/** The code of the half minute before this one, which still counts: whoever signs in right after the first start uses the one of now. */
async function codeBefore(secret: string): Promise<string> {
  const leftMs = 30_000 - (Date.now() % 30_000);
  if (leftMs < 3000) await sleep(leftMs); // else it could be two half minutes old when it is looked at
  return await generate({ secret, epoch: Math.floor(Date.now() / 1000) - 30 });
}

/** Takes the link of a mail instead of its reader. The mail job mints one of its own, which ends ours; a busy machine lets a code run out: then once more. */
async function withLink(app: App, scope: Scope, email: string, realm: Realm, use: (token: string) => Promise<void>): Promise<void> {
  const purpose = realm === 'customer' ? 'verify_email' : 'invite';
  for (let attempt = 1; ; attempt++) {
    const link = await app.tx(scope, (tx) => mintLink(app, tx, scope, { email, realm, purpose }));
    if (!link?.token) throw new Error(`no link for ${email}`);
    try {
      return await use(link.token);
    } catch (error) {
      if (attempt === 5 || !isRefusal(error)) throw error;
    }
  }
}
