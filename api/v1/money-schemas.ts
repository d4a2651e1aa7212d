import { z } from '@hono/zod-openapi';
import { categories, channels, methods } from '#domain/directory/index.ts';
import { INCOMING_STATUSES } from '#domain/transfers/index.ts';

// The words of the API that are about money. Amounts are US dollars as text with two decimals.

export const amount = z.string().meta({ description: 'US dollars.', example: '40.00' });
const moment = z.iso.datetime().meta({ example: '2026-11-21T15:04:05.000Z' });

const way = { channel: z.enum(channels), method: z.enum(methods), category: z.enum(categories) };
const tier = z.object({
  from: amount,
  to: amount,
  fee: amount,
  percent: z.string().nullable().meta({ description: 'Of the amount, on top of `fee`.', example: '3.5' }),
  at_least: amount.nullable().meta({ description: 'The fee is never less.' }),
});
const schedule = z.object({ effective_from: moment, lines: z.array(z.object({ ...way, tiers: z.array(tier) })) });

export const feesSchema = z
  .object({
    now: schedule.nullable().meta({ description: 'What holds now.' }),
    coming: schedule.nullable().meta({ description: 'What is announced for a later day.' }),
  })
  .openapi('Fees');

export const quoteQuestionSchema = z
  .strictObject({
    resident: z.string().min(1).max(60).meta({ description: 'Your number of the person.', example: 'S123456' }),
    amount: z.string().max(40).meta({ description: 'US dollars.', example: '40.00' }),
    ...way,
  })
  .openapi('QuoteQuestion');

export const quoteSchema = z
  .object({
    resident_id: z.string(),
    facility_id: z.string(),
    ...way,
    amount,
    fee: amount,
    total: amount.meta({ description: 'What the sender pays: amount and fee.' }),
    deductions: z
      .array(z.object({ name: z.string(), when: z.enum(['always', 'if_owed']), up_to: amount }))
      .meta({ description: 'What your agency may take from it, by the rules it has published.' }),
    arrives_at_least: amount,
    arrives_at_most: amount,
    posts_by: moment.meta({ description: 'When it is on the account, sent now, by your posting days.' }),
  })
  .openapi('Quote');

export const transferStates = INCOMING_STATUSES;
export const transferSchema = z
  .object({
    id: z.string(),
    reference: z.string().meta({ description: 'What the sender’s receipt says.', example: 'KL-3M8P-XW21' }),
    state: z.enum(transferStates).meta({
      description:
        'waiting: it has come in and waits for you. withheld: held for now. posted: on the account. returned: it goes, or went, back.',
    }),
    facility_id: z.string(),
    resident_id: z.string(),
    resident_number: z.string(),
    resident_name: z.string(),
    sender_name: z.string(),
    category: z.string().meta({ example: 'spendable' }),
    amount: amount.meta({ description: 'The whole amount, as it is handed to you. US dollars.' }),
    received_at: moment,
    withheld_at: moment.nullable(),
    posted_at: moment.nullable(),
    returned_at: moment.nullable(),
    reason: z.string().nullable().meta({ description: 'Why it is held or goes back.', example: 'released' }),
  })
  .openapi('Transfer');
