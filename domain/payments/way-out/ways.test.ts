import { describe, expect, it } from 'vitest';
import type { RefundState } from '../refunds/refund.ts';
import { readWay, type TypedWay, WAYS, waysFor } from './ways.ts';

it('what is sent can come back, and nothing else', () => {
  expect(waysFor('paid_otherwise', false, true)).toEqual(['came_back']);
});

describe('what can be done', () => {
  it.each<[RefundState, boolean, string[]]>([
    ['failed', false, ['wallet', 'check', 'bank', 'unclaimed']],
    ['refused', true, ['check', 'bank', 'unclaimed']],
    ['unclaimed', false, ['wallet', 'check', 'bank', 'state']],
    ['unclaimed', true, ['check', 'bank', 'state']],
    ['pending', false, []],
    ['succeeded', false, []],
    ['paid_otherwise', false, []],
    ['settled', false, []],
  ])('%s, login closed: %s', (state, isClosed, ways) => {
    expect(waysFor(state, isClosed, false)).toEqual(ways);
  });
});

describe('what is typed', () => {
  const typed: TypedWay = { way: 'check', number: '1042', state: 'NY', due: '2030-03-01', note: 'She wrote to us' };
  it.each<[string, Partial<TypedWay>, string[]]>([
    ['a check', {}, []],
    ['nothing at all', { way: '', number: '', state: '', due: '', note: '' }, ['way', 'note']],
    ['a way there is not', { way: 'gold' }, ['way']],
    ['a check without a number', { number: ' ' }, ['number']],
    ['the wallet needs none', { way: 'wallet', number: '', state: '', due: '' }, []],
    ['unclaimed needs state and day', { way: 'unclaimed', number: '', state: 'XX', due: '2030-02-30' }, ['state', 'due']],
    ['a day that is over', { way: 'unclaimed', due: '2026-11-21' }, ['due']],
    ['today', { way: 'unclaimed', due: '2026-11-22' }, []],
  ])('%s', (_what, change, fields) => {
    expect(readWay({ ...typed, ...change }, WAYS, '2026-11-22').errors.map(({ field }) => field)).toEqual(fields);
  });

  it('keeps only what belongs to the way', () => {
    const about = (way: string) => readWay({ ...typed, way }, WAYS, '2026-11-22').out;
    expect(about('wallet')).toMatchObject({ number: null, stateCode: null, dueOn: null });
    expect(about('bank')).toMatchObject({ number: '1042', stateCode: null, dueOn: null });
    expect(about('unclaimed')).toMatchObject({ number: null, stateCode: 'NY', dueOn: '2030-03-01' });
  });
});
