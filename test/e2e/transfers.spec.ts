import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { giveDetails, payByCard, signUp } from './sender.ts';
import { dayFromNow, expect, FAMILY, linkIn, OPS, STAFF, test } from './story.ts';

const DECLINED = '4000 0000 0000 0002';

// The demo world's people are strangers to this story: a newcomer comes, and what she sends is found by her own name and number.
test('$40 from a stranger’s first page to the person’s account', async ({ page, t, lang, mailTo, asDemo, looksRight }) => {
  test.setTimeout(300_000);
  const email = `story-${lang}-${Date.now().toString(36)}@example.com`;
  await signUp(page, email, { t, mailTo });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('transfers.home.title'));
  await looksRight(page);

  await test.step('wrong amounts are told beside the field, and kept', async () => {
    await page.locator('a[href^="/send/"]').first().click();
    for (const [typed, code] of [
      ['', 'empty'],
      ['abc', 'not_a_number'],
      ['-5', 'negative'],
      ['0.001', 'fraction_of_cent'],
      ['1e400', 'not_a_number'],
      ['٤٠', 'not_a_number'],
      ['😀', 'not_a_number'],
      ["'; drop table x; --", 'not_a_number'],
      ['9'.repeat(10_000), 'too_big'],
    ] as const) {
      await page.locator('#amount').fill(typed);
      await page.locator('main form button').click();
      await expect(page.locator('#amount-error')).toHaveText(t(`transfers.refusal.amount_${code}`));
      await expect(page.locator('.problems')).toContainText(t(`transfers.refusal.amount_${code}`));
      await expect(page.locator('#amount')).toHaveValue(typed);
      await expect(page).toHaveTitle(/^Error: /);
    }
    await looksRight(page);
  });

  await test.step('the law’s questions come first, once, and the way goes on from there', async () => {
    await page.locator('#amount').fill('40');
    await page.locator('main form button').click();
    await expect(page).toHaveURL(/\/details\?next=/);
    await giveDetails(page);
    await expect(page).toHaveURL(/\/send\/res_[a-z0-9]+\?amount=40$/);
    await expect(page.locator('#amount')).toHaveValue('40');
    await page.locator('main form button').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('transfers.check.title'));
    await looksRight(page);
  });

  const total = await page.locator('form[action="?/pay"] button').innerText();
  const check = page.url();

  await test.step('a payment that is left can be taken up again, on the same page', async () => {
    await page.locator('form[action="?/pay"] button').click();
    await expect(page).toHaveURL(/\/c\/pay\/cs_test_/);
    const card = page.url();
    await page.goto(check); // Back
    await expect(page.locator('main')).toContainText(t('transfers.check.used'));
    await page.locator('main a[href^="/transfers/trf_"]').click();
    await expect(page.locator('h1')).toContainText('$40.00');
    await page.locator('form[action^="/pay/"] button').click();
    expect(page.url()).toBe(card);
  });

  await test.step('a declined card, then one that works', async () => {
    await payByCard(page, DECLINED);
    await expect(page).toHaveURL(/\/c\/pay\/cs_test_/);
    await payByCard(page);
    await expect(page).toHaveURL(/\/transfers\/trf_[a-z0-9]+/);
  });

  const id = /trf_[a-z0-9]+/.exec(page.url())![0];
  let reference = '';
  await test.step('the page tells where it is, the mail brings the receipt', async () => {
    await expect(async () => {
      await page.goto(`${FAMILY}/transfers/${id}`);
      await expect(page.locator('.track')).toContainText('4242', { timeout: 500 });
    }).toPass({ timeout: 30_000 });
    await looksRight(page);
    reference = /KL-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await page.locator('main').innerText())![0];
    const mail = await mailTo(email, reference);
    expect(mail.text).toContain('RIGHT TO REFUND');
    expect(mail.text).toContain('$40.00');
    if (lang === 'es') expect(mail.text).toContain('DERECHO A REEMBOLSO');
    expect(linkIn(mail, `/transfers/${id}`)).toContain(FAMILY);
    await page.goto(`${FAMILY}/transfers/${id}/receipt`);
    await expect(page.locator('main')).toContainText('NMLS');
    await expect(page.locator('main')).toContainText(reference);
    await looksRight(page);
    await page.goto(`${FAMILY}/transfers`);
    await expect(page.locator('main')).toContainText(reference);
    expect(total).toContain(await totalPaid(page, reference));
  });

  await test.step('the same again asks first', async () => {
    await page.goto(`${FAMILY}/home`);
    await page.locator('a[href*="amount=40.00"]').click();
    await page.locator('main form button').click();
    await expect(page.locator('#again')).toBeVisible();
    await page.locator('form[action="?/pay"] button').click();
    await expect(page.locator('.problems')).toContainText(t('transfers.refusal.sent_already'));
    await looksRight(page);
  });

  await test.step('the clerk sees it and puts it in the account', async () => {
    const clerk = await asDemo('staff', 'clerk.fl@example.com');
    await clerk.goto(`${STAFF}/incoming?day=${dayFromNow(-1)}&to=${dayFromNow(1)}`);
    await looksRight(clerk);
    const row = clerk.locator('tr', { hasText: reference });
    await expect(row).toContainText('$40.00');
    await row.locator('input[type=checkbox]').check();
    await clerk.locator('main form button', { hasText: t('transfers.staff.mark_some') }).click();
    await expect(clerk.locator('h1')).toHaveText(t('transfers.staff.confirm.title', { count: 1 }));
    await looksRight(clerk);
    await clerk.locator('main form button').first().click();
    await expect(clerk.locator('main')).toContainText(t('transfers.staff.marked', { count: 1 }));
    await clerk.locator('tr', { hasText: reference }).getByRole('link').click();
    await expect(clerk.locator('main')).toContainText(t('transfers.staff.status_posted'));
    await page.goto(`${FAMILY}/transfers/${id}`);
    await expect(page.locator('h1')).toHaveText(t('transfers.view.title_posted', { name: 'Mateo Delgado' }));
    expect((await mailTo(email, t('transfers.mail.posted_title'))).text).toContain('$40.00');
  });

  await test.step('the operator finds it with its journals', async () => {
    const operator = await asDemo('operator', 'operator@example.com');
    const find = async (what: string): Promise<void> => {
      await operator.locator('#query, #head-query').fill(what);
      await operator.locator('#query, #head-query').press('Enter');
    };
    await operator.goto(`${OPS}/`);
    await find('<script>alert(1)</script>');
    await expect(operator.locator('#query-error')).toHaveText(t('transfers.refusal.search_unreadable'));
    await find(`4242 ${/\d+\.\d\d/.exec(total)![0]}`);
    await expect(operator.locator('main')).toContainText(reference);
    await looksRight(operator);
    await find(reference.toLowerCase().replaceAll('-', ''));
    await expect(operator).toHaveURL(/\/transfers\/trf_/);
    await expect(operator.locator('main')).toContainText(t('books.journal.payment_captured'));
    await expect(operator.locator('main')).toContainText(t('books.journal.transfer_applied'));
    await expect(operator.locator('main')).toContainText(t('books.view.even'));
    await looksRight(operator);
  });

  await test.step('and the books with it in them come to the same sum on both sides, on the page and in the sheet', async () => {
    const operator = await asDemo('operator', 'operator@example.com');
    await operator.goto(`${OPS}/reports/trial-balance`);
    const sides = await operator.locator('tfoot td.n').allInnerTexts();
    expect(sides[0]).toBe(sides[1]);
    await expect(operator.locator('main')).toContainText(t('books.report.even', { total: sides[0]! }));
    await looksRight(operator);
    const coming = operator.waitForEvent('download');
    await operator.getByRole('link', { name: t('books.report.csv') }).click();
    // Others send meanwhile: the sheet need not say what the page said, but it must come out even by itself.
    const lines = readFileSync(await (await coming).path(), 'utf8')
      .trim()
      .split('\r\n')
      .slice(1);
    const cents = lines.map((line) =>
      line
        .split(',')
        .slice(-2)
        .map((cell) => Number(cell.replace(/\D/g, ''))),
    );
    const total = cents.pop()!;
    expect(total[0]).toBe(total[1]);
    expect(total).toEqual([0, 1].map((side) => cents.reduce((sum, line) => sum + line[side]!, 0)));
    for (const report of ['revenue', 'liabilities', 'ageing']) {
      await operator.goto(`${OPS}/reports/${report}`);
      await expect(operator.locator('tfoot')).toContainText('$');
      await looksRight(operator);
    }
  });
});

async function totalPaid(page: Page, reference: string): Promise<string> {
  const row = page.locator('main li', { hasText: reference });
  const [, paid] = /\$40\.00[^$]*(\$\d+\.\d\d)/.exec((await row.innerText()).replaceAll('\n', ' '))!;
  return paid!;
}
