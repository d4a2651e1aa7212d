import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { castAgency, castResident } from '#domain/directory/cast.ts';
import { byHand, setHandoff } from '#domain/directory/index.ts';
import { verifyLedger } from '#domain/ledger/index.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type HandoffHouse, handoffHouse, type Sent, type Story, TOO_LATE } from '#test/handoff-house.ts';
import { codeOf } from '#test/refused.ts';
import { anOperator, castSender, clerkOf, type Sender } from '../cast.ts';
import {
  askRefund,
  cancelTransfer,
  decideIncoming,
  fetchFile,
  listFiles,
  makeFileNow,
  markPosted,
  readFile,
  readTransfer,
  timeline,
} from '../index.ts';
import { makeDueFiles } from './make-file.ts';

let house: HandoffHouse;
let sender: Sender;
let clerk: Scope;
let given: Story['given'];
let stateOf: Story['stateOf'];
let files: Story['files'];
let textOf: Story['textOf'];

beforeAll(async () => {
  house = await handoffHouse();
});
afterAll(async () => {
  expect(await verifyLedger(house.app)).toEqual([]);
  await house.end();
});
beforeEach(async () => {
  ({ sender, clerk, given, stateOf, files, textOf } = await house.story());
});

describe('the day’s file', () => {
  it('holds what came in and can’t be cancelled any more, once, with its totals', { timeout: 120_000 }, async () => {
    const [first, second] = [await given('40'), await given('50')];
    house.setTo(new Date('2026-11-23T21:10:00Z'));
    const fresh = await given('60');
    expect(await makeDueFiles(house.app)).toBe(0);
    house.cutOff();
    expect(await makeDueFiles(house.app)).toBe(1);
    expect(await makeDueFiles(house.app)).toBe(0);
    const [file, ...others] = await files();
    expect(others).toEqual([]);
    expect(file).toMatchObject({ number: 1, count: 2, totalCents: 9000n, open: 2, state: 'waiting', answerBy: house.later(TOO_LATE) });
    const { content, sha256, name } = await fetchFile(house.app, clerk, { file: file!.fileId });
    expect(name).toMatch(/-000001-\d{4}-\d\d-\d\d\.csv$/);
    expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
    const lines = content.toString().split('\r\n');
    expect(
      lines
        .slice(1, 3)
        .map((line) => line.split(',')[0])
        .sort(),
    ).toEqual([first.reference, second.reference].sort());
    expect(lines[3]).toMatch(/^TRAILER,1,2,90\.00,[0-9a-f]{64}$/);
    const before = lines.slice(0, 3).join('\r\n') + '\r\n';
    expect(lines[3]!.split(',')[4]).toBe(createHash('sha256').update(before).digest('hex'));
    expect(await textOf(file!.fileId)).toBe(content.toString());
    expect((await readFile(house.app, clerk, { file: file!.fileId })).fetches).toHaveLength(2);
    expect([await stateOf(first), await stateOf(second), await stateOf(fresh)]).toEqual(['handed_over', 'handed_over', 'applied']);

    house.setTo(new Date('2026-11-24T21:30:00Z'));
    await makeDueFiles(house.app);
    expect((await files()).map(({ number, count }) => [number, count])).toEqual([
      [2, 1],
      [1, 2],
    ]);
  });

  it('is there on a quiet day too, and empty', async () => {
    house.cutOff();
    await makeDueFiles(house.app);
    expect(await files()).toMatchObject([{ number: 1, count: 0, totalCents: 0n, state: 'empty' }]);
  });

  it('leaves what is still open in another transaction to the next one, and loses nothing', async () => {
    const [written, committed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const coming = given('40', sender, async () => {
      written.resolve();
      await committed.promise;
    });
    await written.promise;
    house.cutOff();
    await makeDueFiles(house.app);
    expect((await files())[0]).toMatchObject({ number: 1, count: 0 });
    committed.resolve();
    const transfer = await coming;
    house.setTo(new Date('2026-11-24T21:30:00Z'));
    await makeDueFiles(house.app);
    expect((await files())[0]).toMatchObject({ number: 2, count: 1 });
    expect(await textOf((await files())[0]!.fileId)).toContain(transfer.reference);
  });

  it('is made once by many at a time; of hand-off and cancel exactly one wins', { timeout: 120_000 }, async () => {
    const all: Sent[] = [];
    for (const amount of ['40', '41', '42', '43', '44', '45']) all.push(await given(amount));
    const now = () =>
      makeFileNow(house.app, clerk).then(
        () => 'made',
        (error: unknown) => (isRefusal(error) ? error.code : Promise.reject(error as Error)),
      );
    const cancels = all.map((one) => codeOf(cancelTransfer(house.app, sender.scope, { transfer: one.transferId })));
    const [codes] = await Promise.all([Promise.all(cancels), now(), now(), makeDueFiles(house.app, 2)]);
    for (const [i, code] of codes.entries())
      expect(await stateOf(all[i]!)).toBe(code === 'nothing was refused' ? 'returning' : 'handed_over');
    await makeFileNow(house.app, clerk).catch(() => undefined);
    const made = await files();
    expect(made.map(({ number }) => number).toReversed()).toEqual(made.map((_, i) => i + 1));
    const items = await house.app.owner.query<{ id: string }>(
      'select transfer_id as id from transfers.handoff_items where agency_id = $1',
      [sender.at.agency.id],
    );
    const handed = all.filter((_, i) => codes[i] !== 'nothing was refused').map(({ transferId }) => transferId);
    expect(items.rows.map(({ id }) => id).sort()).toEqual(handed.sort());
  });

  it('ends the time to cancel, to return and to give back', async () => {
    const transfer = await given('40');
    const { transferId } = transfer;
    await makeFileNow(house.app, clerk);
    expect(await codeOf(cancelTransfer(house.app, sender.scope, { transfer: transferId }))).toBe('transfers.cancel_handed');
    for (const step of ['return', 'withhold'])
      expect(await codeOf(decideIncoming(house.app, clerk, { transfer: transferId, step, reason: 'released', note: '' }))).toBe(
        'transfers.handed_over',
      );
    expect(await codeOf(askRefund(house.app, anOperator(), { transfer: transferId, amount: '', note: 'x' }))).toBe('transfers.handed_over');
    expect(timeline(await readTransfer(house.app, sender.scope, transferId), 'en').map(({ title }) => title)).toContain(
      'Its money office has the list',
    );
    expect(await codeOf(makeFileNow(house.app, clerk))).toBe('transfers.nothing_waiting');
    // A clerk may still mark it by hand.
    await markPosted(house.app, clerk, { transfers: [transferId] });
    expect(await stateOf(transfer)).toBe('posted');
  });

  it('shows to nobody who does not work at every facility in it', async () => {
    await given('40');
    const { fileId } = await makeFileNow(house.app, clerk);
    const strange = { ...clerkOf(await castAgency(house.app)), facilities: 'all' as const };
    const elsewhere: Scope = { ...clerk, facilities: ['fac_elsewhere'] };
    for (const scope of [strange, elsewhere]) {
      expect(await codeOf(fetchFile(house.app, scope, { file: fileId }))).toBe('transfers.unknown_file');
      expect(await codeOf(readFile(house.app, scope, { file: fileId }))).toBe('transfers.unknown_file');
      expect((await listFiles(house.app, scope)).files).toEqual([]);
    }
    expect(await codeOf(makeFileNow(house.app, elsewhere))).toBe('kernel.not_allowed');
    const named: Scope = { ...clerk, facilities: [sender.at.facility.id] };
    expect((await listFiles(house.app, named)).files).toHaveLength(1);
    for (const scope of [sender.scope, anOperator(), { ...clerk, roles: ['mailroom'] }]) {
      expect(await codeOf(listFiles(house.app, scope))).toBe('kernel.not_allowed');
      expect(await codeOf(fetchFile(house.app, scope, { file: fileId }))).toBe('kernel.not_allowed');
      expect(await codeOf(makeFileNow(house.app, scope))).toBe('kernel.not_allowed');
    }
    expect(await codeOf(fetchFile(house.app, { ...clerk, roles: ['agency_admin'] }, { file: fileId }))).toBe('kernel.not_allowed');
  });
});

describe('how long a sender may take money back', () => {
  const takenBack = (transfer: Sent) => codeOf(cancelTransfer(house.app, sender.scope, { transfer: transfer.transferId }));
  const rule = (cancelMinutes: number) =>
    setHandoff(house.app, systemScope('test'), {
      agencyId: sender.at.agency.id,
      effectiveFrom: 'now',
      body: { ...byHand, how: 'file', cancelMinutes },
    });

  it('is the agency’s rule, and not at all where it says so, which was told before paying', async () => {
    await rule(0);
    house.setTo(new Date('2026-11-23T21:25:00Z'));
    const transfer = await given('40');
    expect(await takenBack(transfer)).toBe('transfers.cancel_never');
    const [asked] = timeline(await readTransfer(house.app, sender.scope, transfer.transferId), 'en');
    expect(asked!.text).toBe('For: Spending. Once paid, it can’t be cancelled.');
    house.cutOff();
    await makeDueFiles(house.app);
    expect(await stateOf(transfer)).toBe('handed_over');
  });

  it('stays what it was when the price was given, whatever the rule becomes; the file waits for it', async () => {
    await rule(180);
    const transfer = await given('40');
    await rule(0);
    house.cutOff();
    await makeDueFiles(house.app);
    expect(await stateOf(transfer)).toBe('applied');
    const { cancel } = await readTransfer(house.app, sender.scope, transfer.transferId);
    expect(cancel).toMatchObject({ may: true, as: 'back' });
    expect(await takenBack(transfer)).toBe('nothing was refused');
  });
});

it('an agency that works by hand gets no file', async () => {
  const other = await castAgency(house.app);
  const residentId = await castResident(house.app, other);
  const by = await castSender(house.app, { place: { at: other, residentId } });
  await given('40', by);
  house.cutOff();
  await makeDueFiles(house.app);
  const page = await listFiles(house.app, { ...clerkOf(other), facilities: 'all' });
  expect(page).toMatchObject({ files: [], mayMake: false, policy: { how: 'clerk' }, waiting: { count: 1, totalCents: 4000n } });
});

it('a file that a clerk began who died over it is finished in his name; while it can’t be, no other agency waits', async () => {
  const transfer = await given('40');
  const failing = (when: (nth: number) => boolean): typeof house.app => {
    let nth = 0;
    const tx: typeof house.app.tx = (scope, work) => (when(++nth) ? Promise.reject(new Error('it fails')) : house.app.tx(scope, work));
    return { ...house.app, tx };
  };
  await expect(
    makeFileNow(
      failing((nth) => nth > 2),
      clerk,
    ),
  ).rejects.toThrow('it fails');
  expect(await files()).toEqual([]);
  const other = await house.story();
  house.cutOff();
  await makeDueFiles(failing((nth) => nth === 2));
  expect(await other.files()).toHaveLength(1);
  await makeDueFiles(house.app);
  expect(await stateOf(transfer)).toBe('handed_over');
  expect((await files()).find(({ number }) => number === 1)).toMatchObject({ count: 1, open: 1 });
  const { rows } = await house.app.owner.query(
    `select actor from kernel.audit_rows where action = 'transfers.file_made' and agency_id = $1 and actor is not null`,
    [sender.at.agency.id],
  );
  expect(rows).toEqual([{ actor: clerk.actor }]);
});

it('a file takes nothing that is held back, and the page says how much that is', async () => {
  const [waits, held] = [await given('40'), await given('50')];
  await decideIncoming(house.app, clerk, { transfer: held.transferId, step: 'withhold', reason: 'not_allowed', note: '' });
  const before = (await listFiles(house.app, clerk)).waiting;
  expect(before).toMatchObject({ count: 1, totalCents: 4000n, held: { count: 1, totalCents: 5000n, since: expect.any(Date) } });
  await makeFileNow(house.app, clerk);
  expect([await stateOf(waits), await stateOf(held)]).toEqual(['handed_over', 'withheld']);
  expect((await listFiles(house.app, clerk)).waiting).toMatchObject({ count: 0, held: { count: 1 } });
  await markPosted(house.app, clerk, { transfers: [held.transferId] });
  expect((await listFiles(house.app, clerk)).waiting).toMatchObject({ count: 0, held: { count: 0, totalCents: 0n, since: null } });
});
