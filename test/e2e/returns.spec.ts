import type { Page } from '@playwright/test';
import { call, rosterKey } from './program.ts';
import { checkMoney, sendMoney, signUp } from './sender.ts';
import { dayFromNow, expect, FAMILY, OPS, STAFF, test } from './story.ts';

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
    const sent = await sendMoney(page, '31');
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
    const sent = await sendMoney(page, '32', { isFirst: false });
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
    const sent = await sendMoney(page, '33', { isFirst: false });
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

test('money follows a person who was moved: its sender, the old place and the new one see where it is', async ({
  page,
  t,
  lang,
  mailTo,
  asDemo,
  looksRight,
}) => {
  test.setTimeout(300_000);
  const email = `onward-${lang}-${Date.now().toString(36)}@example.com`;
  const number = lang === 'en' ? 'S910001' : 'S910002';
  const admin = await asDemo('staff', 'admin.fl@example.com');
  const key = await rosterKey(admin, `Moves ${lang}`, t);
  const stays = async (facility: string, status = 'here') => {
    const person = { given_name: 'Elena', family_name: 'Marchetti', facility, status, arrived_on: '2026-11-01' };
    expect((await call(key, 'PUT', `/residents/${number}`, person)).status).toBe(200);
  };
  await test.step('the agency lets money follow', async () => {
    await stays('Palmetto Ridge');
    await admin.goto(`${STAFF}/policies/handoff`);
    await admin.getByText(t('policies.handoff.moved_onward'), { exact: true }).click();
    await admin.getByRole('main').locator('button[value=check]').last().click();
    await admin.locator('#reason').fill('Families should not pay twice.');
    // The other language's story may have done the same a moment ago.
    await admin.getByRole('main').locator('button[value=save]').last().click();
  });

  const sent = await test.step('she sends, he is moved, and the clerk of the old place says so', async () => {
    await signUp(page, email, { t, mailTo }, number);
    const { id, reference } = await sendMoney(page, '34');
    await stays('Pine Landing');
    const clerk = await asDemo('staff', 'clerk.fl@example.com');
    await clerk.goto(`${STAFF}/incoming/${id}/decide`);
    // Once a minute what waits for somebody who was moved goes on by itself: it may be faster than the clerk.
    const sendsOn = clerk.locator('label', { hasText: t('transfers.staff.decide.return') }).first();
    if (await sendsOn.isVisible()) {
      await sendsOn.click();
      await clerk.locator('[name=reason]').selectOption('moved_away');
      await clerk.locator('main form button').click();
    } else await expect(clerk.locator('h1')).toHaveText(t('transfers.staff.decide.not_now'));
    await expect(async () => {
      await clerk.goto(`${STAFF}/incoming/${id}`);
      await expect(clerk.locator('main')).toContainText(t('transfers.staff.view.onward'), { timeout: 500 });
    }).toPass({ timeout: 30_000 });
    await expect(clerk.locator('main')).toContainText('Pine Landing');
    await looksRight(clerk);
    return { id, reference };
  });

  const next = await test.step('she reads that it went on, under which number, and that she pays once', async () => {
    await page.goto(`${FAMILY}/transfers/${sent.id}`);
    await expect(page.locator('.track')).toContainText(t('transfers.step.onward', { facility: 'Pine Landing' }));
    await looksRight(page);
    expect((await mailTo(email, sent.reference)).text).toContain('Pine Landing');
    await page.getByRole('main').locator(`a[href^="/transfers/trf_"]:not([href*="${sent.id}"])`).first().click();
    await expect(page).toHaveURL(/\/transfers\/trf_/);
    await looksRight(page);
    return { id: /trf_[a-z0-9]+/.exec(page.url())![0] };
  });

  await test.step('the clerk of the new place has it on the desk, and sees nothing of the old one', async () => {
    const there = await asDemo('staff', 'pine.fl@example.com');
    expect((await there.goto(`${STAFF}/incoming/${sent.id}`))?.status()).toBe(404);
    await there.goto(`${STAFF}/incoming/${next.id}`);
    await expect(there.locator('main')).toContainText('Elena Marchetti');
    await looksRight(there);
    await there.goto(`${STAFF}/incoming?status=waiting&day=${dayFromNow(-1)}&to=${dayFromNow(1)}`);
    await there.locator(`input[name=t][value="${next.id}"]`).check();
    await there.locator('form[action="/incoming/mark"] button').click();
    await there.locator('main form button').click();
    await expect(async () => {
      await page.goto(`${FAMILY}/transfers/${next.id}`);
      await expect(page.locator('h1')).toHaveText(t('transfers.view.title_posted', { name: 'Elena Marchetti' }), { timeout: 500 });
    }).toPass({ timeout: 30_000 });
  });

  await test.step('a price of a place that he has left since leads to that of the new one', async () => {
    await checkMoney(page, '36', { isFirst: false });
    await stays('Palmetto Ridge');
    await page.locator('form[action="?/pay"] button').click();
    await expect(page.getByRole('main')).toContainText(t('transfers.check.moved', { name: 'Elena Marchetti' }));
    await expect(page.locator('form[action="?/pay"]')).toHaveCount(0);
    await looksRight(page);
    await page.locator('form[action="?/fresh"] button').click();
    await expect(page.locator('form[action="?/pay"] button')).toBeVisible();
  });

  await test.step('once he has gone home, her pages say so, and an old address says why it is closed', async () => {
    await page.goto(`${FAMILY}/home`);
    const send = (await page.locator('a[href^="/send/"]').first().getAttribute('href'))!;
    await stays('Pine Landing', 'released');
    await page.goto(`${FAMILY}/home`);
    await expect(page.getByRole('main')).toContainText(t('transfers.home.not_there', { name: 'Elena Marchetti' }));
    await expect(page.getByRole('main')).not.toContainText(t('transfers.home.services', { facility: 'Pine Landing' }));
    await page.goto(`${FAMILY}${send}`);
    await expect(page.getByRole('main')).toContainText(t('transfers.refusal.not_there', { name: 'Elena Marchetti' }));
    await looksRight(page);
  });
});

async function totalOf(page: Page): Promise<bigint> {
  const [, dollars, cents] = /\$(\d+)\.(\d\d)/.exec(await page.locator('h1').innerText())!;
  return BigInt(`${dollars}${cents}`);
}
