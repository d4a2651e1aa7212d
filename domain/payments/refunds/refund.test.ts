import { describe, expect, it } from 'vitest';
import {
  attemptOf,
  disputesOf,
  isOver,
  isStuck,
  lostToBank,
  mayGoOut,
  owedApart,
  type RefundFact,
  type RefundFactKind,
  refundState,
  type RefundState,
  settledOf,
  takenByBank,
} from './refund.ts';

const at = new Date('2026-11-23T15:00:00Z');
const fact = (kind: RefundFactKind, attempt = 1, details: Record<string, string | null> = {}): RefundFact => ({
  kind,
  attempt,
  details,
  at,
});

describe('refundState', () => {
  const cases: [RefundFact[], RefundState][] = [
    [[], 'requested'],
    [[fact('called')], 'calling'],
    [[fact('called'), fact('unknown')], 'calling'],
    [[fact('called'), fact('pending')], 'pending'],
    [[fact('called'), fact('pending'), fact('succeeded')], 'succeeded'],
    [[fact('called'), fact('succeeded'), fact('failed')], 'failed'],
    [[fact('called'), fact('refused', 1, { why: 'charge_already_refunded' })], 'refused'],
    [[fact('refused', 1, { why: 'charge_disputed' })], 'disputed'],
    [[fact('refused', 1, { why: 'charge_disputed' }), fact('asked', 2)], 'requested'],
    [[fact('called'), fact('failed'), fact('asked', 2), fact('called', 2)], 'calling'],
    [[fact('called'), fact('failed'), fact('asked', 2), fact('called', 2), fact('succeeded', 2)], 'succeeded'],
    [[fact('called'), fact('failed'), fact('paid_otherwise')], 'paid_otherwise'],
    [[fact('called'), fact('failed'), fact('unclaimed')], 'unclaimed'],
    [[fact('refused'), fact('unclaimed'), fact('pending'), fact('succeeded')], 'succeeded'],
    [[fact('refused'), fact('unclaimed'), fact('succeeded'), fact('failed')], 'unclaimed'],
    [[fact('called'), fact('failed'), fact('unclaimed'), fact('paid_otherwise')], 'paid_otherwise'],
    [[fact('refused', 1, { why: 'charge_disputed' }), fact('settled_by_dispute')], 'settled'],
    [[fact('settled_by_dispute'), fact('owed_again', 2)], 'requested'],
    [[fact('settled_by_dispute'), fact('owed_again', 2, { amount: '5', rest: 'wrs_1' })], 'settled'],
    [[fact('settled_by_dispute'), fact('owed_again', 2), fact('called', 2), fact('succeeded', 2)], 'succeeded'],
    [[fact('refused'), fact('unclaimed'), fact('settled_by_dispute'), fact('owed_again', 2)], 'unclaimed'],
    [[fact('settled_by_dispute'), fact('owed_again', 2), fact('settled_by_dispute', 2)], 'settled'],
  ];
  it.each(cases)('%j is %s, in any order', (facts, state) => {
    expect(refundState(facts)).toBe(state);
    expect(refundState([...facts].reverse())).toBe(state);
  });

  it('counts attempts from one', () => {
    expect(attemptOf([])).toBe(1);
    expect(attemptOf([fact('asked', 3), fact('failed', 2)])).toBe(3);
  });
});

describe('what of a refund a bank has paid', () => {
  const ended = fact('settled_by_dispute');
  it.each<[RefundFact[], bigint, bigint]>([
    [[fact('called')], 0n, 0n],
    [[ended], 100n, 0n],
    [[ended, fact('owed_again', 2)], 0n, 0n],
    [[ended, fact('owed_again', 2, { amount: '30', rest: 'wrs_1' })], 70n, 30n],
    [[ended, fact('owed_again', 2, { amount: '30', rest: 'wrs_1' }), fact('owed_again', 3, { amount: '70', rest: 'wrs_2' })], 0n, 100n],
    [[ended, fact('owed_again', 2, { amount: '100', rest: null })], 0n, 0n],
    [[ended, fact('owed_again', 2), fact('settled_by_dispute', 3)], 100n, 0n],
  ])('%#', (facts, settledCents, apartCents) => {
    expect([settledOf(facts, 100n), owedApart(facts)]).toEqual([settledCents, apartCents]);
  });
});

describe('what a state means', () => {
  const table: Record<RefundState, { out: boolean; over: boolean; stuck: boolean }> = {
    requested: { out: true, over: false, stuck: false },
    calling: { out: true, over: false, stuck: false },
    pending: { out: false, over: false, stuck: false },
    succeeded: { out: false, over: true, stuck: false },
    disputed: { out: true, over: false, stuck: false },
    failed: { out: false, over: false, stuck: true },
    refused: { out: false, over: false, stuck: true },
    settled: { out: false, over: true, stuck: false },
    paid_otherwise: { out: false, over: true, stuck: false },
    unclaimed: { out: false, over: false, stuck: false },
  };
  it.each(Object.keys(table) as RefundState[])('%s', (state) => {
    expect({ out: mayGoOut(state), over: isOver(state), stuck: isStuck(state) }).toEqual(table[state]);
  });
});

describe('disputesOf', () => {
  const told = (kind: string, status: string, toldAt: string, amountCents = 4395n) => ({
    kind,
    amountCents,
    details: { dispute: 'du_1', why: 'fraudulent', status, toldAt, answerBy: '2026-12-14T00:00:00.000Z', hasEvidence: 'no' },
    at,
  });
  const opened = told('dispute_opened', 'needs_response', '2026-11-23T15:00:00.000Z');
  const taken = told('dispute_funds_withdrawn', 'needs_response', '2026-11-23T15:00:01.000Z');
  const answered = told('dispute_updated', 'under_review', '2026-11-24T15:00:00.000Z');
  const back = told('dispute_funds_reinstated', 'won', '2026-11-25T15:00:00.000Z');
  const won = told('dispute_closed', 'won', '2026-11-25T15:00:00.000Z');
  const lost = told('dispute_closed', 'lost', '2026-11-25T15:00:00.000Z');

  it.each([
    [[opened], 'needs_response', 0n, false],
    [[opened, taken], 'needs_response', 4395n, false],
    [[opened, taken, answered], 'under_review', 4395n, false],
    [[opened, taken, answered, back, won], 'won', 0n, false],
    [[opened, taken, answered, won], 'won', 4395n, false],
    [[opened, taken, answered, lost], 'lost', 4395n, true],
  ] as const)('%#: in any order', (facts, status, bank, isOverAndLost) => {
    for (const order of [[...facts], [...facts].reverse()]) {
      const disputes = disputesOf(order);
      expect(disputes).toHaveLength(1);
      expect(disputes[0]).toMatchObject({ status, answerBy: new Date('2026-12-14T00:00:00Z') });
      expect(takenByBank(disputes)).toBe(bank);
      expect(lostToBank(disputes)).toBe(isOverAndLost ? 4395n : 0n);
    }
  });
});
