// Programs and files: a key of an agency or a partner is made, used and ended; words of a roster that nobody knows; a price list as a file.
import { call, rosterKey } from './program.ts';
import { expect, FAMILY, OPS, press, STAFF, test } from './story.ts';

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
  const key = await rosterKey(page, name, t);
  await looksRight(page);

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

test('an operator gives a partner a key: it reads the prices of the agencies it was given, nothing else, and nothing once it has ended', async ({
  asDemo,
  t,
  lang,
  looksRight,
}) => {
  const page = await asDemo('operator', 'operator@example.com');
  await page.goto(`${OPS}/keys`);
  await press(page, t('identity.keys.make'));
  for (const words of [t('identity.refusal.key_partner_bad', { most: 60 }), t('identity.refusal.key_agency_missing')])
    await expect(page.getByRole('alert')).toContainText(words);
  await looksRight(page);
  const partner = `Lobby ${lang} ${Date.now()}`;
  await page.locator('#partner').fill(partner);
  await page.locator('#name').fill('Kiosks');
  for (const scope of ['places:read', 'quotes:read']) await page.locator(`label[for="scopes-${scope}"]`).click();
  await page.locator('#agencies').getByText('Sunshine State').click();
  await page.getByText(t('identity.keys.days_count', { days: 90 }), { exact: true }).click();
  await press(page, t('identity.keys.make'));
  await expect(page.locator('h1')).toHaveText(t('identity.keys.once'));
  await looksRight(page);
  const key = (await page.locator('code.key').textContent())!.trim();

  const places = (await call(key, 'GET', '/facilities')) as unknown as { body: { data: { id: string; agency_id: string }[] } };
  expect(new Set(places.body.data.map((facility) => facility.agency_id)).size).toBe(1);
  const sending = { facility: places.body.data[0]!.id, amount: '40', channel: 'web', method: 'card', category: 'spendable' };
  expect(await call(key, 'POST', '/quotes', sending)).toMatchObject({ status: 200, body: { resident_id: null, amount: '40.00' } });
  for (const path of ['/transfers', '/residents', '/units']) expect((await call(key, 'GET', path)).status).toBe(403);

  await page.goto(`${OPS}/keys`);
  const row = page.getByRole('row').filter({ hasText: partner });
  await expect(row).not.toContainText(t('identity.keys.never'));
  await looksRight(page);
  await row.getByRole('button').click();
  await expect(page.getByRole('row').filter({ hasText: partner })).toContainText(t('identity.keys.state.ended'));
  expect(await call(key, 'GET', '/agencies')).toMatchObject({ status: 401, body: { error: { code: 'identity.key_ended' } } });
  await page.goto(`${OPS}/audit`);
  await expect(page.getByRole('main')).toContainText(partner);
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
