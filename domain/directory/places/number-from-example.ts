import { normaliseNumber, type NumberFormat, type NumberPart } from './resident-number.ts';

/** What a person says of an agency's numbers: one of them, and how the others differ from it. */
export interface NumberPattern {
  example: string;
  /** The letters are the same in every number ("S123456"); else each may be any letter ("99A9999"). */
  fixedLetters: boolean;
  pad: boolean;
}

/** The format that an example shows: "99A9999" is two digits, a letter, four digits. Null when it is no number of letters and digits. */
export function formatFromExample({ example, fixedLetters, pad }: NumberPattern): NumberFormat | null {
  const bare = example
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―./#]/gu, '');
  if (!/^(?=.*[0-9])[A-Z0-9]{2,24}$/.test(bare)) return null;
  const parts = [...bare.matchAll(/[0-9]+|[A-Z]+/g)].map(([run]): NumberPart => {
    if (/[0-9]/.test(run)) return { kind: 'digits', length: run.length };
    return { kind: 'letters', length: run.length, ...(fixedLetters ? { only: run } : {}) };
  });
  return { parts, pad, example: bare };
}

/** How a format reads what families may type: the number as it is kept, or null. */
export function tryNumbers(format: NumberFormat, typed: readonly string[]): { typed: string; kept: string | null }[] {
  return typed.map((one) => ({ typed: one, kept: normaliseNumber(format, one) }));
}
