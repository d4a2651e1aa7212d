import type Stripe from 'stripe';
import { bankId } from '../bank/account.ts';
import { becomeTheWriter, insertLine } from '../bank/queries.ts';
import { bankDay, settlesAt } from '../bank/rules.ts';
import { availableNow, insertBalanceTransaction, nextPayDay, PAY_OUT } from './balance-transactions.ts';
import { endpoint } from './endpoint.ts';
import { announce } from './events.ts';
import type { Act } from './house.ts';
import { processorId } from './ids.ts';
import { readPage } from './lists.ts';
import { expandField, pageFields, range, text } from './parameters.ts';
import { invalid, noSuch } from './problem.ts';
import { findObject, insertDue, insertObject, saveObject } from './queries/objects.ts';

type Payout = Stripe.Payout;
const ARRIVES = 'payout_arrives';

/** What is available goes to the owner's bank, once a day; it arrives on the next banking day. Nothing, or less than nothing, waits. */
export async function payOut(act: Act): Promise<Payout | null> {
  const amount = await availableNow(act, 'usd');
  if (amount <= 0) return null;
  const payout = payoutObject(amount, act.now);
  const moved = await insertBalanceTransaction(act, { ...movement(payout), amount: -amount, type: 'payout', category: 'payout' });
  payout.balance_transaction = moved.id;
  await insertObject(act.tx, payout, act.now);
  await insertDue(act.tx, ARRIVES, payout.id, payout.arrival_date);
  await announce(act, 'payout.created', payout);
  return payout;
}

/** paid: it is in the account. failed: the bank does not take it, at once or after it had arrived, and the money is back on the balance. */
export async function settlePayout(act: Act, id: string, outcome: 'paid' | 'failed'): Promise<Payout> {
  const payout = await findPayout(act, id);
  if (payout.status === outcome) return payout;
  if (payout.status === 'failed') throw invalid('This payout has failed.', 'payout');
  if (outcome === 'paid') {
    payout.status = 'paid';
    payout.reconciliation_status = 'completed';
    await showAtBank(act, payout, 'credit');
  } else {
    if (payout.status === 'paid') await showAtBank(act, payout, 'debit');
    const { amount } = payout;
    const back = await insertBalanceTransaction(act, { ...movement(payout), amount, type: 'payout_failure', category: 'payout_reversal' });
    Object.assign(payout, {
      status: 'failed',
      failure_balance_transaction: back.id,
      failure_code: 'account_closed',
      failure_message: 'The bank account has been closed',
    });
    await insertDue(act.tx, PAY_OUT, String(nextPayDay(act.now)), nextPayDay(act.now));
  }
  await saveObject(act.tx, payout);
  await announce(act, outcome === 'paid' ? 'payout.paid' : 'payout.failed', payout);
  return payout;
}

/** An arrival that fell due; a payout that has failed before stays so. */
export async function arrive(act: Act, id: string): Promise<void> {
  if ((await findPayout(act, id)).status === 'in_transit') await settlePayout(act, id, 'paid');
}

const movement = ({ id, currency }: Payout) => ({ fee: 0, feeDescription: '', currency, description: 'STRIPE PAYOUT', source: id });

/** The owner's account is at the bank next door: its statement shows the payout by its id. */
async function showAtBank(act: Act, { id, amount }: Payout, sign: 'credit' | 'debit'): Promise<void> {
  const at = new Date(act.now * 1000);
  await becomeTheWriter(act.tx);
  await insertLine(act.tx, {
    id: bankId('line'),
    day: bankDay(at),
    amount_cents: String(amount),
    sign,
    type: sign === 'credit' ? 'deposit' : 'return',
    reference: id,
    description: sign === 'credit' ? 'ACH deposit from the card processor' : 'ACH deposit taken back by the card processor',
    transfer_id: null,
    booked_at: at,
  });
}

function payoutObject(amount: number, now: number): Payout {
  return {
    id: processorId('po'),
    object: 'payout',
    amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: Math.floor(settlesAt(new Date(now * 1000)).getTime() / 1000),
    automatic: true,
    balance_transaction: null,
    created: now,
    currency: 'usd',
    description: 'STRIPE PAYOUT',
    destination: 'ba_kinline',
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: {},
    method: 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: 'in_progress',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: null,
    status: 'in_transit',
    trace_id: { status: 'pending', value: null },
    type: 'bank_account',
  };
}

async function findPayout(act: Act, id: string): Promise<Payout> {
  const payout = await findObject<Payout>(act.tx, 'payout', id);
  if (!payout) throw noSuch('payout', id, 'payout', 404);
  return payout;
}

export const retrievePayout = endpoint(expandField, (act, _params, [id]) => findPayout(act, id!));

export const listPayouts = endpoint(
  { ...pageFields, arrival_date: range(), created: range(), destination: text(), status: text() },
  (act, params) => {
    const { destination, status } = params;
    return readPage<Payout>(act.tx, act.now, { kind: 'payout', part: { destination, status }, params, url: '/v1/payouts' });
  },
);
