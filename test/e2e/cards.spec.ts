import { giveDetails, payByCard, signUp } from './sender.ts';
import { expect, FAMILY, test } from './story.ts';

test('a card that is kept: saved by choice, charged in one step, named, and removed', async ({ page, t, lang, mailTo, looksRight }) => {
  test.setTimeout(300_000);
  await signUp(page, `cards-${lang}-${Date.now().toString(36)}@example.com`, { t, mailTo });
  const visa = t('payments.cards.ends_in', { brand: 'Visa', last4: '4242' });
  const checkSending = async (amount: string): Promise<void> => {
    await page.goto(`${FAMILY}/home`);
    await page.locator('main a[href^="/send/"]').first().click();
    await page.locator('#amount').fill(amount);
    await page.locator('main form button').last().click();
    if (page.url().includes('/details')) await giveDetails(page);
    if (!page.url().includes('/send/check/')) {
      await page.locator('#amount').fill(amount);
      await page.locator('main form button').last().click();
    }
    await expect(page).toHaveURL(/\/send\/check\//);
  };

  await test.step('none is there, and the page says how one comes', async () => {
    await page.goto(`${FAMILY}/cards`);
    await expect(page.locator('main')).toContainText(t('payments.cards.none'));
    await looksRight(page);
  });

  await test.step('it is saved where it is paid with', async () => {
    await checkSending('25');
    await page.locator('label[for=keep]').click();
    await looksRight(page);
    await page.locator('form[action="?/pay"] button').click();
    await payByCard(page);
    await expect(async () => {
      await page.goto(`${FAMILY}/cards`);
      await expect(page.locator('main')).toContainText(visa, { timeout: 500 });
    }).toPass({ timeout: 40_000 });
    await looksRight(page);
  });

  await test.step('the next time it pays at once, without a page', async () => {
    await checkSending('30');
    await expect(page.locator('[name=with]:checked')).toHaveValue(/^crd_/);
    await looksRight(page);
    // Clicked twice: nothing asks for the money again while the first one's charge is being made.
    await page.locator('form[action="?/pay"] button').dblclick();
    await expect(page).toHaveURL(/\/transfers\/trf_/);
    await expect(page.locator('form[action^="/pay/"]')).toHaveCount(0);
    // The page asks again by itself until the news is there.
    await expect(page.locator('main')).toContainText('4242', { timeout: 40_000 });
    await expect(page.locator('form[action^="/pay/"]')).toHaveCount(0);
  });

  await test.step('it gets a name, and goes', async () => {
    await page.goto(`${FAMILY}/cards`);
    await page.locator('[name=name]').fill('4242 4242 4242 4242');
    await page.locator('form[action="?/name"] button').click();
    await expect(page.locator('.problems')).toContainText(t('payments.refusal.card_name_bad', { most: 40 }));
    await page.locator('[name=name]').fill('Blue');
    await page.locator('form[action="?/name"] button').click();
    await expect(page.getByRole('heading', { name: `Blue, ${visa}` })).toBeVisible();
    await page.locator('form[action="?/remove"] button').click();
    await expect(page.locator('main')).toContainText(t('payments.cards.removed'));
    await expect(page.locator('main')).toContainText(t('payments.cards.none'));
    await looksRight(page);
  });
});
