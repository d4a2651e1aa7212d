// News for an agency's programs: an address is added, tested, fails, is sent again, gets a new secret, and ends.
import { isSignedBy, startReceiver } from '#test/webhook-receiver.ts';
import { expect, press, STAFF, test } from './story.ts';

test('an admin adds an address for news, sees a test arrive and fail, sends it again, and ends it', async ({
  asDemo,
  t,
  lang,
  looksRight,
}) => {
  test.setTimeout(180_000);
  const receiver = await startReceiver();
  const page = await asDemo('staff', 'admin.ny@example.com');
  await page.goto(`${STAFF}/keys`);
  await page.getByRole('link', { name: t('webhooks.link'), exact: true }).click();
  await looksRight(page);
  const name = `Trust ${lang} ${Date.now()}`;
  await page.locator('#url').fill('https://169.254.169.254/latest');
  await press(page, t('webhooks.add'));
  const wrong = [
    t('directory.refusal.webhook_name_bad', { most: 60 }),
    t('directory.refusal.webhook_url_closed'),
    t('directory.refusal.webhook_types_missing'),
  ];
  for (const words of wrong) await expect(page.getByRole('alert')).toContainText(words);
  await looksRight(page);
  await page.locator('#name').fill(name);
  await page.locator('#url').fill(receiver.url);
  // What happens at this agency in no other story: only what is sent from here arrives.
  await page.locator('label[for="types-transfer.cancelled"]').click();
  await press(page, t('webhooks.add'));
  await expect(page.locator('h1')).toHaveText(t('webhooks.once'));
  await looksRight(page);
  const secret = (await page.locator('code.secret').textContent())!.trim();
  await page.getByRole('link', { name: t('webhooks.copied') }).click();
  await looksRight(page);

  await press(page, t('webhooks.test'));
  await expect(page.getByRole('main')).toContainText(t('webhooks.tested'));
  await expect.poll(() => receiver.heard.length, { timeout: 30_000 }).toBe(1);
  expect(isSignedBy(secret, receiver.heard[0]!)).toBe(true);
  receiver.answer = (_heard, out) => void out.writeHead(500).end('the disk is full');
  await press(page, t('webhooks.test'));
  await expect.poll(() => receiver.heard.length, { timeout: 30_000 }).toBeGreaterThan(1);
  await expect(async () => {
    await page.goto(page.url().split('?')[0]!);
    await expect(page.getByRole('main')).toContainText(t('webhooks.status', { status: 500 }), { timeout: 500 });
  }).toPass({ timeout: 30_000, intervals: [500] });
  await looksRight(page);
  await page
    .getByRole('row')
    .filter({ hasText: t('webhooks.state.waiting') })
    .getByRole('link')
    .click();
  await expect(page.getByRole('main')).toContainText('the disk is full');
  await looksRight(page);
  receiver.answer = (_heard, out) => void out.end('thanks');
  await expect(async () => {
    await press(page, t('webhooks.replay'));
    await expect(page.getByRole('main')).toContainText(t('webhooks.replayed_one'), { timeout: 2000 });
  }).toPass({ timeout: 30_000 });
  await expect(async () => {
    await page.goto(page.url().split('?')[0]!);
    await expect(page.getByRole('main')).toContainText('thanks', { timeout: 500 });
  }).toPass({ timeout: 30_000, intervals: [500] });
  const again = receiver.heard.at(-1)!.headers['webhook-id'];
  expect(receiver.heard.filter(({ headers }) => headers['webhook-id'] === again).length).toBeGreaterThan(1);

  await page.getByRole('link', { name: t('ui.back') }).click();
  await press(page, t('webhooks.replay_from'));
  await expect(page.getByRole('alert')).toContainText(t('directory.refusal.webhook_day_bad', { days: 30 }));
  await press(page, t('webhooks.rotate'));
  await expect(page.locator('h1')).toHaveText(t('webhooks.once'));
  expect((await page.locator('code.secret').textContent())!.trim()).not.toBe(secret);
  await page.getByRole('link', { name: t('webhooks.copied') }).click();
  await page.getByRole('link', { name: t('webhooks.change'), exact: true }).click();
  await looksRight(page);
  await page.locator('label[for="types-roster.ended"]').click();
  await press(page, t('webhooks.save'));
  await expect(page.getByRole('main')).toContainText(t('webhooks.saved'));
  await expect(page.getByRole('main')).toContainText(t('webhooks.type.roster_ended'));
  await press(page, t('webhooks.end'));
  await expect(page.getByRole('main')).toContainText(t('webhooks.ended_now'));
  await looksRight(page);
  await page.goto(`${STAFF}/audit?part=directory`);
  await expect(page.getByRole('main')).toContainText(t('trail.action.directory_webhook_ended'));
  await receiver.end();
});
