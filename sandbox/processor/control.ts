import { cleanText } from '#kernel/text.ts';
import { isFromElsewhere, json, seeOther, type Reply, type Visit } from '../http.ts';
import { successUrl } from './checkout-page.ts';
import { RELEASE_ORDERS, TAMPERS } from './deliveries.ts';
import { endDelayedPayment, startDelayedPayment } from './delayed-payments.ts';
import { closeDispute, disputeCharge, findDispute } from './disputes.ts';
import { insertBalanceTransaction } from './balance-transactions.ts';
import { doDueWork, DUE_KINDS } from './due-work.ts';
import { FAULT_KINDS } from './faults.ts';
import { parseForm, type Raw, type RawTree } from './form.ts';
import { act, NO_REQUEST, secondsNow, type House } from './house.ts';
import { randomLetters } from './ids.ts';
import { must, oneOf, readFields, text, whole, type Parsed, type Shape } from './parameters.ts';
import { payWithCard } from './payments.ts';
import { payOut, settlePayout } from './payouts.ts';
import { invalid, noSuch, Problem, problemBody } from './problem.ts';
import { findDelivery, selectDeliveries } from './queries/deliveries.ts';
import { hurryDue } from './queries/objects.ts';
import { settleRefund } from './refunds.ts';
import { changeCard } from './saved-cards.ts';
import { findSession } from './sessions.ts';
import { findTestCard } from './test-cards.ts';

type Work = (house: House, visit: Visit, ids: string[]) => Promise<unknown>;

function order<F extends Record<string, Shape<unknown>>>(
  fields: F,
  work: (house: House, params: Parsed<F>, ids: string[]) => Promise<unknown>,
): Work {
  return (house, visit, ids) => work(house, readFields(fields, readBody(visit)), ids);
}

const rate: Shape<number> = {
  read(raw, path) {
    const value = Number(raw);
    if (typeof raw !== 'string' || !(value >= 0 && value <= 1)) throw invalid('A rate is from 0 to 1.', path);
    return value;
  },
};

const orderFault = order(
  {
    kind: must(oneOf(...FAULT_KINDS)),
    times: whole({ min: 1, max: 100_000 }),
    rate,
    method: oneOf('GET', 'POST'),
    path: text({ max: 200 }),
    delayMs: whole({ min: 0, max: 600_000 }),
  },
  (house, params) => Promise.resolve(house.faults.add(params)),
);

const release = order({ order: oneOf(...RELEASE_ORDERS), copies: whole({ min: 1, max: 20 }) }, async (house, params) => ({
  sent: await house.deliveries.release(params.order ?? 'created', params.copies ?? 1),
}));

const redeliver = order({ tamper: oneOf(...TAMPERS) }, async (house, params, [id]) => {
  const delivery = await findDelivery(house.db, id!);
  if (!delivery) throw noSuch('delivery', id!, 'id', 404);
  return { status: await house.deliveries.sendNow(delivery, params.tamper) };
});

const payByHand = order({ number: must(text({ max: 30 })), name: text({ max: 100 }) }, (house, params, [id]) =>
  act(house, NO_REQUEST, async (one) => {
    const session = await findSession(one, id!);
    if (session.status === 'complete') return { result: 'paid', success_url: successUrl(session) };
    if (session.status !== 'open') throw invalid(`This Checkout Session is ${session.status}.`, 'session');
    const card = findTestCard(params.number.replaceAll(' ', ''));
    if (!card) throw invalid('Only test cards work here.', 'number');
    const name = cleanText(params.name ?? 'Test Payer', { max: 100 });
    const result = await payWithCard(one, session, randomLetters(24), {
      card,
      expMonth: 12,
      expYear: one.house.clock.now().getUTCFullYear() + 3,
      name: name.ok ? name.value : 'Test Payer',
      postalCode: '12205',
      email: session.customer_email ?? 'payer@example.com',
    });
    return { result: result.kind, success_url: result.kind === 'paid' ? successUrl(session) : null };
  }),
);

const disputeFields = { reason: oneOf('fraudulent', 'product_not_received', 'duplicate', 'general'), amount: whole({ min: 1 }) };
const dispute = order(disputeFields, (house, { reason = 'fraudulent', amount }, [id]) =>
  act(house, NO_REQUEST, (one) => disputeCharge(one, id!, reason, amount)),
);

const decideDispute = order({ outcome: must(oneOf('won', 'lost')), back: whole({ min: 1 }) }, (house, { outcome, back }, [id]) =>
  act(house, NO_REQUEST, async (one) => closeDispute(one, await findDispute(one, id!), outcome, back)),
);

const decideRefund = order({ outcome: must(oneOf('succeeded', 'failed')) }, (house, params, [id]) =>
  act(house, NO_REQUEST, (one) => settleRefund(one, id!, params.outcome)),
);

const payOutNow = order({}, (house) => act(house, NO_REQUEST, async (one) => ({ payout: (await payOut(one))?.id ?? null })));

const decidePayout = order({ outcome: must(oneOf('paid', 'failed')) }, (house, params, [id]) =>
  act(house, NO_REQUEST, (one) => settlePayout(one, id!, params.outcome)),
);

const delay = order({ outcome: must(oneOf('started', 'succeeded', 'failed')) }, (house, { outcome }, [id]) =>
  act(house, NO_REQUEST, (one) => (outcome === 'started' ? startDelayedPayment(one, id!) : endDelayedPayment(one, id!, outcome))),
);

const doDue = order({ kind: oneOf(...DUE_KINDS) }, async (house, { kind }) => {
  if (kind) await hurryDue(house.db, kind, secondsNow(house));
  return { done: await doDueWork(house) };
});

/** A line on the balance that belongs to no payment: a bill, a correction of theirs. */
const moveBalance = order(
  { amount: must(whole()), currency: text({ max: 3 }), description: text({ max: 100 }) },
  (house, { amount, currency = 'usd', description = 'Adjustment' }) =>
    act(house, NO_REQUEST, (one) =>
      insertBalanceTransaction(one, {
        amount,
        currency,
        description,
        fee: 0,
        feeDescription: '',
        source: `adj_${randomLetters(24)}`,
        type: 'adjustment',
        category: 'other_adjustment',
      }),
    ),
);

const turnCard = order({ card: must(text({ max: 40 })) }, (house, { card }, [id]) =>
  act(house, NO_REQUEST, (one) => changeCard(one, id!, card)),
);

async function listDeliveries(house: House, visit: Visit): Promise<unknown> {
  const asked = visit.url.searchParams;
  const deliveries = await selectDeliveries(house.db, {
    limit: Math.min(Number(asked.get('limit')) || 100, 1000),
    ...(asked.get('state') !== null && { state: asked.get('state')! }),
    ...(asked.get('event_type') !== null && { eventType: asked.get('event_type')! }),
    ...(asked.get('event') !== null && { eventId: asked.get('event')! }),
  });
  return { held: await house.deliveries.isHeld(), deliveries };
}

const ORDERS: [string, RegExp, Work][] = [
  ['GET', /^\/control\/faults$/, (house) => Promise.resolve({ faults: house.faults.list() })],
  ['POST', /^\/control\/faults$/, orderFault],
  ['DELETE', /^\/control\/faults$/, (house) => Promise.resolve(house.faults.clear() ?? { faults: [] })],
  ['GET', /^\/control\/deliveries$/, listDeliveries],
  ['POST', /^\/control\/deliveries\/([^/]+)\/redeliver$/, redeliver],
  ['POST', /^\/control\/webhooks\/hold$/, async (house) => ({ held: (await house.deliveries.hold()) ?? true })],
  ['POST', /^\/control\/webhooks\/release$/, release],
  ['POST', /^\/control\/sessions\/([^/]+)\/pay$/, payByHand],
  ['POST', /^\/control\/sessions\/([^/]+)\/delayed$/, delay],
  ['POST', /^\/control\/charges\/([^/]+)\/dispute$/, dispute],
  ['POST', /^\/control\/disputes\/([^/]+)\/close$/, decideDispute],
  ['POST', /^\/control\/refunds\/([^/]+)\/settle$/, decideRefund],
  ['POST', /^\/control\/payment_methods\/([^/]+)$/, turnCard],
  ['POST', /^\/control\/payouts$/, payOutNow],
  ['POST', /^\/control\/payouts\/([^/]+)\/settle$/, decidePayout],
  ['POST', /^\/control\/balance$/, moveBalance],
  ['POST', /^\/control\/due$/, doDue],
];

/** Levers for tests and for the sandbox's operator. Bodies are JSON or forms; a form is answered with its page. */
export async function answerControl(house: House, visit: Visit): Promise<Reply> {
  if (visit.method !== 'GET' && isFromElsewhere(visit)) return json({ error: 'came from elsewhere' }, 403);
  for (const [method, pattern, work] of ORDERS) {
    const match = method === visit.method ? pattern.exec(visit.url.pathname) : null;
    if (!match) continue;
    try {
      const result = await work(house, visit, match.slice(1));
      return isBrowserForm(visit) ? seeOther('/webhooks') : json(result);
    } catch (error) {
      if (error instanceof Problem) return json(problemBody(error), error.status);
      throw error;
    }
  }
  return json({ error: `nothing at ${visit.method} ${visit.url.pathname}` }, 404);
}

function isBrowserForm(visit: Visit): boolean {
  return visit.method === 'POST' && (visit.headers.accept ?? '').includes('text/html');
}

function readBody(visit: Visit): RawTree {
  if (visit.body.trim() === '') return new Map();
  if (!visit.headers['content-type']?.startsWith('application/json')) return parseForm(visit.body);
  let parsed: unknown;
  try {
    parsed = JSON.parse(visit.body);
  } catch {
    throw invalid('The body is not JSON.');
  }
  if (typeof parsed !== 'object' || parsed === null) throw invalid('The body must be a JSON object.');
  return new Map(Object.entries(parsed).map(([key, value]): [string, Raw] => [key, String(value)]));
}
