import type { Reply, Visit } from '../http.ts';
import { html, type Markup } from '../page.ts';
import { moment, room, type Say } from '../room.ts';
import type { Branch } from './account.ts';
import { type LineRow, newestLines, newestTransfers, type TransferRow } from './queries.ts';
import { ODD_ACCOUNTS, RETURN_CODES } from './rules.ts';

const SHOWN = 50;

/** The bank's desk: what it was told to pay, with buttons for what becomes of it, and the account's statement. */
export async function bankPage(branch: Branch, visit: Visit): Promise<Reply> {
  const transfers = await newestTransfers(branch.db, SHOWN);
  const lines = await newestLines(branch.db, SHOWN);
  const faults = branch.faults.list().filter((one) => one.times === null || one.hits < one.times);
  return room(visit, '/bank', (say) => ({
    title: say('Bank', 'Banco'),
    body: html`<h1>${say('Bank', 'Banco')}</h1>
      <p class="lead soft">
        ${say(
          `Money Kinline pays to agencies. It arrives on the next weekday. The newest ${SHOWN}.`,
          `El dinero que Kinline paga a las agencias. Llega el siguiente día hábil. Los ${SHOWN} más nuevos.`,
        )}
      </p>
      <h2 id="transfers">${say('Payments', 'Pagos')}</h2>
      ${rows(
        transfers.map((one) => transferRow(one, say)),
        say('None yet.', 'Todavía no hay.'),
      )}
      <h2 id="statement">${say('Statement', 'Estado de cuenta')}</h2>
      ${rows(
        lines.map((one) => lineRow(one, say)),
        say('No lines yet.', 'Todavía no hay movimientos.'),
      )}
      <h2 id="trouble">${say('Trouble', 'Fallas')}</h2>
      ${
        faults.length > 0 &&
        html`<p>
          ${say('Ordered', 'Pedidas')}:
          ${faults.map((one) => `${one.kind} (${one.times === null ? one.rate : one.times - one.hits})`).join(', ')}
        </p>`
      }
      <div class="row gap">${orders(say)}</div>
      <h2 id="accounts">${say('Test accounts', 'Cuentas de prueba')}</h2>
      <p>
        ${say(
          'Any routing number with a right check digit, such as 011000015. What an account number ends in says what comes of it:',
          'Cualquier número de ruta con dígito de control correcto, como 011000015. El final del número de cuenta decide qué pasa:',
        )}
      </p>
      <ul class="plain gap read">
        ${Object.entries(ODD_ACCOUNTS).map(
          ([end, odd]) =>
            html`<li>
              <strong class="num">…${end}</strong>
              <p>
                ${odd.code} ${RETURN_CODES[odd.code]}${odd.afterSettling && say(', one day after it arrived', ', un día después de llegar')}
              </p>
            </li>`,
        )}
      </ul>`,
  }));
}

function rows(items: Markup[], empty: string): Markup {
  return items.length === 0
    ? html`<p>${empty}</p>`
    : html`<ul class="plain">
        ${items}
      </ul>`;
}

function orders(say: Say): Markup[] {
  const kinds: [string, string][] = [
    ['timeout_after', say('Pay, but never answer', 'Pagar y no contestar')],
    ['timeout_before', say('Do not answer', 'No contestar')],
    ['500', say('Fail once', 'Fallar una vez')],
  ];
  return kinds.map(
    ([kind, words]) =>
      html`<form method="post" action="/control/bank/faults">
        <input type="hidden" name="kind" value="${kind}" /><input type="hidden" name="method" value="POST" />
        <button class="btn ghost">${words}</button>
      </form>`,
  );
}

function dollars(cents: string): string {
  return `$${(Number(cents) / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}`;
}

function transferRow(transfer: TransferRow, say: Say): Markup {
  const [kind, words] = {
    pending: ['wait', say('on its way', 'en camino')],
    settled: ['good', say('arrived', 'llegó')],
    returned: ['bad', `${say('came back', 'devuelto')} ${transfer.return_code ?? ''}`],
  }[transfer.status] as [string, string];
  const button = (what: string, label: string) =>
    html`<form method="post" action="/control/bank/transfers/${transfer.id}/${what}">
      <button class="btn ghost">${label}<span class="vh"> ${transfer.reference}</span></button>
    </form>`;
  return html`<li id="${transfer.id}">
    <div class="row">
      <span class="state ${kind}">${words}</span
      ><strong class="num">${dollars(transfer.amount_cents)}</strong>${moment(transfer.created_at)}
      ${transfer.status === 'pending' && button('settle', say('Let it arrive', 'Que llegue'))}
      ${transfer.status !== 'returned' && button('return', say('Send it back', 'Devolver'))}
    </div>
    <p>${transfer.name}, ${say('account ends in', 'cuenta termina en')} <span class="num">${transfer.account_number.slice(-4)}</span></p>
    <p class="small soft">${transfer.reference} · ${transfer.id}</p>
  </li>`;
}

function lineRow(line: LineRow, say: Say): Markup {
  const [mark, words] = line.sign === 'debit' ? ['−', say('out', 'salida')] : ['+', say('in', 'entrada')];
  return html`<li>
    <div class="row"><strong class="num">${mark}${dollars(line.amount_cents)}</strong><span>${words}</span>${moment(line.booked_at)}</div>
    <p>${line.description}</p>
    <p class="small soft">${line.reference} · ${line.id}</p>
  </li>`;
}
