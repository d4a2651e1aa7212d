import type { AddressInfo } from 'node:net';
import { request } from 'node:http';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '#server/config/config.ts';
import type { PageRequest } from '#web/page-request.ts';
import { makeHttp, type Parts } from '#server/http/http.ts';
import { testApp } from '#test/database.ts';

const app = await testApp();
const seen: { url: string | undefined; surface: string; source: string; protocol: string }[] = [];
let healthy = true;
const parts: Parts = {
  app,
  pages(req, res) {
    const { kinline } = req as PageRequest;
    seen.push({
      url: req.url,
      surface: kinline.arrival.surface,
      source: kinline.arrival.source,
      protocol: String(req.headers['x-forwarded-proto']),
    });
    if (req.url?.includes('boom')) throw new Error('boom');
    res.end('page');
  },
  isAsset: (path) => path.startsWith('/_app'),
  api: (_req, res) => res.end('api'),
  apiDocument: {},
  sandbox: (_req, res) => res.end('sandbox'),
  processorOrigin: 'https://pay.example',
  metrics: { observe: () => undefined, text: async () => 'metrics' },
  ready: async () => healthy,
};

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

async function serve(env: Record<string, string> = {}) {
  const http = makeHttp(readConfig(env), parts);
  await new Promise<void>((done) => http.server.listen(0, '127.0.0.1', done));
  const { port } = http.server.address() as AddressInfo;
  const get = (path: string, headers: Record<string, string> = {}) =>
    new Promise<Answer>((done, fail) => {
      const call = request({ host: '127.0.0.1', port, path, headers }, (res) => {
        let body = '';
        res.on('data', (chunk) => (body += chunk));
        res.on('end', () => done({ status: res.statusCode!, headers: res.headers, body }));
      });
      call.on('error', fail);
      call.end();
    });
  return { get, stop: http.stop };
}

const open = await serve();
afterAll(async () => {
  await open.stop();
  await app.end();
});
const at = (host: string) => ({ host: `${host}:3000` });

describe('hosts', () => {
  it.each([
    ['localhost', '/', '/family'],
    ['localhost', '/fees?x=1', '/family/fees?x=1'],
    ['staff.localhost', '/', '/staff'],
    ['ops.localhost', '/inbox', '/ops/inbox'],
    ['localhost', '/_app/a.css', '/_app/a.css'],
    ['192.168.1.7', '/', '/family'],
    ['localhost', '/staff/incoming', '/family/staff/incoming'],
    ['localhost', '/send/%00', '/family/not-here'],
    ['staff.localhost', '/incoming?q=a%00b', '/staff/incoming?q=ab'],
    ['localhost', '/send/%00?a=%00?', '/family/not-here?a=?'],
    ['localhost', '/find?q=%2500', '/family/find?q=%2500'],
  ])('%s%s is %s', async (host, path, url) => {
    await open.get(path, at(host));
    expect(seen.at(-1)!.url).toBe(url);
  });

  it('reaches the sandbox by its name, the API by its path, and nothing by an unknown name', async () => {
    expect((await open.get('/', at('sandbox.localhost'))).body).toBe('sandbox');
    expect((await open.get('/webhooks/stripe', at('anything'))).body).toBe('api');
    expect((await open.get('/', at('evil.example'))).status).toBe(421);
  });

  it('believes forwarded headers only from a proxy it was told to trust', async () => {
    const forwarded = { host: 'localhost:3000', 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' };
    await open.get('/', forwarded);
    expect(seen.at(-1)).toMatchObject({ protocol: 'http', source: '127.0.0.1' });
    const trusting = await serve({ TRUST_PROXY: '1' });
    await trusting.get('/', forwarded);
    expect(seen.at(-1)).toMatchObject({ protocol: 'https', source: '203.0.113.9' });
    expect((await trusting.get('/', forwarded)).headers['strict-transport-security']).toContain('max-age=');
    await trusting.stop();
  });
});

describe('every answer', () => {
  it.each(['/', '/healthz', '/webhooks/x', '/boom'])('%s carries the security headers', async (path) => {
    const { headers } = await open.get(path, at('localhost'));
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'same-origin',
    });
    expect(headers['x-request-id']).toMatch(/^req_/);
  });

  it('hides what went wrong and gives a reference', async () => {
    const answer = await open.get('/boom', at('localhost'));
    expect(answer.status).toBe(500);
    expect(answer.body).not.toContain('boom');
    expect(answer.body).toContain(String(answer.headers['x-request-id']));
  });

  it('is logged without the secrets of its address', async () => {
    await open.get(`/reset/${'s3cret_'.repeat(8)}?q=1`, at('localhost'));
    expect(JSON.stringify(app.logged)).not.toContain('s3cret');
  });
});

describe('health', () => {
  it('is alive when it runs, and ready when the database answers', async () => {
    expect((await open.get('/healthz')).status).toBe(200);
    expect((await open.get('/readyz')).status).toBe(200);
    healthy = false;
    expect((await open.get('/healthz')).status).toBe(200);
    expect((await open.get('/readyz')).status).toBe(503);
    healthy = true;
  });
  it('shows metrics on this machine only, or with the token', async () => {
    expect((await open.get('/metrics')).body).toBe('metrics');
    expect((await open.get('/metrics', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(404);
    const guarded = await serve({ METRICS_TOKEN: 'let-me-look' });
    expect((await guarded.get('/metrics')).status).toBe(404);
    expect((await guarded.get('/metrics', { authorization: 'Bearer let-me-look' })).status).toBe(200);
    await guarded.stop();
  });
});
