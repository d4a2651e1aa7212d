import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { makePoster } from './index.ts';

// The code blocks of docs/money, run in the order of its README on one book.
const ROOT = join(import.meta.dirname, '..', '..');
const MADE = join(ROOT, '.build', 'recipes');
const read = (name: string) => readFileSync(join(ROOT, 'docs', 'money', name), 'utf8');
const pages = [...read('README.md').matchAll(/^\d+\. \[.*?\]\((.*?\.md)\)/gm)].map((match) => match[1]!);

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app = Object.assign(app, { poster: makePoster(app.urls.app) });
});
afterAll(async () => {
  await app.poster.end();
  await app.end();
});

type Recipe = (app: TestApp, scope: ReturnType<typeof systemScope>, at: Date, check: typeof expect) => Promise<void>;

async function recipesOf(page: string): Promise<Recipe[]> {
  mkdirSync(MADE, { recursive: true });
  const blocks = [...read(page).matchAll(/^```ts\n(.*?)^```/gms)].map((match) => match[1]!);
  return await Promise.all(
    blocks.map(async (block, n) => {
      const lines = block.split('\n');
      const imports = lines.filter((line) => line.startsWith('import ')).join('\n');
      const body = lines.filter((line) => !line.startsWith('import ')).join('\n');
      const file = join(MADE, `${page.replace('.md', '')}-${n}.ts`);
      writeFileSync(file, `${imports}\nexport async function recipe(app: any, scope: any, at: Date, expect: any) {\n${body}\n}\n`);
      return ((await import(/* @vite-ignore */ file)) as { recipe: Recipe }).recipe;
    }),
  );
}

it('there are thirteen pages', () => {
  expect(pages).toHaveLength(13);
});

it.each(pages)('%s does what it says', async (page) => {
  const recipes = await recipesOf(page);
  expect(recipes.length).toBeGreaterThan(0);
  for (const recipe of recipes) await recipe(app, systemScope('recipe'), new Date('2026-04-12T15:00:00Z'), expect);
});
