import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Reply } from './http.ts';

/** HTML that is safe to put into a page. Everything else is escaped on the way in. */
export interface Markup {
  markup: string;
}
type Piece = Markup | string | number | null | undefined | false | readonly Piece[];

export function html(parts: TemplateStringsArray, ...pieces: Piece[]): Markup {
  return { markup: parts.reduce((text, part, index) => text + write(pieces[index - 1]) + part) };
}

function write(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return '';
  if (typeof piece === 'object') return 'markup' in piece ? piece.markup : piece.map(write).join('');
  return escapeHtml(String(piece));
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

export interface PageParts {
  title: string;
  lang?: 'en' | 'es';
  /** What stands at the end of the head: the other language, or the rooms of the sandbox. */
  headEnd?: Markup;
  nav?: Markup;
  brand?: string;
  body: Markup;
  status?: number;
  /** Other places a form of this page may lead to (a redirect after POST counts). */
  formTargets?: string[];
  frames?: boolean;
  headers?: Record<string, string>;
}

const LOOP = html`<svg viewBox="0 0 76 44" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" aria-hidden="true">
  <circle cx="6.5" cy="42.5" r="5" fill="currentColor" stroke="none" />
  <path
    vector-effect="non-scaling-stroke"
    d="M6 42.5H14C38 42.5 50 33 50 18 50 8 45.5 3.5 40.5 3.5 35 3.5 30.5 8.5 30.5 18 30.5 33 43 42.5 63 42.5H76"
  />
</svg>`;

export function page(parts: PageParts): Reply {
  const lang = parts.lang ?? 'en';
  const skip = lang === 'es' ? 'Ir al contenido' : 'Skip to content';
  const document = html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>${parts.title}</title>
        <link rel="stylesheet" href="/sandbox.css" />
        <link rel="icon" href="/mark.svg" type="image/svg+xml" />
      </head>
      <body>
        <a class="skip" href="#main">${skip}</a>
        <header class="head">
          <div class="wrap">
            <div class="head-row">
              <p class="brand">${LOOP}<span>${parts.brand ?? 'Kinline sandbox'}</span></p>
              <div class="head-end">${parts.headEnd}</div>
            </div>
            ${parts.nav}
          </div>
        </header>
        <main id="main" tabindex="-1"><div class="wrap">${parts.body}</div></main>
      </body>
    </html> `;
  return {
    status: parts.status ?? 200,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': policy(parts),
      'Referrer-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=()',
      ...parts.headers,
    },
    body: document.markup,
  };
}

function policy(parts: PageParts): string {
  const targets = (parts.formTargets ?? []).filter((origin) => /^https?:\/\/[^\s;,']+$/.test(origin));
  return [
    "default-src 'none'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    `form-action ${["'self'", ...targets].join(' ')}`,
    `frame-src ${parts.frames ? "'self'" : "'none'"}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

const MARK = html`<svg
  xmlns="http://www.w3.org/2000/svg"
  viewBox="0 0 76 56"
  fill="none"
  stroke="#0f5c5c"
  stroke-width="5"
  stroke-linecap="round"
>
  <circle cx="8" cy="44" r="6" fill="#0f5c5c" stroke="none" />
  <path d="M8 44H14C38 44 50 34 50 19 50 9 45.5 4.5 40.5 4.5 35 4.5 30.5 9 30.5 19 30.5 34 43 44 63 44H70" />
</svg>`;
const FONT = '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2';

/** The few files the pages need. */
export async function staticFile(path: string): Promise<Reply | null> {
  const cached = { 'Cache-Control': 'public, max-age=300', 'X-Content-Type-Options': 'nosniff' };
  if (path === '/sandbox.css') {
    const sheets = ['./look/ground.css', './look/parts.css'].map((name) => readFile(new URL(name, import.meta.url)));
    const body = Buffer.concat(await Promise.all(sheets));
    const tag = createHash('sha256').update(body).digest('base64url').slice(0, 16);
    return { status: 200, headers: { ...cached, 'Content-Type': 'text/css; charset=utf-8', ETag: `"${tag}"` }, body };
  }
  if (path === '/font.woff2') {
    const body = await readFile(createRequire(import.meta.url).resolve(FONT));
    return { status: 200, headers: { ...cached, 'Content-Type': 'font/woff2' }, body };
  }
  if (path === '/mark.svg' || path === '/favicon.ico') {
    return { status: 200, headers: { ...cached, 'Content-Type': 'image/svg+xml' }, body: MARK.markup };
  }
  return null;
}
