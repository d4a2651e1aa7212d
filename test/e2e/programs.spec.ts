// An agency's own programs and files: a key is made, used and ended; words of a roster that nobody knows; a price list as a file.
import { type Page } from '@playwright/test';
import { expect, FAMILY, STAFF, test } from './story.ts';

const press = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click();

interface Answer {
  status: number;
  body: { recorded?: string; error?: { code: string } };
}
async function call(key: string, method: string, path: string, json?: object): Promise<Answer> {
  const answer = await fetch(`${FAMILY}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(json ? { 'content-type': 'application/json' } : {}) },
    ...(json ? { body: JSON.stringify(json) } : {}),
  });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}

test('an admin makes a key; a program tells of a person whom a family then finds; ended, the key opens nothing', async ({
  page: family,
  asDemo,
  t,
  lang,
  looksRight,
}) => {
  const page = await asDemo('staff', 'admin.ny@example.com');
  await page.goto(`${STAFF}/keys`);
  await looksRight(page);
  await press(page, t('identity.keys.make'));
  const wrong = [
    t('identity.refusal.key_name_bad', { most: 60 }),
    t('identity.refusal.key_scope_missing'),
    t('identity.refusal.reach_missing'),
    t('identity.refusal.key_days_bad'),
  ];
  for (const words of wrong) await expect(page.getByRole('alert')).toContainText(words);
  await looksRight(page);
  const name = `Nightly ${lang} ${Date.now()}`;
  await page.locator('#name').fill(name);
  await page.locator('label[for="scopes-roster:write"]').click();
  await page.locator('label[for="reach"]').click();
  await page.getByText(t('identity.keys.days_count', { days: 90 }), { exact: true }).click();
  await press(page, t('identity.keys.make'));
  await expect(page.locator('h1')).toHaveText(t('identity.keys.once'));
  await looksRight(page);
  const key = (await page.locator('code.key').textContent())!.trim();

  const number = lang === 'en' ? '81K4471' : '82K4471';
  const person = { given_name: 'Ines', family_name: `Programa ${lang}`, facility: 'Hudson Bend', arrived_on: '2026-11-01' };
  expect(await call(key, 'PUT', `/residents/${number}`, person)).toMatchObject({ status: 200, body: { recorded: 'added' } });
  expect((await call(key, 'GET', '/residents')).status).toBe(403);
  await family.goto(`${FAMILY}/find?state=NY&number=${number}`);
  await expect(family.getByRole('main')).toContainText(`Programa ${lang}`);

  await page.goto(`${STAFF}/keys`);
  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row).not.toContainText(t('identity.keys.never'));
  await expect(page.getByRole('main')).not.toContainText(key);
  await looksRight(page);
  await row.getByRole('button').click();
  await expect(page.getByRole('main')).toContainText(t('identity.keys.ended'));
  await expect(page.getByRole('row').filter({ hasText: name })).toContainText(t('identity.keys.state.ended'));
  expect(await call(key, 'PUT', `/residents/${number}`, person)).toMatchObject({
    status: 401,
    body: { error: { code: 'identity.key_ended' } },
  });
  await page.goto(`${STAFF}/audit?part=directory`);
  await expect(page.getByRole('main')).toContainText(name);
});

test('words that a roster’s status column does not explain are asked about, not guessed', async ({ asDemo, t, lang, looksRight }) => {
  test.setTimeout(120_000);
  const page = await asDemo('staff', 'admin.ny@example.com');
  await page.goto(`${STAFF}/roster`);
  const word = `Zzyx ${lang} ${Date.now()}`;
  const text = `Number,Name,Facility,Status\n84K0001,"Doe, Jo",Hudson Bend,${word}\n84K0002,"Doe, Al",Hudson Bend,Active\n`;
  await page.locator('#file').setInputFiles({ name: `words-${lang}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await press(page, t('directory.roster.upload'));
  await page.getByText(t('directory.roster.choose.delta'), { exact: true }).click();
  await press(page, t('directory.roster.choose.next'));
  const untilReport = async (shows: string) =>
    await expect(async () => {
      await page.goto(page.url().split('?')[0]!);
      await expect(page.getByRole('main')).toContainText(shows, { timeout: 500 });
    }).toPass({ timeout: 60_000, intervals: [500] });
  await untilReport(t('directory.roster.words.title'));
  await looksRight(page);
  await press(page, t('directory.roster.words.go'));
  await expect(page.getByRole('alert')).toContainText(t('directory.refusal.roster_no_meaning'));
  await page.locator('#word-0').selectOption('here');
  await press(page, t('directory.roster.words.go'));
  await untilReport(t('directory.roster.report.rows', { rows: 2, bad: 0 }));
  await expect(page.getByRole('main')).not.toContainText(t('directory.roster.words.title'));
  await press(page, t('directory.roster.report.stop'));
});

test('a price list is brought as a file; what is wrong with it is told by line', async ({ asDemo, t, lang, looksRight }) => {
  const page = await asDemo('staff', 'admin.ny@example.com');
  await page.goto(`${STAFF}/policies/fees`);
  const box = page.locator('details', { has: page.locator('#csvFile') });
  const bring = async (text: string | Buffer) => {
    // It stands open by itself when something in it is wrong.
    if ((await box.getAttribute('open')) === null) await box.locator('summary').click();
    await page.locator('#csvFile').setInputFiles({ name: `fees-${lang}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text as string) });
    await press(page, t('policies.fees.csv_go'));
  };
  const heading = 'channel;method;category;from;to;fee;percent;at_least\r\n';
  await bring(`${heading}web;card;spendable;20;49.99;3.33;;\r\nweb;card\r\n`);
  await expect(page.getByRole('alert')).toContainText(t('directory.refusal.csv_cells', { count: 1, lines: '3' }));
  await looksRight(page);
  await bring(`${heading}web;card;spendable;20;49.99;3.33;;\r\nweb;card;spendable;50;500;7.77;;\r\n`);
  await expect(page.locator('#t0-fee')).toHaveValue('3.33');
  await expect(page.locator('#t1-fee')).toHaveValue('7.77');
  await expect(page.locator('#t2-fee')).toHaveCount(0);
});
