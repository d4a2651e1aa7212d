import type { Parsed } from './parameters.ts';
import { email, expandField, flag, list, metadata, must, notHere, oneOf, record, text, url, whole } from './parameters.ts';

const LOCALES = [
  'auto', 'bg', 'cs', 'da', 'de', 'el', 'en', 'en-GB', 'es', 'es-419', 'et', 'fi', 'fil', 'fr', 'fr-CA', 'hi-IN',
  'hr', 'hu', 'id', 'it', 'ja', 'ko', 'lt', 'lv', 'ms', 'mt', 'nb', 'nl', 'pl', 'pt', 'pt-BR', 'ro', 'ru', 'sk',
  'sl', 'sv', 'th', 'tr', 'vi', 'zh', 'zh-HK', 'zh-TW',
] as const; // prettier-ignore

const productData = record({
  name: must(text({ max: 250 })),
  description: text({ max: 40_000 }),
  images: list(url(), { max: 8 }),
  metadata: metadata(),
  tax_code: notHere(),
  tax_details: notHere(),
  unit_label: text({ max: 12 }),
});

const priceData = record({
  currency: must(text({ max: 3 })),
  product: notHere(),
  product_data: productData,
  recurring: notHere(),
  tax_behavior: oneOf('exclusive', 'inclusive', 'unspecified'),
  unit_amount: whole({ min: 0, max: 99_999_999 }),
  unit_amount_decimal: notHere(),
});

const lineItem = record({
  adjustable_quantity: notHere(),
  metadata: metadata(),
  price: text({ max: 255 }),
  price_data: priceData,
  quantity: whole({ min: 1, max: 999_999 }),
  tax_rates: notHere(),
});

const cardOptions = record({
  installments: notHere(),
  request_three_d_secure: oneOf('any', 'automatic', 'challenge'),
  restrictions: record({
    brands_blocked: list(oneOf('american_express', 'discover_global_network', 'mastercard', 'visa')),
    funding_types_blocked: list(oneOf('credit', 'debit', 'prepaid')),
  }),
  statement_descriptor_suffix_kana: notHere(),
  statement_descriptor_suffix_kanji: notHere(),
});

const paymentIntentData = record({
  application_fee_amount: notHere(),
  capture_method: oneOf('automatic', 'automatic_async'),
  description: text({ max: 1000 }),
  metadata: metadata(),
  on_behalf_of: notHere(),
  receipt_email: email(),
  setup_future_usage: oneOf('off_session', 'on_session'),
  shipping: notHere(),
  statement_descriptor: text({ max: 22 }),
  statement_descriptor_suffix: text({ max: 22 }),
  transfer_data: notHere(),
  transfer_group: notHere(),
});

const switchedOff = record({ enabled: must(oneOf('false')) });

/** Every parameter of the pinned SDK's SessionCreateParams: read, or refused by name. */
export const createSessionFields = {
  ...expandField,
  adaptive_pricing: switchedOff,
  after_expiration: notHere(),
  allow_promotion_codes: oneOf('false'),
  allowed_payment_method_types: list(oneOf('card')),
  automatic_tax: switchedOff,
  billing_address_collection: oneOf('auto'),
  branding_settings: record({
    background_color: text(),
    border_style: text(),
    button_color: text(),
    display_name: text({ max: 100 }),
    font_family: text(),
    icon: notHere(),
    logo: notHere(),
  }),
  cancel_url: url(),
  client_reference_id: text({ max: 200 }),
  consent_collection: notHere(),
  currency: text({ max: 3 }),
  custom_fields: notHere(),
  custom_text: record({
    after_submit: notHere(),
    shipping_address: notHere(),
    submit: record({ message: must(text({ max: 1200 })) }),
    terms_of_service_acceptance: notHere(),
  }),
  customer: text({ max: 255 }),
  customer_account: notHere(),
  customer_creation: oneOf('always', 'if_required'),
  customer_email: email(),
  customer_update: notHere(),
  discounts: notHere(),
  excluded_payment_method_types: list(text({ max: 40 })),
  expires_at: whole({ min: 0 }),
  integration_identifier: text({ max: 255 }),
  invoice_creation: switchedOff,
  line_items: list(lineItem, { max: 100 }),
  locale: oneOf(...LOCALES),
  managed_payments: switchedOff,
  metadata: metadata(),
  mode: oneOf('payment', 'setup', 'subscription'),
  name_collection: notHere(),
  optional_items: notHere(),
  origin_context: oneOf('mobile_app', 'web'),
  payment_intent_data: paymentIntentData,
  payment_method_collection: oneOf('always'),
  payment_method_configuration: notHere(),
  payment_method_data: notHere(),
  payment_method_options: record({ card: cardOptions }),
  permissions: notHere(),
  phone_number_collection: record({ enabled: must(flag()) }),
  redirect_on_completion: notHere(),
  return_url: notHere(),
  saved_payment_method_options: notHere(),
  setup_intent_data: notHere(),
  shipping_address_collection: notHere(),
  shipping_options: notHere(),
  submit_type: oneOf('auto', 'book', 'donate', 'pay', 'subscribe'),
  subscription_data: notHere(),
  success_url: url(),
  tax_id_collection: switchedOff,
  ui_mode: oneOf('elements', 'embedded_page', 'form', 'hosted_page'),
  wallet_options: notHere(),
};

export type CreateSession = Parsed<typeof createSessionFields>;
export type LineItemData = NonNullable<CreateSession['line_items']>[number];
export type PaymentIntentData = NonNullable<CreateSession['payment_intent_data']>;
