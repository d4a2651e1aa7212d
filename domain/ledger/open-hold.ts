import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { type Account } from './chart.ts';
import { accountCode, positive } from './journal.ts';
import { callOpenHold } from './queries/write.ts';
import { SQL_CODES } from './refusals.ts';
import { refuseVerdict } from './verdict.ts';

export interface HoldInput {
  /** Names the hold for ever, as a journal's key does. */
  readonly key: string;
  readonly account: string | Account;
  /** Above zero, in the account's asset. */
  readonly amountCents: bigint;
  readonly at: Date;
  /** From this moment on the hold counts for nothing, swept or not. Without it: until settled or voided. */
  readonly expiresAt?: Date | null;
  readonly reference?: string | null;
}

const isFloor = (account: string | Account): boolean => typeof account !== 'string' && account.hasFloor;

/**
 * Keeps an amount of a floor account from being spent. The same key with the same account, amount and reference is answered
 * as before, also when the hold has ended since; expiry is not compared, for a retry brings a later one.
 *
 * Refuses: ledger.overdraft (less than that is available at `at`), ledger.unknown_account (a code that names none), ledger.no_floor (a house account),
 * ledger.key_reused, ledger.bad_amount, ledger.bad_expiry (not after `at`).
 */
export async function openHold(tx: Tx, scope: Scope, input: HoldInput): Promise<{ key: string; replayed: boolean }> {
  positive(input.amountCents);
  const expiresAt = input.expiresAt ?? null;
  if (expiresAt !== null && expiresAt <= input.at) refuse('ledger.bad_expiry');
  const { key, amountCents, at } = input;
  const hold = {
    key,
    account: accountCode(input.account),
    amountCents,
    at,
    expiresAt,
    reference: input.reference ?? null,
    actor: scope.actor,
  };
  const answer = await callOpenHold(tx, hold);
  // An account of the chart that nobody has opened yet has nothing on it. A code that is none is a mistake of ours.
  const isUnopened = SQL_CODES[answer.code ?? ''] === 'ledger.unknown_account' && isFloor(input.account);
  if (isUnopened) return refuse('ledger.overdraft', { subject: hold.account });
  if (answer.code !== null) refuseVerdict(answer);
  return { key, replayed: answer.verdict === 'replayed' };
}
