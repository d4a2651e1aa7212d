import { readPolicies, readResident, type Resident } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { freeWay } from './free-way.ts';
import { alikeBefore } from './create-transfer.ts';
import { quoteById, type QuoteRow } from './queries/quotes.ts';
import { transferOfQuote } from './queries/transfers.ts';
import { isPaid, quoteHasExpired } from './transfer.ts';
import { type Whereabouts, whereaboutsOf } from './whereabouts.ts';

export interface QuoteView extends QuoteRow {
  totalCents: bigint;
  resident: Resident;
  hasExpired: boolean;
  /** A price holds for the place it was made for. */
  whereabouts: Whereabouts;
  /** The transfer that was made of it, once it was used. */
  transferId: string | null;
  /** A transfer of the same amount to the same person within a day: it asks "again?". */
  alike: { transferId: string; createdAt: Date; isPaid: boolean } | null;
  /** A way of sending without a fee, where the agency has one. */
  free: ReturnType<typeof freeWay>;
}

/** One of the customer's own quotes with what the page to check it needs. Refuses: transfers.unknown_quote. */
export async function readQuote(app: App, scope: Scope, id: string): Promise<QuoteView> {
  requireRealm(scope, 'customer');
  requireActor(scope);
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const quote = (isId('quo', id) ? await quoteById(tx, id) : undefined) ?? refuse('transfers.unknown_quote');
    const resident = (await readResident(tx, quote.residentId, now)) ?? refuse('transfers.unknown_quote');
    const used = await transferOfQuote(tx, id);
    const alike = used ? null : await alikeBefore(tx, quote, now);
    const policies = await readPolicies(tx, quote.agencyId, now);
    return {
      ...quote,
      totalCents: quote.amountCents + quote.feeCents,
      resident,
      hasExpired: quoteHasExpired(quote, now),
      whereabouts: whereaboutsOf(resident, quote.facilityId),
      transferId: used?.transferId ?? null,
      alike: alike && { transferId: alike.transferId, createdAt: alike.createdAt, isPaid: isPaid(alike.state) },
      free: freeWay(policies.feeSchedule.body, quote.category, quote.amountCents),
    };
  });
}
