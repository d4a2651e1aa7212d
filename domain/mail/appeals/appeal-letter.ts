import { type AppealStanding, askAppeal, readStanding, type Side, withdrawAppeal } from '#domain/review/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope, systemFor } from '#kernel/scope.ts';
import { hindrance } from '../delivery/deliver.ts';
import { letterById, type LetterRow, takeTurn } from '../queries.ts';
import { aboutReturn, returnOf, type ReturnRow } from './returned.ts';

/** What both sides are told of a letter that was returned. Nothing of the letter stands in it. */
export interface ReturnView {
  letterId: string;
  /** He who asks wrote it; else it was for him. */
  isOwn: boolean;
  /** The other one of the two. */
  name: string;
  facilityName: string;
  timeZone: string;
  sentAt: Date;
  at: Date;
  /** Another look was won since. */
  hasGoneOn: boolean;
  /** Staff decided after this, their deadline; null: in time. */
  lateSince: Date | null;
  reason: string;
  rule: string;
  /** What staff wrote to who sent it, and to nobody else. */
  note: string | null;
  appeal: AppealStanding;
}

/** Why a letter was returned, and how another look at it stands. Either of the two. Refuses: mail.unknown_letter. */
export async function readReturn(app: App, scope: Scope, id: string): Promise<ReturnView> {
  return await withReturned(app, scope, id, async ({ tx, letter, returned, side }) => {
    const isOwn = letter.author === side;
    const { reason, rule, note } = returned.details;
    return {
      letterId: letter.letterId,
      isOwn,
      name: isOwn ? letter.recipientName : letter.senderName,
      facilityName: letter.facilityName,
      timeZone: letter.timeZone,
      sentAt: letter.sentAt,
      at: returned.at,
      hasGoneOn: returned.hasGoneOn,
      lateSince: returned.at > letter.dueAt ? letter.dueAt : null,
      reason: reason ?? '',
      rule: rule ?? '',
      note: isOwn ? (note ?? null) : null,
      appeal: await readStanding(app, tx, requireActor(scope), aboutReturn(letter, returned, side)),
    };
  });
}

/** Asks for another look at a letter, in own words. Twice is once. Either of the two. Refuses: mail.unknown_letter, and what askAppeal refuses. */
export async function appealLetter(app: App, scope: Scope, input: { letter: string; words: unknown }): Promise<void> {
  await withReturned(app, scope, input.letter, async ({ tx, system, letter, returned, side }) => {
    const parties = [letter.customer, letter.residentId];
    await askAppeal(app, tx, system, { ...aboutReturn(letter, returned, side), parties, words: input.words });
  });
}

/** Takes that back before anybody has decided. Either of the two. Refuses: mail.unknown_letter, and what withdrawAppeal refuses. */
export async function withdrawLetterAppeal(app: App, scope: Scope, id: string): Promise<void> {
  await withReturned(app, scope, id, ({ tx, system, letter }) => withdrawAppeal(app, tx, system, letter.letterId));
}

interface Asking {
  tx: Tx;
  system: Scope;
  letter: LetterRow;
  returned: ReturnRow;
  side: Side;
}

/** A letter that was returned and that he who asks may know of, alone with it. Its text he may not see, where it was for him. */
async function withReturned<R>(app: App, scope: Scope, id: string, work: (asking: Asking) => Promise<R>): Promise<R> {
  requireRealm(scope, 'customer', 'resident');
  if (scope.realm === 'resident') requireRole(scope, 'resident');
  const asker = requireActor(scope);
  const side: Side = scope.realm === 'resident' ? 'resident' : 'customer';
  const system = systemFor(scope);
  return await app.tx(system, async (tx) => {
    const letter = isId('let', id) ? await letterById(tx, id) : undefined;
    if (!letter || asker !== (side === 'resident' ? letter.residentId : letter.customer)) return refuse('mail.unknown_letter');
    // Of an answer she hears nothing where something stands between the two.
    const isHers = side === 'customer' && letter.author === 'resident';
    if (isHers && (await hindrance(tx, system, letter, app.clock.now())) !== null) return refuse('mail.unknown_letter');
    await takeTurn(tx, letter.letterId);
    const returned = (await returnOf(tx, letter)) ?? refuse('mail.unknown_letter');
    return await work({ tx, system, letter, returned, side });
  });
}
