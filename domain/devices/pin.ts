import { randomInt } from 'node:crypto';

export const PIN_LEAST = 6;
export const PIN_MOST = 12;
/** For how long the PIN of a slip opens the door. */
export const SLIP_DAYS = 7;

/** The PIN of a slip: one that its owner could not have chosen worse. */
export function makePin(): string {
  for (;;) {
    const pin = String(randomInt(10 ** PIN_LEAST)).padStart(PIN_LEAST, '0');
    if (!isEasy(pin)) return pin;
  }
}

export type PinProblem = 'pin_empty' | 'pin_short' | 'pin_easy';

/** What is wrong with a PIN somebody chooses, or null. `number`: everybody around him knows it. */
export function pinProblem(pin: string, number: string): PinProblem | null {
  if (pin === '') return 'pin_empty';
  if (!/^\d+$/.test(pin) || pin.length < PIN_LEAST || pin.length > PIN_MOST) return 'pin_short';
  const digits = number.replace(/\D/g, '');
  const isOwn = digits.length >= 4 && (digits.includes(pin) || pin.includes(digits));
  return isEasy(pin) || isOwn ? 'pin_easy' : null;
}

/** One or two digits only, one piece said again and again, or a run up or down. */
function isEasy(pin: string): boolean {
  const digits = [...pin].map(Number);
  if (new Set(digits).size <= 2) return true;
  const repeats = [2, 3, 4].some((size) => pin.length % size === 0 && pin === pin.slice(0, size).repeat(pin.length / size));
  const runs = [1, -1].some((step) => digits.every((digit, i) => i === 0 || digit === (digits[i - 1]! + step + 10) % 10));
  return repeats || runs;
}
