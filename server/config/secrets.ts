import { hkdfSync } from 'node:crypto';

/** A 32-byte key for one purpose. The installation keeps one secret; keys for different purposes never meet. */
export function deriveSecret(root: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', root, Buffer.alloc(0), `kinline ${purpose}`, 32));
}

/** The same, each key derived once: pages ask for theirs several times a request. */
export function keyring(root: Buffer): (purpose: string) => Buffer {
  const keys = new Map<string, Buffer>();
  return (purpose) => {
    const known = keys.get(purpose) ?? deriveSecret(root, purpose);
    keys.set(purpose, known);
    return known;
  };
}
