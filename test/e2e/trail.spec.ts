import { readFile } from 'node:fs/promises';
import { expect, OPS, test } from './story.ts';

test('an operator reads who did what, narrows it, and checks that nothing was changed', async ({ asDemo, t, looksRight }) => {
  const page = await asDemo('operator', 'operator@example.com');
  await page.goto(`${OPS}/inbox`); // looking leaves a line
  await page.goto(`${OPS}/audit`);
  await looksRight(page);
  await expect(page.getByRole('main')).toContainText(t('trail.action.identity_signed_in'));

  await page.locator('#part').selectOption('kernel');
  await page
    .getByRole('main')
    .getByRole('button', { name: t('trail.show'), exact: true })
    .click();
  await expect(page).toHaveURL(/part=kernel/);
  await expect(page.locator('tbody tr').first()).toContainText(t('trail.action.kernel_trail_read'));
  await expect(page.getByRole('main')).not.toContainText(t('trail.action.identity_signed_in'));

  const coming = page.waitForEvent('download');
  await page
    .getByRole('main')
    .getByRole('link', { name: t('trail.to_file') })
    .click();
  expect(await readFile(await (await coming).path(), 'utf8')).toContain(',"kernel.trail_read",');

  await page.locator('#about').fill(`nobody' or 1=1 <script>`);
  await page
    .getByRole('main')
    .getByRole('button', { name: t('trail.show'), exact: true })
    .click();
  await expect(page.getByRole('main')).toContainText(t('trail.none'));
  await expect(page.locator('#about')).toHaveValue(`nobody' or 1=1 <script>`);

  await page
    .getByRole('main')
    .getByRole('button', { name: t('trail.check'), exact: true })
    .click();
  await expect(page.locator('.note.good')).toBeVisible();
  await looksRight(page);
});
