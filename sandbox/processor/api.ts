import { createHash } from 'node:crypto';
import { sameSecret } from '#kernel/ids.ts';
import type { Reply, Visit } from '../http.ts';
import type { Endpoint } from './endpoint.ts';
import { expandAll } from './expansion.ts';
import { parseForm, type RawTree } from './form.ts';
import { API_VERSION, NO_REQUEST, secondsNow, type House } from './house.ts';
import { answerFreely, answerOnce } from './idempotency.ts';
import { processorId } from './ids.ts';
import { invalid, KeptProblem, Problem, problemBody, problemReply } from './problem.ts';
import { ROUTES } from './routes.ts';

/** Answers one request to `/v1/…`. Never throws: what went wrong is an error object of the processor. */
export async function answerApi(house: House, visit: Visit): Promise<Reply> {
  const requestId = processorId('req');
  const key = header(visit, 'idempotency-key');
  let reply: Reply;
  try {
    reply = await answer(house, visit, requestId, key);
  } catch (error) {
    if (!(error instanceof Problem)) {
      house.log.error({ path: visit.url.pathname, error: describe(error) }, 'sandbox: a request broke the processor');
    }
    reply = problemReply(error instanceof Problem ? error : serverError());
  }
  return {
    ...reply,
    headers: {
      'Request-Id': requestId,
      'Stripe-Version': API_VERSION,
      'Cache-Control': 'no-cache, no-store',
      'Content-Type': 'application/json',
      ...(key && { 'Idempotency-Key': key }),
      ...reply.headers,
    },
  };
}

export function serverError(): Problem {
  return new Problem(500, 'api_error', 'An unknown error occurred. Please try again.');
}

async function answer(house: House, visit: Visit, requestId: string, key: string | undefined): Promise<Reply> {
  const scope = checkKey(house, visit);
  const path = visit.url.pathname.replace(/\/$/, '');
  const { endpoint, ids } = findEndpoint(visit.method, path);
  checkVersion(visit);
  const params = readParams(visit);
  const values = endpoint.read(params);
  const body = async (act: Parameters<Endpoint['run']>[0]): Promise<{ status: number; body: string }> => {
    let result: object;
    try {
      result = await endpoint.run(act, values as never, ids);
    } catch (error) {
      if (!(error instanceof KeptProblem)) throw error;
      return { status: error.status, body: JSON.stringify(problemBody(error), null, 2) };
    }
    // What is expanded is replaced in place, and what was just written must not change with it.
    const shown = structuredClone(result) as Record<string, unknown>;
    await expandAll(act.tx, shown, values.expand);
    return { status: 200, body: JSON.stringify(shown, null, 2) };
  };
  if (visit.method === 'GET') {
    return house.db.tx((tx) => body({ house, tx, now: secondsNow(house), request: NO_REQUEST }));
  }
  if (key === undefined) return answerFreely(house, requestId, body);
  if (key.length > 255) throw invalid('Idempotency keys can be at most 255 characters long.');
  const kept = await answerOnce(house, { id: requestId, key, scope, path, params }, body);
  const replayed = { 'Idempotent-Replayed': 'true', 'Original-Request': kept.original ?? requestId };
  return { status: kept.status, body: kept.body, headers: kept.original === null ? {} : replayed };
}

function checkKey(house: House, visit: Visit): string {
  const given = /^Bearer (\S+)$/.exec(header(visit, 'authorization') ?? '')?.[1] ?? basicUser(visit);
  if (given === undefined) {
    throw new Problem(
      401,
      'invalid_request_error',
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    );
  }
  const digest = (text: string) => createHash('sha256').update(text).digest();
  if (!sameSecret(digest(given), digest(house.secretKey))) {
    const shown = given.length > 12 ? `${given.slice(0, 8)}${'*'.repeat(8)}${given.slice(-4)}` : '*'.repeat(8);
    throw new Problem(401, 'invalid_request_error', `Invalid API Key provided: ${shown}`, { code: 'api_key_invalid' });
  }
  return digest(given).toString('hex').slice(0, 16);
}

function basicUser(visit: Visit): string | undefined {
  const basic = /^Basic (\S+)$/.exec(header(visit, 'authorization') ?? '')?.[1];
  return basic === undefined ? undefined : Buffer.from(basic, 'base64').toString().split(':')[0];
}

function checkVersion(visit: Visit): void {
  const version = header(visit, 'stripe-version');
  if (version !== undefined && version !== API_VERSION) {
    throw invalid(`Invalid Stripe API version: ${version}. This sandbox speaks ${API_VERSION} only.`);
  }
}

function readParams(visit: Visit): RawTree {
  const type = header(visit, 'content-type');
  if (visit.method === 'GET') return parseForm(visit.url.search.slice(1));
  if (visit.body !== '' && !type?.startsWith('application/x-www-form-urlencoded')) {
    throw invalid(`Invalid request: the body must be application/x-www-form-urlencoded, not ${type ?? 'unnamed'}.`);
  }
  const params = parseForm(visit.body);
  for (const [name, value] of parseForm(visit.url.search.slice(1))) params.set(name, value);
  return params;
}

function findEndpoint(method: string, path: string): { endpoint: Endpoint; ids: string[] } {
  for (const [routeMethod, pattern, endpoint] of ROUTES) {
    const match = routeMethod === method ? pattern.exec(path) : null;
    if (match) return { endpoint, ids: match.slice(1).map((id) => readId(id)) };
  }
  throw new Problem(
    404,
    'invalid_request_error',
    `Unrecognized request URL (${method}: ${path}). This sandbox speaks only the part of the API that its README names.`,
  );
}

function readId(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalid('Invalid request: the address is not well encoded.');
  }
}

function header(visit: Visit, name: string): string | undefined {
  const value = visit.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
