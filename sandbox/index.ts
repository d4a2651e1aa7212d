import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '#kernel/clock.ts';
import type { Logger } from '#kernel/app.ts';
import { answerAgency } from './agency/index.ts';
import { answerAuthenticator } from './authenticator/pages.ts';
import { type Bank, createBank } from './bank/index.ts';
import { openDatabase, type Database } from './database.ts';
import { readVisit, sendReply, type Reply, type Visit } from './http.ts';
import { answerMailbox } from './mailbox/pages.ts';
import { receiveMail } from './mailbox/receive.ts';
import { staticFile } from './page.ts';
import { createTexts, type Texts, type TextAccount } from './texts/index.ts';
import { answerPush, type PushPlaces } from './push/pages.ts';
import type { DeliveryTiming } from './processor/deliveries.ts';
import { createProcessor, type Processor } from './processor/index.ts';
import { homePage, notFoundPage } from './room.ts';

export interface SandboxOptions {
  /** The sandbox's own database; the login owns it. */
  databaseUrl: string;
  /** Where mail is taken on 127.0.0.1; 0 finds a free port. */
  smtpPort: number;
  /** How browsers reach `handle`, such as http://sandbox.localhost:3000. */
  publicOrigin: string;
  /** Where Kinline's families are, for the link that adds a phone there. */
  familyOrigin?: string;
  webhookUrl: string;
  /** What our own mail server shows when it brings mail that came back to Kinline's /webhooks/mail. Without it nothing comes back. */
  mailSecret?: string;
  /** The account at the provider of text messages. */
  texts?: TextAccount;
  clock: Clock;
  log: Logger;
  secretKey: string;
  /** What opens Kinline's account at the bank, by its API. */
  bankKey?: string;
  webhookSecret: string;
  /** Where the SDK reaches the processor on 127.0.0.1; by default a free port. */
  apiPort?: number;
  webhookTiming?: Partial<DeliveryTiming>;
  /** How long after a payment with the dispute card the dispute comes, by the given clock. */
  disputeAfterSeconds?: number;
}

export interface Sandbox {
  /** Everything a browser sees, for the host of `publicOrigin`. Never rejects. */
  handle(req: IncomingMessage, res: ServerResponse): Promise<void>;
  apiPort: number;
  smtpPort: number;
  stop(): Promise<void>;
}

const LARGEST_BODY = 1024 * 1024;
const LONGEST_SILENCE_MS = 60_000;

/** Starts the stand-ins. What they hold is in the database, so the next start goes on where this one ended. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { log } = options;
  const db = await openDatabase(options.databaseUrl, log);
  const { webhookTiming, ...rest } = options;
  const processor = createProcessor({ ...rest, db, ...(webhookTiming && { timing: webhookTiming }) });
  const bank = createBank({ db, clock: options.clock, log, key: options.bankKey ?? 'bank_test_only' });
  const silent = new Set<ServerResponse>();
  const places = { origin: options.publicOrigin, family: options.familyOrigin ?? 'http://localhost:3000' };
  const serve = (door: 'api' | 'browser', origin: string) => (req: IncomingMessage, res: ServerResponse) =>
    answerRequest({ db, processor, bank, texts, silent, door, origin, places, log }, req, res);

  const api = createServer((req, res) => void serve('api', 'http://127.0.0.1')(req, res));
  const hooks = new URL(options.webhookUrl).origin;
  const texts = createTexts({ db, log, hooks, account: options.texts ?? { account: 'ACsandbox', token: 'sandbox', from: '+15005550006' } });
  const door = options.mailSecret ? { url: `${hooks}/webhooks/mail`, secret: options.mailSecret } : null;
  let mail: Awaited<ReturnType<typeof receiveMail>>;
  try {
    await listen(api, options.apiPort ?? 0);
    mail = await receiveMail(db, log, options.smtpPort, door);
  } catch (error) {
    api.close();
    await Promise.all([processor.stop(), bank.stop()]);
    await db.end();
    throw error;
  }
  // Last, so that the clock and the log of the caller's app may be made from this sandbox's ports.
  processor.begin();
  bank.begin();
  async function stop(): Promise<void> {
    for (const res of silent) res.destroy();
    const closed = new Promise((done) => api.close(done));
    api.closeAllConnections();
    await Promise.all([closed, mail.stop(), texts.stop(), processor.stop(), bank.stop()]);
    await db.end();
  }
  let stopped: Promise<void> | undefined;
  return {
    handle: serve('browser', options.publicOrigin),
    apiPort: (api.address() as AddressInfo).port,
    smtpPort: mail.port,
    stop: () => (stopped ??= stop()),
  };
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((ready, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', failed);
      ready();
    });
  });
}

interface Door {
  db: Database;
  processor: Processor;
  bank: Bank;
  texts: Texts;
  /** Replies that a fault withheld: they end with the client's patience, at the latest after a minute. */
  silent: Set<ServerResponse>;
  door: 'api' | 'browser';
  origin: string;
  places: PushPlaces;
  log: Pick<Logger, 'error'>;
}

async function answerRequest(door: Door, req: IncomingMessage, res: ServerResponse): Promise<void> {
  let reply: Reply | 'silent';
  try {
    const visit = await readVisit(req, door.origin, LARGEST_BODY);
    reply = visit ? await findReply(door, visit, res) : { status: 413, body: 'Too large.' };
  } catch (error) {
    // Only the path is told: a body may hold what a person typed.
    if (!req.destroyed || req.complete) {
      door.log.error({ path: req.url?.split('?')[0], error: String(error) }, 'sandbox: a request failed');
    }
    reply = { status: 500, headers: { 'Content-Type': 'text/plain' }, body: 'The sandbox failed. Try again.\n' };
  }
  if (reply !== 'silent') {
    sendReply(res, reply);
    return;
  }
  if (res.destroyed) return;
  door.silent.add(res);
  const end = setTimeout(() => res.destroy(), LONGEST_SILENCE_MS);
  end.unref();
  res.once('close', () => {
    clearTimeout(end);
    door.silent.delete(res);
  });
}

async function findReply(door: Door, visit: Visit, res: ServerResponse): Promise<Reply | 'silent'> {
  const path = visit.url.pathname;
  if (path === '/') return homePage(visit);
  return (
    (await door.bank.answer(visit, res, door.door)) ??
    (await door.processor.answer(visit, res, door.door)) ??
    (await answerMailbox(door.db, visit)) ??
    (await door.texts.answer(visit)) ??
    (await answerAuthenticator(door.db, visit)) ??
    (await answerAgency(door.db, visit)) ??
    (await answerPush(door.db, visit, door.places)) ??
    (await staticFile(path)) ??
    notFoundPage(visit)
  );
}
