import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { type RequestEvent, redirect } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { type LoginRealm, readSession, sessionCookies } from '#domain/identity/index.ts';
import { sameSecret } from '#kernel/ids.ts';
import { publicScope } from '#kernel/scope.ts';
import { isLang, type Lang, tr } from '#words/index.ts';
import { access } from '#web/access.ts';
import { readInside, wayIn } from '#web/inside/door.ts';
import type { Trouble } from '#web/trouble.ts';

const REALM: Record<string, LoginRealm> = { family: 'customer', staff: 'staff', ops: 'operator' };
const FORM_COOKIE = '__Host-kinline_form';
const LANG_COOKIE = 'kinline_lang';
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

export const handle: Handle = async ({ event, resolve }) => {
  prepare(event);
  const { locals } = event;
  if (event.url.searchParams.has('lang')) switchLanguage(event);
  await recogniseSession(event);
  const inner = event.isSubRequest;
  const answer =
    (!inner && (await refused(event))) ||
    (await resolve(event, {
      // The tag alone: what somebody wrote on the page stays as it is.
      transformPageChunk: ({ html }) =>
        html.replace(
          '<html lang="%lang%" data-surface="%surface%" data-size="%size%">',
          `<html lang="${locals.lang}" data-surface="${locals.surface}" data-size="${locals.textSize}">`,
        ),
      // The letters come with the first paint or with the next page: they never move what somebody reads (font-display: optional).
      preload: ({ type }) => type === 'css' || type === 'font',
    }));
  if (inner) return answer;
  return dress(event, isBare(answer) ? await trouble(event, answer.status === 404 ? 'missing' : 'not_allowed') : answer);
};

/** What a file's address refuses has no page: Kit answers with error.html, which says that it is our fault. A page has a policy. */
function isBare({ status, headers }: Response): boolean {
  const isHtml = (headers.get('content-type') ?? '').startsWith('text/html');
  return (status === 403 || status === 404) && isHtml && !headers.has('content-security-policy');
}

export const handleError: HandleServerError = (caught) => {
  const { locals, route } = caught.event;
  const reference = locals.requestId ?? `req_${randomUUID()}`;
  if (caught.kind === 'unknown') locals.app?.log.error({ err: caught.error, request: reference, route: route.id }, 'a page failed');
  if (caught.kind === 'app') return { message: caught.error.message, reference };
  const missing = caught.kind === 'framework' && caught.error.status === 404;
  return { message: tr(locals.lang ?? 'en', missing ? 'ui.error.not_found' : 'ui.error.unexpected'), reference };
};

/** Everything the pages rely on, from what the outer server found out. */
function prepare(event: RequestEvent): void {
  const { app, arrival, requestId, processorOrigin, workerOn } = event.platform!.req.kinline;
  const { locals } = event;
  locals.app = app;
  locals.surface = arrival.surface as typeof locals.surface;
  locals.path = event.url.pathname.slice(`/${arrival.surface}`.length) || '/';
  locals.lang = languageOf(event);
  locals.requestId = requestId;
  locals.source = arrival.source;
  locals.processorOrigin = processorOrigin;
  locals.workerOn = workerOn;
  locals.cookiesWork = arrival.protocol === 'https' || /^(.+\.)?localhost$|^127\.|^\[::1\]$/.test(event.url.hostname);
  locals.scope = publicScope(requestId, locals.lang);
  locals.session = null;
  locals.door = null;
  locals.isLeftBehind = false;
  locals.textSize = 'normal';
  let form = event.cookies.get(FORM_COOKIE);
  if (!form) {
    form = randomBytes(24).toString('base64url');
    if (SAFE.has(event.request.method)) event.cookies.set(FORM_COOKIE, form, { path: '/', httpOnly: true, secure: true, sameSite: 'lax' });
  }
  locals.csrf = formToken(event, form);
}

function formToken(event: RequestEvent, cookie: string): string {
  return createHmac('sha256', event.locals.app.secret('form token')).update(`${event.locals.surface}:${cookie}`).digest('base64url');
}

function languageOf(event: RequestEvent): Lang {
  const chosen = event.url.searchParams.get('lang') ?? event.cookies.get(LANG_COOKIE);
  if (isLang(chosen)) return chosen;
  const wanted = (event.request.headers.get('accept-language') ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return wanted.find(isLang) ?? 'en';
}

/** The language link leads back to the same page; the choice is kept in a cookie (not a secret one, so it works anywhere). */
function switchLanguage(event: RequestEvent): void {
  event.cookies.set(LANG_COOKIE, event.locals.lang, {
    path: '/',
    httpOnly: true,
    secure: event.url.protocol === 'https:',
    sameSite: 'lax',
    maxAge: 400 * 86400,
  });
  if (!SAFE.has(event.request.method)) return;
  const query = new URLSearchParams(event.url.searchParams);
  query.delete('lang');
  redirect(303, event.locals.path + (query.size > 0 ? `?${query}` : ''));
}

async function recogniseSession(event: RequestEvent): Promise<void> {
  const { locals } = event;
  if (locals.surface === 'inside') return await readInside(event);
  const realm = REALM[locals.surface];
  const token = realm && event.cookies.get(sessionCookies[realm].name);
  if (!token) return;
  const session = await readSession(locals.app, realm, token, { request: locals.requestId, lang: locals.lang });
  if (!session) return;
  locals.session = session;
  locals.scope = session.scope;
}

/** The answer to a request that may not go on, or null. */
async function refused(event: RequestEvent): Promise<Response | null> {
  const { locals, route } = event;
  if (!SAFE.has(event.request.method)) {
    if (!event.cookies.get(FORM_COOKIE)) return await trouble(event, 'cookie');
    // A whole file is read only from somebody we know.
    if (!locals.session && Number(event.request.headers.get('content-length')) > 512 * 1024) return await trouble(event, 'not_allowed');
    if (!(await carriesToken(event))) return await trouble(event, 'form');
  }
  if (route.id === null) return null;
  const allowed = access[route.id];
  if (allowed === undefined) throw new Error(`${route.id} has no row in web/access.ts`);
  const inside = locals.surface === 'inside' ? wayIn(event, allowed) : null;
  if (inside !== null) redirect(303, inside);
  if (allowed === 'anyone') return null;
  if (locals.scope.actor === null) {
    const back = SAFE.has(event.request.method) ? locals.path + event.url.search : '/';
    redirect(303, `/login?next=${encodeURIComponent(back)}`);
  }
  if (allowed !== 'signed-in' && !allowed.some((role) => locals.scope.roles.includes(role))) {
    locals.app.log.warn({ request: locals.requestId, actor: locals.scope.actor, route: route.id }, 'access denied');
    return await trouble(event, 'not_allowed');
  }
  return null;
}

async function carriesToken(event: RequestEvent): Promise<boolean> {
  const type = event.request.headers.get('content-type') ?? '';
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(type)) return false;
  const form = await event.request
    .clone()
    .formData()
    .catch(() => null);
  const given = form?.get('csrf');
  return typeof given === 'string' && sameSecret(Buffer.from(given), Buffer.from(event.locals.csrf));
}

/** A page that says why, in the surface's own look. */
async function trouble(event: RequestEvent, why: Trouble): Promise<Response> {
  const page = await event.fetch(`/${event.locals.surface}/trouble?why=${why}`);
  return new Response(await page.text(), {
    status: why === 'missing' ? 404 : 403,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': page.headers.get('content-security-policy') ?? '' },
  });
}

/** Last touches: where forms may lead, and that nobody keeps a private page. */
function dress(event: RequestEvent, answer: Response): Response {
  const policy = answer.headers.get('content-security-policy');
  // From inside no form leads anywhere else.
  const processor = event.locals.surface === 'inside' ? '' : event.locals.processorOrigin;
  if (policy) answer.headers.set('content-security-policy', policy.replaceAll('https://processor.invalid', processor));
  const secretInAddress = /\[token\]/.test(event.route.id ?? '');
  if (secretInAddress) answer.headers.set('referrer-policy', 'no-referrer');
  if ((answer.headers.get('content-type') ?? '').startsWith('text/html')) {
    answer.headers.set('cache-control', 'no-store');
    answer.headers.set('content-language', event.locals.lang);
  }
  return answer;
}
