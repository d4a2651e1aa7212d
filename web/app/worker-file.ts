import type { Kind } from '#domain/notifications/index.ts';
import { type Lang, languages, translator } from '#words/index.ts';

/** Where a click on a notice of a kind leads, where that is not home. `news`: any other kind, also one that is younger than the phone's worker. */
export const noticePages = {
  news: '/home',
  security: '/security',
  money: '/transfers',
  approvals: '/home',
  answers: '/help',
} as const satisfies Partial<Record<Kind | 'news', string>>;

interface NoticeWords {
  title: string;
  text: string;
}

/** The worker as phones get it: its source, and what it can't know by itself. */
export function workerFile(source: string, version: string): string {
  const notices = Object.fromEntries(
    languages.map((lang): [Lang, NoticeWords] => {
      const t = translator(lang);
      return [lang, { title: t('app.notice.title'), text: t('app.notice.text') }];
    }),
  );
  return `self.KINLINE = ${JSON.stringify({ version, notices, pages: noticePages })};\n${source}`;
}

/** What phones get while APP_WORKER is 0: a worker that forgets what was kept, and ends. */
export const endingWorker = `self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('kinline-')) await caches.delete(name);
  await self.registration.unregister();
})()));
`;
