import { describe, expect, test } from 'vitest';
import { deductionsFromForm, deductionsToForm } from './money-forms.ts';
import { postingFromForm, postingToForm } from './rule-forms.ts';

describe('holidays as somebody pastes them', () => {
  const read = (holidays: string) => postingFromForm({ ...postingToForm(null), 'delay-web': '1', holidays });

  test('one to a line or several, American or ISO, each once', () => {
    const { body, errors } = read('11/26/2026\n2026-12-25, 1/1/2027\n\n2026-11-26');
    expect(errors).toEqual([]);
    expect(body.holidays).toEqual(['2026-11-26', '2026-12-25', '2027-01-01']);
  });

  test.each([
    ['11/26/2026\nThanksgiving', 2, 'Thanksgiving'],
    ['2026-12-25\r\n\r\n2026-02-30\r\nlater', 3, '2026-02-30'],
    ['25/12/2026', 1, '25/12/2026'],
    [`1/1/2027, ${'9'.repeat(99)}`, 1, '9'.repeat(40)],
  ])('the line that is no day is named: %j', (typed, line, shown) => {
    expect(read(typed).errors).toEqual([{ field: 'holidays', code: 'directory.bad_holiday', params: { line, typed: shown } }]);
  });
});

test('days of notice: 30 are proposed with the first rules, and rules without any stay so', () => {
  const kept = (noticeDays?: number) =>
    deductionsFromForm(deductionsToForm({ rules: [], ...(noticeDays === undefined ? {} : { noticeDays }) })).body;
  expect(deductionsToForm(null)['notice']).toBe('30');
  expect(kept()).toMatchObject({ noticeDays: 0 });
  expect(kept(14)).toMatchObject({ noticeDays: 14 });
});
