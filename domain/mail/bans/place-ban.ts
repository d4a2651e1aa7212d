import { NOTE_MOST, readItem, type Reason, reasons, RULE_MOST } from '#domain/review/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { newId } from '#kernel/ids.ts';
import { publish } from '#kernel/outbox.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { type Lang, requireActor, requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { readDayWithin } from '../delivery/schedule.ts';
import { BAN_CHANGED, type BanChanged } from '../events.ts';
import { letterById, type LetterRow } from '../queries.ts';
import { type BanRow, insertBan } from './queries.ts';

/** So far ahead staff may say that they look at it once more. */
export const BAN_DAYS = 180;
export const banRoles = ['mailroom', 'investigator'] as const;

export interface BanInput {
  reason: unknown;
  rule: unknown;
  /** What both should know; may be empty. */
  note: unknown;
  /** "2026-12-24" */
  reviewOn: string;
}

/**
 * Stops letters between the two of a letter that is in hand, both ways, until somebody lifts it. Both are told why, until when it is looked at once more, and
 * how to ask. What waits between them goes back and its stamps are free; what somebody has in hand, when it would be handed on. Mailroom and investigators;
 * audited. Refuses: review.unknown_item, mail.not_in_hand, mail.banned_already, and the fields reason, rule, note, reviewOn.
 */
export async function placeBan(app: App, scope: Scope, input: BanInput & { item: string }): Promise<BanRow> {
  requireRealm(scope, 'staff');
  requireRole(scope, ...banRoles);
  const placedBy = requireActor(scope);
  const item = await readItem(app, scope, input.item);
  if (item.standing !== 'mine') refuse('mail.not_in_hand');
  return await app.tx(scope, async (tx) => {
    const at = app.clock.now();
    const letter = (await letterById(tx, item.subject)) ?? refuse('review.unknown_item');
    const said = readInput(input, letter.timeZone, at, scope.lang);
    const ban = { banId: newId('ban'), ...between(letter), ...said, itemId: item.itemId, placedAt: at, placedBy, liftedAt: null };
    if (!(await insertBan(tx, ban))) refuse('mail.banned_already');
    const { reason, rule, reviewOn: until } = said;
    await audit(tx, scope, { action: 'mail.banned', subject: ban.banId, details: { reason, rule, until } }, at);
    await publish(tx, scope, BAN_CHANGED, { ban: ban.banId, kind: 'placed' } satisfies BanChanged);
    return ban;
  });
}

function between(
  letter: LetterRow,
): Omit<BanRow, 'banId' | 'reason' | 'rule' | 'note' | 'itemId' | 'placedAt' | 'placedBy' | 'reviewOn' | 'liftedAt'> {
  const { customer, residentId, agencyId, facilityId, residentName, residentNumber, facilityName, timeZone } = letter;
  const customerName = letter.author === 'customer' ? letter.senderName : letter.recipientName;
  return { customer, residentId, agencyId, facilityId, customerName, residentName, residentNumber, facilityName, timeZone };
}

function readInput(
  input: BanInput,
  timeZone: string,
  now: Date,
  lang: Lang,
): { reason: Reason; rule: string; note: string | null; reviewOn: string } {
  const errors: FieldError[] = [];
  const reason = reasons.find((one) => one === input.reason);
  const rule = cleanText(input.rule, { max: RULE_MOST });
  const note = cleanText(input.note, { max: NOTE_MOST, multiline: true });
  if (reason === undefined) errors.push({ field: 'reason', code: 'review.choose_reason' });
  if (!rule.ok)
    errors.push({
      field: 'rule',
      code: rule.reason === 'empty' ? 'review.rule_missing' : 'review.rule_unreadable',
      params: { most: RULE_MOST },
    });
  if (!note.ok && note.reason !== 'empty') errors.push({ field: 'note', code: 'review.note_unreadable', params: { most: NOTE_MOST } });
  const reviewOn = readReviewDay(input.reviewOn, timeZone, now, lang, errors);
  refuseFields(errors);
  return { reason: reason!, rule: rule.ok ? rule.value : '', note: note.ok ? note.value : null, reviewOn };
}

/** The day by which staff look at it once more, from tomorrow on. What is wrong with it is noted at `reviewOn`. */
export function readReviewDay(typed: string, timeZone: string, now: Date, lang: Lang, errors: FieldError[]): string {
  const wrong = readDayWithin(typed, { most: BAN_DAYS, timeZone, now, lang });
  if (wrong !== null) errors.push({ field: 'reviewOn', ...wrong });
  return typed;
}
