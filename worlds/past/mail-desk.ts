import { cancelLetter, chooseCard, keepDraft, listLetters, readDraft, readForReview, sendLetter } from '#domain/mail/index.ts';
import { decide, finishDecisions, takeNext, UNDO_MS } from '#domain/review/index.ts';
import { isOpenOrder, listOrders, orderStamps, payOrder, readShop } from '#domain/stamps/index.ts';
import { newId } from '#kernel/ids.ts';
import { settle, type Stage } from './cast.ts';
import { letters, packsBought, type SampleLetter } from './letters.ts';
import { payAt } from './send.ts';

// Stamps and letters. Whatever is there already stays as it is.

/** Families buy their stamps of this day by card. */
export async function buyPacks(stage: Stage, day: number, since: Date): Promise<void> {
  for (const { from, agency: slug, stamps } of packsBought.filter((one) => one.day === day)) {
    const scope = stage.customer(from);
    const agency = stage.agencies.get(slug)!.id;
    let order = (await listOrders(stage.app, scope, { agency })).orders.find(({ createdAt }) => createdAt >= since);
    if (order && !isOpenOrder(order.state)) continue;
    if (!order) {
      const pack = (await readShop(stage.app, scope, agency)).packs.find((one) => BigInt(one.stamps) === stamps)!;
      const ordered = await orderStamps(stage.app, scope, { order: newId('sto'), agency, stamps, totalCents: pack.totalCents });
      order = { ...ordered, state: 'ordered' };
    }
    await payAt(stage, (await payOrder(stage.app, scope, { order: order.orderId, isFresh: true })).url, 'visa');
  }
}

/** Families write their letters of this day. */
export async function writeLetters(stage: Stage, day: number, since: Date): Promise<void> {
  for (const letter of letters.filter((one) => one.day === day)) await writeLetter(stage, letter, since);
}

export async function writeLetter(
  stage: Stage,
  { from, to, body, card, takenBack }: Omit<SampleLetter, 'day'>,
  since: Date,
): Promise<void> {
  const { app } = stage;
  const scope = stage.customer(from);
  const resident = stage.person(from, to);
  let letter = (await listLetters(app, scope, { resident, limit: 5 })).letters.find(({ sentAt }) => sentAt >= since)?.letterId;
  if (!letter) {
    if (card) await chooseCard(app, scope, { resident, card });
    const { draftId, version } = await keepDraft(app, scope, { resident, body });
    letter = (await sendLetter(app, scope, { resident, draft: draftId, version })).letterId;
    await settle(stage);
  }
  if (takenBack) await cancelLetter(app, scope, letter);
}

/** A letter that somebody has begun. */
export async function beginLetter(stage: Stage, { from, to, body }: Omit<SampleLetter, 'day'>): Promise<void> {
  const scope = stage.customer(from);
  const resident = stage.person(from, to);
  if ((await readDraft(stage.app, scope, resident)).draft === null) await keepDraft(stage.app, scope, { resident, body });
}

/** The mailroom reads what waits, one letter after the other, and hands it on or sends it back. */
export async function readTheMail(stage: Stage, clerk: string): Promise<void> {
  const { app } = stage;
  const scope = stage.staff(clerk);
  for (let item = await takeNext(app, scope); item !== null; item = await takeNext(app, scope)) {
    const { body } = await readForReview(app, scope, item);
    const returned = letters.find((one) => one.body === body)?.returned;
    await decide(app, scope, returned ? { item, outcome: 'return', ...returned } : { item, outcome: 'release' });
  }
  await finishDecisions(app, new Date(app.clock.now().getTime() + UNDO_MS));
  await settle(stage);
}
