import type { Page } from '@playwright/test';
import { checkMoney, payByCard, signUp } from './sender.ts';
import { expect, FAMILY, test } from './story.ts';

test('the wallet: money added by card, spent whole and with a card, taken back, and sent back to the card', async ({
  page,
  t,
  lang,
  mailTo,
  looksRight,
}) => {
  test.setTimeout(300_000);
  const email = `wallet-${lang}-${Date.now().toString(36)}@example.com`;
  await signUp(page, email, { t, mailTo });

  await test.step('an empty wallet says what it is; too little is refused beside the field', async () => {
    await page.goto(`${FAMILY}/home`);
    await page.locator('main a[href="/wallet"]').click();
    await expect(page.locator('main')).toContainText(t('payments.wallet.empty'));
    await looksRight(page);
    await page.locator('main a[href="/wallet/add"]').click();
    await page.locator('#amount').fill('4');
    await page.locator('main form button').click();
    await expect(page.locator('.problems')).toContainText(t('payments.refusal.fill_too_little', { limit: 500n }));
    await looksRight(page);
  });

  await test.step('money is added on the card company’s page', async () => {
    await page.locator('#amount').fill('60');
    await page.locator('main form button').click();
    await payByCard(page);
    await expect(page).toHaveURL(/\/wallet\?from=card/);
    await waitFor(page, `${FAMILY}/wallet`, '$60.00');
    await looksRight(page);
    expect((await mailTo(email, t('payments.wallet.mail_filled_text'))).text).toContain('$60.00');
  });

  const sent = await test.step('a transfer is paid from it, without a card', async () => {
    const id = await send(page, '30', true);
    await expect(async () => {
      await page.goto(`${FAMILY}/transfers/${id}`);
      await expect(page.locator('.track')).toContainText(t('transfers.step.wallet', { amount: await totalOf(page) }), { timeout: 500 });
    }).toPass({ timeout: 40_000 });
    await looksRight(page);
    return id;
  });

  await test.step('and comes back there', async () => {
    await page.goto(`${FAMILY}/transfers/${sent}/cancel`);
    await expect(page.locator('main')).toContainText(t('transfers.cancel.when_wallet'));
    await expect(page.locator('main')).toContainText(t('transfers.cancel.lead_back', { name: 'Mateo Delgado', way: 'wallet' }));
    await page.locator('main form button').first().click();
    await waitFor(page, `${FAMILY}/wallet`, t('payments.wallet.line_returned', { what: 'transfer' }));
    await expect(page.locator('.balance')).toHaveText('$60.00');
    await page.goto(`${FAMILY}/transfers/${sent}`);
    await looksRight(page);
  });

  await test.step('what it can’t pay is paid by card', async () => {
    const id = await send(page, '90', false, true);
    await payByCard(page);
    await waitFor(page, `${FAMILY}/transfers/${id}`, t('transfers.step.wallet', { amount: 6000n }));
    await page.goto(`${FAMILY}/wallet`);
    await expect(page.locator('.balance')).toHaveText('$0.00');
    await page.goto(`${FAMILY}/transfers/${id}/cancel`);
    await expect(page.locator('main')).toContainText(t('transfers.cancel.lead_back', { name: 'Mateo Delgado', way: 'both' }));
    await page.locator('main form button').first().click();
    await waitFor(page, `${FAMILY}/transfers/${id}`, t('transfers.view.title_returned_both', { total: 9595n }));
    await looksRight(page);
  });

  await test.step('what is left goes back to the card it came from; the list can be kept', async () => {
    await waitFor(page, `${FAMILY}/wallet/refund`, '4242');
    await looksRight(page);
    await page.locator('main form button').first().click();
    await expect(page).toHaveURL(/\/wallet\?refunded=6000/);
    await expect(page.locator('.balance')).toHaveText('$0.00');
    await expect(page.locator('main')).toContainText(t('payments.wallet.line_refund'));
    await looksRight(page);
    const list = await page.request.get(`${FAMILY}/wallet/list.csv`);
    const rows = (await list.text()).trim().split('\r\n');
    expect(rows).toHaveLength(7);
    expect(rows.filter((row) => /,"KL-\w{4}-\w{4}"$/.test(row)).length).toBeGreaterThan(0);
    // No id of ours: what is no transfer has no number.
    expect(rows.join()).not.toMatch(/\b[a-z]{3}_/);
    const paper = await page.request.get(`${FAMILY}/wallet/list.pdf`);
    expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-');
    await page.goto(`${FAMILY}/wallet/refund`);
    await expect(page.locator('h1')).toHaveText(t('payments.wallet.refund_none'));
  });
});

async function send(page: Page, amount: string, isFirst: boolean, withCard = false): Promise<string> {
  await checkMoney(page, amount, { isFirst });
  if (withCard) await page.locator('label[for=with]').click();
  await page.locator('form[action="?/pay"] button').click();
  if (!withCard) await expect(page).toHaveURL(/\/transfers\/trf_[a-z0-9]+/);
  const here = /trf_[a-z0-9]+/.exec(page.url())?.[0];
  if (here) return here;
  // On the card company's page: the transfer's own page is where it leads back to.
  const back = await page.context().newPage();
  await back.goto(`${FAMILY}/transfers`);
  const href = await back.locator('main a[href^="/transfers/trf_"]').first().getAttribute('href');
  await back.close();
  return /trf_[a-z0-9]+/.exec(href ?? '')![0];
}

/** News of money takes a moment: the page is opened again until it tells. */
async function waitFor(page: Page, url: string, text: string): Promise<void> {
  await expect(async () => {
    await page.goto(url);
    await expect(page.locator('main')).toContainText(text, { timeout: 500 });
  }).toPass({ timeout: 40_000 });
}

async function totalOf(page: Page): Promise<bigint> {
  const [, dollars, cents] = /\$(\d+)\.(\d\d)/.exec(await page.locator('.slip .sum dd.num').first().innerText())!;
  return BigInt(`${dollars}${cents}`);
}
