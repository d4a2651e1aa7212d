import type { Page } from '@playwright/test';
import { giveDetails, payByCard, signUp } from './sender.ts';
import { dayFromNow, expect, FAMILY, OPS, STAFF, test } from './story.ts';

const WORKING = '4242 4242 4242 4242';

// The demo world's people are strangers to this story: what is sent is found by its own number.
test('money comes back: cancelled by its sender, returned by the clerk, given back by operators', async ({
  page,
  t,
  lang,
  mailTo,
  asDemo,
  looksRight,
}) => {
  test.setTimeout(300_000);
  const email = `back-${lang}-${Date.now().toString(36)}@example.com`;
  await signUp(page, email, { t, mailTo });

  const first = await test.step('sent, then taken back with one question', async () => {
    const sent = await send(page, '31', true);
    await page.locator(`main a[href="/transfers/${sent.id}/cancel"]`).click();
    await expect(page.locator('main')).toContainText('$31.00');
    await looksRight(page);
    await page.locator('main form button').first().click();
    await expect(page).toHaveURL(`${FAMILY}/transfers/${sent.id}?cancelled`);
    await expect(page.locator('main')).toContainText(t('transfers.view.cancelled_now'));
    return sent;
  });

  await test.step('the page, the list, the receipt and the mail tell where the money is', async () => {
    await expect(async () => {
      await page.goto(`${FAMILY}/transfers/${first.id}`);
      await expect(page.locator('.track')).toContainText(t('transfers.step.back_sent_text'), { timeout: 500 });
      await expect(page.locator('h1')).toHaveText(t('transfers.view.title_returned', { total: await totalOf(page) }), { timeout: 500 });
    }).toPass({ timeout: 30_000 });
    await looksRight(page);
    await page.goto(`${FAMILY}/transfers/${first.id}/receipt`);
    await expect(page.locator('main')).toContainText(t('transfers.receipt.given_back'));
    await page.goto(`${FAMILY}/transfers`);
    await expect(page.locator('li', { hasText: first.reference })).toContainText(t('transfers.state.returned'));
    expect((await mailTo(email, t('transfers.mail.returned_title'))).text).toContain(t('transfers.return.why_cancelled'));
    await page.goto(`${FAMILY}/transfers/${first.id}/cancel`);
    await expect(page.locator('h1')).toHaveText(t('transfers.cancel.not_possible'));
    await looksRight(page);
  });

  const second = await test.step('the clerk returns what can’t be taken, and says why', async () => {
    const sent = await send(page, '32', false);
    const clerk = await asDemo('staff', 'clerk.fl@example.com');
    await clerk.goto(`${STAFF}/incoming?day=${dayFromNow(-1)}&to=${dayFromNow(1)}`);
    await clerk.locator('tr', { hasText: sent.reference }).getByRole('link').click();
    await clerk.locator('main a[href$="/decide"]').click();
    await clerk.locator('main form button').click();
    await expect(clerk.locator('.problems')).toContainText(t('transfers.refusal.choose_reason'));
    await looksRight(clerk);
    await clerk
      .locator('label', { hasText: t('transfers.staff.decide.return') })
      .first()
      .click();
    await clerk.locator('[name=reason]').selectOption('no_account');
    await clerk.locator('[name=note]').fill('<b>closed</b> in May');
    await clerk.locator('main form button').click();
    await expect(clerk.locator('main')).toContainText('<b>closed</b> in May');
    await looksRight(clerk);
    await expect(async () => {
      await page.goto(`${FAMILY}/transfers/${sent.id}`);
      await expect(page.locator('.track')).toContainText(t('transfers.step.back_sent_text'), { timeout: 500 });
    }).toPass({ timeout: 30_000 });
    await expect(page.locator('main')).not.toContainText('in May');
    return sent;
  });

  await test.step('an operator gives back what has not arrived, and sees what waits', async () => {
    const sent = await send(page, '33', false);
    const operator = await asDemo('operator', 'operator@example.com');
    await operator.goto(`${OPS}/transfers/${sent.id}/refund`);
    await operator.locator('main form button').click();
    await expect(operator.locator('.problems')).toContainText(t('transfers.refusal.note_missing', { most: 500 }));
    await looksRight(operator);
    await operator.locator('[name=note]').fill('The sender wrote to us: wrong person');
    await operator.locator('main form button').click();
    await expect(operator.locator('main')).toContainText(t('transfers.ops.refund.done'));
    await operator.goto(`${OPS}/transfers/${second.id}`);
    await expect(operator.locator('main')).toContainText(t('books.journal.returned_no_account'));
    await looksRight(operator);
    await operator.goto(`${OPS}/refunds`);
    await expect(operator.locator('h1')).toHaveText(t('transfers.ops.tasks.title'));
    await looksRight(operator);
  });
});

async function send(page: Page, amount: string, isFirst: boolean): Promise<{ id: string; reference: string }> {
  await page.goto(`${FAMILY}/home`);
  await page.locator('a[href^="/send/"]').first().click();
  await page.locator('#amount').fill(amount);
  await page.locator('main form button').click();
  if (isFirst) {
    await giveDetails(page);
    await page.locator('main form button').click();
  }
  await page.locator('form[action="?/pay"] button').click();
  await payByCard(page, WORKING);
  await expect(page).toHaveURL(/\/transfers\/trf_[a-z0-9]+/);
  const id = /trf_[a-z0-9]+/.exec(page.url())![0];
  await expect(async () => {
    await page.goto(`${FAMILY}/transfers/${id}`);
    await expect(page.locator('.track')).toContainText('4242', { timeout: 500 });
  }).toPass({ timeout: 30_000 });
  return { id, reference: /KL-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await page.locator('main').innerText())![0] };
}

async function totalOf(page: Page): Promise<bigint> {
  const [, dollars, cents] = /\$(\d+)\.(\d\d)/.exec(await page.locator('h1').innerText())!;
  return BigInt(`${dollars}${cents}`);
}
