import { parse } from 'csv-parse/sync';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CastAgency, castAgency, castResident } from '#domain/directory/cast.ts';
import { renderPdf } from '#domain/files/index.ts';
import { type MoneyHouse, moneyHouse } from '#test/faults/webhooks-house.ts';
import { paidTransfer } from '#test/paid.ts';
import { addPerson, anOperator, castSender, clerkOf, type Sender } from '../cast.ts';
import { readDaySheet } from '../day-sheet/read-day-sheet.ts';
import { markPosted } from '../mark-posted.ts';
import { daySheetPaper } from '../papers/day-sheet-paper.ts';
import { incomingSheet } from '../papers/incoming-sheet.ts';
import type { TransferRow } from '../queries/transfers.ts';
import { makeRemittanceNow, makeRemittances } from '../remittance/make-remittances.ts';
import { decideIncoming } from '../returns/decide-incoming.ts';
import { exportIncoming, listIncoming, sumIncoming } from './list-incoming.ts';
import { MOST_DAYS } from './read-filter.ts';

let house: MoneyHouse;
let at: CastAgency;
let sender: Sender;
let second: Sender;
let elsewhere: Sender;
const made: Record<'posted' | 'returned' | 'late' | 'today', TransferRow> = {} as never;

beforeAll(async () => {
  house = await moneyHouse();
  house.app.clock.set(new Date('2026-11-20T15:00:00Z'));
  at = await castAgency(house.app);
  sender = await castSender(house.app, { place: { at, residentId: await castResident(house.app, at) } });
  const jose = await castResident(house.app, at, { number: 'S777000', givenName: 'José', familyName: 'Núñez' });
  await addPerson(house.app, sender.scope, at, 'S777000');
  second = { ...sender, residentId: jose };
  elsewhere = await castSender(house.app);
  made.posted = await paid(sender, '40');
  await markPosted(house.app, clerkOf(at), { transfers: [made.posted.transferId] });
  made.returned = await paid(second, '25.50');
  await decideIncoming(house.app, clerkOf(at), { transfer: made.returned.transferId, step: 'return', reason: 'no_account', note: '' });
  await house.settle();
  // 11:30 PM at the agency is the next day in London.
  house.app.clock.set(new Date('2026-11-21T04:30:00Z'));
  made.late = await paid(second, '60');
  house.app.clock.set(new Date('2026-11-23T15:00:00Z'));
  made.today = await paid(sender, '22');
  await paid(elsewhere, '99');
});
afterAll(async () => {
  await house.end();
});

const paid = (by: Sender, amount: string) => paidTransfer(house, by, amount);

function namesOf(rows: readonly { transferId: string }[]): string[] {
  const names = new Map(Object.entries(made).map(([name, { transferId }]) => [transferId, name]));
  return rows.map(({ transferId }) => names.get(transferId) ?? 'a stranger’s');
}

describe('the list of some days', () => {
  const span = { day: '2026-11-20', to: '2026-11-23' };

  it('holds what came in on them by the agency’s clock, with what went back of them', async () => {
    const list = await listIncoming(house.app, clerkOf(at), span);
    expect(namesOf(list.transfers)).toEqual(['today', 'late', 'returned', 'posted']);
    expect(list).toMatchObject({ count: 4, totalCents: 14_750n, backCents: 2550n, next: null });
    expect(namesOf((await listIncoming(house.app, clerkOf(at), { day: '2026-11-20' })).transfers)).toEqual(['late', 'returned', 'posted']);
    expect(namesOf((await listIncoming(house.app, clerkOf(at), { ...span, status: 'returned' })).transfers)).toEqual(['returned']);
  });

  it.each([
    ['nunez', ['late', 'returned']],
    ['s777000', ['late', 'returned']],
    ['delgado, mateo', ['today', 'posted']],
    ['mateo nunez', []],
    ['%', []],
    ["' or 1=1 --", []],
  ])('finds %s', async (q, names) => {
    const list = await listIncoming(house.app, clerkOf(at), { ...span, q });
    expect(
      namesOf(list.transfers).filter((name) => names.includes(name) || !['today', 'posted', 'late', 'returned'].includes(name)),
    ).toEqual(names);
    if (q.includes('nunez') || q.startsWith('s7')) expect(list.count).toBe(names.length);
  });

  it('finds a transfer by its number on any day, and a stranger’s never; looking for somebody is written down as that', async () => {
    const clerk = clerkOf(at);
    expect(namesOf((await listIncoming(house.app, clerk, { q: made.posted.reference.toLowerCase() })).transfers)).toEqual(['posted']);
    const [foreign] = (await listIncoming(house.app, clerkOf(elsewhere.at))).transfers;
    expect((await listIncoming(house.app, clerk, { q: foreign!.reference })).transfers).toEqual([]);
    expect((await listIncoming(house.app, { ...clerk, facilities: [] }, { q: made.posted.reference })).transfers).toEqual([]);
    const { rows } = await house.app.owner.query<{ details: { found: string[] } }>(
      `select details from kernel.audit_rows where actor = $1 and action = 'transfers.searched' order by id`,
      [clerk.actor],
    );
    expect(rows.map(({ details }) => details.found)).toEqual([[made.posted.transferId], [], []]);
  });

  it('never reads more than its most days at once', async () => {
    const { day, to } = await listIncoming(house.app, clerkOf(at), { day: '2020-01-01', to: '2026-12-31' });
    expect((Date.parse(to) - Date.parse(day)) / 86_400_000 + 1).toBe(MOST_DAYS);
    expect((await listIncoming(house.app, clerkOf(at), { day: '2026-11-20', to: '2026-11-01' })).to).toBe('2026-11-20');
  });

  it('as a sheet has the same lines', async () => {
    const { transfers, agency } = await exportIncoming(house.app, clerkOf(at), span);
    const rows = parse<Record<string, string>>(incomingSheet(transfers, agency.timeZone, 'en'), { bom: true, columns: true });
    expect(rows.map((row) => [row['Day'], row['Time'], row['Person'], row['Amount'], row['Status']])).toEqual([
      ['2026-11-23', expect.stringMatching(/^10:/), 'Mateo Delgado', '22.00', 'Waiting'],
      ['2026-11-20', expect.stringMatching(/^23:/), 'José Núñez', '60.00', 'Waiting'],
      ['2026-11-20', expect.stringMatching(/^10:/), 'José Núñez', '25.50', expect.any(String)],
      ['2026-11-20', expect.stringMatching(/^10:/), 'Mateo Delgado', '40.00', expect.any(String)],
    ]);
    // The day and the hour are by the agency’s clock, also of the facility in another zone.
    expect(new Set(rows.map((row) => row['Time zone']))).toEqual(new Set(['EST']));
  });
});

describe('the days', () => {
  it('add up what came in, what is posted, what waits and what went back', async () => {
    const nothing = { count: 0, amountCents: 0n, waitingCents: 0n, postedCents: 0n, returnedCents: 0n };
    const { days } = await sumIncoming(house.app, clerkOf(at), { days: 4 });
    expect(days).toEqual([
      { day: '2026-11-20', count: 3, amountCents: 12_550n, waitingCents: 6000n, postedCents: 4000n, returnedCents: 2550n },
      { day: '2026-11-21', ...nothing },
      { day: '2026-11-22', ...nothing },
      { day: '2026-11-23', count: 1, amountCents: 2200n, waitingCents: 2200n, postedCents: 0n, returnedCents: 0n },
    ]);
    const strange = await sumIncoming(house.app, { ...clerkOf(at), facilities: [] }, { days: 1, to: '2026-11-20' });
    expect(strange.days).toEqual([{ day: '2026-11-20', ...nothing }]);
  });
});

describe('the day sheet', () => {
  const stands = async (day: string) => {
    const sheet = await readDaySheet(house.app, clerkOf(at), { day });
    const entries = sheet.entries.map(({ status, ...entry }) => `${status} ${namesOf([entry])[0]}`);
    return { day: sheet.day, isOver: sheet.isOver, remittance: sheet.remittance?.amountCents ?? null, entries };
  };

  it('shows a posting day as it stood when it ended, and is signed against what the agency is paid for it', async () => {
    const friday = { day: '2026-11-20', isOver: true, entries: ['posted posted', 'returned returned'] };
    expect(await stands('2026-11-20')).toEqual({ ...friday, remittance: null });
    expect(await makeRemittances(house.app)).toBeGreaterThan(0);
    expect(await stands('2026-11-20')).toEqual({ ...friday, remittance: 4000n });
  });

  it('takes a weekend for the day after, and goes on until that ends', async () => {
    const monday = { day: '2026-11-23', isOver: false, remittance: null };
    const before = await stands('2026-11-21');
    expect(before).toEqual({ ...monday, entries: expect.arrayContaining(['waiting late', 'waiting today']) });
    expect(before.entries).toHaveLength(2);
    await decideIncoming(house.app, clerkOf(at), { transfer: made.late.transferId, step: 'withhold', reason: 'no_account', note: '' });
    await markPosted(house.app, clerkOf(at), { transfers: [made.today.transferId] });
    expect(await stands('2026-11-23')).toEqual({ ...monday, entries: ['posted today', 'withheld late'] });
  });

  it('of a day that was closed early gives way to the next one, which has all that is posted from then on', async () => {
    const operator = anOperator();
    await makeRemittanceNow(house.app, operator, { facility: at.facility.id });
    const closed = await readDaySheet(house.app, clerkOf(at), { day: '2026-11-23' });
    expect(closed).toMatchObject({ isOver: true, remittance: { amountCents: 2200n } });
    house.app.clock.move(60_000);
    const after = await paid(sender, '70');
    await markPosted(house.app, clerkOf(at), { transfers: [after.transferId] });
    const now = await readDaySheet(house.app, clerkOf(at), {});
    expect(now).toMatchObject({ day: '2026-11-24', isOver: false, from: closed.to });
    expect(now.entries.map(({ status, transferId }) => [status, transferId])).toContainEqual(['posted', after.transferId]);
  });

  it('is nobody else’s', async () => {
    await expect(readDaySheet(house.app, { ...clerkOf(at), facilities: [] }, {})).rejects.toMatchObject({
      code: 'remittance.unknown_facility',
    });
    const strange = await readDaySheet(house.app, clerkOf(elsewhere.at), { day: '2026-11-20', facility: at.facility.id });
    expect(strange.facility.id).not.toBe(at.facility.id);
    expect(strange.entries).toEqual([]);
  });

  it('as a paper adds up, says its headings on every page, and has a place to sign', async () => {
    const sheet = await readDaySheet(house.app, clerkOf(at), { day: '2026-11-20' });
    const [posted] = sheet.entries;
    const entries = Array.from({ length: 60 }, () => ({ ...posted!, takenCents: 1000n }));
    const bytes = await renderPdf(daySheetPaper({ ...sheet, entries }, 'es', house.app.clock.now()));
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: false });
    expect(text.length).toBeGreaterThan(2);
    expect(text[0]).toContain('Suma de control');
    expect(text.at(-1)).toContain('$2,400.00 $600.00 $1,800.00');
    expect(text[0]).toContain('La revisó');
    for (const page of text.slice(1)) expect(page).toContain('Tomado');
  });
});
