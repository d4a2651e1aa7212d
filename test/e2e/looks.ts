import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, expect, type Page } from '@playwright/test';
import { scriptAddress, scriptsAt } from '#web/scripts-budget.ts';

/**
 * How a page stands before anybody: one h1, its language, nothing sideways, nothing axe finds, by day and in the evening.
 * Looked at in a twin of the page where the checker's own script may run: the page itself is kept without JavaScript.
 */
export async function looksRight(browser: Browser, page: Page, lang: string): Promise<void> {
  await expect(page.locator('h1')).toHaveCount(1);
  await expect(page.locator('main')).toHaveCount(1);
  await expect(page.locator('html')).toHaveAttribute('lang', lang);
  await expect(page).toHaveTitle(/.+Kinline$/);
  expect(await page.locator('[style]').count(), 'style attributes').toBe(0);
  expect(await page.locator('input[name*=assword]:not([type=password])').count(), 'password fields that show what is typed').toBe(0);
  const html = await page.content();
  const address = page.url();
  expect(beyondBudget(html, address), 'script elements').toEqual([]);
  const twin = await twinOf(browser, new URL(address).origin);
  await twin.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await twin.evaluate(writeAnew, html);
  const seen = markOf(await twin.evaluate(shapeOf));
  for (const width of [320, 360, 1280]) {
    await twin.setViewportSize({ width, height: 740 });
    const over = await twin.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over, `sideways scroll at ${width} px`).toBeLessThanOrEqual(0);
    if (width > 320 && !existsSync(seen)) expect(await findings(twin), `${width} px`).toEqual([]);
  }
  if (new URL(address).hostname.startsWith('inside.')) expect(await twin.evaluate(smallTargets), 'less than 64 px to touch').toEqual([]);
  if (existsSync(seen)) return;
  // The evening's colours are the only thing that is other in the dark.
  await twin.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  expect(await findings(twin, ['color-contrast', 'link-in-text-block']), 'dark').toEqual([]);
  writeFileSync(seen, address);
}

/** The file that says that a page of this shape has been looked through in this run, by whichever worker. */
function markOf(shape: string): string {
  const folder = join(import.meta.dirname, '../../.data', `e2e-${process.env['E2E_PORT'] ?? '3900'}`, 'looked');
  mkdirSync(folder, { recursive: true });
  return join(folder, createHash('sha256').update(shape).digest('hex'));
}

/**
 * In the browser: the page without what differs from one person, day and language to the next. Elements, their classes and
 * roles, which attributes and texts are there; equal neighbours count once. Two pages of one shape get one verdict.
 */
function shapeOf(): string {
  const told = /^(class|type|role|rel|scope|open|checked|disabled|aria-(?!label$|labelledby|describedby|controls).*)$/;
  const shape = (node: Node): string => {
    if (node instanceof Text) return node.data.trim() === '' ? '' : '·';
    if (!(node instanceof Element)) return '';
    const attributes = [...node.attributes].map(({ name, value }) =>
      told.test(name) ? `${name}=${value}` : name + (value === '' ? '' : '+'),
    );
    const children = [...node.childNodes].map(shape).filter((one, i, all) => one !== '' && one !== all[i - 1]);
    return `<${node.localName} ${attributes.sort().join(' ')}>${children.join('')}</>`;
  };
  return shape(document.documentElement);
}

/** In the browser: what is to be touched and is smaller than a finger on a tablet's glass. A link within a sentence is as high as the sentence. */
function smallTargets(): string[] {
  const all = document.querySelectorAll<HTMLElement>('a, button, input:not([type=hidden]), select, textarea, summary, .choice');
  const isWithin = (link: Element) => [...link.parentElement!.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
  return [...all]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches('.choice input'))
    .filter((one) => !(one.matches('a') && isWithin(one)))
    .map((one) => ({ one, box: one.getBoundingClientRect() }))
    .filter(({ box }) => Math.min(box.width, box.height) < 63.5)
    .map(({ one, box }) => `${one.outerHTML.slice(0, 60)} ${Math.round(box.width)} × ${Math.round(box.height)}`);
}

/** Scripts that stand in a page without a row in web/scripts-budget.ts: by their address, or as they stand there. */
function beyondBudget(html: string, address: string): string[] {
  const allowed = scriptsOfPage(address).map((script) => `type="module" src="${script}"`);
  const found = [...html.matchAll(/<script\b\s*([^>]*)>([\s\S]*?)<\/script>/g)].map(([, attributes = '', text = '']) => attributes + text);
  return found.filter((script) => !allowed.includes(script));
}

/** The addresses of the scripts that the page at this address may send. */
export function scriptsOfPage(address: string): string[] {
  const { hostname, pathname } = new URL(address);
  const surface = hostname.split('.')[0]!;
  return scriptsAt(surface === 'localhost' ? 'family' : surface, pathname).map(scriptAddress);
}

const twins = new WeakMap<Browser, Map<string, Promise<Page>>>();

/** One page per browser and surface, with the checker in it: to open a context and read the checker anew took longer than the look. */
function twinOf(browser: Browser, origin: string): Promise<Page> {
  const ofBrowser = twins.get(browser) ?? new Map<string, Promise<Page>>();
  twins.set(browser, ofBrowser);
  const made = ofBrowser.get(origin) ?? openTwin(browser, origin);
  ofBrowser.set(origin, made);
  return made;
}

async function openTwin(browser: Browser, origin: string): Promise<Page> {
  // No worker of ours: it would answer in place of the page that is looked at.
  const context = await browser.newContext({ javaScriptEnabled: true, serviceWorkers: 'block' });
  const twin = await context.newPage();
  const empty = `${origin}/`;
  await twin.route(empty, (route) => route.fulfill({ body: '<!doctype html>', contentType: 'text/html; charset=utf-8' }));
  await twin.goto(empty);
  // As long as anything is routed, the browser keeps no style and no font from one look to the next.
  await twin.unroute(empty);
  await twin.evaluate(axe.source);
  return twin;
}

/** In the browser: another document in the same window, so that the checker stays. Done when its styles and fonts are there. */
async function writeAnew(html: string): Promise<void> {
  document.open();
  const loaded = new Promise((done) => addEventListener('load', done, { once: true }));
  document.write(html);
  document.close();
  await loaded;
  await document.fonts.ready;
}

async function findings(twin: Page, rules?: string[]): Promise<string[]> {
  const options: axe.RunOptions = { resultTypes: ['violations'], ...(rules ? { runOnly: { type: 'rule', values: rules } } : {}) };
  return await twin.evaluate(async (given) => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(given);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  }, options);
}
