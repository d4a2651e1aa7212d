import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { hasWords } from '#words/index.ts';

it('every part of the copy of everything has its words', () => {
  const sources = globSync('domain/*/own-data.ts').map((file) => readFileSync(file, 'utf8'));
  const parts = sources.flatMap((text) => [...text.matchAll(/\bname: '([a-z_]+)'/g)].map(([, name]) => name!));
  expect(parts.length).toBeGreaterThan(25);
  expect(parts.filter((name) => !hasWords(`identity.copy.${name}`))).toEqual([]);
});
