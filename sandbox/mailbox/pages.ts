import { json, type Reply, type Visit } from '../http.ts';
import type { Database } from '../database.ts';
import { html, type Markup } from '../page.ts';
import { moment, notFoundPage, room, type Say } from '../room.ts';
import { findLinks, parseMail, type ParsedMail } from './parse-mail.ts';
import { deleteMails, findMail, selectMails, selectMailsTo, type MailLine, type StoredMail } from './queries.ts';

const SHOWN = 100;
const MAIL_PATH = /^\/mail\/(mail_[0-9a-z]{26})(\/html)?$/;

/** Answers what belongs to the mailbox; `null` for any other path. */
export async function answerMailbox(db: Database, visit: Visit): Promise<Reply | null> {
  const path = visit.url.pathname;
  if (path === '/mail') return listPage(db, visit);
  if (path === '/mail.json') return mailJson(db, visit);
  const match = MAIL_PATH.exec(path);
  if (!match) return null;
  const mail = await findMail(db, match[1]!);
  if (!mail) return notFoundPage(visit);
  const parsed = await parseMail(mail.raw);
  if (!match[2]) return mailPage(visit, mail, parsed);
  return parsed.html === null ? notFoundPage(visit) : htmlPart(parsed.html);
}

/** For tests: newest first, whole, with the links of the text in order. */
async function mailJson(db: Database, visit: Visit): Promise<Reply> {
  if (visit.method === 'DELETE') {
    await deleteMails(db);
    return json({ mails: [] });
  }
  const to = visit.url.searchParams.get('to')?.trim().toLowerCase() ?? null;
  const limit = Math.min(Number(visit.url.searchParams.get('limit')) || 50, 500);
  const mails = await Promise.all(
    (await selectMailsTo(db, to, limit)).map(async (mail) => {
      const parsed = await parseMail(mail.raw);
      return {
        id: mail.id,
        receivedAt: mail.received_at,
        envelope: { from: mail.envelope_from, to: mail.envelope_to },
        ...parsed,
        links: findLinks(parsed.text),
      };
    }),
  );
  return json({ mails });
}

async function listPage(db: Database, visit: Visit): Promise<Reply> {
  const to = (visit.url.searchParams.get('to') ?? '').trim().slice(0, 254);
  const mails = await selectMails(db, to.toLowerCase(), SHOWN);
  return room(visit, '/mail', (say) => ({
    title: say('Mailbox', 'Buzón'),
    body: html`<h1>${say('Mailbox', 'Buzón')}</h1>
      <p class="lead soft">
        ${say('Every mail Kinline sends ends here. None leaves this machine.', 'Todo el correo de Kinline llega aquí. Nada sale de esta máquina.')}
      </p>
      <form method="get" action="/mail" class="row gap" role="search">
        <div class="field">
          <label for="to">${say('Find by address', 'Buscar por correo')}</label
          ><input class="input" id="to" name="to" type="search" value="${to}" maxlength="254" autocomplete="off" />
        </div>
        <button class="btn ghost">${say('Find', 'Buscar')}</button>
      </form>
      ${
        mails.length === 0
          ? html`<div class="gap">${noMail(to, say)}</div>`
          : html`<ul class="plain gap">
              ${mails.map((mail) => mailLine(mail, say))}
            </ul>`
      }`,
  }));
}

function noMail(to: string, say: Say): Markup {
  if (to === '') {
    return html`<p>
      ${say('No mail yet. Sign up in Kinline, and its mail arrives here.', 'Todavía no hay correo. Regístrese en Kinline y llegará aquí.')}
    </p>`;
  }
  return html`<p>${say('No mail to', 'No hay correo para')} “${to}”. <a href="/mail">${say('Show all mail', 'Ver todo el correo')}</a></p>`;
}

function mailLine(mail: MailLine, say: Say): Markup {
  return html`<li>
    <a href="/mail/${mail.id}">${mail.subject || say('(no subject)', '(sin asunto)')}</a>
    <p>${say('To', 'Para')} ${mail.envelope_to.join(', ')}</p>
    <p class="small soft">${moment(mail.received_at)}</p>
  </li>`;
}

function mailPage(visit: Visit, mail: StoredMail, parsed: ParsedMail): Reply {
  return room(visit, '/mail', (say) => {
    const subject = parsed.subject || say('(no subject)', '(sin asunto)');
    const empty = say('This mail has no text part.', 'Este correo no tiene parte de texto.');
    return {
      title: subject,
      frames: true,
      body: html`<p><a class="back" href="/mail">‹ ${say('All mail', 'Todo el correo')}</a></p>
        <h1>${subject}</h1>
        <dl class="answers gap">
          <dt>${say('From', 'De')}</dt>
          <dd>${parsed.from || mail.envelope_from}</dd>
          <dt>${say('To', 'Para')}</dt>
          <dd>${parsed.to || mail.envelope_to.join(', ')}</dd>
          <dt>${say('Received', 'Recibido')}</dt>
          <dd>${moment(mail.received_at)}</dd>
        </dl>
        <h2 id="text">${say('As text', 'Como texto')}</h2>
        <div class="slip text">${parsed.text === '' ? empty : linked(parsed.text)}</div>
        ${parsed.html !== null && framed(mail, say)} ${parsed.attachments.length > 0 && attached(parsed, say)}
        <details class="gap">
          <summary>${say('All headers', 'Todos los encabezados')}</summary>
          <pre class="slip">${parsed.headers.map(({ name, value }) => `${name}: ${value}`).join('\n')}</pre>
        </details>`,
    };
  });
}

function framed(mail: StoredMail, say: Say): Markup {
  return html`<h2 id="html">${say('As HTML', 'Como HTML')}</h2>
    <iframe
      class="letter"
      title="${say('The HTML part of this mail', 'La parte HTML de este correo')}"
      src="/mail/${mail.id}/html"
      sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
    ></iframe>`;
}

function attached(parsed: ParsedMail, say: Say): Markup {
  const files = parsed.attachments.map((file) => html`<li>${file.name} <span class="soft">${file.type}, ${file.bytes} bytes</span></li>`);
  return html`<h2 id="files">${say('Attached', 'Adjuntos')}</h2>
    <ul class="plain">
      ${files}
    </ul>`;
}

/** The text with its web addresses as links, everything else escaped. */
function linked(text: string): Markup[] {
  const pieces: Markup[] = [];
  let from = 0;
  for (const link of findLinks(text)) {
    const at = text.indexOf(link, from);
    pieces.push(html`${text.slice(from, at)}<a href="${link}">${link}</a>`);
    from = at + link.length;
  }
  return [...pieces, html`${text.slice(from)}`];
}

/** Someone else's HTML: no script, no form, nothing loaded from elsewhere, and an origin of its own. */
function htmlPart(part: string): Reply {
  return {
    status: 200,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy':
        "sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; form-action 'none'; base-uri 'none'",
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    },
    // Links open in the whole window, not inside the frame.
    body: part.replace(/<a\s/gi, '<a target="_top" '),
  };
}
