import { readFile } from 'node:fs/promises';
import { sendMoney, signUp } from './sender.ts';
import { dayFromNow, expect, STAFF, test } from './story.ts';

const LATELY = `day=${dayFromNow(-1)}&to=${dayFromNow(1)}`;

test('the trust office’s day: found, summed up by day, saved', async ({ page, t, lang, mailTo, asDemo, looksRight }) => {
  test.setTimeout(300_000);
  await signUp(page, `office-${lang}-${Date.now().toString(36)}@example.com`, { t, mailTo });
  const reference = await test.step('a family pays', async () => {
    return (await sendMoney(page, '43')).reference;
  });

  const clerk = await asDemo('staff', 'clerk.fl@example.com');
  await test.step('the clerk finds it by its number and by the person', async () => {
    await clerk.goto(`${STAFF}/incoming`);
    await looksRight(clerk);
    await clerk.locator('#q').fill(reference.toLowerCase());
    await clerk.locator('form[action="/incoming"] button').click();
    await expect(clerk.locator('tbody tr')).toHaveCount(1);
    await expect(clerk.locator('tbody')).toContainText('$43.00');
    // The agency’s clock is named, and the transfer’s own page goes by the same one.
    const came = clerk.locator('tbody').getByText(/M\.? E[SD]T$/i);
    const time = (await came.textContent())!;
    await clerk.locator('tbody a').click();
    await expect(clerk.locator('main')).toContainText(time);
    await clerk.goto(`${STAFF}/incoming?q=delgado+mateo&${LATELY}`);
    await expect(clerk.locator('tbody')).toContainText(reference);
    await clerk.goto(`${STAFF}/incoming?q=nobody&${LATELY}`);
    await expect(clerk.locator('main')).toContainText(t('transfers.staff.none'));
  });

  await test.step('she sees the sums by day, as a drawing and as a table', async () => {
    await clerk.goto(`${STAFF}/incoming`);
    await clerk.getByRole('link', { name: t('incoming.days') }).click();
    await expect(clerk.locator('main svg[role=img]')).toHaveCount(1);
    await expect(clerk.locator('tbody tr')).toHaveCount(14);
    await looksRight(clerk);
    await clerk.locator('#span').selectOption('quarter');
    await clerk.locator('form[action="/incoming/days"] button').click();
    await expect(clerk.locator('tbody tr')).toHaveCount(92);
    await looksRight(clerk);
  });

  await test.step('she puts it in the account, and the day sheet has it', async () => {
    await clerk.goto(`${STAFF}/incoming?status=waiting&all=yes&${LATELY}`);
    await expect(clerk.locator('tr', { hasText: reference }).locator('input[name=t]')).toBeChecked();
    for (const other of await clerk.locator('tr').filter({ hasNotText: reference }).locator('input[name=t]').all()) await other.uncheck();
    await clerk.locator('form[action="/incoming/mark"] button').click();
    await looksRight(clerk);
    await clerk.locator('main form button').click();
    await expect(clerk.locator('main')).toContainText(t('transfers.staff.marked', { count: 1 }));
    await expect(clerk.locator('#status')).toHaveValue('waiting');
    await clerk.goto(`${STAFF}/incoming`);
    await clerk.getByRole('link', { name: t('sheet.link') }).click();
    await looksRight(clerk);
    // What is posted now counts to today's sheet, or, once its time is over and on days off, to that of a day to come.
    const facility = await clerk.locator('#facility').locator('option', { hasText: 'Palmetto Ridge' }).getAttribute('value');
    const day = async (ahead: number): Promise<string> => {
      await clerk.goto(`${STAFF}/incoming/sheet?day=${dayFromNow(ahead)}&facility=${facility}`);
      return await clerk.locator('main').innerText();
    };
    let ahead = -1;
    while (!(await day(ahead)).includes(reference) && ahead < 7) ahead++;
    await expect(clerk.locator('main')).toContainText(reference);
    await expect(clerk.locator('main')).toContainText(t('sheet.paid_later'));
    await looksRight(clerk);
    const [file] = await Promise.all([clerk.waitForEvent('download'), clerk.getByRole('link', { name: t('sheet.pdf') }).click()]);
    expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-');
    // Printed from the browser it is signed on the page of its control total: letter paper less the margins, at 96 to the inch.
    await clerk.emulateMedia({ media: 'print' });
    await clerk.setViewportSize({ width: 739, height: 979 });
    const signed = await clerk.locator('.sign').last().boundingBox();
    expect(signed!.y + signed!.height).toBeLessThan(979);
    await clerk.emulateMedia({ media: null });
    await clerk.setViewportSize({ width: 360, height: 740 });
  });

  await test.step('she saves the list', async () => {
    await clerk.goto(`${STAFF}/incoming?${LATELY}`);
    const [file] = await Promise.all([clerk.waitForEvent('download'), clerk.getByRole('link', { name: t('incoming.csv') }).click()]);
    expect((await readFile(await file.path())).toString('utf8')).toContain(reference);
  });
});
