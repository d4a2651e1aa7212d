import type { FieldError } from '#kernel/refusal.ts';

/** One stretch of an agency's number: `{ kind: 'digits', length: 6 }`, or a letter, or a fixed letter (`only: 'S'`). */
export interface NumberPart {
  kind: 'digits' | 'letters';
  length: number;
  only?: string;
}

/** How an agency writes its numbers. The example is what people see: "S123456". */
export interface NumberFormat {
  parts: readonly NumberPart[];
  /** Leading zeros people leave out are put back: "S123" → "S000123". */
  pad: boolean;
  example: string;
}

const NUMBER_TYPED_MAX = 40;

/**
 * The one way a number is stored and looked up: forgives case, spaces, dashes, dots, "#", full-width digits and (where
 * the agency pads) missing zeros. Null when it can't be one of this agency's numbers. Never guesses letters for digits.
 */
export function normaliseNumber(format: NumberFormat, typed: string): string | null {
  if (typed.length > NUMBER_TYPED_MAX) return null;
  const bare = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―./#]/gu, '');
  const match = new RegExp(`^${format.parts.map((part) => `(${partPattern(part, format.pad)})`).join('')}$`).exec(bare);
  if (!match) return null;
  return format.parts.map((part, i) => match[i + 1]!.padStart(part.length, '0')).join('');
}

/** From so many signs on a number without letters is seldom anything else. */
const TELLING_DIGITS = 7;

/** How such numbers stand in a text, as a regular expression; undefined where too much else looks like them. */
export function numberInText({ parts }: NumberFormat): string | undefined {
  const digits = parts.reduce((sum, { length }) => sum + length, 0);
  if (parts.every(({ kind }) => kind === 'digits') && digits < TELLING_DIGITS) return undefined;
  return parts.map((part) => partPattern(part, false)).join('[\\s-]?');
}

// Only what NumberPart can say, so no pattern can be slow or match more than the agency's numbers.
function partPattern(part: NumberPart, pad: boolean): string {
  if (part.only !== undefined) return part.only;
  if (part.kind === 'letters') return `[A-Z]{${part.length}}`;
  return pad ? `[0-9]{1,${part.length}}` : `[0-9]{${part.length}}`;
}

/** What is wrong with a format; empty when its own example is one of its numbers. */
export function numberFormatErrors(format: NumberFormat): FieldError[] {
  const good = format.parts.length > 0 && format.parts.length <= 6 && format.parts.every(isGoodPart);
  // Two stretches of digits side by side could be read in two ways once zeros may be missing.
  const unclear = format.parts.some((part, i) => part.kind === 'digits' && format.parts[i - 1]?.kind === 'digits');
  if (!good || unclear) return [{ field: 'number', code: 'directory.bad_number_format' }];
  if (normaliseNumber(format, format.example) !== format.example)
    return [{ field: 'number.example', code: 'directory.bad_number_example' }];
  return [];
}

function isGoodPart(part: NumberPart): boolean {
  if (!Number.isInteger(part.length) || part.length < 1 || part.length > 12) return false;
  return part.only === undefined || (part.kind === 'letters' && new RegExp(`^[A-Z]{${part.length}}$`).test(part.only));
}
