import type { Page } from '@playwright/test';
import { waitFor } from './kiosk.ts';
import { giveDetails, signUp } from './sender.ts';
import { formatPlainDate, formatShortDay } from '#words/format.ts';
import type { Translate } from '#words/index.ts';
import { dayFromNow, expect, FAMILY, STAFF, takeInHand, test } from './story.ts';

const BODY = 'Mijo,\n\nLucía turned seven on Saturday 🎂. She saved a piece of the cake for you.\n\nEat. Sleep. Write when you can.';

test('letters: stamps bought, a letter sent with a card, read by staff, returned with a reason, sent again and handed on', async ({
  page,
  t,
  lang,
  mailTo,
  asDemo,
  payCard,
  looksRight,
}) => {
  test.setTimeout(420_000);
  const email = `letters-${lang}-${Date.now().toString(36)}@example.com`;
  // Nobody else writes under this name, so the mailroom finds these letters among those of other stories.
  const family = `Delgado ${[...Date.now().toString().slice(-9)].map((digit) => 'ABCDEFGHIJ'.charAt(Number(digit))).join('')}`;
  await signUp(page, email, { t, mailTo });

  await test.step('a letter is begun, kept, and waits for stamps', async () => {
    await page.goto(`${FAMILY}/letters`);
    await looksRight(page);
    await page.locator('main a[href^="/letters/write/"]').first().click();
    await page.locator('main form button[value=check]').click();
    await expect(page.locator('.problems')).toContainText(t('mail.refusal.body_empty'));
    await page.locator('#body').fill(BODY);
    await page.locator('main form button[value=keep]').click();
    await expect(page.locator('#body')).toHaveValue(BODY);
    await page.locator('main form button[value=card]').click();
    await looksRight(page);
    await page.locator('label[for=card-thinking_of_you]').click();
    await page.locator('main form button').click();
    await expect(page.locator('#body')).toHaveValue(BODY);
    await expect(page.locator('.greeting')).toHaveText(t('mail.card.thinking_of_you'));
    await looksRight(page);
    await page.locator('main form button[value=check]').click();
    await giveDetails(page, family);
    await expect(page.locator('main')).toContainText(t('mail.check.too_few_text', { need: 2 }));
    await looksRight(page);
  });

  await test.step('it is kept and counted as it is typed, also over a broken line; another window is told', async () => {
    const [one, two] = [await withScripts(page), await withScripts(page)];
    const write = page.url().replace(/\/check$/, '');
    await Promise.all([one.goto(write), two.goto(write)]);
    await one.locator('#body').fill(`${BODY}!`);
    await expect(one.locator('[data-length]')).toHaveText(`${[...BODY].length + 1}`);
    await one.locator('label[for=reply]').click();
    await expect(one.locator('b[data-need]')).toHaveText('3');
    await kept(one, `${BODY}!`);
    await one.context().setOffline(true);
    await one.locator('#body').fill(`${BODY}!!`);
    await expect(one.locator('[data-said]')).toHaveText(t('mail.write.lost'));
    await one.context().setOffline(false);
    await kept(one, `${BODY}!!`);
    await two.locator('#body').fill(`${BODY}?`);
    await expect(two.locator('[data-said]')).toHaveText(t('mail.refusal.draft_newer'));
    await two.locator('main form button[value=keep]').click();
    await expect(two.locator('.problems')).toContainText(t('mail.refusal.draft_newer'));
    await expect(two.locator('.letter')).toHaveText(`${BODY}!!`);
    await looksRight(two);
    await two.locator('#body').fill(BODY);
    await two.locator('main form button[value=check]').click();
    await expect(two.locator('.letter')).toHaveText(BODY);
    // What could not be kept waits in the tab for her, and for nobody else; what has arrived does not stand in her next letter.
    const waitsIn = (tab: Page) => tab.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('letter ')).length);
    const waits = () => waitsIn(one);
    await expect.poll(() => waitsIn(two)).toBe(0);
    await one.reload();
    await one.route('**/keep', (route) => route.abort());
    await one.locator('#body').fill('Not kept');
    await one.goto(`${FAMILY}/home`);
    expect(await waits()).toBe(1);
    await one.evaluate(() => sessionStorage.setItem('letter lgn_other /letters/write/1/keep', '{}'));
    await one.goto(`${FAMILY}/home`);
    expect(await waits()).toBe(1);
    await one.goto(write);
    await expect(one.locator('#body')).toHaveValue('Not kept');
    await Promise.all([one.context().close(), two.context().close()]);
  });

  await test.step('stamps are bought by card', async () => {
    await page.reload();
    await page.locator('main a[href^="/stamps/"]').click();
    await expect(page.locator('main')).toContainText(t('stamps.letter_kept', { name: 'Mateo Delgado' }));
    await page.locator('main form button').click();
    await expect(page.locator('.problems')).toContainText(t('stamps.refusal.choose_pack'));
    await looksRight(page);
    await page.locator('label[for=pack]').click();
    await page.locator('main form button').click();
    await expect(page.locator('main')).toContainText('$1.85');
    await looksRight(page);
    const order = page.url();
    await page.locator('form[action="?/pay"] button').click();
    await page.waitForURL(/cs_test_/);
    await payCard(page.url());
    await waitFor(page, order, t('stamps.order.title_filled', { count: 5 }));
    await looksRight(page);
    await page.locator('main a[href$="/check"]').click();
  });

  const first = await test.step('the letter is checked and sent, and its stamp is set aside', async () => {
    const letter = await send(page);
    await waitFor(page, letter, t('mail.view.step_wait', { facility: 'Palmetto Ridge' }));
    await looksRight(page);
    await page.goto(`${FAMILY}/stamps`);
    await expect(page.locator('.balance')).toHaveText(t('stamps.count', { count: 3 }));
    await expect(page.locator('main')).toContainText(t('stamps.held', { count: 2 }));
    return letter;
  });

  const staff = await asDemo('staff', 'mailroom.fl@example.com');
  /** The investigator finds the letter in a list of her own, and hands it back. */
  const lookInto = async (whose: string): Promise<void> => {
    const investigator = await asDemo('staff', 'investigator.fl@example.com');
    await investigator.goto(`${STAFF}/investigations`);
    await looksRight(investigator);
    await investigator.locator('main td a', { hasText: whose }).click();
    await takeInHand(investigator);
    await expect(investigator.locator('main')).toContainText('Whose number is it?');
    await looksRight(investigator);
    await investigator.locator('#handNote').fill('It is the grandmother’s.');
    await investigator.locator('form[action="?/handBack"] button').click();
    await expect(investigator.locator('main')).toContainText(t('review.undo.back'));
  };
  // What staff decide counts after ten seconds, in which something else is done.
  await test.step('staff return it with reason and rule', async () => {
    await take(staff, family);
    await expect(staff.locator('.letter')).toContainText('Lucía');
    await expect(staff.locator('.greeting')).toHaveText(t('mail.card.thinking_of_you'));
    await looksRight(staff);
    await staff.locator('form[action="?/return"] button').click();
    await expect(staff.locator('.problems')).toContainText(t('review.refusal.choose_reason'));
    await staff.locator('#reason').selectOption('contraband');
    await staff.locator('#rule').fill('Rule 12.3');
    await staff.locator('form[action="?/return"] button').click();
    await expect(staff.locator('main')).toContainText(t('review.undo.returned'));
  });

  await test.step('a letter for a birthday waits for its day; the day is changed, and the letter taken back', async () => {
    await page.goto(`${FAMILY}/letters`);
    await page.locator('main a[href^="/letters/write/"]').first().click();
    await page.locator('#body').fill(BODY);
    await page.locator('main form button[value=check]').click();
    const fill = async (day: string) => {
      const [year, month, date] = day.split('-');
      for (const [part, value] of Object.entries({ month, day: date, year })) await page.locator(`[name=day-${part}]`).fill(value!);
    };
    const [birthday, later] = [dayFromNow(30), dayFromNow(60)];
    await fill(dayFromNow(-3));
    await page.locator('main form button').click();
    await expect(page.locator('.problems a')).toHaveAttribute('href', '#day');
    // Nearer than staff may need: said, and only sent when she ticks that she knows.
    await fill(dayFromNow(1));
    await page.locator('main form button').click();
    await expect(page.locator('.problems a')).toHaveAttribute('href', '#anyway');
    await expect(page.locator('label[for=anyway]')).toHaveText(t('mail.check.anyway'));
    await looksRight(page);
    await fill(birthday);
    const third = await send(page);
    await expect(page.locator('main')).toContainText(t('mail.view.step_day', { day: formatPlainDate(birthday, lang) }));
    await page.locator('main summary').click();
    await fill(later);
    await looksRight(page);
    await page.locator('form[action="?/day"] button').click();
    await page.goto(`${FAMILY}/letters?state=scheduled`);
    await expect(page.locator('main td').last()).toContainText(formatShortDay(later, lang));
    await looksRight(page);
    // A neighbour's decision may have given it to the clerk as the next one, for a quarter of an hour.
    await expect(async () => {
      await page.goto(third);
      const cancel = page.locator('form[action="?/cancel"] button');
      if (await cancel.isVisible()) await cancel.click();
      if (await page.locator('.problems').isVisible()) await stepAside(staff, family, t);
      await expect(page.locator('main')).toContainText(t('mail.view.step_cancelled'), { timeout: 1000 });
    }).toPass({ timeout: 150_000 });
  });

  await test.step('the stamps of what was returned come back', async () => {
    await waitFor(page, first, t('review.reason.contraband'));
    await looksRight(page);
    expect((await mailTo(email, t('mail.told.returned'))).text).toContain('Rule 12.3');
  });

  await test.step('she asks for another look; somebody else hands it on, and it costs nothing', async () => {
    const ask = page.locator('main a[href$="/appeal"]');
    await ask.click();
    await page.locator('main form button').click();
    await expect(page.locator('.problems')).toContainText(t('review.refusal.appeal_words', { most: 1000 }));
    await page.locator('#words').fill('Lucía is his daughter.\nNothing in it is forbidden.');
    await looksRight(page);
    await page.locator('main form button').click();
    await expect(page).toHaveURL(first);
    await expect(page.locator('main')).toContainText(t('mail.view.step_look', { facility: 'Palmetto Ridge' }));
    await looksRight(page);
    await ask.click();
    await looksRight(page);
    // Meanwhile she begins to put it right.
    await page.goto(first);
    await page.locator('form[action="?/fix"] button').click();
    await expect(page.locator('#body')).toHaveValue(BODY);
    await staff.goto(`${STAFF}/appeals`);
    await staff.locator('main td a', { hasText: family }).click();
    await expect(staff.locator('main')).toContainText(t('review.refusal.own_decision'));
    await expect(staff.locator('main form')).toHaveCount(0);
    await looksRight(staff);
    const second = await asDemo('staff', 'second.fl@example.com');
    await second.goto(`${STAFF}/letters`);
    await second.locator('main a[href="/appeals"]').click();
    await looksRight(second);
    await second.locator('main td a', { hasText: family }).click();
    await expect(second.locator('.letter').last()).toContainText('Lucía');
    await second.locator('main form button').click();
    await expect(second.locator('.problems')).toContainText(t('review.refusal.choose_appeal'));
    await second.locator('label[for=outcome-2]').click();
    await second.locator('#words').fill('A cake is no contraband. Rule 12.3 does not name it.');
    await looksRight(second);
    await second.locator('main form button').click();
    await expect(second.locator('main')).toContainText(t('review.appeal.ended_reversed'));
    await looksRight(second);
    await waitFor(page, first, t('mail.view.step_tablet', { name: 'Mateo Delgado' }));
    await looksRight(page);
    expect((await mailTo(email, t('mail.told.reversed'))).text).toContain('A cake is no contraband.');
  });

  const second = await test.step('what she wrote in its place is told to be one more letter, and is handed on', async () => {
    await page.locator('main a[href^="/letters/write/"]').click();
    await expect(page.locator('main')).toContainText(t('mail.fix.gone_on_text', { name: 'Mateo Delgado' }));
    await looksRight(page);
    await page.locator('#body').fill(`${BODY} 555 123 4567`);
    await page.locator('main form button[value=check]').click();
    await expect(page.locator('main')).toContainText(t('mail.fix.gone_on_text', { name: 'Mateo Delgado' }));
    const letter = await send(page);
    await waitFor(page, letter, t('mail.view.step_wait', { facility: 'Palmetto Ridge' }));
    await expect(page.locator('main')).toContainText(t('mail.fix.is_one_more'));
    const desk = await withScripts(staff);
    await take(desk, family);
    await expect(desk.locator('main')).toContainText(t('review.fix.gone_on'));
    await looksRight(desk);
    await desk.keyboard.press('e');
    await expect(desk.locator('#handNote')).toBeInViewport();
    await desk.locator('form[action="?/handOver"] button').click();
    await expect(desk.locator('.problems')).toContainText(t('review.refusal.hand_note', { most: 1000 }));
    await desk.locator('#handNote').fill('Whose number is it?');
    await desk.locator('form[action="?/handOver"] button').click();
    await expect(desk.locator('main')).toContainText(t('review.undo.handed'));
    await lookInto(family);
    await take(desk, family);
    await expect(desk.locator('main')).toContainText('It is the grandmother’s.');
    await desk.keyboard.press('j');
    await expect(desk.locator('mark')).toBeFocused();
    await expect(desk.locator('mark')).toContainText(t('screening.category.contact'));
    // A key is a letter like any other while a field is in use.
    await desk.locator('#rule').pressSequentially('a');
    await expect(desk.locator('#rule')).toHaveValue('a');
    await desk.locator('#rule').blur();
    await desk.keyboard.press('a');
    await expect(desk.locator('main')).toContainText(t('review.undo.released'));
    await desk.keyboard.press('u');
    await expect(desk.locator('main')).toContainText(t('review.undo.done'));
    await desk.keyboard.press('a');
    await expect(desk.locator('main')).toContainText(t('review.undo.released'));
    await looksRight(desk);
    await desk.context().close();
    return letter;
  });

  await test.step('its stamp is used; one that was returned is put right and sent again; who reads it sees which one it stands for', async () => {
    await page.goto(second);
    await page.locator('main a[href^="/letters/write/"]').click();
    await page.locator('#body').fill(`${BODY}\n\nCall Beto.`);
    await page.locator('main form button[value=check]').click();
    const wrong = await send(page);
    await take(staff, family);
    await staff.locator('#reason').selectOption('third_party');
    await staff.locator('#rule').fill('12.9');
    await staff.locator('#note').fill('Leave Beto out.');
    await staff.locator('form[action="?/return"] button').click();
    await waitFor(page, second, t('mail.view.step_released'));
    await looksRight(page);
    await waitFor(page, wrong, t('mail.fix.text'));
    await page.goto(`${FAMILY}/stamps`);
    await expect(page.locator('.balance')).toHaveText(t('stamps.count', { count: 3 }));
    await expect(page.locator('main')).toContainText(t('stamps.line_spent'));
    await expect(page.locator('main')).toContainText(t('stamps.left_pack', { count: 3, of: 5 }));
    await page.goto(wrong);
    await page.locator('main a[href^="/letters/write/"]').click();
    await page.locator('#body').fill('Another one');
    await page.locator('main form button[value=keep]').click();
    await page.goto(wrong);
    const fix = page.locator('form[action="?/fix"]');
    await fix.locator('button').click();
    await expect(page.locator('.problems')).toContainText(t('mail.refusal.draft_there', { name: 'Mateo Delgado' }));
    await looksRight(page);
    await page.locator('label[for=instead]').click();
    await fix.locator('button').click();
    await expect(page.locator('#body')).toHaveValue(`${BODY}\n\nCall Beto.`);
    await expect(page.locator('main')).toContainText(t('mail.fix.note', { note: 'Leave Beto out.' }));
    await looksRight(page);
    await page.locator('#body').fill(BODY);
    await page.locator('main form button[value=check]').click();
    await expect(page.locator('main')).toContainText(t('mail.fix.note', { note: 'Leave Beto out.' }));
    await looksRight(page);
    const right = await send(page);
    await page.locator('main a', { hasText: t('mail.fix.first') }).click();
    await expect(page).toHaveURL(wrong);
    await looksRight(page);
    await page.locator('main a', { hasText: t('mail.fix.see') }).click();
    await expect(page).toHaveURL(right);
    await take(staff, family);
    await expect(staff.locator('main')).toContainText(t('review.fix.title'));
    await staff.locator('main summary', { hasText: t('review.fix.first') }).click();
    await expect(staff.locator('main details[open]')).toContainText('Call Beto.');
    await looksRight(staff);
    await staff.locator('form[action="?/release"] button').click();
  });
});

/** From wherever the draft is checked to the letter's own page. */
async function send(page: Page): Promise<string> {
  if (!page.url().endsWith('/check')) {
    await page.goto(`${FAMILY}/letters`);
    await page.locator('main li a[href^="/letters/write/"]').click();
    await page.locator('main form button[value=check]').click();
  }
  await page.locator('main form button').click();
  await expect(page).toHaveURL(/\/letters\/let_\w+$/);
  return page.url();
}

/** The same person in a browser with scripts: single keys need one. */
async function withScripts(page: Page): Promise<Page> {
  const storageState = await page.context().storageState();
  const context = await page
    .context()
    .browser()!
    .newContext({ storageState, javaScriptEnabled: true, viewport: { width: 1280, height: 800 } });
  return await context.newPage();
}

/** What is typed there has arrived. */
async function kept(page: Page, text: string): Promise<void> {
  await expect(async () => {
    const other = await page.context().newPage();
    await other.goto(page.url());
    const found = await other.locator('#body').inputValue();
    await other.close();
    expect(found).toBe(text);
  }).toPass({ timeout: 20_000 });
}

/** Nobody has the letter of this family in hand after this. */
async function stepAside(staff: Page, family: string, t: Translate): Promise<void> {
  await staff.goto(`${STAFF}/letters`);
  await staff.locator('main td a', { hasText: family }).first().click();
  const aside = staff.locator('form[action="?/aside"]');
  if (!(await aside.isVisible())) return;
  await aside.locator('label', { hasText: t('review.aside.other') }).click();
  await staff.locator('#asideNote').fill('The family wants it back.');
  await aside.locator('button').click();
}

/** The letter of this family, out of the line. */
async function take(staff: Page, family: string): Promise<void> {
  await expect(async () => {
    await staff.goto(`${STAFF}/letters`);
    await expect(staff.locator('main')).toContainText(family, { timeout: 500 });
  }).toPass({ timeout: 40_000 });
  await staff.locator('main td a', { hasText: family }).first().click();
  await takeInHand(staff);
}
