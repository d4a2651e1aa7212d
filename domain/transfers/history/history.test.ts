import { parse } from 'csv-parse/sync';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CastAgency, castAgency, castResident } from '#domain/directory/cast.ts';
import { renderPdf } from '#domain/files/index.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { type MoneyHouse, moneyHouse } from '#test/faults/webhooks-house.ts';
import { paidTransfer } from '#test/paid.ts';
import { addPerson, anOperator, castSender, castTransfer, clerkOf, type Sender } from '../cast.ts';
import { markPosted } from '../mark-posted.ts';
import { historySheet } from '../papers/history-sheet.ts';
import { receiptPaper, receiptsOf } from '../papers/receipt-paper.ts';
import { yearPaper, yearSheet } from '../papers/year-paper.ts';
import type { TransferRow } from '../queries/transfers.ts';
import { readTransfer } from '../read-transfer.ts';
import { askRefund } from '../returns/ask-refund.ts';
import { cancelTransfer } from '../returns/cancel-transfer.ts';
import type { HistoryInput } from './filter.ts';
import { exportHistory, listHistory } from './list-history.ts';
import { readYear } from './read-year.ts';

let house: MoneyHouse;
let at: CastAgency;
let sender: Sender;
let second: Sender;
let stranger: Sender;
const made: Record<'posted' | 'waiting' | 'back' | 'unpaid' | 'newYear', TransferRow> = {} as never;

beforeAll(async () => {
  house = await moneyHouse();
  house.app.clock.set(new Date('2026-12-30T15:00:00Z'));
  at = await castAgency(house.app);
  sender = await castSender(house.app, { place: { at, residentId: await castResident(house.app, at) } });
  stranger = await castSender(house.app, { place: { at, residentId: sender.residentId } });
  const jose = await castResident(house.app, at, { number: 'S777000', givenName: 'José', familyName: '=Núñez' });
  await addPerson(house.app, sender.scope, at, 'S777000');
  second = { ...sender, residentId: jose };
  made.posted = await paid(sender, '40');
  await markPosted(house.app, clerkOf(at), { transfers: [made.posted.transferId] });
  made.back = await paid(second, '25.50');
  await cancelTransfer(house.app, sender.scope, { transfer: made.back.transferId });
  await house.settle();
  made.unpaid = await castTransfer(house.app, sender, '33');
  // 11:30 PM on New Year's Eve at the facility is another year in London.
  house.app.clock.set(new Date('2027-01-01T04:30:00Z'));
  made.waiting = await paid(second, '60');
  house.app.clock.set(new Date('2027-01-01T06:00:00Z'));
  made.newYear = await paid(second, '22');
  await paid(stranger, '99');
});
afterAll(async () => {
  await house.end();
});

const paid = (by: Sender, amount: string) => paidTransfer(house, by, amount);

async function found(input: HistoryInput): Promise<string[]> {
  const { transfers } = await listHistory(house.app, sender.scope, input);
  const names = new Map(Object.entries(made).map(([name, { transferId }]) => [transferId, name]));
  return transfers.map(({ transferId }) => names.get(transferId) ?? 'a stranger’s');
}

async function fieldsOf(work: Promise<unknown>): Promise<string[]> {
  try {
    await work;
  } catch (error) {
    if (isRefusal(error)) return error.fields.length > 0 ? error.fields.map(({ field, code }) => `${field} ${code}`) : [error.code];
    throw error;
  }
  return [];
}

async function textOf(bytes: Uint8Array): Promise<string> {
  return (await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })).text;
}

describe('the list', () => {
  it('holds all of one’s own and nobody else’s, the newest first, with whom it went to and the years paid', async () => {
    expect(await found({})).toEqual(['newYear', 'waiting', 'unpaid', 'back', 'posted']);
    const { people, years } = await listHistory(house.app, sender.scope);
    expect(people.map(({ name, number }) => [name, number])).toEqual([
      ['José =Núñez', 'S777000'],
      ['Mateo Delgado', 'S123456'],
    ]);
    expect(years).toEqual([2027, 2026]);
  });

  it.each<[HistoryInput, string[]]>([
    [{ q: 'nunez' }, ['newYear', 'waiting', 'back']],
    [{ q: 'NÚÑEZ, jose' }, ['newYear', 'waiting', 'back']],
    [{ q: 's123' }, ['unpaid', 'posted']],
    [{ q: 'mateo s777' }, []],
    [{ q: '$25.50' }, ['back']],
    [{ q: '40.00' }, ['posted']],
    [{ q: '$22' }, ['newYear']],
    [{ q: '%' }, []],
    [{ q: '_' }, []],
    [{ q: "'; drop table" }, []],
    [{ state: 'arrived' }, ['posted']],
    [{ state: 'back' }, ['back']],
    [{ state: 'under_way' }, ['newYear', 'waiting']],
    [{ state: 'unpaid' }, ['unpaid']],
    [{ state: 'ended' }, []],
    [{ state: 'nonsense' }, ['newYear', 'waiting', 'unpaid', 'back', 'posted']],
    [{ from: '2026-12-31' }, ['newYear', 'waiting']],
    [{ from: '2026-12-31', to: '2026-12-31' }, ['waiting']],
    [{ to: '2026-12-30' }, ['unpaid', 'back', 'posted']],
    [{ q: 'delgado', state: 'arrived', to: '2026-12-30' }, ['posted']],
  ])('%o', async (input, names) => {
    expect(await found(input)).toEqual(names);
  });

  it('by the number however it is typed, by the whole price, and by the person', async () => {
    const { reference, amountCents, feeCents } = made.posted;
    expect(await found({ q: reference })).toEqual(['posted']);
    expect(await found({ q: reference.toLowerCase().replaceAll('-', ' ') })).toEqual(['posted']);
    expect(await found({ q: reference.slice(3, 7) })).toContain('posted');
    const price = amountCents + feeCents;
    expect(await found({ q: `$${price / 100n}.${String(price % 100n).padStart(2, '0')}` })).toEqual(['posted']);
    expect(await found({ resident: second.residentId })).toEqual(['newYear', 'waiting', 'back']);
    expect(await found({ q: (await listHistory(house.app, stranger.scope)).transfers[0]!.reference })).toEqual([]);
  });

  it('adds up what was paid and what came back, never what was not paid', async () => {
    const { totals } = await listHistory(house.app, sender.scope);
    const all = [made.posted, made.back, made.waiting, made.newYear];
    const fees = all.reduce((sum, one) => sum + one.feeCents, 0n);
    expect(totals).toEqual({
      count: 5,
      amountCents: 14_750n,
      feeCents: fees,
      totalCents: 14_750n + fees,
      backCents: made.back.amountCents + made.back.feeCents,
    });
  });

  it('says what is wrong at its field', async () => {
    expect(await fieldsOf(listHistory(house.app, sender.scope, { q: 'x'.repeat(101), from: '2026-02-30', to: 'tomorrow' }))).toEqual([
      'q transfers.search_unreadable',
      'from transfers.history_day',
      'to transfers.history_day',
    ]);
    expect(await fieldsOf(listHistory(house.app, sender.scope, { from: '2026-12-31', to: '2026-12-30' }))).toEqual([
      'to transfers.history_order',
    ]);
    expect(await fieldsOf(exportHistory(house.app, clerkOf(at)))).toEqual(['kernel.not_allowed']);
    expect(await fieldsOf(readYear(house.app, anOperator(), { year: '2026' }))).toEqual(['kernel.not_allowed']);
  });
});

describe('papers', () => {
  it('the sheet is what the filter asked for, in the reader’s words, safe to open', async () => {
    const rows = parse(historySheet(await exportHistory(house.app, sender.scope, { q: 'nunez' }), 'es'), { bom: true, columns: true });
    expect(rows).toHaveLength(3);
    expect(rows[2]).toMatchObject({ Persona: 'José =Núñez', Enviado: '25.50', Estado: 'Devuelto', 'Pagado el': '2026-12-30' });
    expect(rows[2]).toMatchObject({ Regresó: (rows[2] as Record<string, string>)['Pagado'] });
    const sheet = historySheet([{ ...(await exportHistory(house.app, sender.scope))[0]!, residentName: '=1+1' }], 'en');
    expect(sheet).toContain(`"'=1+1"`);
  });

  it('a year counts what was paid in it at the facility, less what came back, also what an operator gave back of one that stays', async () => {
    await askRefund(house.app, anOperator(), { transfer: made.posted.transferId, amount: '5', note: 'Goodwill for the delay' });
    await house.settle();
    const statement = await readYear(house.app, sender.scope, { year: '2026' });
    expect(statement.lines.map(({ reference }) => reference)).toEqual(
      [made.posted, made.back, made.waiting].map(({ reference }) => reference),
    );
    const wholeBack = made.back.amountCents + made.back.feeCents;
    expect(statement.totals).toMatchObject({ count: 3, amountCents: 12_550n, backCents: wholeBack + 500n });
    expect(statement.totals.netCents).toBe(statement.totals.amountCents + statement.totals.feeCents - wholeBack - 500n);
    expect(statement.people.map(({ name, count }) => [name, count])).toEqual([
      ['José =Núñez', 2],
      ['Mateo Delgado', 1],
    ]);
    for (const year of ['2025', '1', 'x', '20266', '2026 or 1=1']) {
      expect(await fieldsOf(readYear(house.app, sender.scope, { year }))).toEqual(['transfers.unknown_year']);
    }
    expect((await readYear(house.app, stranger.scope, { year: '2027' })).totals.amountCents).toBe(9900n);
  });

  it('the year as sheet and as PDF says the same, in both languages', async () => {
    const statement = await readYear(house.app, sender.scope, { year: '2026' });
    const rows: string[][] = parse(yearSheet(statement, 'en'), { bom: true });
    expect(rows).toHaveLength(5);
    expect(rows.at(-1)).toEqual(['Together', '', '', '', '125.50', ...rows.at(-1)!.slice(5)]);
    for (const [lang, title, total] of [
      ['en', 'What you sent in 2026', 'Together $125.50'],
      ['es', 'Lo que usted envió en 2026', 'En total $125.50'],
    ] as const) {
      const text = await textOf(await renderPdf(yearPaper(statement, lang, { now: house.app.clock.now(), timeZone: 'America/New_York' })));
      expect(text).toContain(title);
      expect(text).toContain(total);
      for (const line of statement.lines) expect(text).toContain(line.reference);
    }
  });

  it('the receipt is in the reader’s language and in English; there is none before it is paid', async () => {
    const view = await readTransfer(house.app, sender.scope, made.back.transferId);
    const receipts = receiptsOf(view, 'es');
    expect(receipts.map(({ lang }) => lang)).toEqual(['es', 'en']);
    const text = await textOf(await renderPdf(receiptPaper(view, receipts, house.app.clock.now())));
    for (const said of [view.reference, 'José =Núñez', 'Recibo', 'Receipt', '$25.50', ...receipts[0]!.facts.map(({ label }) => label)]) {
      expect(text).toContain(said);
    }
    expect(receiptsOf(await readTransfer(house.app, sender.scope, made.unpaid.transferId), 'en')).toEqual([]);
  });
});
