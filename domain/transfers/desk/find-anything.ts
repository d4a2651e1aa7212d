import { findByNumber, type NumberedRow } from '#domain/directory/index.ts';
import { findCustomer, findCustomersNamed, readLogin } from '#domain/identity/index.ts';
import { readJournals, type ReadJournal } from '#domain/ledger/index.ts';
import { findPayments, type FoundPayment, type PaymentClue } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import type { ListedTransfer } from '../list-transfers.ts';
import { PURPOSE } from '../pay-transfer.ts';
import { historyOf, transferByReference, type TransferWithKinds } from '../queries/transfers.ts';
import { paymentById } from '../remittance/queries/payments.ts';
import { remittanceById, type RemittanceRow } from '../remittance/queries/remittances.ts';
import { standing } from '../transfer.ts';
import { type Clue, type ClueKind, readClues } from './clues.ts';
import { filesNumbered, type FoundFile, foundFile, transfersById } from './queries.ts';

/** Of each kind at most. */
export const MOST_FOUND = 50;

export interface FoundCustomer {
  id: string;
  name: string;
  email: string;
  city: string | null;
}

export interface Findings {
  /** What the words were taken for. */
  tried: ClueKind[];
  transfers: ListedTransfer[];
  /** Money for wallets: payments for a transfer stand as that transfer. */
  payments: FoundPayment[];
  customers: FoundCustomer[];
  people: NumberedRow[];
  files: FoundFile[];
  remittances: RemittanceRow[];
  journals: ReadJournal[];
}

/**
 * Whatever fits an operator's words: a transfer's number, an e-mail address, the last four digits of a card (and the amount), a person's number, a
 * customer's name, a file's number, and any id of ours or the processor's. Every search is audited. Operators.
 * Refuses at the field `query`: transfers.search_empty, search_unreadable.
 */
export async function findAnything(app: App, scope: Scope, input: { query: unknown }): Promise<Findings> {
  requireRealm(scope, 'operator');
  requireActor(scope);
  const typed = cleanText(input.query, { max: 254 });
  if (!typed.ok) return refuse(typed.reason === 'empty' ? 'transfers.search_empty' : 'transfers.search_unreadable', {}, 'query');
  const clues = readClues(typed.value);
  if (clues.length === 0) refuse('transfers.search_unreadable', {}, 'query');
  const tried = clues.map(({ kind }) => kind);
  return await app.tx(scope, async (tx) => {
    const findings: Findings = { tried, transfers: [], payments: [], customers: [], people: [], files: [], remittances: [], journals: [] };
    for (const clue of clues) await follow(tx, scope, clue, findings);
    const customers = [...new Set([...findings.customers.map(({ id }) => id), ...findings.payments.map(({ payer }) => payer)])];
    const subject = findings.transfers[0]?.customer ?? customers[0] ?? '-';
    const details = {
      by: tried,
      found: findings.transfers.map((one) => one.transferId),
      customers,
      people: findings.people.map(({ residentId }) => residentId),
    };
    await audit(tx, scope, { action: 'transfers.searched', subject, details }, app.clock.now());
    return findings;
  });
}

async function follow(tx: Tx, scope: Scope, clue: Clue, into: Findings): Promise<void> {
  switch (clue.kind) {
    case 'reference':
      return addTransfers(into, [await transferByReference(tx, clue.reference)]);
    case 'email':
      return await followLogin(tx, (await findCustomer(tx, scope, clue.email))?.id, scope, into);
    case 'card':
      return await followPayment(tx, scope, { by: 'card', last4: clue.last4, cents: clue.cents, limit: MOST_FOUND }, into);
    case 'person':
      into.people.push(...(await findByNumber(tx, scope, clue.number)));
      return;
    case 'file':
      into.files.push(...(await filesNumbered(tx, clue.number, MOST_FOUND)));
      return;
    case 'name':
      into.customers.push(...(await findCustomersNamed(tx, scope, { name: clue.name, limit: MOST_FOUND })));
      return;
    case 'journal':
      into.journals.push(...(await readJournals(tx, scope, { id: clue.number })));
      return;
    case 'id':
      return await followId(tx, scope, clue.id, into);
  }
}

async function followId(tx: Tx, scope: Scope, id: string, into: Findings): Promise<void> {
  if (id.includes(':')) return void into.journals.push(...(await readJournals(tx, scope, { key: id })));
  switch (id.slice(0, id.indexOf('_'))) {
    case 'trf':
      return addTransfers(into, await transfersById(tx, [id]));
    case 'lgn':
      return await followLogin(tx, id, scope, into);
    case 'hof':
      return void into.files.push(...[await foundFile(tx, id)].flatMap((one) => one ?? []));
    case 'rem':
    case 'rpy': {
      const remittance = id.startsWith('rem') ? id : (await paymentById(tx, id))?.remittanceId;
      return void into.remittances.push(
        ...[remittance === undefined ? undefined : await remittanceById(tx, remittance)].flatMap((one) => one ?? []),
      );
    }
    case 'pay':
    case 'rfd':
      return await followPayment(tx, scope, { by: 'id', id }, into);
    default:
      return await followPayment(tx, scope, { by: 'object', object: id }, into);
  }
}

async function followLogin(tx: Tx, id: string | undefined, scope: Scope, into: Findings): Promise<void> {
  const login = id === undefined ? null : await readLogin(tx, scope, id);
  if (login?.realm !== 'customer') return;
  const sent = await historyOf(tx, login.id, { before: null, residentId: null, limit: MOST_FOUND });
  into.customers.push({ id: login.id, name: login.name ?? sent[0]?.senderName ?? '', email: login.email, city: null });
  addTransfers(into, sent);
}

async function followPayment(tx: Tx, scope: Scope, clue: PaymentClue, into: Findings): Promise<void> {
  const found = await findPayments(tx, scope, clue);
  const subjects = found.filter(({ purpose }) => purpose === PURPOSE).map(({ subject }) => subject);
  if (subjects.length > 0) addTransfers(into, await transfersById(tx, subjects));
  into.payments.push(...found.filter(({ purpose }) => purpose !== PURPOSE));
}

function addTransfers(into: Findings, found: readonly (TransferWithKinds | undefined)[]): void {
  into.transfers.push(...found.flatMap((one) => (one === undefined ? [] : [asListed(one)])));
}

export function asListed({ kinds, ...row }: TransferWithKinds): ListedTransfer {
  return { ...row, state: standing(kinds), totalCents: row.amountCents + row.feeCents };
}
