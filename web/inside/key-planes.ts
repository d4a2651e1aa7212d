import type { Lang } from '#words/index.ts';

/** What the keyboard of a kiosk shows at a time: for text, for signs within text, for numbers and codes, and for a PIN. */
export const planes = ['letters', 'signs', 'codes', 'pin'] as const;
export type Plane = (typeof planes)[number];

const DIGITS = '1234567890';

const rows: Record<Plane, Record<Lang, readonly string[]>> = {
  letters: {
    en: ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
    es: ['áéíóúü¿¡', 'qwertyuiop', 'asdfghjklñ', 'zxcvbnm'],
  },
  signs: both(DIGITS, '-/:;()$&@"', 'áéíóúüñ¿¡', "'+=%#*_!"),
  codes: both(DIGITS, 'QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM-'),
  pin: both('123', '456', '789', '0'),
};

function both(...keys: string[]): Record<Lang, readonly string[]> {
  return { en: keys, es: keys };
}

/** The rows of a plane, key by key. */
export function keysOf(plane: Plane, lang: Lang): string[][] {
  return rows[plane][lang].map((row) => [...row]);
}
