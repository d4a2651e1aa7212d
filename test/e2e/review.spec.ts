// A mailroom’s console: a hundred letters by keyboard alone, the next one there at once, and at four times the size. What was found for an investigator.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from '@playwright/test';
import { generateSync } from 'otplib';
import type { Clerk, FullMailroom } from './full-mailroom.ts';
import { expect, STAFF, test } from './story.ts';

const LETTERS = 100;
const PORT = process.env['E2E_PORT'] ?? '3900';

test('review: a hundred letters by keyboard alone, each once; undone, broken off and sent back on the way; an investigator is told', async ({
  browser,
  t,
  lang,
  mailTo,
  looksRight,
}) => {
  test.setTimeout(360_000);
  const { reader, investigator, lookForStuck, leave } = await fullMailroom();
  const context = await browser.newContext({ javaScriptEnabled: true, viewport: { width: 1280, height: 800 } });
  await context.addCookies([{ name: 'kinline_lang', value: lang, url: STAFF }]);
  const page = await context.newPage();
  const keys = page.keyboard;
  const said = page.locator('body > [role=status]');

  await signIn(page, reader);
  await expect(async () => {
    await page.goto(`${STAFF}/letters`);
    await expect(page.locator('main')).toContainText(t('review.queue.count', { count: LETTERS }), { timeout: 500 });
  }).toPass({ timeout: 40_000 });
  const brought = nextBrought(page);
  await keys.press('n');
  let shown = await letterAfter(page, '');
  const read = [shown];
  await brought;

  await test.step('a key leads into a field, and Escape out of it again', async () => {
    await keys.press('r');
    await expect(page.locator('#reason')).toBeFocused();
    await keys.press('Escape');
    await expect(page.locator('#reason')).not.toBeFocused();
  });

  await test.step('what was made ready is told apart from what was read', async () => {
    const trail = await context.newPage();
    await trail.goto(`${STAFF}/audit`);
    for (const action of ['mail_letter_read', 'mail_letter_brought'] as const)
      await expect(trail.locator('main').getByText(t(`trail.action.${action}`), { exact: true })).toHaveCount(1);
    await trail.close();
  });

  await test.step('the next one is there before the answer is; then it is told, and can be undone', async () => {
    let answer = () => {};
    const held = new Promise<void>((done) => (answer = done));
    await page.route('**/letters/*?/release', async (route) => {
      await held;
      await route.continue();
    });
    await keys.press('a');
    const first = shown;
    shown = await letterAfter(page, first);
    await expect(page.locator('h1')).toBeFocused();
    await expect(said).toHaveText('');
    answer();
    await expect(said).toContainText(t('review.undo.released'));
    await expect(said).toContainText((await page.locator('h1').textContent())!);
    await page.unroute('**/letters/*?/release');
    // Within ten seconds: nothing slow stands between.
    await keys.press('u');
    await expect(said).toContainText(t('review.undo.done'));
    expect(await letterAfter(page, shown)).toBe(first);
    await keys.press('a');
    expect(await letterAfter(page, first)).toBe(shown);
    await expect(said).toContainText(t('review.undo.released'));
    await looksRight(page);
    read.push(shown);
  });

  await test.step('where the line breaks, the letter comes back and is decided again', async () => {
    await page.route('**/letters/*?/release', (route) => route.abort());
    await keys.press('a');
    await expect(said).toHaveText(t('review.keys.broken'));
    await expect(page.locator('.letter').first()).toHaveText(shown);
    await looksRight(page);
    await page.unroute('**/letters/*?/release');
  });

  await test.step('at four times the size nothing is cut, and every action is in reach of the keyboard', async () => {
    await page.setViewportSize({ width: 320, height: 256 });
    await expectInReach(page);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.locator('h1').focus();
  });

  await test.step('the others', async () => {
    for (; read.length < LETTERS; read.push(shown)) {
      if (shown.includes('555')) await sendBack(page);
      else await keys.press('a');
      shown = await letterAfter(page, shown);
    }
    expect(new Set(read).size).toBe(LETTERS);
    // From the last one the only reader steps aside: nobody may decide it.
    await keys.press('s');
    await page.locator('form[action="?/aside"] label', { hasText: t('review.aside.other') }).click();
    await page.locator('#asideNote').fill('A neighbor.');
    await page.locator('form[action="?/aside"] button').click();
    await expect(page).not.toHaveURL(/\/letters\/rev_/);
  });
  const supervisor = await browser.newContext({ storageState: await context.storageState() });

  await test.step('the investigator finds what he was told of, and says what he did', async () => {
    await mailTo(investigator.email, '/investigations/alerts/');
    await context.clearCookies({ name: '__Host-kinline_staff' });
    await signIn(page, investigator);
    await page.goto(`${STAFF}/investigations`);
    await looksRight(page);
    await page.getByRole('link', { name: t('review.alert.link', { count: 1 }) }).click();
    await looksRight(page);
    await page.locator('main td a').click();
    await expect(page.locator('.letter')).toContainText('where the officer lives');
    await page.locator('main form button').click();
    await expect(page.locator('.problems')).toContainText(t('review.refusal.concern_note', { most: 1000 }));
    await page.locator('#note').fill('Told the sergeant.');
    await looksRight(page);
    await page.locator('main form button').click();
    await expect(page.locator('main')).toContainText('Told the sergeant.');
  });

  await test.step('what nobody there may decide stands with the deadlines', async () => {
    lookForStuck();
    const deadlines = await supervisor.newPage();
    await expect(async () => {
      await deadlines.goto(`${STAFF}/deadlines`);
      await expect(deadlines.locator('main')).toContainText(t('review.stuck.title'), { timeout: 500 });
    }).toPass({ timeout: 90_000 });
    await expect(deadlines.locator('main')).toContainText(t('review.stuck.why'));
    await looksRight(deadlines);
  });
  await supervisor.close();
  await context.close();
  await leave();
});

/** By keys. The code of the half minute that comes counts too, and no other one was used before it. */
async function signIn(page: Page, { email, password, secret }: Clerk): Promise<void> {
  await page.goto(`${STAFF}/login`);
  const code = generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 });
  for (const [field, text] of Object.entries({ email, password, code })) {
    await page.locator(`#${field}`).focus();
    await page.keyboard.type(text);
  }
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(/\/login/);
}

/** Its makers stay beside the running program, and do its look for what nobody may decide when they are asked. */
async function fullMailroom(): Promise<FullMailroom & { lookForStuck: () => void; leave: () => Promise<void> }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'full-mailroom.ts'), PORT, String(LETTERS)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const over = once(child, 'exit');
  const line = await new Promise<string>((done, fail) => {
    const lines = createInterface(child.stdout).once('line', done);
    lines.once('close', () => fail(new Error('the mailroom was not made')));
  });
  return {
    ...(JSON.parse(line) as FullMailroom),
    lookForStuck: () => void child.stdin.write('\n'),
    leave: async () => {
      child.stdin.end();
      await over;
    },
  };
}

/** What stands on the page, once it is another letter than the one before. */
async function letterAfter(page: Page, before: string): Promise<string> {
  const found = await page.waitForFunction((last) => {
    const text = document.querySelector('.letter')?.textContent ?? '';
    return text !== '' && text !== last ? text : null;
  }, before);
  return (await found.jsonValue())!;
}

/** The letter after the one that is opened next has come to the browser. */
async function nextBrought(page: Page): Promise<void> {
  const answer = await page.waitForResponse((one) => one.request().redirectedFrom()?.url().endsWith('/ahead') === true);
  await answer.finished();
}

/** With a reason and a rule, by keys. */
async function sendBack(page: Page): Promise<void> {
  await page.keyboard.press('j');
  await expect(page.locator('mark')).toBeFocused();
  await page.keyboard.press('r');
  await expect(page.locator('#reason')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Rule 12.3');
  await page.keyboard.press('Enter');
}

/** By Tab from the top of the page to its end: whatever gets the focus lies whole in the window's width, and nothing lies upon it. */
async function expectInReach(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth), 'sideways').toBeLessThanOrEqual(320);
  await page.locator('h1').focus();
  const wanted = ['a', 'r', 'h', 'e', 's'];
  const reached = new Set<string>();
  for (;;) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const part = document.activeElement;
      if (!(part instanceof HTMLElement) || !part.closest('main')) return null;
      const { left, right, top, bottom, width, height } = part.getBoundingClientRect();
      const [x, y] = [left + width / 2, Math.min(top + height / 2, innerHeight - 1)];
      const upon = document.elementFromPoint(x, y);
      const isFree = upon !== null && (part.contains(upon) || upon.contains(part) || upon.closest('label')?.control === part);
      return {
        what: part.outerHTML,
        key: part.dataset['key'] ?? '',
        isInside: left >= 0 && right <= 320 && bottom > 0 && top < innerHeight,
        isFree,
      };
    });
    if (at === null) break;
    expect(at, at.what).toMatchObject({ isInside: true, isFree: true });
    reached.add(at.key);
  }
  expect(wanted.filter((key) => !reached.has(key))).toEqual([]);
}
