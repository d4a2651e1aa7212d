// Somebody who works for the agency has family held there, and looks him up. Her colleagues are told; she is not.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { generateSync } from 'otplib';
import { codeIn, expect, FAMILY, linkIn, OPS, press, STAFF, test } from './story.ts';

const ROOT = join(import.meta.dirname, '../..');
const PORT = process.env.E2E_PORT ?? '3900';
const PASSWORD = 'harbor lemon window table';

test('a look at one’s own family is found, told to others, and looked into', async ({
  browser,
  page,
  t,
  lang,
  mailTo,
  asDemo,
  looksRight,
}) => {
  test.setTimeout(300_000);
  const email = `both-${lang}-${Date.now()}@example.com`;
  const name = lang === 'en' ? 'Nora Nosy' : 'Nora Curiosa';
  // At home: a family with a person on its list.
  await page.goto(`${FAMILY}/signup`);
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(PASSWORD);
  await page.locator('label[for=agreed]').click();
  await press(page, t('identity.signup.button'));
  await page.goto(linkIn(await mailTo(email, '/verify/'), '/verify/'));
  await press(page, t('identity.verify.button'));
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(PASSWORD);
  await press(page, t('identity.login.button'));
  if (page.url().includes('/login/code')) {
    const mark = (await page.locator('#mark').textContent())!;
    await page.locator('#code').fill(codeIn(await mailTo(email, mark)));
    await press(page, t('identity.code.button'));
  }
  await page.goto(`${FAMILY}/find?state=NY&number=07B1432`);
  await press(page, t('directory.person.yes'));

  // At work: the same person, with a login of the agency.
  const admin = await asDemo('staff', 'admin.ny@example.com');
  await admin.goto(`${STAFF}/outliers`);
  await looksRight(admin);
  await admin.goto(`${STAFF}/team`);
  await admin.locator('#name').fill(name);
  await admin.locator('#email').fill(email);
  await admin.locator('label[for=roles-trust_clerk]').click();
  await admin.locator('label[for=reach]').click();
  await press(admin, t('identity.people.send'));
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  await context.addCookies([{ name: 'kinline_lang', value: lang, url: STAFF }]);
  const clerk = await context.newPage();
  await clerk.goto(linkIn(await mailTo(email, '/invite/'), '/invite/'));
  const secret = (await clerk.locator('#key').textContent())!.replaceAll(' ', '');
  await clerk.locator('#password').fill(PASSWORD);
  await clerk.locator('#confirmation').fill(PASSWORD);
  await clerk.locator('#code').fill(generateSync({ secret }));
  await press(clerk, t('identity.invite.button'));
  await clerk.goto(`${STAFF}/login`);
  await clerk.locator('#email').fill(email);
  await clerk.locator('#password').fill(PASSWORD);
  await clerk.locator('#code').fill(generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 }));
  await press(clerk, t('identity.login.button'));
  await clerk.goto(`${STAFF}/residents?search=07B1432`);
  await expect(clerk.getByRole('main')).toContainText('07B1432');

  const env = { ...process.env, DATA_DIR: `.data/e2e-${PORT}`, PORT };
  execFileSync(process.execPath, ['scripts/kinline.ts', 'oversight', 'watch'], { cwd: ROOT, env });

  // Her colleagues read it; she may not even open the page.
  await admin.goto(linkIn(await mailTo('admin.ny@example.com', '/outliers'), '/outliers'));
  const line = admin.getByRole('listitem').filter({ hasText: name });
  await expect(line).toContainText(t('oversight.reason.own_contact', { count: 1 }));
  await looksRight(admin);
  expect((await clerk.goto(`${STAFF}/outliers`))!.status()).toBe(403);
  await context.close();
  await line.getByRole('link').click();
  await expect(admin.getByRole('main')).toContainText(t('trail.action.directory_residents_listed'));
  await admin.goto(`${STAFF}/outliers`);
  await line.getByRole('button', { name: t('oversight.answer') }).click();
  await expect(admin.getByRole('alert')).toContainText(t('oversight.refusal.note_missing'));
  await line.locator('textarea').fill('Her brother. She works at another house from now on.');
  await line.getByRole('button', { name: t('oversight.answer') }).click();
  await expect(admin.getByRole('main')).toContainText(t('oversight.answered_now'));

  const operator = await asDemo('operator', 'operator@example.com');
  await operator.goto(`${OPS}/outliers`);
  await expect(operator.getByRole('main')).not.toContainText(name);
  await looksRight(operator);
});
