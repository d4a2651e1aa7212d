import type Stripe from 'stripe';
import type { Reply, Visit } from '../http.ts';
import { html, type Markup } from '../page.ts';
import { moment, room, type Say } from '../room.ts';
import { dollars } from './checkout-words.ts';
import type { House } from './house.ts';
import { selectDeliveries, type Delivery } from './queries/deliveries.ts';
import { selectPage } from './queries/objects.ts';
import { TEST_CARDS } from './test-cards.ts';

const SHOWN = 50;

function state(kind: 'good' | 'wait' | 'bad', words: string): Markup {
  return html`<span class="state ${kind}">${words}</span>`;
}

function list(rows: Markup[], empty: Markup): Markup {
  if (rows.length === 0) return html`<p>${empty}</p>`;
  return html`<ul class="plain">
    ${rows}
  </ul>`;
}

export async function paymentsPage(house: House, visit: Visit): Promise<Reply> {
  const find = <T extends { id: string; object: string }>(kind: string) =>
    house.db.tx((tx) => selectPage<T>(tx, { kind, part: {}, limit: SHOWN }));
  const sessions = await find<Stripe.Checkout.Session>('checkout.session');
  const charges = await find<Stripe.Charge>('charge');
  return room(visit, '/payments', (say) => ({
    title: say('Payments', 'Pagos'),
    body: html`<h1>${say('Payments', 'Pagos')}</h1>
      <p class="lead soft">
        ${say(`What the card processor holds. The newest ${SHOWN} of each.`, `Lo que tiene el procesador de tarjetas. Los ${SHOWN} más nuevos de cada uno.`)}
      </p>
      <h2 id="pages">${say('Payment pages', 'Páginas de pago')}</h2>
      ${list(
        sessions.map((session) => sessionRow(session, say)),
        html`${say('None yet. Send money in Kinline, and its payment page shows here.', 'Todavía no hay. Envíe dinero en Kinline y su página de pago saldrá aquí.')}`,
      )}
      <h2 id="charges">${say('Charges', 'Cobros')}</h2>
      ${list(
        charges.map((charge) => chargeRow(charge, say)),
        html`${say('None yet. Pay with a', 'Todavía no hay. Pague con una')}
          <a href="/cards">${say('test card', 'tarjeta de prueba')}</a>.`,
      )}`,
  }));
}

function sessionState(session: Stripe.Checkout.Session, say: Say): Markup {
  if (session.status === 'expired') return state('bad', say('expired', 'vencida'));
  if (session.payment_status === 'paid') return state('good', say('paid', 'pagada'));
  return state('wait', session.status === 'complete' ? say('on its way', 'en camino') : say('open', 'abierta'));
}

function sessionRow(session: Stripe.Checkout.Session, say: Say): Markup {
  const amount = dollars(session.amount_total ?? 0);
  const link =
    session.url !== null && html`<a href="${session.url}">${say('Payment page', 'Página de pago')}<span class="vh"> ${amount}</span></a>`;
  return html`<li>
    <div class="row">${sessionState(session, say)}<strong class="num">${amount}</strong>${moment(session.created)}${link}</div>
    <p class="small soft">${session.id}</p>
  </li>`;
}

function chargeState(charge: Stripe.Charge, say: Say): Markup {
  if (charge.disputed) return state('bad', say('disputed', 'en disputa'));
  if (charge.status === 'failed') return state('bad', say('declined', 'rechazado'));
  if (charge.amount_refunded === 0) return state('good', say('paid', 'pagado'));
  return state('wait', `${dollars(charge.amount_refunded)} ${say('refunded', 'devueltos')}`);
}

function chargeRow(charge: Stripe.Charge, say: Say): Markup {
  const card = charge.payment_method_details?.card;
  const why = charge.status === 'failed' && charge.outcome?.reason ? ` (${charge.outcome.reason})` : '';
  return html`<li id="${charge.id}">
    <div class="row">${chargeState(charge, say)}<strong class="num">${dollars(charge.amount)}</strong>${moment(charge.created)}</div>
    <p>
      ${card?.brand ?? ''} ${card?.funding ?? ''}, ${say('ends in', 'termina en')} ${card?.last4 ?? ''}${why}. ${charge.description ?? ''}
    </p>
    <p class="small soft">${charge.id} · ${charge.payment_intent as string}</p>
  </li>`;
}

export async function webhooksPage(house: House, visit: Visit): Promise<Reply> {
  const deliveries = await selectDeliveries(house.db, { limit: SHOWN });
  const held = await house.deliveries.isHeld();
  return room(visit, '/webhooks', (say) => ({
    title: 'Webhooks',
    body: html`<h1>Webhooks</h1>
      <p class="lead soft">
        ${say('News the processor sends to', 'Avisos del procesador a')} <code>${house.webhook.url}</code>.
        ${say(`The newest ${SHOWN}.`, `Los ${SHOWN} más nuevos.`)}
      </p>
      <div class="row gap">
        ${held ? state('wait', say('Held: nothing is sent', 'Detenidos: no se envía nada')) : state('good', say('Sent as they come', 'Se envían al llegar'))}
        <form method="post" action="/control/webhooks/${held ? 'release' : 'hold'}">
          <button class="btn ghost">${held ? say('Send what waits', 'Enviar lo que espera') : say('Hold them', 'Detenerlos')}</button>
        </form>
      </div>
      <div class="gap">
        ${list(
          deliveries.map((delivery) => deliveryRow(delivery, say)),
          html`${say('None yet. Pay something, and the news shows here.', 'Todavía no hay. Pague algo y los avisos saldrán aquí.')}`,
        )}
      </div>`,
  }));
}

function deliveryState(delivery: Delivery, say: Say): Markup {
  if (delivery.state === 'delivered') return state('good', say('delivered', 'entregado'));
  if (delivery.state === 'failed') return state('bad', say('gave up', 'sin entregar'));
  return state('wait', delivery.attempts === 0 ? say('waiting', 'en espera') : say('trying again', 'se intenta otra vez'));
}

function deliveryRow(delivery: Delivery, say: Say): Markup {
  const count = delivery.attempts;
  const tries = count === 1 ? say('1 try', '1 intento') : `${count} ${say('tries', 'intentos')}`;
  return html`<li>
    <div class="row">
      ${deliveryState(delivery, say)}<strong>${delivery.event_type}</strong><span>${tries}</span>${moment(delivery.last_at)}
      <form method="post" action="/control/deliveries/${delivery.id}/redeliver">
        <button class="btn ghost">${say('Send again', 'Enviar otra vez')}<span class="vh"> ${delivery.event_type}</span></button>
      </form>
    </div>
    <p class="small soft">${delivery.event_id}${delivery.last_problem !== null && ` · ${delivery.last_problem}`}</p>
  </li>`;
}

export function cardsPage(visit: Visit): Reply {
  return room(visit, '/cards', (say) => ({
    title: say('Test cards', 'Tarjetas de prueba'),
    body: html`<h1>${say('Test cards', 'Tarjetas de prueba')}</h1>
      <p class="lead soft">
        ${say(
          'Any future date, any 3 digits and any ZIP code go with them. Real cards are refused.',
          'Sirven con cualquier fecha futura, 3 números y código postal. Las tarjetas reales no se aceptan.',
        )}
      </p>
      <ul class="plain gap read">
        ${TEST_CARDS.map(
          (card) =>
            html`<li>
              <strong class="num">${card.number.replace(/(\d{4})(?=\d)/g, '$1 ')}</strong>
              <p>${say(...card.what)}</p>
            </li>`,
        )}
      </ul>`,
  }));
}
