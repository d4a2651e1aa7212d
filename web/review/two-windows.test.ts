// The same reader in two windows: what one of them has put away while the other one's page was being made is no forbidden page there.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { CastAgency } from '#domain/directory/cast.ts';
import { castLetter, castReader, castWriter } from '#domain/mail/cast.ts';
import { decide } from '#domain/review/index.ts';
import { castMailAgency } from '#domain/stamps/cast.ts';
import type { App } from '#kernel/app.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { load } from '../routes/staff/letters/[item]/+page.server.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let app: TestApp;
let at: CastAgency;
beforeAll(async () => {
  app = await testApp();
  at = await castMailAgency(app);
});
afterAll(() => app.end());

it('a letter that was decided meanwhile is looked at again, as it stands now', async () => {
  const { who, item } = await castReader(app, at, await castLetter(app, await castWriter(app, at)));
  let reads = 0;
  const tx: App['tx'] = async (...args) => {
    const found = await app.tx(...args);
    // After the page has read that it is in hand.
    if (++reads === 1) await decide(app, who, { item, outcome: 'release' });
    return found;
  };
  const slow: App = Object.assign(Object.create(app) as App, { tx });
  const page = (of: App) => {
    const locals = { app: of, scope: who, lang: 'en', path: `/letters/${item}` };
    const url = new URL(`http://staff.localhost/letters/${item}?released=rev_1`);
    return load({ locals, url, params: { item }, request: new Request(url) } as unknown as Parameters<typeof load>[0]);
  };
  await expect(page(slow)).rejects.toMatchObject({ status: 303, location: `/letters/${item}?released=rev_1` });
  expect(await page(app)).toMatchObject({ item: { standing: 'undo' }, letter: null });
});
