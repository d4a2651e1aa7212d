import { openHold, settleHold, stampsHeld, stampsMonthly, voidHold } from '#domain/ledger/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { spentEntries } from '../book.ts';
import { choose, draw } from '../draw.ts';
import { takeTurn } from '../queries.ts';
import {
  endResidentUse,
  freeReplies,
  giftLots,
  insertGiftDraws,
  insertResidentUse,
  purseOf,
  type ResidentUseRow,
  residentUseOf,
} from './queries.ts';

/** Sets stamps of somebody held aside for an answer: a reply stamp of the one he answers, else those of the month, then his own. Refuses stamps.too_few. */
export async function holdResidentStamps(
  app: App,
  tx: Tx,
  scope: Scope,
  input: { subject: string; agency: string; stamps: bigint; to: string },
): Promise<void> {
  requireRealm(scope, 'resident');
  const residentId = requireActor(scope);
  const { subject, agency: agencyId } = input;
  await takeTurn(tx, residentId);
  if (input.stamps === 0n || (await residentUseOf(tx, subject))) return;
  const at = app.clock.now();
  const [reply] = await freeReplies(tx, residentId, input.to);
  const { monthly, own } = await purseOf(tx, residentId, agencyId, at);
  if (monthly === null || own === null) return refuse('kernel.not_allowed');
  const chosen = choose({ reply: reply?.subject ?? null, monthly, own }, input.stamps) ?? refuse('stamps.too_few');
  const use: ResidentUseRow = { subject, residentId, agencyId, ...chosen, at };
  await insertResidentUse(tx, use);
  for (const { key, account, stamps } of partsOf(use))
    await openHold(tx, scope, { key, account, amountCents: stamps, at, reference: subject });
}

/** The answer was delivered: what was set aside for it is spent, once. The sender's own stamp is spent by `spendReply`. */
export async function spendResidentStamps(
  app: App,
  tx: Tx,
  scope: Scope,
  use: ResidentUseRow,
  spendReply: (subject: string) => Promise<void>,
): Promise<void> {
  if (!(await ending(app, tx, use, 'spent'))) return;
  if (use.reply !== null) return await spendReply(use.reply);
  const at = app.clock.now();
  for (const { key, account, stamps, isOwn } of partsOf(use)) {
    const draws = isOwn ? draw(await giftLots(tx, use.residentId), stamps) : [];
    const entries = spentEntries(account, use.agencyId, stamps, draws);
    await settleHold(tx, scope, { key: `${key}:spent`, kind: 'stamps_spent', reference: use.subject, at, entries, hold: key });
    if (isOwn) await insertGiftDraws(tx, use, use.subject, draws, at);
  }
}

/** The answer was not delivered: what was set aside for it is free again, once. A reply stamp may be answered with again. */
export async function freeResidentStamps(app: App, tx: Tx, scope: Scope, use: ResidentUseRow): Promise<void> {
  if (!(await ending(app, tx, use, 'freed'))) return;
  for (const { key } of partsOf(use)) await voidHold(tx, scope, { hold: key, at: app.clock.now() });
}

async function ending(app: App, tx: Tx, use: ResidentUseRow, kind: 'spent' | 'freed'): Promise<boolean> {
  await takeTurn(tx, use.residentId);
  const end = await endResidentUse(tx, use, kind, app.clock.now());
  if (end.kind !== kind) throw new Error(`the stamps of ${use.subject} were ${end.kind}, now they are to be ${kind}`);
  return end.isNew;
}

function partsOf({ subject, residentId, agencyId, monthly, own }: ResidentUseRow) {
  return [
    { key: `stamps:${subject}:monthly`, account: stampsMonthly(residentId, agencyId), stamps: monthly, isOwn: false },
    { key: `stamps:${subject}`, account: stampsHeld(residentId, agencyId), stamps: own, isOwn: true },
  ].filter(({ stamps }) => stamps > 0n);
}
