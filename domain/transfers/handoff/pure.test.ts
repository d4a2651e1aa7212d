import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnswerWords, byHand, type PostingCalendar } from '#domain/directory/index.ts';
import type { StateKind } from '../transfer.ts';
import { type ReadAnswer, readAnswer, readingsOf, wordsKey } from './answer-columns.ts';
import { type Answer, judgeAnswer } from './judge-answer.ts';
import { type FileRow, renderFile } from './render-file.ts';
import { answerBy, lastFileTime, nextFileTime } from './schedule.ts';

const calendar: PostingCalendar = {
  businessDays: [1, 2, 3, 4, 5],
  cutOff: '16:00',
  doneBy: '17:00',
  delayDays: { web: 1 },
  holidays: ['2026-11-26'],
};
const zone = 'America/New_York';

describe('when a file is made', () => {
  it.each([
    ['before its time: the day before', '2026-11-24T21:29:59Z', '2026-11-23'],
    ['at its very minute', '2026-11-24T21:30:00Z', '2026-11-24'],
    ['on a weekend: Friday’s', '2026-11-22T18:00:00Z', '2026-11-20'],
    ['on a holiday: the day before it', '2026-11-26T23:00:00Z', '2026-11-25'],
    ['after the clocks went forward', '2027-03-15T20:30:00Z', '2027-03-15'],
  ])('%s', (_what, now, day) => expect(lastFileTime('16:30', calendar, zone, new Date(now)).day).toBe(day));

  it.each([
    ['before its time: today', '2026-11-24T21:29:59Z', '2026-11-24T21:30:00Z'],
    ['at its very minute: tomorrow', '2026-11-24T21:30:00Z', '2026-11-25T21:30:00Z'],
    ['before a holiday: the day after it', '2026-11-25T22:00:00Z', '2026-11-27T21:30:00Z'],
    ['over a weekend on which the clocks go forward', '2027-03-13T00:00:00Z', '2027-03-15T20:30:00Z'],
  ])('next: %s', (_what, now, at) => expect(nextFileTime('16:30', calendar, zone, new Date(now))).toEqual(new Date(at)));

  it('has no next time where no day is a posting day', () => {
    expect(nextFileTime('16:30', { ...calendar, businessDays: [] }, zone, new Date('2026-11-24T21:30:00Z'))).toBeNull();
  });

  it('is answered by the end of the posting day, over weekends and holidays', () => {
    expect(answerBy('2026-11-23', 1, calendar, zone)).toEqual(new Date('2026-11-25T05:00:00Z'));
    expect(answerBy('2026-11-25', 1, calendar, zone)).toEqual(new Date('2026-11-28T05:00:00Z'));
    expect(answerBy('2026-11-25', 2, calendar, zone)).toEqual(new Date('2026-12-01T05:00:00Z'));
  });
});

describe('a file', () => {
  const row: FileRow = {
    reference: 'KL-2345-6789',
    residentNumber: '00012',
    residentName: 'Peña, "Teo"',
    facilityName: 'Pine; North',
    category: 'spendable',
    amountCents: 4005n,
    senderName: '=cmd|x',
    appliedAt: new Date('2026-11-24T04:30:00Z'),
    availableOn: null,
  };

  it('is the same to the last byte, with its totals and its sum', () => {
    const made = renderFile(7, byHand.layout, zone, [row]);
    expect(made.content.toString()).toBe(
      `reference,number,name,facility,category,amount,sender,received\r\nKL-2345-6789,00012,"Peña, ""Teo""",Pine; North,spendable,40.05,'=cmd|x,2026-11-23\r\nTRAILER,7,1,40.05,b0e7\r\n`.replace(
        'b0e7',
        made.content.toString().split(',').at(-1)!.trim(),
      ),
    );
    expect(renderFile(7, byHand.layout, zone, [row])).toEqual(made);
    expect(made).toMatchObject({ count: 1, totalCents: 4005n });
  });

  it('has the agency’s own layout', () => {
    const layout = {
      columns: [
        { field: 'amount', heading: 'AMT' },
        { field: 'received', heading: 'D' },
      ],
      delimiter: 'bar',
      dates: 'mdy',
    } as const;
    expect(renderFile(1, layout, zone, [row]).content.toString()).toMatch(
      /^AMT\|D\r\n40\.05\|11\/23\/2026\r\nTRAILER\|1\|1\|40\.05\|[0-9a-f]{64}\r\n$/,
    );
  });

  it('of nothing says so', () => {
    expect(renderFile(1, byHand.layout, zone, []).content.toString()).toContain('TRAILER,1,0,0.00,');
  });
});

describe('a line of an answer', () => {
  const words = byHand.answer;
  const read = (heads: string[], cells: string[], chosen: AnswerWords[] = [words], headedAs: [string, AnswerWords][] = []) => {
    const readings = readingsOf(heads, chosen);
    return readings.length === 0 ? null : readAnswer(cells, readings, heads, new Map(headedAs.map(([one, by]) => [one, wordsKey(by)])));
  };

  it('is understood by the usual headings, in English and Spanish, with several deductions', () => {
    const heads = ['Transfer', 'Status', 'Deduction', 'Deduction amount', 'Deduction 2', 'Deduction amount 2'];
    expect(read(heads, ['kl 2345 6789', 'Posted', 'Restitution', '$8.00', 'Fee', '0.80'])).toMatchObject({
      ok: true,
      answer: {
        outcome: 'posted',
        deductions: [
          { name: 'Restitution', amountCents: 800n },
          { name: 'Fee', amountCents: 80n },
        ],
      },
    });
    expect(read(['Referencia', 'Resultado', 'Motivo'], ['KL-2345-6789', 'rechazado', 'cuenta cerrada'])).toMatchObject({
      ok: true,
      answer: { outcome: 'rejected', reason: 'no_account', note: null },
    });
  });

  it('is understood by the agency’s own words', () => {
    const own = { ...words, reference: 'TX', result: 'CD', posted: '01', rejected: '99', deducted: 'W/H' };
    expect(read(['TX', 'CD', 'W/H'], ['KL-2345-6789', '01', '1.00'], [own])).toMatchObject({
      ok: true,
      answer: { deductions: [{ name: 'W/H', amountCents: 100n }] },
    });
    expect(read(['TX', 'CD'], ['KL-2345-6789', '99'], [own])).toMatchObject({ ok: true, answer: { outcome: 'rejected', reason: 'other' } });
    // The answer to a file of before it chose them has the usual ones. The two are never mixed.
    expect(readingsOf(['reference', 'result'], [own])).toMatchObject([{ columns: { reference: 0, result: 1 } }]);
    expect(readingsOf(['Txn 2', 'result'], [own])).toEqual([]);
  });

  describe('by what the agency chose before', () => {
    const first = { ...words, reference: 'TX', result: 'CD', posted: '01', rejected: '99', deducted: 'W/H' };
    const second = { ...first, reference: 'Number', result: 'Code' };
    const third = { ...first, posted: 'P', rejected: 'X' };
    const turned = { ...first, posted: '99', rejected: '01' };
    const outcome = (said: ReadAnswer | null) => (said?.ok ? said.answer.outcome : (said?.why ?? null));
    const line = ['KL-2345-6789', '01'];

    it('any of them, and ours, as a whole', () => {
      for (const heads of [
        ['TX', 'CD'],
        ['Number', 'Code'],
        ['reference', 'result'],
      ])
        expect(outcome(read(heads, ['KL-2345-6789', 'posted'], [third, second, first]))).toBe('posted');
      expect(readingsOf(['TX', 'Code'], [second, first])).toEqual([]);
    });

    it('that explains the most of its columns', () => {
      const taken = { ...first, deducted: 'Taken' };
      expect(readingsOf(['TX', 'CD', 'W/H'], [taken, first]).map(({ words: by }) => by)).toEqual([first]);
      expect(readingsOf(['TX', 'CD'], [taken, first])).toHaveLength(2);
    });

    it.each([
      ['what its own file was headed', line, [turned, first], first, 'posted'],
      ['what its own file was headed, the newest', line, [turned, first], turned, 'rejected'],
      ['the newest, where it stands in no file', line, [turned, first], null, 'rejected'],
      ['another over the same columns, where its own does not know the result', ['KL-2345-6789', 'X'], [third, first], first, 'rejected'],
      ['none, where nobody knows the result', ['KL-2345-6789', 'perhaps'], [third, first], first, 'unknown_result'],
    ])('by %s', (_what, cells, chosen, of, expected) =>
      expect(outcome(read(['TX', 'CD'], cells, chosen, of ? [['KL-2345-6789', of]] : []))).toBe(expected),
    );

    it('never by another column than its own file’s, though that one made sense', () => {
      const heads = ['TX', 'CD', 'Code'];
      const other = { ...first, result: 'Code' };
      const both = (cells: string[], of: AnswerWords) => outcome(read(heads, cells, [other, first], [['KL-2345-6789', of]]));
      expect([both(['KL-2345-6789', '01', '99'], first), both(['KL-2345-6789', '01', '99'], other)]).toEqual(['posted', 'rejected']);
      expect(both(['KL-2345-6789', '?', '01'], first)).toBe('unknown_result');
    });
  });

  it.each([
    ['a result nobody knows', ['KL-2345-6789', 'maybe', ''], 'unknown_result'],
    ['no result', ['KL-2345-6789', '', ''], 'unknown_result'],
    ['an amount that is none', ['KL-2345-6789', 'posted', '4O.00'], 'unreadable_amount'],
    ['a negative amount', ['KL-2345-6789', 'posted', '-40.00'], 'unreadable_amount'],
  ])('with %s is kept out', (_what, cells, why) =>
    expect(read(['reference', 'result', 'amount'], cells)).toEqual({
      ok: false,
      reference: 'KL-2345-6789',
      why,
      said: cells[why === 'unknown_result' ? 1 : 2],
    }),
  );

  it('without the two columns that must be there is none', () => {
    expect(readingsOf(['reference', 'name'], [words])).toEqual([]);
    expect(readingsOf(['result'], [words])).toEqual([]);
  });
});

describe('judgeAnswer', () => {
  const take = (amountCents: bigint) => [{ name: 'Restitution', amountCents }];
  const judge = (kinds: StateKind[], answer: Partial<Answer>, before: Parameters<typeof judgeAnswer>[0]['before'] = null) =>
    judgeAnswer({ amountCents: 4000n, kinds: new Set(kinds), before }, { outcome: 'posted', ...answer });
  const waiting: StateKind[] = ['created', 'paid', 'applied', 'handed_over'];
  const posted: StateKind[] = [...waiting, 'posted'];
  const back: StateKind[] = [...waiting, 'returning'];

  it.each([
    ['posted', waiting, {}, null, { verdict: 'posted' }],
    ['posted with all of it taken', waiting, { deductions: take(4000n) }, null, { verdict: 'posted' }],
    ['rejected', waiting, { outcome: 'rejected' }, null, { verdict: 'rejected' }],
    ['of what is not in a file', ['created', 'paid', 'applied'], {}, null, { verdict: 'posted' }],
    ['of what was held back', ['created', 'paid', 'applied', 'withheld'], {}, null, { verdict: 'posted' }],
    ['of what was never paid', ['created'], {}, null, { verdict: 'kept_out', why: 'not_there' }],
    ['with another amount', waiting, { amountCents: 3999n }, null, { verdict: 'kept_out', why: 'amount_differs' }],
    ['with the amount', waiting, { amountCents: 4000n }, null, { verdict: 'posted' }],
    ['with more taken than arrived', waiting, { deductions: take(4001n) }, null, { verdict: 'kept_out', why: 'deducted_too_much' }],
    ['with nothing taken for something', waiting, { deductions: take(0n) }, null, { verdict: 'kept_out', why: 'bad_deduction' }],
    ['with less than nothing taken', waiting, { deductions: take(-1n) }, null, { verdict: 'kept_out', why: 'bad_deduction' }],
    [
      'rejected, and taken from',
      waiting,
      { outcome: 'rejected', deductions: take(1n) },
      null,
      { verdict: 'kept_out', why: 'rejected_with_deductions' },
    ],
    ['after it went back', back, {}, null, { verdict: 'conflict', why: 'went_back' }],
    ['rejected after it went back', back, { outcome: 'rejected' }, null, { verdict: 'repeated' }],
    ['after a clerk’s mark', posted, { deductions: take(1n) }, null, { verdict: 'note_deductions' }],
    ['rejected after a clerk’s mark', posted, { outcome: 'rejected' }, null, { verdict: 'conflict', why: 'posted_already' }],
    ['said again', posted, { deductions: take(1n) }, { outcome: 'posted', deductions: take(1n) }, { verdict: 'repeated' }],
    [
      'said again otherwise',
      posted,
      { deductions: take(2n) },
      { outcome: 'posted', deductions: take(1n) },
      { verdict: 'conflict', why: 'other_deductions' },
    ],
    ['taken back', posted, { outcome: 'rejected' }, { outcome: 'posted', deductions: [] }, { verdict: 'conflict', why: 'other_outcome' }],
    ['posted after rejected', back, {}, { outcome: 'rejected', deductions: [] }, { verdict: 'conflict', why: 'went_back' }],
  ] as const)('%s', (_what, kinds, answer, before, expected) => expect(judge([...kinds], answer, before)).toEqual(expected));

  it('never takes more than arrived', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt(-500n, 6000n), { maxLength: 5 }), (amounts) => {
        const deductions = amounts.map((amountCents) => ({ name: 'x', amountCents }));
        const sum = amounts.reduce((all, one) => all + one, 0n);
        const isFine = amounts.every((one) => one > 0n) && sum <= 4000n;
        expect(judge(waiting, { deductions }).verdict).toBe(isFine ? 'posted' : 'kept_out');
      }),
    );
  });
});
