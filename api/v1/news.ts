import { type OpenAPIHono, z } from '@hono/zod-openapi';
import { type EventType, eventTypes } from '#domain/directory/index.ts';
import type { Call } from './gate.ts';

// What we tell an agency's programs, for the document: what comes to the address that an admin gave. The calls are made in domain/directory/webhooks.

/** How a program knows that news is ours, and what it answers. Paragraphs are divided by an empty line. */
export const aboutNews = `What we send to an address of yours as soon as it is true: a POST with a JSON body. Ids and states only; ask the API for more. An admin adds the address and chooses what to hear of on the staff site, under "Keys".

Check that it is from us, as Standard Webhooks say (standardwebhooks.com; their libraries do it): \`webhook-signature\` is \`v1,\` and the base64 of HMAC-SHA256 over \`<webhook-id>.<webhook-timestamp>.<body as it came>\`, with the base64 after \`whsec_\` as the key. For a day after a new secret was made two signatures stand there with a space between: one right one is enough. Refuse what is older than five minutes.

Answer 200 to 299 within 10 seconds. Anything else, a redirect too, is tried again: after 5 and 30 seconds, 2, 10 and 30 minutes, 1, 2, 4, 8, 12, 20 and 24 hours. News comes at least once, always with the same \`id\`, and in no promised order: remember the ids you have seen. An admin can have it sent again for 30 days.`;

const transferNews = z.object({
  transfer: z.string(),
  facility: z.string(),
  state: z.enum(['waiting', 'posted', 'returned']),
  reason: z.string().nullable().meta({ description: 'Why it goes back.', example: 'released' }),
});
const rosterNews = z.object({ roster: z.string(), state: z.enum(['done', 'stopped', 'failed']) });

const told: Readonly<Record<EventType, { summary: string; data: z.ZodType }>> = {
  'transfer.received': { summary: 'Money has come in and waits for you', data: transferNews },
  'transfer.handed_over': { summary: 'It stands in a file for you: its sender can’t take it back any more', data: transferNews },
  'transfer.posted': { summary: 'It is on the person’s account', data: transferNews },
  'transfer.returned': { summary: 'It goes back to its sender', data: transferNews },
  'transfer.cancelled': { summary: 'Its sender has taken it back', data: transferNews },
  'roster.ended': { summary: 'A roster is through', data: rosterNews },
};

const headers = z.object({
  'webhook-id': z.string().meta({ description: 'The `id` of the news, the same at every try.' }),
  'webhook-timestamp': z.string().meta({ description: 'When this try was made, in seconds since 1970.' }),
  'webhook-signature': z.string().meta({ description: 'One signature, or two with a space between.', example: 'v1,K5oZ…' }),
});

/** Puts what we tell into the document, as its webhooks. */
export function newsRoutes({ openAPIRegistry: registry }: OpenAPIHono<Call>): void {
  for (const type of eventTypes) {
    const { summary, data } = told[type];
    const schema = z.object({
      id: z.string().meta({ example: 'evt_…' }),
      type: z.literal(type),
      created_at: z.iso.datetime(),
      sequence: z.string().meta({ description: 'Counts your agency’s news without gaps, whoever hears of them.', example: '17' }),
      agency_id: z.string(),
      data,
    });
    registry.registerWebhook({
      method: 'post',
      path: type,
      operationId: `news.${type}`,
      tags: ['News'],
      summary,
      security: [],
      request: { headers, body: { required: true, content: { 'application/json': { schema } } } },
      responses: { '2XX': { description: 'You have it.' } },
    });
  }
}
