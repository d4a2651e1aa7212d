import { readResident } from '#domain/directory/index.ts';
import {
  handIn,
  readDecision,
  REVIEW_DECIDED,
  REVIEW_HELD,
  type ReviewDecided,
  type ReviewHeld,
  screenText,
  withdraw,
} from '#domain/review/index.ts';
import { freeStamps, offerReply, spendStamps } from '#domain/stamps/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Subscriber } from '#kernel/outbox.ts';
import { type Job, addJob } from '#kernel/jobs.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope, systemFor, systemScope } from '#kernel/scope.ts';
import { LETTER_SENT, type LetterSent } from './events.ts';
import { insertInbox } from './inside/queries.ts';
import { insertState, letterById, type LetterRow, statesOf, takeTurn } from './queries.ts';
import { tellArrived } from './open-answer.ts';
import { isWaiting, replyOf, standing } from './rules.ts';
import { tellDecision, tellHeld } from './tell-decision.ts';

/** A letter is screened and goes to a person who reads it; one that its sender has cancelled meanwhile does not. */
async function putInLine(app: App, { letter: id }: LetterSent): Promise<void> {
  const scope = systemScope(`line-${id}`);
  const letter = await app.tx(scope, (tx) => unread(tx, id));
  if (!letter) return;
  const resident = await app.tx(scope, (tx) => readResident(tx, letter.residentId, app.clock.now()));
  const hits = await screenText(app, letter.body, { format: resident?.agency.number, ownNumber: letter.residentNumber });
  await app.tx(scope, async (tx) => {
    await takeTurn(tx, id);
    if (!(await unread(tx, id))) return;
    const { agencyId, facilityId, sentAt, dueAt } = letter;
    await handIn(app, tx, scope, { subject: id, agencyId, facilityId, sentAt, dueAt }, hits);
    await insertState(tx, letter, { kind: 'in_line', at: app.clock.now(), actor: null, details: {} });
  });
}

/** A letter that is on its way into the line. */
async function unread(tx: Tx, id: string): Promise<LetterRow | undefined> {
  const letter = await letterById(tx, id);
  return letter && standing((await statesOf(tx, id)).map(({ kind }) => kind)) === 'sent' ? letter : undefined;
}

/** Staff decided: a letter that goes on has used its stamps, one that comes back has not. Who is outside is told; who is held sees it on the tablet. */
async function followDecision(app: App, tx: Tx, scope: Scope, { item, subject, outcome }: ReviewDecided): Promise<void> {
  await takeTurn(tx, subject);
  const letter = await letterById(tx, subject);
  const decision = await readDecision(tx, item);
  if (!letter || !decision) return;
  const { reason, rule, note, at, actor } = decision;
  if (!(await insertState(tx, letter, { kind: outcome, at, actor, details: { reason, rule, note } }))) return;
  const isAnswer = letter.author === 'resident';
  if (!isAnswer) await insertInbox(tx, letter, { outcome, reason, rule, at });
  if (outcome === 'released') {
    await spendStamps(app, tx, scope, subject);
    await offerReply(app, tx, scope, { subject: replyOf(letter), resident: letter.residentId });
  } else await freeAll(app, tx, scope, letter);
  if (!isAnswer) await tellDecision(app, tx, scope, letter, decision);
  else if (outcome === 'released') await tellArrived(app, tx, scope, letter);
}

/** Staff look at a letter for longer: its sender is told, once. */
async function followHold(app: App, tx: Tx, scope: Scope, { subject }: ReviewHeld): Promise<void> {
  await takeTurn(tx, subject);
  const letter = await letterById(tx, subject);
  if (!letter) return;
  const isNew = await insertState(tx, letter, { kind: 'held', at: app.clock.now(), actor: null, details: {} });
  if (isNew && letter.author === 'customer') await tellHeld(app, tx, scope, letter);
}

/** Takes a letter back before anybody has read it; its stamps are free again. Twice is once. Customers. Refuses: mail.unknown_letter, cancel_too_late. */
export async function cancelLetter(app: App, scope: Scope, id: string): Promise<void> {
  requireRealm(scope, 'customer');
  requireActor(scope);
  const letter = (await app.tx(scope, (tx) => letterById(tx, id))) ?? refuse('mail.unknown_letter');
  const system = systemFor(scope, letter.agencyId);
  await app.tx(system, async (tx) => {
    await takeTurn(tx, id);
    const state = standing((await statesOf(tx, id)).map(({ kind }) => kind));
    if (state === 'cancelled') return;
    if (!isWaiting(state) || !(await withdraw(app, tx, system, id))) refuse('mail.cancel_too_late');
    await insertState(tx, letter, { kind: 'cancelled', at: app.clock.now(), actor: scope.actor, details: {} });
    await freeAll(app, tx, system, letter);
  });
}

const PUT_IN_LINE = 'mail.put_in_line';

export const jobs: Record<string, Job> = { [PUT_IN_LINE]: putInLine };

async function freeAll(app: App, tx: Tx, scope: Scope, letter: LetterRow): Promise<void> {
  for (const subject of [letter.letterId, replyOf(letter)]) await freeStamps(app, tx, scope, subject);
}

export const subscribers: Subscriber[] = [
  // Screening takes a moment: in a job of its own, outside of the transaction that brings the news.
  { event: LETTER_SENT, name: PUT_IN_LINE, run: (_app, tx, _scope, payload: LetterSent) => addJob(tx, PUT_IN_LINE, payload) },
  {
    event: REVIEW_DECIDED,
    name: 'mail.follow_decision',
    run: (app, tx, scope, payload: ReviewDecided) => followDecision(app, tx, scope, payload),
  },
  { event: REVIEW_HELD, name: 'mail.follow_hold', run: (app, tx, scope, payload: ReviewHeld) => followHold(app, tx, scope, payload) },
];
