import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { ANSWER_SECONDS, ASK_SECONDS, readDoor, sessionTimes, WRITING_MS } from '#domain/devices/index.ts';
import type { Access } from '#web/access.ts';

const LASTING = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' } as const;
const DEVICE = '__Host-kinline_device';
const SESSION = '__Host-kinline_inside';
const SIZE = '__Host-kinline_size';
/** Browsers keep no cookie longer. */
const DEVICE_SECONDS = 400 * 86_400;
/** Where somebody writes, and sends nothing for a while: what a button keeps, and what there is only sent. Null: he writes nothing there. */
function writtenAt(route: string | null): 'kept' | 'sent' | null {
  if (/\/write\/|^\/inside\/ombuds\/write$/.test(route ?? '')) return 'kept';
  return /\/appeal$|\/stopped\//.test(route ?? '') ? 'sent' : null;
}

const textSizes = ['normal', 'big', 'biggest'] as const;
export type TextSize = (typeof textSizes)[number];

/** What a browser keeps of whoever is signed in: none of it is there for the next one. The device's own token says nothing of anybody. */
const OF_A_PERSON = [SESSION, SIZE, 'kinline_lang'];

/** Which device asks, and for whom. Where nobody answered "Still there?", what the browser keeps of him goes, and the server ends his session by itself. */
export async function readInside({ cookies, locals, route, url }: RequestEvent): Promise<void> {
  const { app, requestId: request, lang } = locals;
  if (route.id === '/inside/login' && url.searchParams.has('idle')) forgetPerson(cookies);
  const isWriting = writtenAt(route.id) !== null;
  locals.door = await readDoor(app, { device: cookies.get(DEVICE), session: cookies.get(SESSION) }, { request, lang, isWriting });
  if (locals.door?.session) locals.scope = locals.door.session.scope;
  // A session that ended by itself or from elsewhere: whoever comes next has his own size and language, and an empty browser.
  else if (cookies.get(SESSION) !== undefined) {
    locals.isLeftBehind = true;
    forgetPerson(cookies);
  }
  locals.textSize = sizeNamed(cookies.get(SIZE));
}

/** Where somebody has to go first: a browser that is none of ours joins, nobody signs in, a slip's PIN is changed. Null: the page is open to him so far. */
export function wayIn({ locals, route }: RequestEvent, allowed: Access): string | null {
  const { door, isLeftBehind } = locals;
  if (route.id === '/inside/trouble') return null;
  if (door === null) return route.id === '/inside/join' ? null : '/join';
  if (allowed === 'anyone') return null;
  if (door.session === null) return isLeftBehind ? '/login?ended' : '/login';
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

/** Gone when he signs out, or is signed out. */
export function keepTextSize(cookies: Cookies, size: unknown): void {
  cookies.set(SIZE, sizeNamed(size), LASTING);
}

function sizeNamed(name: unknown): TextSize {
  return textSizes.find((size) => size === name) ?? 'normal';
}

/** A page of ours to go back to, whatever a form says. */
export function backTo(path: unknown): string {
  return typeof path === 'string' && /^\/(?![/\\])[\w/?=&.-]*$/.test(path) ? path : '/';
}

export interface InsideHead {
  signedIn: boolean;
  /** Others wait behind. */
  isKiosk: boolean;
  textSize: TextSize;
  nextSize: TextSize;
  timeZone: string;
  endsAt: Date | null;
  isEnding: boolean;
  mayExtend: boolean;
  /** See writtenAt. */
  writes: 'kept' | 'sent' | null;
  /** After so many seconds without a touch the page asks; so many later it is over. */
  askSeconds: number;
  answerSeconds: number;
  /** Until the session is over in any case. */
  leftSeconds: number;
  /** Without scripts the page goes on by itself, and where to. Where somebody writes, not before the server has ended his session: nothing typed is lost to it. */
  goesOn: { seconds: number; to: string };
}

/** What stands over every page inside; null on other surfaces. */
export function insideHead({ surface, door, textSize }: App.Locals, route: string | null): InsideHead | null {
  if (surface !== 'inside') return null;
  const session = door?.session ?? null;
  // Whoever joins a device has it before him, and perhaps no other keyboard.
  const kind = door?.device.kind ?? 'kiosk';
  const leftSeconds = session ? Math.max(1, Math.ceil((session.endsAt.getTime() - Date.now()) / 1000)) : 0;
  const askSeconds = kind === 'kiosk' ? ASK_SECONDS : sessionTimes.tablet.idleMs / 1000 - ASK_SECONDS;
  const writes = writtenAt(route);
  const patience = writes !== null ? WRITING_MS / 1000 : askSeconds;
  return {
    signedIn: session !== null,
    isKiosk: kind === 'kiosk',
    textSize,
    nextSize: textSizes[(textSizes.indexOf(textSize) + 1) % textSizes.length]!,
    timeZone: door?.device.timeZone ?? 'UTC',
    endsAt: session?.endsAt ?? null,
    isEnding: session?.isEnding ?? false,
    mayExtend: session?.mayExtend ?? false,
    writes,
    askSeconds,
    answerSeconds: ANSWER_SECONDS,
    leftSeconds,
    goesOn:
      leftSeconds <= patience
        ? { seconds: leftSeconds, to: '/login?ended' }
        : { seconds: patience, to: writes === null ? '/idle' : '/login?idle' },
  };
}
