import type { Page } from '@playwright/test';
import type { Translate } from '#words/index.ts';
import { expect, FAMILY, linkIn, type Mail, press } from './story.ts';

// What a newcomer does in many stories: signs up, says who he is, sends money, and pays by card.
export const PASSWORD = 'harbor lemon window table';
const WORKING = '4242 4242 4242 4242';

export interface Told {
  t: Translate;
  mailTo(address: string, containing?: string): Promise<Mail>;
}

/** Signs up for a person of the demo world. */
export async function signUp(page: Page, email: string, told: Told, number = 'S123456', state = 'FL'): Promise<void> {
  await page.goto(`${FAMILY}/find?state=${state}&number=${number}`);
  if (!page.url().includes('/person/')) await page.locator('main a[href^="/person/"]').first().click();
  await page.locator('main a[href^="/signup?person="]').first().click();
  await signUpHere(page, email, told);
  await expect(page).not.toHaveURL(/\/login/);
}

/** Signs up for nobody yet. */
export async function newCustomer(page: Page, email: string, told: Told): Promise<void> {
  await page.goto(`${FAMILY}/signup`);
  await signUpHere(page, email, told);
  await expect(page).toHaveURL(`${FAMILY}/home`);
}

/** From the empty form to the first page after the mailed link and the log-in. */
async function signUpHere(page: Page, email: string, told: Told): Promise<void> {
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(PASSWORD);
  await page.locator('label[for=agreed]').click();
  await press(page, told.t('identity.signup.button'));
  await finishSignUp(page, email, told);
}

/** From the filled form to the first page after the mailed link and the log-in. */
export async function finishSignUp(page: Page, email: string, { t, mailTo }: Told): Promise<void> {
  await expect(page).toHaveURL(`${FAMILY}/signup/sent`);
  await page.goto(linkIn(await mailTo(email, '/verify/'), '/verify/'));
  await press(page, t('identity.verify.button'));
  await expect(page).toHaveURL(`${FAMILY}/login?verified`);
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(PASSWORD);
  await press(page, t('identity.login.button'));
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

/** To the page on which money for the first person on the list is checked and paid; who sends for the first time says who he is. */
export async function checkMoney(page: Page, amount: string, { isFirst = true } = {}): Promise<void> {
  await page.goto(`${FAMILY}/home`);
  await page.locator('a[href^="/send/"]').first().click();
  await page.locator('#amount').fill(amount);
  await page.locator('main form button').click();
  if (!isFirst) return;
  await giveDetails(page);
  await page.locator('main form button').click();
}

/** Sends money to the first person on the list, paid by card. */
export async function sendMoney(
  page: Page,
  amount: string,
  { isFirst = true, card = WORKING } = {},
): Promise<{ id: string; reference: string }> {
  await checkMoney(page, amount, { isFirst });
  await page.locator('form[action="?/pay"] button').click();
  return await finishPaying(page, card);
}

/** From the card company's page to the transfer's own, which says that it is paid. */
export async function finishPaying(page: Page, card = WORKING): Promise<{ id: string; reference: string }> {
  await payByCard(page, card);
  await expect(page).toHaveURL(/\/transfers\/trf_[a-z0-9]+/);
  const id = /trf_[a-z0-9]+/.exec(page.url())![0];
  await expect(async () => {
    await page.goto(`${FAMILY}/transfers/${id}`);
    await expect(page.locator('.track')).toContainText(card.slice(-4), { timeout: 500 });
  }).toPass({ timeout: 60_000 });
  return { id, reference: /KL-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await page.locator('main').innerText())![0] };
}

export async function payByCard(page: Page, number = WORKING): Promise<void> {
  const values: Record<string, string> = { number, exp: '12/2030', cvc: '123', name: 'Dana Delgado', postal: '12207', zip: '12207' };
  for (const field of await page.locator('form input:not([type=hidden])').all()) {
    const name = (await field.getAttribute('name'))?.toLowerCase() ?? '';
    const key = Object.keys(values).find((one) => name.includes(one));
    if (key) await field.fill(values[key]!);
  }
  await page.getByRole('button', { name: /\$\d/ }).click();
}
