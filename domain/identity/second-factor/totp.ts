import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto';
import { generateURI, verify } from 'otplib';
import type { App } from '#kernel/app.ts';
import { openText, sealText } from '#kernel/seal.ts';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** 160 bits as an authenticator app takes them. */
export function base32(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const length = Math.ceil((bytes.length * 8) / 5);
  bits <<= BigInt(length * 5 - bytes.length * 8);
  return Array.from({ length }, (_, i) => BASE32[Number((bits >> BigInt((length - 1 - i) * 5)) & 31n)]).join('');
}

/**
 * The secret an invited person is shown. It follows from the link, so the page can be opened again without writing anything,
 * and only who holds the link and the installation's key can know it.
 */
export function enrolmentSecret(app: App, linkToken: string): string {
  return base32(createHmac('sha256', app.secret('identity.totp.enrol')).update(linkToken).digest().subarray(0, 20));
}

/** A secret that follows from nothing: for somebody who has a login already. */
export function newSecret(): string {
  return base32(randomBytes(20));
}

export function otpauthUri(secret: string, email: string): string {
  return generateURI({ issuer: 'Kinline', label: email, secret });
}

/** The time step the code is of, or null when it is of none near now or of one used before. One step either way forgives a slow clock. */
export async function codeStep(secret: string, code: string, lastStep: bigint | null): Promise<number | null> {
  const result = await verify({
    secret,
    token: code,
    epochTolerance: 30,
    ...(lastStep === null ? {} : { afterTimeStep: Number(lastStep) }),
  });
  return result.valid && 'timeStep' in result ? result.timeStep : null;
}

/** Bound to the login, so that a copied row opens nothing. */
export function sealSecret(app: App, loginId: string, secret: string): Buffer {
  return sealText(app.secret('identity.totp.seal'), loginId, secret);
}

export function openSecret(app: App, loginId: string, sealed: Buffer): string {
  return openText(app.secret('identity.totp.seal'), loginId, sealed);
}

const CODE_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const CODE_LENGTH = 24;

/** Ten codes of 24 letters and digits (118 bits each: a plain digest is enough to store), in groups of four to read and type. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () => {
    const letters = Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('');
    return letters.replace(/(.{4})(?=.)/g, '$1-');
  });
}

/** What is stored of a recovery code; spaces, dashes and capitals do not matter. */
export function recoveryCodeHash(typed: string): Buffer {
  return createHash('sha256')
    .update(typed.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .digest();
}

/** What was typed as the second factor: six digits, a recovery code, or neither. */
export function codeKind(typed: string): 'totp' | 'recovery' | null {
  const packed = typed.normalize('NFKC').replace(/[\s-]/g, '');
  if (/^\d{6}$/.test(packed)) return 'totp';
  return /^[a-z0-9]{24}$/i.test(packed) ? 'recovery' : null;
}

export function packCode(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s-]/g, '');
}
