// What people are told, and how: their choices, a number for texts, the end of a kind of mail, and mail that comes back.
import { newCustomer } from './sender.ts';
import { expect, FAMILY, linkIn, OPS, press, SANDBOX, test } from './story.ts';

test('a family chooses what it is told, proves a number, and ends texts by STOP', async ({ page, t, lang, mailTo, looksRight }) => {
  test.setTimeout(180_000);
  const email = `notices-${lang}-${Date.now()}@example.com`;
  await newCustomer(page, email, { t, mailTo });
  await page.goto(`${FAMILY}/security`);
  await page
    .getByRole('main')
    .getByRole('link', { name: t('notices.link'), exact: true })
    .click();
  await expect(page.locator('h1')).toHaveText(t('notices.title'));
  await expect(page.locator('#security-email')).toHaveCount(0);
  await expect(page.locator('#money-email')).toBeChecked();
  await expect(page.locator('#money-sms')).toHaveCount(0);
  await looksRight(page);

  await page.getByRole('link', { name: t('notices.phone.add'), exact: true }).click();
  await page.locator('#phone').fill('+1 876 555 0134');
  await press(page, t('notices.phone.send'));
  await expect(page.getByRole('alert')).toContainText(t('notifications.refusal.phone_country'));
  await expect(page.getByRole('alert')).toContainText(t('notifications.refusal.phone_agree'));
  await expect(page.locator('#phone')).toHaveValue('+1 876 555 0134');
  await looksRight(page);
  const own = `+1518555${lang === 'en' ? '2' : '3'}${String(Date.now()).slice(-3)}`;
  await page.locator('#phone').fill(own);
  await page.locator('label[for=agreed]').click();
  await press(page, t('notices.phone.send'));
  await expect(page).toHaveURL(`${FAMILY}/notices/phone/code`);
  await press(page, t('notices.phone.confirm'));
  await expect(page.getByRole('alert')).toContainText(t('notifications.refusal.code_empty'));
  await looksRight(page);
  const phones = await page.context().newPage();
  let code: string | undefined;
  await expect
    .poll(
      async () => {
        await phones.goto(`${SANDBOX}/texts?phone=${encodeURIComponent(own)}`);
        return (code = /Kinline: .*?(\d{6})/.exec(await phones.locator('main').innerText())?.[1]);
      },
      { timeout: 15_000 },
    )
    .toBeTruthy();
  await page.locator('#code').fill(code!);
  await press(page, t('notices.phone.confirm'));
  await expect(page.locator('main')).toContainText(t('notices.phone.proved'));
  await mailTo(email, t('notifications.texts_on.subject'));

  await page.locator('label[for=money-sms]').click();
  await page.locator('label[for=approvals-email]').click();
  await page.locator('label[for=quiet]').click();
  await page.locator('#quietFrom').selectOption('08:00');
  await page.locator('#zone').selectOption('America/Chicago');
  await press(page, t('notices.save'));
  await expect(page.getByRole('alert')).toContainText(t('notifications.refusal.quiet_same'));
  await expect(page.locator('#money-sms')).toBeChecked();
  await page.locator('#quietFrom').selectOption('21:30');
  await press(page, t('notices.save'));
  await expect(page.locator('main')).toContainText(t('notices.saved'));
  await page.goto(`${FAMILY}/notices`);
  await expect(page.locator('#money-sms')).toBeChecked();
  await expect(page.locator('#approvals-email')).not.toBeChecked();
  await expect(page.locator('#quietFrom')).toHaveValue('21:30');
  await expect(page.locator('#zone')).toHaveValue('America/Chicago');
  await looksRight(page);

  await phones.locator('#body').fill('STOP');
  await phones.locator('form button').last().click();
  await page.goto(`${FAMILY}/notices`);
  await expect(page.locator('main')).toContainText(t('notices.phone.stopped', { from: '+15005550006' }));
  await press(page, t('notices.phone.remove'));
  await expect(page.locator('main')).toContainText(t('notices.phone.removed'));
});

test('a link in a mail ends its kind without a login, and takes it back', async ({ page, t, lang, mailTo, looksRight }) => {
  test.setTimeout(120_000);
  const email = `writes-${lang}-${Date.now()}@example.com`;
  await page.goto(`${FAMILY}/help`);
  await page.locator('#topic').selectOption({ index: 1 });
  await page.locator('#email').fill(email);
  await page.locator('#message').fill('How much is it to send $20?');
  await page.waitForTimeout(3000);
  await press(page, t('support.help.send'));
  await expect(page).toHaveURL(/\/help\/sent\//);
  const mail = await mailTo(email);
  expect(mail.text).toContain(t('notices.unsubscribe.foot'));
  await page.goto(linkIn(mail, '/unsubscribe/'));
  await expect(page.locator('main')).toContainText(t('notices.unsubscribe.lead', { kind: t('notices.kind.answers') }));
  await looksRight(page);
  await press(page, t('notices.unsubscribe.button'));
  await expect(page.locator('main')).toContainText(t('notices.unsubscribe.done'));
  await looksRight(page);
  await press(page, t('notices.unsubscribe.again'));
  await expect(page.locator('main')).toContainText(t('notices.unsubscribe.back'));
  await page.goto(`${FAMILY}/unsubscribe/${'0'.repeat(26)}-${'A'.repeat(22)}`);
  await expect(page.locator('h1')).toHaveText(t('notices.unsubscribe.old'));
});

test('whose mail comes back reads it after signing in; the operator finds the address', async ({
  page,
  t,
  lang,
  mailTo,
  asDemo,
  looksRight,
}) => {
  test.setTimeout(180_000);
  const email = `gone-${lang}-${Date.now()}@bounces.example`;
  await newCustomer(page, email, { t, mailTo });
  await page.goto(`${FAMILY}/security/copy`);
  await press(page, t('identity.copy.button'));
  await expect
    .poll(
      async () => {
        await page.goto(`${FAMILY}/home`);
        return await page.locator('main').innerText();
      },
      { timeout: 30_000 },
    )
    .toContain(t('notices.email.dead'));
  await expect(page.getByRole('link', { name: t('notices.email.dead_change'), exact: true })).toHaveAttribute('href', '/security/email');
  await looksRight(page);
  const operator = await asDemo('operator', 'operator@example.com');
  await operator.goto(`${OPS}/people`);
  await operator.getByRole('link', { name: t('notices.ops.title'), exact: true }).click();
  await operator.locator('#part').fill(email.slice(0, 20).toUpperCase());
  await press(operator, t('notices.ops.find'));
  await expect(operator.locator('main table')).toContainText(email);
  await looksRight(operator);
  await operator.getByRole('link', { name: email, exact: true }).click();
  await expect(operator.locator('main table')).toContainText(t('notices.ops.report.bounced'));
  await looksRight(operator);
  await operator.goto(`${OPS}/undelivered?part=${encodeURIComponent(email)}&open=yes`);
  await operator.getByRole('button', { name: t('notices.ops.clear'), exact: false }).click();
  await expect(operator.locator('main')).toContainText(t('notices.ops.cleared'));
  await page.goto(`${FAMILY}/home`);
  await expect(page.locator('main')).not.toContainText(t('notices.email.dead'));
  await operator.goto(`${OPS}/notices`);
  await expect(operator.locator('h1')).toHaveText(t('notices.title'));
  await looksRight(operator);
});
