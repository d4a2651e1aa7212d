import { type Agency, type Facility, readAgency } from '#domain/directory/index.ts';
import { nameLogins } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import type { Money } from '#kernel/money.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope, systemFor, worksAt } from '#kernel/scope.ts';
import { currentOf } from './details.ts';
import { detailsById, detailsOfFacility } from './queries/details.ts';
import { type FactRow, factsOf, paymentsOf } from './queries/payments.ts';
import { itemsOf, type ItemRow, listedById, type ListedRow, listRows, type RemittanceRow } from './queries/remittances.ts';
import { type PaymentState, paymentState, remittanceState, type RemittanceState } from './remittance.ts';

export type ListedRemittance = RemittanceRow & { state: RemittanceState; changedAt: Date };

export interface RemittanceList {
  agency: Agency;
  /** The facilities the person works for. */
  facilities: Facility[];
  facility: string | null;
  remittances: ListedRemittance[];
  next: string | null;
}

const PAGE = 50;

/** What the agency was and is being paid, a day and facility a line, for the facilities the person works for. Trust clerks and admins; audited. */
export async function listRemittances(
  app: App,
  scope: Scope,
  filter: { facility?: string | null; before?: string | null } = {},
): Promise<RemittanceList> {
  requireStaff(scope);
  const { agency, facilities } = await readAgency(app, scope, scope.agency ?? refuse('kernel.not_allowed'));
  const own = facilities.filter(({ id }) => worksAt(scope, id));
  const facility = own.find(({ id }) => id === filter.facility)?.id ?? null;
  const before = isId('rem', filter.before) ? filter.before : null;
  const rows = await app.tx(scope, async (tx) => {
    const details = { facility };
    await audit(tx, scope, { action: 'transfers.remittances_read', subject: agency.id, details }, app.clock.now());
    return await listRows(tx, { agencyId: agency.id, facilityId: facility, before, limit: PAGE + 1 });
  });
  const remittances = await withStates(app, scope, rows.slice(0, PAGE));
  return { agency, facilities: own, facility, remittances, next: rows.length > PAGE ? remittances.at(-1)!.remittanceId : null };
}

/** Whether there are bank details is known to few; that it is what a remittance waits for is said to all who may see it. */
export async function withStates(app: App, scope: Scope, rows: readonly ListedRow[]): Promise<ListedRemittance[]> {
  const waiting = [...new Set(rows.filter(({ kinds }) => kinds === null).map(({ facilityId }) => facilityId))];
  const now = app.clock.now();
  const known = await app.tx(systemFor(scope), async (tx) => {
    const found = new Set<string>();
    for (const facilityId of waiting) if (currentOf(await detailsOfFacility(tx, facilityId), now)) found.add(facilityId);
    return found;
  });
  return rows.map(({ kinds, tries: _tries, ...row }) => ({ ...row, state: remittanceState(kinds, known.has(row.facilityId)) }));
}

export interface PaymentView {
  paymentId: string;
  attempt: number;
  amountCents: Money;
  last4: string;
  accountName: string;
  at: Date;
  startedByName: string | null;
  state: PaymentState;
  /** What was written down about it, the first fact first. */
  facts: FactRow[];
  /** Why it was refused or came back. */
  why: string | null;
  bank: string | null;
}

export interface RemittanceView {
  remittance: ListedRemittance;
  items: ItemRow[];
  payments: PaymentView[];
  madeByName: string | null;
}

/**
 * One remittance with its transfers and its orders to the bank. Trust clerks and admins of its facility, and operators; every look is audited.
 * Refuses: remittance.unknown_remittance.
 */
export async function readRemittance(app: App, scope: Scope, id: string): Promise<RemittanceView> {
  requireRealm(scope, 'staff', 'operator');
  if (scope.realm === 'staff') requireStaff(scope);
  else requireRole(scope, 'operator');
  requireActor(scope);
  const { row, items } = await app.tx(scope, async (tx) => {
    const found = (isId('rem', id) ? await listedById(tx, id) : undefined) ?? refuse('remittance.unknown_remittance');
    const inside = await itemsOf(tx, id);
    const details = { shown: inside.map(({ transferId }) => transferId) };
    await audit(tx, scope, { action: 'transfers.remittance_read', subject: id, agency: found.agencyId, details }, app.clock.now());
    return { row: found, items: inside };
  });
  const payments = await app.tx(systemFor(scope), (tx) => viewsOf(tx, id));
  const people = [row.madeBy, ...payments.map(({ startedBy }) => startedBy)].filter((one) => one !== null);
  const names = people.length === 0 ? new Map<string, string>() : await nameLogins(app, scope, people);
  const nameOf = (who: string | null): string | null => (who === null ? null : (names.get(who) ?? null));
  return {
    remittance: (await withStates(app, scope, [row]))[0]!,
    items,
    payments: payments.map(({ startedBy, ...payment }) => ({ ...payment, startedByName: nameOf(startedBy) })),
    madeByName: nameOf(row.madeBy),
  };
}

/** Where the payment stands that an agency waits for, for who works on a difference about it. Operators. Refuses: remittance.unknown_remittance. */
export async function readRemittanceState(
  app: App,
  scope: Scope,
  id: string,
): Promise<Pick<ListedRemittance, 'remittanceId' | 'facilityId' | 'facilityName' | 'state'>> {
  requireRealm(scope, 'operator');
  requireRole(scope, 'operator');
  const row = (await app.tx(scope, (tx) => listedById(tx, id))) ?? refuse('remittance.unknown_remittance');
  const [{ remittanceId, facilityId, facilityName, state }] = (await withStates(app, scope, [row])) as [ListedRemittance];
  return { remittanceId, facilityId, facilityName, state };
}

async function viewsOf(tx: Tx, remittanceId: string): Promise<(Omit<PaymentView, 'startedByName'> & { startedBy: string | null })[]> {
  const views = [];
  for (const { paymentId, attempt, amountCents, at, startedBy, detailsId } of await paymentsOf(tx, remittanceId)) {
    const facts = await factsOf(tx, paymentId);
    const { last4, accountName } = (await detailsById(tx, detailsId))!;
    const said = (kinds: readonly FactRow['kind'][], name: string) =>
      facts.find(({ kind, details }) => kinds.includes(kind) && details[name])?.details[name] ?? null;
    const state = paymentState(facts.map(({ kind }) => kind));
    const [why, bank] = [said(['refused', 'returned'], 'why'), said(['accepted', 'mismatch'], 'bank')];
    views.push({ paymentId, attempt, amountCents, at, startedBy, last4, accountName, state, facts, why, bank });
  }
  return views;
}

function requireStaff(scope: Scope): void {
  requireRealm(scope, 'staff');
  requireRole(scope, 'trust_clerk', 'agency_admin');
  requireActor(scope);
}
