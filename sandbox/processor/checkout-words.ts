import type { Lang } from '../room.ts';

const en = {
  pay_to: 'Pay {merchant}',
  test: 'TEST – no real money',
  test_hint: 'Use a test card. Do not type a real one.',
  all_cards: 'All test cards',
  what: 'What you pay',
  total: 'Total',
  card: 'Card',
  email: 'E-mail',
  email_hint: 'For your receipt.',
  number: 'Card number',
  number_hint: 'To try it: 4242 4242 4242 4242',
  expiry: 'Expires (MM/YY)',
  cvc: 'Security code (CVC)',
  cvc_hint: '3 digits on the back',
  name: 'Name on the card',
  zip: 'ZIP code',
  pay: 'Pay {amount}',
  back: 'Back to {merchant}',
  problem: 'There is a problem',
  error_prefix: 'Error: ',
  number_empty: 'Enter the card number.',
  number_wrong: 'That card number is not right. Check each digit.',
  number_real: 'Only test cards work here. Do not type a real card. We did not keep it.',
  expiry_wrong: 'Enter the month and year as MM/YY.',
  expiry_past: 'This date is in the past. Check it, or use another card.',
  cvc_wrong: 'Enter the 3 digits from the back of the card.',
  name_wrong: 'Enter the name on the card.',
  zip_wrong: 'Enter the ZIP code of the card’s bill, such as 12205.',
  email_wrong: 'Enter an e-mail address, such as name@example.com.',
  again: 'Nothing was charged. Type the card again, or try another one.',
  generic_decline: 'Your bank declined this card.',
  insufficient_funds: 'This card does not have enough money.',
  expired_card: 'This card has expired.',
  incorrect_cvc: 'The security code is wrong.',
  authentication_failed: 'Your bank could not confirm that it is you.',
  blocked: 'This kind of card can’t be used here. Try another one.',
  retype: 'For your safety, type the card number and security code again.',
  done_title: 'Already paid',
  done: 'This payment is done. You paid {amount}. You will not be charged again.',
  done_link: 'See your payment at {merchant}',
  unpaid_title: 'Payment on its way',
  unpaid: 'Your payment of {amount} was started. The bank has not answered yet.',
  expired_title: 'This page has expired',
  expired: 'Nothing was charged. Go back to start again.',
  gone_title: 'This payment page is not here',
  gone: 'Check the link. If it came from a message, open it again from there.',
  bank_title: 'Your bank asks: is it you?',
  bank: 'This stands in for your bank’s own page. {merchant} wants to charge {amount} to the card that ends in {last4}.',
  bank_yes: 'Yes, it is me',
  bank_no: 'No, stop this payment',
};

const es: typeof en = {
  pay_to: 'Pagar a {merchant}',
  test: 'PRUEBA: no es dinero real',
  test_hint: 'Use una tarjeta de prueba. No escriba una real.',
  all_cards: 'Todas las tarjetas de prueba',
  what: 'Lo que paga',
  total: 'Total',
  card: 'Tarjeta',
  email: 'Correo electrónico',
  email_hint: 'Para su recibo.',
  number: 'Número de tarjeta',
  number_hint: 'Para probar: 4242 4242 4242 4242',
  expiry: 'Vence (MM/AA)',
  cvc: 'Código de seguridad (CVC)',
  cvc_hint: '3 números al dorso',
  name: 'Nombre en la tarjeta',
  zip: 'Código postal (ZIP)',
  pay: 'Pagar {amount}',
  back: 'Volver a {merchant}',
  problem: 'Hay un problema',
  error_prefix: 'Error: ',
  number_empty: 'Escriba el número de la tarjeta.',
  number_wrong: 'Ese número de tarjeta no es correcto. Revise cada número.',
  number_real: 'Aquí solo sirven las tarjetas de prueba. No escriba una real. No la guardamos.',
  expiry_wrong: 'Escriba el mes y el año así: MM/AA.',
  expiry_past: 'Esa fecha ya pasó. Revísela o use otra tarjeta.',
  cvc_wrong: 'Escriba los 3 números del dorso de la tarjeta.',
  name_wrong: 'Escriba el nombre que está en la tarjeta.',
  zip_wrong: 'Escriba el código postal de la factura de la tarjeta, por ejemplo 12205.',
  email_wrong: 'Escriba un correo electrónico, por ejemplo nombre@example.com.',
  again: 'No se cobró nada. Escriba la tarjeta otra vez o pruebe con otra.',
  generic_decline: 'Su banco rechazó esta tarjeta.',
  insufficient_funds: 'Esta tarjeta no tiene dinero suficiente.',
  expired_card: 'Esta tarjeta está vencida.',
  incorrect_cvc: 'El código de seguridad es incorrecto.',
  authentication_failed: 'Su banco no pudo confirmar que es usted.',
  blocked: 'Aquí no se acepta este tipo de tarjeta. Pruebe con otra.',
  retype: 'Por su seguridad, escriba otra vez el número y el código de la tarjeta.',
  done_title: 'Ya está pagado',
  done: 'Este pago está hecho. Usted pagó {amount}. No se le cobrará otra vez.',
  done_link: 'Ver su pago en {merchant}',
  unpaid_title: 'Pago en camino',
  unpaid: 'Su pago de {amount} ya empezó. El banco todavía no responde.',
  expired_title: 'Esta página venció',
  expired: 'No se cobró nada. Vuelva atrás para empezar de nuevo.',
  gone_title: 'Esta página de pago no existe',
  gone: 'Revise el enlace. Si llegó en un mensaje, ábralo otra vez desde allí.',
  bank_title: 'Su banco pregunta: ¿es usted?',
  bank: 'Esta página hace el papel de su banco. {merchant} quiere cobrar {amount} a la tarjeta que termina en {last4}.',
  bank_yes: 'Sí, soy yo',
  bank_no: 'No, detener este pago',
};

export type Word = keyof typeof en;
const WORDS = { en, es };

export type Say = (word: Word, fill?: Record<string, string>) => string;

/** The sandbox stands below `words/`, so the payment page brings its own. */
export function speaker(lang: Lang): Say {
  return (word, fill = {}) => WORDS[lang][word].replace(/\{(\w+)\}/g, (_, name: string) => fill[name] ?? '');
}

export function pickLang(wanted: string | null, locale: string | null, accepts: string | undefined): Lang {
  if (wanted === 'en' || wanted === 'es') return wanted;
  if (locale !== null && locale !== 'auto') return locale.startsWith('es') ? 'es' : 'en';
  return /^\s*es\b/i.test(accepts ?? '') ? 'es' : 'en';
}

export function dollars(cents: number): string {
  return `$${Math.trunc(cents / 100).toLocaleString('en-US')}.${String(cents % 100).padStart(2, '0')}`;
}
