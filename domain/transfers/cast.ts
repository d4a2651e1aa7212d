// Builders for tests, through public commands: a customer who may send money to somebody, and money on its way.
import { type CastAgency, castAgency, castResident, sampleFees } from '#domain/directory/cast.ts';
import { addContact, findResident } from '#domain/directory/index.ts';
import { castVerifiedCustomer } from '#domain/identity/cast.ts';
import { operatorRoles, savePersonalDetails } from '#domain/identity/index.ts';
import { credit, debit, paymentsReceived, postJournal, processorClearing } from '#domain/ledger/index.ts';
import type { App } from '#kernel/app.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { addState } from './add-state.ts';
import { bookTransfers } from './book.ts';
import { createTransfer } from './create-transfer.ts';
import { makeQuote } from './make-quote.ts';
import type { TransferRow } from './queries/transfers.ts';
import { decideDetails, proposeDetails } from './remittance/details.ts';

export interface Sender {
  scope: Scope;
  email: string;
  at: CastAgency;
  residentId: string;
}

/** A signed-up customer with personal details and one person; `place` puts both somewhere that is there already. */
export async function castSender(
  app: App,
  over: { place?: { at: CastAgency; residentId: string; number?: string }; details?: boolean } = {},
): Promise<Sender> {
  const email = `${newId('dana').slice(-12)}@example.com`;
  const { loginId } = await castVerifiedCustomer(app, email);
  const scope: Scope = { ...systemScope('test'), realm: 'customer', actor: loginId, session: 'ses' };
  const at = over.place?.at ?? (await castAgency(app, { slug: `a-${newId('a').slice(-12)}` }));
  const residentId = over.place?.residentId ?? (await castResident(app, at));
  await addPerson(app, scope, at, over.place?.number);
  if (over.details !== false) await castDetails(app, scope);
  return { scope, email, at, residentId };
}

export async function addPerson(app: App, scope: Scope, at: CastAgency, number = 'S123456'): Promise<void> {
  const { reference } = await findResident(app, scope, {
    state: at.agency.stateCode,
    number,
    agency: at.agency.slug,
    source: scope.actor!,
  });
  await addContact(app, scope, { person: reference });
}

export async function castDetails(app: App, scope: Scope): Promise<void> {
  await savePersonalDetails(app, scope, {
    firstName: 'Dana',
    lastName: 'Delgado',
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

/** A transfer that waits to be paid. */
export async function castTransfer(app: App, sender: Sender, amount = '40', again = true): Promise<TransferRow> {
  const quote = await makeQuote(app, sender.scope, { resident: sender.residentId, amount });
  return (await createTransfer(app, sender.scope, { quote: quote.quoteId, again, isFresh: true })).transfer;
}

/** Puts a transfer on the agency's list as if it had been paid, without the card company: for what does not go back to a card. */
export async function castApplied(app: App, transfer: TransferRow, beforeCommit = async (): Promise<void> => {}): Promise<void> {
  const scope = systemScope('test');
  const cents = transfer.amountCents + transfer.feeCents;
  await app.tx(scope, async (tx) => {
    const payment = newId('pay');
    const entries = [debit(processorClearing(), cents), credit(paymentsReceived(), cents)];
    await postJournal(tx, scope, { key: payment, kind: 'cast', reference: payment, at: app.clock.now(), entries });
    await addState(app, tx, scope, transfer, 'paid', { payment });
    await bookTransfers(app, tx, scope, [transfer]);
    await addState(app, tx, scope, transfer, 'applied');
    await beforeCommit();
  });
}

/** A clerk of that facility. */
export function clerkOf(at: CastAgency, loginId = newId('log')): Scope {
  return {
    ...systemScope('test'),
    realm: 'staff',
    actor: loginId,
    agency: at.agency.id,
    roles: ['trust_clerk'],
    facilities: [at.facility.id],
    session: 'ses',
  };
}

export function anOperator(): Scope {
  return { ...systemScope('test'), realm: 'operator', actor: newId('log'), roles: operatorRoles, session: 'ses' };
}

export const ROUTING = '011000015';
export const ACCOUNT = '440012345678';

/** Where a facility is paid: proposed by one operator and confirmed by another. */
export async function castBankDetails(app: App, at: CastAgency, account = ACCOUNT): Promise<string> {
  const typed = { name: 'Elm Trust Fund', routing: ROUTING, account, again: account, reason: 'Their letter of today' };
  const { details } = await proposeDetails(app, anOperator(), { facility: at.facility.id, ...typed });
  await decideDetails(app, anOperator(), { details, approve: true, account, note: '' });
  return details;
}

/** An agency that takes any amount for 10 cents, and somebody held there to whom this customer, or a new one, may send. */
export async function castPlace(app: App, by?: Sender): Promise<Sender> {
  const line = {
    channel: 'web',
    method: 'card',
    category: 'spendable',
    tiers: [{ minCents: 1n, maxCents: 50_000n, feeCents: 10n }],
  } as const;
  const at = await castAgency(app, { slug: `a-${newId('a').slice(-12)}`, feeSchedule: { lines: [line, sampleFees.lines[1]!] } });
  const residentId = await castResident(app, at);
  if (!by) return await castSender(app, { place: { at, residentId } });
  await addPerson(app, by.scope, at);
  return { ...by, at, residentId };
}
