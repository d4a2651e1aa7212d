import { type Facility, readAgency, readPlace } from '#domain/directory/index.ts';
import { nameLogins } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { isId, newId, sameSecret } from '#kernel/ids.ts';
import { publish } from '#kernel/outbox.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { requireOperator, type Scope } from '#kernel/scope.ts';
import { openText, sealText } from '#kernel/seal.ts';
import { cleanText } from '#kernel/text.ts';
import { BANK_DETAILS_CONFIRMED, type BankDetailsConfirmed } from '../events.ts';
import {
  detailsById,
  detailsOfFacility,
  type DetailsRow,
  insertDecision,
  insertDetails,
  insertStop,
  takeTurnOfDetails,
} from './queries/details.ts';
import { DETAILS_DELAY_HOURS } from './remittance.ts';
import { isRoutingNumber } from './routing-number.ts';

const HOUR_MS = 3_600_000;
const REASON_MAX = 500;

/** Bank details without the number: what people may see. */
export type DetailsView = Omit<DetailsRow, 'accountSealed'> & {
  proposedByName: string | null;
  decidedByName: string | null;
  standing: DetailsStanding;
};
/** waiting: for a second person. coming: confirmed, and its time is not yet there. current: paid to. past: others came after. */
export type DetailsStanding = 'waiting' | 'declined' | 'coming' | 'stopped' | 'current' | 'past';

export interface DetailsPage {
  facility: Facility;
  agencyName: string;
  current: DetailsView | null;
  /** What waits for somebody or for its time; a facility has at most one. */
  open: DetailsView | null;
  history: DetailsView[];
  /** Whether the reader proposed what is open: then somebody else decides. */
  isOwn: boolean;
}

/** What money is paid to at a moment: the newest that is in force and was not stopped. */
export function currentOf(rows: readonly DetailsRow[], now: Date): DetailsRow | null {
  const inForce = rows.filter((row) => row.effectiveAt !== null && row.effectiveAt <= now && row.stoppedAt === null);
  return (
    inForce.toSorted((a, b) => b.effectiveAt!.getTime() - a.effectiveAt!.getTime() || b.decidedAt!.getTime() - a.decidedAt!.getTime())[0] ??
    null
  );
}

function standingOf(row: DetailsRow, current: DetailsRow | null, now: Date): DetailsStanding {
  if (row.stoppedAt !== null) return 'stopped';
  if (row.isApproved === null) return 'waiting';
  if (!row.isApproved) return 'declined';
  if (row.effectiveAt! > now) return 'coming';
  return row.detailsId === current?.detailsId ? 'current' : 'past';
}

const isOpen = (row: DetailsRow, now: Date): boolean => {
  const standing = standingOf(row, null, now);
  return standing === 'waiting' || standing === 'coming';
};

/** Where a facility is paid, and what is about to change there. Operators. Refuses: directory.unknown_facility. */
export async function readDetails(app: App, scope: Scope, facilityId: string): Promise<DetailsPage> {
  const operator = requireOperator(scope, 'finance');
  const { facility } = await readPlace(app, scope, facilityId);
  const { agency } = await readAgency(app, scope, facility.agencyId);
  const now = app.clock.now();
  const rows = await app.tx(scope, (tx) => detailsOfFacility(tx, facilityId));
  const names = await nameLogins(
    app,
    scope,
    rows.flatMap((row) => [row.proposedBy, ...(row.decidedBy === null ? [] : [row.decidedBy])]),
  );
  const current = currentOf(rows, now);
  const views = rows.map(({ accountSealed: _sealed, ...row }) => ({
    ...row,
    proposedByName: names.get(row.proposedBy) ?? null,
    decidedByName: row.decidedBy === null ? null : (names.get(row.decidedBy) ?? null),
    standing: standingOf({ ...row, accountSealed: Buffer.alloc(0) }, current, now),
  }));
  const open = views.find(({ standing }) => standing === 'waiting' || standing === 'coming') ?? null;
  return {
    facility,
    agencyName: agency.name,
    current: views.find(({ standing }) => standing === 'current') ?? null,
    open,
    history: views,
    isOwn: open?.proposedBy === operator,
  };
}

/**
 * An operator writes down where a facility is to be paid. Nothing happens until another one says yes. Operators. Refuses at the fields:
 * account_name_missing (`name`), bad_routing_number (`routing`), bad_account_number (`account`), account_not_twice (`again`), reason_missing (`reason`);
 * and directory.unknown_facility, remittance.details_open, same_details.
 */
export async function proposeDetails(
  app: App,
  scope: Scope,
  input: { facility: string; name: unknown; routing: string; account: string; again: string; reason: unknown },
): Promise<{ details: string }> {
  const operator = requireOperator(scope, 'finance');
  const { facility } = await readPlace(app, scope, input.facility);
  const name = cleanText(input.name, { max: 80 });
  const reason = cleanText(input.reason, { max: REASON_MAX, multiline: true });
  const [routing, account, again] = [input.routing, input.account, input.again].map(digitsOf) as [string, string, string];
  const errors: FieldError[] = [];
  if (!name.ok) errors.push({ field: 'name', code: 'remittance.account_name_missing' });
  if (!isRoutingNumber(routing)) errors.push({ field: 'routing', code: 'remittance.bad_routing_number' });
  if (!/^\d{4,17}$/.test(account)) errors.push({ field: 'account', code: 'remittance.bad_account_number' });
  else if (again !== account) errors.push({ field: 'again', code: 'remittance.account_not_twice' });
  if (!reason.ok) errors.push({ field: 'reason', code: 'remittance.reason_missing', params: { most: REASON_MAX } });
  refuseFields(errors);
  return await app.tx(scope, async (tx) => {
    await takeTurnOfDetails(tx, facility.id);
    const now = app.clock.now();
    const rows = await detailsOfFacility(tx, facility.id);
    if (rows.some((row) => isOpen(row, now))) refuse('remittance.details_open');
    const current = currentOf(rows, now);
    if (current && current.routingNumber === routing && accountOf(app, current) === account) refuse('remittance.same_details');
    const detailsId = newId('bnk');
    await insertDetails(tx, {
      detailsId,
      agencyId: facility.agencyId,
      facilityId: facility.id,
      facilityName: facility.name,
      timeZone: facility.timeZone,
      accountName: name.ok ? name.value : '',
      routingNumber: routing,
      accountSealed: sealText(app.secret('transfers.bank_account'), detailsId, account),
      last4: account.slice(-4),
      reason: reason.ok ? reason.value : '',
      proposedBy: operator,
      at: now,
    });
    await record(app, tx, scope, facility.agencyId, facility.id, 'transfers.bank_details_proposed', {
      details: detailsId,
      last4: account.slice(-4),
    });
    return { details: detailsId };
  });
}

/**
 * Another operator says yes or no. A yes needs the account number typed once more, from the agency's own paper. The first details of a facility are in force at
 * once, later ones after DETAILS_DELAY_HOURS; the agency's admins are told either way. Operators. Refuses: remittance.unknown_details, own_details (the database
 * holds it, too), details_decided; at the fields account_differs (`account`), note_missing (`note`, with a no).
 */
export async function decideDetails(
  app: App,
  scope: Scope,
  input: { details: string; approve: boolean; account: string; note: unknown },
): Promise<void> {
  const operator = requireOperator(scope, 'finance');
  const note = cleanText(input.note, { max: REASON_MAX, multiline: true });
  await app.tx(scope, async (tx) => {
    const found = (isId('bnk', input.details) ? await detailsById(tx, input.details) : undefined) ?? refuse('remittance.unknown_details');
    if (found.proposedBy === operator) refuse('remittance.own_details');
    await takeTurnOfDetails(tx, found.facilityId);
    const row = (await detailsById(tx, found.detailsId))!;
    if (row.isApproved !== null) refuse('remittance.details_decided');
    if (input.approve && !isSame(digitsOf(input.account), accountOf(app, row))) refuse('remittance.account_differs', {}, 'account');
    if (!note.ok && (!input.approve || note.reason !== 'empty')) refuse('remittance.note_missing', { most: REASON_MAX }, 'note');
    const now = app.clock.now();
    const isFirst = !(await detailsOfFacility(tx, row.facilityId)).some((other) => other.isApproved && other.detailsId !== row.detailsId);
    const effectiveAt = input.approve ? new Date(now.getTime() + (isFirst ? 0 : DETAILS_DELAY_HOURS * HOUR_MS)) : null;
    const decision = { detailsId: row.detailsId, proposedBy: row.proposedBy, decidedBy: operator, isApproved: input.approve };
    if (!(await insertDecision(tx, { ...decision, note: note.ok ? note.value : '', at: now, effectiveAt })))
      refuse('remittance.details_decided');
    const action = input.approve ? 'transfers.bank_details_confirmed' : 'transfers.bank_details_declined';
    await record(app, tx, scope, row.agencyId, row.facilityId, action, { details: row.detailsId, note: note.ok ? note.value : null });
    const news: BankDetailsConfirmed = { details: row.detailsId, agency: row.agencyId, facility: row.facilityId };
    if (input.approve) await publish(tx, scope, BANK_DETAILS_CONFIRMED, news);
  });
}

/**
 * Stops a confirmed change before it is in force: the agency did not want it. Operators; one is enough, for nothing is paid anywhere new.
 * Refuses: remittance.unknown_details, too_late_to_stop, note_missing (`note`).
 */
export async function stopDetails(app: App, scope: Scope, input: { details: string; note: unknown }): Promise<void> {
  const operator = requireOperator(scope, 'finance');
  const note = cleanText(input.note, { max: REASON_MAX, multiline: true });
  if (!note.ok) return refuse('remittance.note_missing', { most: REASON_MAX }, 'note');
  await app.tx(scope, async (tx) => {
    const found = (isId('bnk', input.details) ? await detailsById(tx, input.details) : undefined) ?? refuse('remittance.unknown_details');
    await takeTurnOfDetails(tx, found.facilityId);
    const row = (await detailsById(tx, found.detailsId))!;
    const now = app.clock.now();
    if (standingOf(row, null, now) !== 'coming') refuse('remittance.too_late_to_stop');
    if (!(await insertStop(tx, { detailsId: row.detailsId, stoppedBy: operator, note: note.value, at: now })))
      refuse('remittance.too_late_to_stop');
    await record(app, tx, scope, row.agencyId, row.facilityId, 'transfers.bank_details_stopped', {
      details: row.detailsId,
      note: note.value,
    });
  });
}

/** The number itself, for the bank alone. */
export function accountOf(app: App, row: DetailsRow): string {
  return openText(app.secret('transfers.bank_account'), row.detailsId, row.accountSealed);
}

/** As people write such numbers: with spaces and dashes. */
function digitsOf(typed: string): string {
  return typed.replace(/[\s\p{Pd}]/gu, '');
}

function isSame(typed: string, known: string): boolean {
  return sameSecret(Buffer.from(typed), Buffer.from(known));
}

async function record(
  app: App,
  tx: Tx,
  scope: Scope,
  agency: string,
  facility: string,
  action: string,
  details: Record<string, string | null>,
): Promise<void> {
  await audit(tx, scope, { action, subject: facility, agency, details }, app.clock.now());
}
