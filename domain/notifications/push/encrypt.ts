import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';

/** What a browser gave us of its own keys: a point on P-256, uncompressed, and 16 random bytes. */
export interface ScreenKeys {
  p256dh: Buffer;
  auth: Buffer;
}

const RECORD_SIZE = 4096;
/** Every message is as long as this before it is locked, so that its length says nothing of what is in it. */
const PADDED_TO = 128;

/**
 * Locks a message for one browser (RFC 8291, aes128gcm): the push service that carries it can't read it. `fixed` only for the
 * published example, which must come out to the letter; else the key and the salt are new for each message.
 */
export function encryptForScreen(plain: Buffer, to: ScreenKeys, fixed?: { privateKey: Buffer; salt: Buffer; paddedTo: number }): Buffer {
  const own = createECDH('prime256v1');
  if (fixed) own.setPrivateKey(fixed.privateKey);
  else own.generateKeys();
  const salt = fixed?.salt ?? randomBytes(16);
  const shared = own.computeSecret(to.p256dh);
  const about = Buffer.concat([Buffer.from('WebPush: info\0'), to.p256dh, own.getPublicKey()]);
  const secret = Buffer.from(hkdfSync('sha256', shared, to.auth, about, 32));
  const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16));
  const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12));
  const padding = Buffer.alloc(Math.max(0, (fixed?.paddedTo ?? PADDED_TO) - plain.length));
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  // 2: the last record, and the only one.
  const locked = Buffer.concat([cipher.update(Buffer.concat([plain, Buffer.from([2]), padding])), cipher.final(), cipher.getAuthTag()]);
  const head = Buffer.alloc(21);
  salt.copy(head);
  head.writeUInt32BE(RECORD_SIZE, 16);
  head.writeUInt8(own.getPublicKey().length, 20);
  return Buffer.concat([head, own.getPublicKey(), locked]);
}

/** Whether a browser could have made these keys: right lengths, and a point that lies on the curve. */
export function areKeys({ p256dh, auth }: ScreenKeys): boolean {
  if (p256dh.length !== 65 || p256dh[0] !== 4 || auth.length !== 16) return false;
  const own = createECDH('prime256v1');
  own.generateKeys();
  try {
    own.computeSecret(p256dh);
    return true;
  } catch {
    return false;
  }
}
