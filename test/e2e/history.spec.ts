import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';
import { checkMoney, finishPaying, signUp } from './sender.ts';
import { expect, FAMILY, test } from './story.ts';

test('what I have sent: found again, as a list, a sheet, a receipt and a year', async ({ page, t, lang, mailTo, looksRight }) => {
  test.setTimeout(300_000);
  const email = `history-${lang}-${Date.now().toString(36)}@example.com`;
  await signUp(page, email, { t, mailTo });
  await page.goto(`${FAMILY}/transfers`);
  await expect(page.locator('main')).toContainText(t('transfers.list.none'));
  await looksRight(page);

  const paid = await test.step('one is paid, one is not', async () => {
    const one = await send(page, '41', true);
    await finishPaying(page);
    await send(page, '52', false);
    return one;
  });

  await test.step('the list says what was paid, and finds by number, amount, state and day', async () => {
    await page.goto(`${FAMILY}/transfers`);
    await expect(page.locator('#found')).toHaveText(t('history.found', { count: 2 }));
    await expect(page.locator('main')).toContainText('$41.00');
    await page.locator('summary').click();
    await page.locator('#q').fill('$41');
    await page.locator('main form button').click();
    await expect(page).toHaveURL(/[?&]q=%2441/);
    await expect(page.locator('#found')).toHaveText(t('history.found', { count: 1 }));
    await looksRight(page);
    await page.locator('#q').fill('');
    await page.locator('#state').selectOption('unpaid');
    await page.locator('main form button').click();
    await expect(page.locator('.sent li')).toHaveCount(1);
    await expect(page.locator('.sent')).toContainText('$52.00');
    await page.goto(`${FAMILY}/transfers?q=nobody`);
    await expect(page.locator('main')).toContainText(t('history.none'));
    await looksRight(page);
    await page.goto(`${FAMILY}/transfers?from=2026-12-02&to=2026-12-01`);
    await expect(page.locator('#to-error')).toHaveText(t('transfers.refusal.history_order'));
    await expect(page.locator('.problems')).toContainText(t('transfers.refusal.history_order'));
    await looksRight(page);
  });

  await test.step('the sheet and the papers can be saved, and say the same', async () => {
    await page.goto(`${FAMILY}/transfers?state=under_way`);
    const sheet = (await saved(page, t('history.csv'))).toString('utf8');
    expect(sheet).toContain('"S123456"');
    expect(sheet).toContain('41.00');
    expect(sheet).not.toContain('52.00');
    await page.locator('main a[href^="/transfers/year/"]').first().click();
    await expect(page.locator('main')).toContainText('$41.00');
    await looksRight(page);
    expect(await textOf(await saved(page, t('history.year.pdf')))).toContain(t('history.year.how').slice(0, 40));
    expect((await saved(page, t('history.year.csv'))).toString('utf8')).toContain('41.00');
    await page.goto(`${FAMILY}/transfers/${paid}/receipt`);
    await looksRight(page);
    const receipt = await textOf(await saved(page, t('history.receipt.pdf')));
    expect(receipt).toContain('Dana Delgado');
    expect(receipt).toContain('$41.00');
    expect((await page.goto(`${FAMILY}/transfers/year/1999`))!.status()).toBe(404);
  });
});

/** Starts one and stops at the card page; the id of the transfer. */
async function send(page: Page, amount: string, isFirst: boolean): Promise<string> {
  await checkMoney(page, amount, { isFirst });
  const check = page.url();
  await page.locator('form[action="?/pay"] button').click();
  await expect(page).toHaveURL(/\/c\/pay\/cs_test_/);
  const card = page.url();
  await page.goto(check);
  const link = await page.locator('main a[href^="/transfers/trf_"]').getAttribute('href');
  await page.goto(card);
  return /trf_[a-z0-9]+/.exec(link!)![0];
}

async function saved(page: Page, link: string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()]);
  return await readFile(await file.path());
}

async function textOf(bytes: Buffer): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
  return text.replace(/\s+/g, ' ');
}
