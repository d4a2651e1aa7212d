import { createHmac, randomBytes } from 'node:crypto';
import type { Logger } from '#kernel/app.ts';
import type { Database } from '../database.ts';
import { isFromElsewhere, json, type Reply, seeOther, type Visit } from '../http.ts';
import { textsPage } from './pages.ts';
import { deleteTexts, insertText, isStopped, selectTexts, setState, setStopped, type TextRow } from './queries.ts';

export interface TextAccount {
  account: string;
  token: string;
  from: string;
}

export interface Texts {
  /** The provider's API and its pages; null for any other path. */
  answer(visit: Visit): Promise<Reply | null>;
  stop(): Promise<void>;
}

interface Line {
  db: Database;
  log: Pick<Logger, 'warn'>;
  /** Where Kinline's webhooks are. */
  hooks: string;
  account: TextAccount;
  later(work: Promise<void>): void;
  stopped: AbortSignal;
}

/** The last figures of a number say what becomes of a text to it. Every other number gets it. */
const ODD_NUMBERS: Readonly<Record<string, { status?: number; code: number; text: string }>> = {
  '0196': { code: 30005, text: 'Unknown destination handset' },
  '0197': { code: 30006, text: 'Landline or unreachable carrier' },
  '0198': { status: 400, code: 21614, text: "'To' number is not a valid mobile number" },
  '0199': { status: 400, code: 21211, text: "Invalid 'To' Phone Number" },
};

/** Speaks Twilio's Messages API as far as Kinline uses it, keeps STOP as a carrier does, and signs its webhooks as Twilio does. */
export function createTexts(parts: Omit<Line, 'later' | 'stopped'>): Texts {
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  const later = (work: Promise<void>): void => {
    const kept = work.catch(() => undefined).finally(() => running.delete(kept));
    running.add(kept);
  };
  const line: Line = { ...parts, later, stopped: stopping.signal };
  return {
    answer: (visit) => answer(line, visit),
    async stop() {
      stopping.abort();
      await Promise.allSettled(running);
    },
  };
}

async function answer(line: Line, visit: Visit): Promise<Reply | null> {
  const path = visit.url.pathname;
  if (path.startsWith('/2010-04-01/')) return await api(line, visit, path);
  if (path === '/texts.json') return await textsJson(line, visit);
  if (path === '/texts/reply' && visit.method === 'POST') return await reply(line, visit);
  return path === '/texts' ? textsPage(visit, await selectTexts(line.db, visit.url.searchParams.get('phone'), 100)) : null;
}

async function textsJson({ db }: Line, visit: Visit): Promise<Reply> {
  if (visit.method === 'DELETE') await deleteTexts(db);
  const texts = await selectTexts(db, visit.url.searchParams.get('phone'), 200);
  return json({ texts: texts.map(({ id, direction, phone, body, state, at }) => ({ id, direction, phone, body, state, at })) });
}

function problem(status: number, code: number, message: string): Reply {
  return json({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status }, status);
}

async function api(line: Line, visit: Visit, path: string): Promise<Reply> {
  const { account, token, from } = line.account;
  const basic = `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}`;
  if (visit.headers.authorization !== basic) return problem(401, 20003, 'Authenticate');
  if (path !== `/2010-04-01/Accounts/${account}/Messages.json` || visit.method !== 'POST')
    return problem(404, 20404, 'The requested resource was not found');
  const form = new URLSearchParams(visit.body);
  const [to, body] = [form.get('To') ?? '', form.get('Body') ?? ''];
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return problem(400, 21211, `Invalid 'To' Phone Number: ${to}`);
  if (form.get('From') !== from) return problem(400, 21606, "The 'From' phone number is not yours");
  if (body === '') return problem(400, 21602, 'Message body is required');
  if (body.length > 1600) return problem(400, 21617, 'The concatenated message body exceeds the 1600 character limit');
  if (await isStopped(line.db, to)) return problem(400, 21610, 'Attempt to send to unsubscribed recipient');
  const odd = ODD_NUMBERS[to.slice(-4)];
  if (odd?.status) return problem(odd.status, odd.code, odd.text);
  const text: TextRow = {
    id: `SM${randomBytes(16).toString('hex')}`,
    direction: 'out',
    phone: to,
    body,
    state: 'queued',
    error_code: odd?.code ?? null,
    status_url: form.get('StatusCallback'),
    at: new Date(),
  };
  await insertText(line.db, text);
  line.later(tellStates(line, text));
  return json(
    {
      sid: text.id,
      account_sid: account,
      to,
      from,
      body,
      status: 'queued',
      direction: 'outbound-api',
      error_code: null,
      error_message: null,
      num_segments: '1',
    },
    201,
  );
}

async function tellStates(line: Line, text: TextRow): Promise<void> {
  for (const state of ['sent', text.error_code === null ? 'delivered' : 'undelivered']) {
    await setState(line.db, text.id, state);
    if (text.status_url === null) continue;
    const error: Record<string, string> = state === 'undelivered' ? { ErrorCode: String(text.error_code) } : {};
    await post(line, text.status_url, {
      MessageSid: text.id,
      MessageStatus: state,
      To: text.phone,
      From: line.account.from,
      AccountSid: line.account.account,
      ...error,
    });
  }
}

/** What somebody answers on the page: the carrier's own words work at once, and Kinline hears of them. */
async function reply(line: Line, visit: Visit): Promise<Reply> {
  if (isFromElsewhere(visit)) return json({ error: 'came from elsewhere' }, 403);
  const form = new URLSearchParams(visit.body);
  const [phone, body] = [form.get('phone') ?? '', (form.get('body') ?? '').trim()];
  if (!/^\+[1-9]\d{6,14}$/.test(phone) || body === '') return seeOther('/texts');
  const word = body.toUpperCase();
  const optOut = ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT'].includes(word)
    ? 'STOP'
    : ['START', 'UNSTOP'].includes(word)
      ? 'START'
      : null;
  if (optOut) await setStopped(line.db, phone, optOut === 'STOP');
  const text: TextRow = {
    id: `SM${randomBytes(16).toString('hex')}`,
    direction: 'in',
    phone,
    body,
    state: 'received',
    error_code: null,
    status_url: null,
    at: new Date(),
  };
  await insertText(line.db, text);
  const answered = await post(line, `${line.hooks}/webhooks/sms/inbound`, {
    MessageSid: text.id,
    AccountSid: line.account.account,
    From: phone,
    To: line.account.from,
    Body: body,
    NumMedia: '0',
    ...(optOut && { OptOutType: optOut }),
  });
  const said = /<Message>([^<]*)<\/Message>/.exec(answered)?.[1];
  if (said && !(await isStopped(line.db, phone)))
    await insertText(line.db, {
      ...text,
      id: `SM${randomBytes(16).toString('hex')}`,
      direction: 'out',
      body: said,
      state: 'delivered',
      at: new Date(),
    });
  return seeOther(`/texts?phone=${encodeURIComponent(phone)}`);
}

/** A form, signed over the address and the fields in order; again a few times until it is taken. What it was answered. */
async function post(line: Line, url: string, fields: Record<string, string>): Promise<string> {
  const signed =
    url +
    Object.keys(fields)
      .sort()
      .map((name) => name + fields[name])
      .join('');
  const signature = createHmac('sha1', line.account.token).update(signed, 'utf8').digest('base64');
  for (const wait of [0, 500, 2000]) {
    await new Promise((done) => setTimeout(done, wait).unref());
    if (line.stopped.aborted) return '';
    const taken = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature },
      body: new URLSearchParams(fields),
      signal: AbortSignal.any([line.stopped, AbortSignal.timeout(5000)]),
    }).catch(() => null);
    if (taken?.ok) return await taken.text();
    line.log.warn({ status: taken?.status ?? null }, 'sandbox: a webhook about a text was not taken');
  }
  return '';
}
