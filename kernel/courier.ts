import { Resolver } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { bareHost, isOpenAddress, isOwnName } from '#kernel/safe-address.ts';

declare module '#kernel/app.ts' {
  interface App {
    /** The one way out to strangers' servers. Missing where nothing is sent: scripts, most tests. */
    readonly courier?: Courier;
  }
}

/** What came back: a status, or why there was none. */
export interface Brought {
  status: number | null;
  trouble: Trouble | null;
  /** The first of what was answered, as text. */
  answer: string;
  tookMs: number;
}

export type Trouble = 'no_such_name' | 'not_open' | 'timeout' | 'no_connection' | 'certificate' | 'broke_off';

export interface Courier {
  /** One POST, within the time, to an open address alone; never thrown out of. Of the answer `most` bytes are kept, 1,024 when nothing is said. */
  post(url: string, headers: Record<string, string>, body: string, most?: number): Promise<Brought>;
  /** Lets the work of one receiver run by itself, beside everything else; nothing when it is running already, or too much is. */
  start(receiver: string, work: (isOver: () => boolean) => Promise<void>): void;
  /** When nothing runs any more. */
  idle(): Promise<void>;
  /** Begins nothing more, and waits for what is under way. */
  end(): Promise<void>;
}

export interface CourierSettings {
  mode: 'sandbox' | 'live';
  /** For the whole try: name, connection, answer. */
  withinMs?: number;
  /** Receivers served at one time by this process. */
  most?: number;
  /** Asks what a name leads to. */
  resolve?: (host: string) => Promise<string[]>;
}

const ANSWER_BYTES = 1024;

/** The part of the app that speaks to strangers' servers. Waiting for them costs a socket and nothing else: no job's place, no transaction. */
export function makeCourier({ mode, withinMs = 10_000, most = 100, resolve = askNames }: CourierSettings): Courier {
  const running = new Map<string, Promise<void>>();
  let over = false;
  const idle = async (): Promise<void> => {
    while (running.size > 0) await Promise.allSettled(running.values());
  };
  return {
    post: (url, headers, body, bytes = ANSWER_BYTES) => post(new URL(url), { headers, body, most: bytes }, { mode, withinMs, resolve }),
    start(receiver, work) {
      if (over || running.has(receiver) || running.size >= most) return;
      const ended = (): void => void running.delete(receiver);
      running.set(receiver, work(() => over).then(ended, ended));
    },
    idle,
    async end() {
      over = true;
      await idle();
    },
  };
}

async function askNames(host: string): Promise<string[]> {
  // Not the system's own look-up: that has four places in the whole process, and one slow name server would fill them.
  const resolver = new Resolver({ timeout: 2000, tries: 2 });
  const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
}

interface Letter {
  headers: Record<string, string>;
  body: string;
  /** How much of the answer is kept. */
  most: number;
}

interface Way {
  mode: 'sandbox' | 'live';
  withinMs: number;
  resolve: (host: string) => Promise<string[]>;
}

async function post(url: URL, letter: Letter, way: Way): Promise<Brought> {
  const began = performance.now();
  const signal = AbortSignal.timeout(way.withinMs);
  const done = (part: Partial<Brought>): Brought => ({
    status: null,
    trouble: null,
    answer: '',
    ...part,
    tookMs: Math.round(performance.now() - began),
  });
  try {
    const addresses = await within(signal, openAddresses(url, way));
    if (!Array.isArray(addresses)) return done({ trouble: addresses });
    return done(await exchange(url, letter, addresses, signal));
  } catch (error) {
    return done({ trouble: signal.aborted ? 'timeout' : troubleOf(error) });
  }
}

/** The addresses to connect to, and to no others; or why there are none. One closed address among open ones is a trick, and refused whole. */
async function openAddresses(url: URL, { mode, resolve }: Way): Promise<string[] | Trouble> {
  if (url.protocol !== 'https:' && mode !== 'sandbox') return 'not_open';
  const host = bareHost(url);
  const addresses = isIP(host) !== 0 ? [host] : isOwnName(host) ? ['127.0.0.1', '::1'] : await resolve(host);
  if (addresses.length === 0) return 'no_such_name';
  return addresses.every((address) => isOpenAddress(address, mode)) ? addresses : 'not_open';
}

async function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let late = (): void => undefined;
  const over = new Promise<never>((_done, fail) => {
    late = () => fail(new Error('too late'));
    signal.addEventListener('abort', late, { once: true });
  });
  return await Promise.race([work, over]).finally(() => signal.removeEventListener('abort', late));
}

async function exchange(
  url: URL,
  { headers, body, most }: Letter,
  addresses: readonly string[],
  signal: AbortSignal,
): Promise<Pick<Brought, 'status' | 'answer'>> {
  const known = addresses.map((address) => ({ address, family: isIP(address) }));
  const options: RequestOptions = {
    method: 'POST',
    agent: false,
    signal,
    headers: {
      ...headers,
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      'User-Agent': 'Kinline/1',
    },
    // The connection goes to what was looked at, whatever the name leads to by now.
    lookup: (_host, { all }, answer) => (all === true ? answer(null, known) : answer(null, known[0]!.address, known[0]!.family)),
  };
  return await new Promise((done, fail) => {
    let answered = false;
    const sent = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options, (answer) => {
      answered = true;
      const told = (start: string) => {
        done({ status: answer.statusCode ?? null, answer: start });
        sent.destroy();
      };
      // Who has said yes or no has answered, also when he does not come to an end.
      readStart(answer, most).then(told, () => told(''));
    });
    sent.on('error', (error) => (answered ? undefined : fail(error)));
    sent.end(body);
  });
}

/** No more than its beginning, however long it is. */
async function readStart(answer: IncomingMessage, most: number): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    parts.push(part);
    size += part.length;
    if (size >= most) break;
  }
  // What a database can't keep, and what would make a page read differently, is left out.
  return Buffer.concat(parts)
    .subarray(0, most)
    .toString('utf8')
    .replace(/[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u2028-\u202e\u2066-\u2069\ufffd]+/gu, ' ')
    .trim();
}

function troubleOf(error: unknown): Trouble {
  const code = typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|EPROTO/.test(code)) return 'certificate';
  if (/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EADDRNOTAVAIL/.test(code)) return 'no_connection';
  return error instanceof AggregateError ? 'no_connection' : 'broke_off';
}
