import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import Stripe from 'stripe';
import { inject } from 'vitest';
import type { Logger } from '#kernel/app.ts';
import type { MovableClock } from '#kernel/clock.ts';
import { testClock } from '#test/database.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '#sandbox/index.ts';

export const SECRET_KEY = 'sk_test_only_for_tests_0001';
export const WEBHOOK_SECRET = 'whsec_only_for_tests';
export const ORIGIN = 'http://sandbox.localhost:3000';

export interface Received {
  body: string;
  signature: string;
  event: Stripe.Event;
}

/** A sandbox on a database of its own, the real SDK pointed at it, and a receiver for its webhooks. */
export interface FreshSandbox {
  sandbox: Sandbox;
  stripe: Stripe;
  clock: MovableClock;
  /** Webhooks in the order they came, also those answered with an error. */
  received: Received[];
  /** What the receiver answers from now on. */
  answerWith(status: number): void;
  logged: string[];
  databaseUrl: string;
  client(key?: string, config?: Stripe.StripeConfig): Stripe;
  /** Requests to the browser's host, without following redirects. */
  browse(path: string, init?: RequestInit): Promise<Response>;
  control<T = Record<string, unknown>>(path: string, body?: object, method?: string): Promise<T>;
  restart(): Promise<void>;
  end(): Promise<void>;
}

export async function freshSandbox(options: Partial<SandboxOptions> = {}): Promise<FreshSandbox> {
  const databaseUrl = await createDatabase();
  const clock = testClock();
  const logged: string[] = [];
  const received: Received[] = [];
  let answer = 200;
  const receiver = createServer((req, res) => {
    void readBody(req).then((body) => {
      received.push({
        body,
        signature: String(req.headers['stripe-signature']),
        event: JSON.parse(body) as Stripe.Event,
      });
      res.writeHead(answer).end();
    });
  });
  const webhookPort = await listen(receiver);
  const settings: SandboxOptions = {
    databaseUrl,
    smtpPort: 0,
    publicOrigin: ORIGIN,
    webhookUrl: `http://127.0.0.1:${webhookPort}/webhooks/stripe`,
    clock,
    log: collect(logged),
    secretKey: SECRET_KEY,
    webhookSecret: WEBHOOK_SECRET,
    webhookTiming: { retryAfterMs: [20, 20, 40, 40, 60], tickMs: 20, timeoutMs: 1000 },
    ...options,
  };
  let sandbox = await startSandbox(settings);
  const browser = createServer((req, res) => void sandbox.handle(req, res));
  const browserPort = await listen(browser);
  const client = (key = SECRET_KEY, config: Stripe.StripeConfig = {}) =>
    new Stripe(key, {
      host: '127.0.0.1',
      port: sandbox.apiPort,
      protocol: 'http',
      telemetry: false,
      maxNetworkRetries: 0,
      ...config,
    });
  const fresh: FreshSandbox = {
    sandbox,
    stripe: client(),
    clock,
    received,
    answerWith: (status) => void (answer = status),
    logged,
    databaseUrl,
    client,
    browse: (path, init) => fetch(`http://127.0.0.1:${browserPort}${path}`, { redirect: 'manual', ...init }),
    control: async <T>(path: string, body?: object, method = body ? 'POST' : 'GET') => {
      const response = await fetch(`http://127.0.0.1:${sandbox.apiPort}/control${path}`, {
        method,
        headers: { 'Content-Type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      });
      return (await response.json()) as T;
    },
    restart: async () => {
      await sandbox.stop();
      sandbox = await startSandbox(settings);
      fresh.sandbox = sandbox;
      fresh.stripe = client();
    },
    end: async () => {
      for (const server of [browser, receiver]) {
        server.close();
        server.closeAllConnections();
      }
      await sandbox.stop();
      await dropDatabase(databaseUrl);
    },
  };
  return fresh;
}

async function readBody(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function listen(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((ready) => server.listen(0, '127.0.0.1', () => ready((server.address() as AddressInfo).port)));
}

function collect(logged: string[]): Logger {
  const write = (level: string) => (fields: object, message?: string) =>
    void logged.push(`${level} ${message ?? ''} ${JSON.stringify(fields)}`);
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

async function createDatabase(): Promise<string> {
  const url = new URL(inject('postgres').adminUrl);
  const name = `kinline_sandbox_test_${randomBytes(6).toString('hex')}`;
  await asAdmin((admin) => admin.query(`create database ${name}`));
  url.pathname = `/${name}`;
  return url.href;
}

async function dropDatabase(url: string): Promise<void> {
  await asAdmin((admin) => admin.query(`drop database ${new URL(url).pathname.slice(1)} with (force)`));
}

async function asAdmin(work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: inject('postgres').adminUrl });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

export const LINES: Stripe.Checkout.SessionCreateParams.LineItem[] = [
  { price_data: { currency: 'usd', unit_amount: 4000, product_data: { name: 'You send' } }, quantity: 1 },
  { price_data: { currency: 'usd', unit_amount: 395, product_data: { name: 'Fee' } }, quantity: 1 },
];

export function checkout(more: Stripe.Checkout.SessionCreateParams = {}): Stripe.Checkout.SessionCreateParams {
  return {
    mode: 'payment',
    line_items: LINES,
    success_url: 'http://localhost:3000/transfers/trf_1?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://localhost:3000/send/check/quo_1',
    customer_email: 'rosa@example.com',
    locale: 'en',
    metadata: { transfer: 'trf_1' },
    payment_intent_data: { description: 'Kinline transfer', metadata: { payment: 'pay_1' } },
    ...more,
  };
}

/** What a person types on the payment page. */
export function typed(number: string, more: Record<string, string> = {}): URLSearchParams {
  return new URLSearchParams({ number, expiry: '12/34', cvc: '123', name: 'Rosa Delgado', zip: '12205', ...more });
}

/** Opens the page, types and presses Pay, as a browser without JavaScript does. A refused card leads back to the page. */
export async function payOnPage(
  fresh: FreshSandbox,
  sessionId: string,
  number: string,
  more: Record<string, string> = {},
): Promise<Response> {
  const form = await (await fresh.browse(`/c/pay/${sessionId}`)).text();
  const attempt = /name="attempt" value="([A-Za-z0-9]{24})"/.exec(form)?.[1] ?? '';
  const body = typed(number, { attempt, ...more });
  const answer = await fresh.browse(`/c/pay/${sessionId}?lang=en`, { method: 'POST', body });
  const next = answer.headers.get('location');
  return next?.includes('after=') ? fresh.browse(next) : answer;
}

export async function until(condition: () => boolean | Promise<boolean>, what: string, withinMs = 5000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`waited too long for: ${what}`);
    await new Promise((done) => setTimeout(done, 10));
  }
}
