import { afterAll, beforeAll, expect, test } from 'vitest';
import { followClock, moveClock } from '#kernel/clock-moves.ts';
import { endPast, livePast, readPast } from '#kernel/past.ts';
import { systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';

let app: TestApp;
beforeAll(async () => (app = await testApp()));
afterAll(() => app.end());

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const isAt = (at: Date) => expect(Math.abs(app.clock.now().getTime() - at.getTime())).toBeLessThan(5000);

test('a past is begun once, goes forwards, and ends in the present', async () => {
  expect(await readPast(app)).toBeNull();
  const [first, second] = [daysAgo(40), daysAgo(39)];
  await livePast(app, first);
  isAt(first);
  expect(await readPast(app)).toEqual({ beganAt: first, reached: first });
  await livePast(app, second);
  // The moment that was reached may be lived through again, none before it.
  await livePast(app, second);
  await expect(livePast(app, first)).rejects.toThrow('forwards');
  // Another process takes the clock over.
  app.clock.setOffset(0);
  await followClock(app);
  isAt(second);
  await endPast(app);
  isAt(new Date());
  expect(await readPast(app)).toEqual({ beganAt: first, reached: null });
  await expect(livePast(app, daysAgo(1))).rejects.toThrow('once');
  // From then on it is an operator's, ahead of the real one.
  await moveClock(app, { ...systemScope('test'), realm: 'operator', actor: 'log_op' }, { byMs: 3_600_000 });
  isAt(new Date(Date.now() + 3_600_000));
});

test('a live installation has no past that did not happen', async () => {
  await expect(livePast({ ...app, mode: 'live' }, daysAgo(3))).rejects.toThrow('sandbox');
});
