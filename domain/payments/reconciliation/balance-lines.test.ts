import type Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { balanceLine } from './balance-lines.ts';

const moved = (more: object): Stripe.BalanceTransaction =>
  ({
    id: 'txn_1',
    amount: 4395,
    fee: 157,
    currency: 'usd',
    created: 1_772_366_400,
    type: 'charge',
    reporting_category: 'charge',
    ...more,
  }) as Stripe.BalanceTransaction;
const charge = { id: 'ch_1', object: 'charge', payment_intent: 'pi_1', metadata: { payment_id: 'pay_1' } };

describe('a movement of the processor’s balance in our words', () => {
  it.each([
    ['a charge goes by its intent', { source: charge }, 'charge:pi_1', 'line', 'pay_1'],
    ['a charge that is not told whole goes by its own id', { source: 'ch_1' }, 'charge:ch_1', 'line', null],
    [
      'a charge the payer’s bank took back',
      { source: charge, type: 'payment_failure_refund', reporting_category: 'charge_failure' },
      'charge:pi_1',
      'reversal',
      'pay_1',
    ],
    [
      'a refund',
      { source: { id: 're_1', payment_intent: 'pi_1', metadata: {} }, type: 'refund', reporting_category: 'refund' },
      'refund:re_1',
      'line',
      'pi_1',
    ],
    [
      'a refund that came back',
      { source: { id: 're_1', payment_intent: 'pi_1' }, type: 'refund_failure', reporting_category: 'refund_failure' },
      'refund:re_1',
      'reversal',
      'pi_1',
    ],
    [
      'a dispute',
      { source: { id: 'du_1', payment_intent: 'pi_1' }, type: 'adjustment', reporting_category: 'dispute' },
      'dispute_withdrawn:du_1',
      'line',
      'pi_1',
    ],
    [
      'a dispute that was won',
      { source: { id: 'du_1', payment_intent: 'pi_1' }, type: 'adjustment', reporting_category: 'dispute_reversal' },
      'dispute_reinstated:du_1',
      'line',
      'pi_1',
    ],
    ['a bill of theirs', { source: null, type: 'stripe_fee', reporting_category: 'fee' }, 'stripe_fee:txn_1', 'line', null],
  ])('%s', (_what, more, matchKey, kind, about) => {
    expect(balanceLine(moved(more))).toEqual({
      line: 'txn_1',
      matchKey,
      kind,
      about,
      amountCents: 4395n,
      feeCents: 157n,
      currency: 'usd',
      at: new Date('2026-03-01T12:00:00Z'),
    });
  });
});
