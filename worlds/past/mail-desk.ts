import {
  appealLetter,
  cancelLetter,
  chooseCard,
  keepAnswer,
  keepDraft,
  listInbox,
  listLetters,
  listUnopened,
  listWritten,
  openAnswer,
  openLetter,
  readDraft,
  readForReview,
  readLetter,
  sendAnswer,
  sendLetter,
} from '#domain/mail/index.ts';
import {
  addTerm,
  decide,
  decideAppeal,
  finishDecisions,
  handOver,
  hold,
  listAppeals,
  readQueue,
  takeItem,
  takeNext,
  UNDO_MS,
} from '#domain/review/index.ts';
import { isOpenOrder, listOrders, orderStamps, payOrder, readShop } from '#domain/stamps/index.ts';
import { newId } from '#kernel/ids.ts';
import type { Scope } from '#kernel/scope.ts';
import { localTime } from '#kernel/wall-clock.ts';
import { settle, type Stage } from './cast.ts';
import { answers, secondLooks } from './letters-back.ts';
import { draftKept, type LetterInLine, lettersInLine, termKept } from './letters-now.ts';
import { letters, packsBought, type SampleLetter } from './letters.ts';
import { payAt } from './send.ts';

const DAY = 86_400_000;
const MAILROOM = 'mailroom.fl@example.com';
const SECOND = 'second.fl@example.com';

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

/** An evening: families open what has come, those held answer, families write, and ask for another look at what came back. */
export async function writeEvening(stage: Stage, day: number, since: Date): Promise<void> {
  await openAnswers(stage, day);
  await answerLetters(stage, day, since);
  for (const letter of letters.filter((one) => one.day === day)) await writeLetter(stage, letter, since);
  await lookAgain(stage, day);
}

async function writeLetter(
  stage: Stage,
  { from, to, body, card, withReply = false, takenBack, kept, inDays }: Omit<SampleLetter, 'day'> & LetterInLine,
  since: Date,
): Promise<void> {
  const { app } = stage;
  const scope = stage.customer(from);
  const resident = stage.person(from, to);
  let letter = await writtenSince(stage, scope, resident, body, since);
  if (!letter) {
    if (card) await chooseCard(app, scope, { resident, card });
    const { draftId, version } = await keepDraft(app, scope, { resident, body, withReply });
    const day = inDays === undefined ? null : localTime(new Date(app.clock.now().getTime() + inDays * DAY), 'America/New_York').day;
    letter = (await sendLetter(app, scope, { resident, draft: draftId, version, day })).letterId;
    await settle(stage);
  }
  if (takenBack) await cancelLetter(app, scope, letter);
  if (kept) await keepBack(stage, letter, kept);
}

async function writtenSince(stage: Stage, scope: Scope, resident: string, body: string, since: Date): Promise<string | undefined> {
  for (const { letterId, sentAt } of (await listLetters(stage.app, scope, { resident, limit: 5 })).letters)
    if (sentAt >= since && (await readLetter(stage.app, scope, letterId)).body === body) return letterId;
  return undefined;
}

/** The mailroom takes a letter from the line and keeps it back, or gives it to those who investigate. */
async function keepBack(stage: Stage, letter: string, { as, note }: NonNullable<LetterInLine['kept']>): Promise<void> {
  const { app } = stage;
  const scope = stage.staff(MAILROOM);
  const waits = (await readQueue(app, scope)).items.find(({ subject, heldAt }) => subject === letter && heldAt === null);
  if (!waits) return;
  await takeItem(app, scope, waits.itemId);
  if (as === 'held') await hold(app, scope, { item: waits.itemId, note });
  else await handOver(app, scope, { item: waits.itemId, to: 'investigator', note });
  await settle(stage);
}

/** Those held read what was handed on to them, and answer what has a stamp for it. */
async function answerLetters(stage: Stage, day: number, since: Date): Promise<void> {
  const { app } = stage;
  for (const { from, to, body } of answers.filter((one) => one.day === day)) {
    const scope = stage.held(to, from);
    for (const { letterId, outcome, openedAt } of (await listInbox(app, scope)).letters)
      if (outcome === 'released' && openedAt === null) await openLetter(app, scope, letterId);
    if ((await listWritten(app, scope, { limit: 5 })).letters.some(({ sentAt }) => sentAt >= since)) continue;
    const customer = stage.customer(to).actor!;
    const { draftId, version } = await keepAnswer(app, scope, { to: customer, body });
    await sendAnswer(app, scope, { to: customer, draft: draftId, version });
    await settle(stage);
  }
}

/** Families open what has come, until the last evening on which somebody held writes: that one is still to be opened. */
async function openAnswers(stage: Stage, day: number): Promise<void> {
  if (day > answers.at(-1)!.day) return;
  for (const email of new Set(answers.filter((one) => one.day < day).map(({ to }) => to)))
    for (const { letterId } of await listUnopened(stage.app, stage.customer(email)))
      await openAnswer(stage.app, stage.customer(email), letterId);
}

/** Another look is asked for at what was sent back, and somebody else of the mailroom decides. `day` null: only now, and left open. */
async function lookAgain(stage: Stage, day: number | null): Promise<void> {
  const { app } = stage;
  for (const { from, to, words, decided } of secondLooks.filter((one) => one.day === day)) {
    const scope = stage.customer(from);
    const { letters: written } = await listLetters(app, scope, { resident: stage.person(from, to), limit: 20 });
    const letter = written.find(({ state }) => state === 'returned')?.letterId;
    if (!letter) continue;
    await appealLetter(app, scope, { letter, words });
    const second = stage.staff(SECOND);
    const appeal = (await listAppeals(app, second)).appeals.find(({ subject }) => subject === letter);
    if (decided && appeal) await decideAppeal(app, second, { appeal: appeal.appealId, outcome: 'reversed', words: decided });
    await settle(stage);
  }
}

/** The mailroom looks for something of its own. */
export async function keepTerm(stage: Stage): Promise<void> {
  await addTerm(stage.app, stage.staff(MAILROOM), { ...termKept, place: 'all' });
}

/** What the newcomer finds: letters in line, one that is begun, and a second look that is asked for. */
export async function leaveLetters(stage: Stage, since: Date): Promise<void> {
  for (const letter of lettersInLine) await writeLetter(stage, letter, since);
  const { from, to, body } = draftKept;
  const resident = stage.person(from, to);
  const scope = stage.customer(from);
  if ((await readDraft(stage.app, scope, resident)).draft === null) await keepDraft(stage.app, scope, { resident, body });
  await lookAgain(stage, null);
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
