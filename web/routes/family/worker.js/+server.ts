import { version } from '$app/env';
import type { Kind } from '#domain/notifications/index.ts';
import { languages, translator } from '#words/index.ts';
import source from '../../../app/worker.js?raw';
import type { RequestHandler } from './$types';

/** How long browsers may keep the worker's file, so also how soon a broken one is gone: docs/runbooks/app-worker.md. */
const MAX_AGE_SECONDS = 600;

/** What a browser gets that registered the worker when APP_WORKER is 0: it forgets what it kept, and ends. */
const ENDING = `self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('kinline-')) await caches.delete(name);
  await self.registration.unregister();
})()));
`;

const noticeWords = Object.fromEntries(
  languages.map((lang) => {
    const t = translator(lang);
    return [lang, { title: t('app.notice.title'), text: t('app.notice.text') }];
  }),
);
/** Where a click on a notice of a kind leads. `news`: a kind that this version does not know. */
const pages = {
  news: '/home',
  security: '/security',
  money: '/transfers',
  approvals: '/home',
  answers: '/help',
} as const satisfies Record<Kind | 'news', string>;

export const GET: RequestHandler = ({ locals }) => {
  const working = `self.KINLINE = ${JSON.stringify({ version, notices: noticeWords, pages })};\n${source}`;
  return new Response(locals.workerOn ? working : ENDING, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': `private, max-age=${MAX_AGE_SECONDS}` },
  });
};
