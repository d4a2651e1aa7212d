import { standingsOf } from '#domain/directory/index.ts';
import { readOpenLogin } from '#domain/identity/index.ts';
import { holdStamps } from '#domain/stamps/index.ts';
import type { App } from '#kernel/app.ts';
import { newId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Scope, systemFor } from '#kernel/scope.ts';
import { type BanRow, banBetween } from '../bans/queries.ts';
import { callLine } from '../put-in-line.ts';
import { draftFor, type DraftRow, insertLetter, letterOfDraft, type LetterRow, saveDraft } from '../queries.ts';
import { fullName, type LetterRules, readBody, rulesWith } from '../rules.ts';
import { asLetter, DRAFT_MOST, requireNoBan } from '../write-letter.ts';
import { answerDrafts, type Mute, muteOf, nameOfWriter, type Writer, writersTo } from './queries.ts';
import { requireResident } from './read-inbox.ts';

/** Whom somebody held may think of writing to: whoever's letter was handed on to him, the latest first; and to whom he is writing. Residents. */
export async function listWriters(app: App, scope: Scope): Promise<(Writer & { savedAt: Date | null })[]> {
  const resident = requireResident(scope);
  return await app.tx(scope, async (tx) => {
    const drafts = new Map((await answerDrafts(tx, resident)).map(({ customer, savedAt }) => [customer, savedAt]));
    return (await writersTo(tx, resident)).map((writer) => ({ ...writer, savedAt: drafts.get(writer.customer) ?? null }));
  });
}

export interface Answering extends LetterRules {
  /** Whom it goes to. */
  name: string;
  /** Whether it can be sent now. */
  isOpen: boolean;
  /** He takes no letters from there himself. */
  mute: Mute | null;
  /** What staff stopped letters between the two by; null: they did not. */
  ban: BanRow | null;
  draft: DraftRow | null;
}

/** What stands of a letter to somebody who wrote to him, and the rules for it. Residents. Refuses what rulesTo refuses. */
export async function readAnswer(app: App, scope: Scope, to: string): Promise<Answering> {
  const residentId = requireResident(scope);
  const rules = await rulesTo(app, scope, to);
  const draft = await app.tx(scope, (tx) => draftFor(tx, { author: 'resident', customer: to, residentId }));
  return { ...rules, draft: draft ?? null };
}

/** Keeps what is written so far, whether it can be sent now or not. Residents. Refuses what rulesTo refuses, and at `body`: mail.body_empty, body_unreadable. */
export async function keepAnswer(app: App, scope: Scope, input: { to: string; body: unknown }): Promise<DraftRow> {
  const residentId = requireResident(scope);
  const body = readBody(input.body, DRAFT_MOST);
  await rulesTo(app, scope, input.to);
  const pair = { author: 'resident', customer: input.to, residentId } as const;
  const draft = { draftId: newId('dft'), ...pair, body, withReply: false, savedAt: app.clock.now() };
  return (await app.tx(scope, (tx) => saveDraft(tx, draft)))!;
}

/**
 * Sends the draft as its check page showed it: the letter, on its way into the line, and its stamps set aside in one transaction. Any number of clicks: one
 * letter. Residents. Refuses: what rulesTo refuses, mail.no_draft, draft_changed, banned, no_answer_now, stamps.too_few, and at `body` what is wrong with it now.
 */
export async function sendAnswer(app: App, scope: Scope, input: { to: string; draft: string; version: number }): Promise<LetterRow> {
  const residentId = requireResident(scope);
  const sent = await app.tx(scope, (tx) => letterOfDraft(tx, input.draft));
  if (sent) return sent;
  const rules = await rulesTo(app, scope, input.to);
  const letter = await app.tx(scope, async (tx) => {
    const draft = await draftFor(tx, { author: 'resident', customer: input.to, residentId });
    const before = await letterOfDraft(tx, input.draft);
    if (before) return before;
    if (draft?.draftId !== input.draft) return refuse('mail.no_draft');
    if (draft.version !== input.version) refuse('mail.draft_changed');
    requireNoBan(await banBetween(tx, draft), rules.name, scope.lang);
    if (!rules.isOpen) refuse('mail.no_answer_now', { name: rules.name });
    const answer: LetterRow = {
      ...asLetter(draft, rules, scope.lang, app.clock.now()),
      replyStamps: 0n,
      senderName: fullName(rules.resident),
      recipientName: rules.name,
    };
    await insertLetter(tx, answer);
    await holdStamps(app, tx, scope, { subject: answer.letterId, agency: answer.agencyId, stamps: answer.stamps, to: input.to });
    return answer;
  });
  await callLine(app);
  return letter;
}

/**
 * What a letter to somebody who wrote to him may be. Where she may not write to him – an order, the agency's rule, her own choice – it is not open for him
 * either; which of these it is stays hers and the agency's. Refuses: mail.unknown_writer, and what rulesWith refuses.
 */
export async function rulesTo(
  app: App,
  scope: Scope,
  to: string,
): Promise<LetterRules & Pick<Answering, 'name' | 'isOpen' | 'mute' | 'ban'>> {
  const residentId = requireResident(scope);
  const name = (await app.tx(scope, (tx) => nameOfWriter(tx, residentId, to))) ?? refuse('mail.unknown_writer');
  const house = systemFor(scope);
  return await app.tx(house, async (tx) => {
    const now = app.clock.now();
    const rules = await rulesWith(tx, residentId, now);
    const standing = (await standingsOf(tx, house, to, [rules.resident], now)).get(residentId)!;
    const mute = await muteOf(tx, residentId, to, now);
    const ban = await banBetween(tx, { customer: to, residentId });
    const isOpen =
      mute === null &&
      ban === null &&
      standing.services.mail.use.ok &&
      standing.pausedAt === null &&
      (await readOpenLogin(tx, house, to)) !== null;
    return { ...rules, name, isOpen, mute, ban };
  });
}
