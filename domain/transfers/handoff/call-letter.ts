import type { Brought } from '#kernel/courier.ts';
import { moneyToJson, parseMoney } from '#kernel/money.ts';
import type { FileRow } from './render-file.ts';
import { DEDUCTIONS_MOST, type Answer } from './judge-answer.ts';
import { reasonOf } from './answer-columns.ts';
import type { Deduction } from './queries/answers.ts';

/** Twenty deductions with long names fit. */
export const CALL_ANSWER_BYTES = 16 * 1024;

/** What an agency's API is told of one transfer. The same every time: it is kept as it was first said. */
export function callBody(id: string, row: FileRow & { facilityId: string }): string {
  return JSON.stringify({
    type: 'transfer.hand_over',
    id,
    reference: row.reference,
    resident: { number: row.residentNumber, name: row.residentName },
    facility: { id: row.facilityId, name: row.facilityName },
    category: row.category,
    amount: moneyToJson(row.amountCents),
    currency: 'usd',
    sender: row.senderName,
    received_at: row.appliedAt.toISOString(),
    // Only where the agency holds it: what others are told stays as it was.
    ...(row.availableOn === null ? {} : { available_on: row.availableOn }),
  });
}

export type CallAnswer =
  /** It has the money on its list, and will say later what became of it. */
  | { said: 'accepted' }
  | { said: 'posted' | 'rejected'; answer: Answer }
  /** Nobody knows whether it took it: it is asked again, under the same key. */
  | { said: 'unclear'; why: string };

/** What an answer says. Only an answer that is whole and makes sense counts; everything else is asked again. */
export function readCallAnswer(
  transferId: string,
  { status, trouble, answer }: Pick<Brought, 'status' | 'trouble' | 'answer'>,
): CallAnswer {
  const unclear = (why: string): CallAnswer => ({ said: 'unclear', why });
  if (status === null) return unclear(trouble ?? 'broke_off');
  if (status < 200 || status > 299) return unclear('refused');
  const said = parsed(answer);
  if (said === null) return unclear('unreadable');
  switch (said['result']) {
    case 'accepted':
      return { said: 'accepted' };
    case 'rejected': {
      const reason = typeof said['reason'] === 'string' ? said['reason'] : '';
      const known = reasonOf(reason);
      return {
        said: 'rejected',
        answer: { transferId, outcome: 'rejected', reason: known, note: known === 'other' ? reason || null : null },
      };
    }
    case 'posted': {
      const deductions = deductionsIn(said['deductions']);
      const amount = said['amount'] === undefined ? null : cents(said['amount']);
      if (deductions === null || (said['amount'] !== undefined && amount === null)) return unclear('unreadable');
      return { said: 'posted', answer: { transferId, outcome: 'posted', amountCents: amount, deductions } };
    }
    default:
      return unclear('unreadable');
  }
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === 'object' && said !== null && !Array.isArray(said) ? (said as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function deductionsIn(said: unknown): Deduction[] | null {
  if (said === undefined) return [];
  if (!Array.isArray(said) || said.length > DEDUCTIONS_MOST) return null;
  const found: Deduction[] = [];
  for (const one of said as unknown[]) {
    if (typeof one !== 'object' || one === null || !('name' in one) || typeof one.name !== 'string' || !('amount' in one)) return null;
    const amountCents = cents(one.amount);
    if (amountCents === null) return null;
    if (amountCents > 0n) found.push({ name: one.name, amountCents });
  }
  return found;
}

/** Amounts are decimal strings, as everywhere in our API. A number is none: it may have lost cents on its way. */
function cents(said: unknown): bigint | null {
  const read = typeof said === 'string' ? parseMoney(said) : null;
  return read?.ok === true ? read.cents : null;
}

const [SECOND, MINUTE] = [1000, 60_000];
const AFTER_TROUBLE = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE];
const AFTER_ACCEPTED = [MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE];

/** When to ask again after this many tries: sooner when nobody knows, later when the agency has said that it has it. */
export function nextAsk(said: 'accepted' | 'unclear', tries: number, now: Date): Date {
  const gaps = said === 'accepted' ? AFTER_ACCEPTED : AFTER_TROUBLE;
  return new Date(now.getTime() + gaps[Math.min(Math.max(tries, 1), gaps.length) - 1]!);
}
