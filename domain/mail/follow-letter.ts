import { PERSON_MOVED, type PersonMoved } from '#domain/directory/index.ts';
import {
  APPEAL_DECIDED,
  type AppealDecided,
  type Decision,
  readDecision,
  REVIEW_DECIDED,
  REVIEW_HELD,
  type ReviewDecided,
  type ReviewHeld,
  withdraw,
} from '#domain/review/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Subscriber } from '#kernel/outbox.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope, systemFor } from '#kernel/scope.ts';
import { followAppeal } from './appeals/follow-appeal.ts';
import { endLetter, followBan, followMove, followMute, handOn, hindrance } from './delivery/deliver.ts';
import { BAN_CHANGED, type BanChanged, OMBUDS_WRITTEN, type OmbudsWritten, WRITER_MUTED, type WriterMuted } from './events.ts';
import { insertInbox } from './inside/queries.ts';
import { tellOmbuds } from './ombuds/work-as-ombuds.ts';
import { insertState, letterById, type LetterRow, statesOf, takeTurn } from './queries.ts';
import { isWaiting, standing } from './rules.ts';
import { tellAnswerReturned, tellDecision, tellHeld } from './tell-customer.ts';

/** Staff decided: what goes on is delivered, or waits for its day; what comes back has not used its stamps. Both sides are told. */
async function followDecision(app: App, tx: Tx, scope: Scope, { item, subject, outcome }: ReviewDecided): Promise<void> {
  await takeTurn(tx, subject);
  const letter = await letterById(tx, subject);
  const decision = await readDecision(tx, item);
  if (!letter || !decision) return;
  if (outcome === 'released') return await handOn(app, tx, scope, letter, item);
  const { reason, rule, note, at, actor } = decision;
  if (!(await insertState(tx, letter, { kind: outcome, at, actor, details: { reason, rule, note } }))) return;
  await endLetter(app, tx, scope, letter, at);
  if (letter.author === 'resident') return await tellIfAllowed(app, tx, scope, letter, decision);
  await insertInbox(tx, letter, { outcome, reason, rule, at });
  await tellDecision(app, tx, scope, letter, decision);
}

/** Where an order or her own word stands between the two she hears nothing of him. */
async function tellIfAllowed(app: App, tx: Tx, scope: Scope, letter: LetterRow, decision: Decision): Promise<void> {
  if ((await hindrance(tx, scope, letter, app.clock.now())) === null) await tellAnswerReturned(app, tx, scope, letter, decision);
}

/** Staff look at a letter for longer: its sender is told, once. */
async function followHold(app: App, tx: Tx, scope: Scope, { subject }: ReviewHeld): Promise<void> {
  await takeTurn(tx, subject);
  const letter = await letterById(tx, subject);
  if (!letter) return;
  const isNew = await insertState(tx, letter, { kind: 'held', at: app.clock.now(), actor: null, details: {} });
  if (isNew && letter.author === 'customer') await tellHeld(app, tx, scope, letter);
}

/**
 * Takes a letter back before anybody has read it, or before its day; its stamps are free again. Twice is once. Customers and people held, what they wrote.
 * Refuses: mail.unknown_letter, cancel_too_late.
 */
export async function cancelLetter(app: App, scope: Scope, id: string): Promise<void> {
  requireRealm(scope, 'customer', 'resident');
  requireActor(scope);
  const letter = await app.tx(scope, (tx) => letterById(tx, id));
  if (letter?.author !== scope.realm) return refuse('mail.unknown_letter');
  const system = systemFor(scope, letter.agencyId);
  await app.tx(system, async (tx) => {
    await takeTurn(tx, id);
    const state = standing((await statesOf(tx, id)).map(({ kind }) => kind));
    if (state === 'cancelled') return;
    if (state !== 'ready' && !(isWaiting(state) && (await withdraw(app, tx, system, id)))) refuse('mail.cancel_too_late');
    const at = app.clock.now();
    await insertState(tx, letter, { kind: 'cancelled', at, actor: scope.actor, details: {} });
    await endLetter(app, tx, system, letter, at);
  });
}

export const subscribers: Subscriber[] = [
  {
    event: REVIEW_DECIDED,
    name: 'mail.follow_decision',
    run: (app, tx, scope, payload: ReviewDecided) => followDecision(app, tx, scope, payload),
  },
  {
    event: APPEAL_DECIDED,
    name: 'mail.follow_appeal',
    run: (app, tx, scope, payload: AppealDecided) => followAppeal(app, tx, scope, payload),
  },
  {
    event: PERSON_MOVED,
    name: 'mail.follow_move',
    run: (app, tx, scope, { resident }: PersonMoved) => followMove(app, tx, scope, resident),
  },
  { event: WRITER_MUTED, name: 'mail.follow_mute', run: (app, tx, scope, payload: WriterMuted) => followMute(app, tx, scope, payload) },
  { event: OMBUDS_WRITTEN, name: 'mail.tell_ombuds', run: (app, tx, scope, payload: OmbudsWritten) => tellOmbuds(app, tx, scope, payload) },
  { event: BAN_CHANGED, name: 'mail.follow_ban', run: (app, tx, scope, payload: BanChanged) => followBan(app, tx, scope, payload) },
  { event: REVIEW_HELD, name: 'mail.follow_hold', run: (app, tx, scope, payload: ReviewHeld) => followHold(app, tx, scope, payload) },
];
