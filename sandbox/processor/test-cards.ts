export type Behaviour = 'success' | 'decline' | 'challenge' | 'dispute_later' | 'refund_fails' | 'refund_pending';

/** A published test number and what becomes of it. The number itself never leaves this file and the form. */
export interface TestCard {
  number: string;
  name: string;
  brand: 'visa' | 'mastercard';
  funding: 'credit' | 'debit' | 'prepaid';
  behaviour: Behaviour;
  decline?: { code: string; declineCode: string; message: string };
  /** What it does, in English and in Spanish. */
  what: readonly [string, string];
}

function declined(number: string, code: string, declineCode: string, message: string, what: TestCard['what']): TestCard {
  return {
    number,
    name: declineCode,
    brand: 'visa',
    funding: 'credit',
    behaviour: 'decline',
    decline: { code, declineCode, message },
    what,
  };
}

const VISA = { brand: 'visa', funding: 'credit' } as const;

export const TEST_CARDS: readonly TestCard[] = [
  { ...VISA, number: '4242424242424242', name: 'visa', behaviour: 'success', what: ['Visa credit: works', 'Visa de crédito: funciona'] },
  {
    number: '5555555555554444',
    name: 'mastercard',
    brand: 'mastercard',
    funding: 'credit',
    behaviour: 'success',
    what: ['Mastercard credit: works', 'Mastercard de crédito: funciona'],
  },
  {
    number: '4000056655665556',
    name: 'visa_debit',
    brand: 'visa',
    funding: 'debit',
    behaviour: 'success',
    what: ['Visa debit: works', 'Visa de débito: funciona'],
  },
  {
    number: '5105105105105100',
    name: 'mastercard_prepaid',
    brand: 'mastercard',
    funding: 'prepaid',
    behaviour: 'success',
    what: ['Mastercard prepaid: works', 'Mastercard prepagada: funciona'],
  },
  declined('4000000000000002', 'card_declined', 'generic_decline', 'Your card was declined.', [
    'Declined, no reason',
    'Rechazada, sin motivo',
  ]),
  declined('4000000000009995', 'card_declined', 'insufficient_funds', 'Your card has insufficient funds.', [
    'Declined: not enough money',
    'Rechazada: no tiene dinero suficiente',
  ]),
  declined('4000000000000069', 'expired_card', 'expired_card', 'Your card has expired.', [
    'Declined: expired card',
    'Rechazada: tarjeta vencida',
  ]),
  declined('4000000000000127', 'incorrect_cvc', 'incorrect_cvc', "Your card's security code is incorrect.", [
    'Declined: wrong security code',
    'Rechazada: código de seguridad incorrecto',
  ]),
  {
    ...VISA,
    number: '4000002760003184',
    name: 'three_d_secure_always',
    behaviour: 'challenge',
    what: ['Bank asks first (3-D Secure), each time', 'El banco pregunta primero (3-D Secure), cada vez'],
  },
  {
    ...VISA,
    number: '4000000000003220',
    name: 'three_d_secure_required',
    behaviour: 'challenge',
    what: ['Bank asks first (3-D Secure 2)', 'El banco pregunta primero (3-D Secure 2)'],
  },
  {
    ...VISA,
    number: '4000000000000259',
    name: 'dispute_fraudulent',
    behaviour: 'dispute_later',
    what: ['Works, and is disputed as fraud later', 'Funciona, y después hay una disputa por fraude'],
  },
  {
    ...VISA,
    number: '4000000000005126',
    name: 'refund_fails',
    behaviour: 'refund_fails',
    what: ['Works; a refund comes back later', 'Funciona; un reembolso regresa después'],
  },
  {
    ...VISA,
    number: '4000000000007726',
    name: 'refund_pending',
    behaviour: 'refund_pending',
    what: ['Works; a refund takes a while', 'Funciona; un reembolso tarda'],
  },
];

export function findTestCard(digits: string): TestCard | null {
  return TEST_CARDS.find((card) => card.number === digits) ?? null;
}

/** By the name that may be stored, for an attempt that waits for the bank's question. */
export function testCardNamed(name: string): TestCard | null {
  return TEST_CARDS.find((card) => card.name === name) ?? null;
}

/** The check digit every card number has. */
export function passesLuhn(digits: string): boolean {
  if (!/^\d{12,19}$/.test(digits)) return false;
  let sum = 0;
  [...digits].reverse().forEach((digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  });
  return sum % 10 === 0;
}
