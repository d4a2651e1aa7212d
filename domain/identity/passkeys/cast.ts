import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { App } from '#kernel/app.ts';
import type { Scope } from '#kernel/scope.ts';
import { readSession } from '../sessions/read-session.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import type { SignedIn } from '../sessions/start-session.ts';
import { addPasskey, offerPasskey } from './passkeys.ts';
import { offerSignIn, signInWithPasskey } from './sign-in-with-passkey.ts';

// For tests: people with passkeys, and the phone that makes and uses them, byte by byte after W3C WebAuthn Level 3 §6.1 and RFC 8949 (CBOR).

/** What is other than in an honest answer. */
export interface Twist {
  origin?: string;
  rpId?: string;
  type?: string;
  challenge?: string;
  /** False: the phone did not ask for a finger. */
  verified?: boolean;
  present?: boolean;
  count?: number;
  handle?: string | null;
  /** Another phone's key signs. */
  signer?: Phone;
  /** A maker's certificates come along. */
  certificate?: boolean;
  crossOrigin?: boolean;
}

export interface Answer {
  id: string;
  response: Record<string, unknown>;
}

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();

/** A number or a length in CBOR, up to 65,535. */
function head(major: number, n: number): Buffer {
  if (n < 24) return Buffer.from([(major << 5) | n]);
  return n < 256 ? Buffer.from([(major << 5) | 24, n]) : Buffer.from([(major << 5) | 25, n >> 8, n & 255]);
}
const int = (n: number): Buffer => (n >= 0 ? head(0, n) : head(1, -1 - n));
const bytes = (data: Buffer): Buffer => Buffer.concat([head(2, data.length), data]);
const text = (data: string): Buffer => Buffer.concat([head(3, Buffer.byteLength(data)), Buffer.from(data)]);
const list = (...items: Buffer[]): Buffer => Buffer.concat([head(4, items.length), ...items]);
const map = (...pairs: [Buffer, Buffer][]): Buffer => Buffer.concat([head(5, pairs.length), ...pairs.flat()]);

export class Phone {
  readonly credentialId = randomBytes(32);
  readonly #key: KeyObject;
  readonly #cose: Buffer;
  #handle = '';
  #rpId = '';

  /** The page the browser shows. */
  readonly origin: string;

  constructor(origin: string) {
    this.origin = origin;
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#key = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const [xs, ys] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
    this.#cose = map([int(1), int(2)], [int(3), int(-7)], [int(-1), int(1)], [int(-2), bytes(xs)], [int(-3), bytes(ys)]);
  }

  get key(): KeyObject {
    return this.#key;
  }

  get id(): string {
    return this.credentialId.toString('base64url');
  }

  make(offer: PublicKeyCredentialCreationOptionsJSON, twist: Twist = {}): string {
    this.#handle = offer.user.id;
    this.#rpId = offer.rp.id ?? '';
    const lengths = Buffer.alloc(2);
    lengths.writeUInt16BE(this.credentialId.length);
    const made = Buffer.concat([Buffer.alloc(16), lengths, this.credentialId, this.#cose]);
    const authData = Buffer.concat([this.#authData(twist, 0x40), made]);
    const format = twist.certificate
      ? map([text('alg'), int(-7)], [text('sig'), bytes(randomBytes(70))], [text('x5c'), list(bytes(randomBytes(300)))])
      : map();
    const attestation = map(
      [text('fmt'), text(twist.certificate ? 'packed' : 'none')],
      [text('attStmt'), format],
      [text('authData'), bytes(authData)],
    );
    const clientData = this.#clientData('webauthn.create', offer.challenge, twist);
    return this.#say({ clientDataJSON: clientData, attestationObject: attestation }, { transports: ['internal', 'hybrid'] });
  }

  use(offer: PublicKeyCredentialRequestOptionsJSON, twist: Twist = {}): string {
    const authData = this.#authData(twist, 0);
    const clientData = this.#clientData('webauthn.get', offer.challenge, twist);
    const signed = Buffer.concat([authData, sha256(clientData)]);
    const signature = sign('sha256', signed, twist.signer?.key ?? this.#key);
    const handle = twist.handle === undefined ? this.#handle : twist.handle;
    return this.#say({ clientDataJSON: clientData, authenticatorData: authData, signature }, handle === null ? {} : { userHandle: handle });
  }

  #authData({ rpId, verified = true, present = true, count = 0 }: Twist, more: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(count);
    const flags = (present ? 0x01 : 0) | (verified ? 0x04 : 0) | 0x18 | more;
    return Buffer.concat([sha256(rpId ?? this.#rpId), Buffer.from([flags]), counter]);
  }

  #clientData(type: string, challenge: string, twist: Twist): Buffer {
    const { origin = this.origin, crossOrigin = false } = twist;
    return Buffer.from(JSON.stringify({ type: twist.type ?? type, challenge: twist.challenge ?? challenge, origin, crossOrigin }));
  }

  #say(parts: Record<string, Buffer>, more: object): string {
    const response = Object.fromEntries(Object.entries(parts).map(([name, data]) => [name, data.toString('base64url')]));
    return JSON.stringify({ id: this.id, response: { ...response, ...more } } satisfies Answer);
  }
}

export const FAMILY = 'http://localhost:3000';
export const STAFF = 'http://staff.localhost:3000';
export const AGENCY = 'agc_01jd0000000000000000000000';
export const ANDROID = 'Mozilla/5.0 (Linux; Android 14) Chrome/126.0 Mobile';

let source = 0;
export const from = () => ({ source: `10.9.${source++}.1`, userAgent: ANDROID });

/** What is needed of identity's own builders. */
interface Builders {
  GOOD_PASSWORD: string;
  visitor(): Scope;
  codeOf(secret: string, steps: number): string;
  castVerifiedCustomer(app: App, email: string): Promise<{ loginId: string; deviceToken: string }>;
  castStaff(app: App, of: { email: string; agencyId: string }): Promise<{ loginId: string; email: string; totpSecret: string }>;
  enterFully(app: App, scope: Scope, input: SignIn): Promise<SignedIn>;
}

/** Builders over one test's app. */
export function castPeople(app: App, { GOOD_PASSWORD, visitor, codeOf, castVerifiedCustomer, castStaff, enterFully }: Builders) {
  async function cast(email: string) {
    const { loginId, deviceToken } = await castVerifiedCustomer(app, email);
    const { token } = await enterFully(app, visitor(), { realm: 'customer', email, password: GOOD_PASSWORD, ...from(), deviceToken });
    const { scope } = (await readSession(app, 'customer', token))!;
    return { loginId, email, deviceToken, scope, proof: { password: GOOD_PASSWORD, source: 'p', deviceToken } };
  }

  async function add(scope: Scope, phone: Phone, name = '', twist: Twist = {}) {
    const answer = phone.make(await offerPasskey(app, scope, { isFresh: true }), twist);
    return await addPasskey(app, scope, { answer, name, isFresh: true, userAgent: ANDROID });
  }

  /** A customer with one passkey on a phone, and the recovery codes it brought. */
  async function withPasskey(email: string, name = 'My phone') {
    const dana = await cast(email);
    const phone = new Phone(FAMILY);
    const { recoveryCodes } = await add(dana.scope, phone, name);
    return { ...dana, phone, recoveryCodes: recoveryCodes! };
  }

  async function enter(phone: Phone, twist: Twist = {}, more: { browser?: string; asked?: string; deviceToken?: string } = {}) {
    const offer = await offerSignIn(app, visitor(), { realm: 'customer', browser: more.asked ?? 'b' });
    const answer = phone.use(offer, twist);
    return await signInWithPasskey(app, visitor(), {
      realm: 'customer',
      answer,
      browser: more.browser ?? 'b',
      ...from(),
      deviceToken: more.deviceToken,
    });
  }

  async function rosa(email: string) {
    const staff = await castStaff(app, { email, agencyId: AGENCY });
    const input = { realm: 'staff', email, password: GOOD_PASSWORD, code: codeOf(staff.totpSecret, 1), ...from() } as const;
    const { token, deviceToken } = await enterFully(app, visitor(), input);
    const { scope } = (await readSession(app, 'staff', token))!;
    return { ...staff, scope, deviceToken, proof: { password: GOOD_PASSWORD, source: 'p', deviceToken } };
  }

  return { cast, add, withPasskey, enter, rosa };
}
