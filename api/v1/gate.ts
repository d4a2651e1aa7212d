import { createHash, randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type Answer, answerOnce, type CallKind, type KeyScope, readKey } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { requireRole, type Scope } from '#kernel/scope.ts';
import { answerOwn, requestIdOf } from './errors.ts';

/** What every call of /api/v1 carries along. */
export interface Call {
  Bindings: Partial<HttpBindings>;
  Variables: { requestId: string; scope: Scope };
}

const SMALL_BODY = 64 * 1024;
/** Calls that bring many things at once, counted apart, and how long they may be: the files that a page takes and a little around them; a thousand answers. */
const longCalls: Readonly<Record<string, number>> = {
  'POST /api/v1/rosters': 25 * 1024 * 1024 + 1024,
  'POST /api/v1/transfers/answers': 2 * 1024 * 1024,
};

/** The number of the request, as the server in front gave it, and that nobody keeps an answer. */
export const nameCall: MiddlewareHandler<Call> = async (c, next) => {
  const given = c.env?.outgoing?.getHeader('X-Request-Id');
  c.set('requestId', typeof given === 'string' ? given : `req_${randomUUID()}`);
  await next();
  c.header('Cache-Control', 'no-store');
};

/** Who comes with which key, before anything else of the call is read; and how many calls he has left. */
export function gate(app: App): MiddlewareHandler<Call> {
  return async (c, next) => {
    const key = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(c.req.header('Authorization') ?? '')?.[1];
    if (key === undefined) {
      c.header('WWW-Authenticate', 'Bearer');
      return answerOwn(c, 401, 'authentication', 'key_missing');
    }
    const { scope, budget, tooFast } = await readKey(app, key, { kind: kindOf(c), request: requestIdOf(c), ...sourceOf(c) });
    c.header('RateLimit-Limit', String(budget.most));
    c.header('RateLimit-Remaining', String(budget.left));
    c.header('RateLimit-Reset', String(budget.seconds));
    if (tooFast) {
      c.header('Retry-After', String(budget.seconds));
      return answerOwn(c, 429, 'rate_limit', 'too_fast', { most: budget.most, seconds: budget.seconds });
    }
    c.set('scope', scope);
    return await next();
  };
}

/** What a route asks of a key, for the document and before anything else of a call is read; and what the route does, in words. */
export function needs(scope: KeyScope, words = '') {
  const middleware: MiddlewareHandler<Call> = async (c, next) => {
    requireRole(c.get('scope'), scope);
    await next();
  };
  return { description: `${words} Needs \`${scope}\`.`.trim(), security: [{ key: [scope] }], middleware };
}

/** Where the call comes from, as the server in front says it; nothing that a caller writes there arrives here. */
function sourceOf(c: Context<Call>): { source?: string } {
  const source = c.env?.incoming?.headers['x-kinline-source'];
  return typeof source === 'string' ? { source } : {};
}

function kindOf(c: Context): CallKind {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return 'read';
  return longestOf(c) > SMALL_BODY ? 'file' : 'write';
}

const longestOf = (c: Context): number => longCalls[`${c.req.method} ${c.req.path}`] ?? SMALL_BODY;

/** How long a call may be. Asked of the key first: strangers bring nothing. */
export const limitBody: MiddlewareHandler<Call> = async (c, next) => {
  const maxSize = longestOf(c);
  const onError = (over: Context) => answerOwn(over, 413, 'invalid_request', 'too_large', { kilobytes: Math.floor(maxSize / 1024) });
  return await bodyLimit({ maxSize, onError })(c, next);
};

/** Does a call once for the name it was given; a call without a name is simply done. */
export async function answerCall(app: App, c: Context<Call>, work: (app: App) => Promise<Answer>): Promise<Response> {
  const scope = c.get('scope');
  const name = c.req.header('Idempotency-Key');
  const answer =
    name === undefined ? { ...(await work(app)), again: false } : await answerOnce(app, scope, { name, digest: await digestOf(c) }, work);
  if (answer.again) c.header('Idempotent-Replayed', 'true');
  return c.json(answer.body, answer.status as ContentfulStatusCode);
}

async function digestOf(c: Context<Call>): Promise<Buffer> {
  const { pathname, search } = new URL(c.req.url);
  const hash = createHash('sha256').update(`${c.req.method} ${pathname}${search}\n${c.req.header('Content-Type') ?? ''}\n`);
  return hash.update(new Uint8Array(await c.req.arrayBuffer())).digest();
}
