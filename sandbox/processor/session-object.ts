import type Stripe from 'stripe';
import { processorId } from './ids.ts';
import type { CreateSession, LineItemData, PaymentIntentData } from './session-parameters.ts';

/** What the page needs and the API does not show is kept in `sandbox`, outside the API's object. */
export type Session = Stripe.Checkout.Session;

/** A payment intent's wishes, kept until the first attempt to pay makes the intent. */
export interface SessionWishes {
  id: string;
  object: 'session_wishes';
  merchant: string;
  payment_intent_data: PaymentIntentData;
}

export interface SessionTotals {
  currency: string;
  amount: number;
}

export function sessionObject(
  params: CreateSession,
  totals: SessionTotals,
  made: { now: number; origin: string; expiresAt: number; merchant: string },
): Session {
  const id = processorId('cs');
  const hosted = { background_color: '#fbf9f4', border_style: 'rounded', button_color: '#0f5c5c', font_family: 'default' };
  return {
    id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: params.allow_promotion_codes === undefined ? null : false,
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    amount_subtotal: totals.amount,
    amount_total: totals.amount,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: params.billing_address_collection ?? null,
    branding_settings: {
      ...hosted,
      ...definedOnly(params.branding_settings ?? {}),
      display_name: made.merchant,
      icon: null,
      logo: null,
    },
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: made.now,
    currency: totals.currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: params.custom_text?.submit ?? null,
      terms_of_service_acceptance: null,
    },
    customer: params.customer ?? null,
    customer_account: null,
    customer_creation: params.customer ? null : (params.customer_creation ?? 'if_required'),
    customer_details: params.customer_email ? customerDetails(params.customer_email) : null,
    customer_email: params.customer_email ?? null,
    discounts: [],
    ...(params.excluded_payment_method_types && {
      excluded_payment_method_types: params.excluded_payment_method_types,
    }),
    expires_at: made.expiresAt,
    integration_identifier: params.integration_identifier ?? null,
    invoice: null,
    invoice_creation: {
      enabled: false,
      invoice_data: {
        account_tax_ids: null,
        custom_fields: null,
        description: null,
        footer: null,
        issuer: null,
        metadata: {},
        rendering_options: null,
      },
    },
    livemode: false,
    locale: params.locale ?? null,
    managed_payments: { enabled: false },
    metadata: params.metadata ?? {},
    mode: 'payment',
    origin_context: params.origin_context ?? null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: {
      card: {
        ...params.payment_method_options?.card,
        request_three_d_secure: params.payment_method_options?.card?.request_three_d_secure ?? 'automatic',
      },
    },
    payment_method_types: ['card'],
    payment_status: 'unpaid',
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: params.submit_type ?? null,
    subscription: null,
    success_url: params.success_url ?? null,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: `${made.origin}/c/pay/${id}`,
    wallet_options: null,
  };
}

export function customerDetails(
  email: string | null,
  name: string | null = null,
  postalCode: string | null = null,
): NonNullable<Session['customer_details']> {
  return {
    address: postalCode
      ? { city: null, country: 'US', line1: null, line2: null, postal_code: postalCode, state: null }
      : null,
    business_name: null,
    email,
    individual_name: null,
    name,
    phone: null,
    tax_exempt: 'none',
    tax_ids: null,
  };
}

export interface StoredItem extends Stripe.LineItem {
  session: string;
}

export function lineItemObject(item: LineItemData, session: string, product: string, now: number): StoredItem {
  const price = item.price_data!;
  const amount = price.unit_amount! * (item.quantity ?? 1);
  return {
    id: processorId('li'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency.toLowerCase(),
    description: price.product_data!.name,
    metadata: item.metadata ?? {},
    price: {
      id: processorId('price'),
      object: 'price',
      active: false,
      billing_scheme: 'per_unit',
      created: now,
      currency: price.currency.toLowerCase(),
      custom_unit_amount: null,
      livemode: false,
      lookup_key: null,
      metadata: {},
      nickname: null,
      product,
      recurring: null,
      tax_behavior: price.tax_behavior ?? 'unspecified',
      tiers_mode: null,
      transform_quantity: null,
      type: 'one_time',
      unit_amount: price.unit_amount!,
      // On the wire this is text; only the SDK turns it into its Decimal.
      unit_amount_decimal: String(price.unit_amount) as unknown as Stripe.Decimal,
    },
    quantity: item.quantity ?? 1,
    session,
  };
}

export function productObject(item: LineItemData, now: number): Stripe.Product {
  const data = item.price_data!.product_data!;
  return {
    id: processorId('prod'),
    object: 'product',
    active: false,
    created: now,
    default_price: null,
    description: data.description ?? null,
    images: data.images ?? [],
    livemode: false,
    marketing_features: [],
    metadata: data.metadata ?? {},
    name: data.name,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: 'service',
    unit_label: data.unit_label ?? null,
    updated: now,
    url: null,
  };
}

function definedOnly(fields: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter((pair): pair is [string, string] => pair[1] !== undefined));
}
