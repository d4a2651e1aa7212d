import {
  type Account,
  bank,
  bankCosts,
  cashOverShort,
  credit,
  debit,
  type Entry,
  paymentsReceived,
  payoutsInTransit,
  postJournal,
  processorClearing,
  processorCosts,
  refundLosses,
  refundsPayable,
  remittancesInTransit,
  suspense,
} from '#domain/ledger/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { isId, newId } from '#kernel/ids.ts';
import { type Money, moneyToJson } from '#kernel/money.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { requireOperator, type Scope, systemFor } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { missingHere } from './break.ts';
import {
  breakById,
  type BreakRow,
  correctionsOf,
  insertCorrection,
  insertDecision,
  insertExplanation,
  takeBreak,
} from './queries/breaks.ts';
import { hastenRun } from './queries/runs.ts';
import { type SourceName, SOURCES } from './sources.ts';

const BREAK_NOTE_MAX = 500;

/** What stands against the correction: why their side is right and ours was not. */
export const CORRECTION_ACCOUNTS = [
  'payments_received',
  'refunds_payable',
  'suspense',
  'processor_costs',
  'refund_losses',
  'cash_over_short',
  'bank_costs',
  'payouts_in_transit',
  'remittances_in_transit',
] as const;
export type CorrectionAccount = (typeof CORRECTION_ACCOUNTS)[number];

const ACCOUNTS: Readonly<Record<CorrectionAccount, () => Account>> = {
  payments_received: paymentsReceived,
  refunds_payable: refundsPayable,
  suspense,
  processor_costs: processorCosts,
  refund_losses: refundLosses,
  cash_over_short: cashOverShort,
  bank_costs: bankCosts,
  payouts_in_transit: payoutsInTransit,
  remittances_in_transit: remittancesInTransit,
};

/** Brings the next run of a source forward to now. Operators. Refuses: payments.unknown_source, payments.run_under_way. */
export async function askRun(app: App, scope: Scope, input: { source: unknown }): Promise<void> {
  const operator = requireOperator(scope, 'finance');
  const source: SourceName = SOURCES.find((one) => one.name === input.source)?.name ?? refuse('payments.unknown_source');
  const system = systemFor(scope, null);
  await app.tx(system, async (tx) => {
    if (!(await hastenRun(tx, source, app.clock.now(), operator))) refuse('payments.run_under_way');
    await audit(tx, system, { action: 'payments.reconciliation_asked', subject: '-', agency: null, details: { source } }, app.clock.now());
  });
}

/** Says why a break stands. It still stands, and is no longer in the way of a month's close. Operators. Refuses: payments.unknown_break, payments.break_settled, and at the note's field payments.note_missing. */
export async function explainBreak(app: App, scope: Scope, input: { break: string; note: unknown; field?: string }): Promise<void> {
  const actor = requireOperator(scope, 'finance');
  const note = noteOf(input.note, input.field ?? 'note');
  await app.tx(scope, async (tx) => {
    const { breakId, reference, cause } = await standingBreak(tx, input.break);
    await insertExplanation(tx, { breakId, note, actor, at: app.clock.now() });
    await audit(
      tx,
      scope,
      { action: 'payments.break_explained', subject: reference ?? '-', details: { break: breakId, cause, note } },
      app.clock.now(),
    );
  });
}

/**
 * Asks for the journal that brings our side to theirs: just the difference, against one account. Another operator decides. Operators.
 * Refuses: payments.unknown_break, payments.break_settled, payments.nothing_to_correct, payments.correction_waits, and at the fields
 * payments.choose_account (`account`), payments.note_missing (`note`).
 */
export async function askCorrection(app: App, scope: Scope, input: { break: string; account: unknown; note: unknown }): Promise<string> {
  const askedBy = requireOperator(scope, 'finance');
  const account = CORRECTION_ACCOUNTS.find((one) => one === input.account);
  const cleaned = cleanText(input.note, { max: BREAK_NOTE_MAX, multiline: true });
  const errors: FieldError[] = [];
  if (account === undefined) errors.push({ field: 'account', code: 'payments.choose_account' });
  if (!cleaned.ok) errors.push({ field: 'note', code: 'payments.note_missing', params: { most: BREAK_NOTE_MAX } });
  refuseFields(errors);
  if (account === undefined || !cleaned.ok) return refuse('kernel.bad_input');
  return await app.tx(scope, async (tx) => {
    const found = await standingBreak(tx, input.break);
    const missing = missingHere(found) ?? refuse('payments.nothing_to_correct');
    if ((await correctionsOf(tx, found.breakId)).some((one) => one.isApproved !== false)) refuse('payments.correction_waits');
    const correctionId = newId('cor');
    const { breakId, matchKey } = found;
    await insertCorrection(tx, { correctionId, breakId, matchKey, account, ...missing, note: cleaned.value, askedBy, at: app.clock.now() });
    const details = {
      break: breakId,
      correction: correctionId,
      account,
      amount: moneyToJson(missing.amountCents - missing.feeCents),
      note: cleaned.value,
    };
    await audit(tx, scope, { action: 'payments.correction_asked', subject: found.reference ?? '-', details }, app.clock.now());
    return correctionId;
  });
}

/**
 * Decides on a correction somebody else asked for. Approved, its journal is posted in the same transaction, dated now; the next run finds the sides even.
 * Operators. Refuses: payments.unknown_break, payments.break_settled, payments.correction_decided, payments.own_correction.
 */
export async function decideCorrection(
  app: App,
  scope: Scope,
  input: { break: string; correction: string; approve: boolean; note: unknown },
): Promise<void> {
  const decidedBy = requireOperator(scope, 'finance');
  const cleaned = cleanText(input.note, { max: BREAK_NOTE_MAX, multiline: true });
  const note = cleaned.ok
    ? cleaned.value
    : cleaned.reason === 'empty'
      ? ''
      : refuse('payments.note_missing', { most: BREAK_NOTE_MAX }, 'decide-note');
  await app.tx(scope, async (tx) => {
    const found = await standingBreak(tx, input.break);
    const asked = (await correctionsOf(tx, found.breakId)).find((one) => one.correctionId === input.correction);
    if (asked?.isApproved !== null) return refuse('payments.correction_decided');
    if (asked.askedBy === decidedBy) refuse('payments.own_correction');
    const { correctionId, askedBy } = asked;
    await insertDecision(tx, { correctionId, askedBy, decidedBy, isApproved: input.approve, note, at: app.clock.now() });
    const details = { break: found.breakId, correction: correctionId, note };
    const subject = found.reference ?? '-';
    if (!input.approve) {
      await audit(tx, scope, { action: 'payments.correction_declined', subject, details }, app.clock.now());
      return;
    }
    await postJournal(tx, scope, {
      key: correctionId,
      kind: 'reconciliation_correction',
      reference: found.reference,
      at: app.clock.now(),
      entries: entriesOf(found, asked.account as CorrectionAccount, asked.amountCents - asked.feeCents),
    });
    await audit(tx, scope, { action: 'payments.correction_approved', subject, details }, app.clock.now());
  });
}

/** `netCents` above zero: our account must grow. */
function entriesOf({ source, account }: BreakRow, against: CorrectionAccount, netCents: Money): Entry[] {
  const { normalSide } = SOURCES.find((one) => one.name === source)!;
  const code = account ?? refuse('payments.nothing_to_correct');
  // The correction may be the first that is ever booked there: then it opens the account.
  const ours = [processorClearing(), bank()].find((one) => one.code === code) ?? code;
  const isDebit = netCents > 0n === (normalSide === 'debit');
  const cents = netCents > 0n ? netCents : -netCents;
  const other = ACCOUNTS[against]();
  return isDebit ? [debit(ours, cents), credit(other, cents)] : [credit(ours, cents), debit(other, cents)];
}

async function standingBreak(tx: Tx, id: string): Promise<BreakRow> {
  if (!isId('brk', id)) refuse('payments.unknown_break');
  await takeBreak(tx, id);
  const found = (await breakById(tx, id)) ?? refuse('payments.unknown_break');
  return found.state === 'settled' ? refuse('payments.break_settled') : found;
}

function noteOf(typed: unknown, field: string): string {
  const cleaned = cleanText(typed, { max: BREAK_NOTE_MAX, multiline: true });
  return cleaned.ok ? cleaned.value : refuse('payments.note_missing', { most: BREAK_NOTE_MAX }, field);
}
