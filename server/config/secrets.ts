import { hkdfSync } from 'node:crypto';

/** A 32-byte key for one purpose. The installation keeps one secret; keys for different purposes never meet. */
export function deriveSecret(root: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', root, Buffer.alloc(0), `kinline ${purpose}`, 32));
}
