import { sendMoney, signUp } from './sender.ts';
import { expect, OPS, test } from './story.ts';

// Other stories put work into the same queues: everything here is found by this transfer's own number.
test('what waits: a refund above what one may give is found in its queue, followed to its desk, and waits no more', async ({
  page,
  t,
  lang,
  mailTo,
  asDemo,
  looksRight,
}) => {
  test.setTimeout(300_000);
  await signUp(page, `waits-${lang}-${Date.now().toString(36)}@example.com`, { t, mailTo });
  const sent = await test.step('a big sum is on its way', async () => {
    return await sendMoney(page, '250');
  });

  const operator = await asDemo('operator', 'operator@example.com');
  await test.step('one operator asks; the queue says what happens by itself and what a person can do', async () => {
    await operator.goto(`${OPS}/transfers/${sent.id}/refund`);
    await operator.locator('[name=note]').fill('The sender wrote to us: wrong person');
    await operator.locator('main form button').click();
    await operator.goto(`${OPS}/queues`);
    await expect(operator.locator('h1')).toHaveText(t('duty.title'));
    await looksRight(operator);
    await operator.locator('main a[href="/queues/refund_asks"]').first().click();
    await expect(operator.locator('main')).toContainText(t('duty.queue.refund_asks.itself'));
    await expect(operator.locator('main')).toContainText(t('duty.queue.refund_asks.you'));
    await looksRight(operator);
    await operator.getByRole('main').getByRole('link', { name: sent.reference }).click();
    await expect(operator).toHaveURL(`${OPS}/transfers/${sent.id}`);
  });

  await test.step('another one goes from the queue to its desk and decides', async () => {
    const second = await asDemo('operator', 'finance@example.com');
    await second.goto(`${OPS}/queues/refund_asks`);
    await second.locator('main a.btn[href="/refunds"]').click();
    await second.locator('tr', { hasText: sent.reference }).locator('a[href^="/refunds/"]').click();
    await second.locator('main form button[value=approve]').click();
    await expect(second.locator('main')).toContainText(t('transfers.ops.tasks.done'));
    await second.goto(`${OPS}/queues/refund_asks`);
    await expect(second.locator('h1')).toHaveText(t('duty.queue.refund_asks'));
    await expect(second.locator('main')).not.toContainText(sent.reference);
  });
});
