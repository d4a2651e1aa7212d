import { describe, expect, it } from 'vitest';
import { drawPlot, isLabelled, type Series, ticksOf } from './plot.ts';

const series = (...values: bigint[]): Series => ({ name: 'Came in', look: 'teal', values });

describe('the upright axis', () => {
  it.each([
    [[], [1n, 0n]],
    [
      [0n, 0n],
      [1n, 0n],
    ],
    [[3n], [3n, 2n, 1n, 0n]],
    [[4n], [4n, 3n, 2n, 1n, 0n]],
    [[5n], [6n, 4n, 2n, 0n]],
    [
      [300n, 12n],
      [300n, 200n, 100n, 0n],
    ],
    [[301n], [400n, 300n, 200n, 100n, 0n]],
    [
      [-40n, 90n],
      [100n, 50n, 0n, -50n],
    ],
    [[-7n], [0n, -2n, -4n, -6n, -8n]],
  ])('has round steps for %o', (values, ticks) => {
    expect(ticksOf(values)).toEqual(ticks);
  });

  it('of money counts in whole dollars, up to more than any state takes in', () => {
    expect(ticksOf([2n], 100n)).toEqual([100n, 0n]);
    expect(ticksOf([120_450n], 100n)).toEqual([150_000n, 100_000n, 50_000n, 0n]);
    const most = 987_654_321_987_654_321_00n;
    const ticks = ticksOf([most, -1n], 100n);
    expect(ticks.length).toBeLessThanOrEqual(5);
    expect(ticks[0]! >= most && ticks.at(-1)! <= -1n).toBe(true);
  });
});

describe('the drawing', () => {
  it('stands bars on the line of zero, two series beside each other', () => {
    const { shapes, grid } = drawPlot([series(100n, 0n), { ...series(50n, 100n), look: 'leaf' }], 'bars');
    expect(grid).toBe('M0 0H100M0 50H100M0 100H100');
    expect(shapes).toEqual([
      { path: 'M16.67 100V0', ends: 'M16.67 0h.01' },
      { path: 'M33.33 100V50M83.33 100V0', ends: 'M33.33 50h.01M83.33 0h.01' },
    ]);
  });

  it('draws what is below zero downwards', () => {
    expect(drawPlot([series(-50n, 50n)], 'bars').shapes[0]!.path).toBe('M25 50V100M75 50V0');
  });

  it('leads a line through the middles and marks its ends', () => {
    expect(drawPlot([series(0n, 100n, 50n)], 'line').shapes[0]).toEqual({
      path: 'M16.67 100L50 0L83.33 50',
      ends: 'M16.67 100h.01M83.33 50h.01',
    });
    expect(drawPlot([series()], 'line').shapes[0]).toEqual({ path: '', ends: '' });
    expect(drawPlot([series()], 'bars').shapes[0]).toEqual({ path: '', ends: '' });
  });
});

it('no more labels stand in a row than there is room for', () => {
  const shown = (points: number, most: number): number =>
    Array.from({ length: points }, (_, i) => isLabelled(i, points, most)).filter(Boolean).length;
  expect(shown(14, 14)).toBe(14);
  for (const points of [15, 31, 92, 366]) expect(shown(points, 8)).toBeLessThanOrEqual(8);
  expect(isLabelled(0, 366, 8)).toBe(true);
});
