import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { App } from '#kernel/app.ts';
import { makeV1 } from '#api/v1/index.ts';
import { webhooks } from '#api/webhooks/index.ts';

export { describeApi } from '#api/v1/index.ts';

/** The machines' way in: webhooks and /api/v1. Never the pages' back door. */
export function makeApi(app: App): ReturnType<typeof getRequestListener> {
  return getRequestListener(apiRoutes(app).fetch);
}

/** The routes themselves, for the access matrix. */
export function apiRoutes(app: App): Hono {
  const api = new Hono();
  api.route('/', webhooks(app));
  api.route('/', makeV1(app));
  api.notFound((c) => c.json({ error: { type: 'invalid_request', code: 'not_found' } }, 404));
  api.onError((error, c) => {
    app.log.error({ err: error, path: c.req.path }, 'an API call failed');
    return c.json({ error: { type: 'api_error', code: 'internal' } }, 500);
  });
  return api;
}
