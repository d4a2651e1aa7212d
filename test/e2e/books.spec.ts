import { readFileSync } from 'node:fs';
import { HOUSE_ZONE, localTime } from '#kernel/wall-clock.ts';
import { formatWholeMonth } from '#words/format.ts';
import { expect, OPS, SANDBOX, test } from './story.ts';

test('two operators’ day with the books: compare, say why, correct by two, look at the month', async ({
  t,
  lang,
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
    await expect(operator.getByRole('main')).toContainText(t('books.rec.apart_hint'));
    await looksRight(operator);
    await expect(async () => {
      await operator.goto(`${OPS}/reconciliation`);
      await operator
        .getByRole('button', { name: t('books.rec.run_now') })
        .first()
        .click();
      await expect(async () => {
        await operator.goto(`${OPS}/reconciliation?cause=reference_unknown`);
        await expect(operator.locator('tr', { hasText: source })).toBeVisible({ timeout: 500 });
      }).toPass({ timeout: 15_000 });
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
    await expect(operator.locator('tr', { hasText: source })).toContainText(t('books.rec.state_asked'));
    await operator.locator('tr', { hasText: source }).getByRole('link').click();
    await expect(operator.locator('main')).toContainText(t('books.rec.correction_own'));
    await looksRight(operator);
  });

  const second = await asDemo('operator', 'finance@example.com');
  await test.step('somebody else approves it, and it is booked', async () => {
    await second.goto(operator.url());
    await second.locator('form[action="?/decide"] button[value=approve]').click();
    await expect(second.locator('main')).toContainText(t('books.rec.correction_done_now'));
  });

  await test.step('the month it is booked in runs: it can’t be closed yet, and says why', async () => {
    const month = localTime(new Date(), HOUSE_ZONE).day.slice(0, 7);
    await second.goto(`${OPS}/months`);
    await looksRight(second);
    await second
      .getByRole('main')
      .getByRole('link', { name: formatWholeMonth(month, lang) })
      .click();
    await expect(second.getByRole('main')).toContainText(t('months.way.running'));
    await expect(second.locator('form[action="?/ask"]')).toHaveCount(0);
    await looksRight(second);
  });

  await test.step('its trial balance, fees and debts stand in a sheet and on paper', async () => {
    const sheet = second.waitForEvent('download');
    await second.getByRole('link', { name: t('months.one.csv') }).click();
    const text = readFileSync(await (await sheet).path(), 'utf8');
    for (const part of ['trial', 'earned', 'owed'] as const) expect(text).toContain(t(`months.one.${part}`));
    const paper = second.waitForEvent('download');
    await second.getByRole('link', { name: t('months.one.pdf') }).click();
    expect(
      readFileSync(await (await paper).path())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });
});
