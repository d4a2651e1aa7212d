import { describe, expect, test } from 'vitest';
import { ageSeconds, CALM_MS, isOver, nextStep } from './alarm-rules.ts';

const NOW = new Date('2026-11-16T15:00:00Z');
const before = (seconds: number): Date => new Date(NOW.getTime() - seconds * 1000);

describe('when a queue rings', () => {
  test.each([
    ['nothing waits', { tooOldSeconds: 0, tooMany: 1 }, 0, null, false],
    ['anything at all, just now', { tooOldSeconds: 0, tooMany: null }, 1, 0, true],
    ['young and few', { tooOldSeconds: 60, tooMany: 10 }, 9, 59, false],
    ['old enough', { tooOldSeconds: 60, tooMany: 10 }, 1, 60, true],
    ['young and too many', { tooOldSeconds: 60, tooMany: 10 }, 10, 0, true],
    ['young, and any number may wait', { tooOldSeconds: 60, tooMany: null }, 5000, 1, false],
    ['of tomorrow, by a clock that was moved', { tooOldSeconds: 60, tooMany: null }, 1, -60, false],
  ])('%s', (_case, limit, count, age, rings) => {
    expect(isOver(limit, { count, oldestAt: age === null ? null : before(age) }, NOW)).toBe(rings);
  });
  test('age is never below zero', () => {
    expect(ageSeconds({ count: 1, oldestAt: before(-5) }, NOW)).toBe(0);
  });
});

describe('what is done about an alarm', () => {
  test.each([
    ['none, and all is well', null, false, 'nothing'],
    ['none, and over', null, true, 'ring'],
    ['open, and still over', { calmSince: null }, true, 'nothing'],
    ['open, and short again', { calmSince: null }, false, 'calm'],
    ['short for a while', { calmSince: before(CALM_MS / 1000 - 1) }, false, 'nothing'],
    ['over again in between', { calmSince: before(60) }, true, 'stir'],
    ['short long enough', { calmSince: before(CALM_MS / 1000) }, false, 'end'],
  ])('%s', (_case, open, over, step) => {
    expect(nextStep(open, over, NOW)).toBe(step);
  });
});
