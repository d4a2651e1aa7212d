import { createServer, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer } from './browser.ts';

export interface FloorPage {
  answer: Answer;
  replay(): Promise<void>;
}

export interface Floor {
  port: number;
  stop(): Promise<void>;
}

const HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'date', 'content-length']);

/** Nothing but node:http: runs a page's statements and sends the bytes that our answer had. */
export async function openFloor(pages: ReadonlyMap<string, FloorPage>): Promise<Floor> {
  const ready = new Map(
    [...pages].map(([path, { answer, replay }]) => {
      const headers: OutgoingHttpHeaders = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !HOP.has(name)));
      return [path, { status: answer.status, headers, body: answer.body, replay }];
    }),
  );
  const server = createServer((req, res) => {
    const page = ready.get(req.url!.split('?', 1)[0]!);
    if (!page) return void res.writeHead(404).end();
    page.replay().then(
      () => res.writeHead(page.status, page.headers).end(page.body),
      (error: unknown) => res.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
    },
  };
}
