import type { BrowserContext, Page } from '@playwright/test';
import type { Translate } from '#words/index.ts';
import { payByCard } from './sender.ts';
import { dayFromNow, expect, FAMILY, INSIDE, STAFF, type Story, takeInHand } from './story.ts';

/** A slip with a new PIN, printed by staff. */
export async function printSlip(staff: Page, number: string): Promise<string> {
  await staff.goto(`${STAFF}/devices/slip`);
  await staff.locator('#number').fill(number);
  await staff.locator('main form button').click();
  return /\b\d{6}\b/.exec(await staff.locator('.slip').innerText())![0];
}

/** Signs in with a PIN, by keys that are plugged in. */
export async function enter(kiosk: Page, number: string, pin: string): Promise<void> {
  await kiosk.locator('#number').fill(number);
  await kiosk.locator('#pin').fill(pin);
  await kiosk.locator('#pin').press('Enter');
}

/** An own PIN in place of the slip's. */
export async function choosePin(kiosk: Page, pin: string): Promise<void> {
  for (const field of ['#pin', '#again']) await kiosk.locator(field).fill(pin);
  await kiosk.locator('#again').press('Enter');
}

/** Staff make a code for a kiosk of that name. */
export async function makeKioskCode(staff: Page, name: string): Promise<string> {
  await staff.locator('#facility').selectOption({ label: 'Palmetto Ridge' });
  await staff.locator('#name').fill(name);
  await staff.locator('label[for=kind-2]').click();
  await staff.locator('form[action="?/make"] button').click();
  return await staff.locator('main code').innerText();
}

/** Types by the kiosk's own keys. */
export async function press(kiosk: Page, field: string, text: string, plane = 'pin'): Promise<void> {
  await kiosk.locator(field).click();
  for (const key of text) {
    const [here, other] = [plane, 'signs'].map((name) => kiosk.locator(`[data-plane=${name}] [data-type="${key}"]`));
    const isOther = (await here!.count()) === 0;
    if (isOther) await kiosk.locator('[data-show=signs]').click();
    await (isOther ? other! : here!).click();
    if (isOther) await kiosk.locator('[data-show=letters]').click();
  }
}

interface Speech {
  said: { text: string; lang: string; voice: { lang: string } }[];
}

/** In the browser: voices of a tablet, one of them from the network. A browser of stories has none, and nobody listens. */
export function giveVoices(): void {
  const said: Speech['said'] = [];
  const voice = (lang: string, localService: boolean) => ({ lang, localService });
  const synthesis = {
    ...{
      said,
      speaking: false,
      getVoices: () => [voice('en-GB', false), voice('es-US', true), voice('en-US', true)],
      addEventListener: () => undefined,
    },
    speak: (one: Speech['said'][number]) => {
      said.push(one);
      synthesis.speaking = true;
    },
    cancel: () => (synthesis.speaking = false),
  };
  class Utterance {
    text: string;
    constructor(text: string) {
      this.text = text;
    }
  }
  Object.assign(globalThis, { Speech: synthesis, SpeechSynthesisUtterance: Utterance });
  Object.defineProperty(globalThis, 'speechSynthesis', { value: synthesis });
}

/** Presses the button of a letter that reads it aloud: what is said, by a voice of which language, and whether leaving the page ends it. */
export async function readAloud(kiosk: Page): Promise<object> {
  const button = kiosk.locator('#aloud button');
  const name = await button.textContent();
  await button.click();
  await button.click();
  await expect(button).toHaveText(name!);
  await button.click();
  return await kiosk.evaluate(() => {
    const { said } = (globalThis as unknown as { Speech: Speech }).Speech;
    const [isSpeaking, { text, lang, voice }] = [speechSynthesis.speaking, said.at(-1)!];
    dispatchEvent(new Event('pagehide'));
    return { said: text, by: [lang, voice.lang], speaking: [isSpeaking, speechSynthesis.speaking] };
  });
}

/** What a browser keeps of the inside, whatever by. */
export async function keptOf(context: BrowserContext, page: Page): Promise<object> {
  const cookies = (await context.cookies(INSIDE)).map(({ name }) => name).toSorted();
  const kept = await page.evaluate(async () => ({
    stored: localStorage.length + sessionStorage.length,
    others: [...(await caches.keys()), ...(await indexedDB.databases())],
  }));
  return { cookies, ...kept };
}

/** News takes a moment: the page is opened again until it tells. */
export async function waitFor(page: Page, url: string, text: string): Promise<void> {
  await expect(async () => {
    await page.goto(url);
    await expect(page.locator('main')).toContainText(text, { timeout: 500 });
  }).toPass({ timeout: 60_000 });
}

/** A mother, her son at a kiosk, and the mailroom; each in a browser of his own. */
interface Stage extends Pick<Story, 'mailTo' | 'asDemo' | 'looksRight'> {
  page: Page;
  kiosk: Page;
  staff: Page;
  /** Brings him to the kiosk again. */
  signIn(): Promise<void>;
  held: { number: string; name: string };
  /** Her name, which nobody else has. */
  name: string;
  email: string;
  t: Translate;
}

/** From a letter in hand letters between the two are stopped. */
export async function letStaffStop({
  page,
  kiosk,
  staff,
  signIn,
  held,
  name: who,
  email,
  t,
  mailTo,
  asDemo,
  looksRight,
}: Stage): Promise<void> {
  const { name } = held;
  await page.goto(`${FAMILY}/letters`);
  await page.locator('main .row a[href^="/letters/write/"]').first().click();
  await page.locator('#body').fill('One more');
  await page.locator('main form button[value=check]').click();
  await page.locator('main form button').click();
  await expect(page).toHaveURL(/\/letters\/let_\w+$/);
  const letter = page.url();
  await waitFor(staff, `${STAFF}/letters`, who);
  await staff.locator('main td a', { hasText: who }).click();
  await takeInHand(staff);
  await staff.locator('main a[href$="/stop"]').click();
  await staff.locator('main form button').click();
  await expect(staff.locator('.problems')).toContainText(t('review.refusal.choose_reason'));
  await looksRight(staff);
  await staff.locator('#reason').selectOption('threat');
  await staff.locator('#rule').fill('9.4');
  await staff.locator('#note').fill('Until the hearing.');
  const [year, month, day] = dayFromNow(3).split('-');
  for (const [part, value] of Object.entries({ month, day, year })) await staff.locator(`[name=reviewOn-${part}]`).fill(value!);
  await staff.locator('main form button').click();
  await expect(staff.locator('main')).toContainText(t('review.ban.placed'));
  await looksRight(staff);
  await staff.locator('form[action="?/release"] button').click();
  expect((await mailTo(email, t('mail.told.ban_placed', { name }))).text).toContain('Until the hearing.');
  await page.goto(`${FAMILY}/letters`);
  await looksRight(page);
  await page.locator('main .row a[href^="/letters/write/"]').first().click();
  await looksRight(page);
  await page.locator('main a[href^="/letters/stopped/"]').click();
  await page.locator('main form button').click();
  await expect(page.locator('.problems')).toContainText(t('mail.refusal.ban_words', { most: 1000 }));
  await page.locator('#words').fill('It was a joke.');
  await looksRight(page);
  await page.locator('main form button').click();
  await expect(page.locator('main')).toContainText(t('mail.ban.waits'));
  await looksRight(page);
  await signIn();
  await kiosk.goto(`${INSIDE}/letters`);
  await kiosk.locator(`main a[href^="/letters/stopped/"]`, { hasText: who }).click();
  await expect(kiosk.locator('main')).not.toContainText('It was a joke.');
  await looksRight(kiosk);
  await staff.goto(`${STAFF}/deadlines`);
  await looksRight(staff);
  await staff.locator('main td a', { hasText: who }).click();
  await expect(staff.locator('main')).toContainText(t('mail.refusal.own_ban'));
  await looksRight(staff);
  await waitFor(page, letter, t('mail.view.undelivered_banned', { name }));
  const second = await asDemo('staff', 'second.fl@example.com');
  await second.goto(`${STAFF}/letters`);
  await second.locator('main a[href="/stopped?due"]').click();
  await looksRight(second);
  await second.locator('main td a', { hasText: who }).click();
  await second.locator('main form button').click();
  await expect(second.locator('.problems')).toContainText(t('mail.refusal.choose_ban'));
  await looksRight(second);
  await second.locator('label[for=outcome]').click();
  await second.locator('#words').fill('It was a joke.');
  await second.locator('main form button').click();
  await expect(second.locator('main')).toContainText(t('review.ban.over'));
  await looksRight(second);
  await waitFor(page, `${FAMILY}/letters`, t('mail.ban.lifted_title', { name }));
}

/** He writes to the ombuds and gets an answer. */
export async function writeToOmbuds({ kiosk, staff, held, name: who, t, asDemo, looksRight }: Stage): Promise<void> {
  const words = `For ${who} only`;
  await kiosk.goto(`${INSIDE}/`);
  await kiosk.locator('main a[href="/ombuds"]').click();
  await looksRight(kiosk);
  await kiosk.locator('main a[href="/ombuds/write"]').click();
  await kiosk.locator('main form button[value=send]').click();
  await expect(kiosk.locator('.problems')).toContainText(t('mail.refusal.body_empty'));
  await kiosk.locator('#body').fill(words);
  await kiosk.locator('main form button[value=keep]').click();
  await expect(kiosk.locator('#body')).toHaveValue(words);
  await looksRight(kiosk);
  await kiosk.locator('main form button[value=send]').click();
  await expect(kiosk.locator('main')).toContainText(t('inside.ombuds.unread'));
  await looksRight(kiosk);
  await staff.goto(`${STAFF}/ombuds`);
  await expect(staff.locator('main')).not.toContainText(held.name);
  const ombuds = await asDemo('staff', 'ombuds.fl@example.com');
  await ombuds.goto(`${STAFF}/ombuds`);
  await looksRight(ombuds);
  await ombuds.locator('main td a', { hasText: held.name }).click();
  await expect(ombuds.locator('.letter').first()).toHaveText(words);
  await ombuds.locator('main form button').click();
  await expect(ombuds.locator('.problems')).toContainText(t('mail.refusal.body_empty'));
  await looksRight(ombuds);
  await ombuds.locator('#body').fill(`An answer for ${who}`);
  await ombuds.locator('main form button').click();
  await expect(ombuds.locator('.letter').first()).toHaveText(`An answer for ${who}`);
  await kiosk.goto(`${INSIDE}/`);
  await expect(kiosk.locator('main')).toContainText(t('inside.ombuds.answers', { count: 1 }));
  await kiosk.locator('main a[href="/ombuds"]').click();
  await expect(kiosk.locator('.letter').first()).toHaveText(`An answer for ${who}`);
  await looksRight(kiosk);
}

/** She gives him money for stamps out of her wallet; he buys a pack with it; she takes back what is left. */
export async function buyWithHerMoney({ page, kiosk, held, name, t, looksRight }: Stage): Promise<void> {
  await page.goto(`${FAMILY}/wallet/add`);
  await page.locator('#amount').fill('20');
  await page.locator('main form button').click();
  await payByCard(page);
  await waitFor(page, `${FAMILY}/wallet`, '$20.00');
  await page.goto(`${FAMILY}/stamps`);
  await page.locator('main a[href^="/wallet/give/"]').click();
  await page.locator('#amount').fill('0.50');
  await page.locator('main form button').click();
  await expect(page.locator('.problems')).toContainText(t('payments.refusal.media_too_little', { limit: 100n }));
  await looksRight(page);
  await page.locator('#amount').fill('5');
  await page.locator('main form button').click();
  await looksRight(page);
  await page.locator('form[action="?/give"] button').click();
  await expect(page.locator('main')).toContainText(t('payments.media.done', { name: held.name, amount: 500n }));
  await looksRight(page);
  await kiosk.goto(`${INSIDE}/stamps`);
  await expect(kiosk.locator('main')).toContainText(t('inside.shop.from', { name }));
  await looksRight(kiosk);
  await kiosk.locator('main a[href="/stamps?pack=5"]').click();
  await looksRight(kiosk);
  await kiosk.locator('main form button').click();
  await expect(kiosk.locator('main')).toContainText(t('inside.shop.done', { count: 5 }));
  await looksRight(kiosk);
  await page.reload();
  await page.locator('form[action="?/back"] button').click();
  await expect(page.locator('main')).toContainText(t('payments.media.taken', { amount: 315n }));
}
