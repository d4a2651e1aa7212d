// What holds a login: the code on a strange device, "this wasn't me", an authenticator app by choice, recovery codes.
import { readFileSync } from 'node:fs';
import { type Browser, type Page } from '@playwright/test';
import { generateSync } from 'otplib';
import type { Lang, Translate } from '#words/index.ts';
import { passwordOf } from './demo.ts';
import { newCustomer, PASSWORD } from './sender.ts';
import { enterMailedCode, expect, FAMILY, linkIn, press, STAFF, test } from './story.ts';

async function logIn(page: Page, t: Translate, email: string, password: string): Promise<void> {
  await page.goto(`${FAMILY}/login`);
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(password);
  await press(page, t('identity.login.button'));
}

async function strangeBrowser(browser: Browser, lang: Lang): Promise<Page> {
  const context = await browser.newContext();
  await context.addCookies([{ name: 'kinline_lang', value: lang, url: FAMILY }]);
  return await context.newPage();
}

test('T7: a strange device needs the mailed code, and the owner can say that it was somebody else', async ({
  page,
  browser,
  t,
  lang,
  mailTo,
  looksRight,
}) => {
  test.setTimeout(180_000);
  const email = `device-${lang}-${Date.now()}@example.com`;
  await newCustomer(page, email, { t, mailTo });
  const stranger = await strangeBrowser(browser, lang);
  await logIn(stranger, t, email, PASSWORD);
  await expect(stranger).toHaveURL(/\/login\/code/);
  await looksRight(stranger);
  await press(stranger, t('identity.code.button'));
  await expect(stranger.getByRole('alert')).toContainText(t('identity.refusal.code_empty'));
  await stranger.goto(`${FAMILY}/home`);
  await expect(stranger).toHaveURL(/\/login\?next/);
  await stranger.goto(`${FAMILY}/login/code`);
  await enterMailedCode(stranger, t, email, mailTo);
  await expect(stranger).toHaveURL(`${FAMILY}/home`);

  await page.goto(linkIn(await mailTo(email, '/not-me/'), '/not-me/'));
  await expect(page).toHaveURL(`${FAMILY}/not-me`);
  await expect(page.getByRole('main')).toContainText(email);
  await looksRight(page);
  await press(page, t('identity.not_me.button'));
  await expect(page).toHaveURL(`${FAMILY}/not-me/done`);
  await stranger.goto(`${FAMILY}/home`);
  await expect(stranger).toHaveURL(/\/login/);
  await logIn(stranger, t, email, PASSWORD);
  await expect(stranger.getByRole('alert')).toContainText(t('identity.refusal.locked_by_owner'));
  await page.goto(linkIn(await mailTo(email, '/reset/'), '/reset/'));
  await page.locator('#password').fill('window table harbor lemon');
  await page.locator('#confirmation').fill('window table harbor lemon');
  await press(page, t('identity.reset.button'));
  // This browser has proved the mailbox by the link, the other one has not.
  await logIn(page, t, email, 'window table harbor lemon');
  await expect(page).toHaveURL(`${FAMILY}/home`);
  await logIn(stranger, t, email, 'window table harbor lemon');
  await expect(stranger).toHaveURL(/\/login\/code/);
  await stranger.context().close();
});

test('an authenticator app by choice: on, asked for, new recovery codes, off', async ({ page, t, lang, mailTo, looksRight }) => {
  test.setTimeout(180_000);
  const email = `app-${lang}-${Date.now()}@example.com`;
  await newCustomer(page, email, { t, mailTo });
  await page.goto(`${FAMILY}/security`);
  await page.getByRole('link', { name: t('identity.factor.start') }).click();
  await press(page, t('identity.app.button'));
  await looksRight(page);
  const secret = (await page.locator('#key').textContent())!.replaceAll(' ', '');
  await page.locator('#code').fill('000000');
  await page.locator('#password').fill(PASSWORD);
  await press(page, t('identity.app.confirm'));
  await expect(page.getByRole('alert')).toContainText(t('identity.refusal.code_wrong'));
  await page.locator('#code').fill(generateSync({ secret }));
  await page.locator('#password').fill(PASSWORD);
  await press(page, t('identity.app.confirm'));
  await expect(page.locator('h1')).toHaveText(t('identity.app.done_title'));
  await expect(page.locator('main ol li')).toHaveCount(10);
  await looksRight(page);
  const recovery = await page.locator('main ol li').allTextContents();
  await mailTo(email, t('notifications.factor_added.subject'));

  await page.getByRole('button', { name: t('ui.head.log_out') }).click();
  await logIn(page, t, email, PASSWORD);
  await expect(page).toHaveURL(/\/login\/code/);
  await looksRight(page);
  await page.locator('#code').fill(generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 }));
  await press(page, t('identity.code.button'));
  await expect(page).toHaveURL(`${FAMILY}/home`);

  await page.goto(`${FAMILY}/security`);
  await expect(page.getByRole('main')).toContainText(t('identity.factor.left', { count: 10 }));
  await looksRight(page);
  await page.getByRole('link', { name: t('identity.factor.codes_link') }).click();
  await looksRight(page);
  await page.locator('#password').fill(PASSWORD);
  await page.locator('#code').fill(recovery[0]!);
  await press(page, t('identity.codes.button'));
  await expect(page.locator('main ol li')).toHaveCount(10);
  const fresh = await page.locator('main ol li').allTextContents();
  expect(fresh).not.toContain(recovery[1]);
  await page.getByRole('link', { name: t('identity.codes.back') }).click();
  await page.getByRole('link', { name: t('identity.factor.end_link') }).click();
  await looksRight(page);
  await page.locator('#password').fill(PASSWORD);
  await page.locator('#code').fill(recovery[1]!);
  await press(page, t('identity.end_app.button'));
  await expect(page.getByRole('alert')).toContainText(t('identity.refusal.code_wrong'));
  await page.locator('#password').fill(PASSWORD);
  await page.locator('#code').fill(fresh[0]!);
  await press(page, t('identity.end_app.button'));
  await expect(page.getByRole('main')).toContainText(t('identity.factor.ended'));
});

test('staff make new recovery codes', async ({ asDemo, t, codeOf, looksRight }) => {
  test.setTimeout(180_000);
  const email = 'clerk.ny@example.com';
  const page = await asDemo('staff', email);
  await page.goto(`${STAFF}/security`);
  await looksRight(page);
  await page.getByRole('link', { name: t('identity.factor.codes_link') }).click();
  await page.locator('#password').fill(passwordOf(email));
  await page.locator('#code').fill(await codeOf(`${email} (staff)`));
  await press(page, t('identity.codes.button'));
  await expect(page.locator('main ol li')).toHaveCount(10);
  await looksRight(page);
});

test('another password and another e-mail; the old address takes it back', async ({ page, browser, t, lang, mailTo, looksRight }) => {
  test.setTimeout(180_000);
  const email = `moves-${lang}-${Date.now()}@example.com`;
  await newCustomer(page, email, { t, mailTo });
  const fresh = `moved-${lang}-${Date.now()}@example.com`;
  const newPassword = 'window table harbor lemon';
  await page.goto(`${FAMILY}/security`);
  await page.getByRole('link', { name: t('identity.security.password') }).click();
  await looksRight(page);
  await page.locator('#password').fill('not my own password');
  await page.locator('#newPassword').fill(newPassword);
  await page.locator('#confirmation').fill(newPassword);
  await press(page, t('identity.change.password_button'));
  await expect(page.getByRole('alert')).toContainText(t('identity.refusal.password_wrong'));
  await page.locator('#password').fill(PASSWORD);
  await page.locator('#newPassword').fill(newPassword);
  await page.locator('#confirmation').fill(newPassword);
  await press(page, t('identity.change.password_button'));
  await expect(page.getByRole('main')).toContainText(t('identity.change.password_done'));
  await mailTo(email, t('notifications.password_changed.subject'));

  await page.getByRole('link', { name: t('identity.change.email'), exact: true }).click();
  await looksRight(page);
  await page.locator('#email').fill(fresh);
  await page.locator('#password').fill(newPassword);
  await press(page, t('identity.change.email_button'));
  await expect(page.locator('h1')).toHaveText(t('identity.change.email_sent'));
  await looksRight(page);
  await page.goto(linkIn(await mailTo(fresh, '/confirm-email/'), '/confirm-email/'));
  await looksRight(page);
  await press(page, t('identity.change.confirm_button'));
  await expect(page.getByRole('main')).toContainText(t('identity.change.email_done', { email: fresh }));
  await mailTo(fresh, t('notifications.email_changed.subject'));

  const owner = await strangeBrowser(browser, lang);
  await owner.goto(linkIn(await mailTo(email, '/undo-email/'), '/undo-email/'));
  await looksRight(owner);
  await press(owner, t('identity.change.undo_button'));
  await expect(owner).toHaveURL(`${FAMILY}/not-me/done`);
  await page.goto(`${FAMILY}/home`);
  await expect(page).toHaveURL(/\/login/);
  await logIn(page, t, fresh, newPassword);
  await expect(page.getByRole('alert')).toContainText(t('identity.refusal.wrong_sign_in'));
  await owner.goto(linkIn(await mailTo(email, '/reset/'), '/reset/'));
  await expect(owner.getByRole('main')).toContainText(email);
  await owner.context().close();
});

test('a copy of everything, and a login that is closed and kept after all', async ({ page, t, lang, mailTo, looksRight }) => {
  test.setTimeout(180_000);
  const email = `leaves-${lang}-${Date.now()}@example.com`;
  await newCustomer(page, email, { t, mailTo });
  await page.goto(`${FAMILY}/security`);
  await page.getByRole('link', { name: t('identity.copy.title') }).click();
  await press(page, t('identity.copy.button'));
  await expect(page.getByRole('main')).toContainText(t('identity.copy.asked'));
  await mailTo(email, t('notifications.copy_ready.subject'));
  await page.goto(`${FAMILY}/security/copy`);
  await looksRight(page);
  for (const [kind, holds] of [
    ['html', `<h2>${t('identity.copy.login')}</h2>`],
    ['json', `"email": "${email}"`],
  ] as const) {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: t(kind === 'html' ? 'identity.copy.html' : 'identity.copy.json') }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(new RegExp(`^kinline-[0-9-]{10}\\.${kind}$`));
    expect(readFileSync(await file.path(), 'utf8')).toContain(holds);
  }

  await page.goto(`${FAMILY}/security/close`);
  await looksRight(page);
  await page.locator('#password').fill(PASSWORD);
  await press(page, t('identity.closing.button'));
  await expect(page.getByRole('alert')).toContainText(t('identity.refusal.closing_unticked'));
  await page.locator('#password').fill(PASSWORD);
  await page.locator('label[for=understood]').click();
  await press(page, t('identity.closing.button'));
  await expect(page).toHaveURL(`${FAMILY}/closed`);
  await mailTo(email, t('notifications.closing.subject'));
  await page.goto(`${FAMILY}/home`);
  await expect(page).toHaveURL(/\/login/);
  await logIn(page, t, email, PASSWORD);
  await expect(page).toHaveURL(`${FAMILY}/home`);
  await mailTo(email, t('notifications.closing_cancelled.subject'));
});
