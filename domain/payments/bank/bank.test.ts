import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freshSandbox, type FreshSandbox } from '#test/sandbox.ts';
import { makeBank, type Bank, type BankOrder } from './bank.ts';

const KEY = 'bank_test_key';
const ORDER: BankOrder = {
  amountCents: 123_45n,
  routingNumber: '011000015',
  accountNumber: '4400123456',
  name: 'Elm Trust',
  reference: 'rem_1',
  batch: '2026-11-20',
  entries: 3,
};
const DAY = 86_400_000;
let fresh: FreshSandbox;
let bank: Bank;

beforeAll(async () => {
  fresh = await freshSandbox({ bankKey: KEY });
});
afterAll(() => fresh.end());
beforeEach(() => {
  bank = at();
});
afterEach(() => fresh.control('/bank/faults', undefined, 'DELETE'));

const at = (key = KEY, timeoutMs = 5000): Bank => makeBank({ url: `http://127.0.0.1:${fresh.sandbox.apiPort}/bank/v1`, key, timeoutMs });
const day = (ahead = 0) => new Date(fresh.clock.now().getTime() + ahead * DAY).toISOString().slice(0, 10);
const linesFor = async (reference: string) =>
  (await bank.statementLines({ from: day(-40), to: day(40) })).lines.filter((line) => line.reference === reference);
async function paid(key: string, more: Partial<BankOrder> = {}): Promise<string> {
  const answer = await bank.pay({ ...ORDER, reference: key, ...more }, key);
  if (answer.kind !== 'ok') throw new Error(answer.reason);
  return answer.transfer.id;
}

describe('the bank', () => {
  it('pays once for a key, however often and at once it is asked, and refuses another order under it', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => bank.pay({ ...ORDER, reference: 'rem_many' }, 'many')));
    expect(new Set(answers.map((one) => one.kind === 'ok' && one.transfer.id)).size).toBe(1);
    expect(await bank.pay({ ...ORDER, reference: 'rem_many', amountCents: 1n }, 'many')).toEqual({
      kind: 'unknown',
      reason: '409 key_reused',
    });
    expect(await bank.find('many')).toMatchObject({ amountCents: 123_45n, accountLast4: '3456', entries: 3, status: 'pending' });
    expect(await bank.find('nobody')).toBeNull();
  });

  it('refuses what can’t be right, and a wrong key, without doing anything', async () => {
    for (const wrong of [
      { routingNumber: '011000016' },
      { accountNumber: '12' },
      { amountCents: 0n },
      { batch: '2026-02-30' },
      { entries: 0 },
    ])
      expect((await bank.pay({ ...ORDER, ...wrong }, 'wrong')).kind).toBe('refused');
    expect(await bank.find('wrong')).toBeNull();
    expect(await at('other').pay(ORDER, 'wrong')).toEqual({ kind: 'unknown', reason: '401 wrong_key' });
    expect((await fresh.browse('/bank/v1/transfers?idempotency_key=many')).status).toBe(404);
  });

  it('says nothing after it paid; the same key finds what happened', async () => {
    await fresh.control('/bank/faults', { kind: 'timeout_after', method: 'POST' });
    expect((await at(KEY, 300).pay({ ...ORDER, reference: 'late' }, 'late')).kind).toBe('unknown');
    expect(await bank.find('late')).toMatchObject({ key: 'late', status: 'pending' });
    await fresh.control('/bank/faults', { kind: 'timeout_before', method: 'POST' });
    expect((await at(KEY, 300).pay(ORDER, 'never')).kind).toBe('unknown');
    expect(await bank.find('never')).toBeNull();
  });

  it('books a line when the money leaves, and another when it comes back after that', async () => {
    const id = await paid('arrives', { amountCents: 5n });
    expect(await linesFor('arrives')).toEqual([]);
    fresh.clock.move(4 * DAY);
    await fresh.control('/bank/due', {});
    expect(await linesFor('arrives')).toMatchObject([{ amountCents: 5n, sign: 'debit', transfer: id }]);
    await fresh.control(`/bank/transfers/${id}/return`, { code: 'R03' });
    expect(await linesFor('arrives')).toMatchObject([{ sign: 'debit' }, { sign: 'credit', amountCents: 5n }]);
    expect(await bank.find('arrives')).toMatchObject({ status: 'returned', returnCode: 'R03', settledAt: expect.any(Date) as Date });
    expect(await fresh.control(`/bank/transfers/${id}/return`, { code: 'R03' })).toMatchObject({ error: { code: 'too_late' } });
  });

  it('sends back what goes to a closed account: at once without a line, or a day later', async () => {
    await paid('closed', { accountNumber: '123499002' });
    await paid('closed-later', { accountNumber: '123499702' });
    fresh.clock.move(4 * DAY);
    await fresh.control('/bank/due', {});
    expect(await bank.find('closed')).toMatchObject({ status: 'returned', returnCode: 'R02', settledAt: null });
    expect(await linesFor('closed')).toEqual([]);
    expect(await bank.find('closed-later')).toMatchObject({ status: 'settled' });
    fresh.clock.move(4 * DAY);
    await fresh.control('/bank/due', {});
    expect((await linesFor('closed-later')).map((line) => line.sign)).toEqual(['debit', 'credit']);
  });

  it('counts a batch, pages its lines, and shows what nobody ordered and what it booked twice', async () => {
    await paid('batch-1', { batch: '2026-01-05', amountCents: 100n, entries: 2 });
    await paid('batch-2', { batch: '2026-01-05', amountCents: 250n, entries: 1 });
    expect(await bank.totals('2026-01-05')).toEqual({ transfers: 2, entries: 3, amountCents: 350n });
    const { id } = await fresh.control<{ id: string }>('/bank/lines', { amount: '12.50', sign: 'debit', reference: 'FEE' });
    await fresh.control(`/bank/lines/${id}/again`, {});
    expect((await linesFor('FEE')).map((line) => [line.amountCents, line.transfer])).toEqual([
      [1250n, null],
      [1250n, null],
    ]);
    const all = (await bank.statementLines({ from: day(-40), to: day(40) })).lines.map((line) => line.id);
    const paged: string[] = [];
    for (let after: string | null = null; ;) {
      const page: Awaited<ReturnType<Bank['statementLines']>> = await bank.statementLines({ from: day(-40), to: day(40), after, limit: 2 });
      paged.push(...page.lines.map((line) => line.id));
      if ((after = page.next) === null) break;
    }
    expect(paged).toEqual(all);
  });

  it('keeps everything over a restart, and shows it on a page in both languages without whole account numbers', async () => {
    await paid('kept', { accountNumber: '998877665544' });
    await fresh.restart();
    expect(await at().find('kept')).toMatchObject({ key: 'kept' });
    const page = await (await fresh.browse('/bank?lang=es')).text();
    expect(page).toContain('Estado de cuenta');
    expect(page).toContain('5544');
    expect(page).not.toContain('998877665544');
    expect(fresh.logged.join('\n')).not.toContain('998877665544');
  });
});
