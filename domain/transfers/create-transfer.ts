import { readPolicies, type Resident, tieSender } from '#domain/directory/index.ts';
import { readPersonalDetails } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { isId, newId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { priceWithinLimits } from './check-amount.ts';
import { takeTurnOfResident, takeTurnOfSender } from './limits/queries.ts';
import { roomsFor } from './limits/rooms.ts';
import { fullName, requireThere, residentForMoney } from './make-quote.ts';
import { quoteById, type QuoteRow } from './queries/quotes.ts';
import { alikeSince, insertState, insertTransfer, type TransferRow, transferOfQuote } from './queries/transfers.ts';
import { newReference } from './reference.ts';
import { AGAIN_WITHIN_MS, counts, quoteHasExpired, standing } from './transfer.ts';

const REFERENCE_TRIES = 5;

export interface CreateInput {
  quote: string;
  /** The customer has read "you sent this an hour ago" and means it. */
  again: boolean;
  /** Whether the password was asked for within the last hour. */
  isFresh: boolean;
}

/**
 * Makes the transfer a quote promised, for exactly its price. The same quote always gives the same transfer: double click, Back, two tabs, refresh.
 * Customers. Refuses: transfers.unknown_quote, sign_in_again, quote_expired, sent_already (field `again`), details_needed, unknown_resident, not_there,
 * service_off, and at `amount` what is over a limit by now.
 */
export async function createTransfer(app: App, scope: Scope, input: CreateInput): Promise<{ transfer: TransferRow; isNew: boolean }> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  if (!input.isFresh) refuse('transfers.sign_in_again');
  return await app.tx(scope, async (tx) => {
    const quote = (isId('quo', input.quote) ? await quoteById(tx, input.quote) : undefined) ?? refuse('transfers.unknown_quote');
    await takeTurnOfSender(tx, customer);
    const made = await transferOfQuote(tx, quote.quoteId);
    if (made) return { transfer: made, isNew: false };
    const now = app.clock.now();
    if (quoteHasExpired(quote, now)) refuse('transfers.quote_expired');
    // First tied, then asked: of two first sendings at once the second waits here and then sees the first.
    await tieSender(tx, scope, { id: quote.residentId, agencyId: quote.agencyId, facilityId: quote.facilityId }, now);
    const resident = await residentForMoney(tx, scope, quote.residentId, now);
    requireThere(resident, quote.facilityId);
    const policies = await readPolicies(tx, quote.agencyId, now);
    if (!input.again && (await alikeBefore(tx, quote, now)) !== null) refuse('transfers.sent_already', {}, 'again');
    const details = (await readPersonalDetails(tx, scope, customer)) ?? refuse('transfers.details_needed');
    const senderName = [details.firstName, details.lastName].filter(Boolean).join(' ');
    if (policies.limits.body.perResident) await takeTurnOfResident(tx, quote.residentId);
    const limited = await roomsFor(tx, { customer, resident, policies, at: now, now });
    priceWithinLimits(policies, quote, limited, { lang: scope.lang, timeZone: resident.facility.timeZone });
    const transfer = await insertNumbered(tx, {
      ...fromQuote(quote, resident),
      licence: policies.licence.body,
      senderName,
      lang: scope.lang,
      createdAt: now,
    });
    await insertState(tx, transfer, { kind: 'created', at: now, actor: customer, details: {} });
    return { transfer, isNew: true };
  });
}

/** The newest transfer that makes this quote look like a mistake: same person, same amount, within a day, and not ended without money. */
export async function alikeBefore(
  tx: Tx,
  quote: QuoteRow,
  now: Date,
): Promise<{ transferId: string; createdAt: Date; state: ReturnType<typeof standing> } | null> {
  const found = await alikeSince(tx, quote, new Date(now.getTime() - AGAIN_WITHIN_MS));
  const alike = found.map((t) => ({ transferId: t.transferId, createdAt: t.createdAt, state: standing(t.kinds) }));
  return alike.find(({ state }) => counts(state)) ?? null;
}

function fromQuote(quote: QuoteRow, resident: Resident): Omit<TransferRow, 'reference' | 'licence' | 'senderName' | 'lang' | 'createdAt'> {
  return {
    transferId: newId('trf'),
    quoteId: quote.quoteId,
    customer: quote.customer,
    residentId: quote.residentId,
    agencyId: quote.agencyId,
    facilityId: quote.facilityId,
    category: quote.category,
    amountCents: quote.amountCents,
    feeCents: quote.feeCents,
    residentName: fullName(resident),
    residentNumber: resident.number,
    facilityName: resident.facility.name,
    agencyName: resident.agency.name,
    timeZone: quote.timeZone,
    postsBy: quote.postsBy,
    holds: quote.holds,
    cancelMinutes: quote.cancelMinutes,
    onwardOf: null,
  };
}

/** Makes a transfer under a number of its own. */
export async function insertNumbered(tx: Tx, transfer: Omit<TransferRow, 'reference'>): Promise<TransferRow> {
  for (let attempt = 0; attempt < REFERENCE_TRIES; attempt++) {
    const wanted = { ...transfer, reference: newReference() };
    if (await insertTransfer(tx, wanted)) return wanted;
  }
  throw new Error('no free reference found');
}
