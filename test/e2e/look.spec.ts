import { expect, test, type Page } from '@playwright/test';
import { access } from '#web/access.ts';
import { looksRight, scriptsOfPage } from './looks.ts';
import { FAMILY, INSIDE, OPS, STAFF } from './story.ts';

interface Place {
  /** The row of web/access.ts. */
  route: string;
  path: string;
  status?: number;
  /** What is done on the page before it is looked at. */
  then?: (page: Page) => Promise<void>;
  name?: string;
}

const origins: Record<string, string> = { family: FAMILY, staff: STAFF, ops: OPS, inside: INSIDE };
const largest = 150_000; // bytes of one first visit, nothing compressed
const noLink = 'no-such-link-000000000000000000000000000000';

/** Every page that needs no login, and the states of it that are drawn differently. A new page without a row fails the last test. */
const places: Place[] = [
  { route: '/family', path: '/' },
  { route: '/family', path: '/?amount=1e400', name: 'an amount nobody can send' },
  { route: '/family/terms', path: '/terms' },
  { route: '/family/terms/mobile', path: '/terms/mobile' },
  { route: '/family/app', path: '/app' },
  { route: '/family/app', path: '/app?state=', name: 'no state chosen' },
  { route: '/family/app', path: '/app?state=FL', name: 'the places of a state' },
  { route: '/family/app/[agency]/[facility]', path: '/app?state=FL', then: follow('main a[href^="/app/"]') },
  { route: '/family/app/install', path: '/app/install' },
  { route: '/family/offline', path: '/offline' },
  { route: '/family/signup', path: '/signup?app', name: 'from the app' },
  { route: '/family/signup', path: '/signup?app', then: sendEmpty, name: 'from the app, sent empty' },
  { route: '/family/privacy', path: '/privacy' },
  { route: '/family/find', path: '/find' },
  { route: '/family/find', path: '/find?state=NY&number=nobody', name: 'nobody found' },
  { route: '/family/find/name', path: '/find/name' },
  { route: '/family/find/name', path: '/find/name', then: sendEmpty, name: 'sent empty' },
  { route: '/family/fees', path: '/fees' },
  { route: '/family/fees/[agency]', path: '/', then: follow('main a[href^="/fees/"]') },
  { route: '/family/developers', path: '/developers' },
  { route: '/family/developers/forms', path: '/developers/forms' },
  { route: '/family/complaints', path: '/complaints' },
  { route: '/family/help', path: '/help' },
  { route: '/family/help', path: '/help', then: sendEmpty, name: 'sent empty' },
  { route: '/family/signup', path: '/signup' },
  { route: '/family/signup', path: '/signup', then: sendEmpty, name: 'sent empty' },
  { route: '/family/signup/sent', path: '/signup/sent' },
  { route: '/family/verify/[token]', path: `/verify/${noLink}` },
  { route: '/family/verify', path: '/verify' },
  { route: '/family/login', path: '/login' },
  { route: '/family/login', path: '/login', then: sendEmpty, name: 'sent empty' },
  { route: '/family/login/code', path: '/login/code', name: 'no sign-in waits' },
  { route: '/family/forgot/email', path: '/forgot/email' },
  { route: '/family/forgot/email', path: '/forgot/email', then: sendEmpty, name: 'sent empty' },
  { route: '/family/forgot/email/sent', path: '/forgot/email/sent' },
  { route: '/family/stop-move', path: '/stop-move' },
  { route: '/family/stop-move/[token]', path: `/stop-move/${noLink}` },
  { route: '/family/unsubscribe/[link]', path: `/unsubscribe/${noLink}`, name: 'a link of nobody' },
  { route: '/family/forgot/factor', path: '/forgot/factor', name: 'no sign-in waits' },
  { route: '/family/forgot/factor/sent', path: '/forgot/factor/sent' },
  { route: '/family/closed', path: '/closed' },
  { route: '/family/confirm-email', path: '/confirm-email' },
  { route: '/family/confirm-email/[token]', path: `/confirm-email/${noLink}` },
  { route: '/family/undo-email', path: '/undo-email' },
  { route: '/family/undo-email/[token]', path: `/undo-email/${noLink}` },
  { route: '/family/not-me', path: '/not-me' },
  { route: '/family/not-me/[token]', path: `/not-me/${noLink}` },
  { route: '/family/not-me/done', path: '/not-me/done' },
  { route: '/family/forgot', path: '/forgot' },
  { route: '/family/forgot/sent', path: '/forgot/sent' },
  { route: '/family/reset/[token]', path: `/reset/${noLink}` },
  { route: '/family/reset', path: '/reset' },
  { route: '/family/reset/done', path: '/reset/done' },
  { route: '/family/trouble', path: '/trouble?why=cookie' },
  { route: '/staff/trouble', path: '/trouble?why=form' },
  { route: '/staff/login', path: '/login' },
  { route: '/staff/login', path: '/login', then: sendEmpty, name: 'sent empty' },
  { route: '/staff/login/code', path: '/login/code', name: 'no sign-in waits' },
  { route: '/staff/invite', path: '/invite' },
  { route: '/staff/not-me', path: '/not-me' },
  { route: '/staff/not-me/done', path: '/not-me/done' },
  { route: '/staff/forgot', path: '/forgot' },
  { route: '/staff/forgot/sent', path: '/forgot/sent' },
  { route: '/staff/reset', path: '/reset' },
  { route: '/staff/reset/done', path: '/reset/done' },
  { route: '/inside/join', path: '/join' },
  { route: '/inside/join', path: '/join', then: sendEmpty, name: 'sent empty' },
  { route: '/inside/trouble', path: '/trouble?why=not_allowed' },
  { route: '/ops/trouble', path: '/trouble?why=not_allowed' },
  { route: '/ops/login', path: '/login' },
  { route: '/ops/login/code', path: '/login/code', name: 'no sign-in waits' },
  { route: '/ops/invite', path: '/invite' },
  { route: '/ops/not-me', path: '/not-me' },
  { route: '/ops/not-me/done', path: '/not-me/done' },
  { route: '/ops/forgot', path: '/forgot' },
  { route: '/ops/forgot/sent', path: '/forgot/sent' },
  { route: '/ops/reset', path: '/reset' },
  { route: '/ops/reset/done', path: '/reset/done' },
  { route: '/family', path: '/no-such-page', status: 404, name: 'not found' },
  { route: '/staff', path: '/no-such-page', status: 404, name: 'not found' },
];

/** Public routes whose pages are looked at by the stories, because a person must be found or a message sent first. */
const seenInStories = ['/inside/login', '/family/person/[resident]', '/family/help/sent/[reference]'];
/** Routes without a page of their own: forms, and links that only lead on to the page beside them. */
const withoutPage = [
  '/family/worker.js',
  '/family/manifest/[lang].webmanifest',
  '/family/logout',
  '/family/passkey/[use]',
  '/staff/passkey/[use]',
  '/ops/passkey/[use]',
  '/staff/logout',
  '/inside/logout',
  '/inside/size',
  '/ops/logout',
  '/staff/invite/[token]',
  '/staff/reset/[token]',
  '/staff/not-me/[token]',
  '/ops/invite/[token]',
  '/ops/reset/[token]',
  '/ops/not-me/[token]',
];

for (const place of places) {
  for (const lang of ['en', 'es'] as const) {
    test(`${place.route} ${place.name ?? ''} ${lang}`, async ({ browser }) => {
      const origin = origins[place.route.split('/')[1]!]!;
      const context = await browser.newContext({
        colorScheme: 'light',
        reducedMotion: 'reduce',
        viewport: { width: 360, height: 740 },
        serviceWorkers: 'block',
      });
      await context.addCookies([{ name: 'kinline_lang', value: lang, url: origin }]);
      const page = await context.newPage();
      const seen = watch(page);
      const answer = await page.goto(origin + place.path);
      if (place.status !== undefined) expect(answer?.status()).toBe(place.status);
      else expect(answer?.status(), 'no failure behind the page').toBeLessThan(400);
      const firstVisit = await seen.bytes();
      if (place.then) await place.then(page);
      await looksRight(browser, page, lang);
      const allowed = [origin + place.path, page.url()].flatMap(scriptsOfPage);
      expect(
        seen.scripts.filter((address) => !allowed.includes(new URL(address).pathname)),
        'scripts',
      ).toEqual([]);
      expect(firstVisit, 'bytes of the first visit').toBeLessThanOrEqual(largest);
      expect(seen.problems, 'errors in the browser').toEqual([]);
      await context.close();
    });
  }
}

test('every page that needs no login is looked at', () => {
  const open = Object.entries(access).filter(([, who]) => who === 'anyone');
  const looked = new Set([...places.map((place) => place.route), ...seenInStories, ...withoutPage]);
  expect(open.map(([route]) => route).filter((route) => !looked.has(route))).toEqual([]);
});

interface Seen {
  problems: string[];
  scripts: string[];
  bytes(): Promise<number>;
}

function watch(page: Page): Seen {
  const problems: string[] = [];
  const scripts: string[] = [];
  const bodies: Promise<number>[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    // A refused form and a missing page answer 4xx on purpose; the browser reports that as an error of its own.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) problems.push(message.text());
  });
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.url());
    bodies.push(
      response.body().then(
        (body) => body.length,
        () => 0,
      ),
    );
  });
  return { problems, scripts, bytes: async () => (await Promise.all(bodies)).reduce((sum, size) => sum + size, 0) };
}

function follow(selector: string): (page: Page) => Promise<void> {
  return async (page) => {
    await page.locator(selector).first().click();
    await page.waitForLoadState();
  };
}

/** The page's own form sent as it stands: the errors stand in the summary and the reader is led there. */
async function sendEmpty(page: Page): Promise<void> {
  await page.locator('main form button[type=submit]').last().click();
  await expect(page.locator('.problems')).toBeFocused();
  await expect(page).toHaveTitle(/^Error: /);
}
