import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkout, freshSandbox, payOnPage, SECRET_KEY, until, type FreshSandbox } from '#test/sandbox.ts';

type Json = Record<string, unknown>;
const FIXTURES = JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/stripe-objects.json'), 'utf8')) as Record<string, Json>;

/** Objects as they come over the wire, in as many states as there are. */
let objects: { kind: string; what: string; body: Json }[];
let fresh: FreshSandbox;

async function read(path: string): Promise<Json> {
  const headers = { Authorization: `Bearer ${SECRET_KEY}` };
  const answer = await fetch(`http://127.0.0.1:${fresh.sandbox.apiPort}/v1/${path}`, { headers });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Json;
}

beforeAll(async () => {
  fresh = await freshSandbox();
  const full = {
    locale: 'es' as const,
    client_reference_id: 'ref',
    branding_settings: { display_name: 'Kinline' },
    custom_text: { submit: { message: 'Words' } },
    payment_method_options: { card: { restrictions: { brands_blocked: ['american_express' as const] } } },
    customer_creation: 'always' as const,
  };
  const make = (more = {}) => fresh.stripe.checkout.sessions.create(checkout(more));
  const [open, paid, declined, asked, expired, disputed] = await Promise.all([make(), make(full), make(), make(), make(), make()]);
  await payOnPage(fresh, paid.id, '4242424242424242');
  await payOnPage(fresh, declined.id, '4000000000009995');
  const bank = await payOnPage(fresh, asked.id, '4000000000003220');
  const waiting = (await fresh.stripe.checkout.sessions.retrieve(asked.id)).payment_intent as string;
  const requiresAction = await read(`payment_intents/${waiting}`);
  await fresh.browse(bank.headers.get('location')!, { method: 'POST', body: new URLSearchParams({ answer: 'yes' }) });
  await fresh.stripe.checkout.sessions.expire(expired.id);
  await payOnPage(fresh, disputed.id, '4242424242424242');
  const { data: charges } = await fresh.stripe.charges.list({ limit: 100 });
  await fresh.stripe.refunds.create({ charge: charges.find((charge) => charge.paid)!.id, reason: 'duplicate' });
  const toDispute = charges.find((charge) => charge.metadata.payment === 'pay_1' && charge.paid && !charge.refunded)!;
  const dispute = await fresh.control<{ id: string }>(`/charges/${toDispute.id}/dispute`, {});
  await fresh.control(`/disputes/${dispute.id}/close`, { outcome: 'won' });
  fresh.clock.move(3 * 86_400_000);
  await fresh.control('/due', {});
  const payout = (await fresh.stripe.payouts.list()).data[0]!.id;
  await fresh.control(`/payouts/${payout}/settle`, { outcome: 'failed' });
  await fresh.control('/payouts', {});
  await until(() => fresh.received.length > 10, 'events');
  const listed = async (path: string, kind: string) =>
    ((await read(path)).data as Json[]).map((body) => ({ kind, what: `${kind} ${String(body.status ?? body.type)}`, body }));
  objects = [
    ...(await listed('checkout/sessions?limit=100', 'checkout.session')),
    { kind: 'payment_intent', what: 'payment_intent requires_action', body: requiresAction },
    ...(await listed('payment_intents?limit=100', 'payment_intent')),
    ...(await listed('charges?limit=100&expand[]=data.refunds', 'charge')),
    ...(await listed('refunds?limit=100', 'refund')),
    ...(await listed('balance_transactions?limit=100', 'balance_transaction')),
    ...(await listed('disputes?limit=100', 'dispute')),
    ...(await listed('payouts?limit=100', 'payout')),
    ...(await listed('customers?limit=100', 'customer')),
    ...(await listed('events?limit=100', 'event')),
    ...(await listed(`checkout/sessions/${open.id}/line_items?expand[]=data.price.product`, 'item')),
  ];
  for (const { body } of objects.filter((one) => one.kind === 'charge')) {
    const method = await read(`payment_methods/${String(body.payment_method)}`);
    objects.push({ kind: 'payment_method', what: 'payment_method', body: method });
  }
  const { price } = objects.find((one) => one.kind === 'item')!.body as { price: Json };
  const product = price.product as Json;
  objects.push({ kind: 'product', what: 'product', body: product });
  objects.push({ kind: 'price', what: 'price', body: { ...price, product: product.id } });
});
afterAll(() => fresh.end());

/** Fields of the sample that ours lacks or holds as another kind of value. `null` fits anything: the sample fills in all. */
function differences(sample: unknown, ours: unknown, path: string): string[] {
  if (sample === null || ours === null) return [];
  const kind = (value: unknown) => (Array.isArray(value) ? 'array' : typeof value);
  if (kind(sample) !== kind(ours)) return [`${path}: ${kind(sample)} there, ${kind(ours)} here`];
  if (kind(sample) !== 'object' || OPEN_ENDED.test(path)) return [];
  return Object.keys(sample as Json).flatMap((key) =>
    key in (ours as Json) ? differences((sample as Json)[key], (ours as Json)[key], `${path}.${key}`) : [`${path}.${key}: missing`],
  );
}
// Holds whatever the owner put in, or the one kind of thing the sample happens to show.
const OPEN_ENDED = /\.(metadata|payment_method_options|previous_attributes|last_payment_error|next_action|data\.object|price)$/;

describe('objects carry what the samples carry', () => {
  test.each(Object.keys(FIXTURES))('%s', (kind) => {
    const mine = objects.filter((one) => one.kind === kind);
    expect(mine.length).toBeGreaterThan(0);
    const found = new Set(mine.flatMap(({ body }) => differences(FIXTURES[kind], body, kind)));
    expect([...found]).toEqual([]);
  });

  test('and the comparison sees a field that is missing or of another kind', () => {
    expect(differences({ a: { b: 1, c: [] }, d: 'x' }, { a: { b: '1', c: {} } }, 'o')).toEqual([
      'o.a.b: number there, string here',
      'o.a.c: array there, object here',
      'o.d: missing',
    ]);
  });
});

const TYPES: Record<string, string> = {
  'checkout.session': 'Stripe.Checkout.Session',
  item: 'Stripe.LineItem',
  payment_intent: 'Stripe.PaymentIntent',
  charge: 'Stripe.Charge',
  refund: 'Stripe.Refund',
  balance_transaction: 'Stripe.BalanceTransaction',
  dispute: 'Stripe.Dispute',
  payout: 'Stripe.Payout',
  customer: 'Stripe.Customer',
  payment_method: 'Stripe.PaymentMethod',
  product: 'Stripe.Product',
  price: 'Stripe.Price',
};

describe('objects are what the pinned SDK says they are', () => {
  test('every object in every state compiles as its type: no field missing, none too many, none of another type', () => {
    const lines = objects
      .filter(({ kind }) => kind in TYPES)
      .map(({ kind, body }) => {
        // The SDK turns this text into its own number class after parsing; the wire carries text.
        const text = JSON.stringify(body).replace(/"unit_amount_decimal":"\d+"/g, '"unit_amount_decimal":null');
        return `export const o${++count}: ${TYPES[kind]!} = ${text};`;
      });
    const planted = `export const planted: Stripe.Refund = ${JSON.stringify({ ...FIXTURES.refund, amount: '1' })};`;
    const problems = compile(["import type Stripe from 'stripe';", ...lines, planted].join('\n'));
    const mistakes = problems.filter((problem) => !problem.startsWith(`${lines.length + 1} `));
    expect(mistakes).toEqual([]);
    expect(problems.join()).toContain("Type 'string' is not assignable to type 'number'");
  }, 120_000);
});
let count = 0;

/** Compiles a text as if it lay beside this file; gives line (from 0) and message of each mistake. */
function compile(source: string): string[] {
  const file = join(import.meta.dirname, 'objects-on-the-wire.ts');
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
    module: ts.ModuleKind.Preserve,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2024,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, version) =>
    name === file ? ts.createSourceFile(name, source, version) : getSourceFile.call(host, name, version);
  host.fileExists = (name) => name === file || fileExists.call(host, name);
  host.readFile = (name) => (name === file ? source : readFile.call(host, name));
  const program = ts.createProgram([file], options, host);
  return ts.getPreEmitDiagnostics(program).map((problem) => {
    const line = problem.file ? problem.file.getLineAndCharacterOfPosition(problem.start ?? 0).line : -1;
    return `${line} ${ts.flattenDiagnosticMessageText(problem.messageText, ' ')}`;
  });
}
