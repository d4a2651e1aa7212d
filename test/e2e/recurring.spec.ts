import { giveDetails, signUp } from './sender.ts';
import { expect, FAMILY, test } from './story.ts';

test('money that is sent regularly: set up with its price and words, a day left out, paused, ended', async ({
  page,
  t,
  lang,
  mailTo,
  looksRight,
}) => {
  test.setTimeout(240_000);
  await signUp(page, `plan-${lang}-${Date.now().toString(36)}@example.com`, { t, mailTo });
  const first = new Date(Date.now() + 10 * 86_400_000);
  const typeFirst = async (): Promise<void> => {
    await page.locator('[name=first-month]').fill(String(first.getUTCMonth() + 1));
    await page.locator('[name=first-day]').fill(String(first.getUTCDate()));
    await page.locator('[name=first-year]').fill(String(first.getUTCFullYear()));
  };

  await test.step('the form names everything that is missing', async () => {
    await page.goto(`${FAMILY}/recurring`);
    await expect(page.locator('main')).toContainText(t('transfers.plan.none'));
    await looksRight(page);
    await page.locator('main a[href^="/recurring/new/"]').first().click();
    await page.locator('main form button').last().click();
    await expect(page.locator('.problems')).toContainText(t('transfers.refusal.choose_every'));
    await expect(page.locator('.problems')).toContainText(t('transfers.refusal.first_day_wrong', { days: 60 }));
    await looksRight(page);
  });

  await test.step('price, days and words are checked, and agreed to', async () => {
    await page.locator('#amount').fill('25');
    await page
      .locator('label', { hasText: t('transfers.plan.every_week') })
      .first()
      .click();
    await typeFirst();
    await page.locator('main form button').last().click();
    // Who she is, is asked when the rest is right, and what was typed is still there after.
    await giveDetails(page);
    await expect(page).toHaveURL(/\/recurring\/new\//);
    await expect(page.locator('#amount')).toHaveValue('25');
    await page.locator('main form button').last().click();
    await expect(page).toHaveURL(/\/recurring\/check\//);
    await expect(page.locator('main')).toContainText('$25.00');
    await expect(page.locator('main')).toContainText(t('transfers.check.handed'));
    await looksRight(page);
    await page.locator('main form button').last().click();
    await expect(page.locator('.problems')).toContainText(t('transfers.refusal.agree_first'));
    await page.locator('label[for=agree]').click();
    await page.locator('main form button').last().click();
    await expect(page).toHaveURL(/\/recurring\/rpl_[a-z0-9]+\?started/);
    await expect(page.locator('main')).toContainText(t('transfers.plan.started'));
    await looksRight(page);
  });

  await test.step('on one day to come: there from the amount, and taken back', async () => {
    await page.goto(`${FAMILY}/home`);
    await page.locator('main a[href^="/send/"]').first().click();
    await page.getByRole('link', { name: t('transfers.plan.later') }).click();
    await expect(page.locator('[name=every][value=once]')).toBeChecked();
    await page.locator('#amount').fill('30');
    await typeFirst();
    await page.locator('main form button').last().click();
    await expect(page.locator('main')).toContainText(t('transfers.plan.price'));
    await looksRight(page);
    await page.locator('label[for=agree]').click();
    await page.locator('main form button').last().click();
    await expect(page.locator('main')).toContainText(t('transfers.plan.started'));
    await expect(page.locator('form[action="?/skip"]')).toHaveCount(0);
    await looksRight(page);
    await page.getByRole('button', { name: t('transfers.plan.end_once') }).click();
    await expect(page.locator('main')).toContainText(t('transfers.plan.state_ended_text'));
    await page.goto(`${FAMILY}/recurring`);
    await page.getByRole('link', { name: '$25.00' }).first().click();
  });

  await test.step('the next day is left out; it pauses, goes on, and ends', async () => {
    await page.locator('form[action="?/skip"] button').click();
    await expect(page.locator('ol li').first()).toContainText(t('transfers.plan.skipped_day'));
    await page.locator('form[action="?/pause"] button').click();
    await expect(page.locator('main')).toContainText(t('transfers.plan.state_paused_text'));
    await looksRight(page);
    await page.locator('form[action="?/resume"] button').click();
    await expect(page.locator('main')).toContainText(t('transfers.plan.state_on'));
    await page.locator('form[action="?/end"] button').click();
    await expect(page.locator('main')).toContainText(t('transfers.plan.state_ended_text'));
    await page.goto(`${FAMILY}/recurring`);
    await expect(page.locator('main')).toContainText(t('transfers.plan.state_ended'));
    await looksRight(page);
  });
});
