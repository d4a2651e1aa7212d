import { readFileSync } from 'node:fs';
import { expect, OPS, SANDBOX, test } from './story.ts';

test('an operator’s day with the books: compare, look at a difference, say why, ask for a correction', async ({
  t,
  request,
  asDemo,
  looksRight,
}) => {
  test.setTimeout(180_000);
  // The processor sends a bill that belongs to no payment of ours.
  const bill = await request.post(`http://127.0.0.1:${new URL(SANDBOX).port}/control/balance`, {
    headers: { host: new URL(SANDBOX).host },
    data: { amount: -1234, description: 'A bill' },
  });
  const source = ((await bill.json()) as { source: string }).source;
  const operator = await asDemo('operator', 'operator@example.com');

  await test.step('compares now and finds it, by its cause', async () => {
    await operator.goto(`${OPS}/reconciliation`);
    await looksRight(operator);
    await expect(async () => {
      await operator.goto(`${OPS}/reconciliation`);
      const now = operator.getByRole('button', { name: t('books.rec.run_now') }).first();
      await now.click();
      await operator.goto(`${OPS}/reconciliation?cause=reference_unknown`);
      await expect(operator.locator('tr', { hasText: source })).toBeVisible({ timeout: 3000 });
    }).toPass({ timeout: 150_000 });
    await expect(operator.locator('tr', { hasText: source })).toContainText('12.34');
    await looksRight(operator);
    const sheet = operator.waitForEvent('download');
    await operator.getByRole('link', { name: t('books.rec.csv') }).click();
    expect(readFileSync(await (await sheet).path(), 'utf8')).toContain(source);
  });

  await test.step('says why, and asks for a booking that somebody else must approve', async () => {
    await operator.locator('tr', { hasText: source }).getByRole('link').click();
    await operator.locator('form[action="?/explain"] button').click();
    await expect(operator.locator('.problems')).toContainText(t('payments.refusal.note_missing', { most: 500 }));
    await operator.locator('[name=why-note]').fill('Their <b>monthly</b> bill');
    await operator.locator('form[action="?/explain"] button').click();
    await expect(operator.locator('main')).toContainText(t('books.rec.explained_now'));
    await operator.goto(`${OPS}/reconciliation?state=explained`);
    await operator.locator('tr', { hasText: source }).getByRole('link').click();
    await expect(operator.locator('main')).toContainText('Their <b>monthly</b> bill');
    await operator.locator('[name=account]').selectOption('processor_costs');
    await operator.locator('[name=note]').fill('Bill 0412');
    await operator.locator('form[action="?/correct"] button').click();
    await expect(operator.locator('main')).toContainText(t('books.rec.correction_asked_now'));
    await operator.goto(`${OPS}/reconciliation?state=explained`);
    await operator.locator('tr', { hasText: source }).getByRole('link').click();
    await expect(operator.locator('main')).toContainText(t('books.rec.correction_own'));
    await looksRight(operator);
  });
});
