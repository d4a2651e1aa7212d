import { randomInt } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, type BrowserContext, expect, type Page } from '@playwright/test';
import { passwordOf } from './demo.ts';
import { looksRight } from './looks.ts';
import { type Lang, translator, type Translate } from '#words/index.ts';

export { expect } from '@playwright/test';

export const PORT = process.env.E2E_PORT ?? '3900';
/** Where a program on this port shows itself. */
export const originsAt = (port: string) => ({
  family: `http://localhost:${port}`,
  staff: `http://staff.localhost:${port}`,
  inside: `http://inside.localhost:${port}`,
  ops: `http://ops.localhost:${port}`,
  sandbox: `http://sandbox.localhost:${port}`,
});
export const { family: FAMILY, staff: STAFF, inside: INSIDE, ops: OPS, sandbox: SANDBOX } = originsAt(PORT);
/** The sandbox for programs that do not know names below localhost. */
const sandboxAt = (port: string) => ({ url: `http://127.0.0.1:${port}`, headers: { host: `sandbox.localhost:${port}` } });

export interface Mail {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

interface Code {
  code: string;
  /** Of the half minute after this one; the program takes it already, and then none from before it. */
  next: string;
  secondsLeft: number;
}

export interface Story {
  /** The language of the project: every story runs once in each. */
  lang: Lang;
  t: Translate;
  /** The newest mail to an address whose subject or text holds `containing`; waits up to 15 s. */
  mailTo(address: string, containing?: string): Promise<Mail>;
  /** The six digits that somebody's authenticator shows now. */
  codeOf(label: string): Promise<string>;
  /** A page of a demo's clerk or operator who is signed in. Signs in once per run: a code works once in half a minute. */
  asDemo(realm: 'staff' | 'operator', email: string): Promise<Page>;
  /** Pays on the processor's page that this address leads to, without opening it. */
  payCard(address: string): Promise<void>;
  /** See looks.ts. */
  looksRight(page: Page): Promise<void>;
}

/** A story in a real browser against the real program. Fails on console errors and on scripts that fail. */
/** A connection that was kept may be closed in the moment it is used again. What only reads is asked anew. */
const AGAIN = { maxRetries: 3 };

export const test = base.extend<Story & { langOption: Lang; port: string }>({
  langOption: ['en', { option: true }],
  // Of the program; a story that needs a house of its own has another one.
  port: [PORT, { option: true }],
  lang: async ({ langOption }, use) => use(langOption),
  t: async ({ lang }, use) => use(translator(lang)),
  context: async ({ context, lang, port }, use) => {
    const { family, staff, ops } = originsAt(port);
    const hosts = [family, staff, ops];
    await context.addCookies(hosts.map((url) => ({ name: 'kinline_lang', value: lang, url })));
    // Each story is somebody else in the world: from one address so many searches in an hour would be too many.
    await context.setExtraHTTPHeaders({
      'x-forwarded-for': `2001:db8:${randomInt(65_536).toString(16)}:${randomInt(65_536).toString(16)}::1`,
    });
    await use(context);
  },
  page: async ({ page }, use) => {
    const problems = watch(page);
    await use(page);
    expect(problems, 'errors in the browser').toEqual([]);
  },
  mailTo: async ({ request, port }, use) => {
    const { url, headers } = sandboxAt(port);
    await use(async (address, containing = '') => {
      const end = Date.now() + 15_000;
      for (;;) {
        const answer = await request.get(`${url}/mail.json?to=${encodeURIComponent(address)}`, { headers, ...AGAIN });
        const { mails } = (await answer.json()) as { mails: Mail[] };
        const found = mails.find((mail) => mail.subject.includes(containing) || mail.text.includes(containing));
        if (found) return found;
        if (Date.now() > end)
          throw new Error(
            `no mail to ${address} with "${containing}"; there are: ${mails.map((mail) => mail.subject).join(', ') || 'none'}`,
          );
        await new Promise((done) => setTimeout(done, 200));
      }
    });
  },
  codeOf: async ({ request, port }, use) => {
    const { url, headers } = sandboxAt(port);
    await use(async (label) => {
      for (;;) {
        const address = `${url}/authenticator.json?label=${encodeURIComponent(label)}`;
        const { codes } = (await (await request.get(address, { headers, ...AGAIN })).json()) as { codes: Code[] };
        const shown = codes[0];
        if (!shown) throw new Error(`no authenticator for ${label}`);
        if (shown.secondsLeft > 2 && isFirstUse(port, label, shown.code)) return shown.code;
        if (usedAgo(port, label, shown.code) > A_SIGN_IN_MS && isFirstUse(port, label, shown.next)) return shown.next;
        await new Promise((done) => setTimeout(done, 1000));
      }
    });
  },
  asDemo: async ({ browser, lang, t, codeOf, port }, use) => {
    const opened: { context: BrowserContext; problems: string[] }[] = [];
    await use(async (realm, email) => {
      const origin = originsAt(port)[realm === 'staff' ? 'staff' : 'ops'];
      const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
      const page = await context.newPage();
      opened.push({ context, problems: watch(page) });
      const file = join(import.meta.dirname, '../../.data', `e2e-${port}`, `signed in ${realm} ${email}.json`);
      if (existsSync(file)) await context.addCookies(JSON.parse(readFileSync(file, 'utf8')) as Parameters<BrowserContext['addCookies']>[0]);
      await context.addCookies([{ name: 'kinline_lang', value: lang, url: origin }]);
      await page.goto(`${origin}/security`);
      if (!page.url().includes('/login')) return page;
      await page.locator('#email').fill(email);
      await page.locator('#password').fill(passwordOf(email, port));
      await page.locator('#code').fill(await codeOf(`${email} (${realm})`));
      await press(page, t('identity.login.button'));
      await expect(page).not.toHaveURL(/\/login/);
      writeFileSync(file, JSON.stringify(await context.cookies()));
      return page;
    });
    for (const { context, problems } of opened) {
      expect(problems, 'errors in the browser').toEqual([]);
      await context.close();
    }
  },
  payCard: async ({ request, port }, use) => {
    const { url, headers } = sandboxAt(port);
    await use(async (address) => {
      const session = /cs_test_\w+/.exec(address)![0];
      const order = { headers, data: { number: '4242424242424242' } };
      const answer = await request.post(`${url}/control/sessions/${session}/pay`, order);
      expect(await answer.json()).toMatchObject({ result: 'paid' });
    });
  },
  looksRight: async ({ browser, lang }, use) => use((page) => looksRight(browser, page, lang)),
});

function watch(page: Page): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    // A refused form answers 4xx on purpose; the browser reports that as an error of its own.
    if (message.type() === 'error' && !/status of 4(03|04|22|00)/.test(message.text())) problems.push(message.text());
  });
  return problems;
}

/** So long after it was told a code has been used, on the slowest machine. */
const A_SIGN_IN_MS = 10_000;
const markOf = (port: string, label: string, code: string): string =>
  join(import.meta.dirname, '../../.data', `e2e-${port}`, `used ${label} ${code}`);

/** How long ago this code was told to somebody; 0 if it was not. */
function usedAgo(port: string, label: string, code: string): number {
  const mark = statSync(markOf(port, label, code), { throwIfNoEntry: false });
  return mark ? Date.now() - mark.mtimeMs : 0;
}

/** A code works once, and all stories share the demo's logins: whoever comes second waits for the next code. */
function isFirstUse(port: string, label: string, code: string): boolean {
  try {
    writeFileSync(markOf(port, label, code), '', { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** "2026-11-21", so many days from now. A story that runs over midnight asks from -1 to 1. */
export function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

export const press = (page: Page, name: string): Promise<void> => page.getByRole('main').getByRole('button', { name, exact: true }).click();

/** The first link in a mail that leads to this path. */
export function linkIn(mail: Mail, path: string): string {
  const found = new RegExp(`https?://[^\\s"<>]+${path}[^\\s"<>]*`).exec(mail.text);
  if (!found) throw new Error(`no link to ${path} in:\n${mail.text}`);
  return found[0];
}

/** The second step on a browser that the login does not know: the code of the mail that bears the page's mark. */
export async function enterMailedCode(page: Page, t: Translate, email: string, mailTo: Story['mailTo']): Promise<void> {
  await expect(page).toHaveURL(/\/login\/code/);
  const mark = (await page.locator('#mark').textContent())!;
  await page.locator('#code').fill(codeIn(await mailTo(email, mark)));
  await press(page, t('identity.code.button'));
}

/** The six digits of a mail about signing in. */
export function codeIn(mail: Mail): string {
  const found = /: (\d{6})\b/.exec(mail.text);
  if (!found) throw new Error(`no code in:\n${mail.text}`);
  return found[1]!;
}

/** The letter on the page. The desk may have been given it already, as the next one after a neighbour's. */
export async function takeInHand(staff: Page): Promise<void> {
  const take = staff.locator('form[action="?/take"] button');
  const release = staff.locator('form[action="?/release"] button');
  await expect(take.or(release)).toBeVisible();
  if (await take.isVisible()) await take.click();
  // A key that is pressed before the letter's own page stands there is lost.
  await expect(release).toBeVisible();
}
