import { encryptForScreen, type ScreenKeys } from './encrypt.ts';
import { makeVapid } from './vapid.ts';

declare module '#kernel/app.ts' {
  interface App {
    /** Null where this installation has no key for it: then screens are not offered notices. */
    readonly push: PushService | null;
  }
}

export interface ScreenAddress extends ScreenKeys {
  endpoint: string;
}

export interface ScreenMessage {
  /** What is locked for the screen: which kind of news, in which language, and nothing else. */
  plain: string;
  /** How long the service keeps it for a screen that is off. */
  ttlSeconds: number;
  urgency: 'normal' | 'high';
  /** A later message of the same topic replaces one that still waits. */
  topic: string;
}

/** `taken`: on its way. `gone`: this screen will never take one again. `later`: try again. `never`: this message is not taken. */
export interface ScreenAnswer {
  kind: 'taken' | 'gone' | 'later' | 'never';
  /** The status, without anything of the screen's address. */
  said: string;
}

export interface PushService {
  publicKey: string;
  /** Whether we send to this address at all. */
  allows(endpoint: string): boolean;
  /** Never throws for what the other side says. */
  send(to: ScreenAddress, message: ScreenMessage): Promise<ScreenAnswer>;
}

/** The push services of the browsers there are. An address anywhere else is taken for an attempt to have us call somebody. */
const SERVICES = ['fcm.googleapis.com', 'updates.push.services.mozilla.com', 'web.push.apple.com'];
const SERVICES_BELOW = ['.push.apple.com', '.push.services.mozilla.com', '.notify.windows.com'];
const LONGEST_ADDRESS = 1000;
const PATIENCE_MS = 10_000;

export interface PushSettings {
  /** 32 bytes, base64url: by its other half the browsers know who may send. Another key cuts off every screen there is. */
  key: string;
  /** Where a push service reaches whoever runs this installation: mailto: or https:. */
  contact: string;
  /** Push services besides those below, by their exact names. */
  hosts: readonly string[];
  /** The stand-in's origin as screens name it, and where it is reached from here. */
  sandbox: { origin: string; reachedAt: string } | null;
}

export function makePushService({ key, contact, hosts, sandbox }: PushSettings): PushService {
  const vapid = makeVapid(key, contact);
  const isStandIn = (url: URL): boolean => sandbox !== null && url.origin === sandbox.origin;
  return {
    publicKey: vapid.publicKey,
    allows(endpoint) {
      if (endpoint.length > LONGEST_ADDRESS || !URL.canParse(endpoint)) return false;
      const url = new URL(endpoint);
      if (url.username !== '' || url.password !== '' || url.hash !== '') return false;
      return isStandIn(url) || isKnown(url, hosts);
    },
    async send({ endpoint, ...keys }, message) {
      const url = new URL(endpoint);
      const where = isStandIn(url) ? new URL(url.pathname + url.search, sandbox!.reachedAt) : url;
      try {
        const answer = await fetch(where, {
          method: 'POST',
          // A service never leads elsewhere; whoever tries has us call a place that nobody looked at.
          redirect: 'manual',
          signal: AbortSignal.timeout(PATIENCE_MS),
          headers: {
            authorization: vapid.authorization(url.origin),
            'content-type': 'application/octet-stream',
            'content-encoding': 'aes128gcm',
            ttl: String(message.ttlSeconds),
            urgency: message.urgency,
            topic: message.topic,
          },
          body: new Uint8Array(encryptForScreen(Buffer.from(message.plain), keys)),
        });
        await answer.body?.cancel();
        return { kind: meaning(answer.status), said: String(answer.status) };
      } catch (error) {
        return { kind: 'later', said: error instanceof Error ? error.name : 'no answer' };
      }
    },
  };
}

function isKnown({ protocol, port, hostname }: URL, more: readonly string[]): boolean {
  if (protocol !== 'https:' || port !== '') return false;
  return SERVICES.includes(hostname) || more.includes(hostname) || SERVICES_BELOW.some((end) => hostname.endsWith(end));
}

/** 401 and 403 are about our own key, so the screen is kept and an operator sees the failures. */
function meaning(status: number): ScreenAnswer['kind'] {
  if (status >= 200 && status < 300) return 'taken';
  if (status === 404 || status === 410) return 'gone';
  return status === 400 || status === 413 ? 'never' : 'later';
}
