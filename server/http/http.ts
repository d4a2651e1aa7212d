import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Server as Socket } from 'node:net';
import type { Config } from '#server/config/config.ts';
import type { App } from '#kernel/app.ts';
import type { Arrival, PageRequest } from '#web/page-request.ts';
import { bodyProblem } from '#server/http/body-size.ts';
import { arrivalOf, sourceOf } from '#server/http/hosts.ts';
import { setSecurityHeaders } from '#server/http/headers.ts';
import type { Metrics } from '#server/http/metrics.ts';

export type Handler = (req: IncomingMessage, res: ServerResponse) => unknown;

export interface Parts {
  app: App;
  pages: Handler;
  /** Addresses that are the same on every surface: built assets. */
  isAsset(path: string): boolean;
  api: Handler;
  /** What the API says of itself, for the page that shows it. */
  apiDocument: object;
  sandbox: Handler | null;
  processorOrigin: string;
  metrics: Metrics;
  ready(): Promise<boolean>;
}

export interface Http {
  server: Server;
  stop(): Promise<void>;
}

/** Longer than a balancer (commonly 60 s) or a browser keeps an idle connection: who closes first must not be the one who is written to. */
const KEEP_ALIVE = 65_000;
const API = /^\/(api|webhooks)\//;

/** One server for every surface: finds out who is asked, sets the headers, hands on. */
export function makeHttp(config: Config, parts: Parts): Http {
  let stopping = false;
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 20_000, keepAliveTimeout: KEEP_ALIVE }, (req, res) => {
    const requestId = `req_${randomUUID()}`;
    const start = performance.now();
    const arrival = arrivalOf(config, req);
    const path = pathOf(req);
    setSecurityHeaders(res, arrival?.protocol ?? 'http');
    res.setHeader('X-Request-Id', requestId);
    if (stopping) res.setHeader('Connection', 'close');
    res.on('close', () => {
      const seconds = (performance.now() - start) / 1000;
      parts.metrics.observe(arrival?.surface ?? 'none', req.method ?? '', res.statusCode, seconds);
      parts.app.log.info({
        request: requestId,
        surface: arrival?.surface,
        method: req.method,
        path: withoutSecrets(path),
        status: res.statusCode,
        ms: Math.round(seconds * 1000),
      });
    });
    Promise.resolve(route(config, parts, { req, res, path, arrival, requestId, stopping })).catch((error: unknown) => {
      parts.app.log.error({ err: error, request: requestId }, 'a request failed');
      if (!res.headersSent) plain(res, 500, `Something went wrong. Reference: ${requestId}\nAlgo salió mal. Referencia: ${requestId}\n`);
      else res.destroy();
    });
  });
  return {
    server,
    async stop() {
      stopping = true;
      const closed = new Promise<void>((done) => (server as Socket).close(() => done()));
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), 8000);
      await closed;
      clearTimeout(late);
    },
  };
}

interface Incoming {
  req: IncomingMessage;
  res: ServerResponse;
  path: string;
  arrival: Arrival | null;
  requestId: string;
  stopping: boolean;
}

async function route(config: Config, parts: Parts, incoming: Incoming): Promise<void> {
  const { req, res, path, arrival, requestId } = incoming;
  if (path === '/healthz') return plain(res, 200, 'ok\n');
  if (path === '/readyz') return (await isReady(parts, incoming)) ? plain(res, 200, 'ready\n') : plain(res, 503, 'not ready\n');
  if (path === '/metrics') return await sendMetrics(config, parts, req, res);
  if (API.test(path)) {
    // Whatever a caller wrote there is written over.
    req.headers['x-kinline-source'] = sourceOf(config, req);
    return void (await parts.api(req, res));
  }
  if (!arrival) return plain(res, 421, 'This server does not answer for that name.\n');
  if (arrival.surface === 'sandbox') return void (await (parts.sandbox ?? notHere)(req, res));
  const problem = bodyProblem(req, arrival.surface, path);
  if (problem !== null) return plain(res, problem, 'This is more than this page takes.\nEs más de lo que acepta esta página.\n');
  // The protocol as the browser sees it; SvelteKit compares it with the Origin header of every form.
  req.headers['x-forwarded-proto'] = arrival.protocol;
  const { app, processorOrigin, apiDocument } = parts;
  (req as PageRequest).kinline = { app, arrival, requestId, processorOrigin, workerOn: config.workerOn, apiDocument };
  const asked = withoutNull(req.url ?? '/');
  if (!parts.isAsset(path)) req.url = `/${arrival.surface}${asked === '/' ? '' : asked}`;
  await parts.pages(req, res);
}

async function isReady(parts: Parts, incoming: Incoming): Promise<boolean> {
  return !incoming.stopping && (await parts.ready().catch(() => false));
}

async function sendMetrics(config: Config, parts: Parts, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const local = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(req.socket.remoteAddress ?? '') && !req.headers['x-forwarded-for'];
  const allowed = config.metricsToken ? req.headers.authorization === `Bearer ${config.metricsToken}` : local;
  return allowed ? plain(res, 200, await parts.metrics.text()) : plain(res, 404, 'not here\n');
}

function notHere(_req: IncomingMessage, res: ServerResponse): void {
  plain(res, 404, 'not here\n');
}

function plain(res: ServerResponse, status: number, text: string): void {
  res.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  });
  res.end(text);
}

/** Some clients send the whole address in the request line, and some send nonsense. */
function pathOf(req: IncomingMessage): string {
  if (!req.url?.startsWith('/')) req.url = URL.canParse(req.url ?? '') ? new URL(req.url!).pathname : '/';
  return req.url.split('?', 1)[0]!;
}

/** The sign for nothing stands in no name and no word that is kept: no page has it in its address, and in a question it counts as not typed. */
function withoutNull(asked: string): string {
  const [path = '/', ...query] = asked.split('?');
  return [path.includes('%00') ? '/not-here' : path, ...query.map((part) => part.replaceAll('%00', ''))].join('?');
}

/** Links in mails carry their secret in the path; what is logged carries none. */
function withoutSecrets(path: string): string {
  return path.replace(/[A-Za-z0-9_-]{30,}/g, '…').slice(0, 200);
}
