import { createDecipheriv, createECDH, createPublicKey, hkdfSync, verify } from 'node:crypto';

export interface PhoneSecrets {
  privateKey: Buffer;
  auth: Buffer;
}

/** Opens what was locked for a phone (RFC 8291, aes128gcm), as its browser does. Throws when it was not locked for it. */
export function unlock(body: Buffer, { privateKey, auth }: PhoneSecrets): string {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(privateKey);
  const salt = body.subarray(0, 16);
  const size = body.readUInt32BE(16);
  const end = 21 + body.readUInt8(20);
  const sender = body.subarray(21, end);
  const record = body.subarray(end);
  if (record.length > size) throw new Error('more than one record');
  const about = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), sender]);
  const secret = Buffer.from(hkdfSync('sha256', pair.computeSecret(sender), auth, about, 32));
  const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16));
  const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12));
  const open = createDecipheriv('aes-128-gcm', key, nonce);
  open.setAuthTag(record.subarray(record.length - 16));
  const padded = Buffer.concat([open.update(record.subarray(0, record.length - 16)), open.final()]);
  const mark = padded.lastIndexOf(2);
  if (mark < 0 || padded.subarray(mark + 1).some((byte) => byte !== 0)) throw new Error('the padding is wrong');
  return padded.subarray(0, mark).toString('utf8');
}

/** What is wrong with who says to be sending (RFC 8292), or null. `boundTo`: the key the phone was added with. */
export function senderProblem(authorization: string | undefined, boundTo: string, origin: string): string | null {
  const [, token = '', key = ''] = /^vapid t=([\w-]+\.[\w-]+\.[\w-]+), ?k=([\w-]+)$/.exec(authorization ?? '') ?? [];
  if (token === '') return 'no vapid authorization';
  if (key !== boundTo) return 'another key than the phone was added with';
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  if (point.length !== 65) return 'the key is no point';
  const half = (from: number, to: number): string => point.subarray(from, to).toString('base64url');
  const jwk = { kty: 'EC', crv: 'P-256', x: half(1, 33), y: half(33, 65) };
  const publicKey = createPublicKey({ format: 'jwk', key: jwk });
  const signed = Buffer.from(`${head}.${claims}`);
  if (!verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url')))
    return 'the signature is wrong';
  const said = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as { aud?: unknown; exp?: unknown; sub?: unknown };
  const now = Date.now() / 1000;
  if (said.aud !== origin) return 'meant for another service';
  if (typeof said.exp !== 'number' || said.exp < now || said.exp > now + 24 * 3600) return 'too old, or for too long';
  return /^(mailto:|https:)/.test(String(said.sub)) ? null : 'nobody to reach';
}
