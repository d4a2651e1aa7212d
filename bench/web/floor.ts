import type { OutgoingHttpHeaders } from 'node:http';
import { type BareServer, openBareServer } from './bare-server.ts';
import type { Answer } from './browser.ts';

export interface FloorPage {
  answer: Answer;
  replay(): Promise<void>;
}

const HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'date', 'content-length']);

/** Nothing but node:http: runs a page's statements and sends the bytes that our answer had. */
export async function openFloor(pages: ReadonlyMap<string, FloorPage>): Promise<BareServer> {
  const ready = new Map(
    [...pages].map(([path, { answer, replay }]) => {
      const headers: OutgoingHttpHeaders = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !HOP.has(name)));
      return [path, { status: answer.status, headers, body: answer.body, replay }];
    }),
  );
  return await openBareServer((req, res) => {
    const page = ready.get(req.url!.split('?', 1)[0]!);
    if (!page) return void res.writeHead(404).end();
    page.replay().then(
      () => res.writeHead(page.status, page.headers).end(page.body),
      (error: unknown) => res.writeHead(500).end(String(error)),
    );
  });
}
