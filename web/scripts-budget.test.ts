import { globSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { access } from '#web/access.ts';
import { type ScriptRow, scriptsBudget, scriptsOf } from '#web/scripts-budget.ts';

const WEB = import.meta.dirname;
const rows: [string, ScriptRow][] = Object.entries(scriptsBudget);

describe('the budget of scripts', () => {
  it('has a row for every file, and a file for every row', () => {
    const files = globSync('*', { cwd: join(WEB, 'static/scripts') }).map((file) => basename(file, '.js'));
    expect(files.sort()).toEqual(rows.map(([name]) => name).sort());
  });

  it.each(rows)('%s is as small as its row says, on routes that exist, for a reason', (name, { most, routes, why }) => {
    expect(statSync(join(WEB, `static/scripts/${name}.js`)).size).toBeLessThanOrEqual(most);
    expect(routes.filter((route) => access[route] === undefined)).toEqual([]);
    expect(why.length).toBeGreaterThan(20);
  });

  it('whoever is signed in inside is asked on every page whether he is still there', () => {
    const pages = globSync('routes/inside/**/+page.svelte', { cwd: WEB }).map((file) => file.replace(/^routes|\/\+page\.svelte$/g, ''));
    const own = pages.filter((route) => access[route] !== 'anyone' && route !== '/inside/idle');
    expect(own.filter((route) => !scriptsOf(route).includes('inside'))).toEqual([]);
  });

  it('no page carries a script by another way', () => {
    const pages = globSync('**/*.svelte', { cwd: WEB }).filter((file) => file !== join('ui', 'PageScript.svelte'));
    const other = pages.filter((file) => /<script\b[^>]*\bsrc=|<svelte:head>[\s\S]*<script/.test(readFileSync(join(WEB, file), 'utf8')));
    expect(other).toEqual([]);
    const hydrated = globSync('routes/**/+{page,layout}{,.server}.ts', { cwd: WEB }).filter((file) =>
      /\bcsr\s*=\s*true/.test(readFileSync(join(WEB, file), 'utf8')),
    );
    expect(hydrated).toEqual([]);
  });
});
