/** Money is whole cents in a bigint. No floats ever touch an amount. */
export type Money = bigint;

const MAX_MONEY: Money = 100_000_000_00n;

export type ParsedMoney =
  { ok: true; cents: Money } | { ok: false; reason: 'empty' | 'not_a_number' | 'negative' | 'fraction_of_cent' | 'too_big' };

/**
 * Reads an amount as a person types it: "40", "$40.00", "1,234.50", "40,5" or "1.234,50" (a single comma or
 * dot followed by one or two digits at the end is the decimal mark). Anything doubtful is refused, never guessed.
 */
export function parseMoney(text: string): ParsedMoney {
  const typed = text.trim();
  if (typed === '') return { ok: false, reason: 'empty' };
  if (typed.length > 40) return { ok: false, reason: /^[$\d.,\s]+$/.test(typed) ? 'too_big' : 'not_a_number' };
  if (/^[-−–]\s*\$?\s*[\d.,]+$|^\$\s*[-−–]\s*[\d.,]+$/.test(typed)) return { ok: false, reason: 'negative' };
  const bare = typed.replace(/^\$\s*/, '').replace(/\s*\$$/, '');
  const match =
    /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?$/.exec(bare) ?? /^(\d+|\d{1,3}(?:\.\d{3})+),(\d{0,2})$/.exec(bare) ?? /^()\.(\d+)$/.exec(bare);
  if (!match) return { ok: false, reason: 'not_a_number' };
  const [, whole = '', fraction = ''] = match;
  // "1.000" is a thousand to many who write Spanish, and a dollar here.
  if (fraction.length === 3 || /[1-9]/.test(fraction.slice(2))) return { ok: false, reason: 'fraction_of_cent' };
  const cents = BigInt(whole.replace(/[.,]/g, '') || '0') * 100n + BigInt(fraction.slice(0, 2).padEnd(2, '0'));
  return cents > MAX_MONEY ? { ok: false, reason: 'too_big' } : { ok: true, cents };
}

/** 4000n → "40.00": how money travels in JSON, forms and CSV. */
export function moneyToJson(cents: Money): string {
  const size = cents < 0n ? -cents : cents;
  return `${cents < 0n ? '-' : ''}${size / 100n}.${(size % 100n).toString().padStart(2, '0')}`;
}

/** "40.00" → 4000n. For text this program wrote itself; a person's typing goes through parseMoney. */
export function moneyFromJson(text: string): Money {
  const match = /^(-?)(\d+)\.(\d{2})$/.exec(text);
  if (!match) throw new Error(`not an amount: ${JSON.stringify(text)}`);
  const cents = BigInt(match[2]!) * 100n + BigInt(match[3]!);
  return match[1] ? -cents : cents;
}
