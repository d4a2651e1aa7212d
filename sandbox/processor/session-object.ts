import type Stripe from 'stripe';
import { processorId } from './ids.ts';
import type { CreateSession, LineItemData, PaymentIntentData } from './session-parameters.ts';

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

/** What the sandbox's sessions never have. Named, because the API shows each of them. */
const NOT_USED = {
  adaptive_pricing: { enabled: false },
  after_expiration: null,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  customer_account: null,
  discounts: [],
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
  managed_payments: { enabled: false },
  payment_intent: null,
  payment_link: null,
  payment_method_collection: 'if_required',
  payment_method_configuration_details: null,
  payment_method_types: ['card'],
  permissions: null,
  phone_number_collection: { enabled: false },
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  subscription: null,
  ui_mode: 'hosted_page',
  wallet_options: null,
} satisfies Partial<Session>;

export function sessionObject(
  params: CreateSession,
  totals: SessionTotals,
  made: { now: number; origin: string; expiresAt: number; merchant: string },
): Session {
  const id = processorId('cs');
  return {
    ...structuredClone(NOT_USED),
    ...asked(params),
    id,
    object: 'checkout.session',
    amount_subtotal: totals.amount,
    amount_total: totals.amount,
    branding_settings: {
      background_color: '#fbf9f4',
      border_style: 'rounded',
      button_color: '#0f5c5c',
      font_family: 'default',
      ...definedOnly(params.branding_settings ?? {}),
      display_name: made.merchant,
      icon: null,
      logo: null,
    },
    created: made.now,
    currency: totals.currency,
    expires_at: made.expiresAt,
    mode: 'payment',
    payment_status: 'unpaid',
    status: 'open',
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    url: `${made.origin}/c/pay/${id}`,
  };
}

/** What was asked, or null. */
function asked(params: CreateSession) {
  const card = params.payment_method_options?.card;
  const excluded = params.excluded_payment_method_types;
  return {
    allow_promotion_codes: params.allow_promotion_codes === undefined ? null : false,
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    billing_address_collection: params.billing_address_collection ?? null,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: params.custom_text?.submit ?? null,
      terms_of_service_acceptance: null,
    },
    ...askedOfCustomer(params),
    ...(excluded && { excluded_payment_method_types: excluded }),
    integration_identifier: params.integration_identifier ?? null,
    locale: params.locale ?? null,
    metadata: params.metadata ?? {},
    origin_context: params.origin_context ?? null,
    payment_method_options: { card: { ...card, request_three_d_secure: card?.request_three_d_secure ?? 'automatic' } },
    submit_type: params.submit_type ?? null,
    success_url: params.success_url ?? null,
  } satisfies Partial<Session>;
}

function askedOfCustomer(params: CreateSession) {
  return {
    customer: params.customer ?? null,
    customer_creation: params.customer ? null : (params.customer_creation ?? 'if_required'),
    customer_details: params.customer_email ? customerDetails(params.customer_email) : null,
    customer_email: params.customer_email ?? null,
  } satisfies Partial<Session>;
}

export function customerDetails(
  email: string | null,
  name: string | null = null,
  postalCode: string | null = null,
): NonNullable<Session['customer_details']> {
  return {
    address: postalCode ? { city: null, country: 'US', line1: null, line2: null, postal_code: postalCode, state: null } : null,
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
