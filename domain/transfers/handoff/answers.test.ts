import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { castAgency } from '#domain/directory/cast.ts';
import { byHand, setHandoff } from '#domain/directory/index.ts';
import { verifyLedger } from '#domain/ledger/index.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type HandoffHouse, handoffHouse, type Story } from '#test/handoff-house.ts';
import { codeOf } from '#test/refused.ts';
import { anOperator, clerkOf, type Sender } from '../cast.ts';
import {
  acknowledgeTransfers,
  bringAnswer,
  makeFileNow,
  markPosted,
  readAnswerView,
  readFile,
  ownData,
  readTransfer,
  receiptOf,
  receiptsOf,
  timeline,
} from '../index.ts';

let house: HandoffHouse;
let sender: Sender;
let clerk: Scope;
let paid: Story['paid'];
let given: Story['given'];
let stateOf: Story['stateOf'];
let owed: Story['owed'];
let files: Story['files'];
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
  ({ sender, clerk, paid, given, stateOf, owed, files, answer, verdicts } = await house.story());
});

describe('the agency’s answer', () => {
  it('posts with what was really taken, sends back what is rejected, keeps out what can’t be', { timeout: 120_000 }, async () => {
    const [kept, rejected, differs] = [await given('40'), await paid('50'), await given('60')];
    await makeFileNow(house.app, clerk);
    const lines = [
      `${kept.reference},posted,40.00,,Restitution,8.00`,
      `${rejected.reference},rejected,,account closed,,`,
      `${differs.reference},posted,59.99,,,`,
      `KL-2222-2222,posted,,,,`,
      `${differs.reference},perhaps,,,,`,
      `${kept.reference},posted,40.00,,Restitution,8.00`,
      `TRAILER,1,3,150.00,abc`,
    ];
    const expected = ['posted', 'rejected', 'kept_out amount_differs', 'kept_out unknown', 'kept_out unknown_result', 'repeated'];
    const brought = await answer(lines);
    expect(await verdicts(brought)).toEqual(expected);
    // Who must mend it reads what we handed over, and what the line says instead.
    const wrong = (await readAnswerView(house.app, clerk, brought)).lines.filter(({ verdict }) => verdict === 'kept_out');
    expect(wrong.map(({ amountCents, details }) => [amountCents, details.said])).toEqual([
      [6000n, '59.99'],
      [null, ''],
      [null, 'perhaps'],
    ]);
    expect(wrong[0]).toMatchObject({ details: { transfer: differs.transferId }, residentName: expect.any(String), settled: null });
    await house.settle();
    // The whole file once more changes nothing.
    expect(await verdicts(await answer(lines))).toEqual(['repeated', 'repeated', ...expected.slice(2)]);
    await house.settle();
    expect([await stateOf(kept), await stateOf(rejected), await stateOf(differs)]).toEqual(['posted', 'returned', 'handed_over']);
    expect(await owed()).toBe(10_000n);
    const { rows } = await house.app.owner.query(`select kind from ledger.journals where reference = $1 order by 1`, [rejected.transferId]);
    expect(rows.map((row) => (row as { kind: string }).kind)).toContain('returned_no_account');

    const view = await readTransfer(house.app, sender.scope, kept.transferId);
    expect(timeline(view, 'en').at(-1)?.text).toBe('$40.00 arrived. $8.00 was taken for Restitution. $32.00 is left to use.');
    expect(timeline(view, 'es').at(-1)?.text).toBe('Llegaron $40.00. Quitaron $8.00 para Restitution. Quedan $32.00 para usar.');
    expect(receiptOf(view, new Date(), 'en', view).money.slice(-3)).toEqual([
      { label: 'Total to recipient', cents: 4000n, total: true },
      { label: 'Taken for Restitution', cents: 800n },
      { label: 'Left for the recipient', cents: 3200n, total: true },
    ]);
    // What it may take is said only as long as nobody has said what it took.
    const rules = [{ name: { en: 'Half', es: 'Mitad' }, wording: { en: 'Up to half.', es: 'Hasta la mitad.' } }];
    const open = await readTransfer(house.app, sender.scope, differs.transferId);
    expect(receiptOf(open, new Date(), 'es', { ...open, rules }).rulesText).toContain('Hasta la mitad.');
    expect(receiptOf(view, new Date(), 'es', { ...view, rules }).rulesText).toBeNull();
    const mails = await house.app.owner.query<{ template: string; text: string }>(
      `select template, content::text as text from notifications.notices where login_id = $1 and template <> 'receipt' order by template`,
      [sender.scope.actor],
    );
    expect(mails.rows.map(({ template }) => template)).toEqual(['transfer_posted', 'transfer_returned']);
    expect(mails.rows[0]!.text).toContain('Restitution');
    expect(mails.rows[0]!.text).toContain('transfers.step.left');
    const [file] = await files();
    expect(file).toMatchObject({ posted: 1, back: 1, open: 1 });
    const { sums } = await readFile(house.app, clerk, { file: file!.fileId });
    expect(sums).toEqual({ postedCents: 4000n, takenCents: 800n, backCents: 5000n, openCents: 6000n });
  });

  it('names in the sender’s own copy what was taken', async () => {
    const transfer = await given('40');
    await answer([`${transfer.reference},posted,,,Restitution,8.00`]);
    const taken = (await ownData.read(house.app, sender.scope)).find(({ name }) => name === 'taken');
    expect(taken?.rows).toMatchObject([{ reference: transfer.reference, name: 'Restitution', amount: 800n }]);
  });

  it('counts under headings the agency had long before, each line by the words of its own file', async () => {
    const choose = async (answer: Partial<typeof byHand.answer>): Promise<void> => {
      house.app.clock.move(60_000);
      const body = { ...byHand, how: 'file' as const, answer: { ...byHand.answer, ...answer } };
      await setHandoff(house.app, systemScope('test'), { agencyId: sender.at.agency.id, effectiveFrom: 'now', body });
      house.app.clock.move(60_000);
    };
    const filed = async () => {
      const transfer = await given('40');
      await makeFileNow(house.app, clerk);
      return transfer;
    };
    const head = { reference: 'TX', result: 'CD' };
    await choose({ ...head, posted: '1', rejected: '0' });
    const one = await filed();
    await choose({ ...head, posted: '0', rejected: '1' });
    const two = await filed();
    await choose({ reference: 'Number', result: 'Code' });
    const text = `TX,CD\r\n${one.reference},1\r\n${two.reference.toLowerCase()},1\r\nKL-2222-2222,1`;
    const { answerId } = await bringAnswer(house.app, clerk, { fileName: 'old.csv', bytes: Buffer.from(text) });
    expect(await verdicts(answerId)).toEqual(['posted', 'rejected', 'kept_out unknown']);
    const never = bringAnswer(house.app, clerk, { fileName: 'never.csv', bytes: Buffer.from(`TX,Code\r\n${one.reference},1`) });
    expect(await codeOf(never)).toBe('transfers.answer_columns');
  });

  it('given forty times at once counts once', async () => {
    const transfer = await given('40');
    await makeFileNow(house.app, clerk);
    const item = { reference: transfer.reference, outcome: 'posted' as const, deductions: [{ name: 'Restitution', amountCents: 800n }] };
    const all = await Promise.all(
      Array.from({ length: 8 }, () => acknowledgeTransfers(house.app, clerk, { items: [item, item, item, item, item] })),
    );
    const said = all.flat().map(({ verdict }) => verdict);
    expect(said.filter((one) => one === 'posted')).toHaveLength(1);
    expect(said.filter((one) => one === 'repeated')).toHaveLength(39);
    expect((await readTransfer(house.app, sender.scope, transfer.transferId)).taken).toEqual([{ name: 'Restitution', amountCents: 800n }]);
  });

  it('of yes and no at once takes one, and an operator learns of the other', async () => {
    const transfer = await given('40');
    await makeFileNow(house.app, clerk);
    const say = (outcome: 'posted' | 'rejected') =>
      acknowledgeTransfers(house.app, clerk, { items: [{ transferId: transfer.transferId, outcome }] });
    const said = (await Promise.all([say('posted'), say('rejected')])).flat().map(({ verdict }) => verdict);
    expect(said.toSorted()[0]).toBe('conflict');
    expect(await stateOf(transfer)).toBe(said[0] === 'conflict' ? 'returning' : 'posted');
  });

  it('that calls a deduction as its price did is read in the payer’s own language; what nobody has published stays as it was said', async () => {
    const transfer = await given('40');
    await makeFileNow(house.app, clerk);
    await house.app.owner.query(`update identity.logins set lang = 'es' where id = $1`, [sender.scope.actor]);
    const deductions = [
      { name: 'COURT debts', amountCents: 800n },
      { name: 'Canteen', amountCents: 100n },
    ];
    await acknowledgeTransfers(house.app, clerk, { items: [{ reference: transfer.reference, outcome: 'posted', deductions }] });
    await house.settle();
    const view = await readTransfer(house.app, sender.scope, transfer.transferId);
    const read = 'Quitaron $8.00 para Deudas judiciales. Quitaron $1.00 para Canteen.';
    expect(timeline(view, 'es').at(-1)?.text).toContain(read);
    expect(receiptsOf(view, 'es')[0]!.money.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Se quitó para Deudas judiciales', 'Se quitó para Canteen']),
    );
    const { rows } = await house.app.owner.query<{ text: string }>(
      `select content::text as text from notifications.notices where login_id = $1 and template = 'transfer_posted'`,
      [sender.scope.actor],
    );
    expect(rows.map(({ text }) => text).join()).toContain('Deudas judiciales');
  });

  it('adds what was taken to what a clerk marked by hand', async () => {
    const transfer = await given('40');
    await makeFileNow(house.app, clerk);
    await markPosted(house.app, clerk, { transfers: [transfer.transferId] });
    expect(await verdicts(await answer([`${transfer.reference},posted,,,Fee,1.00`]))).toEqual(['posted']);
    expect((await readTransfer(house.app, sender.scope, transfer.transferId)).taken).toEqual([{ name: 'Fee', amountCents: 100n }]);
  });

  it('reaches only the facilities of who brings it, and nobody else may', async () => {
    const transfer = await given('40');
    const elsewhere: Scope = { ...clerk, facilities: ['fac_elsewhere'] };
    const strange = clerkOf(await castAgency(house.app));
    const items = [{ reference: transfer.reference, outcome: 'posted' as const }];
    for (const scope of [elsewhere, strange])
      expect(await acknowledgeTransfers(house.app, scope, { items })).toMatchObject([
        { verdict: 'kept_out', why: 'unknown', transferId: null },
      ]);
    for (const scope of [sender.scope, anOperator(), { ...clerk, roles: ['agency_admin'] }]) {
      expect(await codeOf(acknowledgeTransfers(house.app, scope, { items }))).toBe('kernel.not_allowed');
      expect(await codeOf(answer([`${transfer.reference},posted,,,,`], scope))).toBe('kernel.not_allowed');
    }
    expect(await codeOf(acknowledgeTransfers(house.app, clerk, { items: [] }))).toBe('transfers.no_items');
    expect(await codeOf(acknowledgeTransfers(house.app, clerk, { items: Array.from({ length: 201 }, () => items[0]!) }))).toBe(
      'transfers.no_items',
    );
    // An answer of somebody with a part of the agency is not shown to one with another part.
    const named: Scope = { ...clerk, facilities: [sender.at.facility.id] };
    const brought = await answer([`${transfer.reference},posted,,,,`], named);
    expect(await codeOf(readAnswerView(house.app, elsewhere, brought))).toBe('transfers.unknown_file');
    expect(await stateOf(transfer)).toBe('posted');
  });

  it.each([
    ['nothing', '', 'transfers.answer_missing'],
    ['headings only', 'reference,result\n', 'transfers.answer_empty'],
    ['other columns', 'name,when\nx,y\n', 'transfers.answer_columns'],
    ['a program', 'PK\u0003\u0004aaaa', 'directory.roster_not_text'],
  ])('that is %s is refused', async (_what, text, code) => {
    expect(await codeOf(bringAnswer(house.app, clerk, { fileName: 'a.csv', bytes: Buffer.from(text) }))).toBe(code);
  });

  it('in UTF-16 with semicolons counts; with a quote that never ends nothing of it does', async () => {
    const [one, two] = [await given('40'), await given('50')];
    const text = `referencia;resultado;descuento;descontado\r\n${one.reference};aceptado;Restitución;8,00\r\n`;
    const bring = (said: string) =>
      bringAnswer(house.app, clerk, {
        fileName: 'respuesta.csv',
        bytes: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(said, 'utf16le')]),
      });
    expect(await codeOf(bring(`${text}${two.reference};posted;"never\r\nends`))).toBe('directory.roster_broken');
    expect([await stateOf(one), await stateOf(two)]).toEqual(['applied', 'applied']);
    expect(await verdicts((await bring(text)).answerId)).toEqual(['posted']);
    expect([await stateOf(one), await stateOf(two)]).toEqual(['posted', 'applied']);
    expect((await readTransfer(house.app, sender.scope, one.transferId)).taken).toEqual([{ name: 'Restitución', amountCents: 800n }]);
  });

  it('with a formula in it is text', async () => {
    const transfer = await given('40');
    await answer([`${transfer.reference},posted,,,"=HYPERLINK(""x"")",1.00`, `=1+1,posted,,,,`]);
    expect((await readTransfer(house.app, sender.scope, transfer.transferId)).taken[0]!.name).toBe('=HYPERLINK("x")');
  });
});
