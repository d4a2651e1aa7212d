import type Stripe from 'stripe';
import type { Reply } from '../http.ts';
import { html, page, rooms, type Markup } from '../page.ts';
import { dollars } from './checkout-words.ts';
import type { House } from './house.ts';
import { selectDeliveries, type Delivery } from './queries/deliveries.ts';
import { selectPage } from './queries/objects.ts';
import { TEST_CARDS } from './test-cards.ts';

const SHOWN = 50;

function state(kind: 'good' | 'wait' | 'bad', words: string): Markup {
  return html`<span class="state ${kind}">${words}</span>`;
}

function moment(at: Date | number | null): Markup {
  if (at === null) return html`–`;
  const iso = (typeof at === 'number' ? new Date(at * 1000) : at).toISOString();
  return html`<time class="num" datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')} UTC</time>`;
}

export async function paymentsPage(house: House): Promise<Reply> {
  const find = <T extends { id: string; object: string }>(kind: string) =>
    house.db.tx((tx) => selectPage<T>(tx, { kind, part: {}, limit: SHOWN }));
  const sessions = await find<Stripe.Checkout.Session>('checkout.session');
  const charges = await find<Stripe.Charge>('charge');
  return page({
    title: 'Payments · Kinline sandbox',
    nav: rooms('/payments'),
    body: html`<h1>Payments</h1>
      <p class="lead soft">What the card processor holds. The newest ${SHOWN} of each.</p>
      <h2 id="pages">Payment pages</h2>
      ${
        sessions.length === 0
          ? html`<p>None yet. Send money in Kinline, and its payment page shows here.</p>`
          : html`<ul class="plain">
              ${sessions.map(sessionRow)}
            </ul>`
      }
      <h2 id="charges">Charges</h2>
      ${
        charges.length === 0
          ? html`<p>None yet. Pay with a <a href="/cards">test card</a>.</p>`
          : html`<ul class="plain">
              ${charges.map(chargeRow)}
            </ul>`
      }`,
  });
}

function sessionRow(session: Stripe.Checkout.Session): Markup {
  const shown =
    session.status === 'expired'
      ? state('bad', 'expired')
      : session.payment_status === 'paid'
        ? state('good', 'paid')
        : state('wait', session.status === 'complete' ? 'on its way' : 'open');
  const amount = dollars(session.amount_total ?? 0);
  return html`<li>
    <div class="row">
      ${shown}<strong class="num">${amount}</strong
      >${moment(session.created)}${session.url !== null && html`<a href="${session.url}">Payment page<span class="vh"> for ${amount}</span></a>`}
    </div>
    <p class="small soft">${session.id}</p>
  </li>`;
}

function chargeRow(charge: Stripe.Charge): Markup {
  const card = charge.payment_method_details?.card;
  const shown = charge.disputed
    ? state('bad', 'disputed')
    : charge.status === 'failed'
      ? state('bad', charge.outcome?.reason ?? 'declined')
      : charge.amount_refunded > 0
        ? state('wait', `${dollars(charge.amount_refunded)} refunded`)
        : state('good', 'paid');
  return html`<li id="${charge.id}">
    <div class="row">${shown}<strong class="num">${dollars(charge.amount)}</strong>${moment(charge.created)}</div>
    <p>${card?.brand ?? ''} ${card?.funding ?? ''}, ends in ${card?.last4 ?? ''}. ${charge.description ?? ''}</p>
    <p class="small soft">${charge.id} · ${charge.payment_intent as string}</p>
  </li>`;
}

export async function webhooksPage(house: House): Promise<Reply> {
  const deliveries = await selectDeliveries(house.db, { limit: SHOWN });
  const held = await house.deliveries.isHeld();
  return page({
    title: 'Webhooks · Kinline sandbox',
    nav: rooms('/webhooks'),
    body: html`<h1>Webhooks</h1>
      <p class="lead soft">News the processor sends to <code>${house.webhook.url}</code>. The newest ${SHOWN}.</p>
      <div class="row gap">
        ${
          held
            ? html`${state('wait', 'Held: nothing is sent')}
                <form method="post" action="/control/webhooks/release"><button class="btn">Send what waits</button></form>`
            : html`${state('good', 'Sent as they come')}
                <form method="post" action="/control/webhooks/hold"><button class="btn ghost">Hold them</button></form>`
        }
      </div>
      ${
        deliveries.length === 0
          ? html`<p class="gap">None yet. Pay something, and the news shows here.</p>`
          : html`<ul class="plain gap">
              ${deliveries.map(deliveryRow)}
            </ul>`
      }`,
  });
}

function deliveryRow(delivery: Delivery): Markup {
  const shown =
    delivery.state === 'delivered'
      ? state('good', 'delivered')
      : delivery.state === 'failed'
        ? state('bad', 'gave up')
        : state('wait', delivery.attempts === 0 ? 'waiting' : 'trying again');
  const tries = delivery.attempts === 1 ? '1 try' : `${delivery.attempts} tries`;
  return html`<li>
    <div class="row">
      ${shown}<strong>${delivery.event_type}</strong><span>${tries}</span>${moment(delivery.last_at)}
      <form method="post" action="/control/deliveries/${delivery.id}/redeliver">
        <button class="btn ghost">Send again<span class="vh"> ${delivery.event_type}</span></button>
      </form>
    </div>
    <p class="small soft">${delivery.event_id}${delivery.last_problem !== null && ` · ${delivery.last_problem}`}</p>
  </li>`;
}

export function cardsPage(): Reply {
  const rows = TEST_CARDS.map(
    (card) =>
      html`<li>
        <strong class="num">${card.number.replace(/(\d{4})(?=\d)/g, '$1 ')}</strong>
        <p>${card.what}</p>
      </li>`,
  );
  return page({
    title: 'Test cards · Kinline sandbox',
    nav: rooms('/cards'),
    body: html`<h1>Test cards</h1>
      <p class="lead soft">Any future date, any 3 digits and any ZIP code go with them. Real cards are refused.</p>
      <ul class="plain gap read">
        ${rows}
      </ul>`,
  });
}
