import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { ANSWER_SECONDS, ASK_SECONDS, readDoor, sessionTimes } from '#domain/devices/index.ts';
import type { Access } from '#web/access.ts';

const LASTING = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' } as const;
const DEVICE = '__Host-kinline_device';
const SESSION = '__Host-kinline_inside';
const SIZE = '__Host-kinline_size';
/** Browsers keep no cookie longer. */
const DEVICE_SECONDS = 400 * 86_400;
/** Where somebody writes, and sends nothing for a while. */
const WRITES = /\/write\//;

/** What a browser keeps of whoever is signed in: none of it is there for the next one. The device's own token says nothing of anybody. */
const OF_A_PERSON = [SESSION, SIZE, 'kinline_lang'];

/** Which device asks, and for whom. Where nobody answered "Still there?", what the browser keeps of him goes, and the server ends his session by itself. */
export async function readInside({ cookies, locals, route, url }: RequestEvent): Promise<void> {
  const { app, requestId: request, lang } = locals;
  if (route.id === '/inside/login' && url.searchParams.has('idle')) forgetPerson(cookies);
  const isWriting = WRITES.test(route.id ?? '');
  locals.door = await readDoor(app, { device: cookies.get(DEVICE), session: cookies.get(SESSION) }, { request, lang, isWriting });
  if (locals.door?.session) locals.scope = locals.door.session.scope;
}

/** Where somebody has to go first: a browser that is none of ours joins, nobody signs in, a slip's PIN is changed. Null: the page is open to him so far. */
export function wayIn({ locals, route }: RequestEvent, allowed: Access): string | null {
  const { door } = locals;
  if (route.id === '/inside/trouble') return null;
  if (door === null) return route.id === '/inside/join' ? null : '/join';
  if (allowed === 'anyone') return null;
  if (door.session === null) return '/login';
  return door.session.mustChange && allowed !== 'signed-in' ? '/pin' : null;
}

export function keepDevice(cookies: Cookies, token: string): void {
  cookies.set(DEVICE, token, { ...LASTING, maxAge: DEVICE_SECONDS });
}

/** Gone when the browser is closed; the server ends it long before. */
export function keepSession(cookies: Cookies, token: string): void {
  cookies.set(SESSION, token, LASTING);
}

export function forgetPerson(cookies: Cookies): void {
  for (const name of OF_A_PERSON) cookies.delete(name, { ...LASTING, httpOnly: name !== 'kinline_lang' });
}

/** Has the browser drop what it kept besides cookies. All cookies would be the device's, too. */
export const EMPTIED = '"cache", "storage"';

export function textSizeOf({ cookies }: RequestEvent): 'normal' | 'big' {
  return cookies.get(SIZE) === 'big' ? 'big' : 'normal';
}

export function keepTextSize(cookies: Cookies, size: 'normal' | 'big'): void {
  cookies.set(SIZE, size, LASTING);
}

/** A page of ours to go back to, whatever a form says. */
export function backTo(path: unknown): string {
  return typeof path === 'string' && /^\/(?![/\\])[\w/?=&.-]*$/.test(path) ? path : '/';
}

export interface InsideHead {
  signedIn: boolean;
  textSize: 'normal' | 'big';
  timeZone: string;
  endsAt: Date | null;
  isEnding: boolean;
  mayExtend: boolean;
  /** After so many seconds without a touch the page asks; so many later it is over. Without scripts the same by the page's own clock. */
  askSeconds: number;
  answerSeconds: number;
  /** Until the session is over in any case. */
  leftSeconds: number;
}

/** What stands over every page inside; null on other surfaces. */
export function insideHead({ surface, door, textSize }: App.Locals): InsideHead | null {
  if (surface !== 'inside') return null;
  const session = door?.session ?? null;
  const kind = door?.device.kind ?? 'kiosk';
  return {
    signedIn: session !== null,
    textSize,
    timeZone: door?.device.timeZone ?? 'UTC',
    endsAt: session?.endsAt ?? null,
    isEnding: session?.isEnding ?? false,
    mayExtend: session?.mayExtend ?? false,
    askSeconds: kind === 'kiosk' ? ASK_SECONDS : sessionTimes.tablet.idleMs / 1000 - ASK_SECONDS,
    answerSeconds: ANSWER_SECONDS,
    leftSeconds: session ? Math.max(1, Math.ceil((session.endsAt.getTime() - Date.now()) / 1000)) : 0,
  };
}
