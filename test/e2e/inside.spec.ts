import type { BrowserContext, Page } from '@playwright/test';
import { giveDetails, signUp } from './sender.ts';
import { expect, FAMILY, INSIDE, STAFF, takeInHand, test } from './story.ts';

const BODY = 'Mijo,\n\nLucía turned seven on Saturday 🎂. %lang% stays %lang%.';
const ANSWER = 'Mamá,\n\nthank you for the photo of the cake 🎂.';

test('inside: staff join a kiosk and print a slip; he signs in, chooses his PIN, opens her letter; nothing of him is left', async ({
  page,
  browser,
  t,
  lang,
  mailTo,
  asDemo,
  payCard,
  looksRight,
}) => {
  test.setTimeout(300_000);
  const stamp = [...Date.now().toString().slice(-9)].map((digit) => 'ABCDEFGHIJ'.charAt(Number(digit))).join('');
  const family = `Delgado ${stamp}`;
  const email = `inside-${lang}-${stamp.toLowerCase()}@example.com`;
  const staff = await asDemo('staff', 'mailroom.fl@example.com');

  await test.step('she writes to him, and the mailroom hands it on', async () => {
    await signUp(page, email, { t, mailTo });
    await page.goto(`${FAMILY}/letters`);
    await page.locator('main a[href^="/letters/write/"]').first().click();
    await page.locator('#body').fill(BODY);
    await page.locator('main form button[value=check]').click();
    await giveDetails(page, family);
    await page.locator('main a[href^="/stamps/"]').click();
    await page.locator('label[for=pack]').click();
    await page.locator('main form button').click();
    const order = page.url();
    await page.locator('form[action="?/pay"] button').click();
    await page.waitForURL(/cs_test_/);
    await payCard(page.url());
    await waitFor(page, order, t('stamps.order.title_filled', { count: 5 }));
    await page.goto(`${FAMILY}/letters`);
    await page.locator('main li a[href^="/letters/write/"]').click();
    await page.locator('label[for=reply]').click();
    await page.locator('main form button[value=check]').click();
    await page.locator('main form button').click();
    await expect(page).toHaveURL(/\/letters\/let_\w+$/);
    await waitFor(staff, `${STAFF}/letters`, family);
    await staff.locator('main td a', { hasText: family }).first().click();
    await takeInHand(staff);
    await staff.locator('form[action="?/release"] button').click();
    await waitFor(page, page.url(), t('mail.view.step_tablet', { name: 'Mateo Delgado' }));
  });

  const code = await test.step('staff make a code for a kiosk', async () => {
    await staff.goto(`${STAFF}/devices`);
    await looksRight(staff);
    await staff.locator('form[action="?/make"] button').click();
    await expect(staff.locator('.problems')).toContainText(t('devices.refusal.choose_kind'));
    await staff.locator('#facility').selectOption({ label: 'Palmetto Ridge' });
    await staff.locator('#name').fill(`Kiosk ${stamp}`);
    await staff.locator('label[for=kind-2]').click();
    await staff.locator('form[action="?/make"] button').click();
    await looksRight(staff);
    return await staff.locator('main code').innerText();
  });

  const context = await browser.newContext({ viewport: { width: 1024, height: 768 } });
  const kiosk = await context.newPage();
  await context.addCookies([{ name: 'kinline_lang', value: lang, url: INSIDE }]);

  await test.step('the code joins it; a wrong PIN does not open, the slip’s leads to an own one', async () => {
    await kiosk.goto(`${INSIDE}/letters`);
    await expect(kiosk).toHaveURL(`${INSIDE}/join`);
    await kiosk.locator('#code').fill(code.toLowerCase());
    await kiosk.locator('main form button').click();
    await expect(kiosk).toHaveURL(`${INSIDE}/login`);
    await looksRight(kiosk);
    const pin = await printSlip(staff);
    await looksRight(staff);
    await enter(kiosk, pin === '482915' ? '482916' : '482915');
    await expect(kiosk.locator('.problems')).toContainText(t('devices.refusal.wrong_sign_in'));
    await enter(kiosk, pin);
    await expect(kiosk).toHaveURL(`${INSIDE}/pin`);
    await kiosk.goto(`${INSIDE}/letters`);
    await expect(kiosk).toHaveURL(`${INSIDE}/pin`);
    await looksRight(kiosk);
    for (const field of ['#pin', '#again']) await kiosk.locator(field).fill(pin === '739184' ? '739185' : '739184');
    await kiosk.locator('main form button').click();
    await expect(kiosk).toHaveURL(`${INSIDE}/`);
    await looksRight(kiosk);
  });

  await test.step('he opens her letter, and she is told', async () => {
    await kiosk.locator('main a[href="/letters"]').click();
    await looksRight(kiosk);
    await kiosk.locator('main .inbox a', { hasText: family }).click();
    await expect(kiosk.locator('main')).not.toContainText('Lucía');
    await looksRight(kiosk);
    await kiosk.locator('main form button').click();
    await expect(kiosk.locator('.letter')).toHaveText(BODY);
    await looksRight(kiosk);
    await waitFor(page, page.url(), t('mail.view.step_opened', { name: 'Mateo Delgado' }));
    await looksRight(page);
    expect((await mailTo(email, t('mail.told.opened'))).text).not.toContain('Lucía');
    await kiosk.goto(`${INSIDE}/money`);
    await looksRight(kiosk);
  });

  await test.step('he answers with the stamp she sent', async () => {
    await kiosk.goto(`${INSIDE}/letters`);
    await kiosk.locator('main .inbox a', { hasText: family }).click();
    await kiosk.locator('main a[href^="/letters/write/"]').click();
    const write = kiosk.url();
    await kiosk.locator('main form button[value=check]').click();
    await expect(kiosk.locator('.problems')).toContainText(t('mail.refusal.body_empty'));
    await kiosk.locator('#body').fill(ANSWER);
    await kiosk.locator('main form button[value=keep]').click();
    await expect(kiosk).toHaveURL(write);
    await expect(kiosk.locator('main')).toContainText(t('mail.check.length', { count: [...ANSWER].length, most: 6000 }));
    await looksRight(kiosk);
    await kiosk.goto(`${INSIDE}/letters/write`);
    await looksRight(kiosk);
    await kiosk.locator('main a', { hasText: family }).click();
    await kiosk.locator('main form button[value=check]').click();
    await expect(kiosk.locator('main')).toContainText(t('inside.stamps.reply', { name: `Dana ${family}` }));
    await looksRight(kiosk);
    await kiosk.locator('main form button').click();
    await expect(kiosk).toHaveURL(/\/letters\/sent\/let_\w+$/);
    await expect(kiosk.locator('.letter')).toHaveText(ANSWER);
    await looksRight(kiosk);
    await kiosk.goto(`${INSIDE}/letters/sent`);
    await looksRight(kiosk);
  });

  await test.step('he signs out: the next one finds nothing of him, by going back neither', async () => {
    await kiosk.locator('form[action="/logout"] button').click();
    await expect(kiosk).toHaveURL(`${INSIDE}/login?out`);
    expect(await keptOf(context, kiosk)).toEqual({ cookies: ['__Host-kinline_device', '__Host-kinline_form'], stored: '0 0', caches: [] });
    await kiosk.goBack();
    await expect(kiosk.locator('body')).not.toContainText(family);
    await kiosk.goto(`${INSIDE}/letters`);
    await expect(kiosk).toHaveURL(`${INSIDE}/login`);
  });

  await test.step('the mailroom hands it on, and she reads it', async () => {
    await waitFor(staff, `${STAFF}/letters`, family);
    await staff.locator('main td a', { hasText: family }).click();
    await takeInHand(staff);
    await expect(staff.locator('h1')).toHaveText(t('review.item.title', { sender: 'Mateo Delgado', recipient: `Dana ${family}` }));
    await looksRight(staff);
    await page.goto(`${FAMILY}/letters`);
    await expect(page.locator('main tbody tr')).toHaveCount(1);
    await staff.locator('form[action="?/release"] button').click();
    await waitFor(page, `${FAMILY}/letters`, t('mail.unopened', { count: 1 }));
    await looksRight(page);
    expect((await mailTo(email, t('mail.told.arrived', { name: 'Mateo Delgado' }))).text).not.toContain('cake');
    await page.locator('main section li a[href^="/letters/let_"]').click();
    await expect(page.locator('main')).not.toContainText('cake');
    await looksRight(page);
    await page.locator('form[action="?/open"] button').click();
    await expect(page.locator('.letter')).toHaveText(ANSWER);
    await looksRight(page);
    await page.locator('main a[href^="/letters?resident="]').click();
    await expect(page.locator('main tbody tr')).toHaveCount(2);
  });

  await test.step('staff end the kiosk: it is none of ours any more', async () => {
    await staff.goto(`${STAFF}/devices`);
    await staff
      .locator('main tr', { hasText: `Kiosk ${stamp}` })
      .locator('form[action="?/end"] button')
      .click();
    await expect(staff).toHaveURL(`${STAFF}/devices?ended`);
    await kiosk.goto(INSIDE);
    await expect(kiosk).toHaveURL(`${INSIDE}/join`);
  });
  await context.close();
});

async function printSlip(staff: Page): Promise<string> {
  await staff.goto(`${STAFF}/devices/slip`);
  await staff.locator('#number').fill('S123456');
  await staff.locator('main form button').click();
  return /\b\d{6}\b/.exec(await staff.locator('.slip').innerText())![0];
}

async function enter(kiosk: Page, pin: string): Promise<void> {
  await kiosk.locator('#number').fill('S123456');
  await kiosk.locator('#pin').fill(pin);
  await kiosk.locator('main form button').click();
}

/** What a browser keeps of this place, whatever by. */
async function keptOf(context: BrowserContext, page: Page): Promise<object> {
  const names = (await context.cookies(INSIDE)).map(({ name }) => name).toSorted();
  const kept = await page.evaluate(async () => ({
    stored: `${localStorage.length} ${sessionStorage.length}`,
    caches: [...(await caches.keys()), ...(await indexedDB.databases())],
  }));
  return { cookies: names, ...kept };
}

/** News takes a moment: the page is opened again until it tells. */
async function waitFor(page: Page, url: string, text: string): Promise<void> {
  await expect(async () => {
    await page.goto(url);
    await expect(page.locator('main')).toContainText(text, { timeout: 500 });
  }).toPass({ timeout: 60_000 });
}
