import { createHmac } from 'node:crypto';
import { sameSecret } from '#kernel/ids.ts';

declare module '#kernel/app.ts' {
  interface App {
    /** Null where no provider of text messages is set up: then the channel is not offered. */
    readonly texter?: Texter | null;
  }
}

export interface TextSettings {
  account: string;
  token: string;
  /** The number or sender id that texts come from. */
  from: string;
  /** "https://api.twilio.com" */
  apiUrl: string;
  /** Where the provider reaches our webhooks: it signs this address with what it sends. */
  webhookUrl: string;
  /** Countries that texts go to: "US". */
  countries: readonly string[];
  /** Codes to prove a number, per country and day, over the whole house. */
  codesPerDay: number;
}

export type TextAnswer = { taken: true; id: string } | { taken: false; again: boolean; code: number | null; answer: string };

export interface Texter {
  readonly from: string;
  readonly countries: readonly string[];
  readonly codesPerDay: number;
  /** Never throws: what went wrong is the answer. `attempt` comes back with its later news. */
  send(text: { to: string; body: string; attempt: string }): Promise<TextAnswer>;
  /** Whether what came to this path of our webhooks was signed by the provider. */
  isSigned(path: string, fields: Readonly<Record<string, string>>, signature: string): boolean;
}

const TIMEOUT_MS = 10_000;

/** Speaks Twilio's Messages API (2010-04-01): a form, Basic authorization, and webhooks signed with the account's token. */
export function makeTexter(settings: TextSettings): Texter {
  const { account, token, from, countries, codesPerDay } = settings;
  const url = `${settings.apiUrl.replace(/\/$/, '')}/2010-04-01/Accounts/${encodeURIComponent(account)}/Messages.json`;
  const base = settings.webhookUrl.replace(/\/$/, '');
  const authorization = `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}`;
  return {
    from,
    countries,
    codesPerDay,
    async send({ to, body, attempt }) {
      const StatusCallback = `${base}/webhooks/sms/status?attempt=${attempt}`;
      try {
        const answer = await fetch(url, {
          method: 'POST',
          headers: { authorization, 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
          body: new URLSearchParams({ To: to, From: from, Body: body, StatusCallback }),
          redirect: 'error',
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        return await readAnswer(answer);
      } catch (error) {
        return { taken: false, again: true, code: null, answer: error instanceof Error ? error.name : 'no answer' };
      }
    },
    isSigned(path, fields, signature) {
      const signed =
        base +
        path +
        Object.keys(fields)
          .sort()
          .map((name) => name + fields[name])
          .join('');
      const mac = createHmac('sha1', token).update(signed, 'utf8').digest();
      return sameSecret(Buffer.from(signature, 'base64'), mac);
    },
  };
}

async function readAnswer(answer: Response): Promise<TextAnswer> {
  const said = (await answer.json().catch(() => ({}))) as { sid?: unknown; code?: unknown; message?: unknown };
  if (answer.ok && typeof said.sid === 'string') return { taken: true, id: said.sid.slice(0, 64) };
  const code = typeof said.code === 'number' ? said.code : null;
  // A wrong number stays wrong; our own key, our account's state, too many at once and the provider's trouble do not.
  const again = answer.status !== 400 && answer.status !== 404;
  return { taken: false, again, code, answer: `${answer.status} ${code ?? ''}`.trim() };
}
