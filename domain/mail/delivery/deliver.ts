import { noteIn, readResident, standingsOf } from '#domain/directory/index.ts';
import { readOpenLogin } from '#domain/identity/index.ts';
import { readDecision, withdraw } from '#domain/review/index.ts';
import { freeStamps, offerReply, spendStamps } from '#domain/stamps/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Sweep } from '#kernel/jobs.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { banBetween, banById, bannedAmong } from '../bans/queries.ts';
import { tellBan } from '../bans/tell-ban.ts';
import type { BanChanged, WriterMuted } from '../events.ts';
import { insertInbox, mutedAmong, muteOf } from '../inside/queries.ts';
import { insertState, letterById, type LetterRow, statesOf, takeTurn } from '../queries.ts';
import { replyOf, standing } from '../rules.ts';
import { tellArrived, tellDecision, tellUndelivered } from '../tell-customer.ts';
import { dueLetters, endSchedule, markReady, openLettersBetween, openLettersTo, openSchedule } from './queries.ts';

/** Why a letter that may go on can't: he is there no more, his new place takes no mail, staff stopped letters between the two, or they may not write to each other now. */
export type Hindrance = 'left' | 'no_mail' | 'banned' | 'not_allowed';

/** Staff let a letter go on: it is delivered, or waits for its day. The system, in the letter's turn. */
export async function handOn(app: App, tx: Tx, scope: Scope, letter: LetterRow, item: string): Promise<void> {
  const now = app.clock.now();
  const schedule = await openSchedule(tx, letter.letterId);
  const isReady = schedule !== undefined && schedule.deliverAt > now;
  if (!isReady) return await deliver(app, tx, scope, letter, item);
  if (await insertState(tx, letter, { kind: 'ready', at: now, actor: null, details: { item } })) await markReady(tx, letter.letterId);
}

/** Puts a letter before whom it is for. What can't be delivered any more goes back to who wrote it, with the stamps. */
async function deliver(app: App, tx: Tx, scope: Scope, letter: LetterRow, item: string): Promise<void> {
  const decision = await readDecision(tx, item);
  if (!decision) return;
  const why = await hindrance(tx, scope, letter, app.clock.now());
  if (why !== null) return await giveUp(app, tx, scope, letter, why);
  const { reason, rule, note, actor } = decision;
  const at = app.clock.now();
  if (!(await insertState(tx, letter, { kind: 'released', at, actor, details: { reason, rule, note } }))) return;
  await endSchedule(tx, letter.letterId, at);
  await spendStamps(app, tx, scope, letter.letterId);
  await offerReply(app, tx, scope, { subject: replyOf(letter), resident: letter.residentId });
  if (letter.author === 'resident') return await tellArrived(app, tx, scope, letter);
  await insertInbox(tx, letter, { outcome: 'released', reason, rule, at });
  await tellDecision(app, tx, scope, letter, decision);
}

/** Null: nothing stands against it. */
export async function hindrance(tx: Tx, scope: Scope, letter: LetterRow, now: Date): Promise<Hindrance | null> {
  const resident = await readResident(tx, letter.residentId, now);
  if (!resident) return 'left';
  const isAnswer = letter.author === 'resident';
  if (!isAnswer && resident.status !== 'here') return 'left';
  if (!isAnswer && !resident.services.letters) return 'no_mail';
  const stopped = await stopOf(tx, letter, now);
  if (stopped !== null) return stopped;
  const { use } = (await standingsOf(tx, scope, letter.customer, [resident], now)).get(resident.id)!.services.mail;
  if (use.ok && (!isAnswer || (await readOpenLogin(tx, scope, letter.customer)))) return null;
  // The agency's staff learn that the order has stopped something.
  if (!use.ok && use.because === 'restricted')
    await noteIn(tx, scope, { customer: letter.customer, residentId: letter.residentId, tried: 'send' }, now);
  return 'not_allowed';
}

async function giveUp(app: App, tx: Tx, scope: Scope, letter: LetterRow, why: Hindrance): Promise<void> {
  const at = app.clock.now();
  if (!(await insertState(tx, letter, { kind: 'undelivered', at, actor: null, details: { why } }))) return;
  await endLetter(app, tx, scope, letter, at);
  if (letter.author === 'customer') await tellUndelivered(app, tx, scope, letter, why);
}

/** A letter ends without having been delivered: what was set aside for it is free, and no day is awaited any more. */
export async function endLetter(app: App, tx: Tx, scope: Scope, letter: LetterRow, at: Date): Promise<void> {
  await endSchedule(tx, letter.letterId, at);
  for (const subject of [letter.letterId, replyOf(letter)]) await freeStamps(app, tx, scope, subject);
}

/** He is held elsewhere, or no more: what is on its way to him goes with him where mail is taken, else back. What somebody has in hand is decided first. */
export async function followMove(app: App, tx: Tx, scope: Scope, residentId: string): Promise<void> {
  for (const { letterId } of await openLettersTo(tx, residentId)) {
    await takeTurn(tx, letterId);
    const letter = await letterById(tx, letterId);
    const state = standing((await statesOf(tx, letterId)).map(({ kind }) => kind));
    const why = letter && (await hindrance(tx, scope, letter, app.clock.now()));
    if (!letter || (why !== 'left' && why !== 'no_mail')) continue;
    if (state === 'ready' || (await withdraw(app, tx, scope, letterId))) await giveUp(app, tx, scope, letter, why);
  }
}

/** What was on its way when he stopped letters from somebody goes back; what somebody has in hand, when it would be handed on. */
export async function followMute(app: App, tx: Tx, scope: Scope, { resident, customer }: WriterMuted): Promise<void> {
  await giveUpOpen(app, tx, scope, customer, resident);
}

/** The same when staff stopped letters between two. The customer is told of that, and of what they decide about it later. */
export async function followBan(app: App, tx: Tx, scope: Scope, { ban: id, kind }: BanChanged): Promise<void> {
  const ban = (await banById(tx, id))!;
  await giveUpOpen(app, tx, scope, ban.customer, ban.residentId);
  await tellBan(app, tx, scope, ban, kind);
}

async function giveUpOpen(app: App, tx: Tx, scope: Scope, customer: string, residentId: string): Promise<void> {
  for (const { letterId } of await openLettersBetween(tx, customer, residentId)) {
    await takeTurn(tx, letterId);
    const letter = await letterById(tx, letterId);
    const state = standing((await statesOf(tx, letterId)).map(({ kind }) => kind));
    const why = letter && (await stopOf(tx, letter, app.clock.now()));
    if (!letter || !why) continue;
    if (state === 'ready' || (await withdraw(app, tx, scope, letterId))) await giveUp(app, tx, scope, letter, why);
  }
}

/** Letters that nobody has to read go back: staff stopped letters between the two, or whom they are for takes none from their sender. Answers the others. */
export async function giveUpStopped(app: App, tx: Tx, scope: Scope, letters: readonly LetterRow[]): Promise<LetterRow[]> {
  const banned = await bannedAmong(tx, letters);
  const muted = await mutedAmong(
    tx,
    letters.filter(({ author }) => author === 'customer'),
    app.clock.now(),
  );
  const stopped = letters.filter(({ letterId }) => banned.has(letterId) || muted.has(letterId));
  for (const letter of stopped) await giveUp(app, tx, scope, letter, banned.has(letter.letterId) ? 'banned' : 'not_allowed');
  return letters.filter((letter) => !stopped.includes(letter));
}

/** Staff stopped letters between the two, or he those from her. Of him she reads the same as where the agency does not allow it. */
async function stopOf(tx: Tx, letter: LetterRow, now: Date): Promise<'banned' | 'not_allowed' | null> {
  if (await banBetween(tx, letter)) return 'banned';
  const isMuted = letter.author === 'customer' && (await muteOf(tx, letter.residentId, letter.customer, now)) !== null;
  return isMuted ? 'not_allowed' : null;
}

const AT_ONCE = 500;

/** Letters whose day has come. */
export const deliverDue: Sweep = {
  name: 'mail.deliver_due',
  everySeconds: 60,
  async run(app) {
    const scope = systemScope('mail.deliver_due');
    for (const id of await app.tx(scope, (tx) => dueLetters(tx, app.clock.now(), AT_ONCE)))
      await app.tx(scope, async (tx) => {
        await takeTurn(tx, id);
        const letter = await letterById(tx, id);
        const ready = (await statesOf(tx, id)).find(({ kind }) => kind === 'ready');
        const schedule = await openSchedule(tx, id);
        const item = ready?.details['item'];
        // Taken back, or another day chosen, in the meantime.
        if (letter && item && schedule && schedule.deliverAt <= app.clock.now()) await deliver(app, tx, scope, letter, item);
      });
  },
};
