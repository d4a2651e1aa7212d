import { noteIfRefused, readResident, readStampsPolicy, requireUse, type Resident, tieSender } from '#domain/directory/index.ts';
import { readPersonalDetails } from '#domain/identity/index.ts';
import { credit, customerWallet, debit, postJournal, readBalance, residentMedia, unlessNew } from '#domain/ledger/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import { type Money, parseMoney } from '#kernel/money.ts';
import { isRefusal, refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope, systemFor } from '#kernel/scope.ts';
import { takeTurn } from '../queries.ts';
import { balancesOf } from '../wallet/balances.ts';
import { canTakeBackUntil } from './give-back-money.ts';
import { insertMediaGift, mediaGiftById, type MediaGiftRow, mediaGiftsTo, mediaTurn } from './queries.ts';

/** What is given at once. */
export const GIVE_LEAST_CENTS: Money = 1_00n;
export const GIVE_MOST_CENTS: Money = 100_00n;
/** The most in the balance of one person. */
export const MEDIA_MOST_CENTS: Money = 200_00n;
const SHOWN = 10;

export interface Giving {
  name: string;
  agencyId: string;
  timeZone: string;
  /** What the giver's wallet can pay. */
  availableCents: Money;
  /** Given by this customer to this person, the newest first; what of it can still be taken back, and until when. */
  gifts: { gift: string; amountCents: Money; at: Date; canBackCents: Money; until: Date }[];
}

/** To whom money is given, what the wallet has for it, and what was given before. Customers. Refuses what giveMoney refuses of the person. */
export async function readGivingMoney(app: App, scope: Scope, input: { resident: string }): Promise<Giving> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  const now = app.clock.now();
  const { resident, lots } = await noteIfRefused(app, scope, { resident: input.resident, tried: 'send' }, () =>
    app.tx(scope, async (tx) => ({
      resident: await recipient(tx, scope, input.resident, now),
      lots: await mediaGiftsTo(tx, customer, input.resident, SHOWN),
    })),
  );
  const { availableCents } = await app.tx(systemFor(scope), (tx) => balancesOf(tx, scope, customer, now));
  const gifts = lots.map(({ giftId, amountCents, drawnCents, at }) => {
    const until = canTakeBackUntil(at);
    return { gift: giftId, amountCents, at, until, canBackCents: until > now ? amountCents - drawnCents : 0n };
  });
  return { name: nameOf(resident), agencyId: resident.agencyId, timeZone: resident.facility.timeZone, availableCents, gifts };
}

/** An amount as it was typed, in cents, that somebody could be given now. Customers. Refuses what giveMoney refuses. */
export async function checkGift(app: App, scope: Scope, input: { resident: string; amount: string }): Promise<Money> {
  const { availableCents } = await readGivingMoney(app, scope, input);
  const amountCents = amountOf(input.amount);
  if (amountCents > availableCents) refuse('payments.media_wallet_short', {}, 'amount');
  return await app.tx(scope, async (tx) => {
    // Last: nobody gives name and address only to learn then that the amount is too large.
    if (!(await readPersonalDetails(tx, scope, requireActor(scope)))) refuse('payments.media_details_needed');
    return amountCents;
  });
}

/**
 * Gives money out of the customer's wallet to the media balance of somebody held: he buys with it what is sold to him here. `amount` is as typed; `gift` names this
 * giving for ever: any number of clicks is one gift. Customers. Refuses: payments.sign_in_again, unknown_media_person, media_off, media_details_needed, and
 * directory.requireUse; at `amount`: amount_…, media_too_little ($1), media_too_much ($100), media_full ($200 in his balance), media_wallet_short.
 */
export async function giveMoney(
  app: App,
  scope: Scope,
  input: { gift: string; resident: string; amount: string; isFresh: boolean },
): Promise<MediaGiftRow> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  if (!isId('mgf', input.gift)) refuse('kernel.not_allowed');
  if (!input.isFresh) refuse('payments.sign_in_again');
  const amountCents = amountOf(input.amount);
  const now = app.clock.now();
  const { resident, giverName } = await noteIfRefused(app, scope, { resident: input.resident, tried: 'send' }, () =>
    app.tx(scope, async (tx) => {
      const found = await recipient(tx, scope, input.resident, now);
      await tieSender(tx, scope, found, now);
      const { firstName, lastName } = (await readPersonalDetails(tx, scope, customer)) ?? refuse('payments.media_details_needed');
      return { resident: found, giverName: [firstName, lastName].filter(Boolean).join(' ') };
    }),
  );
  const { id: residentId, agencyId } = resident;
  const system = systemFor(scope, agencyId);
  return await app.tx(system, async (tx) => {
    await takeTurn(tx, mediaTurn(residentId));
    const before = await mediaGiftById(tx, input.gift);
    if (before) return before.customer === customer ? before : refuse('kernel.not_allowed');
    const media = residentMedia(residentId, agencyId);
    if ((await unlessNew(readBalance(tx, system, media), 0n)) + amountCents > MEDIA_MOST_CENTS)
      refuse('payments.media_full', { name: nameOf(resident), limit: MEDIA_MOST_CENTS }, 'amount');
    const gift: MediaGiftRow = { giftId: input.gift, customer, giverName, residentId, agencyId, amountCents, at: now };
    await insertMediaGift(tx, gift);
    const entries = [debit(customerWallet(customer), amountCents), credit(media, amountCents)];
    const journal = { key: gift.giftId, kind: 'media_given', reference: gift.giftId, at: now, entries };
    await postJournal(tx, system, journal).catch((error: unknown) => {
      if (!isRefusal(error) || !['ledger.overdraft', 'ledger.unknown_account'].includes(error.code)) throw error;
      return refuse('payments.media_wallet_short', {}, 'amount');
    });
    return gift;
  });
}

/** Whether people held by an agency may buy with a media balance: its rule about stamps says so. */
export async function sellsInside(tx: Tx, agencyId: string, at: Date): Promise<boolean> {
  return (await readStampsPolicy(tx, { agencyId, facilityId: null }, at))?.soldInside ?? false;
}

/** Somebody the customer may give money to now. Refuses: payments.unknown_media_person, media_off, and directory.requireUse. */
async function recipient(tx: Tx, scope: Scope, residentId: string, now: Date): Promise<Resident> {
  const found = isId('res', residentId) ? await readResident(tx, residentId, now) : undefined;
  if (found?.status !== 'here') return refuse('payments.unknown_media_person');
  if (!found.services.letters || !(await sellsInside(tx, found.agencyId, now))) refuse('payments.media_off');
  await requireUse(tx, scope, found, 'money', now);
  return found;
}

function amountOf(typed: string): Money {
  const read = parseMoney(typed);
  if (!read.ok) return refuse(`payments.amount_${read.reason}`, {}, 'amount');
  if (read.cents < GIVE_LEAST_CENTS) refuse('payments.media_too_little', { limit: GIVE_LEAST_CENTS }, 'amount');
  if (read.cents > GIVE_MOST_CENTS) refuse('payments.media_too_much', { limit: GIVE_MOST_CENTS }, 'amount');
  return read.cents;
}

function nameOf(person: { givenName: string; familyName: string }): string {
  return `${person.givenName} ${person.familyName}`;
}
