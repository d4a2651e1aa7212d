import { createHmac } from 'node:crypto';
import type Stripe from 'stripe';
import { endpoint } from './endpoint.ts';
import type { Act } from './house.ts';
import { processorId } from './ids.ts';
import { expandField } from './parameters.ts';
import { noSuch } from './problem.ts';
import { findObject } from './queries/objects.ts';
import type { TestCard } from './test-cards.ts';

export interface CardForm {
  card: TestCard;
  expMonth: number;
  expYear: number;
  name: string;
  postalCode: string;
  email: string | null;
}

/** What is kept of a card: brand, funding, last four, expiry and a fingerprint that no number can be read back from. */
export function paymentMethodObject(act: Act, form: CardForm): Stripe.PaymentMethod {
  const { card } = form;
  const check = card.decline?.code === 'incorrect_cvc' ? 'fail' : 'pass';
  return {
    id: processorId('pm'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: billingDetails(form),
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: 'pass', cvc_check: check },
      country: 'US',
      display_brand: card.brand,
      exp_month: form.expMonth,
      exp_year: form.expYear,
      fingerprint: createHmac('sha256', act.house.secretKey).update(card.number).digest('hex').slice(0, 16),
      funding: card.funding,
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: act.now,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  };
}

function billingDetails(form: CardForm): Stripe.PaymentMethod.BillingDetails {
  return {
    address: { city: null, country: 'US', line1: null, line2: null, postal_code: form.postalCode, state: null },
    email: form.email,
    name: form.name,
    phone: null,
    tax_id: null,
  };
}

export async function findMethod(act: Act, id: string, param = 'payment_method', status: 400 | 404 = 404): Promise<Stripe.PaymentMethod> {
  const method = await findObject<Stripe.PaymentMethod>(act.tx, 'payment_method', id);
  if (!method) throw noSuch('PaymentMethod', id, param, status);
  return method;
}

export const retrievePaymentMethod = endpoint(expandField, (act, _params, [id]) => findMethod(act, id!));
