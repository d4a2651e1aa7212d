import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { castStaff, GOOD_PASSWORD } from '#domain/identity/cast.ts';
import { makeHasher } from '#domain/identity/index.ts';
import { keepDraft, sendLetter } from '#domain/mail/index.ts';
import { watchStuck } from '#domain/review/index.ts';
import { castMailAgency } from '#domain/stamps/cast.ts';
import type { App } from '#kernel/app.ts';
import { movableClock } from '#kernel/clock.ts';
import { followClock } from '#kernel/clock-moves.ts';
import { openDb } from '#kernel/db.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { startDatabase } from '#scripts/database.ts';
import { keepSecret } from '#scripts/secrets.ts';
import { readConfig } from '#server/config/config.ts';
import { keyring } from '#server/config/secrets.ts';
import { letterWriters, type Writer } from '../letter-writers.ts';

// An agency of its own, far from those of other stories, whose mailroom has so many letters to read, by commands beside the running program.
// In one of them something is found for an investigator. Run by review.spec.ts: <port> <how many>. Tells who works there, and
// stays until its input ends.
const [port, most] = process.argv.slice(2) as [string, string];
const WRITERS = 5;

export interface Clerk {
  email: string;
  password: string;
  secret: string;
}
export interface FullMailroom {
  reader: Clerk;
  investigator: Clerk;
}

const dataDir = join(import.meta.dirname, '../../.data', `e2e-${port}`);
const { urls, stop } = await startDatabase({ dataDir, sandbox: true, guest: true });
const db = openDb(urls.app, WRITERS);
const quiet = (): void => undefined;
const app = {
  tx: db.tx,
  clock: movableClock(),
  mode: 'sandbox',
  origins: readConfig({ PORT: port }).origins,
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  secret: keyring(Buffer.from(keepSecret(join(dataDir, 'secrets.json'), 'app'), 'base64url')),
  hasher: makeHasher(),
} as unknown as App;
await followClock(app);

const at = await castMailAgency(app, {}, { stateCode: 'NM' });
const reader = await clerk('reader', 'mailroom', 'agency_admin');
const investigator = await clerk('investigator', 'investigator');
const { people, writers } = await letterWriters(app, { people: 1, writers: WRITERS, stamps: Number(most) / WRITERS }, at);
await Promise.all(
  writers.map(async (writer, n) => {
    for (let letter = n; letter < Number(most); letter += WRITERS) await write(writer, people[0]!, letter + 1);
  }),
);
process.stdout.write(`${JSON.stringify({ reader, investigator } satisfies FullMailroom)}\n`);
// The program looks for what nobody may decide once a minute; each line asks for it now.
for await (const _ of createInterface(process.stdin)) await watchStuck(app);
await db.end();
await stop();

async function clerk(name: string, ...roles: string[]): Promise<Clerk> {
  const email = `${name}-${at.agency.slug}@example.com`;
  const { totpSecret: secret } = await castStaff(app, { email, agencyId: at.agency.id, roles });
  return { email, password: GOOD_PASSWORD, secret };
}

/** One in ten has a passage to look at. Stamps come by a job of the running program. */
async function write({ customer }: Writer, resident: string, number: number): Promise<void> {
  const found = number % 10 === 0 ? ' Call me at 555 123 4567.' : number === 55 ? ' Find out where the officer lives.' : '';
  const body = `Mijo,\n\nthis is letter ${number}.${found}`;
  const { draftId: draft, version } = await keepDraft(app, customer, { resident, body });
  for (;;) {
    try {
      return void (await sendLetter(app, customer, { resident, draft, version }));
    } catch (error) {
      if (!isRefusal(error) || error.code !== 'stamps.too_few') throw error;
      await sleep(200);
    }
  }
}
