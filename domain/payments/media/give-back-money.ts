import { credit, customerWallet, debit, postJournal, residentMedia } from '#domain/ledger/index.ts';
import { tellCustomer } from '#domain/notifications/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope, systemFor, systemScope } from '#kernel/scope.ts';
import { formatMoney } from '#words/format.ts';
import { takeTurn } from '../queries.ts';
import { emptyIfClosed } from '../wallet/empty-wallet.ts';
import { insertMediaDraws, mediaGiftById, type MediaGiftRow, mediaGiftsToReturn, type MediaLot, mediaTurn } from './queries.ts';

const TAKE_BACK_MS = 24 * 3_600_000;
const AT_ONCE = 200;

/** So long a giver may take back what is not spent: the wrong person, or a zero too many (U19). */
export function canTakeBackUntil(givenAt: Date): Date {
  return new Date(givenAt.getTime() + TAKE_BACK_MS);
}

/**
 * The giver takes back what is not spent of a gift, into the wallet, within 24 hours; returns how much, in cents. Twice is once. Customers, of their own gifts.
 * Refuses: payments.media_unknown_gift, media_too_late, media_spent when nothing is left.
 */
export async function takeBackMoney(app: App, scope: Scope, input: { gift: string }): Promise<Money> {
  requireRealm(scope, 'customer');
  requireActor(scope);
  const own = (await app.tx(scope, (tx) => mediaGiftById(tx, input.gift))) ?? refuse('payments.media_unknown_gift');
  if (canTakeBackUntil(own.at) <= app.clock.now()) refuse('payments.media_too_late');
  const system = systemFor(scope, own.agencyId);
  const cents = await app.tx(system, (tx) => giveBack(app, tx, system, own, 'media_taken_back'));
  return cents === 0n ? refuse('payments.media_spent') : cents;
}

/** What is left of gifts to people who are held there no more goes back into the wallets it came from. */
export async function returnMoney(app: App): Promise<void> {
  const scope = systemScope('payments.return_money');
  for (const giftId of await app.tx(scope, (tx) => mediaGiftsToReturn(tx, AT_ONCE)))
    await app.tx(scope, async (tx) => {
      const gift = (await mediaGiftById(tx, giftId))!;
      const cents = await giveBack(app, tx, scope, gift, 'media_returned');
      if (cents > 0n) await tellReturned(app, tx, scope, gift, cents);
    });
}

async function giveBack(
  app: App,
  tx: Tx,
  scope: Scope,
  { giftId, residentId }: MediaGiftRow,
  kind: 'media_taken_back' | 'media_returned',
): Promise<Money> {
  await takeTurn(tx, mediaTurn(residentId));
  const gift: MediaLot = (await mediaGiftById(tx, giftId))!;
  const cents = gift.amountCents - gift.drawnCents;
  if (cents === 0n) return 0n;
  const at = app.clock.now();
  // What was bought with it may come back later, and go the same way once more.
  const subject = `${giftId}:${kind}:${gift.drawnCents}`;
  await emptyIfClosed(tx, scope, gift.customer);
  const entries = [debit(residentMedia(residentId, gift.agencyId), cents), credit(customerWallet(gift.customer), cents)];
  await postJournal(tx, scope, { key: subject, kind, reference: giftId, at, entries });
  await insertMediaDraws(tx, gift, subject, [{ giftId, customer: gift.customer, cents }], at);
  return cents;
}

async function tellReturned(app: App, tx: Tx, scope: Scope, gift: MediaLot, cents: Money): Promise<void> {
  await tellCustomer(tx, scope, {
    customer: gift.customer,
    kind: 'money',
    template: 'media_returned',
    key: `media_returned:${gift.giftId}:${gift.drawnCents}`,
    at: app.clock.now(),
    write: (lang) => ({
      subject: { key: 'payments.media.mail_subject' },
      heading: { key: 'payments.media.mail_title', params: { amount: formatMoney(cents, lang) } },
      blocks: [
        { kind: 'text', text: { key: 'payments.media.mail_text' } },
        { kind: 'button', text: { key: 'payments.wallet.mail_button' }, path: '/wallet' },
      ],
    }),
  });
}
