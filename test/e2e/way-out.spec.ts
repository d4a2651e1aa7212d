import { checkMoney, payByCard, signUp } from './sender.ts';
import { expect, FAMILY, OPS, SANDBOX, test } from './story.ts';

const NEVER_TAKES_BACK = '4000 0000 0000 5126';

test('what no card takes: kept as unclaimed by two, by a check that comes back, and in the wallet', async ({
  page,
  t,
  lang,
  mailTo,
  asDemo,
  looksRight,
  request,
}) => {
  test.setTimeout(300_000);
  const email = `stuck-${lang}-${Date.now().toString(36)}@example.com`;
  await signUp(page, email, { t, mailTo });
  const sent = await test.step('sent and taken back, and the card is closed', async () => {
    await checkMoney(page, '34');
    await page.locator('form[action="?/pay"] button').click();
    await payByCard(page, NEVER_TAKES_BACK);
    await expect(page).toHaveURL(/\/transfers\/trf_[a-z0-9]+/);
    const id = /trf_[a-z0-9]+/.exec(page.url())![0];
    await expect(async () => {
      await page.goto(`${FAMILY}/transfers/${id}`);
      await page.locator(`main a[href="/transfers/${id}/cancel"]`).click({ timeout: 500 });
    }).toPass({ timeout: 30_000 });
    await page.locator('main form button').first().click();
    return { id, reference: /KL-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await page.locator('main').innerText())![0] };
  });

  const operator = await asDemo('operator', 'operator@example.com');
  const second = await asDemo('operator', 'finance@example.com');
  const desk = await test.step('its bank sends it back: it waits in its queue', async () => {
    let refund = '';
    await expect(async () => {
      await operator.goto(`${OPS}/transfers/${sent.id}`);
      refund = /\bre_\w+/.exec(await operator.locator('main').innerText({ timeout: 500 }))![0];
    }).toPass({ timeout: 30_000 });
    const { port, host } = new URL(SANDBOX);
    const data = { outcome: 'failed' };
    await request.post(`http://127.0.0.1:${port}/control/refunds/${refund}/settle`, { headers: { host }, data });
    await expect(async () => {
      await operator.goto(`${OPS}/queues/refunds_stuck`);
      await operator.getByRole('main').getByRole('link', { name: sent.reference }).click({ timeout: 500 });
    }).toPass({ timeout: 30_000 });
    await looksRight(operator);
    return operator.url();
  });

  const agree = async (at = desk) => {
    await expect(operator.locator('main')).toContainText(t('payments.way.own'));
    await second.goto(at);
    await looksRight(second);
    await second.locator('main form button[value=approve]').click();
    await expect(second.locator('main')).toContainText(t('payments.way.approved_now'));
  };

  await test.step('nobody is reached: one asks to keep it, with the state and the day, another one agrees', async () => {
    await operator
      .locator('label', { hasText: t('payments.way.choice_unclaimed') })
      .first()
      .click();
    await operator.locator('main form[action="?/ask"] button').click();
    await expect(operator.locator('.problems')).toContainText(t('payments.refusal.state_missing'));
    await operator.locator('[name=state]').selectOption('NY');
    for (const [part, value] of Object.entries({ month: '3', day: '1', year: '2030' }))
      await operator.locator(`[name=due-${part}]`).fill(value);
    await operator.locator('[name=note]').fill('Wrote <b>twice</b>, no answer');
    await operator.locator('main form[action="?/ask"] button').click();
    await expect(operator.locator('main')).toContainText('Wrote <b>twice</b>');
    await agree();
    await second.goto(`${OPS}/refunds/unclaimed`);
    await expect(second.locator(`main a[href="${new URL(desk).pathname}"]`)).toHaveCount(1);
    await looksRight(second);
    await page.goto(`${FAMILY}/transfers/${sent.id}`);
    await expect(page.locator('.track')).toContainText('NY');
    await looksRight(page);
    await mailTo(email, '(NY)');
  });

  const owedAgain = await test.step('she writes and is sent a check, which comes back: it is owed to her again', async () => {
    const number = `C-${Date.now().toString(36)}`;
    await operator.goto(desk);
    await operator
      .locator('label', { hasText: t('payments.way.choice_check') })
      .first()
      .click();
    await operator.locator('[name=number]').fill(number);
    await operator.locator('[name=note]').fill('She wrote to us');
    await operator.locator('main form[action="?/ask"] button').click();
    await agree();
    await operator.goto(`${OPS}/refunds/sent`);
    await operator.locator('[name=number]').fill(number);
    await operator.locator('main form button').click();
    await looksRight(operator);
    await operator.getByRole('main').getByRole('link', { name: number }).click();
    await expect(operator.locator('main')).toContainText(t('payments.way.choice_came_back_hint'));
    await looksRight(operator);
    await operator.locator('[name=note]').fill('The post brought it back, and the check is stopped');
    await operator.locator('main form[action="?/ask"] button').click();
    await agree();
    await page.goto(`${FAMILY}/transfers/${sent.id}`);
    await expect(page.locator('.track')).toContainText(t('transfers.step.back_to_came_back_text', { number }));
    await looksRight(page);
    await mailTo(email, t('payments.way.mail_came_back_text', { number }));
    await operator.goto(`${OPS}/queues/refunds_stuck`);
    await operator.getByRole('main').getByRole('link', { name: sent.reference }).click();
    return operator.url();
  });

  await test.step('it goes into her wallet', async () => {
    await operator
      .locator('label', { hasText: t('payments.way.choice_wallet') })
      .first()
      .click();
    await operator.locator('[name=note]').fill('She would rather have it here');
    await operator.locator('main form[action="?/ask"] button').click();
    await agree(owedAgain);
    await expect(async () => {
      await page.goto(`${FAMILY}/transfers/${sent.id}`);
      await expect(page.locator('main')).toContainText(t('transfers.view.lead_return_settled'), { timeout: 500 });
    }).toPass({ timeout: 30_000 });
    await mailTo(email, '/wallet');
    await page.goto(`${FAMILY}/wallet`);
    await expect(page.locator('main')).toContainText(t('payments.wallet.line_refund_to_wallet'));
  });
});
