import { noteIfRefused, readResident, requireUse, type Resident } from '#domain/directory/index.ts';
import { credit, customerWallet, debit, postJournal } from '#domain/ledger/index.ts';
import { type Disputed, emptyIfClosed, makeGood, readDisputed } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import type { Money } from '#kernel/money.ts';
import { isRefusal, refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope, systemFor, systemScope } from '#kernel/scope.ts';
import { giftUndoneEntries, givenEntries } from '../book.ts';
import { draw, freeOf, type Leftover, leftover, share } from '../draw.ts';
import { PURPOSE } from '../payment-news.ts';
import { insertDraws, lotsOf, type Owner, orderById, sourcesOf, takeTurn } from '../queries.ts';
import { undoPurchase } from './buy-inside.ts';
import { giftById, giftLots, type GiftRow, giftsToGoBack, type Given, insertGift, insertGiftDraws } from './queries.ts';

/** The most that is given at once: a slip of the finger can't empty a purse. */
export const GIFT_MOST = 40n;
const AT_ONCE = 200;

/**
 * Gives stamps to somebody held whom the customer may write to. They are his from then on: he answers with them, to whomever he may write. The page makes the
 * gift's id, so any number of clicks is one gift. Customers. Refuses: stamps.unknown_person, too_few, at `stamps` bad_gift, and directory.requireUse.
 */
export async function giveStamps(app: App, scope: Scope, input: { gift: string; resident: string; stamps: bigint }): Promise<GiftRow> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  if (!isId('gft', input.gift)) refuse('kernel.not_allowed');
  if (input.stamps < 1n || input.stamps > GIFT_MOST) refuse('stamps.bad_gift', { most: GIFT_MOST.toString() }, 'stamps');
  const { agencyId } = await recipient(app, scope, input.resident);
  const system = systemFor(scope, agencyId);
  return await app.tx(system, async (tx) => {
    const owner: Owner = { customer, agencyId };
    await takeTurn(tx, owner);
    const before = await giftById(tx, input.gift);
    if (before) return before.customer === customer ? before : refuse('kernel.not_allowed');
    const lots = await lotsOf(tx, owner);
    if (lots.reduce((sum, lot) => sum + freeOf(lot), 0n) < input.stamps) refuse('stamps.too_few');
    const draws = draw(lots, input.stamps);
    let taxCents = 0n;
    for (const { order, stamps } of draws) {
      const lot = lots.find((one) => one.order === order)!;
      taxCents += share((await orderById(tx, order))!.taxCents, lot, stamps);
    }
    const priceCents = draws.reduce((sum, one) => sum + one.priceCents, 0n);
    const at = app.clock.now();
    const gift: Given = { giftId: input.gift, ...owner, residentId: input.resident, stamps: input.stamps, priceCents, taxCents, at };
    const journal = { key: gift.giftId, kind: 'stamps_given', reference: gift.giftId, at, entries: givenEntries(gift) };
    await postJournal(tx, system, journal).catch((error: unknown) => {
      if (isRefusal(error) && error.code === 'ledger.overdraft') refuse('stamps.too_few');
      throw error;
    });
    await insertDraws(tx, owner, gift.giftId, draws, at);
    await insertGift(tx, gift);
    return gift;
  });
}

/** Whom stamps are given to, and one's own gift when it was made. Customers. Refuses what giveStamps refuses of the person. */
export async function readGiving(
  app: App,
  scope: Scope,
  input: { resident: string; gift: string | null },
): Promise<{ name: string; agencyId: string; given: bigint | null }> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  const { agencyId, givenName, familyName } = await recipient(app, scope, input.resident);
  return await app.tx(scope, async (tx) => {
    const gift = input.gift === null ? undefined : await giftById(tx, input.gift);
    const isOwn = gift?.customer === customer && gift.residentId === input.resident;
    return { name: `${givenName} ${familyName}`, agencyId, given: isOwn ? gift.stamps : null };
  });
}

/** Somebody the customer may give stamps to now; an order between the two leaves a match. Refuses: stamps.unknown_person, and directory.requireUse. */
async function recipient(app: App, scope: Scope, residentId: string): Promise<Resident> {
  const now = app.clock.now();
  return await noteIfRefused(app, scope, { resident: residentId, tried: 'send' }, () =>
    app.tx(scope, async (tx) => {
      const resident = (isId('res', residentId) ? await readResident(tx, residentId, now) : undefined) ?? refuse('stamps.unknown_person');
      if (resident.status !== 'here' || !resident.services.letters) refuse('stamps.unknown_person');
      await requireUse(tx, scope, resident, 'mail', now);
      return resident;
    }),
  );
}

/** What is left of gifts to people who are held there no more goes back to who gave it, as money in the wallet. */
export async function returnGifts(app: App): Promise<void> {
  const scope = systemScope('stamps.return_gifts');
  for (const id of await app.tx(scope, (tx) => giftsToGoBack(tx, AT_ONCE))) await app.tx(scope, (tx) => returnGift(app, tx, scope, id));
}

async function returnGift(app: App, tx: Tx, scope: Scope, id: string): Promise<void> {
  const gift = await giftById(tx, id);
  if (!gift) return;
  await takeTurn(tx, gift.residentId);
  const left = leftover(
    gift,
    (await giftLots(tx, gift.residentId)).find((one) => one.order === id),
  );
  if (left === null) return;
  if (gift.customer === null) await undoPurchase(app, tx, scope, gift, left);
  else await undoGift(app, tx, scope, { ...gift, customer: gift.customer }, left);
}

async function undoGift(app: App, tx: Tx, scope: Scope, gift: Given, left: Leftover): Promise<void> {
  const { giftId: id, customer } = gift;
  const at = app.clock.now();
  await emptyIfClosed(tx, scope, customer);
  const disputed = await disputedSources(tx, scope, id);
  // While the giver's bank asks for that money it is neither hers nor the bank's.
  if (disputed.some(({ openCents }) => openCents > 0n)) return;
  const back = left.totalCents > 0n ? [credit(customerWallet(customer), left.totalCents)] : [];
  const entries = [...giftUndoneEntries(gift, left), ...back];
  const isFree = await postJournal(tx, scope, { key: `${id}:back`, kind: 'gift_given_back', reference: id, at, entries }).then(
    () => true,
    (error: unknown) => {
      // An answer under way needs some of them: once staff have decided, the next look finds what is left.
      if (isRefusal(error) && error.code === 'ledger.overdraft') return false;
      throw error;
    },
  );
  if (!isFree) return;
  await insertGiftDraws(tx, gift, id, [left], at);
  await payDisputes(app, tx, scope, gift, { disputed, leftCents: left.totalCents });
}

interface DisputedSource extends Disputed {
  /** What of the gift was bought with that money. */
  worthCents: Money;
}

/** What a gift was made from, as far as somebody's bank asked for its money. */
async function disputedSources(tx: Tx, scope: Scope, gift: string): Promise<DisputedSource[]> {
  const found: DisputedSource[] = [];
  for (const { order: id, stamps } of await sourcesOf(tx, gift)) {
    const order = (await orderById(tx, id))!;
    const stand = await readDisputed(tx, scope, PURPOSE, id);
    if (stand) found.push({ ...stand, worthCents: ((order.priceCents + order.taxCents) * stamps) / order.stamps });
  }
  return found;
}

/** The giver's bank has kept what her gift was bought with: what came back of the gift pays for that first. */
async function payDisputes(
  app: App,
  tx: Tx,
  scope: Scope,
  gift: Given,
  { disputed, leftCents }: { disputed: readonly DisputedSource[]; leftCents: Money },
): Promise<void> {
  let left = leftCents;
  for (const { payment, lostCents, worthCents } of disputed) {
    const amountCents = [left, lostCents, worthCents].reduce((least, one) => (one < least ? one : least));
    if (amountCents === 0n) continue;
    left -= amountCents;
    const from = [debit(customerWallet(gift.customer), amountCents)];
    await makeGood(app, tx, scope, { paymentId: payment, key: `${gift.giftId}:${payment}`, amountCents, from });
  }
}
