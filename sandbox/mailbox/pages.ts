import { json, type Reply, type Visit } from '../http.ts';
import type { Database } from '../database.ts';
import { html, notFoundPage, page, rooms, type Markup } from '../page.ts';
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
  if (!mail) return notFoundPage();
  const parsed = await parseMail(mail.raw);
  return match[2] ? htmlPart(parsed) : mailPage(mail, parsed);
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
  const empty = to
    ? html`<p>No mail to “${to}”. <a href="/mail">Show all mail</a></p>`
    : html`<p>No mail yet. Sign up in Kinline, and its mail arrives here.</p>`;
  return page({
    title: 'Mailbox · Kinline sandbox',
    nav: rooms('/mail'),
    body: html`<h1>Mailbox</h1>
      <p class="lead soft">Every mail Kinline sends ends here. None leaves this machine.</p>
      <form method="get" action="/mail" class="row gap" role="search">
        <div class="field">
          <label for="to">Find by address</label
          ><input class="input" id="to" name="to" type="search" value="${to}" maxlength="254" autocomplete="off" />
        </div>
        <button class="btn ghost">Find</button>
      </form>
      ${
        mails.length === 0
          ? html`<div class="gap">${empty}</div>`
          : html`<ul class="plain gap">
              ${mails.map(mailLine)}
            </ul>`
      }`,
  });
}

function mailLine(mail: MailLine): Markup {
  return html`<li>
    <a href="/mail/${mail.id}">${mail.subject || '(no subject)'}</a>
    <p>To ${mail.envelope_to.join(', ')}</p>
    <p class="small soft">${time(mail.received_at)}</p>
  </li>`;
}

function time(at: Date): Markup {
  const iso = at.toISOString();
  return html`<time class="num" datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')} UTC</time>`;
}

function mailPage(mail: StoredMail, parsed: ParsedMail): Reply {
  const subject = parsed.subject || '(no subject)';
  return page({
    title: `${subject} · Mailbox`,
    nav: rooms('/mail'),
    frames: true,
    body: html`<p><a class="back" href="/mail">‹ All mail</a></p>
      <h1>${subject}</h1>
      <dl class="answers gap">
        <dt>From</dt>
        <dd>${parsed.from || mail.envelope_from}</dd>
        <dt>To</dt>
        <dd>${parsed.to || mail.envelope_to.join(', ')}</dd>
        <dt>Received</dt>
        <dd>${time(mail.received_at)}</dd>
      </dl>
      <h2 id="text">As text</h2>
      <div class="slip text">${parsed.text === '' ? 'This mail has no text part.' : linked(parsed.text)}</div>
      ${
        parsed.html !== null &&
        html`<h2 id="html">As HTML</h2>
          <iframe
            class="letter"
            title="The HTML part of this mail"
            src="/mail/${mail.id}/html"
            sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
          ></iframe>`
      }
      ${
        parsed.attachments.length > 0 &&
        html`<h2 id="files">Attached</h2>
          <ul class="plain">
            ${parsed.attachments.map((file) => html`<li>${file.name} <span class="soft">${file.type}, ${file.bytes} bytes</span></li>`)}
          </ul>`
      }
      <details class="gap">
        <summary>All headers</summary>
        <pre class="slip">${parsed.headers.map(({ name, value }) => `${name}: ${value}`).join('\n')}</pre>
      </details>`,
  });
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
function htmlPart(parsed: ParsedMail): Reply {
  if (parsed.html === null) return notFoundPage();
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
    body: `${parsed.html.replace(/<a\s/gi, '<a target="_top" ')}`,
  };
}
