import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { type Dated, type FeeSchedule, readOwnFees } from '#domain/directory/index.ts';
import {
  listForProgram,
  programStateOf,
  priceForProgram,
  type ProgramPrice,
  type ProgramTransfer,
  readForProgram,
  TRANSFERS_PER_PAGE,
} from '#domain/transfers/index.ts';
import type { App } from '#kernel/app.ts';
import { moneyToJson } from '#kernel/money.ts';
import { answers } from './answers.ts';
import { type Call, needs } from './gate.ts';
import { feesSchema, quoteQuestionSchema, quoteSchema, transferSchema, transferStates } from './money-schemas.ts';
import { agencyAsked, cursor, limit, pageOf } from './schemas.ts';

const tags = ['Money'];

const feesRoute = createRoute({
  method: 'get',
  path: '/api/v1/fees',
  operationId: 'getFees',
  tags,
  summary: 'An agency’s price list',
  ...needs('places:read', 'What families see on the fee page: all ways and purposes, with what holds now and what is announced.'),
  request: { query: z.strictObject({ agency: agencyAsked }) },
  responses: answers(feesSchema, 'The price lists.'),
});
const quoteRoute = createRoute({
  method: 'post',
  path: '/api/v1/quotes',
  operationId: 'makeQuote',
  tags,
  summary: 'What a sending would cost',
  ...needs(
    'quotes:read',
    'For a lobby or a terminal of yours to show before somebody sends to a person (`resident`) or to anybody at a place (`facility`): the fee, what may be taken from it, and when it is on the account. A price, not a promise: nothing is kept, nothing is paid with it, and the limits of one sender are not looked at.',
  ),
  request: { body: { required: true, content: { 'application/json': { schema: quoteQuestionSchema } } } },
  responses: answers(quoteSchema, 'The price as it is now.'),
});
const listRoute = createRoute({
  method: 'get',
  path: '/api/v1/transfers',
  operationId: 'listTransfers',
  tags,
  summary: 'Money that comes in',
  ...needs(
    'transfers:read',
    'The newest first, a page at a time, at the facilities of the key. Ask for `state=waiting` to see what is to be put on accounts; to hear of it at once, let us send you news.',
  ),
  request: {
    query: z.strictObject({
      facility: z.string().max(60).optional().meta({ description: 'Only those for this facility (its id).' }),
      state: z.enum(transferStates).optional(),
      day: z
        .string()
        .max(10)
        .optional()
        .meta({ description: 'Only what came in on this day, by your agency’s calendar.', example: '2026-11-21' }),
      resident: z.string().max(60).optional().meta({ description: 'Only those for this person (your number).' }),
      cursor,
      limit: limit(TRANSFERS_PER_PAGE),
    }),
  },
  responses: answers(pageOf(transferSchema, 'TransferPage'), 'A page of transfers.'),
});
const readRoute = createRoute({
  method: 'get',
  path: '/api/v1/transfers/{id}',
  operationId: 'getTransfer',
  tags,
  summary: 'One transfer',
  ...needs('transfers:read'),
  request: { params: z.object({ id: z.string().max(60) }) },
  responses: answers(transferSchema, 'The transfer with this id.'),
});

export function moneyRoutes(app: App, v1: OpenAPIHono<Call>): void {
  v1.openapi(feesRoute, async (c) => {
    const { agencyId, now, coming } = await readOwnFees(app, c.get('scope'), c.req.valid('query'));
    return c.json({ agency_id: agencyId, now: scheduleOut(now), coming: scheduleOut(coming) }, 200);
  });
  v1.openapi(quoteRoute, async (c) => {
    const { resident, ...asked } = c.req.valid('json');
    return c.json(quoteOut(await priceForProgram(app, c.get('scope'), { ...asked, number: resident })), 200);
  });
  v1.openapi(listRoute, async (c) => {
    const { facility, resident, limit: most, ...asked } = c.req.valid('query');
    const question = { ...asked, facilityId: facility, residentNumber: resident, most: most ?? 50 };
    const { transfers, next } = await listForProgram(app, c.get('scope'), question);
    return c.json({ data: transfers.map(transferOut), has_more: next !== null, next_cursor: next }, 200);
  });
  v1.openapi(readRoute, async (c) => c.json(transferOut(await readForProgram(app, c.get('scope'), c.req.valid('param').id)), 200));
}

function scheduleOut(schedule: Dated<FeeSchedule> | null) {
  if (schedule === null) return null;
  const lines = schedule.body.lines.map(({ channel, method, category, tiers }) => ({
    channel,
    method,
    category,
    tiers: tiers.map((tier) => ({
      from: moneyToJson(tier.minCents),
      to: moneyToJson(tier.maxCents),
      fee: moneyToJson(tier.feeCents),
      percent: tier.percentBasisPoints ? String(tier.percentBasisPoints / 100) : null,
      at_least: tier.leastCents === undefined ? null : moneyToJson(tier.leastCents),
    })),
  }));
  return { effective_from: schedule.effectiveFrom.toISOString(), lines };
}

function quoteOut(price: ProgramPrice) {
  return {
    resident_id: price.residentId,
    facility_id: price.facilityId,
    channel: price.channel,
    method: price.method,
    category: price.category,
    amount: moneyToJson(price.amountCents),
    fee: moneyToJson(price.feeCents),
    total: moneyToJson(price.amountCents + price.feeCents),
    deductions: price.arrives.taken.map(({ rule, upToCents }) => ({ name: rule.name.en, when: rule.when, up_to: moneyToJson(upToCents) })),
    arrives_at_least: moneyToJson(price.arrives.atLeastCents),
    arrives_at_most: moneyToJson(price.arrives.atMostCents),
    posts_by: price.postsBy.toISOString(),
    available_on: price.availableOn,
  };
}

function transferOut(transfer: ProgramTransfer) {
  const state = programStateOf(transfer);
  return {
    id: transfer.transferId,
    reference: transfer.reference,
    state,
    facility_id: transfer.facilityId,
    resident_id: transfer.residentId,
    resident_number: transfer.residentNumber,
    resident_name: transfer.residentName,
    sender_name: transfer.senderName,
    category: transfer.category,
    amount: moneyToJson(transfer.amountCents),
    received_at: transfer.appliedAt.toISOString(),
    handed_over_at: transfer.handedOverAt?.toISOString() ?? null,
    withheld_at: transfer.withheldAt?.toISOString() ?? null,
    posted_at: transfer.postedAt?.toISOString() ?? null,
    returned_at: transfer.returningAt?.toISOString() ?? null,
    deductions: transfer.taken?.map(({ name, cents }) => ({ name, amount: moneyToJson(BigInt(cents)) })) ?? null,
    available_on: transfer.availableOn,
    reason: transfer.why,
  };
}
