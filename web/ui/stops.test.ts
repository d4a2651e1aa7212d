import { expect, test } from 'vitest';
import { access } from '#web/access.ts';
import { translator } from '#words/index.ts';
import { stopsOf, type Stop } from './stops.ts';

const t = translator('en');
const shown = (stops: readonly Stop[]) => stops.map(({ href, here, pages }) => [href, here, ...pages.map((page) => page.href)]);
const reader = (surface: string, roles: string[], path: string) => stopsOf({ surface, roles, path, signedIn: true }, t);

test.each([
  {
    who: 'a clerk at a hand-off file',
    stops: reader('staff', ['trust_clerk'], '/handoff/1'),
    shows: [
      ['/incoming', true, '/incoming', '/handoff', '/remittances'],
      ['/residents', false, '/residents', '/approvals'],
      ['/security', false],
    ],
  },
  {
    who: 'the mailroom at its notices: its letters, and what is around them',
    stops: reader('staff', ['mailroom'], '/notices'),
    shows: [
      ['/letters', false, '/letters', '/appeals', '/deadlines', '/stopped', '/terms', '/mailroom'],
      ['/approvals', false, '/approvals', '/devices'],
      ['/security', true],
    ],
  },
  {
    who: 'nobody',
    stops: stopsOf({ surface: 'staff', roles: [], path: '/login', signedIn: false }, t),
    shows: [],
  },
])('$who', ({ stops, shows }) => {
  expect(shown(stops)).toEqual(shows);
});

test.each(['staff', 'ops'])('%s: whoever may open everything has at most seven ways, and each leads to a page', (surface) => {
  const stops = reader(surface, ['operator', 'finance', 'operations', 'agency_admin'], '/nowhere');
  expect(stops.length).toBeLessThanOrEqual(7);
  const hrefs = stops.flatMap(({ href, pages }) => [href, ...pages.map((page) => page.href)]);
  for (const href of hrefs) expect(access[`/${surface}${href === '/' ? '' : href}`], href).toBeDefined();
});
