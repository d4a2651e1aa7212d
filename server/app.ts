import type pg from 'pg';
import type { App } from '#kernel/app.ts';
import { movableClock, realClock } from '#kernel/clock.ts';
import { makeCourier } from '#kernel/courier.ts';
import { openDb } from '#kernel/db.ts';
import { makeHasher } from '#domain/identity/index.ts';
import { makePoster } from '#domain/ledger/index.ts';
import { makeMailer, makePushService, makeTexter, type PushSettings, type TextSettings } from '#domain/notifications/index.ts';
import { type BankSettings, makeBank, makeProcessor } from '#domain/payments/index.ts';
import type { Config } from '#server/config/config.ts';
import { keyring } from '#server/config/secrets.ts';
import { makeLog } from '#server/log.ts';
import { readLogin } from '#server/queries.ts';
import { makeScreening } from '#server/screening.ts';

export interface Settings {
  config: Config;
  appUrl: string;
  rootSecret: string;
  smtpUrl: string;
  /** What our mail server shows when it brings mail that came back; null: nobody brings any. */
  mailSecret: string | null;
  /** Null: no text messages. */
  texts: TextSettings | null;
  /** Null: no notices on the screens of phones. */
  push: PushSettings | null;
  processor: Parameters<typeof makeProcessor>[0];
  bank: BankSettings;
  logFile: string | undefined;
}

export interface RunningApp {
  app: App;
  pool: pg.Pool;
  end(): Promise<void>;
}

/** Everything commands may use, made once. */
export function makeApp({ config, appUrl, rootSecret, smtpUrl, mailSecret, texts, push, processor, bank, logFile }: Settings): RunningApp {
  const db = openDb(appUrl, 20);
  const app: App = {
    tx: db.tx,
    clock: config.mode === 'sandbox' ? movableClock() : realClock,
    log: makeLog(config.log.level, logFile),
    mode: config.mode,
    origins: config.origins,
    secret: keyring(Buffer.from(rootSecret, 'base64url')),
    processor: makeProcessor(processor),
    bank: makeBank(bank),
    hasher: makeHasher(),
    mailer: makeMailer({ smtpUrl, from: config.mailFrom, returnTo: config.mailReturn, returnSecret: mailSecret }),
    poster: makePoster(appUrl),
    texter: texts ? makeTexter(texts) : null,
    push: push ? makePushService(push) : null,
    courier: makeCourier({ mode: config.mode }),
    handoffFolder: config.handoffFolder,
    screening: makeScreening(),
  };
  return {
    app,
    pool: db.pool,
    async end() {
      await app.courier?.end();
      await app.screening.end();
      await app.poster.end();
      await db.end();
    },
  };
}

/** Row-level security binds only a login that neither owns the tables nor bypasses it. Serving as another one is refused. */
export async function requirePlainLogin(pool: pg.Pool): Promise<void> {
  const login = await readLogin(pool);
  if (login.strong || login.owns > 0n)
    throw new Error(
      `The server will not serve as the database login ${login.who}: it ${login.strong ? 'bypasses row-level security' : 'owns tables'}.`,
    );
}
