import { nameAskers } from '#domain/identity/index.ts';
import { chargebackReceivable, credit, customerWallet, debit, readBalance, settleHold, unlessNew, voidHold } from '#domain/ledger/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { type Money, moneyToJson } from '#kernel/money.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { requireOperator, type Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { factsOf, paymentById, takeTurn } from '../queries.ts';
import { recordFact } from '../record-fact.ts';
import { standOfPayment } from '../refunds/make-good.ts';
import { type Dispute, disputesOf } from '../refunds/refund.ts';
import { emptyIfClosed } from '../wallet/empty-wallet.ts';
import { HELD_CHOICES, heldKey, type HeldChoice, isGivenBack, takeable, takenKey } from './held-part.ts';
import { endHeld, type HeldAsk, heldAsksOf, heldById, type HeldRow, insertHeldAsk, insertHeldDecision } from './queries.ts';
import { tellHeld } from './tell-held.ts';

const HELD_NOTE_MAX = 500;

export interface HeldFile extends HeldRow {
  purpose: string;
  subject: string;
  reason: string | null;
  /** What the bank has kept. */
  lostCents: Money;
  /** What the payer owes us in all for what banks took. */
  owedCents: Money;
  /** What of the held part can be taken; zero: he owes nothing any more. */
  takeableCents: Money;
  /** What can be asked for; none: the bank has not decided, or it is over. */
  choices: readonly HeldChoice[];
  asks: (HeldAsk & { askedByName: string | null; decidedByName: string | null })[];
  /** What waits for a second person. */
  open: HeldAsk | null;
  isOwn: boolean;
}

interface Known {
  row: HeldRow;
  dispute: Dispute;
  purpose: string;
  subject: string;
  owedCents: Money;
  takeableCents: Money;
  choices: readonly HeldChoice[];
  asks: HeldAsk[];
  open: HeldAsk | null;
}

/** A part of a wallet that is set aside for a dispute, with what was asked and decided about it. Finance; audited. Refuses payments.unknown_held. */
export async function readHeld(app: App, scope: Scope, id: string): Promise<HeldFile> {
  const actor = requireOperator(scope, 'finance');
  const { row, dispute, ...known } = await app.tx(scope, async (tx) => {
    const found = await knownHeld(tx, scope, id);
    await audit(
      tx,
      scope,
      { action: 'payments.held_read', subject: found.row.paymentId, agency: null, details: { dispute: id } },
      app.clock.now(),
    );
    return found;
  });
  const name = await nameAskers(app, scope, known.asks);
  return {
    ...row,
    ...known,
    reason: dispute.reason,
    lostCents: dispute.withdrawnCents - dispute.reinstatedCents,
    asks: known.asks.map(name),
    isOwn: known.open?.askedBy === actor,
  };
}

/**
 * Says whether the held part goes against what its owner's bank took, or is his to use again; another one decides. Finance. Refuses: payments.unknown_held,
 * held_not_lost while the bank has not kept it, held_over, held_waits, and at the fields choose_what (`choice`), note_missing (`note`).
 */
export async function askHeld(app: App, scope: Scope, input: { dispute: string; choice: unknown; note: unknown }): Promise<void> {
  const askedBy = requireOperator(scope, 'finance');
  const note = cleanText(input.note, { max: HELD_NOTE_MAX, multiline: true });
  await app.tx(scope, async (tx) => {
    const { row, choices, open } = await takeHeld(tx, scope, input.dispute);
    const choice = choices.find((one) => one === input.choice);
    const errors: FieldError[] = [];
    if (choice === undefined) errors.push({ field: 'choice', code: 'payments.choose_what' });
    if (!note.ok) errors.push({ field: 'note', code: 'payments.note_missing', params: { most: HELD_NOTE_MAX } });
    refuseFields(errors);
    if (choice === undefined || !note.ok) return refuse('kernel.bad_input');
    if (open !== null) refuse('payments.held_waits');
    const at = app.clock.now();
    await insertHeldAsk(tx, { askId: newId('hla'), dispute: row.dispute, choice, note: note.value, askedBy, at });
    const details = { dispute: row.dispute, held: moneyToJson(row.amountCents), choice, note: note.value };
    await audit(tx, scope, { action: 'payments.held_asked', subject: row.paymentId, agency: null, details }, at);
  });
}

/**
 * Says yes or no to what somebody else asked. With the yes the money is booked, the hold ends and its owner is told. Finance. Refuses: payments.unknown_held,
 * held_over, own_held, and with a yes held_not_lost and held_nothing_owed, when that is how it stands by now.
 */
export async function decideHeld(app: App, scope: Scope, input: { dispute: string; approve: boolean }): Promise<void> {
  const decidedBy = requireOperator(scope, 'finance');
  await app.tx(scope, async (tx) => {
    const known = await takeHeld(tx, scope, input.dispute, input.approve);
    const ask = known.open ?? refuse('payments.held_over');
    if (ask.askedBy === decidedBy) refuse('payments.own_held');
    if (input.approve && !known.choices.includes(ask.choice)) refuse('payments.held_nothing_owed');
    const at = app.clock.now();
    await insertHeldDecision(tx, ask, { decidedBy, isApproved: input.approve, at });
    if (input.approve) await endHold(app, tx, scope, known, ask.choice);
    const action = input.approve ? 'payments.held_approved' : 'payments.held_declined';
    const { dispute, paymentId, amountCents } = known.row;
    const taken = input.approve && ask.choice === 'take' ? moneyToJson(known.takeableCents) : null;
    const details = { dispute, held: moneyToJson(amountCents), choice: ask.choice, taken };
    await audit(tx, scope, { action, subject: paymentId, agency: null, details }, at);
  });
}

/** Taken: against what the payer owes, and what is held beyond that is free. Freed: his again, and he owes as before. */
async function endHold(app: App, tx: Tx, scope: Scope, { row, subject, takeableCents }: Known, choice: HeldChoice): Promise<void> {
  const at = app.clock.now();
  const { dispute, customer } = row;
  const hold = heldKey(dispute);
  await emptyIfClosed(tx, scope, customer);
  if (choice === 'take') {
    const entries = [debit(customerWallet(customer), takeableCents), credit(chargebackReceivable(customer), takeableCents)];
    const key = takenKey(dispute);
    await settleHold(tx, scope, { key, hold, kind: 'wallet_taken', reference: subject, at, entries });
    // No refund of this payment is settled with it a second time.
    await recordFact(app, tx, row.paymentId, { kind: 'made_good', processorObject: key, amountCents: takeableCents });
  } else await voidHold(tx, scope, { hold, at });
  await endHeld(tx, dispute, at, choice === 'take' ? takeableCents : null);
  await tellHeld(app, tx, scope, { customer, dispute, what: choice, amountCents: choice === 'take' ? takeableCents : row.amountCents });
}

async function takeHeld(tx: Tx, scope: Scope, id: string, mustBeLost = true): Promise<Known> {
  const row = (await heldById(tx, id)) ?? refuse('payments.unknown_held');
  // As the bank's news does: whoever is second sees what the first has done.
  await takeTurn(tx, row.paymentId);
  const known = await knownHeld(tx, scope, id);
  if (known.row.endedAt !== null) refuse('payments.held_over');
  if (mustBeLost && known.choices.length === 0) refuse('payments.held_not_lost');
  return known;
}

async function knownHeld(tx: Tx, scope: Scope, id: string): Promise<Known> {
  const row = (await heldById(tx, id)) ?? refuse('payments.unknown_held');
  const { purpose, subject } = (await paymentById(tx, row.paymentId))!;
  const facts = await factsOf(tx, row.paymentId);
  const dispute = disputesOf(facts).find((one) => one.dispute === id)!;
  const owedCents = await unlessNew(readBalance(tx, scope, chargebackReceivable(row.customer)), 0n);
  const isOpen = row.endedAt === null && row.lostAt !== null && !isGivenBack(dispute);
  const { lostCents } = await standOfPayment(tx, row.paymentId, facts);
  const takeableCents = takeable(row.amountCents, dispute, lostCents < owedCents ? lostCents : owedCents);
  const asks = await heldAsksOf(tx, id);
  return {
    row,
    dispute,
    purpose,
    subject,
    owedCents,
    takeableCents,
    choices: isOpen ? HELD_CHOICES.filter((one) => one === 'free' || takeableCents > 0n) : [],
    asks,
    open: row.endedAt === null ? (asks.find(({ decidedAt }) => decidedAt === null) ?? null) : null,
  };
}
