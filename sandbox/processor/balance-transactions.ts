import type Stripe from 'stripe';
import { endpoint } from './endpoint.ts';
import type { Act } from './house.ts';
import { processorId } from './ids.ts';
import { readPage } from './lists.ts';
import { expandField, pageFields, range, text } from './parameters.ts';
import { presentObject } from './presentation.ts';
import { noSuch } from './problem.ts';
import { findObject, insertDue, insertObject, sumAvailable } from './queries/objects.ts';

type BalanceTransaction = Stripe.BalanceTransaction;
const DAY = 24 * 60 * 60;
/** Work that falls due when money becomes available. */
export const PAY_OUT = 'pay_out';

/** The midnight after this moment, where the processor's days end. */
export const nextPayDay = (now: number): number => (Math.floor(now / DAY) + 1) * DAY;

/** What comes in is available on the second day after; what goes out, or comes back from a bank, counts at once. */
const availableOn = (amount: number, type: BalanceTransaction['type'], now: number): number =>
  amount < 0 || type === 'payout_failure' ? now : nextPayDay(now) + DAY;

export const availableNow = (act: Act, currency: string): Promise<number> => sumAvailable(act.tx, currency, act.now);

/** 2.9 % and 30 cents, half cents rounded up, in whole cents throughout. */
export function processingFee(amount: number): number {
  return Math.floor((amount * 29 + 500) / 1000) + 30;
}

/** A movement of the merchant's balance. `amount` is negative when money leaves. */
export async function insertBalanceTransaction(
  act: Act,
  movement: {
    amount: number;
    fee: number;
    feeDescription: string;
    currency: string;
    description: string | null;
    source: string;
    type: BalanceTransaction['type'];
    category: string;
  },
): Promise<BalanceTransaction> {
  const { amount, fee, currency } = movement;
  const body: BalanceTransaction = {
    id: processorId('txn'),
    object: 'balance_transaction',
    amount,
    available_on: availableOn(amount, movement.type, act.now),
    balance_type: 'payments',
    created: act.now,
    currency,
    description: movement.description,
    exchange_rate: null,
    fee,
    fee_details: fee === 0 ? [] : [{ amount: fee, application: null, currency, description: movement.feeDescription, type: 'stripe_fee' }],
    net: amount - fee,
    reporting_category: movement.category,
    source: movement.source,
    status: 'pending',
    type: movement.type,
  };
  if (body.available_on > act.now) await insertDue(act.tx, PAY_OUT, String(body.available_on), body.available_on);
  return insertObject(act.tx, body, act.now);
}

export const retrieveBalanceTransaction = endpoint(expandField, async (act, _params, [id]) => {
  const found = await findObject<BalanceTransaction>(act.tx, 'balance_transaction', id!);
  if (!found) throw noSuch('balance_transaction', id!, 'id', 404);
  return presentObject(found, act.now);
});

export const listBalanceTransactions = endpoint(
  { ...pageFields, created: range(), currency: text(), payout: text(), source: text(), type: text() },
  (act, params) => {
    const { currency, payout, source, type } = params;
    const part = { currency, payout, source, type };
    return readPage<BalanceTransaction>(act.tx, act.now, {
      kind: 'balance_transaction',
      part,
      params,
      url: '/v1/balance_transactions',
    });
  },
);
