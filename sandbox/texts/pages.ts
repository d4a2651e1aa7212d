import type { Reply, Visit } from '../http.ts';
import { html } from '../page.ts';
import { moment, room, type Say } from '../room.ts';
import type { TextRow } from './queries.ts';

/** The phones' side: what came, and an answer to it. */
export function textsPage(visit: Visit, texts: readonly TextRow[]): Reply {
  const phone = visit.url.searchParams.get('phone');
  return room(visit, '/texts', (say) => ({
    title: say('Text messages', 'Mensajes de texto'),
    body: html`<h1>${say('Text messages', 'Mensajes de texto')}</h1>
      <p class="lead soft">
        ${say('Every text Kinline sends ends here. Answer it as its owner would: STOP, START or HELP.', 'Aquí llega cada mensaje de Kinline. Responda como lo haría su dueño: STOP, START o HELP.')}
      </p>
      ${phone && html`<p><a class="back" href="/texts">‹ ${say('All phones', 'Todos los teléfonos')}</a></p>`}
      ${
        texts.length === 0
          ? html`<p>${say('No texts yet.', 'Todavía no hay mensajes.')}</p>`
          : html`<ul class="plain gap">
              ${texts.map((text) => line(text, say))}
            </ul>`
      }
      <h2>${say('Answer', 'Responder')}</h2>
      <form method="post" action="/texts/reply" class="row gap">
        <div class="field">
          <label for="phone">${say('From this phone', 'Desde este teléfono')}</label
          ><input class="input" id="phone" name="phone" type="tel" value="${phone ?? texts[0]?.phone ?? ''}" autocomplete="off" />
        </div>
        <div class="field">
          <label for="body">${say('Text', 'Texto')}</label><input class="input" id="body" name="body" value="STOP" autocomplete="off" />
        </div>
        <button class="btn ghost">${say('Send', 'Mandar')}</button>
      </form>`,
  }));
}

function line(text: TextRow, say: Say) {
  const who = text.direction === 'out' ? say('To', 'Para') : say('From', 'De');
  return html`<li>
    <p>${who} <a class="num" href="/texts?phone=${encodeURIComponent(text.phone)}">${text.phone}</a></p>
    <p class="text">${text.body}</p>
    <p class="small soft">${moment(text.at)} · ${text.state}${text.error_code !== null && html` (${text.error_code})`}</p>
  </li>`;
}
