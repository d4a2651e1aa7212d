import type { Cookies } from '@sveltejs/kit';
import { CODE_MINUTES, type LoginRealm, linkMinutes, sessionCookies, type SignedIn } from '#domain/identity/index.ts';

const LASTING = { path: '/', httpOnly: true, secure: true } as const;
const DEVICE_SECONDS = 400 * 86_400;
const NOTE_SECONDS = 15 * 60;

/** The session's cookie, and the one by which this browser is known at the next sign-in. */
export function keepSession(cookies: Cookies, realm: LoginRealm, signedIn: SignedIn): void {
  const { name, sameSite, maxAgeSeconds } = sessionCookies[realm];
  cookies.set(name, signedIn.token, { ...LASTING, sameSite, maxAge: maxAgeSeconds });
  keepDevice(cookies, realm, signedIn.deviceToken);
}

/** By it this browser is known at the next sign-in. */
export function keepDevice(cookies: Cookies, realm: LoginRealm, token: string): void {
  const { deviceName, sameSite } = sessionCookies[realm];
  cookies.set(deviceName, token, { ...LASTING, sameSite, maxAge: DEVICE_SECONDS });
}

export function dropSession(cookies: Cookies, realm: LoginRealm): void {
  cookies.delete(sessionCookies[realm].name, LASTING);
}

export function deviceToken(cookies: Cookies, realm: LoginRealm): string | undefined {
  return cookies.get(sessionCookies[realm].deviceName);
}

type HeldLink = keyof typeof linkMinutes;
const linkCookie = (purpose: HeldLink) => `__Host-kinline_${purpose}`;

/** Takes a one-time link's token out of the address, where history, logs and other sites could see it. */
export function holdLink(cookies: Cookies, purpose: HeldLink, token: string): void {
  // Lax: the way here began in a mail program, and a strict cookie would not come along.
  cookies.set(linkCookie(purpose), token, { ...LASTING, sameSite: 'lax', maxAge: Math.min(60, linkMinutes[purpose]) * 60 });
}

export function heldLink(cookies: Cookies, purpose: HeldLink): string {
  return cookies.get(linkCookie(purpose)) ?? '';
}

export function dropLink(cookies: Cookies, purpose: HeldLink): void {
  cookies.delete(linkCookie(purpose), LASTING);
}

const SENT = '__Host-kinline_sent';

/** Remembers what address was typed, so that the next page can show it without putting it into an address line. */
export function noteAddress(cookies: Cookies, email: string): void {
  cookies.set(SENT, email, { ...LASTING, sameSite: 'lax', maxAge: NOTE_SECONDS });
}

export function notedAddress(cookies: Cookies): string {
  return cookies.get(SENT) ?? '';
}

const ATTEMPT = '__Host-kinline_attempt';

/** The sign-in of this browser that waits for its code. */
export function keepAttempt(cookies: Cookies, token: string): void {
  cookies.set(ATTEMPT, token, { ...LASTING, sameSite: 'lax', maxAge: CODE_MINUTES * 60 });
}

export function keptAttempt(cookies: Cookies): string {
  return cookies.get(ATTEMPT) ?? '';
}

export function dropAttempt(cookies: Cookies): void {
  cookies.delete(ATTEMPT, LASTING);
}
