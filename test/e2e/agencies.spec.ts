// A new installation in the browser alone: the first operator by the one-time link, an agency with its facility and units, its admin, every
// rule with a second person, a person by hand, and a family that finds her.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { generateSync } from 'otplib';
import type { Lang, Translate } from '#words/index.ts';
import { expect, FAMILY, linkIn, type Mail, OPS, press, STAFF, test } from './story.ts';

const ROOT = join(import.meta.dirname, '../..');
const PORT = process.env.E2E_PORT ?? '3900';
const PASSWORD = 'tea+milk';

async function windowOf(browser: Browser, lang: Lang): Promise<[BrowserContext, Page]> {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  await context.addCookies([FAMILY, STAFF, OPS].map((url) => ({ name: 'kinline_lang', value: lang, url })));
  return [context, await context.newPage()];
}

/** From the mailed link to the first page behind the login. */
async function accept(page: Page, t: Translate, origin: string, email: string, mail: Mail): Promise<void> {
  await page.goto(linkIn(mail, '/invite/'));
  const secret = (await page.locator('#key').textContent())!.replaceAll(' ', '');
  await page.locator('#password').fill(PASSWORD);
  await page.locator('#confirmation').fill(PASSWORD);
  await page.locator('#code').fill(generateSync({ secret }));
  await press(page, t('identity.invite.button'));
  await expect(page.locator('h1')).toHaveText(t('identity.invite.done_title'));
  await page.goto(`${origin}/login`);
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(PASSWORD);
  await page.locator('#code').fill(generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 }));
  await press(page, t('identity.login.button'));
  await expect(page).not.toHaveURL(/\/login/);
}

/** Looks at what changes, says why, and saves. */
async function save(page: Page, t: Translate, reason: string): Promise<void> {
  await press(page, t('policies.see'));
  await expect(page.getByRole('main')).toContainText(t('policies.check.lead'));
  await page.locator('#reason').fill(reason);
  await press(page, t('policies.check.save'));
  await expect(page.getByRole('main')).toContainText(t('policies.saved'));
}

async function typePrices(page: Page, t: Translate): Promise<void> {
  const tiers = [
    ['.01', '20', '3.95'],
    ['20.02', '100', '7.95'],
    ['100.01', '200', '9.95'],
    ['200.01', '300', '11.95'],
  ] as const;
  for (const [row, [min, max, fee]] of tiers.entries()) {
    if (row > 0) await press(page, t('policies.fees.add'));
    for (const [field, value] of Object.entries({ min, max, fee })) await page.locator(`#t${row}-${field}`).fill(value);
  }
}

test('from the first link to a family that finds a person', async ({ page, browser, t, lang, mailTo, looksRight }) => {
  test.setTimeout(600_000);
  const stamp = `${Date.now()}`;
  const slug = `fresh-${lang}-${stamp}`;
  const state = lang === 'en' ? 'WA' : 'OK';
  const name = `Fresh County ${stamp}`;

  // The only step at a shell.
  const operator = `operator-${slug}@example.com`;
  execFileSync(process.execPath, [join(ROOT, 'scripts/kinline.ts'), 'invite', 'operator', operator, 'Pat First'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT, DATA_DIR: join(ROOT, '.data', `e2e-${PORT}`) },
  });
  await accept(page, t, OPS, operator, await mailTo(operator, '/invite/'));

  // An agency. What is wrong is said at once, everything typed stays, and its numbers are tried before they hold.
  await page.goto(`${OPS}/agencies`);
  await looksRight(page);
  await page.goto(`${OPS}/agencies/new`);
  await press(page, t('places.create'));
  await expect(page.getByRole('alert')).toContainText(t('directory.refusal.choose_one'));
  await looksRight(page);
  const words = { name, shortName: 'Fresh', slug, labelEn: 'Jail number', labelEs: 'Número de cárcel', example: '99A9999' };
  for (const [field, value] of Object.entries(words)) await page.locator(`#${field}`).fill(value);
  await page.locator('#stateCode').selectOption(state);
  await page.getByText(t('places.kind_jail'), { exact: true }).click();
  await page.locator('#timeZone').selectOption('America/Los_Angeles');
  await page.locator('#tries').fill('07b-1432\n07B14');
  await press(page, t('places.number.try'));
  await expect(page.getByRole('row').filter({ hasText: '07b-1432' })).toContainText('07B1432');
  await expect(page.getByRole('row').filter({ hasText: '07B14' }).last()).toContainText(t('places.number.refused'));
  await expect(page.locator('#slug')).toHaveValue(slug);
  await looksRight(page);
  await page.getByText(t('policies.chargeback_innocent_party'), { exact: true }).click();
  await press(page, t('places.create'));
  await expect(page.locator('h1')).toHaveText(name);
  await expect(page.getByRole('main')).toContainText(t('policies.missing.fees'));
  await looksRight(page);

  // Its facility, two units, the licence, and its admin.
  await page.getByRole('link', { name: t('places.facility.new') }).click();
  await looksRight(page);
  await page.locator('#name').fill('Cedar Creek');
  await page.locator('#city').fill('Ocala');
  await press(page, t('places.facility.add'));
  for (const unit of ['A-1', 'B-2']) {
    await page.locator('#unit').fill(unit);
    await press(page, t('places.unit.add'));
    await expect(page.getByRole('main')).toContainText(t('places.done'));
  }
  await looksRight(page);
  await page.getByRole('link', { name: 'B-2' }).click();
  await page.locator('#unit').fill('B-3');
  await page.locator('#reason').fill('A new sign');
  await looksRight(page);
  await press(page, t('places.rename'));
  await expect(page.getByRole('main')).toContainText(t('places.change.renamed', { before: 'B-2', after: 'B-3' }));
  await page.goto(`${OPS}/agencies/${slug}/licence`);
  const licence = { licensee: 'Kinline Sample LLC', nmlsId: '0000000', address: '1 Sample Way, Albany, NY 12207', phone: '1-800-555-0134' };
  for (const [field, value] of Object.entries(licence)) await page.locator(`#${field}`).fill(value);
  await press(page, t('policies.check.save'));
  await expect(page.locator('#reason-error')).toBeVisible();
  await looksRight(page);
  await page.locator('#reason').fill('The contract');
  await press(page, t('policies.check.save'));
  await expect(page.locator('h1')).toHaveText(name);
  const email = `admin-${slug}@agency.example`;
  await page.goto(`${OPS}/people/${slug}`);
  await page.locator('#name').fill('Ana Ruiz');
  await page.locator('#email').fill(email);
  await page.locator('label[for=roles-agency_admin]').click();
  await page.locator('label[for=reach]').click();
  await press(page, t('identity.people.send'));
  await expect(page.getByRole('main')).toContainText(t('identity.people.invited_done'));

  // The admin lays down the rules.
  const [inside, admin] = await windowOf(browser, lang);
  await accept(admin, t, STAFF, email, await mailTo(email, '/invite/'));
  await admin.goto(`${STAFF}/`);
  await expect(admin.getByRole('heading', { level: 1 })).toHaveText(t('places.first.title'));
  await looksRight(admin);
  await admin.goto(`${STAFF}/policies`);
  await expect(admin.getByRole('main')).toContainText(t('policies.missing.services', { facility: 'Cedar Creek' }));
  await looksRight(admin);
  await admin.goto(`${STAFF}/policies/fees`);
  await typePrices(admin, t);
  await press(admin, t('policies.see'));
  // A cent without a price can't be saved, and the row says so.
  await expect(admin.locator('#t1-min-error')).toContainText(t('directory.refusal.tiers_leave_a_gap'));
  await expect(admin.locator('#t1-min')).toHaveValue('20.02');
  await looksRight(admin);
  await admin.locator('#t1-min').fill('20.01');
  await admin.getByText(t('policies.fees.copy'), { exact: true }).click();
  await admin.locator('#copy-from').selectOption('web.card');
  await admin.locator('#copy-to').selectOption('phone.card');
  await admin.locator('#copy-more').fill('1');
  await press(admin, t('policies.fees.copy_go'));
  await expect(admin.locator('#t5-fee')).toHaveValue('8.95');
  await press(admin, t('policies.fees.add'));
  await admin.locator('#t8-way').selectOption('lobby.card');
  for (const [field, value] of Object.entries({ min: '1', max: '1,000', pct: '10 %' })) await admin.locator(`#t8-${field}`).fill(value);
  await press(admin, t('policies.see'));
  await expect(
    admin
      .getByRole('row')
      .filter({ hasText: '$20.01' })
      .filter({ hasText: t('directory.way.phone.card') }),
  ).toContainText('$8.95');
  await press(admin, t('policies.check.propose'));
  await expect(admin.locator('#reason-error')).toContainText(t('directory.refusal.reason_missing'));
  await looksRight(admin);
  await admin.locator('#reason').fill('Our first prices');
  await press(admin, t('policies.check.propose'));
  await expect(admin.getByRole('main')).toContainText(t('policies.proposal.own'));
  await expect(admin.getByRole('button', { name: t('policies.proposal.approve') })).toHaveCount(0);
  await looksRight(admin);
  await admin.goto(`${STAFF}/policies/limits`);
  for (const [field, value] of Object.entries({ min: '1', max: '300', month: '900' })) await admin.locator(`#l0-${field}`).fill(value);
  await press(admin, t('policies.see'));
  await admin.locator('#reason').fill('Our first limits');
  await press(admin, t('policies.check.propose'));
  await admin.goto(`${STAFF}/policies/deductions`);
  await looksRight(admin);
  await press(admin, t('policies.see'));
  await admin.locator('#reason').fill('Nothing is taken');
  await press(admin, t('policies.check.propose'));
  await admin.goto(`${STAFF}/policies/holds`);
  await press(admin, t('policies.holds.add'));
  for (const [field, value] of Object.entries({ from: '250', days: '7', cite: 'County rule 7' }))
    await admin.locator(`#h0-${field}`).fill(value);
  await admin.locator('#h0-instrument').selectOption('card');
  await admin.locator('#h0-count').selectOption('business');
  await looksRight(admin);
  await press(admin, t('policies.see'));
  await expect(admin.getByRole('row').filter({ hasText: '$250.00' }).first()).toContainText(t('policies.holds.said_business', { days: 7 }));
  await admin.locator('#reason').fill('Cards may be disputed');
  await press(admin, t('policies.check.propose'));
  await admin.goto(`${STAFF}/policies/posting`);
  await admin.locator('#holidays').fill('12/25/2030\nsoon');
  for (const channel of ['web', 'phone', 'lobby']) await admin.locator(`#delay-${channel}`).fill('1');
  await press(admin, t('policies.see'));
  await expect(admin.locator('#holidays-error')).toBeVisible();
  await looksRight(admin);
  await admin.locator('#holidays').fill('12/25/2030');
  await save(admin, t, 'Our days');
  await admin.goto(`${STAFF}/policies`);
  await admin.getByRole('link', { name: `${t('policies.page.services')}: Cedar Creek` }).click();
  await admin.locator('label[for=on-money]').click();
  await save(admin, t, 'We begin with money');
  for (const rule of ['approvals', 'stamps', 'name-search', 'review']) {
    await admin.goto(`${STAFF}/policies/${rule}`);
    await looksRight(admin);
  }
  await admin.goto(`${STAFF}/residents/new`);
  await looksRight(admin);
  for (const [field, value] of Object.entries({ givenName: 'Ada', familyName: 'Reyes', number: '07 b 1432', unit: 'B-2' }))
    await admin.locator(`#${field}`).fill(value);
  await press(admin, t('places.person.add'));
  await expect(admin.locator('#unit-error')).toContainText(t('directory.refusal.unknown_unit'));
  await admin.locator('#unit').fill('B-3');
  await press(admin, t('places.person.add'));
  await expect(admin.getByRole('main')).toContainText(t('places.person.added'));

  // Families see nothing of it yet; a second person approves, and the agency opens.
  expect((await page.request.get(`${FAMILY}/fees/${slug}`)).status()).toBe(404);
  for (let i = 0; i < 4; i++) {
    await page.goto(`${OPS}/agencies/${slug}`);
    await page.locator('main a[href^="/proposals/"]').first().click();
    await press(page, t('policies.proposal.approve'));
    await expect(page.getByRole('main')).toContainText(t('policies.outcome.approved'));
  }
  await looksRight(page);
  await page.goto(`${OPS}/agencies/${slug}`);
  await looksRight(page);
  await press(page, t('places.open_go'));
  await expect(page.getByRole('main')).toContainText(t('places.opened'));

  // The prices to the cent, and the person.
  const [outside, family] = await windowOf(browser, lang);
  for (const [amount, fees] of [
    ['20.00', ['$2.00', '$3.95', '$4.95']],
    ['20.01', ['$2.00', '$7.95', '$8.95']],
  ] as const) {
    await family.goto(`${FAMILY}/fees/${slug}?amount=${amount}`);
    await expect(family.locator('.ways .fee')).toHaveText([...fees]);
  }
  await expect(family.locator('section[aria-labelledby="held"]')).toContainText('County rule 7');
  await looksRight(family);
  await family.goto(`${FAMILY}/find`);
  await family.locator('#state').selectOption(state);
  await family.locator('#number').fill('07B1432');
  await family.locator('form[action="/find"] button').click();
  await expect(family.getByRole('main')).toContainText('Ada Reyes');

  // Going back to older rules is a change like any other.
  await admin.goto(`${STAFF}/policies/posting`);
  await admin.locator('#cut-off').fill('12:00');
  await save(admin, t, 'Shorter days');
  await admin.getByRole('row').filter({ hasText: 'Our days' }).getByRole('link').click();
  await expect(admin.locator('#cut-off')).toHaveValue('16:00');
  await save(admin, t, 'Back to the old days');
  await expect(admin.getByRole('row').filter({ hasText: 'Ana Ruiz' })).toHaveCount(3);
  await looksRight(admin);
  await inside.close();
  await outside.close();
});
