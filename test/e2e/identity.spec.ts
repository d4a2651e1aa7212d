// Coming in, getting locked out and coming back: sign up, verify, log in, lock, reset, sessions, details, second factors.
import type { Page } from '@playwright/test';
import { generateSync } from 'otplib';
import type { Translate } from '#words/index.ts';
import { passwordOf } from './demo.ts';
import { enterMailedCode, expect, FAMILY, linkIn, type Mail, OPS, press, STAFF, test } from './story.ts';

const PASSWORD = 'plain tall harbor lamp';
const PORT = process.env.E2E_PORT ?? '3900';

async function signUp(page: Page, t: Translate, email: string): Promise<void> {
  await page.goto(`${FAMILY}/signup`);
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(PASSWORD);
  await page.locator('label[for=agreed]').click();
  await press(page, t('identity.signup.button'));
  await expect(page).toHaveURL(`${FAMILY}/signup/sent`);
}

async function verify(page: Page, t: Translate, mail: Mail): Promise<void> {
  await page.goto(linkIn(mail, '/verify/'));
  await press(page, t('identity.verify.button'));
  await expect(page).toHaveURL(`${FAMILY}/login?verified`);
}

async function logIn(page: Page, t: Translate, email: string, password: string): Promise<void> {
  await page.goto(`${FAMILY}/login`);
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(password);
  await press(page, t('identity.login.button'));
}

test('from the first page to a new password after a lock', async ({ page, t, lang, mailTo }) => {
  test.setTimeout(120_000);
  const email = `maria-${lang}-${Date.now()}@example.com`;

  // T1: without the box there is no login, and what was typed stays.
  await page.goto(`${FAMILY}/signup`);
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(PASSWORD);
  await press(page, t('identity.signup.button'));
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.getByRole('alert')).toContainText(t('identity.refusal.terms_unticked'));
  await expect(page.locator('#email')).toHaveValue(email);
  await expect(page.locator('#password')).toHaveValue('');

  // A suggested password keeps the rest of the form, and is not asked to be kept anywhere.
  await press(page, t('identity.phrase.offer'));
  await expect(page.locator('#email')).toHaveValue(email);
  const phrase = (await page.locator('output').textContent())!;
  expect(phrase).toMatch(/^([a-z]{3,8} ){3}[a-z]{3,8}$/);
  await page.locator('#password').fill(phrase);
  await page.locator('label[for=agreed]').click();
  await page.locator('#password').press('Enter');
  await expect(page).toHaveURL(`${FAMILY}/signup/sent`);
  await expect(page.getByRole('main')).toContainText(email);

  // Before the link is used, the right password says what is missing.
  await logIn(page, t, email, phrase);
  await expect(page.getByRole('alert')).toContainText(t('identity.refusal.not_verified'));

  // The address with the token is left at once; opening it uses nothing up.
  const confirm = await mailTo(email, '/verify/');
  for (let i = 0; i < 2; i++) {
    const answer = await page.goto(linkIn(confirm, '/verify/'));
    expect(page.url()).toBe(`${FAMILY}/verify`);
    expect(answer!.request().redirectedFrom()).not.toBeNull();
  }
  await press(page, t('identity.verify.button'));
  await expect(page).toHaveURL(`${FAMILY}/login?verified`);
  await page.goto(linkIn(confirm, '/verify/'));
  await expect(page.locator('h1')).toHaveText(t('identity.link.old_title'));

  // T6: five wrong ones lock, then the right one is refused too.
  for (let i = 0; i < 5; i++) await logIn(page, t, email, 'not the right words');
  await expect(page.getByRole('alert')).toContainText(t('identity.refusal.locked', { minutes: 1 }));
  await logIn(page, t, email, phrase);
  await expect(page.getByRole('alert')).toContainText(t('identity.refusal.locked', { minutes: 1 }));
  await expect(page.locator('#email')).toHaveValue(email);

  // The cure is one link away.
  await page.getByRole('link', { name: t('identity.login.forgot_link') }).click();
  await page.locator('#email').fill(email);
  await press(page, t('identity.forgot.button'));
  await expect(page).toHaveURL(`${FAMILY}/forgot/sent`);
  await expect(page.getByRole('main')).toContainText(t('identity.sent.spam'));
  await page.goto(linkIn(await mailTo(email, '/reset/'), '/reset/'));
  expect(page.url()).toBe(`${FAMILY}/reset`);

  // T4: two that differ change nothing.
  await page.locator('#password').fill(PASSWORD);
  await page.locator('#confirmation').fill(`${PASSWORD}!`);
  await press(page, t('identity.reset.button'));
  await expect(page.getByRole('alert')).toContainText(t('identity.refusal.confirmation_differs'));
  await page.locator('#password').fill(PASSWORD);
  await page.locator('#confirmation').fill(PASSWORD);
  await press(page, t('identity.reset.button'));
  await expect(page.locator('h1')).toHaveText(t('identity.reset.done_title'));
  await page
    .getByRole('main')
    .getByRole('link', { name: t('identity.reset.done_login') })
    .click();
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(PASSWORD);
  await press(page, t('identity.login.button'));
  await expect(page).toHaveURL(`${FAMILY}/home`);
  await mailTo(email, t('notifications.password_changed.subject'));

  // Out: the server forgets the session, and Back shows nothing of it.
  await page.goto(`${FAMILY}/security`);
  await expect(page.getByRole('main')).toContainText(t('identity.security.this'));
  const [cookie] = (await page.context().cookies(FAMILY)).filter((c) => c.name === '__Host-kinline_family');
  expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax' });
  await page.getByRole('button', { name: t('ui.head.log_out') }).click();
  await expect(page).toHaveURL(`${FAMILY}/login?out`);
  await page.goBack();
  await expect(page).toHaveURL(/\/login/);
  await page.context().addCookies([cookie!]);
  await page.goto(`${FAMILY}/security`);
  await expect(page).toHaveURL(`${FAMILY}/login?next=%2Fsecurity`);
});

test('the legal name, birth date, address and phone', async ({ page, t, mailTo }) => {
  const email = `details-${Date.now()}@example.com`;
  await signUp(page, t, email);
  await verify(page, t, await mailTo(email, '/verify/'));
  await logIn(page, t, email, PASSWORD);
  await page.goto(`${FAMILY}/details`);
  const bad = {
    firstName: 'Lupe 🌻',
    lastName: '<b>x</b>',
    birthDate: '2',
    'birthDate-day': '30',
    'birthDate-year': '1980',
    city: '',
    postalCode: '1',
    phone: '12',
  };
  for (const [field, value] of Object.entries(bad)) await page.locator(`#${field}`).fill(value);
  await page.locator('#country').selectOption('US');
  await press(page, t('identity.details.button'));
  for (const code of [
    'first_name_characters',
    'last_name_characters',
    'birth_date_not_a_date',
    'city_empty',
    'postal_code_zip',
    'phone_form',
  ] as const) {
    await expect(page.getByRole('alert')).toContainText(t(`identity.refusal.${code}`));
  }
  for (const [field, value] of Object.entries(bad)) await expect(page.locator(`#${field}`)).toHaveValue(value);
  await page.goto(`${FAMILY}/details`);
  await expect(page.locator('#firstName')).toHaveValue('');
  const good = {
    firstName: 'María José',
    lastName: "O'Brien-Núñez",
    birthDate: '2',
    'birthDate-day': '29',
    'birthDate-year': '1980',
    addressLine1: 'Calle 5 #12',
    city: 'Guadalajara',
    region: 'Jalisco',
    postalCode: '44100',
    phone: '33 3123 4567',
  };
  for (const [field, value] of Object.entries(good)) await page.locator(`#${field}`).fill(value);
  await page.locator('#country').selectOption('MX');
  await page.locator('#phoneCountry').selectOption('MX');
  await press(page, t('identity.details.button'));
  await expect(page).toHaveURL(`${FAMILY}/details?saved`);
  await expect(page.locator('#lastName')).toHaveValue(good.lastName);
  await expect(page.locator('#phone')).toHaveValue('+523331234567');
});

test('the pages behind a login and a link look right', async ({ page, t, mailTo, looksRight }) => {
  test.setTimeout(300_000);
  const email = `look-${Date.now()}@example.com`;
  await page.goto(`${FAMILY}/signup?suggest=1`);
  await expect(page.locator('output')).toHaveText(/^([a-z]{3,8} ){3}[a-z]{3,8}$/);
  await looksRight(page);
  await signUp(page, t, email);
  const first = await mailTo(email, '/verify/');
  await press(page, t('identity.sent.again'));
  await expect(page.getByRole('main')).toContainText(t('identity.sent.again_done'));
  // The newer link ends the older one.
  await expect.poll(async () => (await mailTo(email, '/verify/')).id, { timeout: 15_000 }).not.toBe(first.id);
  await page.goto(linkIn(await mailTo(email, '/verify/'), '/verify/'));
  await looksRight(page);
  await press(page, t('identity.verify.button'));
  await logIn(page, t, email, PASSWORD);
  for (const path of ['/security', '/details']) {
    await page.goto(FAMILY + path);
    await looksRight(page);
  }
  await page.goto(`${FAMILY}/forgot`);
  await page.locator('#email').fill(email);
  await press(page, t('identity.forgot.button'));
  await page.goto(linkIn(await mailTo(email, '/reset/'), '/reset/'));
  await looksRight(page);
});

test('another device is seen, told by mail, and ended', async ({ page, browser, t, lang, mailTo }) => {
  const email = `two-${Date.now()}@example.com`;
  await signUp(page, t, email);
  await verify(page, t, await mailTo(email, '/verify/'));
  await logIn(page, t, email, PASSWORD);
  const other = await browser.newContext({
    userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1',
  });
  await other.addCookies([{ name: 'kinline_lang', value: lang, url: FAMILY }]);
  const phone = await other.newPage();
  await logIn(phone, t, email, PASSWORD);
  await enterMailedCode(phone, t, email, mailTo);
  await expect(phone).toHaveURL(`${FAMILY}/home`);
  expect((await mailTo(email, t('notifications.new_device.subject'))).text).toContain('Safari');
  await page.goto(`${FAMILY}/security`);
  await page.getByRole('main').getByRole('listitem').filter({ hasText: 'Safari' }).getByRole('button').click();
  await expect(page.getByRole('main')).toContainText(t('identity.security.ended'));
  await phone.goto(`${FAMILY}/security`);
  await expect(phone).toHaveURL(/\/login/);
  await other.close();
});

test('a mail’s link leads to the configured address, whatever host the request names', async ({ page, request, t, mailTo }) => {
  const email = `host-${Date.now()}@example.com`;
  await signUp(page, t, email);
  await mailTo(email, '/verify/');
  await page.goto(`${FAMILY}/forgot`);
  const csrf = await page.locator('main input[name=csrf]').inputValue();
  const cookie = (await page.context().cookies(FAMILY)).map((c) => `${c.name}=${c.value}`).join('; ');
  const names: Record<string, string>[] = [
    { host: 'evil.example' },
    { host: `localhost:${PORT}`, 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' },
  ];
  for (const spoofed of names) {
    await request.post(`http://127.0.0.1:${PORT}/forgot`, {
      headers: { ...spoofed, cookie, origin: FAMILY },
      form: { csrf, email },
      maxRedirects: 0,
      failOnStatusCode: false,
    });
  }
  const again = await mailTo(email, '/verify/');
  expect(again.text + again.html).not.toContain('evil.example');
  expect(new URL(linkIn(again, '/verify/')).origin).toBe(FAMILY);
});

test('a known and an unknown address get the very same pages', async ({ page, t }) => {
  const seen: Record<string, string[]> = {};
  for (const email of ['dana@example.com', `unknown-${Date.now()}@example.com`]) {
    const texts: string[] = [];
    const look = async () => texts.push((await page.getByRole('main').innerText()).replaceAll(email, '<email>'));
    await page.goto(`${FAMILY}/signup`);
    await page.locator('#email').fill(email);
    await page.locator('#password').fill('some other words here');
    await page.locator('label[for=agreed]').click();
    await press(page, t('identity.signup.button'));
    await look();
    await page.goto(`${FAMILY}/forgot`);
    await page.locator('#email').fill(email);
    await press(page, t('identity.forgot.button'));
    await look();
    await logIn(page, t, email, 'some other wrong words');
    await look();
    seen[email.startsWith('dana') ? 'known' : 'unknown'] = texts;
  }
  expect(seen['known']).toEqual(seen['unknown']);
});

test('forms of other sites, without the cookie, or leading elsewhere', async ({ page, request, t, mailTo }) => {
  const url = `http://127.0.0.1:${PORT}/login`;
  const form = { email: 'dana@example.com', password: passwordOf('dana@example.com') };
  const bare = await request.post(url, { headers: { host: `localhost:${PORT}`, origin: FAMILY }, form, maxRedirects: 0 });
  expect(bare.status()).toBe(403);
  expect(bare.headers()['set-cookie'] ?? '').not.toContain('__Host-kinline_family=');
  await page.goto(`${FAMILY}/login?next=${encodeURIComponent('//evil.example/x')}`);
  await page.locator('#email').fill(form.email);
  await page.locator('#password').fill(form.password);
  await press(page, t('identity.login.button'));
  await enterMailedCode(page, t, form.email, mailTo);
  await expect(page).toHaveURL(`${FAMILY}/home`);
});

async function logInWithCode(page: Page, t: Translate, origin: string, email: string, password: string, code: string): Promise<void> {
  await page.goto(`${origin}/login`);
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(password);
  await page.locator('#code').fill(code);
  await press(page, t('identity.login.button'));
}

test('an operator invites a clerk, who sets up a second factor and signs in; a closed login is out at once', async ({
  page,
  browser,
  t,
  lang,
  codeOf,
  mailTo,
  looksRight,
}) => {
  test.setTimeout(300_000);
  const operator = 'operator@example.com';
  await logInWithCode(page, t, OPS, operator, passwordOf(operator), await codeOf(`${operator} (operator)`));
  await expect(page).not.toHaveURL(/\/login/);
  expect((await page.context().cookies(OPS)).find((c) => c.name === '__Host-kinline_ops')).toMatchObject({
    sameSite: 'Strict',
    httpOnly: true,
  });

  const email = `clerk-${lang}-${Date.now()}@agency.example`;
  await page.goto(`${OPS}/people`);
  await looksRight(page);
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
  await press(page, t('identity.people.send'));
  for (const code of ['name_empty', 'email_empty', 'role_unknown'] as const)
    await expect(page.getByRole('alert')).toContainText(t(`identity.refusal.${code}`));
  await page.locator('#name').fill('Rosa Núñez');
  await page.locator('#email').fill(email);
  await page.getByText(t('identity.role.trust_clerk')).last().click();
  await page.locator('label[for=reach-2]').click();
  await page.locator('label[for^=facilities-fac_]').first().click();
  await press(page, t('identity.people.send'));
  await expect(page.getByRole('main')).toContainText(t('identity.people.invited_done'));
  await looksRight(page);

  const guest = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  await guest.addCookies([{ name: 'kinline_lang', value: lang, url: STAFF }]);
  const clerk = await guest.newPage();
  await clerk.goto(linkIn(await mailTo(email, '/invite/'), '/invite/'));
  expect(clerk.url()).toBe(`${STAFF}/invite`);
  await looksRight(clerk);
  const secret = (await clerk.locator('#key').textContent())!.replaceAll(' ', '');
  await clerk.locator('#password').fill('tea+milk');
  await clerk.locator('#confirmation').fill('tea+milk');
  await clerk.locator('#code').fill('000000');
  await press(clerk, t('identity.invite.button'));
  await expect(clerk.getByRole('alert')).toContainText(t('identity.refusal.code_wrong'));
  await clerk.locator('#password').fill('tea+milk');
  await clerk.locator('#confirmation').fill('tea+milk');
  await clerk.locator('#code').fill(generateSync({ secret }));
  await press(clerk, t('identity.invite.button'));
  await expect(clerk.locator('h1')).toHaveText(t('identity.invite.done_title'));
  await expect(clerk.locator('main ol li')).toHaveCount(10);
  const recovery = (await clerk.locator('main ol li').first().textContent())!;
  await looksRight(clerk);

  const next = generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 });
  await logInWithCode(clerk, t, STAFF, email, 'tea+milk', next);
  await expect(clerk).not.toHaveURL(/\/login/);
  await clerk.getByRole('button', { name: t('ui.head.log_out') }).click();
  await logInWithCode(clerk, t, STAFF, email, 'tea+milk', next);
  await expect(clerk.getByRole('alert')).toContainText(t('identity.refusal.wrong_sign_in_with_code'));
  await logInWithCode(clerk, t, STAFF, email, 'tea+milk', recovery);
  await expect(clerk).not.toHaveURL(/\/login/);
  await mailTo(email, t('notifications.recovery_code.subject'));
  await clerk.goto(`${STAFF}/security`);
  await looksRight(clerk);

  await page.reload();
  await page.getByRole('row').filter({ hasText: email }).getByRole('button').click();
  await expect(page.getByRole('main')).toContainText(t('identity.people.closed_done'));
  await clerk.goto(`${STAFF}/security`);
  await expect(clerk).toHaveURL(/\/login/);
  await logInWithCode(clerk, t, STAFF, email, 'tea+milk', recovery);
  await expect(clerk.getByRole('alert')).toContainText(t('identity.refusal.disabled'));
  await guest.close();
});
