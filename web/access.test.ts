import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { access } from '#web/access.ts';

const ROUTES = join(import.meta.dirname, 'routes');

/** Every route that answers: it has a page or an endpoint. */
export function routesOnDisk(): string[] {
  const files = globSync('**/+{page.svelte,page.server.ts,server.ts}', { cwd: ROUTES });
  return [...new Set(files.map((file) => `/${dirname(file)}`))].sort();
}

describe('access table', () => {
  it('has a row for every route, and a route for every row', () => {
    expect(Object.keys(access).sort()).toEqual(routesOnDisk());
  });
  it('lets nobody into staff, inside and operator pages without a login, but for signing in', () => {
    const open = Object.entries(access).filter(([route, who]) => /^\/(staff|ops|inside)/.test(route) && who === 'anyone');
    expect(
      open
        .map(([route]) => route.replace(/^\/(staff|ops|inside)/, ''))
        .filter(
          (route) =>
            !/^\/(join$|size$|login|passkey\/\[use\]$|logout|trouble|invite(\/\[token\])?$|forgot|reset|not-me(\/(\[token\]|done))?$)/.test(
              route,
            ),
        ),
    ).toEqual([]);
  });
});
