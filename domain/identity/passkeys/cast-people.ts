import type { App } from '#kernel/app.ts';
import { isRefusal, type Refusal } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { castStaff, castVerifiedCustomer, codeOf, enterFully, GOOD_PASSWORD, visitor } from '../cast.ts';
import { readSession } from '../read-session.ts';
import { Phone, type Twist } from './cast.ts';
import { addPasskey, offerPasskey } from './passkeys.ts';
import { offerSignIn, signInWithPasskey } from './sign-in-with-passkey.ts';

// For tests: people with passkeys.

export const FAMILY = 'http://localhost:3000';
export const STAFF = 'http://staff.localhost:3000';
export const AGENCY = 'agc_01jd0000000000000000000000';
export const ANDROID = 'Mozilla/5.0 (Linux; Android 14) Chrome/126.0 Mobile';

export async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const error: unknown = await work.then(
    () => {
      throw new Error('was not refused');
    },
    (e: unknown) => e,
  );
  if (!isRefusal(error)) throw error;
  return error;
}
export const codeOfRefusal = async (work: Promise<unknown>): Promise<string> => (await refusalOf(work)).code;

let source = 0;
export const from = () => ({ source: `10.9.${source++}.1`, userAgent: ANDROID });

/** Builders over one test's app. */
export function castPeople(app: App) {
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
