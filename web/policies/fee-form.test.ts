import { describe, expect, test } from 'vitest';
import { feeFor, type FeeSchedule } from '#domain/directory/index.ts';
import { feesFromCsv, feesToCsv, textOfFile } from './fee-csv.ts';
import { copyWay, feesFromForm, feesToForm } from './fee-form.ts';
import { changeRows } from './forms.ts';
import type { Values } from './values.ts';

type Typed = [way: string, min: string, max: string, fee: string, more?: { pct?: string; least?: string; for?: string }];

/** A form as somebody fills it in. */
function typed(...rows: Typed[]): Values {
  return Object.fromEntries(
    rows.flatMap(([way, min, max, fee, more], i) =>
      Object.entries({ way, for: 'spendable', min, max, fee, pct: '', least: '', ...more }).map(([field, value]) => [
        `t${i}-${field}`,
        value,
      ]),
    ),
  );
}

const card = (way: string, ...rows: [string, string, string][]): Typed[] => rows.map(([min, max, fee]): Typed => [way, min, max, fee]);
const newYorkRows: [string, string, string][] = [
  ['2', '9.99', '1.75'],
  ['10.00', '19.99', '2.75'],
  ['$20', '49.99', '$3.75'],
  ['50', '300', '4.75'],
];
const washingtonRows: [string, string, string][] = [
  ['.01', '20', '3.95'],
  ['20.01', '100', '7.95'],
  ['100.01', '200', '9.95'],
  ['200.01', '300', '11.95'],
];

// The published samples (not current), as they would be typed into the page.
const tables: Record<string, Values> = {
  'New York': typed(...['web.card', 'phone.card', 'app.card'].flatMap((way) => card(way, ...newYorkRows)), [
    'lockbox.money_order',
    '.01',
    '999.99',
    '0',
  ]),
  Georgia: typed(
    ...['web.card', 'app.card', 'phone.card', 'agent.card'].flatMap((way) =>
      card(way, ['0.01', '20', '3.50'], ['20.01', '100', '5.00'], ['100.01', '300', '6.50']),
    ),
    ['cash_network.cash', '0.01', '5,000', '4.95'],
    ['lockbox.money_order', '0.01', '5000', '0.00'],
  ),
  Washington: copyWay({
    ...typed(...card('web.card', ...washingtonRows), ['cash_network.cash', '.01', '300', '8.95']),
    'copy-from': 'web.card',
    'copy-to': 'phone.card',
    'copy-more': '1',
  }).values,
  'North Carolina': typed(
    ...card('web.card', ['0.01', '20', '3.45'], ['20.01', '100', '6.45'], ['100.01', '200', '8.65'], ['200.01', '300', '10.65']),
    ...card('phone.card', ['0.01', '20', '4.45'], ['20.01', '100', '7.45'], ['100.01', '200', '9.65'], ['200.01', '300', '11.65']),
    ['cash_network.cash', '0.01', '300', '6.70'],
    ['lockbox.money_order', '0.01', '999.99', '0'],
  ),
  Oklahoma: typed(
    ...card('web.card', ['0.01', '20', '3.95'], ['20.01', '100', '6.95'], ['100.01', '200', '8.95'], ['200.01', '300', '11.95']),
  ),
  Portage: typed(['lobby.cash', '1', '1000', '3'], ['lobby.card', '1', '1000', '', { pct: '10 %' }]),
  SmartJailMail: typed(['web.card', '5', '500', '1.50', { for: 'media' }]),
  Default: typed(
    ...card('web.card', ['20', '49.99', '3.95'], ['50', '99.99', '5.95'], ['100', '199.99', '7.95'], ['200', '500', '9.95']),
    ['cash_network.cash', '20', '500', '6.95'],
    ['lockbox.money_order', '.01', '999.99', '0'],
  ),
};

const bodyOf = (name: string): FeeSchedule => {
  const { body, errors } = feesFromForm(tables[name]!);
  expect(errors).toEqual([]);
  return body;
};
const ask = (schedule: FeeSchedule, way: string, amountCents: bigint, category = 'spendable') => {
  const [channel, method] = way.split('.');
  const answer = feeFor(schedule, { channel, method, category, amountCents } as Parameters<typeof feeFor>[1]);
  return answer.ok ? answer.feeCents : answer.reason;
};

describe('the published tables, typed into the page', () => {
  test.each<[string, string, bigint, bigint | string, string?]>([
    ['New York', 'web.card', 1999n, 275n],
    ['New York', 'web.card', 2000n, 375n],
    ['New York', 'web.card', 5000n, 475n],
    ['New York', 'web.card', 30_000n, 475n],
    ['New York', 'web.card', 30_001n, 'too_much'],
    ['New York', 'web.card', 199n, 'too_little'],
    ['New York', 'phone.card', 999n, 175n],
    ['New York', 'lockbox.money_order', 99_999n, 0n],
    ['New York', 'cash_network.cash', 2000n, 'not_offered'],
    ['Georgia', 'web.card', 2000n, 350n],
    ['Georgia', 'web.card', 2001n, 500n],
    ['Georgia', 'web.card', 10_001n, 650n],
    ['Georgia', 'web.card', 30_001n, 'too_much'],
    ['Georgia', 'cash_network.cash', 30_001n, 495n],
    ['Georgia', 'cash_network.cash', 500_000n, 495n],
    ['Washington', 'web.card', 2001n, 795n],
    ['Washington', 'phone.card', 2001n, 895n],
    ['Washington', 'phone.card', 2000n, 495n],
    ['Washington', 'cash_network.cash', 2000n, 895n],
    ['North Carolina', 'web.card', 2000n, 345n],
    ['North Carolina', 'phone.card', 20_001n, 1165n],
    ['North Carolina', 'cash_network.cash', 2000n, 670n],
    ['Oklahoma', 'web.card', 5000n, 695n],
    ['Portage', 'lobby.cash', 2000n, 300n],
    ['Portage', 'lobby.card', 2000n, 200n],
    ['Portage', 'lobby.card', 1999n, 200n],
    ['Portage', 'lobby.card', 1995n, 199n],
    ['SmartJailMail', 'web.card', 500n, 150n, 'media'],
    ['SmartJailMail', 'web.card', 499n, 'too_little', 'media'],
    ['SmartJailMail', 'web.card', 500n, 'not_offered'],
    ['Default', 'web.card', 1999n, 'too_little'],
    ['Default', 'web.card', 50_000n, 995n],
    ['Default', 'web.card', 50_001n, 'too_much'],
    ['Default', 'cash_network.cash', 2000n, 695n],
    ['Default', 'lockbox.money_order', 2000n, 0n],
  ])('%s, %s, %s cents: %s', (name, way, amount, expected, category) => {
    expect(ask(bodyOf(name), way, amount, category)).toBe(expected);
  });

  test.each(Object.keys(tables))('%s comes back from the page, and from a spreadsheet, as it was', (name) => {
    const body = bodyOf(name);
    expect(feesFromForm(feesToForm(body)).body).toEqual(body);
    for (const csv of [
      feesToCsv(feesToForm(body)),
      `\ufeff${feesToCsv(feesToForm(body)).replaceAll(',', ';')}`,
      feesToCsv(feesToForm(body)).replaceAll('\r\n', '\n'),
    ]) {
      const read = feesFromCsv(csv, typed(['agent.card', '1', '2', '3']));
      expect(read.errors).toEqual([]);
      expect(feesFromForm(read.values)).toEqual({ body, errors: [] });
    }
  });
});

describe('what is wrong stands beside its row', () => {
  const errorsOf = (values: Values) => feesFromForm(values).errors.map(({ field, code }) => `${field} ${code}`);

  test.each<[string, Values, string[]]>([
    ['a tier is missing', typed(['web.card', '1', '10', '1'], ['web.card', '10.02', '20', '2']), ['t1-min directory.tiers_leave_a_gap']],
    ['two tiers overlap', typed(['web.card', '1', '10', '1'], ['web.card', '10', '20', '2']), ['t1-min directory.tiers_overlap']],
    [
      'they overlap and are typed upside down',
      typed(['web.card', '10', '20', '2'], ['web.card', '1', '10', '1']),
      ['t0-min directory.tiers_overlap'],
    ],
    ['the same tier twice', typed(['web.card', '1', '10', '1'], ['web.card', '1', '10', '1']), ['t1-min directory.tiers_overlap']],
    ['least above most', typed(['web.card', '10', '1', '1']), ['t0-min directory.tier_upside_down']],
    ['from nothing', typed(['web.card', '0', '1', '1']), ['t0-min directory.tier_below_a_cent']],
    ['no fee', typed(['web.card', '1', '2', '']), ['t0-fee directory.bad_amount']],
    ['words for a fee', typed(['web.card', '1', '2', 'free']), ['t0-fee directory.bad_amount']],
    ['a fee below nothing', typed(['web.card', '1', '2', '-1']), ['t0-fee directory.bad_amount']],
    ['half a cent', typed(['web.card', '1', '2.005', '1']), ['t0-max directory.bad_amount']],
    ['more than everything', typed(['web.card', '1', '2', '1', { pct: '101' }]), ['t0-pct directory.bad_percent']],
    ['a third digit of a percent', typed(['web.card', '1', '2', '1', { pct: '2.905' }]), ['t0-pct directory.bad_percent']],
    ['no such way', typed(['pigeon.post', '1', '2', '1']), ['t0-way directory.choose_one']],
    ['no such purpose', typed(['web.card', '1', '2', '1', { for: 'bribes' }]), ['t0-for directory.choose_one']],
    ['nothing typed', typed(['web.card', '', '', '']), ['t0-min directory.no_fee_lines']],
    ['only a part typed', typed(['web.card', '1', '', '']), ['t0-max directory.bad_amount', 't0-fee directory.bad_amount'].sort()],
  ])('%s', (_what, values, expected) => expect(errorsOf(values).sort()).toEqual(expected));

  test('rows typed in any order are one list', () => {
    const { body, errors } = feesFromForm(
      typed(['web.card', '10.01', '20', '2'], ['lobby.cash', '1', '5', '0'], ['web.card', '1', '10', '1']),
    );
    expect(errors).toEqual([]);
    expect(body.lines.map((line) => line.tiers.map((tier) => tier.feeCents))).toEqual([[100n, 200n], [0n]]);
  });
});

describe('rows', () => {
  test('are added as a copy of the last one’s way and taken away, and an empty one says nothing', () => {
    const two = changeRows('fee_schedule', typed(['phone.card', '1', '2', '1']), 'add');
    expect([two['t1-way'], two['t1-min'], two['t1-fee']]).toEqual(['phone.card', '', '']);
    expect(feesFromForm(two).errors).toEqual([]);
    expect(changeRows('fee_schedule', two, 'remove-1')).toEqual(typed(['phone.card', '1', '2', '1']));
    expect(changeRows('fee_schedule', two, 'remove-7')).toEqual(two);
    expect(Object.keys(changeRows('fee_schedule', typed(['phone.card', '1', '2', '1']), 'remove-0'))).toContain('t0-way');
  });

  test.each([
    ['the same way', 'web.card', 'web.card', '1', 'copy-to'],
    ['a way that has prices', 'web.card', 'lobby.cash', '1', 'copy-to'],
    ['a way without prices', 'app.card', 'phone.card', '1', 'copy-from'],
    ['words for the surcharge', 'web.card', 'phone.card', 'some', 'copy-more'],
  ])('%s is not copied', (_what, from, to, more, field) => {
    const values = {
      ...typed(['web.card', '1', '2', '1'], ['lobby.cash', '1', '2', '1']),
      'copy-from': from,
      'copy-to': to,
      'copy-more': more,
    };
    const copied = copyWay(values);
    expect(copied.errors.map((error) => error.field)).toContain(field);
    expect(copied.values).toBe(values);
  });
});

describe('a spreadsheet', () => {
  const before = typed(['web.card', '1', '2', '1']);
  const heading = 'channel,method,category,from,to,fee,percent,at_least\n';
  test.each([
    ['empty', '', 'csv_empty'],
    ['no heading', 'web,card,spendable,1,2,1,,', 'csv_heading'],
    ['a heading alone', heading, 'csv_rows'],
    ['too many rows', heading + 'web,card,spendable,1,2,1,,\n'.repeat(501), 'csv_rows'],
    ['a cell too few', `${heading}web,card,spendable,1,2,1,\n`, 'csv_cells'],
    ['a way that is none', `${heading}web,cheque,spendable,1,2,1,,\n`, 'csv_way'],
    ['a purpose that is none', `${heading}web,card,commissary,1,2,1,,\n`, 'csv_category'],
  ])('that is %s leaves the form as it was', (_what, text, code) => {
    const read = feesFromCsv(text, before);
    expect(read.errors.map((error) => error.code)).toEqual([`directory.${code}`]);
    expect(read.values).toBe(before);
  });

  test('tells every line that is wrong, at the field it came by', () => {
    const text = `${heading}web,card,spendable,1,2,1\nweb,card,spendable,1,2,1,,\nweb,card\n`;
    expect(feesFromCsv(text, before, 'csvFile').errors).toEqual([
      { field: 'csvFile', code: 'directory.csv_cells', params: { count: 2, lines: '2, 4' } },
    ]);
    const strange = `${heading}web,cheque,spendable,1,2,1,,\nweb,card,spendable,1,2,1,,\nmoon,card,spendable,1,2,1,,\n`;
    expect(feesFromCsv(strange, before).errors).toEqual([{ field: 'csv', code: 'directory.csv_way', params: { count: 2, lines: '2, 4' } }]);
  });

  test.each<[string, Buffer, string | null]>([
    ['UTF-8 with its mark', Buffer.from(`\ufeff${heading}`), heading],
    ['UTF-16', Buffer.from(`\ufeff${heading}`, 'utf16le'), heading],
    ['Latin-1', Buffer.from('Dólar', 'latin1'), 'Dólar'],
    ['a spreadsheet', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1]), null],
  ])('as a file in %s', (_what, bytes, text) => {
    expect(textOfFile(bytes)).toBe(text);
  });

  test('replaces every row; quotes, tabs and other columns do no harm', () => {
    const { values, errors } = feesFromCsv(
      'Channel\tMethod\tFrom\tTo\tFee\tNote\n"web"\t"card"\t"1,000.00"\t2000\t5\t"a ""quoted"" word"\n',
      typed(['a', '1', '2', '3'], ['b', '1', '2', '3']),
    );
    expect(errors).toEqual([]);
    expect(feesFromForm(values).body.lines).toEqual([
      { channel: 'web', method: 'card', category: 'spendable', tiers: [{ minCents: 100_000n, maxCents: 200_000n, feeCents: 500n }] },
    ]);
  });
});
