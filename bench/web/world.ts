import { findResident, listContacts } from '#domain/directory/index.ts';
import { findCustomer, mintLink } from '#domain/identity/index.ts';
import { createTransfer, makeQuote, payTransfer, readTransfer } from '#domain/transfers/index.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { makeDemoWorld } from '#worlds/demo.ts';
import { demoPassword } from '#worlds/passwords.ts';
import { Browser } from './browser.ts';
import type { House } from './house.ts';

const DAY_MS = 86_400_000;
const TRANSFERS = 30;
const CUSTOMER = 'dana@example.com';
export const PERSON = { state: 'FL', number: 'S123456' };

export interface World {
  /** Signed in through the page's own form. */
  cookie: string;
  residentId: string;
  agencySlug: string;
  /** Sealed, as a search gives it. */
  personReference: string;
  /** A transfer that has arrived. */
  transferId: string;
  /** A price still promised: for the page "check your answers". */
  quoteId: string;
}

/** The demo world, and a customer who has sent money every second day for two months. By public commands and pages only. */
export async function makeWorld(house: House, say: (line: string) => void): Promise<World> {
  const { app, sandboxUrl } = house;
  app.clock.setOffset(-2 * TRANSFERS * DAY_MS);
  await makeDemoWorld(app, { authenticator: `${sandboxUrl}/authenticator` });
  const system = systemScope('bench');
  const login = (await app.tx(system, (tx) => findCustomer(tx, system, CUSTOMER)))!;
  const scope: Scope = { ...system, realm: 'customer', actor: login.id, session: 'ses' };
  const { resident } = (await listContacts(app, scope))[0]!;
  let transferId = '';
  for (let count = 1; count <= TRANSFERS; count++) {
    transferId = await sendMoney(house, scope, resident.id, `${40 + (count % 5) * 5}.00`);
    app.clock.move(2 * DAY_MS);
    if (count % 10 === 0) say(`web: ${count} of ${TRANSFERS} transfers made`);
  }
  app.clock.setOffset(0);
  const { quoteId } = await makeQuote(app, scope, { resident: resident.id, amount: '60' });
  const person = await findResident(app, scope, { ...PERSON, source: 'bench' });
  return {
    cookie: await signIn(house, CUSTOMER, demoPassword(app, CUSTOMER)),
    residentId: resident.id,
    agencySlug: 'florida',
    personReference: person.reference,
    transferId,
    quoteId,
  };
}

async function sendMoney(house: House, scope: Scope, resident: string, amount: string): Promise<string> {
  const { app, sandboxUrl } = house;
  const quote = await makeQuote(app, scope, { resident, amount });
  const { transfer } = await createTransfer(app, scope, { quote: quote.quoteId, again: true, isFresh: true });
  const { url } = await payTransfer(app, scope, { transfer: transfer.transferId, isFresh: true });
  const session = /cs_\w+/.exec(url ?? '')?.[0] ?? '';
  const paid = await fetch(`${sandboxUrl}/control/sessions/${session}/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ number: '4242424242424242' }),
  });
  if (!paid.ok) throw new Error(`the processor did not take the card: ${await paid.text()}`);
  const patience = Date.now() + 20_000;
  while ((await readTransfer(app, scope, transfer.transferId)).state !== 'applied') {
    if (Date.now() > patience) throw new Error(`the transfer ${transfer.transferId} does not arrive`);
    await new Promise((done) => setTimeout(done, 20));
  }
  return transfer.transferId;
}

/** Through the page's own form; answers the browser's cookies. */
export async function signIn(house: House, email: string, password: string): Promise<string> {
  const browser = new Browser(house.port);
  const page = await browser.get('/login');
  const csrf = /name="csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  const answer = await browser.post('/login', { csrf, email, password, next: '/home' });
  if (answer.status !== 303) throw new Error(`signing in was answered with ${answer.status}`);
  // A browser that the login does not know: the code that its mail brings.
  const system = systemScope('bench');
  const which = { email, realm: 'customer', purpose: 'sign_in_code' } as const;
  const mail = await house.app.tx(system, (tx) => mintLink(house.app, tx, system, which));
  const finished = await browser.post('/login/code', { csrf, code: mail?.code ?? '', next: '/home' });
  if (finished.status !== 303) throw new Error(`the code was answered with ${finished.status}`);
  return browser.cookie;
}
