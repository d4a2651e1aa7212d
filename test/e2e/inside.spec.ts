import type { Page } from '@playwright/test';
import {
  buyWithHerMoney,
  enter,
  giveVoices,
  keptOf,
  letStaffStop,
  makeKioskCode,
  press,
  printSlip,
  readAloud,
  waitFor,
  writeToOmbuds,
} from './kiosk.ts';
import { giveDetails, signUp } from './sender.ts';
import { expect, FAMILY, INSIDE, STAFF, takeInHand, test } from './story.ts';

const BODY = 'Mijo,\n\nLucía turned seven on Saturday 🎂. %lang% stays %lang%.';
/** Each language has somebody of its own: a slip ends what opened before it. */
const HELD = { en: { number: 'S123456', name: 'Mateo Delgado' }, es: { number: 'S077310', name: 'Minh Tran' } };
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
  test.setTimeout(420_000);
  const held = HELD[lang];
  const stamp = [...Date.now().toString().slice(-9)].map((digit) => 'ABCDEFGHIJ'.charAt(Number(digit))).join('');
  const family = `Delgado ${stamp}`;
  const email = `inside-${lang}-${stamp.toLowerCase()}@example.com`;
  const staff = await asDemo('staff', 'mailroom.fl@example.com');

  await test.step('she writes to him, and the mailroom hands it on', async () => {
    await signUp(page, email, { t, mailTo }, held.number);
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
  });

  const code = await test.step('staff make a code for a kiosk', async () => {
    await staff.goto(`${STAFF}/devices`);
    await looksRight(staff);
    await staff.locator('form[action="?/make"] button').click();
    await expect(staff.locator('.problems')).toContainText(t('devices.refusal.choose_kind'));
    const made = await makeKioskCode(staff, `Kiosk ${stamp}`);
    await looksRight(staff);
    return made;
  });

  const context = await browser.newContext({ viewport: { width: 1024, height: 768 }, javaScriptEnabled: true });
  const kiosk = await context.newPage();
  await kiosk.addInitScript(giveVoices);
  let own = '';
  await context.addCookies([{ name: 'kinline_lang', value: lang, url: INSIDE }]);

  await test.step('the code joins it; a wrong PIN does not open, the slip’s leads to an own one', async () => {
    await kiosk.goto(`${INSIDE}/letters`);
    await expect(kiosk).toHaveURL(`${INSIDE}/join`);
    await kiosk.locator('#code').fill(code.toLowerCase());
    await kiosk.locator('main form button').click();
    await expect(kiosk).toHaveURL(`${INSIDE}/login`);
    await looksRight(kiosk);
    const pin = await printSlip(staff, held.number);
    await looksRight(staff);
    await enter(kiosk, held.number, pin === '482915' ? '482916' : '482915');
    await expect(kiosk.locator('.problems')).toContainText(t('devices.refusal.wrong_sign_in'));
    await kiosk.locator('#number').fill('');
    await press(kiosk, '#number', held.number, 'codes');
    await kiosk.locator('[data-plane=codes] [data-act=enter]').click();
    await press(kiosk, '#pin', pin);
    await kiosk.locator('[data-plane=pin] [data-act=enter]').click();
    await expect(kiosk).toHaveURL(`${INSIDE}/pin`);
    await kiosk.goto(`${INSIDE}/letters`);
    await expect(kiosk).toHaveURL(`${INSIDE}/pin`);
    await looksRight(kiosk);
    own = pin === '739184' ? '739185' : '739184';
    await press(kiosk, '#pin', own);
    await press(kiosk, '#again', own);
    await kiosk.locator('[data-plane=pin] [data-act=enter]').click();
    await expect(kiosk).toHaveURL(`${INSIDE}/`);
    await looksRight(kiosk);
  });

  await test.step('he opens her letter, and she is told', async () => {
    await waitFor(page, page.url(), t('mail.view.step_tablet', { name: held.name }));
    await kiosk.locator('main a[href="/letters"]').click();
    await looksRight(kiosk);
    await kiosk.locator('main .inbox a', { hasText: family }).click();
    await expect(kiosk.locator('main')).not.toContainText('Lucía');
    await looksRight(kiosk);
    await kiosk.locator('main form button').click();
    await expect(kiosk.locator('.letter')).toHaveText(BODY);
    await looksRight(kiosk);
    expect(await readAloud(kiosk)).toEqual({ said: BODY, by: [lang, `${lang}-US`], speaking: [true, false] });
    await waitFor(page, page.url(), t('mail.view.step_opened', { name: held.name }));
    await looksRight(page);
    expect((await mailTo(email, t('mail.told.opened'))).text).not.toContain('Lucía');
    await kiosk.locator('main a[href^="/letters/with/"]').click();
    await expect(kiosk.locator('main article .letter')).toHaveText(BODY);
    await looksRight(kiosk);
    await kiosk.goto(`${INSIDE}/money`);
    await looksRight(kiosk);
  });

  await test.step('he stops letters from her, and takes them again', async () => {
    await kiosk.goto(`${INSIDE}/letters`);
    await kiosk.locator('main .inbox a', { hasText: family }).click();
    await kiosk.locator('main a[href^="/letters/stop/"]').click();
    await kiosk.locator('main form button').click();
    await expect(kiosk.locator('.problems')).toContainText(t('mail.refusal.choose_days'));
    await looksRight(kiosk);
    await kiosk.locator('label[for=days]').click();
    await kiosk.locator('main form button').click();
    await expect(kiosk.locator('h1')).toHaveText(t('inside.stop.stopped', { name: `Dana ${family}` }));
    await looksRight(kiosk);
    await page.goto(`${FAMILY}/letters`);
    await page.locator('main a[href^="/letters/write/"]').first().click();
    await expect(page.locator('main')).toContainText(t('mail.refusal.not_taken', { name: held.name }));
    await kiosk.locator('main form button').click();
    await expect(kiosk.locator('h1')).toHaveText(t('inside.stop.title', { name: `Dana ${family}` }));
  });

  await test.step('he answers with the stamp she sent', async () => {
    await kiosk.goto(`${INSIDE}/letters`);
    await kiosk.locator('main .inbox a', { hasText: family }).click();
    await kiosk.locator('main a[href^="/letters/write/"]').click();
    const write = kiosk.url();
    await kiosk.locator('main form button[value=check]').click();
    await expect(kiosk.locator('.problems')).toContainText(t('mail.refusal.body_empty'));
    await kiosk.locator('#body').click();
    await keysAreLarge(kiosk);
    await press(kiosk, '#body', 'mamá. ¿ves?', 'letters');
    // A keyboard that is plugged in types beside it.
    await kiosk.keyboard.type(' Sí');
    await expect(kiosk.locator('#body')).toHaveValue('Mamá. ¿Ves? Sí');
    // In the middle of a word, and held down.
    await kiosk.locator('#body').evaluate((body: HTMLTextAreaElement) => body.setSelectionRange(4, 4));
    await kiosk.locator('[data-plane=letters] [data-act=delete]').click({ delay: 1200 });
    await expect(kiosk.locator('#body')).toHaveValue('. ¿Ves? Sí');
    await kiosk.locator('#body').fill(ANSWER);
    // Whoever goes elsewhere finds it kept.
    await kiosk.locator('main a[href="/letters/write"]').click();
    await kiosk.locator('main a', { hasText: family }).click();
    await expect(kiosk.locator('#body')).toHaveValue(ANSWER);
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

  await test.step('staff return it', async () => {
    await waitFor(staff, `${STAFF}/letters`, family);
    await staff.locator('main td a', { hasText: family }).click();
    await takeInHand(staff);
    await staff.locator('#reason').selectOption('code');
    await staff.locator('#rule').fill('12.9');
    await staff.locator('form[action="?/return"] button').click();
  });

  // Where staff needed longer than a kiosk waits for him.
  const signIn = async () => {
    await kiosk.goto(`${INSIDE}/login`);
    await context.addCookies([{ name: 'kinline_lang', value: lang, url: INSIDE }]);
    if (await kiosk.locator('#number').isVisible()) await enter(kiosk, held.number, own);
  };
  // What staff decide counts after ten seconds, in which something else is looked at.
  const stage = { page, kiosk, signIn, staff, held, name: `Dana ${family}`, email, t, mailTo, asDemo, looksRight };
  await test.step('she gives him money for stamps; he buys some, and she takes back the rest', () => buyWithHerMoney(stage));
  await test.step('he writes to the ombuds, who alone reads it and answers', () => writeToOmbuds(stage));

  await test.step('without scripts pages go on by themselves; text has three sizes, for this session', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    await plain.addCookies([...(await context.cookies(INSIDE)), { name: 'kinline_lang', value: lang, url: INSIDE }]);
    const page = await plain.newPage();
    const goesOn = () => page.locator('meta[http-equiv=refresh]').getAttribute('content');
    await page.goto(`${INSIDE}/ombuds/write`);
    await expect(page.locator('#ending [data-kept]')).toHaveAttribute('hidden', '');
    expect(await page.locator('#ending noscript').innerHTML()).toBe(t('inside.ending.lost'));
    expect(await goesOn()).toMatch(/^\d{3};url=\/login\?ended$/);
    await expect(page.locator('#keyboard')).toBeHidden();
    await page.goto(`${INSIDE}/letters`);
    expect(await goesOn()).toBe('70;url=/idle');
    const sizes: (string | null)[] = [];
    for (const _ of ['big', 'biggest', 'normal', 'big']) {
      await page.locator('form[action="/size"] button').click();
      sizes.push(await page.locator('html').getAttribute('data-size'));
      if (sizes.at(-1) === 'biggest') await looksRight(page);
    }
    expect(sizes).toEqual(['big', 'biggest', 'normal', 'big']);
    await page.goto(`${INSIDE}/idle`);
    expect(await goesOn()).toBe('20;url=/login?idle');
    await looksRight(page);
    await page.goto(`${INSIDE}/login?idle`);
    await expect(page).toHaveURL(`${INSIDE}/login?idle`);
    await expect(page.locator('html')).toHaveAttribute('data-size', 'normal');
    expect((await plain.cookies(INSIDE)).map(({ name }) => name).toSorted()).toEqual(['__Host-kinline_device', '__Host-kinline_form']);
    await plain.close();
  });

  await test.step('he puts it right and sends it again with the same stamp', async () => {
    await kiosk.goto(`${INSIDE}/letters/sent`);
    await kiosk.locator('main td a').first().click();
    await waitFor(kiosk, kiosk.url(), t('mail.fix.text'));
    await looksRight(kiosk);
    await kiosk.locator('form[action="?/fix"] button').click();
    await expect(kiosk.locator('#body')).toHaveValue(ANSWER);
    await expect(kiosk.locator('main')).toContainText(t('review.reason.code'));
    await looksRight(kiosk);
    await kiosk.locator('main form button[value=check]').click();
    await expect(kiosk.locator('main')).toContainText(t('inside.stamps.reply', { name: `Dana ${family}` }));
    await looksRight(kiosk);
    await kiosk.locator('main form button').click();
    await expect(kiosk).toHaveURL(/\/letters\/sent\/let_\w+$/);
    await expect(kiosk.locator('main')).toContainText(t('mail.fix.is_one'));
  });

  await test.step('the mailroom hands it on', async () => {
    await waitFor(staff, `${STAFF}/letters`, family);
    await staff.locator('main td a', { hasText: family }).click();
    await takeInHand(staff);
    await expect(staff.locator('h1')).toHaveText(t('review.item.title', { sender: held.name, recipient: `Dana ${family}` }));
    await looksRight(staff);
    await page.goto(`${FAMILY}/letters`);
    await expect(page.locator('main tbody tr')).toHaveCount(1);
    await staff.locator('form[action="?/release"] button').click();
  });

  await test.step('his time ends: what he writes stays kept, more time is given once; then he is out', async () => {
    await kiosk.clock.install();
    await kiosk.goto(`${INSIDE}/letters/write`);
    await kiosk.locator('main a', { hasText: family }).click();
    await kiosk.bringToFront();
    await kiosk.locator('#body').fill('Not sent, kept');
    // A scroll of before may still be on its way, and counts as a touch.
    await expect(async () => {
      await kiosk.clock.fastForward(70_000);
      await expect(kiosk.locator('#idle')).toBeVisible({ timeout: 1000 });
      await expect(kiosk.locator('#idle button')).toBeFocused({ timeout: 1000 });
    }).toPass();
    await kiosk.keyboard.press('Enter');
    await expect(kiosk.locator('#idle')).toBeHidden();
    await workUntilEnding(kiosk);
    await expect(kiosk.locator('#ending').getByText(t('inside.ending.kept'))).toBeVisible();
    await kiosk.locator('main form button').last().scrollIntoViewIfNeeded();
    await expect(kiosk.locator('#ending')).toBeInViewport();
    await kiosk.locator('#ending button').click();
    await expect(kiosk.locator('#ending')).toBeHidden();
    await expect(kiosk.locator('#body')).toHaveValue('Not sent, kept');
    await kiosk.locator('#body').fill('Kept at the end');
    await kiosk.clock.fastForward(91_000);
    await expect(kiosk).toHaveURL(`${INSIDE}/login?out`);
    await enter(kiosk, held.number, own);
    await kiosk.goto(`${INSIDE}/letters/write`);
    await kiosk.locator('main a', { hasText: family }).click();
    await expect(kiosk.locator('#body')).toHaveValue('Kept at the end');
  });

  await test.step('she reads it', async () => {
    await waitFor(page, `${FAMILY}/letters`, t('mail.unopened', { count: 1 }));
    await looksRight(page);
    expect((await mailTo(email, t('mail.told.arrived', { name: held.name }))).text).not.toContain('cake');
    await page.goto(`${FAMILY}/letters/sent-back`);
    await expect(page.locator('main li')).toContainText(t('review.reason.code'));
    await looksRight(page);
    await page.goto(`${FAMILY}/letters`);
    await page.locator('main section[aria-labelledby=unopened] a').click();
    await expect(page.locator('main')).not.toContainText('cake');
    await looksRight(page);
    await page.locator('form[action="?/open"] button').click();
    await expect(page.locator('.letter')).toHaveText(ANSWER);
    await looksRight(page);
    await page.locator('main a[href^="/letters/with/"]').click();
    await expect(page.locator('main article')).toHaveCount(2);
  });

  await test.step('staff stop letters between the two: both read why and ask; a colleague lets them write again', () =>
    letStaffStop(stage));

  await test.step('he signs out: the next one finds nothing of him, by going back neither', async () => {
    await signIn();
    await kiosk.locator('form[action="/logout"] button').click();
    await expect(kiosk).toHaveURL(`${INSIDE}/login?out`);
    expect(await keptOf(context, kiosk)).toEqual({ cookies: ['__Host-kinline_device', '__Host-kinline_form'], stored: 0, others: [] });
    for (const _ of [1, 2, 3]) {
      await kiosk.goBack();
      await expect(kiosk.locator('body')).not.toContainText(family);
      await expect(kiosk).toHaveURL(/\/login/);
    }
    await kiosk.goto(`${INSIDE}/letters`);
    await expect(kiosk).toHaveURL(`${INSIDE}/login`);
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

async function keysAreLarge(kiosk: Page): Promise<void> {
  const small = await kiosk
    .locator('.key:visible')
    .evaluateAll((keys) =>
      keys
        .filter((key) => Math.min(key.getBoundingClientRect().width, key.getBoundingClientRect().height) < 64)
        .map((key) => key.textContent),
    );
  expect(small, 'keys below 64 px').toEqual([]);
}

/** Goes on touching the screen until the page says that his time ends, whatever is left of it. */
async function workUntilEnding(kiosk: Page): Promise<void> {
  await expect(async () => {
    await kiosk.clock.fastForward(50_000);
    await kiosk.mouse.click(2, 2);
    await expect(kiosk.locator('#ending')).toBeVisible({ timeout: 1 });
  }).toPass({ timeout: 60_000, intervals: [0] });
}
