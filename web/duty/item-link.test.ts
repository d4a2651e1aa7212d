import { expect, test } from 'vitest';
import { itemLink } from './item-link.ts';

test('a line leads to its page, and nobody to a page that is closed to him', () => {
  const gap = { id: 'brk_1', purpose: 'break', subject: 'brk_1' };
  expect(itemLink('breaks', gap, true)).toBe('/reconciliation/brk_1');
  expect(itemLink('breaks', gap, false)).toBeNull();
  expect(itemLink('refunds_stuck', { id: 'rfd_1', purpose: 'transfer', subject: 'trf_1' }, false)).toBeNull();
  const wallet = { id: 'pay_1', purpose: 'wallet', subject: 'lgn_1' };
  expect(itemLink('payments_unknown', wallet, false)).toBe('/find/lgn_1');
});
