import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { byHand } from '#domain/directory/index.ts';
import { verifyLedger } from '#domain/ledger/index.ts';
import type { App } from '#kernel/app.ts';
import type { Scope } from '#kernel/scope.ts';
import { type HandoffHouse, handoffHouse, type Story, TOO_LATE } from '#test/handoff-house.ts';
import { codeOf } from '#test/refused.ts';
import { anOperator, type Sender } from '../cast.ts';
import { bringAnswer, readAnswerView, readHandoffDesk, readIncoming, readTransfer, settleConflict, timeline } from '../index.ts';
import { makeDueFiles } from './make-file.ts';
import { alertFiles, returnSilent } from './silent.ts';

let house: HandoffHouse;
let sender: Sender;
let clerk: Scope;
let paid: Story['paid'];
let given: Story['given'];
let stateOf: Story['stateOf'];
let owed: Story['owed'];
let files: Story['files'];
let textOf: Story['textOf'];
let answer: Story['answer'];
let verdicts: Story['verdicts'];

beforeAll(async () => {
  house = await handoffHouse();
});
afterAll(async () => {
  expect(await verifyLedger(house.app)).toEqual([]);
  await house.end();
});
beforeEach(async () => {
  ({ sender, clerk, paid, given, stateOf, owed, files, textOf, answer, verdicts } = await house.story());
});

describe('no answer in time', () => {
  it(
    'sends the money back by itself, after a warning; the late answer moves nothing and waits for an operator',
    { timeout: 120_000 },
    async () => {
      const [silent, told] = [await paid('40'), await given('50')];
      house.cutOff();
      await makeDueFiles(house.app);
      const lateAt =
        'select u.late_at = f.answer_by as same from transfers.under_way u join transfers.handoff_items i using (transfer_id) join transfers.handoff_files f using (file_id) where transfer_id = $1';
      expect((await house.app.owner.query(lateAt, [silent.transferId])).rows).toEqual([{ same: true }]);
      await answer([`${told.reference},posted,,,,`]);
      house.setTo(new Date('2026-11-26T00:00:00Z'));
      await alertFiles(house.app);
      expect(house.app.logged.filter(({ fields }) => (fields as { alert?: string }).alert === 'transfers.answer_soon')).not.toEqual([]);
      house.app.clock.set(new Date(house.later(TOO_LATE).getTime() - 60_000));
      await returnSilent(house.app);
      expect(await stateOf(silent)).toBe('handed_over');
      house.setTo(TOO_LATE);
      const mine = (desk: Awaited<ReturnType<typeof readHandoffDesk>>) =>
        desk.files.filter(({ agencyId }) => agencyId === sender.at.agency.id);
      expect(mine(await readHandoffDesk(house.app, anOperator()))).toMatchObject([
        { open: 1, openCents: 4000n, isLate: true, ifSilent: 'back' },
      ]);
      const counts = await Promise.all([returnSilent(house.app), returnSilent(house.app)]);
      expect(counts.reduce((sum, one) => sum + one)).toBe(1);
      await house.settle();
      expect([await stateOf(silent), await stateOf(told)]).toEqual(['returned', 'posted']);
      expect(await owed()).toBe(5000n);
      expect(timeline(await readTransfer(house.app, sender.scope, silent.transferId), 'en').map(({ text }) => text)).toContain(
        'Palmetto Ridge did not tell us in time that it has this money.',
      );

      const late = [`${silent.reference},posted,,,Restitution,8.00`];
      const brought = await answer(late);
      expect(await verdicts(brought)).toEqual(['conflict went_back']);
      expect(await verdicts(await answer(late))).toEqual(['conflict went_back']);
      await house.settle();
      expect(await owed()).toBe(5000n);
      const { conflicts } = await readHandoffDesk(house.app, anOperator());
      const task = conflicts.filter(({ transferId }) => transferId === silent.transferId);
      expect(task).toMatchObject([
        { why: 'went_back', said: { outcome: 'posted', deductions: [{ name: 'Restitution', amount: '8.00' }] } },
      ]);
      const settle = (note: string, by = anOperator()) => settleConflict(house.app, by, { conflict: task[0]!.conflictId, note });
      expect(await codeOf(settle(' '))).toBe('transfers.note_missing');
      for (const scope of [clerk, sender.scope]) expect(await codeOf(settle('x', scope))).toBe('kernel.not_allowed');
      await settle('The agency took it off the account again.');
      expect(await codeOf(settle('again'))).toBe('transfers.conflict_settled');
      // The agency reads how it ended, where its answer stands and with the money.
      const [seen] = await readIncoming(house.app, clerk, [silent.transferId]);
      expect(seen!.conflicts).toMatchObject([{ why: 'went_back', settled: { note: 'The agency took it off the account again.' } }]);
      expect((await readAnswerView(house.app, clerk, brought)).lines).toMatchObject([
        { settled: 'The agency took it off the account again.' },
      ]);
      expect((await readHandoffDesk(house.app, anOperator())).conflicts.some(({ transferId }) => transferId === silent.transferId)).toBe(
        false,
      );
    },
  );

  it('only tells an operator where the agency says so', async () => {
    ({ sender, clerk, given, stateOf } = await house.story({ ...byHand, how: 'file', ifSilent: 'wait' }));
    const transfer = await given('40');
    house.cutOff();
    await makeDueFiles(house.app);
    house.setTo(TOO_LATE);
    await returnSilent(house.app);
    await alertFiles(house.app);
    await alertFiles(house.app);
    expect(await stateOf(transfer)).toBe('handed_over');
    const late = house.app.logged.filter(
      ({ fields }) =>
        (fields as { alert?: string; agency?: string }).alert === 'transfers.answer_late' &&
        (fields as { agency?: string }).agency === sender.at.agency.id,
    );
    expect(late).toHaveLength(1);
  });
});

describe('killed in every transaction on the way', () => {
  /** An app that dies at the end of its n-th transaction, which so never commits. */
  function dyingIn(nth: number): { app: App; hasDied(): boolean } {
    let [count, died] = [0, false];
    const tx: App['tx'] = (scope, work) =>
      house.app.tx(scope, async (open) => {
        const result = await work(open);
        if (++count === nth) {
          died = true;
          throw new Error('killed');
        }
        return result;
      });
    return { app: { ...house.app, tx }, hasDied: () => died };
  }
  async function killedEverywhere(step: (app: App) => Promise<unknown>): Promise<number> {
    for (let nth = 1; nth < 40; nth++) {
      const { app, hasDied } = dyingIn(nth);
      await step(app).catch(() => undefined);
      if (!hasDied()) return nth - 1;
    }
    throw new Error('it never came to its end');
  }

  it('a file is whole, has every line once, and the answer counts once', { timeout: 120_000 }, async () => {
    const all = [await given('40'), await paid('41')];
    house.cutOff();
    expect(await killedEverywhere((app) => makeDueFiles(app, 1))).toBeGreaterThan(3);
    const [file, ...others] = await files();
    expect(others).toEqual([]);
    expect(file).toMatchObject({ number: 1, count: 2, totalCents: 8100n });
    const lines = (await textOf(file!.fileId))
      .split('\r\n')
      .slice(1, 3)
      .map((line) => line.split(',')[0]);
    expect(lines.toSorted()).toEqual(all.map(({ reference }) => reference).sort());
    const said = all.map(
      ({ reference }, i) => `${reference},${i % 2 ? 'rejected' : 'posted'},,,${i % 2 ? '' : 'Fee'},${i % 2 ? '' : '1.00'}`,
    );
    expect(
      await killedEverywhere((app) =>
        bringAnswer(app, clerk, {
          fileName: 'a.csv',
          bytes: Buffer.from(['reference,result,amount,reason,deduction,deducted', ...said].join('\n')),
        }),
      ),
    ).toBeGreaterThan(2);
    await house.settle();
    const ends = await Promise.all(all.map(stateOf));
    expect(ends).toEqual(['posted', 'returned']);
    expect(await owed()).toBe(4000n);
    const rows = await house.app.owner.query('select 1 from transfers.true_deductions where agency_id = $1', [sender.at.agency.id]);
    expect(rows.rowCount).toBe(1);
  });
});
