// Passkeys with a phone that Chromium plays, and the way back in for somebody who has lost phone and recovery codes.
import type { Browser, Page } from '@playwright/test';
import { generateSync } from 'otplib';
import type { Lang, Translate } from '#words/index.ts';
import { newCustomer, PASSWORD } from './sender.ts';
import { expect, FAMILY, linkIn, OPS, press, STAFF, test } from './story.ts';

/**
 * A browser that runs scripts, with a phone of its own that knows its person and whose finger lies on it all the time. So what a browser
 * offers in the e-mail field would be taken at once, before anything is typed: it is one that can't do that until told otherwise.
 */
async function withPhone(
  browser: Browser,
  lang: Lang,
  origin: string,
): Promise<{ page: Page; offersItself(does: boolean): Promise<void> }> {
  const context = await browser.newContext({ javaScriptEnabled: true, viewport: { width: 360, height: 740 }, serviceWorkers: 'block' });
  await context.addCookies([{ name: 'kinline_lang', value: lang, url: origin }]);
  const offersItself = (does: boolean) => context.addCookies([{ name: 'story_button_only', value: does ? 'no' : 'yes', url: origin }]);
  await offersItself(false);
  await context.addInitScript(() => {
    if (document.cookie.includes('story_button_only=yes'))
      PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);
  });
  const page = await context.newPage();
  const phone = await context.newCDPSession(page);
  await phone.send('WebAuthn.enable');
  await phone.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { page, offersItself };
}

async function logIn(page: Page, t: Translate, email: string): Promise<void> {
  await page.goto(`${FAMILY}/login`);
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(PASSWORD);
  await press(page, t('identity.login.button'));
}

test('a passkey: made, the whole way in, the second step after a password, removed', async ({
  page: plain,
  browser,
  t,
  lang,
  mailTo,
  looksRight,
}) => {
  test.setTimeout(180_000);
  const { page, offersItself } = await withPhone(browser, lang, FAMILY);
  const email = `passkey-${lang}-${Date.now()}@example.com`;
  await newCustomer(page, email, { t, mailTo });
  await page.goto(`${FAMILY}/security`);
  await page.getByRole('link', { name: t('identity.passkey.new') }).click();
  await looksRight(page);
  await page.locator('#name').fill('My <b>phone</b>');
  await press(page, t('identity.passkey.make'));
  await expect(page.locator('h1')).toHaveText(t('identity.passkey.done_title'));
  await expect(page.locator('main ol li')).toHaveCount(10);
  await looksRight(page);
  await mailTo(email, t('notifications.factor_passkey.subject'));
  await page.getByRole('link', { name: t('identity.codes.back') }).click();
  await expect(page.getByRole('main')).toContainText('My <b>phone</b>');
  await looksRight(page);
  // The phone has one of this login already: the browser says so, and nothing is sent.
  await page.getByRole('link', { name: t('identity.passkey.new') }).click();
  await press(page, t('identity.passkey.make'));
  await expect(page.getByRole('status')).toContainText(t('identity.passkey.there'));

  await page.getByRole('button', { name: t('ui.head.log_out') }).click();
  await expect(page).toHaveURL(/\/login/);
  await press(page, t('identity.passkey.sign_in'));
  await expect(page).toHaveURL(`${FAMILY}/home`);

  await page.getByRole('button', { name: t('ui.head.log_out') }).click();
  await logIn(page, t, email);
  await expect(page).toHaveURL(/\/login\/code/);
  await looksRight(page);
  await press(page, t('identity.code.button'));
  await expect(page.getByRole('alert')).toContainText(t('identity.refusal.code_empty'));
  await press(page, t('identity.passkey.use'));
  await expect(page).toHaveURL(`${FAMILY}/home`);

  // Where no script runs, the pages say so and offer the other way.
  await logIn(plain, t, email);
  await expect(plain.getByRole('main')).toContainText(t('identity.passkey.no_script'));
  await expect(plain.getByRole('button', { name: t('identity.passkey.use') })).toBeHidden();
  await expect(plain.locator('#code')).toBeVisible();
  await looksRight(plain);

  // A browser that offers it in the e-mail field by itself: out, and in again without a word typed.
  await offersItself(true);
  await page.goto(`${FAMILY}/help`);
  await page.getByRole('button', { name: t('ui.head.log_out') }).click();
  await expect(page).toHaveURL(`${FAMILY}/home`);
  await offersItself(false);
  await page.goto(`${FAMILY}/security`);
  await page.getByRole('link', { name: t('identity.passkey.end_about', { name: 'My <b>phone</b>' }) }).click();
  await looksRight(page);
  await page.locator('#password').fill(PASSWORD);
  await press(page, t('identity.passkey.use'));
  await expect(page.getByRole('main')).toContainText(t('identity.passkey.ended'));
  await mailTo(email, t('notifications.factor_passkey_ended.subject'));
  // The phone still has its half; ours is gone.
  await page.getByRole('button', { name: t('ui.head.log_out') }).click();
  await press(page, t('identity.passkey.sign_in'));
  await expect(page.getByRole('alert')).toContainText(t('identity.refusal.passkey_wrong'));
  await page.context().close();
});

test('an invited clerk chooses a passkey, and comes in by it alone or after the password', async ({
  browser,
  t,
  lang,
  mailTo,
  asDemo,
  looksRight,
}) => {
  test.setTimeout(180_000);
  const email = `key-${lang}-${Date.now()}@agency.example`;
  const operator = await asDemo('operator', 'operator@example.com');
  await operator.goto(`${OPS}/people/florida`);
  await operator.locator('#name').fill('Kim Key');
  await operator.locator('#email').fill(email);
  await operator.locator('label[for=roles-trust_clerk]').click();
  await operator.locator('label[for=reach]').click();
  await press(operator, t('identity.people.send'));

  const { page } = await withPhone(browser, lang, STAFF);
  await page.goto(linkIn(await mailTo(email, '/invite/'), '/invite/'));
  await looksRight(page);
  await page.locator('#password').fill('short');
  await page.locator('#confirmation').fill('short');
  await press(page, t('identity.passkey.invite_button'));
  await expect(page.getByRole('alert')).toBeVisible();
  await page.locator('#password').fill('tea+milk');
  await page.locator('#confirmation').fill('tea+milk');
  await press(page, t('identity.passkey.invite_button'));
  await expect(page.locator('h1')).toHaveText(t('identity.invite.done_title'));
  await expect(page.locator('main ol li')).toHaveCount(10);
  const [recovery] = await page.locator('main ol li').allTextContents();
  await page.getByRole('link', { name: t('identity.reset.done_login') }).click();
  await press(page, t('identity.passkey.sign_in'));
  await expect(page).not.toHaveURL(/\/login/);
  await page.goto(`${STAFF}/security`);
  await looksRight(page);
  await page.getByRole('link', { name: t('identity.passkey.end') }).click();
  await expect(page.getByRole('main')).toContainText(t('identity.refusal.last_factor'));
  await looksRight(page);

  await page.getByRole('button', { name: t('ui.head.log_out') }).click();
  await page.goto(`${STAFF}/login`);
  await page.locator('#email').fill(email);
  await page.locator('#password').fill('tea+milk');
  await press(page, t('identity.login.stepwise'));
  await expect(page).toHaveURL(/\/login\/code/);
  await looksRight(page);
  await page.locator('#code').fill(recovery!);
  await press(page, t('identity.code.button'));
  await expect(page).not.toHaveURL(/\/login/);
  // An app beside it, so that the passkey can go one day.
  await page.goto(`${STAFF}/security/app`);
  await press(page, t('identity.app.button'));
  const secret = (await page.locator('#key').textContent())!.replaceAll(' ', '');
  await page.locator('#code').fill(generateSync({ secret }));
  await page.locator('#password').fill('tea+milk');
  await press(page, t('identity.app.confirm'));
  await expect(page.locator('main ol li')).toHaveCount(10);
  await looksRight(page);
  await page.context().close();
});

test('phone and recovery codes are lost: an operator starts the wait, and the link in the mail stops it', async ({
  page,
  t,
  lang,
  mailTo,
  asDemo,
  looksRight,
}) => {
  test.setTimeout(180_000);
  const email = `lost-phone-${lang}-${Date.now()}@example.com`;
  await newCustomer(page, email, { t, mailTo });
  const phone = `518 434 ${String(Date.now()).slice(-4)}`;
  await page.goto(`${FAMILY}/details`);
  const details = { firstName: 'Nora', lastName: 'Nophone', birthDate: '2', 'birthDate-day': '3', 'birthDate-year': '1980' };
  const place = { addressLine1: '12 Elm Street', city: 'Albany', postalCode: '12207', phone };
  for (const [field, value] of Object.entries({ ...details, ...place })) await page.locator(`#${field}`).fill(value);
  await page.locator('#country').selectOption('US');
  await page.locator('#state').selectOption('NY');
  await press(page, t('identity.details.button'));
  await page.goto(`${FAMILY}/security/app`);
  await press(page, t('identity.app.button'));
  const secret = (await page.locator('#key').textContent())!.replaceAll(' ', '');
  await page.locator('#code').fill(generateSync({ secret }));
  await page.locator('#password').fill(PASSWORD);
  await press(page, t('identity.app.confirm'));
  await expect(page.locator('main ol li')).toHaveCount(10);

  await page.getByRole('button', { name: t('ui.head.log_out') }).click();
  await logIn(page, t, email);
  await page.getByRole('link', { name: t('identity.lost_factor.link') }).click();
  await looksRight(page);
  await press(page, t('identity.lost_factor.button'));
  await expect(page.getByRole('alert')).toContainText(t('identity.refusal.told_name_empty'));
  await page.locator('#name').fill('Nora Nophone');
  await page.locator('#address').fill('12 Elm St, Albany 12207');
  await page.locator('#phone').fill(phone);
  await press(page, t('identity.lost_factor.button'));
  await expect(page.locator('h1')).toHaveText(t('identity.lost.sent_title'));

  const operator = await asDemo('operator', 'operator@example.com');
  await operator.goto(`${OPS}/email-searches`);
  await looksRight(operator);
  await operator.getByRole('link', { name: 'Nora Nophone' }).last().click();
  await expect(operator.getByRole('main')).toContainText(t('identity.search.wish_factor'));
  await expect(operator.getByRole('main')).not.toContainText(email);
  await looksRight(operator);
  await press(operator, t('identity.search.start_factor'));
  await expect(operator.getByRole('main')).toContainText(t('identity.search.started'));

  await page.goto(linkIn(await mailTo(email, t('notifications.stop_factor.subject')), '/stop-move/'));
  await expect(page.getByRole('main')).toContainText(t('identity.lost_factor.stop_text', { email }));
  await looksRight(page);
  await press(page, t('identity.move.button'));
  await expect(page.getByRole('main')).toContainText(t('identity.lost_factor.stopped_text'));
  await logIn(page, t, email);
  await expect(page.getByRole('alert')).toContainText(t('identity.refusal.locked_by_owner'));
  await mailTo(email, '/reset/');
});
