import { credit, debit, type Entry, postJournal, residentMedia } from '#domain/ledger/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import { isRefusal, refuse } from '#kernel/refusal.ts';
import { requireRealm, type Scope } from '#kernel/scope.ts';
import { takeTurn } from '../queries.ts';
import { type Held, insertMediaDraws, mediaLots, mediaTurn, paidFor } from './queries.ts';

interface Bought extends Held {
  /** What is bought, opaque here: it is paid for once, ever. */
  subject: string;
  amountCents: Money;
  journal: { key: string; kind: string; entries: readonly Entry[] };
}

/**
 * Pays for a thing from a media balance, the oldest gift first, in the caller's transaction; `entries` say what the money is from now on. The system.
 * Refuses payments.media_short when there is not that much.
 */
export async function payFromMedia(app: App, tx: Tx, scope: Scope, input: Bought): Promise<void> {
  requireRealm(scope, 'system');
  await takeTurn(tx, mediaTurn(input.residentId));
  const draws: { giftId: string; customer: string; cents: Money }[] = [];
  let open = input.amountCents;
  for (const { giftId, customer, amountCents, drawnCents } of await mediaLots(tx, input.residentId)) {
    const left = amountCents - drawnCents;
    const cents = left < open ? left : open;
    if (cents > 0n) draws.push({ giftId, customer, cents });
    open -= cents;
  }
  if (open > 0n) refuse('payments.media_short');
  const at = app.clock.now();
  await insertMediaDraws(tx, input, input.subject, draws, at);
  const entries = [debit(residentMedia(input.residentId, input.agencyId), input.amountCents), ...input.journal.entries];
  await postJournal(tx, scope, { ...input.journal, reference: input.subject, at, entries });
}

/**
 * What a thing had cost, or a part of it, is in the media balance again, once; `entries` say what it was until now. False when the ledger has something of it set
 * aside, and nothing happened. The system.
 */
export async function putBackInMedia(app: App, tx: Tx, scope: Scope, input: Bought): Promise<boolean> {
  requireRealm(scope, 'system');
  await takeTurn(tx, mediaTurn(input.residentId));
  const at = app.clock.now();
  const entries = [...input.journal.entries, credit(residentMedia(input.residentId, input.agencyId), input.amountCents)];
  try {
    await postJournal(tx, scope, { ...input.journal, reference: input.subject, at, entries });
  } catch (error) {
    if (isRefusal(error) && error.code === 'ledger.overdraft') return false;
    throw error;
  }
  let open = input.amountCents;
  const draws = (await paidFor(tx, input.subject)).map((paid) => {
    const back = paid.cents < open ? paid.cents : open;
    open -= back;
    return { ...paid, cents: -back };
  });
  if (open > 0n) throw new Error(`${input.subject} cost ${open} cents less than it gives back`);
  await insertMediaDraws(
    tx,
    input,
    `${input.subject}:back`,
    draws.filter(({ cents }) => cents < 0n),
    at,
  );
  return true;
}
