import { noteIfRefused } from '#domain/directory/index.ts';
import { type DecisionTimes, readDecisionTimes } from '#domain/review/index.ts';
import { holdStamps } from '#domain/stamps/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Lang, requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { formatPlainDate } from '#words/format.ts';
import { type BanRow, readBetween } from './bans/queries.ts';
import { isCard } from './cards.ts';
import { insertSchedule } from './delivery/queries.ts';
import { readDay, requireSure } from './delivery/schedule.ts';
import { callLine } from './put-in-line.ts';
import { draftFor, type DraftRow, insertLetter, letterOfDraft, type LetterRow, saveCard, saveDraft } from './queries.ts';
import { type Reached, readReached, requireRoom } from './room.ts';
import { fullName, type LetterRules, readBody, replyOf, rulesFor, type WriterRules } from './rules.ts';

/** The longest draft there is, whatever the facility takes: nothing typed is lost because it is too long. */
export const DRAFT_MOST = 200_000;

export interface Writing extends WriterRules {
  draft: DraftRow | null;
  hasDetails: boolean;
  /** Whether letters from there are taken now; if not, nobody says why. */
  isTaken: boolean;
  /** What staff stopped letters between the two by; null: they did not. */
  ban: BanRow | null;
  /** The agency's limit that one letter more would break now. */
  reached: Reached | null;
  /** How long staff there usually take; null where too few letters were read to tell. */
  times: DecisionTimes | null;
}

/** What stands of a letter to somebody, and the rules for it. Customers. Refuses what rulesFor refuses. */
export async function readDraft(app: App, scope: Scope, residentId: string): Promise<Writing> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  return await noteIfRefused(app, scope, { resident: residentId, tried: 'send' }, () =>
    app.tx(scope, async (tx) => {
      const now = app.clock.now();
      const rules = await rulesFor(tx, scope, residentId, now);
      const reached = await readReached(tx, rules, now);
      const times = await readDecisionTimes(tx, rules.resident.facilityId, now);
      const draft = (await draftFor(tx, { author: 'customer', customer, residentId })) ?? null;
      const between = await readBetween(tx, { customer, residentId }, now);
      return { ...rules, ...between, draft, hasDetails: rules.writer !== null, reached, times };
    }),
  );
}

/**
 * Keeps what is written so far; also what is too long to be sent. `seen` is the mark of the draft that was on the page: what another window has kept since is
 * not written over. Customers. Refuses what rulesFor refuses, and at `body`: mail.body_empty, body_unreadable, draft_newer, no_draft (sent meanwhile).
 */
export async function keepDraft(
  app: App,
  scope: Scope,
  input: { resident: string; body: unknown; withReply?: boolean; seen?: string },
): Promise<DraftRow> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  const body = readBody(input.body, DRAFT_MOST);
  return await app.tx(scope, async (tx) => {
    const { resident } = await rulesFor(tx, scope, input.resident, app.clock.now());
    const { withReply = false, seen } = input;
    const pair = { author: 'customer', customer, residentId: resident.id } as const;
    const kept = await saveDraft(tx, { draftId: newId('dft'), ...pair, body, withReply, seen, savedAt: app.clock.now() });
    return kept ?? refuse((await draftFor(tx, pair)) ? 'mail.draft_newer' : 'mail.no_draft', {}, 'body');
  });
}

/**
 * Puts a card into the letter to somebody, or takes it out; a letter may begin with its card. Customers.
 * Refuses what rulesFor refuses, mail.no_cards, and at `card`: mail.choose_card.
 */
export async function chooseCard(app: App, scope: Scope, input: { resident: string; card: string | null }): Promise<DraftRow> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  const card = input.card === null || isCard(input.card) ? input.card : refuse('mail.choose_card', {}, 'card');
  return await app.tx(scope, async (tx) => {
    const { resident, cardStamps } = await rulesFor(tx, scope, input.resident, app.clock.now());
    if (card !== null && cardStamps === null) refuse('mail.no_cards');
    return await saveCard(tx, { draftId: newId('dft'), customer, residentId: resident.id, card, savedAt: app.clock.now() });
  });
}

export interface SendInput {
  resident: string;
  draft: string;
  version: number;
  /** "2026-12-24": it is read at once, and delivered on this day. Null or left out: as soon as it is read. */
  day?: string | null;
  /** She knows that staff may read it only after that day. */
  anyway?: boolean;
}

/**
 * Sends the draft exactly as its check page showed it: the letter, on its way into the line, and its stamps set aside in one transaction. Any number of
 * clicks: one letter. Customers. Refuses: what rulesFor and requireRoom refuse, mail.no_draft, draft_changed, banned, not_taken, no_cards, details_needed,
 * stamps.too_few, and at `body` what is wrong with it now; at `day` what readDay refuses, at `anyway` what requireSure refuses.
 */
export async function sendLetter(app: App, scope: Scope, input: SendInput): Promise<LetterRow> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  const sent = await noteIfRefused(app, scope, { resident: input.resident, tried: 'send' }, () =>
    app.tx(scope, async (tx) => {
      const pair = { customer, residentId: input.resident };
      // In the order in which they are asked: the draft is locked first.
      const [locked, asked] = [draftFor(tx, { author: 'customer', ...pair }), askFor(app, tx, scope, pair)];
      asked.catch(() => undefined); // what was sent before stays sent, whatever is true now
      const draft = await locked;
      if (draft?.draftId === input.draft) return await sendDraft(app, tx, scope, { draft, asked, input });
      return (await letterOfDraft(tx, input.draft)) ?? refuse('mail.no_draft');
    }),
  );
  await callLine(app);
  return sent;
}

/** What is asked before a letter between two is sent. */
interface Asked {
  rules: WriterRules;
  ban: BanRow | null;
  isTaken: boolean;
}

async function askFor(app: App, tx: Tx, scope: Scope, pair: { customer: string; residentId: string }): Promise<Asked> {
  const now = app.clock.now();
  const [rules, between] = await Promise.all([rulesFor(tx, scope, pair.residentId, now), readBetween(tx, pair, now)]);
  return { rules, ...between };
}

async function sendDraft(
  app: App,
  tx: Tx,
  scope: Scope,
  { draft, asked, input }: { draft: DraftRow; asked: Promise<Asked>; input: SendInput },
): Promise<LetterRow> {
  const now = app.clock.now();
  const { rules, ban, isTaken } = await asked;
  if (draft.version !== input.version) refuse('mail.draft_changed');
  requireNoBan(ban, fullName(rules.resident), scope.lang);
  if (!isTaken) refuse('mail.not_taken', { name: fullName(rules.resident) });
  const letter: LetterRow = {
    ...asLetter(draft, rules, scope.lang, now),
    replyStamps: draft.withReply ? (rules.replyStamps ?? 0n) : 0n,
    senderName: rules.writer ?? refuse('mail.details_needed'),
    recipientName: fullName(rules.resident),
  };
  await requireRoom(tx, rules, scope.lang, now);
  const { letterId, agencyId: agency, stamps, replyStamps } = letter;
  const day = input.day ? readDay(input.day, letter.timeZone, now, scope.lang) : null;
  if (day) requireSure(day.deliverOn, { ...letter, lang: scope.lang, anyway: input.anyway ?? false });
  await Promise.all([
    insertLetter(tx, letter),
    day && insertSchedule(tx, { letterId, customer: draft.customer, ...day }),
    holdStamps(app, tx, scope, { subject: letterId, agency, stamps }),
    holdStamps(app, tx, scope, { subject: replyOf(letter), agency, stamps: replyStamps }),
  ]);
  return letter;
}

/** Refuses mail.banned, with the day by which staff look at it once more. */
export function requireNoBan(ban: BanRow | null, name: string, lang: Lang): void {
  if (ban !== null) refuse('mail.banned', { name, day: formatPlainDate(ban.reviewOn, lang) });
}

/** A draft as the letter it becomes: what does not depend on who writes it. Refuses mail.no_cards, and at `body` what is wrong with it. */
export function asLetter(
  draft: DraftRow,
  { resident, most, stamps, cardStamps, deadlineHours }: LetterRules,
  lang: Lang,
  now: Date,
): Omit<LetterRow, 'senderName' | 'recipientName' | 'replyStamps'> {
  return {
    letterId: newId('let'),
    draftId: draft.draftId,
    author: draft.author,
    customer: draft.customer,
    residentId: resident.id,
    agencyId: resident.agencyId,
    facilityId: resident.facilityId,
    body: readBody(draft.body, most),
    card: draft.card,
    corrects: draft.corrects,
    stamps: stamps + (draft.card === null ? 0n : (cardStamps ?? refuse('mail.no_cards'))),
    residentName: fullName(resident),
    residentNumber: resident.number,
    facilityName: resident.facility.name,
    agencyName: resident.agency.name,
    timeZone: resident.facility.timeZone,
    lang,
    sentAt: now,
    dueAt: new Date(now.getTime() + deadlineHours * 3_600_000),
  };
}
