import { payFromMedia, putBackInMedia, readMedia } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import type { Money } from '#kernel/money.ts';
import { isRefusal, refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope, systemFor } from '#kernel/scope.ts';
import { boughtInsideEntries, giftUndoneEntries } from '../book.ts';
import type { Leftover } from '../draw.ts';
import { type Pack, packsOf } from '../packs.ts';
import { takeTurn } from '../queries.ts';
import { giftById, type GiftRow, insertGift, insertGiftDraws } from './queries.ts';

export interface InsideShop {
  /** Null: his agency sells nothing inside. */
  packs: Pack[] | null;
  balanceCents: Money;
  /** What this purchase brought, when it was made. */
  bought: bigint | null;
}

/** The packs somebody held may buy, and what he has to pay with. Himself. */
export async function readInsideShop(app: App, scope: Scope, input: { purchase: string | null }): Promise<InsideShop> {
  requireRealm(scope, 'resident');
  const agency = scope.agency ?? '';
  const { isOpen, balanceCents } = await readMedia(app, scope);
  return await app.tx(scope, async (tx) => {
    const made = input.purchase === null ? undefined : await giftById(tx, input.purchase);
    return {
      packs: isOpen ? await packsOf(tx, agency, app.clock.now()) : null,
      balanceCents,
      bought: made?.customer === null ? made.stamps : null,
    };
  });
}

/**
 * Buys a pack from the media balance, for the price that was shown, tax included; the stamps are his at once. `purchase` names this buying for ever: any number of
 * touches is one pack. People held. Refuses: stamps.not_sold_here, price_changed, media_short when there is not that much.
 */
export async function buyInside(app: App, scope: Scope, input: { purchase: string; stamps: bigint; totalCents: Money }): Promise<GiftRow> {
  requireRealm(scope, 'resident');
  const residentId = requireActor(scope);
  const agencyId = scope.agency ?? '';
  if (!isId('gft', input.purchase)) refuse('kernel.not_allowed');
  const { packs } = await readInsideShop(app, scope, { purchase: null });
  const system = systemFor(scope, agencyId);
  return await app.tx(system, async (tx) => {
    await takeTurn(tx, residentId);
    const before = await giftById(tx, input.purchase);
    if (before) return before.customer === null && before.residentId === residentId ? before : refuse('kernel.not_allowed');
    if (packs === null) return refuse('stamps.not_sold_here');
    const pack = packs.find((one) => one.stamps === input.stamps && one.totalCents === input.totalCents) ?? refuse('stamps.price_changed');
    const { stamps, priceCents, taxCents, totalCents } = pack;
    const bought: GiftRow = {
      giftId: input.purchase,
      customer: null,
      residentId,
      agencyId,
      stamps,
      priceCents,
      taxCents,
      at: app.clock.now(),
    };
    const journal = { key: bought.giftId, kind: 'stamps_bought_inside', entries: boughtInsideEntries(bought) };
    await payFromMedia(app, tx, system, { residentId, agencyId, subject: bought.giftId, amountCents: totalCents, journal }).catch(
      (error: unknown) => {
        if (!isRefusal(error) || error.code !== 'payments.media_short') throw error;
        return refuse('stamps.media_short', { amount: totalCents });
      },
    );
    await insertGift(tx, bought);
    return bought;
  });
}

/** What is left of a pack he bought is money in his media balance again, from where it goes back to who gave it. False when an answer under way needs some of it. */
export async function undoPurchase(app: App, tx: Tx, scope: Scope, bought: GiftRow, left: Leftover): Promise<boolean> {
  const { giftId: subject, residentId, agencyId } = bought;
  const journal = { key: `${subject}:back`, kind: 'stamps_bought_back', entries: giftUndoneEntries(bought, left) };
  if (!(await putBackInMedia(app, tx, scope, { residentId, agencyId, subject, amountCents: left.totalCents, journal }))) return false;
  await insertGiftDraws(tx, bought, subject, [left], app.clock.now());
  return true;
}
