import type { Page } from '@playwright/test';
import type { Translate } from '#words/index.ts';
import { expect, FAMILY, linkIn, type Mail } from './story.ts';

// What a newcomer does in every story of money: signs up for a person of the demo world, says who he is, and pays by card.
const PASSWORD = 'harbor lemon window table';

interface Told {
  t: Translate;
  mailTo(address: string, containing?: string): Promise<Mail>;
}

export async function signUp(page: Page, email: string, { t, mailTo }: Told, number = 'S123456', state = 'FL'): Promise<void> {
  await page.goto(`${FAMILY}/find?state=${state}&number=${number}`);
  if (!page.url().includes('/person/')) await page.locator('main a[href^="/person/"]').first().click();
  await page.locator('main a[href^="/signup?person="]').first().click();
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(PASSWORD);
  await page.locator('label[for=agreed]').click();
  await page
    .getByRole('main')
    .getByRole('button', { name: t('identity.signup.button'), exact: true })
    .click();
  await expect(page).toHaveURL(`${FAMILY}/signup/sent`);
  await page.goto(linkIn(await mailTo(email, '/verify/'), '/verify/'));
  await page
    .getByRole('main')
    .getByRole('button', { name: t('identity.verify.button'), exact: true })
    .click();
  await expect(page).toHaveURL(`${FAMILY}/login?verified`);
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(PASSWORD);
  await page
    .getByRole('main')
    .getByRole('button', { name: t('identity.login.button'), exact: true })
    .click();
}

export async function giveDetails(page: Page, family = 'Delgado'): Promise<void> {
  const fill = async (name: string, value: string): Promise<void> => page.locator(`[name="${name}"]`).fill(value);
  await fill('firstName', 'Dana');
  await fill('lastName', family);
  await fill('birthDate-month', '2');
  await fill('birthDate-day', '3');
  await fill('birthDate-year', '1980');
  await page.locator('[name="country"]').selectOption('US');
  await fill('addressLine1', '12 Elm Street');
  await fill('city', 'Albany');
  await page.locator('[name="state"]').selectOption('NY');
  await fill('postalCode', '12207');
  await fill('phone', '518 555 0134');
  await page.locator('main form button').last().click();
}

export async function payByCard(page: Page, number: string): Promise<void> {
  const values: Record<string, string> = { number, exp: '12/2030', cvc: '123', name: 'Dana Delgado', postal: '12207', zip: '12207' };
  for (const field of await page.locator('form input:not([type=hidden])').all()) {
    const name = (await field.getAttribute('name'))?.toLowerCase() ?? '';
    const key = Object.keys(values).find((one) => name.includes(one));
    if (key) await field.fill(values[key]!);
  }
  await page.getByRole('button', { name: /\$\d/ }).click();
}
