import { createECDH, createPrivateKey, sign } from 'node:crypto';

const HOURS = 12;

/** Says to push services that it is us (RFC 8292). */
export interface Vapid {
  /** What a browser binds its subscription to: only who signs with the other half can send to it. */
  publicKey: string;
  /** The value of `Authorization` for messages to a service at this origin. */
  authorization(origin: string): string;
}

/** `privateKey`: 32 bytes, base64url. `contact`: where a push service reaches whoever runs this installation, mailto: or https:. */
export function makeVapid(privateKey: string, contact: string): Vapid {
  const pair = createECDH('prime256v1');
  const secret = Buffer.from(privateKey, 'base64url');
  if (secret.length !== 32) throw new Error('a key for notices on screens is 32 bytes in base64url');
  pair.setPrivateKey(secret);
  const point = pair.getPublicKey();
  const publicKey = point.toString('base64url');
  const key = createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      d: secret.toString('base64url'),
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  });
  const known = new Map<string, { token: string; until: number }>();
  return {
    publicKey,
    authorization(origin) {
      // Signatures run on real time: the sandbox's clock does not reach a push service.
      const now = Math.floor(Date.now() / 1000);
      let kept = known.get(origin);
      if (!kept || kept.until - now < 3600) {
        kept = { token: signed(key, { aud: origin, exp: now + HOURS * 3600, sub: contact }), until: now + HOURS * 3600 };
        known.set(origin, kept);
      }
      return `vapid t=${kept.token}, k=${publicKey}`;
    },
  };
}

function signed(key: ReturnType<typeof createPrivateKey>, claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}
