// The app on a phone: what a place offers before any sign-up, its own terms, no network, and news on the screen.
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Lang } from '#words/index.ts';
import { launchOptions } from '#scripts/browser.ts';
import { finishSignUp, newCustomer, PASSWORD } from './sender.ts';
import { expect, FAMILY, press, SANDBOX, test } from './story.ts';

// Only a whole browser shows news on the screen.
test.use({ launchOptions: launchOptions('whole') });

const PORT = process.env.E2E_PORT ?? '3900';

/** A browser that runs scripts, as a phone does. */
async function openPhone(browser: Browser, lang: Lang, permissions: string[] = []): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ javaScriptEnabled: true, viewport: { width: 360, height: 740 }, permissions });
  await context.addCookies([{ name: 'kinline_lang', value: lang, url: FAMILY }]);
  return { context, page: await context.newPage() };
}

const addressFor = (name: string, lang: string) => `${name}-${lang}-${Date.now().toString(36)}@example.com`;

test('a stranger sees what a place offers, then signs up with the app’s own terms', async ({ page, t, lang, mailTo, looksRight }) => {
  test.setTimeout(120_000);
  // By keyboard alone: the state, the button, the place.
  await page.goto(`${FAMILY}/app`);
  await page.locator('#state').focus();
  await page.keyboard.type('Flo');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${FAMILY}/app?state=FL`);
  await looksRight(page);
  await page.getByRole('link', { name: 'Palmetto Ridge' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).toHaveText(t('app.place.title', { facility: 'Palmetto Ridge' }));
  await looksRight(page);

  // Money and letters are on there; everything else is off, so it is not on the page at all (T3).
  await expect(page.locator('.offers li')).toHaveCount(2);
  for (const on of ['money', 'letters'] as const) await expect(page.locator('.offers')).toContainText(t(`directory.service.${on}`));
  for (const off of ['photos', 'videograms', 'visits'] as const)
    await expect(page.locator('main')).not.toContainText(t(`directory.service.${off}`));
  await expect(page.locator('main a[href="/fees/florida"]')).toHaveCount(1);

  // A number nobody has keeps the way; the right one leads to the person, with the same offers.
  await page.locator('#number').fill('Z9');
  await press(page, t('app.place.find'));
  await expect(page.locator('.problems')).toBeVisible();
  await expect(page.locator('input[name=app]')).toHaveCount(1);
  await page.locator('#number').fill('S123456');
  await press(page, t('directory.find.button'));
  await expect(page).toHaveURL(/\/person\/[\w-]{60,}\?app$/);
  await expect(page.locator('.offers li')).toHaveCount(2);
  await expect(page.locator('main')).not.toContainText(t('directory.service.not_yet'));
  await page.getByRole('link', { name: t('directory.person.yes') }).click();

  const email = addressFor('app', lang);
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(PASSWORD);
  await page.locator('label[for=agreed]').click();
  await press(page, t('app.sign_up.button'));
  await expect(page.locator('#mobile-error')).toHaveText(t('identity.refusal.mobile_terms_unticked'));
  await expect(page.locator('#email')).toHaveValue(email);
  await expect(page.locator('#agreed')).toBeChecked();
  await looksRight(page);
  await page.locator('#password').fill(PASSWORD);
  await page.locator('label[for=mobile]').click();
  await press(page, t('app.sign_up.button'));
  await finishSignUp(page, email, { t, mailTo });
  await expect(page.locator('main')).toContainText('Mateo Delgado');
  // Who agreed while signing up is not asked again.
  await page.goto(`${FAMILY}/app`);
  await expect(page).toHaveURL(`${FAMILY}/home`);
});

test('who signed up in a browser is asked once, when the app is opened', async ({ page, t, lang, mailTo, looksRight }) => {
  await newCustomer(page, addressFor('once', lang), { t, mailTo });
  await page.goto(`${FAMILY}/app`);
  await expect(page).toHaveURL(`${FAMILY}/app/terms`);
  await looksRight(page);
  await press(page, t('app.terms.button'));
  await expect(page.locator('#mobile-error')).toHaveText(t('identity.refusal.mobile_terms_unticked'));
  await page.locator('label[for=mobile]').click();
  await press(page, t('app.terms.button'));
  await expect(page).toHaveURL(`${FAMILY}/home`);
  await page.goto(`${FAMILY}/app`);
  await expect(page).toHaveURL(`${FAMILY}/home`);
});

test('the app can be installed: its facts in the language, icons that are there', async ({ page, t, lang, request }) => {
  await page.goto(`${FAMILY}/app/install`);
  const address = await page.locator('link[rel=manifest]').getAttribute('href');
  expect(address).toBe(`/manifest/${lang}.webmanifest`);
  const answer = await request.get(FAMILY + address!);
  expect(answer.headers()['content-type']).toBe('application/manifest+json');
  const manifest = (await answer.json()) as { icons: { src: string; sizes: string; purpose: string }[] };
  expect(manifest).toMatchObject({ id: '/app', start_url: '/app', scope: '/', display: 'standalone', lang, name: t('app.manifest.name') });
  expect(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual(
    expect.arrayContaining(['192x192 any', '512x512 any', '512x512 maskable']),
  );
  for (const { src, sizes } of [...manifest.icons, { src: '/icons/touch-180.png', sizes: '180x180' }]) {
    const png = await (await request.get(FAMILY + src)).body();
    expect([src, `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`]).toEqual([src, sizes]);
  }
  expect((await request.get(`${FAMILY}/manifest/xx.webmanifest`)).status()).toBe(404);
});

test('without a network: a page of ours in the language, nothing of anybody kept, nothing left after logging out', async ({
  browser,
  lang,
  t,
  mailTo,
}) => {
  test.setTimeout(120_000);
  const { context, page } = await openPhone(browser, lang);
  const email = addressFor('offline', lang);
  await newCustomer(page, email, { t, mailTo });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  for (const path of ['/home', '/transfers', '/security', '/details']) await page.goto(FAMILY + path);
  const kept = await keptBy(page);
  expect(kept.map(({ address }) => address.replace(/\/_app\/immutable\/assets\/.*\.(css|woff2)$/, '$1')).sort()).toEqual(
    expect.arrayContaining(['/kept/language', '/kept/offline/en', '/kept/offline/es', 'css', 'woff2']),
  );
  for (const { address, text } of kept) {
    expect(address).toMatch(/^\/kept\/(language|offline\/(en|es))$|^\/_app\/immutable\/assets\/[\w.-]+\.(css|woff2)$/);
    expect(text).not.toContain(email);
    expect(text).not.toContain('csrf');
  }

  await context.setOffline(true);
  await page.goto(`${FAMILY}/transfers`);
  await expect(page.locator('h1')).toHaveText(t('app.offline.title'));
  await expect(page.locator('html')).toHaveAttribute('lang', lang);
  await expect(page.locator('main')).toContainText(t('app.offline.paying'));
  for (const width of [320, 360]) {
    await page.setViewportSize({ width, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
  await context.setOffline(false);
  await page.getByRole('link', { name: t('app.offline.again') }).click();
  await expect(page).toHaveURL(`${FAMILY}/transfers`);
  await expect(page.locator('h1')).not.toHaveText(t('app.offline.title'));

  await page.getByRole('button', { name: t('ui.head.log_out') }).click();
  await expect(page).toHaveURL(`${FAMILY}/login?out`);
  await expect.poll(() => keptBy(page)).toEqual([]);
  expect(await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length))).toBe(0);
  await context.close();
});

interface Phone {
  id: string;
  endpoint: string;
  keys: { p256dh: string; auth: string };
  messages: { text: string }[];
}

test('news on the screen: asked only by the button, locked for one phone, one line, and off again', async ({
  browser,
  lang,
  t,
  mailTo,
  request,
  looksRight,
}) => {
  test.setTimeout(120_000);
  const sandbox = { headers: { host: new URL(SANDBOX).host } };
  const phones = async (path = '', body?: object) =>
    (await (
      body
        ? await request.post(`http://127.0.0.1:${PORT}/push${path}`, { ...sandbox, data: body })
        : await request.get(`http://127.0.0.1:${PORT}/push${path}`, sandbox)
    ).json()) as Phone;
  const { context, page } = await openPhone(browser, lang, ['notifications']);
  // Only what the maker of a browser does is played: its own push service is the sandbox's.
  let phone: Phone | undefined;
  await context.exposeFunction('makePhone', async (applicationKey: string) => (phone = await phones('', { applicationKey })));
  await context.addInitScript(playBrowser);

  const email = addressFor('news', lang);
  await newCustomer(page, email, { t, mailTo });
  await page.goto(`${FAMILY}/notices`);
  await looksRight(page);
  const asked = () => page.evaluate(() => (globalThis as unknown as { asked: number }).asked);
  expect([await asked(), phone]).toEqual([0, undefined]);
  await press(page, t('app.screens.add'));
  await expect(page.locator('#screens').locator('..')).toContainText(t('app.screens.added'));
  await expect(page.locator('.screens li')).toHaveCount(1);
  await expect(page.locator('.screens')).toContainText(t('identity.security.this'));
  await looksRight(page);

  // A changed password is news of the login: at once, also on the screen.
  await page.goto(`${FAMILY}/security/password`);
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.locator('input[name=newPassword]').fill('another harbor of plain lamps');
  await page.locator('input[name=confirmation]').fill('another harbor of plain lamps');
  await page.locator('main form button[type=submit]').last().click();
  await expect(page).toHaveURL(/\/security\?/);
  const told = JSON.stringify({ kind: 'security', lang });
  await expect.poll(async () => (await phones(`/${phone!.id}`)).messages.map(({ text }) => text), { timeout: 20_000 }).toEqual([told]);

  // What the phone then shows is the worker's one line, whatever the news is.
  await page.goto(`${FAMILY}/home`);
  const line = () =>
    page.evaluate(async () => {
      const shown = await (await navigator.serviceWorker.ready).getNotifications();
      return shown.map(({ title, body, lang: language }) => ({ title, body, lang: language }));
    });
  // Brought again until it is taken, as a push service does: a browser with its hands full drops one without a word.
  await expect(async () => {
    await deliver(context, page, told);
    await expect.poll(line, { timeout: 3000 }).toEqual([{ title: 'Kinline', body: t('app.notice.text'), lang }]);
  }).toPass({ timeout: 30_000 });

  await page.goto(`${FAMILY}/notices`);
  await page.locator('.screens li button').click();
  await expect(page.locator('.screens li')).toHaveCount(0);
  await expect(page.locator('main')).toContainText(t('app.screens.taken'));
  await context.close();
});

test('without scripts the page of news says how, and the sandbox’s phone is added by a link and a button', async ({
  page,
  t,
  lang,
  mailTo,
  looksRight,
}) => {
  await newCustomer(page, addressFor('plain', lang), { t, mailTo });
  await page.goto(`${FAMILY}/notices`);
  await expect(page.locator('main')).toContainText(t('app.screens.cannot'));
  expect(await page.locator('main script').count()).toBe(0);
  await page.goto(`${SANDBOX}/push?lang=${lang}`);
  await page.locator('form[action="/push"] button').click();
  await page.locator(`a[href^="${FAMILY}/notices?"]`).first().click();
  await looksRight(page);
  await press(page, t('app.screens.practice_add'));
  await expect(page.locator('.screens li')).toHaveCount(1);
});

/** Everything that the worker keeps: where, and what. */
async function keptBy(page: Page): Promise<{ address: string; text: string }[]> {
  return await page.evaluate(async () => {
    const found = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const text = request.url.endsWith('.woff2') ? '' : await (await cache.match(request))!.text();
        found.push({ address: new URL(request.url).pathname, text });
      }
    }
    return found;
  });
}

/** In the browser: counts who asks, and has the sandbox stand in for the browser's own push service. */
function playBrowser(): void {
  const seen = globalThis as unknown as { asked: number; makePhone(key: string): Promise<Phone> };
  seen.asked = 0;
  Notification.requestPermission = async () => ((seen.asked += 1), 'granted');
  Object.defineProperty(Notification, 'permission', { get: () => 'default' });
  PushManager.prototype.getSubscription = async () => null;
  PushManager.prototype.subscribe = async (options) => {
    const made = await seen.makePhone(String(options?.applicationServerKey));
    return { toJSON: () => made } as unknown as PushSubscription;
  };
}

/** What the browser does when its push service brings a message that it has unlocked. */
async function deliver(context: BrowserContext, page: Page, data: string): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const session = await context.newCDPSession(page);
  const found = new Promise<string>((done) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(({ isDeleted }) => !isDeleted);
      if (own) done(own.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.deliverPushMessage', { origin: FAMILY, registrationId: await found, data });
  await session.detach();
}
