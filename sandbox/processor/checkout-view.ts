import type Stripe from 'stripe';
import type { Reply } from '../http.ts';
import { html, page, type Markup } from '../page.ts';
import type { FieldProblem, Field, Kept } from './checkout-form.ts';
import type { Lang } from '../room.ts';
import { dollars, speaker, type Say, type Word } from './checkout-words.ts';
import type { Session } from './session-object.ts';

/** Everything the payment pages show of a session. */
export interface CheckoutView {
  session: Session;
  items: Stripe.LineItem[];
  lang: Lang;
  email: string | null;
}

function frame(view: CheckoutView, title: string, body: Markup, status = 200): Reply {
  const { session, lang } = view;
  const other = lang === 'en' ? 'es' : 'en';
  const path = `/c/pay/${session.id}`;
  return page({
    title: `${title} · ${merchant(session)}`,
    lang,
    status,
    brand: merchant(session),
    headEnd: html`<a href="${path}?lang=${other}" lang="${other}" hreflang="${other}">${other === 'es' ? 'Español' : 'English'}</a>`,
    // The answer to the form is a redirect there, and browsers hold redirects to this list too.
    formTargets: [origin(session.success_url), origin(session.cancel_url)].filter((one) => one !== null),
    body,
  });
}

function origin(address: string | null): string | null {
  return address === null ? null : new URL(address).origin;
}

export function merchant(session: Session): string {
  return session.branding_settings?.display_name ?? 'Kinline';
}

export function formPage(
  view: CheckoutView,
  shown: { attempt: string; kept: Kept; problems: FieldProblem[]; refused: Word | null; status: number },
): Reply {
  const { session } = view;
  const say = speaker(view.lang);
  const amount = dollars(session.amount_total!);
  const wrong = new Map(shown.problems.map((problem) => [problem.field, say(problem.word)]));
  const trouble = shown.problems.length > 0 || shown.refused !== null;
  const title = say('pay_to', { merchant: merchant(session) });
  const input = fieldMaker(wrong, say);
  const { kept } = shown;
  return frame(
    view,
    trouble ? say('error_prefix') + title : title,
    html`<div class="read stack-l">
      ${session.cancel_url !== null && html`<p><a class="back" href="${session.cancel_url}">‹ ${say('back', { merchant: merchant(session) })}</a></p>`}
      ${trouble && summary(shown.problems, shown.refused, say)}
      <div class="stack">
        <h1>${title}</h1>
        <p class="test" role="note">${say('test')}</p>
      </div>
      <section class="slip" aria-labelledby="what">
        <h2 id="what" class="vh">${say('what')}</h2>
        ${sum(view, say)}
      </section>
      <form method="post" action="/c/pay/${session.id}?lang=${view.lang}" class="stack" novalidate>
        <input type="hidden" name="attempt" value="${shown.attempt}" />
        ${view.email === null ? input('email', 'email', 'email_hint', { type: 'email', autocomplete: 'email', value: kept.email }) : html`<p><span class="soft">${say('email')}:</span> ${view.email}</p>`}
        ${input('number', 'number', 'number_hint', { inputmode: 'numeric', autocomplete: 'cc-number', value: '' })}
        <div class="pair">
          ${input('expiry', 'expiry', null, { inputmode: 'numeric', autocomplete: 'cc-exp', value: kept.expiry, short: true })}
          ${input('cvc', 'cvc', 'cvc_hint', { inputmode: 'numeric', autocomplete: 'cc-csc', value: '', short: true })}
        </div>
        ${input('name', 'name', null, { autocomplete: 'cc-name', value: kept.name })}
        ${input('zip', 'zip', null, { autocomplete: 'postal-code', value: kept.zip, short: true })}
        ${session.custom_text.submit && html`<p class="soft">${session.custom_text.submit.message}</p>`}
        <p><button class="btn big wide" type="submit">${say('pay', { amount })}</button></p>
        <p class="soft">${say('test_hint')} <a href="/cards" target="_blank" rel="noopener">${say('all_cards')}</a></p>
      </form>
    </div>`,
    shown.status,
  );
}

function sum(view: CheckoutView, say: Say): Markup {
  const rows = view.items.map((item) => {
    const times = item.quantity === null || item.quantity === 1 ? '' : ` × ${item.quantity}`;
    return html`<div>
      <dt>${item.description}${times}</dt>
      <dd class="num">${dollars(item.amount_total)}</dd>
    </div>`;
  });
  return html`<dl class="sum">
    ${rows}
    <div class="total">
      <dt>${say('total')}</dt>
      <dd class="num">${dollars(view.session.amount_total!)}</dd>
    </div>
  </dl>`;
}

function summary(problems: FieldProblem[], refused: Word | null, say: Say): Markup {
  const list = problems.map(({ field, word }) => html`<li><a href="#${field}">${say(word)}</a></li>`);
  return html`<section class="problem" role="alert" aria-labelledby="problem">
    <h2 id="problem">${say('problem')}</h2>
    ${
      refused !== null &&
      html`<p>${say(refused)}</p>
        <p>${say('again')}</p>`
    }
    ${
      problems.length > 0 &&
      html`<ul>
          ${list}
        </ul>
        <p class="soft small">${say('retype')}</p>`
    }
  </section>`;
}

type InputKind = { type?: string; inputmode?: string; autocomplete: string; value: string; short?: boolean };

function fieldMaker(wrong: Map<Field, string>, say: Say) {
  return function field(name: Field, label: Word, hint: Word | null, kind: InputKind): Markup {
    const problem = wrong.get(name);
    const described = [hint && `${name}-hint`, problem && `${name}-wrong`].filter(Boolean).join(' ');
    return html`<div class="field">
      <label for="${name}">${say(label)}</label>
      ${hint && html`<p class="hint small" id="${name}-hint">${say(hint)}</p>`}
      ${problem && html`<p class="wrong" id="${name}-wrong">${problem}</p>`}
      <input
        class="input${kind.short && ' short'}"
        id="${name}"
        name="${name}"
        type="${kind.type ?? 'text'}"
        autocomplete="${kind.autocomplete}"
        value="${kind.value}"
        maxlength="200"
        required${kind.inputmode && html` inputmode="${kind.inputmode}"`}${described && html` aria-describedby="${described}"`}${problem && html` aria-invalid="true"`}
      />
    </div>`;
  };
}

export function donePage(view: CheckoutView, successUrl: string): Reply {
  const say = speaker(view.lang);
  const amount = dollars(view.session.amount_total!);
  const waits = view.session.payment_status === 'unpaid';
  const title = say(waits ? 'unpaid_title' : 'done_title');
  const link = say('done_link', { merchant: merchant(view.session) });
  return frame(
    view,
    title,
    html`<div class="read stack">
      <h1>${title}</h1>
      <p class="lead">${say(waits ? 'unpaid' : 'done', { amount })}</p>
      <p class="test" role="note">${say('test')}</p>
      <p class="gap"><a class="btn" href="${successUrl}">${link}</a></p>
    </div>`,
  );
}

export function expiredPage(view: CheckoutView): Reply {
  const say = speaker(view.lang);
  const back = view.session.cancel_url;
  return frame(
    view,
    say('expired_title'),
    html`<div class="read stack">
      <h1>${say('expired_title')}</h1>
      <p class="lead">${say('expired')}</p>
      ${back !== null && html`<p class="gap"><a class="btn" href="${back}">${say('back', { merchant: merchant(view.session) })}</a></p>`}
    </div>`,
    410,
  );
}

export function gonePage(lang: Lang): Reply {
  const say = speaker(lang);
  return page({
    title: say('error_prefix') + say('gone_title'),
    lang,
    status: 404,
    brand: 'Kinline',
    body: html`<div class="read stack">
      <h1>${say('gone_title')}</h1>
      <p class="lead">${say('gone')}</p>
    </div>`,
  });
}

/** Stands in for the bank's own page (3-D Secure). */
export function bankPage(view: CheckoutView, attempt: string, last4: string): Reply {
  const say = speaker(view.lang);
  const { session } = view;
  const amount = dollars(session.amount_total!);
  return frame(
    view,
    say('bank_title'),
    html`<div class="read stack">
      <h1>${say('bank_title')}</h1>
      <p class="test" role="note">${say('test')}</p>
      <p class="lead">${say('bank', { merchant: merchant(session), amount, last4 })}</p>
      <form method="post" action="/c/pay/${session.id}/bank/${attempt}?lang=${view.lang}" class="row gap">
        <button class="btn big wide" name="answer" value="yes">${say('bank_yes')}</button>
        <button class="btn ghost big wide" name="answer" value="no">${say('bank_no')}</button>
      </form>
    </div>`,
  );
}
