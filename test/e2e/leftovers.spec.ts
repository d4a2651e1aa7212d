import type { Browser, Page } from '@playwright/test';
import { launchOptions } from '../../scripts/browser.ts';
import { choosePin, enter, keptOf, makeKioskCode, printSlip } from './kiosk.ts';
import { expect, INSIDE, STAFF, test } from './story.ts';

// Whoever comes to a kiosk next finds nothing of who was there before, however it ended: what the browser keeps of itself, what scripts could have kept, and what
// going back brings. In a browser that keeps pages in memory for that, as a kiosk's does and those of stories do not.

const SECRET = 'Nobody else may read this';
const OWN = '739184';
/** Each language has somebody of its own: two slips for one person end each other. */
const WHO = { en: { number: 'S184263', name: 'Andre' }, es: { number: 'S201118', name: 'Tyrell' } };

test('inside: nothing is left at a kiosk, whether he signs out, walks away, or is signed out from elsewhere', async ({
  browser,
  t,
  lang,
  asDemo,
  looksRight,
}) => {
  test.setTimeout(300_000);
  const { number, name } = WHO[lang];
  const staff = await asDemo('staff', 'mailroom.fl@example.com');
  await staff.goto(`${STAFF}/devices`);
  const code = await makeKioskCode(staff, `Hall ${lang} ${Date.now().toString(36)}`);
  const own = await browser.browserType().launch({ ...launchOptions('light'), ignoreDefaultArgs: ['--disable-back-forward-cache'] });
  const kiosk = await joined(own, code);
  const context = kiosk.context();

  /** Signs in, writes, reads, and leaves in the browser all that a page could leave. */
  const useIt = async (pin: string): Promise<void> => {
    await context.addCookies([{ name: 'kinline_lang', value: lang, url: INSIDE }]);
    await kiosk.goto(`${INSIDE}/login`);
    await enter(kiosk, number, pin);
    if (pin !== OWN) {
      await expect(kiosk).toHaveURL(`${INSIDE}/pin`);
      await choosePin(kiosk, OWN);
    }
    await expect(kiosk.locator('h1')).toContainText(name);
    await kiosk.locator('main a[href="/ombuds"]').click();
    await kiosk.goto(`${INSIDE}/ombuds/write`);
    await kiosk.locator('#body').fill(SECRET);
    await kiosk.locator('main form button[value=keep]').click();
    await expect(kiosk.locator('#body')).toHaveValue(SECRET);
    await kiosk.goto(`${INSIDE}/letters`);
    await kiosk.goto(INSIDE);
    await kiosk.evaluate(async (secret) => {
      localStorage.setItem('left', secret);
      sessionStorage.setItem('left', secret);
      await (await caches.open('left')).put('/left', new Response(secret));
      await new Promise((done) => (indexedDB.open('left').onsuccess = done));
    }, SECRET);
  };
  const findNothing = async (): Promise<void> => {
    expect(await keptOf(context, kiosk)).toEqual({ cookies: ['__Host-kinline_device', '__Host-kinline_form'], stored: 0, others: [] });
    await expect(kiosk.locator('#number')).toHaveValue('');
    for (let step = 0; step < 8; step++) {
      await kiosk.goBack();
      await expect(kiosk).toHaveURL(/\/(login|join|pin)?(\?.*)?$|^about:blank$/);
      const shown = await kiosk.evaluate(
        () => document.body.innerText + [...document.querySelectorAll('textarea')].map(({ value }) => value).join(),
      );
      for (const his of [name, SECRET]) expect(shown).not.toContain(his);
    }
  };

  await test.step('he signs out', async () => {
    await useIt(await printSlip(staff, number));
    await kiosk.locator('form[action="/logout"] button').click();
    await expect(kiosk).toHaveURL(`${INSIDE}/login?out`);
    await findNothing();
  });

  await test.step('he walks away', async () => {
    await kiosk.clock.install();
    await useIt(OWN);
    await kiosk.clock.fastForward(91_000);
    await expect(kiosk).toHaveURL(`${INSIDE}/login?out`);
    await findNothing();
  });

  await test.step('staff print a new slip: his session ends where he is, and the page there leads out', async () => {
    await useIt(OWN);
    const pin = await printSlip(staff, number);
    await kiosk.locator('main a[href="/letters"]').click();
    await expect(kiosk).toHaveURL(`${INSIDE}/login?ended`);
    await findNothing();
    // Or the next one opens the first page anew.
    await useIt(pin);
    await printSlip(staff, number);
    await kiosk.goto(`${INSIDE}/login`);
    await findNothing();
    await context.addCookies([{ name: 'kinline_lang', value: lang, url: INSIDE }]);
    await kiosk.goto(`${INSIDE}/login?ended`);
    await expect(kiosk.locator('main')).toContainText(t('inside.login.ended'));
    await looksRight(kiosk);
  });

  await test.step('without scripts', async () => {
    const plain = await own.newContext({ javaScriptEnabled: false });
    await plain.addCookies([...(await context.cookies(INSIDE)), { name: 'kinline_lang', value: lang, url: INSIDE }]);
    const page = await plain.newPage();
    await page.goto(`${INSIDE}/login`);
    await enter(page, number, await printSlip(staff, number));
    await choosePin(page, OWN);
    await expect(page.locator('h1')).toContainText(name);
    await page.goto(`${INSIDE}/ombuds/write`);
    await expect(page.locator('#body')).toHaveValue(SECRET);
    await page.goto(`${INSIDE}/letters`);
    await printSlip(staff, number);
    await page.goto(`${INSIDE}/letters/sent`);
    await expect(page).toHaveURL(`${INSIDE}/login?ended`);
    for (let step = 0; step < 5; step++) {
      await page.goBack();
      for (const his of [name, SECRET]) expect(await page.content()).not.toContain(his);
    }
  });
  await own.close();
});

test('inside: he asks for his letters on paper, and the mailroom hands them over', async ({ browser, t, lang, asDemo, looksRight }) => {
  const { number } = WHO[lang];
  const staff = await asDemo('staff', 'mailroom.fl@example.com');
  await staff.goto(`${STAFF}/devices`);
  const code = await makeKioskCode(staff, `Paper ${lang} ${Date.now().toString(36)}`);
  const kiosk = await joined(browser, code);
  await kiosk.context().addCookies([{ name: 'kinline_lang', value: lang, url: INSIDE }]);
  await enter(kiosk, number, await printSlip(staff, number));
  await choosePin(kiosk, OWN);
  await kiosk.locator('main a[href="/letters"]').click();
  await kiosk.locator('main a[href="/letters/paper"]').click();
  await looksRight(kiosk);
  await kiosk.locator('main form button').click();
  await expect(kiosk.locator('main form')).toHaveCount(0);
  await looksRight(kiosk);
  await staff.goto(`${STAFF}/letters`);
  await staff.locator('main a[href="/letters/paper"]').click();
  await looksRight(staff);
  const row = staff.locator('main tbody tr', { hasText: number });
  const [paper] = await Promise.all([staff.waitForEvent('download'), row.locator('a').click()]);
  expect(paper.suggestedFilename()).toBe('kinline-letters.pdf');
  await row.locator('form button').click();
  await expect(staff.locator('main')).toContainText(t('review.paper.handed'));
  await expect(row).toHaveCount(0);
  await looksRight(staff);
  await kiosk.reload();
  await expect(kiosk.locator('main form button')).toHaveText(t('inside.paper.ask'));
  await looksRight(kiosk);
  await kiosk.context().close();
});

async function joined(browser: Browser, code: string): Promise<Page> {
  const kiosk = await (await browser.newContext({ viewport: { width: 1024, height: 768 }, javaScriptEnabled: true })).newPage();
  await kiosk.goto(`${INSIDE}/join`);
  await kiosk.locator('#code').fill(code);
  await kiosk.locator('#code').press('Enter');
  await expect(kiosk).toHaveURL(`${INSIDE}/login`);
  return kiosk;
}
