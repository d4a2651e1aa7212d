import { randomInt } from 'node:crypto';

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export function randomLetters(length: number): string {
  let text = '';
  for (let i = 0; i < length; i++) text += LETTERS[randomInt(LETTERS.length)];
  return text;
}

/** Ids have the processor's form (`pi_3N…`), not the house's, because Kinline must not depend on their inside. */
export function processorId(prefix: string): string {
  return prefix === 'cs' ? `cs_test_${randomLetters(58)}` : `${prefix}_${randomLetters(24)}`;
}
