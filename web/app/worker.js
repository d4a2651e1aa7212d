// @ts-check
/// <reference lib="webworker" />
// The worker of the app on a phone: a page of ours when there is no network, and notices. Served by routes/family/worker.js,
// which sets KINLINE before it. It keeps no page and nothing of anybody: the page without a network in both languages, as
// a stranger sees it, with its style and letters, and which language was read last.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
/** @type {{ version: string, notices: Record<'en' | 'es', { title: string, text: string }>, pages: Record<string, string> }} */
const { version, notices, pages } = Reflect.get(self, 'KINLINE');

const OURS = 'kinline-';
const CACHE = OURS + version;
const LANGUAGE = '/kept/language';
const keptPage = (/** @type {string} */ lang) => `/kept/offline/${lang}`;

worker.addEventListener('install', (event) => {
  event.waitUntil(keep().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(takeOver());
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') event.respondWith(openPage(event));
  // Its name changes with what is in it, so what is kept is never old.
  else if (new URL(request.url).pathname.startsWith('/_app/immutable/')) event.respondWith(openFile(request));
});

/** Fetches the page without a network as a stranger, in both languages, and every file it names. */
async function keep() {
  const cache = await caches.open(CACHE);
  for (const lang of ['en', 'es']) {
    const page = await fetch('/offline', { credentials: 'omit', headers: { 'accept-language': lang } });
    if (!page.ok) throw new Error(`the page without a network: ${page.status}`);
    const html = await page.clone().text();
    await cache.put(keptPage(lang), page);
    for (const [, address = ''] of html.matchAll(/(?:href|src)="(\/_app\/immutable\/[^"]+)"/g)) await keepFile(cache, address);
  }
}

/** @param {Cache} cache @param {string} address */
async function keepFile(cache, address) {
  if (await cache.match(address)) return;
  const file = await fetch(address, { credentials: 'omit' });
  if (!file.ok) throw new Error(`${address}: ${file.status}`);
  const style = address.endsWith('.css') ? await file.clone().text() : '';
  await cache.put(address, file);
  for (const [, letters = ''] of style.matchAll(/url\(["']?([^"')]+\.woff2)["']?\)/g)) {
    await keepFile(cache, new URL(letters, new URL(address, worker.location.origin)).pathname);
  }
}

async function takeOver() {
  for (const name of await caches.keys()) if (name.startsWith(OURS) && name !== CACHE) await caches.delete(name);
  // The page is asked for while this worker still wakes up.
  await worker.registration.navigationPreload?.enable();
  await worker.clients.claim();
}

/** The network first and always; what is kept only when there is none. @param {FetchEvent} event */
async function openPage(event) {
  try {
    const page = (await event.preloadResponse) ?? (await fetch(event.request));
    const lang = page.headers.get('content-language');
    if (lang === 'en' || lang === 'es') event.waitUntil(noteLanguage(lang));
    return page;
  } catch {
    const cache = await caches.open(CACHE);
    return (await cache.match(keptPage(await language(cache)))) ?? Response.error();
  }
}

/** @param {Request} request */
async function openFile(request) {
  return (await caches.match(request.url)) ?? (await fetch(request));
}

let noted = '';

/** @param {string} lang */
async function noteLanguage(lang) {
  if (lang === noted) return;
  noted = lang;
  const cache = await caches.open(CACHE);
  await cache.put(LANGUAGE, new Response(lang));
}

/** What was read last, else what the phone speaks. @param {Cache} cache */
async function language(cache) {
  const kept = await (await cache.match(LANGUAGE))?.text();
  return kept ?? (worker.navigator.language.startsWith('es') ? 'es' : 'en');
}

// A notice says that there is news, and in which language; the words lie here, so that nothing else can be shown on a locked phone.
worker.addEventListener('push', (event) => {
  const told = readNotice(event.data);
  const { title, text } = notices[told.lang];
  event.waitUntil(
    worker.registration.showNotification(title, {
      body: text,
      lang: told.lang,
      tag: told.kind,
      icon: '/icons/app-192.png',
      badge: '/icons/badge-96.png',
      data: { kind: told.kind },
    }),
  );
});

/** @param {PushMessageData | null} data @returns {{ kind: string, lang: 'en' | 'es' }} */
function readNotice(data) {
  try {
    const { kind, lang } = data?.json() ?? {};
    return { kind: Object.hasOwn(pages, kind) ? kind : 'news', lang: lang === 'es' ? 'es' : 'en' };
  } catch {
    return { kind: 'news', lang: 'en' };
  }
}

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openNews(pages[event.notification.data?.kind] ?? '/home'));
});

/** The window that is open goes there, else a new one. @param {string} path */
async function openNews(path) {
  const [open] = await worker.clients.matchAll({ type: 'window' });
  const shown = await open?.navigate(path).catch(() => null);
  await (shown ? shown.focus() : worker.clients.openWindow(path));
}
