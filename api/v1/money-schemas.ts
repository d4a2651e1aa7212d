import { z } from '@hono/zod-openapi';
import { categories, channels, methods } from '#domain/directory/index.ts';
import { ANSWERS_MOST, CLERK_REASONS, PROGRAM_STATES } from '#domain/transfers/index.ts';

// The words of the API that are about money. Amounts are US dollars as text with two decimals.

export const amount = z.string().meta({ description: 'US dollars.', example: '40.00' });
const moment = z.iso.datetime().meta({ example: '2026-11-21T15:04:05.000Z' });

const heldDay = z.iso.date().nullable().meta({
  description: 'The first day the person can use it, where the agency’s rule holds it until then; null: as soon as it is on the account.',
  example: '2026-12-02',
});

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
    agency_id: z.string(),
    now: schedule.nullable().meta({ description: 'What holds now.' }),
    coming: schedule.nullable().meta({ description: 'What is announced for a later day.' }),
  })
  .openapi('Fees');

export const quoteQuestionSchema = z
  .strictObject({
    resident: z
      .string()
      .min(1)
      .max(60)
      .optional()
      .meta({ description: 'Your number of the person. Not for the keys of partners.', example: 'S123456' }),
    facility: z.string().max(60).optional().meta({ description: 'Instead of a person: anybody at this facility (its id).' }),
    amount: z.string().max(40).meta({ description: 'US dollars.', example: '40.00' }),
    ...way,
  })
  .openapi('QuoteQuestion');

export const quoteSchema = z
  .object({
    resident_id: z.string().nullable().meta({ description: 'Null when you asked for a facility.' }),
    facility_id: z.string(),
    ...way,
    amount,
    fee: amount,
    total: amount.meta({ description: 'What the sender pays: amount and fee.' }),
    deductions: z
      .array(z.object({ name: z.string(), when: z.enum(['always', 'if_owed']), up_to: amount }))
      .meta({ description: 'What the agency may take from it, by the rules it has published.' }),
    arrives_at_least: amount,
    arrives_at_most: amount,
    posts_by: moment.meta({ description: 'When it is on the account, sent now, by the agency’s posting days.' }),
    available_on: heldDay,
  })
  .openapi('Quote');

export const transferStates = PROGRAM_STATES;
export const transferSchema = z
  .object({
    id: z.string(),
    reference: z.string().meta({ description: 'What the sender’s receipt says.', example: 'KL-3M8P-XW21' }),
    state: z.enum(transferStates).meta({
      description:
        'waiting: it has come in and waits for you. withheld: held for now. posted: on the account. returned: it goes, or went, back, or on to another of your facilities after its person.',
    }),
    facility_id: z.string(),
    resident_id: z.string(),
    resident_number: z.string(),
    resident_name: z.string(),
    sender_name: z.string(),
    category: z.string().meta({ example: 'spendable' }),
    amount: amount.meta({ description: 'The whole amount, as it is handed to you. US dollars.' }),
    received_at: moment,
    handed_over_at: moment.nullable().meta({ description: 'When it was given to you in a file: its sender can’t take it back any more.' }),
    withheld_at: moment.nullable(),
    posted_at: moment.nullable(),
    returned_at: moment.nullable(),
    deductions: z
      .array(z.object({ name: z.string(), amount }))
      .nullable()
      .meta({ description: 'What you took from it, as you said; null as long as you have not said.' }),
    available_on: heldDay,
    reason: z.string().nullable().meta({ description: 'Why it is held or goes back.', example: 'released' }),
  })
  .openapi('Transfer');

const exact = z
  .string()
  .regex(/^\d{1,9}\.\d{2}$/, 'Write dollars and cents as text, like 40.00')
  .meta({ description: 'US dollars, with two decimals.', example: '8.00' });
const arrived = exact
  .optional()
  .meta({ description: 'The whole amount as you have it, before what you take: must be ours.', example: '40.00' });
const taken = z
  .array(
    z.strictObject({ name: z.string().max(80).meta({ description: 'As the sender reads it.', example: 'Restitution' }), amount: exact }),
  )
  .max(20)
  .optional()
  .meta({ description: 'What you really took from it. The sender sees it.' });
const reason = z.enum(CLERK_REASONS);
const note = z.string().max(500).optional().meta({ description: 'More about the reason. The sender may read it.' });

export const acknowledgementSchema = z.strictObject({ amount: arrived, deductions: taken }).openapi('Acknowledgement');
export const rejectionSchema = z.strictObject({ reason, note }).openapi('Rejection');

const answer = z
  .strictObject({
    transfer: z.string().max(60).optional().meta({ description: 'Its id; or say its `reference`.' }),
    reference: z.string().max(60).optional().meta({ description: 'Its reference, as in your file.', example: 'KL-3M8P-XW21' }),
    outcome: z.enum(['posted', 'rejected']),
    amount: arrived,
    deductions: taken,
    reason: reason.optional().meta({ description: 'Why it is rejected; other when left out.' }),
    note,
  })
  .refine(({ transfer, reference }) => (transfer === undefined) !== (reference === undefined), {
    path: ['transfer'],
    message: 'Name it by its id or by its reference',
  })
  .openapi('Answer');
export const answersSchema = z.strictObject({ answers: z.array(answer).min(1).max(ANSWERS_MOST) }).openapi('Answers');

export const verdictSchema = z
  .object({
    transfer: z.string().nullable(),
    reference: z.string().nullable(),
    verdict: z.enum(['posted', 'rejected', 'repeated', 'conflict', 'kept_out']).meta({
      description:
        'posted, rejected: done. repeated: said before, nothing has changed. conflict: too late or against your earlier word; nothing has changed, we look at it. kept_out: cannot be true, see `why`.',
    }),
    why: z.string().nullable().meta({ description: 'Of a conflict, or of what is kept out.', example: 'amount_differs' }),
  })
  .openapi('Verdict');
export const verdictsSchema = z.object({ data: z.array(verdictSchema) }).openapi('Verdicts');
