import type { OpenAPIHono, z } from '@hono/zod-openapi';
import type { Call } from './gate.ts';
import { errorSchema } from './schemas.ts';

/** What a route may answer, for the document: its own answer, and the errors that every route may give. */
export function answers<T extends z.ZodType>(schema: T, description: string, status: 200 | 202 = 200) {
  return { [status]: { description, content: { 'application/json': { schema } }, headers: rateHeaders }, ...errors } as Record<
    typeof status,
    { description: string; content: { 'application/json': { schema: T } } }
  > &
    typeof errors;
}

const count = (description: string) => ({ schema: { type: 'integer' as const }, description });
const scheme = { schema: { type: 'string' as const }, description: 'Always `Bearer`.' };
const rateHeaders = {
  'RateLimit-Limit': count('Calls of this kind in a minute.'),
  'RateLimit-Remaining': count('How many of them are left.'),
  'RateLimit-Reset': count('Seconds until the next minute.'),
};

// Said once in the document, under a name; every route refers to them.
const failures = {
  400: ['Unreadable', 'The call can not be read.'],
  401: ['NoKey', 'No key, or one that does not open.'],
  403: ['NotAllowed', 'The key may not do this.'],
  404: ['NotFound', 'There is no such thing at your agency.'],
  409: ['Conflict', 'Not now: the thing is past this step, or somebody must say yes.'],
  413: ['TooLong', 'Too long.'],
  415: ['WrongType', 'Of a type that is not taken here.'],
  422: ['Refused', 'Understood, and refused: a field is wrong, or the Idempotency-Key was used for another call.'],
  429: ['TooFast', 'Too many calls in this minute.'],
  500: ['OurFault', 'Our fault.'],
  503: ['Busy', 'Busy: ask again in some seconds.'],
} as const;
const retryAfter = { 'Retry-After': count('Seconds to wait before the next call.') };
const failureHeaders: Readonly<Record<string, Record<string, ReturnType<typeof count> | typeof scheme>>> = {
  NoKey: { 'WWW-Authenticate': scheme },
  TooFast: { ...rateHeaders, ...retryAfter },
  Busy: retryAfter,
};
const errors = Object.fromEntries(
  Object.entries(failures).map(([status, [name]]) => [status, { $ref: `#/components/responses/${name}` }]),
) as Record<keyof typeof failures, { $ref: string }>;

/** Puts the errors of every route into the document. */
export function nameErrors({ openAPIRegistry: registry }: OpenAPIHono<Call>): void {
  registry.register('Error', errorSchema);
  const schema = { $ref: '#/components/schemas/Error' };
  for (const [name, description] of Object.values(failures)) {
    const headers = failureHeaders[name];
    registry.registerComponent('responses', name, {
      description,
      ...(headers ? { headers } : {}),
      content: { 'application/json': { schema } },
    });
  }
}
