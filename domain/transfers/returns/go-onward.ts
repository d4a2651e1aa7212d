import { postsBy, readHandoff, readPolicies, readResident, type Resident, standingsOf } from '#domain/directory/index.ts';
import { readPayment, readTender } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { moneyToJson } from '#kernel/money.ts';
import { publish } from '#kernel/outbox.ts';
import type { Scope } from '#kernel/scope.ts';
import { addState } from '../add-state.ts';
import { bookOnward, bookTransfers } from '../book.ts';
import { WAY } from '../check-amount.ts';
import { insertNumbered } from '../create-transfer.ts';
import { TRANSFER_APPLIED } from '../events.ts';
import { fullName } from '../make-quote.ts';
import { PURPOSE } from '../pay-transfer.ts';
import { insertQuote, quoteById } from '../queries/quotes.ts';
import { insertState, type StateRow, type TransferRow } from '../queries/transfers.ts';
import { sendReceipt } from '../send-receipt.ts';
import { legDetails, saysMoved, wentOnAs } from './onward.ts';
import type { ReturnReason } from './reasons.ts';

/**
 * Money on its way back goes on instead: its person was moved to another facility of the agency, and the agency's rule says that money follows. Once:
 * what went on and comes back a second time goes to its sender. The caller holds the transfer's turn. False when it has to go back.
 */
export async function goOnward(
  app: App,
  tx: Tx,
  scope: Scope,
  about: { transfer: TransferRow; states: readonly StateRow[]; why: ReturnReason },
): Promise<boolean> {
  const { transfer, states, why } = about;
  if (wentOnAs(states)) return true;
  const place = await placeToFollow(app, tx, scope, transfer, why);
  if (place === null) return false;
  const now = app.clock.now();
  const next = await makeLeg(tx, transfer, place);
  const paid = states.find(({ kind }) => kind === 'paid')!;
  await insertState(tx, next, { kind: 'created', at: transfer.createdAt, actor: transfer.customer, details: {} });
  await insertState(tx, next, paid);
  if (states.some(({ kind }) => kind === 'applied')) await bookOnward(app, tx, scope, transfer, next);
  else await bookTransfers(app, tx, scope, [next]);
  await addState(app, tx, scope, next, 'applied', legDetails(transfer));
  await addState(app, tx, scope, transfer, 'onward', legDetails(next));
  const { transferId, agencyId: agency, facilityId: facility } = next;
  const details = { reference: next.reference, why, facility };
  await audit(tx, scope, { action: 'transfers.went_onward', subject: transfer.transferId, agency, details }, now);
  await publish(tx, scope, TRANSFER_APPLIED, { transfer: transferId, agency, facility, amount: moneyToJson(next.amountCents) });
  await sendReceipt(app, tx, scope, next, 'applied', { from: transfer, paid });
  return true;
}

interface Place {
  resident: Resident;
  postsBy: Date;
}

/** Where the money can follow its person to; null when it can't. */
async function placeToFollow(app: App, tx: Tx, scope: Scope, transfer: TransferRow, why: ReturnReason): Promise<Place | null> {
  const now = app.clock.now();
  if (!saysMoved(why) || transfer.onwardOf !== null) return null;
  if ((await readHandoff(tx, transfer.agencyId, now)).ifMoved !== 'onward') return null;
  const resident = await readResident(tx, transfer.residentId, now);
  if (resident?.status !== 'here' || resident.agencyId !== transfer.agencyId || resident.facilityId === transfer.facilityId) return null;
  const standing = (await standingsOf(tx, scope, transfer.customer, [resident], now)).get(resident.id);
  if (!resident.services.money || standing?.services.money.use.ok !== true) return null;
  // What was given back of it, or is disputed at the payer's bank, is not whole any more.
  const tender = await readTender(tx, PURPOSE, transfer.transferId);
  const payment = await readPayment(tx, PURPOSE, transfer.transferId, now);
  const isWhole = tender.takenCents === transfer.amountCents + transfer.feeCents && tender.leftCents === tender.takenCents;
  if (!isWhole || payment?.disputes.some((one) => one.status !== 'won')) return null;
  const { posting } = await readPolicies(tx, transfer.agencyId, now);
  const posts = postsBy(posting.body, now, resident.facility.timeZone, WAY.channel);
  return posts && { resident, postsBy: posts.at };
}

/** The same money, price and promise, for the place where the person is now. Counted against limits on the day it was sent. */
async function makeLeg(tx: Tx, transfer: TransferRow, { resident, postsBy: by }: Place): Promise<TransferRow> {
  const there = { facilityId: resident.facilityId, timeZone: resident.facility.timeZone, postsBy: by };
  const quote = { ...(await quoteById(tx, transfer.quoteId))!, ...there, quoteId: newId('quo') };
  await insertQuote(tx, quote);
  return await insertNumbered(tx, {
    ...transfer,
    ...there,
    transferId: newId('trf'),
    quoteId: quote.quoteId,
    residentName: fullName(resident),
    residentNumber: resident.number,
    facilityName: resident.facility.name,
    onwardOf: transfer.transferId,
  });
}
