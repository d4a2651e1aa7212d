import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { Logger } from '#kernel/app.ts';
import { newId } from '#kernel/ids.ts';
import type { Database } from '../database.ts';
import { parseMail } from './parse-mail.ts';
import { insertMail } from './queries.ts';
import { bringBack, comesBack, domainOf, ODD_DOMAINS, type ReturnDoor } from './return-mail.ts';

const LARGEST = 25 * 1024 * 1024;

export interface MailReceiver {
  port: number;
  stop(): Promise<void>;
}

/**
 * Takes mail for anyone, from this machine only. "250 OK" is said after the mail is stored, never before. Mail to some made-up domains is
 * refused or comes back (return-mail.ts).
 */
export async function receiveMail(db: Database, log: Logger, port: number, door: ReturnDoor | null): Promise<MailReceiver> {
  const stopping = new AbortController();
  const returning = new Set<Promise<void>>();
  const giveBack = (mail: { from: string; to: string; raw: Buffer }): void => {
    const back = door && comesBack(mail);
    if (!back) return;
    const brought = bringBack(door, back, mail.from, log, stopping.signal).finally(() => returning.delete(brought));
    returning.add(brought);
  };
  const server = new SMTPServer({
    name: 'sandbox.localhost',
    banner: 'Kinline sandbox mailbox',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: LARGEST,
    logger: false,
    closeTimeout: 1000,
    onRcptTo({ address }, _session, done) {
      const odd = ODD_DOMAINS[domainOf(address) as keyof typeof ODD_DOMAINS];
      done(odd && Object.assign(new Error(`${odd.status} ${odd.text}`), { responseCode: odd.code }));
    },
    onData(stream, session, done) {
      storeMail(db, stream, session, giveBack).then(
        (refused) => done(refused),
        (error: unknown) => {
          log.warn({ error: String(error) }, 'sandbox: a mail could not be stored');
          done(Object.assign(new Error('Mail could not be stored, try again later'), { responseCode: 451 }));
        },
      );
    },
  });
  server.on('error', (error) => log.debug({ error: error.message }, 'sandbox: a mail connection broke'));
  await new Promise<void>((ready, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', failed);
      ready();
    });
  });
  const address = server.server.address() as AddressInfo;
  return {
    port: address.port,
    async stop() {
      stopping.abort();
      await new Promise<void>((ended) => server.close(() => ended()));
      await Promise.allSettled(returning);
    },
  };
}

async function storeMail(
  db: Database,
  stream: Readable,
  session: SMTPServerSession,
  giveBack: (mail: { from: string; to: string; raw: Buffer }) => void,
): Promise<Error | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= LARGEST) chunks.push(chunk);
  }
  if (size > LARGEST) return Object.assign(new Error('Mail is too large'), { responseCode: 552 });
  const raw = Buffer.concat(chunks);
  const { subject } = await parseMail(raw);
  const from = session.envelope.mailFrom;
  await insertMail(db, {
    id: newId('mail'),
    received_at: new Date(),
    envelope_from: from ? from.address : '',
    envelope_to: session.envelope.rcptTo.map((to) => to.address.toLowerCase()),
    subject: subject.replaceAll('\0', ''),
    raw,
  });
  for (const to of session.envelope.rcptTo) giveBack({ from: from ? from.address : '', to: to.address, raw });
  return null;
}
