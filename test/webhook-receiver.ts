import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

// An agency's program that listens: keeps what came, and checks it as the Standard Webhooks say, with nothing of ours but the secret.

export interface Heard {
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface Receiver {
  url: string;
  heard: Heard[];
  /** The most that were open at one time. */
  most(): number;
  /** What it answers from now on. */
  answer: (heard: Heard, out: ServerResponse) => void;
  end(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  let open = 0;
  let most = 0;
  const server = createServer((request, out) => {
    most = Math.max(most, ++open);
    out.on('close', () => open--);
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const heard = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString() };
      receiver.heard.push(heard);
      receiver.answer(heard, out);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/news`,
    heard: [],
    most: () => most,
    answer: (_heard, out) => void out.end('thanks'),
    async end() {
      server.closeAllConnections();
      await new Promise((ended) => server.close(ended));
    },
  };
  return receiver;
}

/** What a program does with what came: true when it is from whoever holds the secret, and not old. */
export function isSignedBy(secret: string, { headers, body }: Pick<Heard, 'headers' | 'body'>, now = Date.now()): boolean {
  const [id, timestamp] = [String(headers['webhook-id']), String(headers['webhook-timestamp'])];
  if (Math.abs(now / 1000 - Number(timestamp)) > 300) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const wanted = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  return String(headers['webhook-signature'])
    .split(' ')
    .some((part) => {
      const given = Buffer.from(part.replace(/^v1,/, ''), 'base64');
      return part.startsWith('v1,') && given.length === wanted.length && timingSafeEqual(given, wanted);
    });
}
