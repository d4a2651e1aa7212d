import type Stripe from 'stripe';
import { endpoint } from './endpoint.ts';
import { announce } from './events.ts';
import { processorId, randomLetters } from './ids.ts';
import { readPage } from './lists.ts';
import { email, expandField, list, metadata, pageFields, range, text } from './parameters.ts';
import { noSuch } from './problem.ts';
import { findObject, insertObject } from './queries/objects.ts';

interface CustomerData {
  email?: string | null;
  name?: string | null;
  phone?: string;
  description?: string;
  metadata?: Record<string, string>;
  preferred_locales?: string[];
}

export function customerObject(data: CustomerData, now: number): Stripe.Customer {
  return {
    id: processorId('cus'),
    object: 'customer',
    address: null,
    balance: 0,
    created: now,
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: data.description ?? null,
    discount: null,
    email: data.email ?? null,
    invoice_prefix: randomLetters(8).toUpperCase(),
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: data.metadata ?? {},
    name: data.name ?? null,
    next_invoice_sequence: 1,
    phone: data.phone ?? null,
    preferred_locales: data.preferred_locales ?? [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  };
}

export const createCustomer = endpoint(
  {
    ...expandField,
    description: text(),
    email: email(),
    metadata: metadata(),
    name: text({ max: 256 }),
    phone: text({ max: 20 }),
    preferred_locales: list(text({ max: 20 })),
  },
  async (act, params) => {
    const customer = await insertObject(act.tx, customerObject(params, act.now), act.now);
    await announce(act, 'customer.created', customer);
    return customer;
  },
);

export const retrieveCustomer = endpoint(expandField, async (act, _params, [id]) => {
  const customer = await findObject<Stripe.Customer>(act.tx, 'customer', id!);
  if (!customer) throw noSuch('customer', id!, 'id', 404);
  return customer;
});

export const listCustomers = endpoint({ ...pageFields, created: range(), email: text() }, (act, params) =>
  readPage<Stripe.Customer>(act.tx, act.now, {
    kind: 'customer',
    part: { email: params.email },
    params,
    url: '/v1/customers',
  }),
);
