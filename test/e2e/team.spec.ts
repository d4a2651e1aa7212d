// The people of an agency: its admin invites, changes and ends them, and sees who does what where. And an e-mail that is forgotten.
import type { Browser, Page } from '@playwright/test';
import { generateSync } from 'otplib';
import type { Lang, Translate } from '#words/index.ts';
import { expect, FAMILY, linkIn, type Mail, OPS, press, STAFF, test } from './story.ts';

const PASSWORD = 'tea+milk';

/** A browser of somebody else, in which the mailed invitation becomes a login. */
async function accept(browser: Browser, lang: Lang, t: Translate, email: string, mail: Mail): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  await context.addCookies([{ name: 'kinline_lang', value: lang, url: STAFF }]);
  const page = await context.newPage();
  await page.goto(linkIn(mail, '/invite/'));
  const secret = (await page.locator('#key').textContent())!.replaceAll(' ', '');
  await page.locator('#password').fill(PASSWORD);
  await page.locator('#confirmation').fill(PASSWORD);
  await page.locator('#code').fill(generateSync({ secret }));
  await press(page, t('identity.invite.button'));
  await page.goto(`${STAFF}/login`);
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(PASSWORD);
  await page.locator('#code').fill(generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 }));
  await press(page, t('identity.login.button'));
  await expect(page).not.toHaveURL(/\/login/);
  return page;
}

test('an agency’s admin invites, changes and ends people', async ({ browser, t, lang, mailTo, asDemo, looksRight }) => {
  test.setTimeout(300_000);
  const stamp = `${lang}-${Date.now()}`;
  const [adminEmail, clerkEmail] = [`boss-${stamp}@agency.example`, `mail-${stamp}@agency.example`];
  const operator = await asDemo('operator', 'operator@example.com');
  await operator.goto(`${OPS}/people/florida`);
  await operator.locator('#name').fill('Bea Boss');
  await operator.locator('#email').fill(adminEmail);
  await operator.locator('label[for=roles-agency_admin]').click();
  await operator.locator('label[for=reach]').click();
  await press(operator, t('identity.people.send'));
  const admin = await accept(browser, lang, t, adminEmail, await mailTo(adminEmail, '/invite/'));

  await admin.goto(`${STAFF}/team`);
  await looksRight(admin);
  await press(admin, t('identity.people.send'));
  for (const code of ['name_empty', 'email_empty', 'role_unknown', 'reach_missing'] as const)
    await expect(admin.getByRole('alert')).toContainText(t(`identity.refusal.${code}`));
  await admin.locator('#name').fill('Max Mailroom');
  await admin.locator('#email').fill(clerkEmail);
  await admin.locator('label[for=roles-mailroom]').click();
  await admin.locator('label[for=reach-2]').click();
  await press(admin, t('identity.people.send'));
  await expect(admin.locator('#facilities-error')).toHaveText(t('identity.refusal.facility_missing'));
  await looksRight(admin);
  await expect(admin.locator('#roles-mailroom')).toBeChecked();
  await admin.locator('label[for^=facilities-fac_]').first().click();
  await press(admin, t('identity.people.send'));
  await expect(admin.getByRole('main')).toContainText(t('identity.people.invited_done'));
  const clerk = await accept(browser, lang, t, clerkEmail, await mailTo(clerkEmail, '/invite/'));
  await clerk.goto(`${STAFF}/team`);
  await expect(clerk.locator('h1')).not.toHaveText(/Bea Boss/);
  await expect(clerk.getByRole('main')).not.toContainText(adminEmail);

  await admin.goto(`${STAFF}/team`);
  await expect(admin.getByRole('row').filter({ hasText: adminEmail })).toContainText(t('identity.team.you'));
  await admin.getByRole('row').filter({ hasText: clerkEmail }).getByRole('link').click();
  await looksRight(admin);
  await expect(admin.locator('#roles-mailroom')).toBeChecked();
  await admin.locator('label[for=roles-visits]').click();
  await press(admin, t('identity.details.button'));
  await expect(admin.getByRole('main')).toContainText(t('identity.team.changed'));
  await expect(admin.getByRole('row').filter({ hasText: clerkEmail })).toContainText(t('identity.role.visits'));
  await looksRight(admin);

  await clerk.goto(`${STAFF}/security`);
  await expect(clerk.locator('h1')).toHaveText(t('identity.security.title'));
  await admin.getByRole('row').filter({ hasText: clerkEmail }).getByRole('link').click();
  await press(admin, t('identity.people.close'));
  await expect(admin.getByRole('main')).toContainText(t('identity.people.closed_done'));
  await clerk.goto(`${STAFF}/security`);
  await expect(clerk).toHaveURL(/\/login/);
  await admin.context().close();
  await clerk.context().close();
});

test('T8: a forgotten e-mail; the owner at the old address stops it', async ({ page, t, lang, mailTo, asDemo, looksRight }) => {
  test.setTimeout(300_000);
  const stamp = `${lang}-${Date.now()}`;
  const name = lang === 'en' ? 'Lost' : 'Perdida';
  const [email, other] = [`lost-${stamp}@example.com`, `found-${stamp}@example.com`];
  const password = 'plain tall harbor lamp';
  const phone = `518 434 ${String(Date.now() % 10_000).padStart(4, '0')}`;
  await page.goto(`${FAMILY}/signup`);
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(password);
  await page.locator('label[for=agreed]').click();
  await press(page, t('identity.signup.button'));
  await page.goto(linkIn(await mailTo(email, '/verify/'), '/verify/'));
  await press(page, t('identity.verify.button'));
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(password);
  await press(page, t('identity.login.button'));
  await page.goto(`${FAMILY}/details`);
  const details = { firstName: 'Lola', lastName: name, birthDate: '2', 'birthDate-day': '3', 'birthDate-year': '1980' };
  const place = { addressLine1: '12 Elm Street', city: 'Albany', postalCode: '12207', phone };
  for (const [field, value] of Object.entries({ ...details, ...place })) await page.locator(`#${field}`).fill(value);
  await page.locator('#country').selectOption('US');
  await page.locator('#state').selectOption('NY');
  await press(page, t('identity.details.button'));
  await expect(page).toHaveURL(`${FAMILY}/details?saved`);

  await page.goto(`${FAMILY}/forgot`);
  await page.getByRole('link', { name: t('identity.lost.link') }).click();
  await page.locator('#name').fill(`Lola ${name}`);
  await page.locator('#address').fill('12 Elm St, Albany 12207');
  await page.locator('#phone').fill(phone);
  await page.locator('#email').fill(other);
  await press(page, t('identity.lost.button'));
  await expect(page.locator('h1')).toHaveText(t('identity.lost.sent_title'));

  const operator = await asDemo('operator', 'operator@example.com');
  await operator.goto(`${OPS}/email-searches`);
  await looksRight(operator);
  await operator
    .getByRole('link', { name: `Lola ${name}` })
    .last()
    .click();
  await expect(operator.getByRole('main')).toContainText('l•••@e•••.com');
  await expect(operator.getByRole('main')).not.toContainText(email);
  await looksRight(operator);
  await press(operator, t('identity.search.start'));
  await expect(operator.getByRole('main')).toContainText(t('identity.search.started'));

  const notice = await mailTo(email, '/stop-move/');
  await page.goto(`${FAMILY}/security`);
  await expect(page.getByRole('main')).toContainText(t('identity.move.title'));
  await looksRight(page);
  await page.goto(linkIn(notice, '/stop-move/'));
  await looksRight(page);
  await press(page, t('identity.move.button'));
  await expect(page.locator('h1')).toHaveText(t('identity.move.stopped_title'));
  await page.goto(`${FAMILY}/security`);
  await expect(page.getByRole('main')).not.toContainText(t('identity.move.title'));
});
