import { z } from 'zod';

const origin = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin);
const flag = z
  .enum(['0', '1', 'true', 'false', ''])
  .default('')
  .transform((text) => text === '1' || text === 'true');

const schema = z.object({
  MODE: z.enum(['sandbox', 'live']).default('sandbox'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  FAMILY_ORIGIN: origin.optional(),
  STAFF_ORIGIN: origin.optional(),
  OPS_ORIGIN: origin.optional(),
  INSIDE_ORIGIN: origin.optional(),
  SANDBOX_ORIGIN: origin.optional(),
  TRUST_PROXY: flag,
  ROLES: z
    .string()
    .default('web,worker')
    .transform((text) => text.split(',').map((role) => role.trim()))
    .pipe(z.array(z.enum(['web', 'worker']))),
  SURFACES: z
    .string()
    .default('family,staff,ops,inside')
    .transform((text) => text.split(',').map((name) => name.trim()))
    .pipe(z.array(z.enum(['family', 'staff', 'ops', 'inside']))),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z.string().optional(),
  OWNER_DATABASE_URL: z.string().optional(),
  APP_DATABASE_URL: z.string().optional(),
  WORKER_DATABASE_URL: z.string().optional(),
  SANDBOX_DATABASE_URL: z.string().optional(),
  APP_SECRET: z.string().min(32).optional(),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().default('Kinline <hello@kinline.example>'),
  MAIL_RETURN: z.email().optional(),
  MAIL_WEBHOOK_SECRET: z.string().min(24).optional(),
  TWILIO_ACCOUNT_SID: z.string().optional(),
  TWILIO_AUTH_TOKEN: z.string().optional(),
  TWILIO_FROM: z.string().optional(),
  TWILIO_API: origin.default('https://api.twilio.com'),
  SMS_COUNTRIES: z
    .string()
    .default('US')
    .transform((text) => text.split(',').map((code) => code.trim()))
    .pipe(z.array(z.string().regex(/^[A-Z]{2}$/))),
  SMS_CODES_PER_DAY: z.coerce.number().int().min(0).default(2000),
  PUSH_KEY: z
    .string()
    .regex(/^[\w-]{43}$/, 'must be 32 bytes in base64url')
    .optional(),
  PUSH_HOSTS: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((host) => host.trim().toLowerCase() || []))
    .pipe(z.array(z.string().regex(/^([a-z\d-]+\.)+[a-z]{2,}$/, 'must be names of hosts'))),
  STRIPE_SECRET_KEY: z.string().optional(),
  STRIPE_WEBHOOK_SECRET: z.string().optional(),
  BANK_URL: z
    .url({ protocol: /^https?$/ })
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  BANK_KEY: z.string().optional(),
  // A folder below for each agency that exchanges files this way: docs/runbooks/handoff.md
  HANDOFF_FOLDER: z.string().optional(),
  // The packaged database copies its log there, so that a lost disk costs a minute and not a day: docs/runbooks/backup.md
  WAL_ARCHIVE: z.string().startsWith('/', 'must be a whole path').optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  LOG_FILE: z.string().optional(),
  METRICS_TOKEN: z.string().optional(),
  // 0 takes the app's worker off every phone within minutes: docs/runbooks/app-worker.md
  APP_WORKER: z
    .enum(['0', '1'])
    .default('1')
    .transform((text) => text === '1'),
  /** 1: two agencies, at once. whole: six, and the weeks behind them. 0: nothing. */
  DEMO: z.enum(['0', '1', 'whole']).default('whole'),
});

export type Surface = 'family' | 'staff' | 'ops' | 'inside' | 'sandbox';

export interface Config {
  mode: 'sandbox' | 'live';
  host: string;
  port: number;
  origins: Record<Surface, string>;
  surfaces: readonly Surface[];
  roles: readonly ('web' | 'worker')[];
  trustProxy: boolean;
  dataDir: string;
  databaseUrl: string | undefined;
  ownerUrl: string | undefined;
  appUrl: string | undefined;
  workerUrl: string | undefined;
  sandboxUrl: string | undefined;
  appSecret: string | undefined;
  smtpUrl: string | undefined;
  mailFrom: string;
  /** Where mail that can't be delivered comes back to. */
  mailReturn: string;
  mailWebhookSecret: string | undefined;
  sms: {
    provider: { account: string; token: string; from: string; apiUrl: string } | undefined;
    countries: readonly string[];
    codesPerDay: number;
  };
  /** By which push services of browsers know this installation. Without one, phones are not offered notices. */
  pushKey: string | undefined;
  /** Push services besides those of the common browsers. */
  pushHosts: readonly string[];
  stripe: { secretKey: string; webhookSecret: string } | undefined;
  /** The house's own account: where agencies are paid from. */
  bank: { url: string; key: string } | undefined;
  /** Where hand-off files and their answers change hands. */
  handoffFolder: string | undefined;
  /** Where the packaged database copies its log. */
  logArchive: string | undefined;
  log: { level: string; file: string | undefined };
  metricsToken: string | undefined;
  workerOn: boolean;
  demo: 'whole' | 'small' | null;
}

/** Checks the settings and fills in the defaults. Throws one message that names every setting that is wrong. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(set);
  if (!parsed.success) {
    throw new Error(
      `These settings are wrong:\n${parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`).join('\n')}`,
    );
  }
  const e = parsed.data;
  if (e.MODE === 'live') refuseSandboxParts(e);
  const at = (name: string) => `http://${name}localhost:${e.PORT}`;
  return {
    mode: e.MODE,
    host: e.HOST,
    port: e.PORT,
    origins: {
      family: e.FAMILY_ORIGIN ?? at(''),
      staff: e.STAFF_ORIGIN ?? at('staff.'),
      ops: e.OPS_ORIGIN ?? at('ops.'),
      inside: e.INSIDE_ORIGIN ?? at('inside.'),
      sandbox: e.SANDBOX_ORIGIN ?? at('sandbox.'),
    },
    surfaces: e.MODE === 'sandbox' ? [...e.SURFACES, 'sandbox'] : e.SURFACES,
    roles: e.ROLES,
    trustProxy: e.TRUST_PROXY,
    dataDir: e.DATA_DIR,
    databaseUrl: e.DATABASE_URL,
    ownerUrl: e.OWNER_DATABASE_URL,
    appUrl: e.APP_DATABASE_URL,
    workerUrl: e.WORKER_DATABASE_URL,
    sandboxUrl: e.SANDBOX_DATABASE_URL,
    appSecret: e.APP_SECRET,
    smtpUrl: e.SMTP_URL,
    mailFrom: e.MAIL_FROM,
    mailReturn: e.MAIL_RETURN ?? `bounces@${/@([^\s>]+)/.exec(e.MAIL_FROM)?.[1] ?? 'localhost'}`,
    mailWebhookSecret: e.MAIL_WEBHOOK_SECRET,
    sms: { provider: smsProvider(e), countries: e.SMS_COUNTRIES, codesPerDay: e.SMS_CODES_PER_DAY },
    pushKey: e.PUSH_KEY,
    pushHosts: e.PUSH_HOSTS,
    stripe:
      e.STRIPE_SECRET_KEY && e.STRIPE_WEBHOOK_SECRET
        ? { secretKey: e.STRIPE_SECRET_KEY, webhookSecret: e.STRIPE_WEBHOOK_SECRET }
        : undefined,
    bank: e.BANK_URL && e.BANK_KEY ? { url: e.BANK_URL, key: e.BANK_KEY } : undefined,
    handoffFolder: e.HANDOFF_FOLDER,
    logArchive: e.WAL_ARCHIVE,
    log: { level: e.LOG_LEVEL, file: e.LOG_FILE },
    metricsToken: e.METRICS_TOKEN,
    workerOn: e.APP_WORKER,
    demo: e.MODE !== 'sandbox' || e.DEMO === '0' ? null : e.DEMO === 'whole' ? 'whole' : 'small',
  };
}

function smsProvider(e: z.infer<typeof schema>): Config['sms']['provider'] {
  const { TWILIO_ACCOUNT_SID: account, TWILIO_AUTH_TOKEN: token, TWILIO_FROM: from, TWILIO_API: apiUrl } = e;
  return account && token && from ? { account, token, from, apiUrl } : undefined;
}

/** A live installation names its own parts; it never falls back to a stand-in. */
function refuseSandboxParts(e: z.infer<typeof schema>): void {
  const needed = [
    'FAMILY_ORIGIN',
    'STAFF_ORIGIN',
    'OPS_ORIGIN',
    'OWNER_DATABASE_URL',
    'APP_DATABASE_URL',
    'WORKER_DATABASE_URL',
    'APP_SECRET',
    'SMTP_URL',
    'STRIPE_SECRET_KEY',
    'STRIPE_WEBHOOK_SECRET',
    'BANK_URL',
    'BANK_KEY',
  ] as const;
  const missing = [...needed, ...(e.SURFACES.includes('inside') ? (['INSIDE_ORIGIN'] as const) : [])].filter((name) => !e[name]);
  const problems = missing.map((name) => `  ${name}: must be set when MODE=live`);
  for (const name of ['FAMILY_ORIGIN', 'STAFF_ORIGIN', 'OPS_ORIGIN', 'INSIDE_ORIGIN', 'BANK_URL'] as const) {
    if (e[name]?.startsWith('http:')) problems.push(`  ${name}: must be https when MODE=live`);
  }
  if (e.STRIPE_SECRET_KEY?.includes('_test_')) problems.push('  STRIPE_SECRET_KEY: a test key can not be used when MODE=live');
  if (e.BANK_URL && isHere(e.BANK_URL)) problems.push('  BANK_URL: the sandbox’s bank can not be used when MODE=live');
  if (problems.length > 0) throw new Error(`These settings are wrong:\n${problems.join('\n')}`);
}

/** Addresses of this machine or of the sandbox's host: no bank lives there. */
function isHere(url: string): boolean {
  const { hostname } = new URL(url);
  return /(^|\.)localhost\.?$|^127\.|^0\.0\.0\.0$|^\[(::1?|::ffff:7f.*)\]$|^sandbox\./.test(hostname);
}
