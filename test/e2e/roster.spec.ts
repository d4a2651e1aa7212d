import { type Page } from '@playwright/test';
import type { Translate } from '#words/index.ts';
import { expect, press, STAFF, test } from './story.ts';

/** Looks again and again, and says yes where the page asks, until the work is done. */
async function untilDone(page: Page, t: Translate): Promise<void> {
  await expect(async () => {
    const yes = page.getByRole('main').getByRole('button', { name: t('directory.roster.report.confirm'), exact: true });
    if (await yes.isVisible()) await yes.click();
    else await page.goto(page.url().split('?')[0]!);
    await expect(page.getByRole('main')).toContainText(t('directory.roster.report.after'), { timeout: 500 });
  }).toPass({ timeout: 90_000, intervals: [500] });
}

test('an admin sends a roster: columns, report, yes; bad rows stay out and are told', async ({ asDemo, t, lang, looksRight }) => {
  test.setTimeout(180_000);
  const page = await asDemo('staff', 'admin.ny@example.com');
  await page.goto(`${STAFF}/roster`);
  await looksRight(page);
  await press(page, t('directory.roster.upload'));
  await expect(page.getByRole('alert')).toContainText(t('directory.refusal.roster_missing'));
  await looksRight(page);

  // Semicolons, a quoted line break, Windows letters; larger than any other form may be.
  const block = lang === 'en' ? '71Q' : '72Q';
  const people = Array.from({ length: 9000 }, (_, n) =>
    [
      `${block}${String(n).padStart(4, '0')}`,
      `Vérez-${lang}`,
      `Número ${n}`,
      n % 2 ? 'Hudson Bend' : 'Cedar Notch',
      `"Block ${n},\nrow facing the yard ${n}"`,
    ].join(';'),
  );
  const bad = [
    `${block}9998;Vérez;Otro;Nowhere;A-1`,
    `not a number;Vérez;Otro;Hudson Bend;A-1`,
    `${block}0001;Again;Twice;Hudson Bend;A-1`,
  ];
  const text = ['Número;Apellido;Nombre;Centro;Unidad', ...people, ...bad].join('\r\n');
  expect(text.length).toBeGreaterThan(512 * 1024);
  await page.locator('#file').setInputFiles({ name: `lista-${lang}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') });
  await press(page, t('directory.roster.upload'));
  await expect(page).toHaveURL(/\/roster\/ros_/);
  await looksRight(page);
  await press(page, t('directory.roster.choose.next'));
  await expect(page.getByRole('alert')).toContainText(t('directory.refusal.roster_kind_missing'));
  await page.getByText(t('directory.roster.choose.delta'), { exact: true }).click();
  await press(page, t('directory.roster.choose.next'));
  await expect(async () => {
    await page.goto(page.url().split('?')[0]!);
    await expect(page.getByRole('main')).toContainText(t('directory.roster.report.before'), { timeout: 500 });
  }).toPass({ timeout: 60_000, intervals: [500] });
  await looksRight(page);
  await expect(page.getByRole('main')).toContainText(t('directory.roster.reason.unknown_facility'));
  await untilDone(page, t);
  await looksRight(page);
  await expect(page.getByRole('main')).toContainText('9,000');
  await expect(page.locator('tbody tr', { hasText: 'Nowhere' })).toBeVisible();

  await page.goto(`${STAFF}/residents?search=${block}8999`);
  await expect(page.getByRole('main')).toContainText(`Vérez-${lang}`);
  await page.goto(`${STAFF}/roster`);
  await expect(page.getByRole('link', { name: `lista-${lang}.csv` })).toBeVisible();
  await looksRight(page);
});
