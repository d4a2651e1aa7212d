import type { z } from '@hono/zod-openapi';
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
const rateHeaders = {
  'RateLimit-Limit': count('Calls of this kind in a minute.'),
  'RateLimit-Remaining': count('How many of them are left.'),
  'RateLimit-Reset': count('Seconds until the next minute.'),
};

const failed = (description: string) => ({ description, content: { 'application/json': { schema: errorSchema } } });
const errors = {
  400: failed('The call can not be read.'),
  401: failed('No key, or one that does not open.'),
  403: failed('The key may not do this.'),
  404: failed('There is no such thing at your agency.'),
  409: failed('Not now: the thing is past this step, or somebody must say yes.'),
  413: failed('Too long.'),
  415: failed('Of a type that is not taken here.'),
  422: failed('Understood, and refused: a field is wrong, or the Idempotency-Key was used for another call.'),
  429: failed('Too many calls in this minute.'),
  500: failed('Our fault.'),
  503: failed('Busy: ask again in some seconds.'),
};
