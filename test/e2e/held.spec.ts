import { payByCard, signUp } from './sender.ts';
import { expect, FAMILY, OPS, SANDBOX, test } from './story.ts';

const DISPUTED_LATER = '4000 0000 0000 0259';
const { port, host } = new URL(SANDBOX);
const sandbox = `http://127.0.0.1:${port}`;
const headers = { host };

test('a bank keeps what filled a wallet: what was left of it is taken by two people, and its owner is told', async ({
  page,
  t,
  lang,
  mailTo,
  asDemo,
  looksRight,
  request,
}) => {
  test.setTimeout(180_000);
  const email = `held-${lang}-${Date.now().toString(36)}@example.com`;
  const operator = await asDemo('operator', 'operator@example.com');
  const second = await asDemo('operator', 'finance@example.com');

  const pack = await test.step('somebody buys stamps', async () => {
    await signUp(page, email, { t, mailTo });
    await page.goto(`${FAMILY}/stamps`);
    await page.locator('label[for=pack]').click();
    await page.locator('main form button').click();
    const order = page.url();
    await page.locator('form[action="?/pay"] button').click();
    await payByCard(page, DISPUTED_LATER);
    await expect(page).toHaveURL(/\/stamps\/orders\//);
    return order;
  });

  await test.step('and adds money, and says to the bank that it was somebody else', async () => {
    await page.goto(`${FAMILY}/wallet/add`);
    await page.locator('#amount').fill(lang === 'en' ? '41' : '42');
    await page.locator('main form button').click();
    await payByCard(page, DISPUTED_LATER);
    await expect(page).toHaveURL(/\/wallet/);
    await request.post(`${sandbox}/control/due`, { headers, data: { kind: 'open_dispute' } });
  });

  const desk = await test.step('what is there is held, and nothing is decided while the bank thinks', async () => {
    const held = operator.locator('main a[href^="/refunds/held/"]', {
      hasText: t('duty.held.held', { amount: lang === 'en' ? 4100n : 4200n }),
    });
    await expect(async () => {
      await operator.goto(`${OPS}/refunds`);
      await expect(held.first()).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 60_000 });
    await looksRight(operator);
    await held.first().click();
    await expect(operator.locator('main')).toContainText(t('duty.held.not_lost'));
    await expect(operator.locator('main form')).toHaveCount(0);
    await looksRight(operator);
    return operator.url();
  });

  await test.step('of the stamps, too, nobody can use any', async () => {
    await expect(async () => {
      await page.goto(pack);
      await expect(page.locator('h1')).toHaveText(t('stamps.order.title_dispute_open'), { timeout: 500 });
    }).toPass({ timeout: 60_000 });
    await looksRight(page);
    await page.locator('main a[href^="/stamps/"]').first().click();
    await expect(page.locator('.balance')).toHaveText(t('stamps.count', { count: 0 }));
    await expect(page.locator('main')).toContainText(t('stamps.disputed', { count: 5 }));
    await looksRight(page);
  });

  await test.step('the bank keeps it: it waits in its queue', async () => {
    const dispute = new URL(desk).pathname.split('/').at(-1)!;
    await request.post(`${sandbox}/control/disputes/${dispute}/close`, { headers, data: { outcome: 'lost' } });
    await expect(async () => {
      await operator.goto(`${OPS}/queues/wallet_held`);
      await operator.locator(`main a[href="/refunds/held/${dispute}"]`).click({ timeout: 500 });
    }).toPass({ timeout: 30_000 });
  });

  await test.step('one asks, another one agrees', async () => {
    await operator.locator('main form[action="?/ask"] button').click();
    await expect(operator.locator('.problems')).toContainText(t('payments.refusal.choose_what'));
    await operator
      .locator('label', { hasText: t('duty.held.choice_take') })
      .first()
      .click();
    await operator.locator('[name=note]').fill('Her bank <b>paid</b> her');
    await operator.locator('main form[action="?/ask"] button').click();
    await expect(operator.locator('main')).toContainText(t('duty.mismatch.own'));
    await expect(operator.locator('main')).toContainText('Her bank <b>paid</b> her');
    await looksRight(operator);
    await second.goto(desk);
    await looksRight(second);
    await second.locator('main form button[value=approve]').click();
    await expect(second.locator('main')).toContainText(t('duty.held.approved_now'));
    await expect(second.locator('main')).toContainText(t('duty.held.is_taken', { amount: lang === 'en' ? 4100n : 4200n }));
  });

  await test.step('the owner sees it in the wallet and in the mail', async () => {
    await mailTo(email, t('payments.held.mail_subject'));
    await page.goto(`${FAMILY}/wallet`);
    await expect(page.locator('main')).toContainText(t('payments.wallet.line_taken'));
    await looksRight(page);
  });
});
