import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, expect, type Page } from '@playwright/test';

/**
 * How a page stands before anybody: one h1, its language, nothing sideways, nothing axe finds, by day and in the evening.
 * Looked at in a twin of the page where the checker's own script may run: the page itself is kept without JavaScript.
 */
export async function looksRight(browser: Browser, page: Page, lang: string): Promise<void> {
  await expect(page.locator('h1')).toHaveCount(1);
  await expect(page.locator('main')).toHaveCount(1);
  await expect(page.locator('html')).toHaveAttribute('lang', lang);
  await expect(page).toHaveTitle(/.+Kinline$/);
  expect(await page.locator('script').count(), 'script elements').toBe(0);
  expect(await page.locator('[style]').count(), 'style attributes').toBe(0);
  const context = await browser.newContext({ colorScheme: 'light', reducedMotion: 'reduce', javaScriptEnabled: true });
  try {
    const twin = await context.newPage();
    const html = await page.content();
    await twin.route(page.url(), (route) => route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }));
    await twin.goto(page.url());
    for (const width of [320, 360, 1280]) {
      await twin.setViewportSize({ width, height: 740 });
      const over = await twin.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(over, `sideways scroll at ${width} px`).toBeLessThanOrEqual(0);
      if (width > 320) expect(await findings(new AxeBuilder({ page: twin })), `${width} px`).toEqual([]);
    }
    // The evening's colours are the only thing that is other in the dark.
    await twin.emulateMedia({ colorScheme: 'dark' });
    expect(await findings(new AxeBuilder({ page: twin }).withRules(['color-contrast', 'link-in-text-block'])), 'dark').toEqual([]);
  } finally {
    await context.close();
  }
}

async function findings(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}
