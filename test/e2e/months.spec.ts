import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatWholeMonth } from '#words/format.ts';
import { passwordOf } from './demo.ts';
import { enterMailedCode, expect, originsAt, PORT, press, test } from './story.ts';

// A house of its own, whose clock is moved over the end of two months: each language closes one of them.
const port = String(Number(PORT) + 50);
const { family, ops } = originsAt(port);
const processor = { url: `http://127.0.0.1:${port}/control`, headers: { host: `sandbox.localhost:${port}` } };
const THREE_DAYS = String(3 * 86_400_000);

test.use({ port, javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
test.describe.configure({ mode: 'serial' });

let house: ReturnType<typeof spawn>;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  house = spawn(process.execPath, [join(import.meta.dirname, 'server.ts'), port], { stdio: ['ignore', 'ignore', 'inherit'] });
  await expect(async () => expect((await fetch(`http://127.0.0.1:${port}/`)).ok).toBe(true)).toPass({ timeout: 280_000 });
});
test.afterAll(async () => {
  const over = new Promise((done) => house.once('exit', done));
  house.kill('SIGTERM');
  await over;
});

for (const [which, langOption] of (['en', 'es'] as const).entries()) {
  test.describe(langOption, () => {
    test.use({ langOption });

    test('a month is closed by two, for good, once it is over and nothing is in the way', async ({
      page,
      t,
      lang,
      request,
      mailTo,
      payCard,
      asDemo,
      looksRight,
    }) => {
      test.setTimeout(300_000);
      await test.step('money comes in', async () => {
        const email = 'dana@example.com';
        await page.goto(`${family}/login`);
        await page.locator('#email').fill(email);
        await page.locator('#password').fill(passwordOf(email, port));
        await press(page, t('identity.login.button'));
        await enterMailedCode(page, t, email, mailTo);
        await page.goto(`${family}/wallet/add`);
        await page.locator('#amount').fill('20');
        await page.locator('main form button').click();
        await payCard(page.url());
        await expect(async () => {
          await page.goto(`${family}/wallet`);
          await expect(page.locator('.balance')).toHaveText(`$${20 * (which + 1)}.00`, { timeout: 500 });
        }).toPass({ timeout: 30_000 });
      });

      const [operator, second] = [await asDemo('operator', 'operator@example.com'), await asDemo('operator', 'finance@example.com')];
      // The month that runs by the house's clock.
      await operator.goto(`${ops}/months`);
      const month = /[^/]+$/.exec((await operator.locator('main a[href^="/months/"]').first().getAttribute('href'))!)![0];
      const at = `${ops}/months/${month}`;
      const button = (name: string) => operator.getByRole('main').getByRole('button', { name });
      await test.step('it is not over; the clock goes on, and when the last day is closed and compared it is ready', async () => {
        const threeDaysOn = async () => {
          await operator.goto(`${ops}/clock`);
          await operator.locator('[name=by]').selectOption(THREE_DAYS);
          await button(t('clock.move')).click();
          await expect(operator.getByRole('main')).toContainText(t('clock.moved'));
          // Before the clock goes on, what fell due at the processor is done and told: news that come days late are a difference with the bank.
          await request.post(`${processor.url}/due`, { headers: processor.headers });
          await expect(async () => {
            const answer = await request.get(`${processor.url}/deliveries?state=pending`, { headers: processor.headers });
            expect(await answer.json()).toMatchObject({ deliveries: [] });
          }).toPass({ timeout: 60_000 });
          await operator.goto(at);
        };
        const runs = operator.getByText(t('months.way.running'));
        await operator.goto(at);
        await expect(runs).toBeVisible();
        while (await runs.isVisible()) await threeDaysOn();
        await threeDaysOn(); // A day stays open for two more.
        await expect(async () => {
          await operator.goto(`${ops}/reconciliation`);
          for (const compare of await operator.getByRole('button', { name: t('books.rec.run_now') }).all()) {
            await compare.click();
            await operator.goto(`${ops}/reconciliation`);
          }
          await operator.goto(at);
          expect(await operator.locator('[aria-labelledby=ways] li').allInnerTexts()).toEqual([]);
          await expect(button(t('months.one.go'))).toBeVisible({ timeout: 500 });
        }).toPass({ timeout: 180_000 });
        await looksRight(operator);
      });

      await test.step('one asks, and can’t say yes to it', async () => {
        await button(t('months.one.go')).click();
        await expect(operator.getByRole('main')).toContainText(t('months.one.asked_now'));
        await expect(operator.getByRole('main')).toContainText(t('months.one.own'));
        await expect(operator.locator('form[action="?/decide"]')).toHaveCount(0);
      });

      await test.step('another one looks at the figures, sends it back without a reason in vain, and closes it', async () => {
        await second.goto(at);
        await expect(second.getByRole('main')).toContainText(t('months.one.trial_live'));
        await looksRight(second);
        await press(second, t('months.one.send_back'));
        await expect(second.locator('.problems')).toContainText(t('months.refusal.reason_missing', { most: 500 }));
        await press(second, t('months.one.close'));
        await expect(second.getByRole('main')).toContainText(t('months.one.closed_now'));
        await expect(second.getByRole('main')).toContainText(t('months.one.trial_kept'));
        await expect(second.locator('main form')).toHaveCount(0);
        await looksRight(second);
        const paper = second.waitForEvent('download');
        await second.getByRole('link', { name: t('months.one.pdf') }).click();
        expect(readFileSync(await (await paper).path(), 'latin1')).toMatch(/^%PDF-/);
      });

      await test.step('on the list of months it is closed, and the next one runs', async () => {
        await operator.goto(`${ops}/months`);
        const line = operator.locator('tr', { has: operator.locator(`a[href="/months/${month}"]`) });
        await expect(line).toContainText(formatWholeMonth(month, lang));
        await expect(line).toContainText(t('months.state.closed'));
        for (const name of ['Sam Ortiz', 'Noor Haddad']) await expect(line).toContainText(name);
        await looksRight(operator);
      });
    });
  });
}
