import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { endingWorker, noticePages, workerFile } from './worker-file.ts';

const SOURCE = readFileSync(join(import.meta.dirname, 'worker.js'), 'utf8');
const ORIGIN = 'https://kin.example';
const STYLE = '/_app/immutable/assets/a.css';
const LETTERS = '/_app/immutable/assets/b.woff2';

type Listener = (event: object) => void;

/** A browser's worker with a network that answers or is away. The worker's own file runs in it. */
function start(file: string) {
  const kept = new Map<string, Map<string, Response>>();
  const asked: { address: string; init: RequestInit | undefined }[] = [];
  const shown: { title: string; options: { body: string; lang: string; tag: string } }[] = [];
  const opened: string[] = [];
  const listeners = new Map<string, Listener>();
  const calls: string[] = [];
  let away = false;
  const pathOf = (request: string | { url: string }): string =>
    new URL(typeof request === 'string' ? request : request.url, ORIGIN).pathname;
  const page = (body: string, lang: string) => new Response(body, { headers: { 'content-type': 'text/html', 'content-language': lang } });
  const self = {
    addEventListener: (name: string, listener: Listener) => listeners.set(name, listener),
    skipWaiting: async () => void calls.push('skipWaiting'),
    location: { origin: ORIGIN },
    navigator: { language: 'es-MX' },
    registration: {
      navigationPreload: { enable: async () => void calls.push('preload') },
      showNotification: async (title: string, options: never) => void shown.push({ title, options }),
      unregister: async () => void calls.push('unregister'),
    },
    clients: { claim: async () => undefined, matchAll: async () => [], openWindow: async (path: string) => void opened.push(path) },
  };
  const open = async (name: string) => {
    const cache = kept.get(name) ?? new Map<string, Response>();
    kept.set(name, cache);
    return {
      put: async (request: string, response: Response) => void cache.set(pathOf(request), response),
      match: async (request: string) => cache.get(pathOf(request))?.clone(),
    };
  };
  const caches = {
    open,
    keys: async () => [...kept.keys()],
    delete: async (name: string) => kept.delete(name),
    match: async (request: string) =>
      [...kept.values()]
        .map((cache) => cache.get(pathOf(request)))
        .find(Boolean)
        ?.clone(),
  };
  const fetch = async (request: string | { url: string }, init?: RequestInit) => {
    asked.push({ address: pathOf(request), init });
    if (away) throw new TypeError('no network');
    const path = pathOf(request);
    const lang = new Headers(init?.headers).get('accept-language') ?? 'en';
    if (path === '/offline') return page(`<link href="${STYLE}" rel="stylesheet">offline in ${lang}`, lang);
    if (path === STYLE) return new Response(`@font-face{src:url(${LETTERS.replace('/_app/immutable/assets/', './')})}`);
    return path === LETTERS ? new Response('letters') : page(`private page ${path}`, 'en');
  };
  runInContext(file, createContext({ self, caches, fetch, Response, URL, Reflect, Object }));
  const fire = async (name: string, event: object = {}): Promise<Response | undefined> => {
    let answer: Promise<Response> | undefined;
    const waits: Promise<unknown>[] = [];
    listeners.get(name)?.({
      ...event,
      waitUntil: (work: Promise<unknown>) => waits.push(work),
      respondWith: (given: Promise<Response>) => (answer = given),
    });
    const response = await answer;
    await Promise.all(waits);
    return response;
  };
  const visit = (path: string, method = 'GET') =>
    fire('fetch', { request: { url: ORIGIN + path, method, mode: 'navigate' }, preloadResponse: undefined });
  return { kept, asked, shown, opened, calls, fire, visit, goOffline: () => (away = true) };
}

async function installed(version = 'v1') {
  const worker = start(workerFile(SOURCE, version));
  await worker.fire('install');
  await worker.fire('activate');
  return worker;
}

describe('the app’s worker', () => {
  it('keeps the page for no network in both languages with its style and letters, fetched as a stranger, and nothing else', async () => {
    const { kept, asked } = await installed();
    expect([...kept.get('kinline-v1')!.keys()].sort()).toEqual([STYLE, LETTERS, '/kept/offline/en', '/kept/offline/es'].sort());
    expect(asked.map(({ init }) => init?.credentials)).toEqual(asked.map(() => 'omit'));
  });

  it('brings every page from the network and keeps none of them', async () => {
    const { visit, kept } = await installed();
    expect(await (await visit('/home'))!.text()).toBe('private page /home');
    expect(await (await visit('/transfers'))!.text()).toBe('private page /transfers');
    const texts = await Promise.all([...kept.values()].flatMap((cache) => [...cache.values()]).map((response) => response.clone().text()));
    expect(texts.join()).not.toContain('private');
    expect([...kept.get('kinline-v1')!.keys()]).toContain('/kept/language');
  });

  it('answers without a network in the language that was read last, else in that of the phone', async () => {
    const fresh = await installed();
    fresh.goOffline();
    expect(await (await fresh.visit('/fees'))!.text()).toContain('offline in es');
    const read = await installed();
    await read.visit('/home');
    read.goOffline();
    expect(await (await read.visit('/transfers/trf_1'))!.text()).toContain('offline in en');
  });

  it('leaves forms and other files alone', async () => {
    const { visit, fire } = await installed();
    expect(await visit('/login', 'POST')).toBeUndefined();
    expect(await fire('fetch', { request: { url: `${ORIGIN}/mark.svg`, method: 'GET', mode: 'no-cors' } })).toBeUndefined();
  });

  it('forgets what older ones kept', async () => {
    const worker = start(workerFile(SOURCE, 'v2'));
    worker.kept.set('kinline-v1', new Map());
    worker.kept.set('other', new Map());
    await worker.fire('install');
    await worker.fire('activate');
    expect([...worker.kept.keys()].sort()).toEqual(['kinline-v2', 'other']);
  });

  it.each([
    [{ kind: 'money', lang: 'es' }, 'Tiene novedades en Kinline.', 'es', '/transfers'],
    [{ kind: 'approvals', lang: 'en' }, 'You have news in Kinline.', 'en', '/home'],
    [
      { kind: 'of a later version', lang: 'xx', text: 'Mateo got $40', url: 'https://evil.example' },
      'You have news in Kinline.',
      'en',
      '/home',
    ],
    ['no json', 'You have news in Kinline.', 'en', '/home'],
  ])('shows %j as the one line it has, and a click opens a page of ours', async (told, body, lang, path) => {
    const { fire, shown, opened } = await installed();
    await fire('push', { data: { json: () => (typeof told === 'string' ? JSON.parse(told) : told) as unknown } });
    expect(shown).toMatchObject([{ title: 'Kinline', options: { body, lang } }]);
    expect(JSON.stringify(shown)).not.toMatch(/Mateo|evil/);
    await fire('notificationclick', { notification: { close: () => undefined, data: { kind: shown[0]!.options.tag } } });
    expect(opened).toEqual([path]);
  });

  it('leads only to pages that are there', () => {
    for (const path of Object.values(noticePages)) expect(path).toMatch(/^\/(home|security|transfers|help)$/);
  });
});

describe('the worker that ends it', () => {
  it('forgets everything and goes, and answers nothing any more', async () => {
    const worker = start(endingWorker);
    worker.kept.set('kinline-v1', new Map());
    await worker.fire('install');
    await worker.fire('activate');
    expect([...worker.kept.keys()]).toEqual([]);
    expect(worker.calls).toEqual(['skipWaiting', 'unregister']);
    expect(await worker.visit('/home')).toBeUndefined();
  });
});
