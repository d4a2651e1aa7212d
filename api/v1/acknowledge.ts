import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { acknowledgeTransfers, answerForProgram, type Verdict } from '#domain/transfers/index.ts';
import type { App } from '#kernel/app.ts';
import { moneyFromJson } from '#kernel/money.ts';
import { answers } from './answers.ts';
import { errorBody, wordsOf } from './errors.ts';
import { answerCall, type Call, needs } from './gate.ts';
import { acknowledgementSchema, answersSchema, rejectionSchema, verdictSchema, verdictsSchema } from './money-schemas.ts';
import { callName } from './schemas.ts';

// What an agency's program says became of money.

const tags = ['Money'];
const params = z.object({ id: z.string().max(60) });
const json = <T extends z.ZodType>(schema: T) => ({ required: true, content: { 'application/json': { schema } } });

const acknowledgeRoute = createRoute({
  method: 'post',
  path: '/api/v1/transfers/{id}/acknowledge',
  operationId: 'acknowledgeTransfer',
  tags,
  summary: 'It is on the account',
  ...needs(
    'transfers:write',
    'Say so when it is there, with what you really took. Its sender is told. It can not be taken back; said again it changes nothing.',
  ),
  request: { params, headers: callName, body: json(acknowledgementSchema) },
  responses: answers(verdictSchema, 'Done, or said before.'),
});
const rejectRoute = createRoute({
  method: 'post',
  path: '/api/v1/transfers/{id}/reject',
  operationId: 'rejectTransfer',
  tags,
  summary: 'You can’t take it',
  ...needs(
    'transfers:write',
    'The money goes back to its sender with the fee, and the sender is told why. It can not be taken back; said again it changes nothing.',
  ),
  request: { params, headers: callName, body: json(rejectionSchema) },
  responses: answers(verdictSchema, 'Done, or said before.'),
});
const answersRoute = createRoute({
  method: 'post',
  path: '/api/v1/transfers/answers',
  operationId: 'answerTransfers',
  tags,
  summary: 'Answers for many',
  ...needs(
    'transfers:write',
    'Up to 200 at once. Each counts for itself and has its verdict, in your order. Without an `Idempotency-Key` they are done a hundred at a time; with one, all together or none. Counts as a file.',
  ),
  request: { headers: callName, body: json(answersSchema) },
  responses: answers(verdictsSchema, 'A verdict for each.'),
});

export function acknowledgeRoutes(app: App, v1: OpenAPIHono<Call>): void {
  v1.openapi(acknowledgeRoute, async (c) => {
    const { id: transferId } = c.req.valid('param');
    const said = c.req.valid('json');
    return await answerCall(app, c, async (one) =>
      verdictAnswer(c, await answerForProgram(one, c.get('scope'), { transferId, outcome: 'posted', ...amountsOf(said) })),
    );
  });
  v1.openapi(rejectRoute, async (c) => {
    const { id: transferId } = c.req.valid('param');
    const said = c.req.valid('json');
    return await answerCall(app, c, async (one) =>
      verdictAnswer(c, await answerForProgram(one, c.get('scope'), { transferId, outcome: 'rejected', ...said })),
    );
  });
  v1.openapi(answersRoute, async (c) => {
    const items = c.req.valid('json').answers.map(({ transfer: transferId, ...said }) => ({ ...said, transferId, ...amountsOf(said) }));
    return await answerCall(app, c, async (one) => {
      const verdicts = await acknowledgeTransfers(one, c.get('scope'), { items });
      return { status: 200, body: { data: verdicts.map(verdictOut) } };
    });
  });
}

function amountsOf({ amount, deductions }: { amount?: string | undefined; deductions?: { name: string; amount: string }[] | undefined }) {
  return {
    amountCents: amount === undefined ? null : moneyFromJson(amount),
    deductions: (deductions ?? []).map((one) => ({ name: one.name, amountCents: moneyFromJson(one.amount) })),
  };
}

/** A word against an earlier one is an error to whoever says it, and yet it is kept for an operator: not thrown. */
function verdictAnswer(c: Parameters<typeof errorBody>[0], verdict: Verdict) {
  if (verdict.verdict !== 'conflict') return { status: 200, body: verdictOut(verdict) };
  const code = 'transfers.answer_conflict';
  return { status: 409, body: errorBody(c, 'conflict', { code, param: null, message: wordsOf(code, {}) }) };
}

function verdictOut({ transferId, reference, verdict, why }: Verdict) {
  return { transfer: transferId, reference, verdict, why };
}
