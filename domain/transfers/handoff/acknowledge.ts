import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { isId, newId } from '#kernel/ids.ts';
import { moneyToJson } from '#kernel/money.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope, worksAt } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { postNow } from '../mark-posted.ts';
import { statesOf, takeTurnOfTransfer, transferById, type TransferRow } from '../queries/transfers.ts';
import { readReference } from '../reference.ts';
import { CLERK_REASONS, type ClerkReason } from '../returns/reasons.ts';
import { startReturn } from '../returns/start-return.ts';
import { type Answer, judgeAnswer, type Judgement, type KeptOut } from './judge-answer.ts';
import {
  acknowledgementOf,
  type ConflictWhy,
  type Deduction,
  deductionsOf,
  idOfReference,
  insertAcknowledgement,
  insertConflict,
  insertDeductions,
} from './queries/answers.ts';

/** What one call brings is answered in seconds, and in one transaction where its caller names it; a file may hold more. */
export const ANSWERS_MOST = 200;
const CHUNK = 100;
const NAME_MAX = 80;
const NOTE_MAX = 500;

export interface Verdict {
  transferId: string | null;
  reference: string | null;
  /** conflict: too late or against an earlier word, an operator looks. kept_out: cannot be true, or is nobody's. */
  verdict: 'posted' | 'rejected' | 'repeated' | 'conflict' | 'kept_out';
  why: KeptOut | ConflictWhy | null;
}

/**
 * What an agency says became of money: posted (with what it really took), or rejected, which sends it back to its sender with amount and fee. Each item on
 * its own: what cannot be true is kept out and named, the rest counts. The same said again changes nothing; a word too late or against an earlier one moves
 * nothing and waits for an operator. Amounts in cents. Trust clerks for their facilities, programs of the agency (`transfers:write`).
 * Refuses: kernel.not_allowed, transfers.no_items (none, or more than 200).
 */
export async function acknowledgeTransfers(app: App, scope: Scope, input: { items: readonly Answer[] }): Promise<Verdict[]> {
  requireRealm(scope, 'staff', 'machine');
  requireRole(scope, scope.realm === 'staff' ? 'trust_clerk' : 'transfers:write');
  requireActor(scope);
  if (input.items.length === 0 || input.items.length > ANSWERS_MOST) refuse('transfers.no_items', { most: ANSWERS_MOST });
  const ids = await app.tx(scope, (tx) => Promise.all(input.items.map((item) => findTransfer(tx, item))));
  // By id over all of them: a caller may hold them in one transaction, and two of those must not wait for each other in a ring.
  const order = [...input.items.keys()].sort((a, b) =>
    (ids[a] ?? '') < (ids[b] ?? '') ? -1 : (ids[a] ?? '') > (ids[b] ?? '') ? 1 : a - b,
  );
  const verdicts: Verdict[] = [];
  for (let from = 0; from < order.length; from += CHUNK) {
    const chunk = order.slice(from, from + CHUNK);
    const said = await app.tx(scope, (tx) =>
      answerAll(
        app,
        tx,
        scope,
        chunk.map((at) => input.items[at]!),
        null,
      ),
    );
    for (const [i, at] of chunk.entries()) verdicts[at] = said[i]!;
  }
  return verdicts;
}

/** Some answers in the caller's transaction, in their order. Turns are taken by id, so that two who answer at once do not wait for each other in a ring. */
export async function answerAll(app: App, tx: Tx, scope: Scope, items: readonly Answer[], answerId: string | null): Promise<Verdict[]> {
  const ids = await Promise.all(items.map((item) => findTransfer(tx, item)));
  for (const id of [...new Set(ids.flatMap((one) => one ?? []))].sort()) await takeTurnOfTransfer(tx, id);
  const verdicts: Verdict[] = [];
  for (const [i, item] of items.entries()) verdicts.push(await answerOne(app, tx, scope, item, ids[i], answerId));
  return verdicts;
}

async function findTransfer(tx: Tx, item: Answer): Promise<string | undefined> {
  if (item.transferId !== undefined) return isId('trf', item.transferId) ? item.transferId : undefined;
  const read = readReference(item.reference ?? '');
  return read === null ? undefined : await idOfReference(tx, read);
}

async function answerOne(app: App, tx: Tx, scope: Scope, raw: Answer, id: string | undefined, answerId: string | null): Promise<Verdict> {
  const transfer = id === undefined ? undefined : await transferById(tx, id);
  if (!transfer || transfer.agencyId !== scope.agency || !worksAt(scope, transfer.facilityId))
    return { transferId: null, reference: raw.reference ?? null, verdict: 'kept_out', why: 'unknown' };
  const answer = cleaned(raw);
  const before = await acknowledgementOf(tx, transfer.transferId);
  const judgement = judgeAnswer(
    {
      amountCents: transfer.amountCents,
      kinds: new Set((await statesOf(tx, transfer.transferId)).map(({ kind }) => kind)),
      before: before ? { outcome: before.outcome, deductions: await deductionsOf(tx, transfer.transferId) } : null,
    },
    answer,
  );
  await carryOut(app, tx, scope, { transfer, answer, judgement, answerId });
  const verdict = judgement.verdict === 'note_deductions' ? 'posted' : judgement.verdict;
  const why = 'why' in judgement ? judgement.why : null;
  return { transferId: transfer.transferId, reference: transfer.reference, verdict, why };
}

interface Step {
  transfer: TransferRow;
  answer: Answer;
  judgement: Judgement;
  answerId: string | null;
}

async function carryOut(app: App, tx: Tx, scope: Scope, { transfer, answer, judgement, answerId }: Step): Promise<void> {
  const at = app.clock.now();
  const { outcome, deductions = [], note = null } = answer;
  const reason = outcome === 'rejected' ? reasonOf(answer.reason) : null;
  const details = { outcome, reason, deductions: deductions.map(({ name, amountCents }) => ({ name, amount: moneyToJson(amountCents) })) };
  if (judgement.verdict === 'kept_out' || judgement.verdict === 'repeated') return;
  if (judgement.verdict === 'conflict') {
    const conflict = {
      conflictId: newId('cfl'),
      transferId: transfer.transferId,
      agencyId: transfer.agencyId,
      why: judgement.why,
      said: details,
    };
    if (!(await insertConflict(tx, { ...conflict, at, actor: scope.actor }))) return;
    app.log.error(
      { alert: 'transfers.answer_conflict', transfer: transfer.transferId, why: judgement.why },
      'an agency’s word comes too late',
    );
    const entry = {
      action: 'transfers.answer_conflict',
      subject: transfer.transferId,
      agency: transfer.agencyId,
      details: { why: judgement.why },
    };
    await audit(tx, scope, entry, at);
    return;
  }
  await insertAcknowledgement(tx, transfer, { outcome, reason, note, answerId, at, actor: scope.actor });
  await insertDeductions(tx, transfer, deductions);
  await audit(tx, scope, { action: 'transfers.acknowledged', subject: transfer.transferId, agency: transfer.agencyId, details }, at);
  if (judgement.verdict === 'posted') await postNow(app, tx, scope, transfer);
  if (judgement.verdict === 'rejected') await startReturn(app, tx, scope, transfer, reason ?? 'other', note);
}

function reasonOf(text: string | null | undefined): ClerkReason {
  return CLERK_REASONS.find((one) => one === text) ?? 'other';
}

/** Names and notes as they may be shown; a name that no one can read makes its deduction a bad one. */
function cleaned(answer: Answer): Answer {
  const note = cleanText(answer.note, { max: NOTE_MAX, multiline: true });
  const deductions = (answer.deductions ?? []).map(({ name, amountCents }): Deduction => {
    const clean = cleanText(name, { max: NAME_MAX });
    return { name: clean.ok ? clean.value : '', amountCents };
  });
  return { ...answer, deductions, note: note.ok ? note.value : null };
}
