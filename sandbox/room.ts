import type { Reply, Visit } from './http.ts';
import { html, page, type Markup } from './page.ts';

export type Lang = 'en' | 'es';
/** One text in both languages, side by side: the sandbox stands below `words/`. */
export type Say = (english: string, spanish: string) => string;

const COOKIE = 'sandbox_lang';

/** What was tapped, else what was tapped before, else what the browser asks for. */
function readLang(visit: Visit): Lang {
  const tapped = visit.url.searchParams.get('lang');
  if (tapped === 'en' || tapped === 'es') return tapped;
  const kept = /(?:^|;\s*)sandbox_lang=(en|es)(?:;|$)/.exec(visit.headers.cookie ?? '')?.[1];
  if (kept === 'en' || kept === 'es') return kept;
  return /^\s*es\b/i.test(visit.headers['accept-language'] ?? '') ? 'es' : 'en';
}

interface Door {
  href: string;
  /** What it is called and what is there: English, Spanish. */
  name: readonly [string, string];
  what: readonly [string, string];
}

const ROOMS: readonly Door[] = [
  {
    href: '/mail',
    name: ['Mailbox', 'Buzón'],
    what: [
      'Every mail Kinline sends: links to confirm an address, receipts, invitations.',
      'Todo el correo que envía Kinline: enlaces para confirmar, recibos, invitaciones.',
    ],
  },
  {
    href: '/texts',
    name: ['Texts', 'Mensajes'],
    what: ['Text messages to phones, and what people answer: STOP, START.', 'Mensajes de texto y lo que la gente responde: STOP, START.'],
  },
  {
    href: '/payments',
    name: ['Payments', 'Pagos'],
    what: ['Payment pages and charges of the card processor.', 'Páginas de pago y cobros con tarjeta.'],
  },
  {
    href: '/webhooks',
    name: ['Webhooks', 'Webhooks'],
    what: [
      'News the processor sends to Kinline. Hold it, send it again.',
      'Avisos del procesador a Kinline. Puede detenerlos y repetirlos.',
    ],
  },
  {
    href: '/bank',
    name: ['Bank', 'Banco'],
    what: ['What Kinline pays to agencies, and the account’s statement.', 'Lo que Kinline paga a las agencias y el estado de la cuenta.'],
  },
  {
    href: '/agency',
    name: ['Agency', 'Agencia'],
    what: [
      'An agency’s trust system: takes hand-off files and answers them.',
      'El sistema de una agencia: recibe archivos de entrega y los contesta.',
    ],
  },
  {
    href: '/authenticator',
    name: ['Authenticator', 'Autenticador'],
    what: ['The 6 numbers that staff need to log in.', 'Los 6 números que el personal necesita para entrar.'],
  },
  {
    href: '/push',
    name: ['Phones', 'Teléfonos'],
    what: ['Phones that show news, and what came to them.', 'Teléfonos que muestran avisos, y lo que les llegó.'],
  },
  {
    href: '/cards',
    name: ['Test cards', 'Tarjetas de prueba'],
    what: ['Numbers to pay with, and what each one does.', 'Números para pagar y lo que hace cada uno.'],
  },
];

interface Room {
  title: string;
  body: Markup;
  status?: number;
  frames?: boolean;
}

/** One page of the sandbox's own (a person who pays does not see these). */
export function room(visit: Visit, current: string, furnish: (say: Say) => Room): Reply {
  const lang = readLang(visit);
  const say: Say = (english, spanish) => (lang === 'es' ? spanish : english);
  const other = lang === 'es' ? 'en' : 'es';
  const there = new URL(visit.url);
  there.searchParams.set('lang', other);
  const first: Pick<Door, 'href' | 'name'> = { href: '/', name: ['Sandbox', 'Sandbox'] };
  const links = [first, ...ROOMS].map(
    ({ href, name }) => html`<a href="${href}" ${href === current && html`aria-current="page"`}>${say(...name)}</a>`,
  );
  const { title, ...rest } = furnish(say);
  return page({
    ...rest,
    title: title === 'Sandbox' ? 'Kinline sandbox' : `${title} · Kinline sandbox`,
    lang,
    nav: html`<nav class="nav" aria-label="Sandbox">${links}</nav>`,
    headEnd: html`<a href="${there.pathname + there.search}" lang="${other}" hreflang="${other}"
      >${other === 'es' ? 'Español' : 'English'}</a
    >`,
    ...(visit.url.searchParams.has('lang') && {
      headers: { 'Set-Cookie': `${COOKIE}=${lang}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax` },
    }),
  });
}

export function moment(at: Date | number | null): Markup {
  if (at === null) return html`–`;
  const iso = (typeof at === 'number' ? new Date(at * 1000) : at).toISOString();
  return html`<time class="num" datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')} UTC</time>`;
}

export function notFoundPage(visit: Visit): Reply {
  return room(visit, '', (say) => ({
    title: say('Error: this page is not here', 'Error: esta página no existe'),
    status: 404,
    body: html`<h1>${say('This page is not here', 'Esta página no existe')}</h1>
      <p class="lead soft">
        ${say('Check the address, or go to the', 'Revise la dirección o vaya a la')}
        <a href="/">${say('sandbox’s first page', 'primera página del sandbox')}</a>.
      </p>`,
  }));
}

export function homePage(visit: Visit): Reply {
  return room(visit, '/', (say) => ({
    title: 'Sandbox',
    body: html`<h1>Sandbox</h1>
      <p class="lead soft">
        ${say('Stand-ins for what Kinline talks to. No real money, no real mail.', 'Aquí se prueba Kinline. No hay dinero real ni correo real.')}
      </p>
      <ul class="plain gap read">
        ${ROOMS.map(
          ({ href, name, what }) =>
            html`<li>
              <a href="${href}">${say(...name)}</a>
              <p>${say(...what)}</p>
            </li>`,
        )}
      </ul>`,
  }));
}
