import { readDealings, readPlaces, readResident, standingsOf } from '#domain/directory/index.ts';
import {
  type ConcernRow,
  type DecisionTimes,
  type Hit,
  keepInHand,
  readConcern,
  readDecisionTimes,
  readItem,
  takeClean,
} from '#domain/review/index.ts';
import { readUse, type UseState } from '#domain/stamps/index.ts';
import type { App } from '#kernel/app.ts';
import { audit, auditAll } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import { returnOf, type ReturnRow } from './appeals/returned.ts';
import { type Correcting, readCorrecting, readFirst } from './corrections/correct-letter.ts';
import { openSchedule } from './delivery/queries.ts';
import {
  draftsOf,
  type DraftRow,
  letterById,
  type LetterGroup,
  type LetterRow,
  lettersBefore,
  lettersOf,
  lettersWith,
  type SentBack,
  sentBackTo,
  type StateRow,
  statesOf,
} from './queries.ts';
import { fullName, isOpen, isWaiting, type LetterStanding, type LetterState, passagesIn, replyOf, standing } from './rules.ts';

/** So many earlier letters stand beside one that is read. */
const THREAD_SHOWN = 4;

const WORDS_MOST = 200;

export interface LetterView extends LetterRow {
  state: LetterStanding;
  states: StateRow[];
  /** Staff have not decided, and their time is over. */
  isLate: boolean;
  mayCancel: boolean;
  /** The day it waits for; null where it has none, or is there. */
  deliverOn: string | null;
  /** How long staff there usually take, while it waits for them; null where too few letters were read to tell. */
  times: DecisionTimes | null;
  /** What became of the stamp for the answer; null: there is none. */
  reply: UseState | null;
  correcting: Correcting;
  /** The one it was written in the place of. */
  first: Awaited<ReturnType<typeof readFirst>>;
}

/** One of the customer's own letters, or one handed on to her. Customers. Refuses: mail.unknown_letter. */
export async function readLetter(app: App, scope: Scope, id: string): Promise<LetterView> {
  requireRealm(scope, 'customer');
  requireActor(scope);
  return await app.tx(scope, async (tx) => {
    const letter = (isId('let', id) ? await letterById(tx, id) : undefined) ?? refuse('mail.unknown_letter');
    const states = await statesOf(tx, id);
    const [seen] = await withReaders(app, tx, scope, [{ ...letter, state: standing(states.map(({ kind }) => kind)) }]);
    const { state } = seen!;
    const waits = isWaiting(state);
    const reply = await readUse(tx, replyOf(letter));
    return {
      ...letter,
      state,
      states,
      isLate: waits && letter.dueAt < app.clock.now(),
      mayCancel: isOpen(state) && letter.author === 'customer',
      deliverOn: (await openSchedule(tx, id))?.deliverOn ?? null,
      times: waits ? await readDecisionTimes(tx, letter.facilityId, app.clock.now()) : null,
      reply,
      correcting: letter.author === 'customer' ? await readCorrecting(tx, letter, state, app.clock.now()) : { by: null, may: null },
      first: await readFirst(tx, letter),
    };
  });
}

/** What somebody looks for among own letters; left out or empty: everything. */
export interface LetterFilter {
  resident?: string | null;
  /** Words of the letter or of the name, in either language, in any form: "hijas" finds "hija". "In quotes" as they stand. */
  words?: string | null;
  group?: LetterGroup | null;
}

/** A page of the customer's letters and of those handed on to her, with one person or all, the newest first. Customers. */
export async function listLetters(
  app: App,
  scope: Scope,
  page: LetterFilter & { before?: string | null; limit?: number } = {},
): Promise<{ letters: (LetterRow & { state: LetterStanding; deliverOn: string | null })[]; next: string | null }> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  const limit = page.limit ?? 25;
  const { resident: residentId = null, group = null, before = null } = page;
  const words = page.words?.trim().slice(0, WORDS_MOST) || null;
  const asked = { residentId, words, group, before, limit: limit + 1 };
  return await app.tx(scope, async (tx) => {
    const found = await lettersOf(tx, customer, asked);
    const shown = found.slice(0, limit).map(({ kinds, ...letter }) => ({ ...letter, state: standing(kinds) }));
    return { letters: await withReaders(app, tx, scope, shown), next: found.length > limit ? shown.at(-1)!.letterId : null };
  });
}

/** What waits on the tablet of somebody who has left is read by nobody. She learns that of people on her list, and never past an order or a block. */
async function withReaders<T extends LetterRow & { state: LetterState }>(
  app: App,
  tx: Tx,
  scope: Scope,
  letters: readonly T[],
): Promise<(Omit<T, 'state'> & { state: LetterStanding })[]> {
  const waits = ({ author, state }: T): boolean => author === 'customer' && state === 'released';
  const waiting = new Set(letters.filter(waits).map(({ residentId }) => residentId));
  if (waiting.size === 0) return [...letters];
  const gone = [...(await readPlaces(tx, [...waiting]))]
    .filter(([, { status }]) => status === 'released' || status === 'deceased')
    .map(([id]) => id);
  if (gone.length === 0) return [...letters];
  const { restricted, choices } = await readDealings(tx, scope, requireActor(scope), gone, app.clock.now(), 'mail');
  const left = new Set(gone.filter((id) => !restricted.has(id) && choices.get(id)!.blockedAt === null));
  return letters.map((letter) => (waits(letter) && left.has(letter.residentId) ? { ...letter, state: 'unread' } : letter));
}

/** For so long a customer sees at once that a letter to her was sent back; after that on its own page. */
const SENT_BACK_DAYS = 60;

/**
 * A page of letters to the customer that staff sent back, and why, from people she may write to, the newest first: of late, or `all` there were. A page may
 * hold less than was asked for, where something stands between her and somebody. Customers.
 */
export async function listSentBack(
  app: App,
  scope: Scope,
  page: { all?: boolean; before?: string | null; limit?: number } = {},
): Promise<{ letters: (SentBack & { name: string; timeZone: string })[]; next: string | null }> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  const now = app.clock.now();
  const since = page.all ? new Date(0) : new Date(now.getTime() - SENT_BACK_DAYS * 86_400_000);
  const limit = page.limit ?? 10;
  return await app.tx(scope, async (tx) => {
    const asked = await sentBackTo(tx, customer, { since, before: page.before ?? null, limit: limit + 1 });
    const found = asked.slice(0, limit);
    const ids = new Set(found.map(({ residentId }) => residentId));
    const people = (await Promise.all(ids.values().map((id) => readResident(tx, id, now)))).filter((person) => person !== undefined);
    const standings = await standingsOf(tx, scope, customer, people, now);
    const writers = new Map(people.filter(({ id }) => standings.get(id)?.services.mail.use.ok).map((person) => [person.id, person]));
    return {
      letters: found.flatMap((letter) => {
        const writer = writers.get(letter.residentId);
        return writer ? [{ ...letter, name: fullName(writer), timeZone: writer.facility.timeZone }] : [];
      }),
      next: asked.length > limit ? found.at(-1)!.letterId : null,
    };
  });
}

/** What the customer is still writing. Customers. */
export async function listDrafts(app: App, scope: Scope): Promise<DraftRow[]> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  return await app.tx(scope, (tx) => draftsOf(tx, customer));
}

export type Envelope = Pick<LetterRow, 'letterId' | 'senderName' | 'recipientName' | 'facilityName' | 'timeZone'>;

/** From whom to whom letters in the line go; no text. Mailroom and investigators. */
export async function readEnvelopes(app: App, scope: Scope, ids: readonly string[]): Promise<Map<string, Envelope>> {
  requireRealm(scope, 'staff');
  requireRole(scope, 'mailroom', 'investigator');
  const found = await app.tx(scope, (tx) => lettersWith(tx, ids));
  return new Map(
    found.map(({ letterId, senderName, recipientName, facilityName, timeZone }) => [
      letterId,
      { letterId, senderName, recipientName, facilityName, timeZone },
    ]),
  );
}

export interface LetterOfConcern {
  concern: ConcernRow;
  letter: Omit<LetterRow, 'body'>;
  /** The paragraphs in which something stands, with the passages in each. */
  passages: { text: string; hits: Hit[] }[];
}

/** What of a letter is for somebody who helps, or investigates: the paragraphs with the passages, not the rest. Care, PREA and investigators; audited. Refuses review.unknown_concern. */
export async function readForConcern(app: App, scope: Scope, id: string): Promise<LetterOfConcern> {
  return await app.tx(scope, async (tx) => {
    const { hits, ...concern } = await readConcern(tx, scope, id);
    const { body, ...letter } = (await letterById(tx, concern.subject)) ?? refuse('review.unknown_concern');
    await audit(tx, scope, { action: 'mail.passages_read', subject: letter.letterId, details: { item: concern.itemId } }, app.clock.now());
    return { concern, letter, passages: passagesIn(body, hits) };
  });
}

export interface ReviewLetter extends LetterRow {
  /** What the same two wrote before: the last few, and how many in all and sent back. */
  before: (Pick<LetterRow, 'letterId' | 'author' | 'senderName' | 'body' | 'card' | 'sentAt' | 'lang'> & { state: LetterState })[];
  count: number;
  returned: number;
  /** Until then it is in hand. */
  leasedUntil: Date;
  /** It was written in the place of one that was returned: which, why, and whether that has gone on since; elsewhere: read at a facility where the reader does not work. */
  correction: 'elsewhere' | { first: LetterRow; why: ReturnRow } | null;
}

/**
 * A letter that a reviewer has in hand, with what came before. Mailroom and investigators; audited each time: as read, or `ahead` of that as brought to a browser
 * that does not show it yet. What is read stays in hand for as long as that takes. Refuses: review.unknown_item, mail.not_in_hand.
 */
export async function readForReview(app: App, scope: Scope, itemId: string, { ahead = false } = {}): Promise<ReviewLetter> {
  const item = await readItem(app, scope, itemId);
  if (item.standing !== 'mine') refuse('mail.not_in_hand');
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const leasedUntil = (ahead ? item.leasedUntil : await keepInHand(tx, scope, item, now)) ?? refuse('mail.not_in_hand');
    const letter = (await letterById(tx, item.subject)) ?? refuse('review.unknown_item');
    const about = { subject: letter.letterId, details: { item: itemId } };
    const action = ahead ? { action: 'mail.letter_brought', ...about } : { action: 'mail.letter_read', ...about };
    await audit(tx, scope, action, now);
    const { letters, count, returned } = await lettersBefore(tx, letter, THREAD_SHOWN);
    const before = letters.map(({ letterId, author, senderName, body, card, sentAt, lang, kinds }) => ({
      letterId,
      author,
      senderName,
      body,
      card,
      sentAt,
      lang,
      state: standing(kinds),
    }));
    return { ...letter, leasedUntil, before, count, returned, correction: await correctionOf(tx, letter) };
  });
}

/**
 * Some of the letters in which nothing was found, the most urgent first, taken in hand to be read on one page, each with its item. Mailroom; each is
 * audited as read.
 */
export async function readClean(app: App, scope: Scope): Promise<(LetterRow & { item: string })[]> {
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const items = new Map((await takeClean(tx, scope, now)).map(({ subject, itemId }) => [subject, itemId]));
    const found = new Map((await lettersWith(tx, [...items.keys()])).map((letter) => [letter.letterId, letter]));
    const letters = [...items].map(([subject, item]) => ({ ...found.get(subject)!, item }));
    const looks = letters.map(({ letterId, item }) => ({ action: 'mail.letter_read', subject: letterId, details: { item } }));
    await auditAll(tx, scope, looks, now);
    return letters;
  });
}

async function correctionOf(tx: Tx, { corrects }: LetterRow): Promise<ReviewLetter['correction']> {
  if (corrects === null) return null;
  const first = await letterById(tx, corrects);
  const why = first && (await returnOf(tx, first));
  return first && why ? { first, why } : 'elsewhere';
}
