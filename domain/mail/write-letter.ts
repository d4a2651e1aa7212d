import { noteRestrictions } from '#domain/directory/index.ts';
import { readPersonalDetails } from '#domain/identity/index.ts';
import { holdStamps } from '#domain/stamps/index.ts';
import type { App } from '#kernel/app.ts';
import { newId } from '#kernel/ids.ts';
import { publish } from '#kernel/outbox.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Lang, requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { isCard } from './cards.ts';
import { LETTER_SENT, type LetterSent } from './events.ts';
import { deleteDraft, draftFor, type DraftRow, insertLetter, letterOfDraft, type LetterRow, saveCard, saveDraft } from './queries.ts';
import { fullName, type LetterRules, readBody, replyOf, rulesFor } from './rules.ts';

/** The longest draft there is, whatever the facility takes: nothing typed is lost because it is too long. */
export const DRAFT_MOST = 200_000;

export interface Writing extends LetterRules {
  draft: DraftRow | null;
  hasDetails: boolean;
}

/** What stands of a letter to somebody, and the rules for it. Customers. Refuses what rulesFor refuses. */
export async function readDraft(app: App, scope: Scope, residentId: string): Promise<Writing> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  await noteRestrictions(app, scope, residentId, 'send');
  return await app.tx(scope, async (tx) => {
    const rules = await rulesFor(tx, scope, residentId, app.clock.now());
    const hasDetails = (await readPersonalDetails(tx, scope, customer)) !== null;
    return { ...rules, draft: (await draftFor(tx, { author: 'customer', customer, residentId })) ?? null, hasDetails };
  });
}

/** Keeps what is written so far; also what is too long to be sent. Customers. Refuses what rulesFor refuses, and at `body`: mail.body_empty, body_unreadable. */
export async function keepDraft(
  app: App,
  scope: Scope,
  input: { resident: string; body: unknown; withReply?: boolean },
): Promise<DraftRow> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  const body = readBody(input.body, DRAFT_MOST);
  return await app.tx(scope, async (tx) => {
    const { resident } = await rulesFor(tx, scope, input.resident, app.clock.now());
    const withReply = input.withReply ?? false;
    const pair = { author: 'customer', customer, residentId: resident.id } as const;
    return await saveDraft(tx, { draftId: newId('dft'), ...pair, body, withReply, savedAt: app.clock.now() });
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

/**
 * Sends the draft exactly as its check page showed it: the letter, its stamps set aside and the news in one transaction. Any number of clicks: one letter.
 * Customers. Refuses: what rulesFor refuses, mail.no_draft, draft_changed, no_cards, details_needed, stamps.too_few, and at `body` what is wrong with it now.
 */
export async function sendLetter(app: App, scope: Scope, input: { resident: string; draft: string; version: number }): Promise<LetterRow> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  await noteRestrictions(app, scope, input.resident, 'send');
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const draft = await draftFor(tx, { author: 'customer', customer, residentId: input.resident });
    const before = await letterOfDraft(tx, input.draft);
    if (before) return before;
    if (draft?.draftId !== input.draft) return refuse('mail.no_draft');
    const rules = await rulesFor(tx, scope, input.resident, now);
    if (draft.version !== input.version) refuse('mail.draft_changed');
    const details = (await readPersonalDetails(tx, scope, customer)) ?? refuse('mail.details_needed');
    const letter: LetterRow = {
      ...asLetter(draft, rules, scope.lang, now),
      replyStamps: draft.withReply ? (rules.replyStamps ?? 0n) : 0n,
      senderName: [details.firstName, details.lastName].filter(Boolean).join(' '),
      recipientName: fullName(rules.resident),
    };
    await insertLetter(tx, letter);
    await holdStamps(app, tx, scope, { subject: letter.letterId, agency: letter.agencyId, stamps: letter.stamps });
    await holdStamps(app, tx, scope, { subject: replyOf(letter), agency: letter.agencyId, stamps: letter.replyStamps });
    await deleteDraft(tx, draft.draftId);
    await publish(tx, scope, LETTER_SENT, { letter: letter.letterId } satisfies LetterSent);
    return letter;
  });
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
