import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from '@hono/zod-openapi';
import type { App } from '#kernel/app.ts';
import { isRefusal, type Params, type Refusal } from '#kernel/refusal.ts';
import { tr } from '#words/index.ts';

export const errorTypes = [
  'invalid_request',
  'authentication',
  'permission',
  'not_found',
  'conflict',
  'idempotency',
  'rate_limit',
  'api_error',
] as const;
type ErrorType = (typeof errorTypes)[number];

interface Problem {
  code: string;
  param: string | null;
  message: string;
}

/** What a call that is not done is answered. Always the same form; `code` never changes its meaning, `message` may be worded anew. */
export interface ErrorBody {
  error: Problem & { type: ErrorType; request_id: string; errors?: Problem[] };
}

export const requestIdOf = (c: Context): string => c.get('requestId') as string;

export function errorBody(c: Context, type: ErrorType, problem: Problem, all: Problem[] = []): ErrorBody {
  return { error: { type, ...problem, request_id: requestIdOf(c), ...(all.length > 1 ? { errors: all } : {}) } };
}

function answerError(c: Context, status: ContentfulStatusCode, type: ErrorType, problem: Problem, all: Problem[] = []): Response {
  return c.json(errorBody(c, type, problem, all), status);
}

/** An error of the API's own, in English words from `api.refusal.<code>`. */
export function answerOwn(
  c: Context,
  status: ContentfulStatusCode,
  type: ErrorType,
  code: string,
  params: Params = {},
  param: string | null = null,
): Response {
  return answerError(c, status, type, { code: `api.${code}`, param, message: wordsOf(`api.${code}`, params) });
}

export function wordsOf(code: string, params: Params): string {
  return tr('en', code.replace('.', '.refusal.'), params);
}

/** What the schema of a call finds wrong, all of it; the first stands alone too, for whoever reads only one. */
export function answerIssues(c: Context, issues: readonly z.core.$ZodIssue[], given: unknown): Response {
  const problems = issues.flatMap((issue) => problemsOf(issue, given));
  return answerError(c, 400, 'invalid_request', problems[0]!, problems);
}

function problemsOf(issue: z.core.$ZodIssue, given: unknown): Problem[] {
  const at = issue.path.join('.') || null;
  const one = (code: string, params: Params, param: string | null): Problem => ({
    code: `api.${code}`,
    param,
    message: wordsOf(`api.${code}`, params),
  });
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => one('unknown_field', { name: key.slice(0, 80) }, [...issue.path, key].join('.')));
  if (at !== null && isMissing(given, issue)) return [one('missing_field', { name: at }, at)];
  return [one('bad_value', { what: whatFits(issue) }, at)];
}

/** What would fit, in our words. A pattern and a number say theirs where they are written down; all else the library would say in its own. */
function whatFits(issue: z.core.$ZodIssue): string {
  const say = (key: string, params: Params = {}) => tr('en', `api.fits.${key}`, params);
  if (issue.code === 'invalid_type')
    return say(issue.expected in typeWords ? typeWords[issue.expected as keyof typeof typeWords] : 'other');
  if (issue.code === 'invalid_value') return say('one_of', { these: issue.values.map(String).join(', ') });
  if (issue.code === 'too_big' && issue.origin === 'string') return say('text_most', { most: Number(issue.maximum) });
  if (issue.code === 'too_big' && issue.origin === 'array') return say('list_most', { most: Number(issue.maximum) });
  if (issue.code === 'too_small' && (issue.origin === 'string' || issue.origin === 'array'))
    return say(issue.origin === 'array' ? 'list_least' : 'text_least');
  return issue.message;
}

const typeWords = { string: 'text', boolean: 'boolean', array: 'list', object: 'object' } as const;

function isMissing(given: unknown, { code, path }: z.core.$ZodIssue): boolean {
  if (code !== 'invalid_type' && code !== 'invalid_value') return false;
  return path.reduce<unknown>((all, name) => (all as Record<PropertyKey, unknown> | undefined)?.[name], given) === undefined;
}

const statuses: readonly [RegExp, ContentfulStatusCode, ErrorType][] = [
  [/^identity\.key_misses$/, 429, 'rate_limit'],
  [/^identity\.key_(unknown|ended|expired)$/, 401, 'authentication'],
  [/^kernel\.(not_allowed|scope_missing)$/, 403, 'permission'],
  [/^identity\.call_name_taken$/, 422, 'idempotency'],
  [/^identity\.call_name_bad$/, 400, 'idempotency'],
  [/^transfers\.unknown_transfer$/, 404, 'not_found'],
  [/^directory\.agency_not_ready$/, 409, 'conflict'],
  [/^directory\.unknown_(roster|person|agency|facility)$/, 404, 'not_found'],
  [/^directory\.roster_(over|busy|leavers)$/, 409, 'conflict'],
  [/^directory\.roster_too_long$/, 413, 'invalid_request'],
  [/^directory\.changes_busy$/, 503, 'api_error'],
];

function answerRefusal(c: Context, refusal: Refusal): Response {
  // What a field names and is not there makes the field wrong; "not found" is what the address names.
  const known = statuses.find(([pattern, status]) => pattern.test(refusal.code) && !(status === 404 && refusal.fields.length > 0));
  const [, status, type] = known ?? [null, 422 as const, 'invalid_request' as const];
  if (status === 503) c.header('Retry-After', '5');
  if (status === 429) c.header('Retry-After', '60');
  if (status === 401) c.header('WWW-Authenticate', 'Bearer');
  const fields = refusal.fields.map(({ field, code, params }): Problem => ({
    code,
    param: inSnake(field),
    message: wordsOf(code, params ?? {}),
  }));
  // People are told of their login; a program has a key.
  const words = refusal.code === 'kernel.not_allowed' ? 'api.not_allowed' : refusal.code;
  const first = fields[0] ?? { code: refusal.code, param: null, message: wordsOf(words, refusal.params) };
  return answerError(c, status, type, first, fields);
}

/** Fields of commands are written birthDate; a header's name stays as it is. */
const inSnake = (field: string): string => (field.includes('-') ? field : field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

/** Everything that is thrown on the way: refusals in their words, what the library says of a body, and bugs, of which nothing is told. */
export function answerThrown(app: App, error: unknown, c: Context): Response {
  if (isRefusal(error)) return answerRefusal(c, error);
  // Every body that the library reads itself is JSON.
  if (error instanceof HTTPException && error.status === 415)
    return answerOwn(c, 415, 'invalid_request', 'wrong_type', { types: 'application/json' }, 'Content-Type');
  if (error instanceof HTTPException && error.status === 400) return answerOwn(c, 400, 'invalid_request', 'bad_json');
  app.log.error({ err: error, path: c.req.path, request: requestIdOf(c) }, 'an API call failed');
  return answerOwn(c, 500, 'api_error', 'internal');
}
