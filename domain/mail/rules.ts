import {
  type LettersMost,
  readDealings,
  readReviewPolicy,
  readResident,
  readStampsPolicy,
  requireUseBy,
  type Resident,
} from '#domain/directory/index.ts';
import type { Hit } from '#domain/review/index.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import type { Author, StateKind } from './queries.ts';

/** What a letter to somebody may be, and costs, now. */
export interface LetterRules {
  resident: Resident;
  most: number;
  stamps: bigint;
  /** What a card costs besides; null where none can go along. */
  cardStamps: bigint | null;
  /** What a stamp for the answer costs; null where nobody can answer with one. */
  replyStamps: bigint | null;
  /** How many letters he may get from everybody outside; null where the agency has not said. */
  lettersMost: LettersMost | null;
  deadlineHours: number;
}

/** What a customer's letter may be; and her own name, null while she has not given it. */
export interface WriterRules extends LetterRules {
  writer: string | null;
}

/** A person the customer may write to now, in the caller's transaction. Refuses what rulesWith refuses, and directory.requireUse. */
export async function rulesFor(tx: Tx, scope: Scope, residentId: string, now: Date): Promise<WriterRules> {
  requireRealm(scope, 'customer');
  if (!isId('res', residentId)) return refuse('mail.unknown_resident');
  const [rules, dealings] = await Promise.all([
    rulesWith(tx, residentId, now),
    readDealings(tx, scope, requireActor(scope), [residentId], now, 'mail'),
  ]);
  await requireUseBy(tx, dealings, rules.resident, 'mail', now);
  return { ...rules, writer: dealings.knownAs };
}

/** The rules for letters to and from somebody held, whoever the other one is. Refuses: mail.unknown_resident, not_there, service_off. */
export async function rulesWith(tx: Tx, residentId: string, now: Date): Promise<LetterRules> {
  const resident = (isId('res', residentId) ? await readResident(tx, residentId, now) : undefined) ?? refuse('mail.unknown_resident');
  if (resident.status !== 'here') refuse('mail.not_there', { name: fullName(resident) });
  const policy = await readStampsPolicy(tx, resident, now);
  if (!resident.services.letters || policy === null || policy.costs.letter === null) return refuse('mail.service_off');
  const review = await readReviewPolicy(tx, resident, now);
  return {
    resident,
    most: policy.letterLength,
    stamps: BigInt(policy.costs.letter),
    cardStamps: policy.costs.ecard === null ? null : BigInt(policy.costs.ecard),
    replyStamps: policy.costs.reply === null ? null : BigInt(policy.costs.reply),
    lettersMost: policy.lettersMost ?? null,
    deadlineHours: review.deadlineHours,
  };
}

/** A letter as it is kept: line breaks, emoji and every script as typed. Refuses at `body`: mail.body_empty, body_too_long, body_unreadable. */
export function readBody(typed: unknown, most: number): string {
  const clean = cleanText(typed, { max: most, multiline: true });
  if (clean.ok) return clean.value;
  if (clean.reason === 'empty') return refuse('mail.body_empty', {}, 'body');
  if (clean.reason === 'too_long') return refuse('mail.body_too_long', { most, over: lengthOf(typed) - most }, 'body');
  return refuse('mail.body_unreadable', {}, 'body');
}

/** Characters as a reader counts them, line breaks too. */
export function lengthOf(text: unknown): number {
  return typeof text === 'string' ? [...text.replace(/\r\n?/g, '\n').normalize('NFC').trim()].length : 0;
}

export type LetterState = 'sent' | StateKind;

/** The same as a customer sees it. unread: handed on to somebody who left before opening it. */
export type LetterStanding = LetterState | 'unread';

/**
 * sent: on its way into the line. in_line: waits for staff. held: they look at it for longer. ready: read, waits for its day. released: handed on, waits for
 * the tablet. opened: by whom it is for. returned: sent back. undelivered: could not be handed on any more. cancelled: by its sender.
 * What was returned and handed on after another look is handed on.
 */
export function standing(kinds: Iterable<StateKind>): LetterState {
  const has = new Set(kinds);
  return (
    (['cancelled', 'undelivered', 'opened', 'released', 'returned', 'ready', 'held', 'in_line'] as const).find((kind) => has.has(kind)) ??
    'sent'
  );
}

/** The same as its reader says it: what waits for her is new. */
export function standingWord({ author, state }: { author: Author; state: LetterStanding }): LetterStanding | 'new' {
  return author === 'resident' && state === 'released' ? 'new' : state;
}

/** Staff have not decided yet. */
export function isWaiting(state: LetterStanding): boolean {
  return state === 'sent' || state === 'in_line' || state === 'held';
}

/** Its sender may still take it back, as far as staff let go of it. */
export function isOpen(state: LetterStanding): boolean {
  return isWaiting(state) || state === 'ready';
}

/** The lines of a text in which hits begin, each with its hits as they stand in it. */
export function passagesIn(body: string, hits: readonly Hit[]): { text: string; hits: Hit[] }[] {
  const starts = [0, ...[...body.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const byLine = Map.groupBy(hits, ({ from }) => starts.findLastIndex((start) => start <= from));
  return [...byLine].map(([line, found]) => {
    const start = starts[line]!;
    const end = Math.max(...found.map(({ to }) => to), (starts[line + 1] ?? body.length + 1) - 1);
    return { text: body.slice(start, end), hits: found.map((hit) => ({ ...hit, from: hit.from - start, to: hit.to - start })) };
  });
}

/** What the stamp for a letter's answer is set aside under. */
export function replyOf({ letterId }: { letterId: string }): string {
  return `${letterId}:reply`;
}

export function fullName(person: { givenName: string; familyName: string }): string {
  return `${person.givenName} ${person.familyName}`;
}
