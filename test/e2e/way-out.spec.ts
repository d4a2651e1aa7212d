import { checkMoney, payByCard, signUp } from './sender.ts';
import { expect, FAMILY, OPS, SANDBOX, test } from './story.ts';

const NEVER_TAKES_BACK = '4000 0000 0000 5126';

test('what no card takes: kept as unclaimed by two, and in the wallet when its owner writes', async ({
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

  const agree = async (said: string) => {
    await expect(operator.locator('main')).toContainText(t('payments.way.own'));
    await second.goto(desk);
    await looksRight(second);
    await second.locator('main form button[value=approve]').click();
    await expect(second.locator('main')).toContainText(said);
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
    await agree(t('payments.way.approved_now'));
    await second.goto(`${OPS}/refunds/unclaimed`);
    await expect(second.locator(`main a[href="${new URL(desk).pathname}"]`)).toHaveCount(1);
    await looksRight(second);
    await page.goto(`${FAMILY}/transfers/${sent.id}`);
    await expect(page.locator('.track')).toContainText('NY');
    await looksRight(page);
    await mailTo(email, '(NY)');
  });

  await test.step('she writes: it goes into her wallet', async () => {
    await operator.goto(desk);
    await operator
      .locator('label', { hasText: t('payments.way.choice_wallet') })
      .first()
      .click();
    await operator.locator('[name=note]').fill('She wrote to us');
    await operator.locator('main form[action="?/ask"] button').click();
    await agree(t('payments.way.approved_now'));
    await expect(async () => {
      await page.goto(`${FAMILY}/transfers/${sent.id}`);
      await expect(page.locator('main')).toContainText(t('transfers.view.lead_return_settled'), { timeout: 500 });
    }).toPass({ timeout: 30_000 });
    await mailTo(email, '/wallet');
    await page.goto(`${FAMILY}/wallet`);
    await expect(page.locator('main')).toContainText(t('payments.wallet.line_refund_to_wallet'));
  });
});
