import type { Scope } from '#kernel/scope.ts';

/** How much looking up is a family's, and from where on it is a collector's. One person or one network address is one source. */
export const searchLimits = {
  /** Look-ups by name in an hour. Stricter than by number: a name can be guessed. */
  namesPerHour: 20,
  /** Different people shown in a day, by number or name. Somebody signed in speaks for one family, an address maybe for a library. */
  peoplePerDay: { signedIn: 15, address: 300 },
  /** Numbers asked for one after the other. Trying the last digit takes ten. */
  numbersInARow: 12,
  /** Different names in a day from which on operators are told. */
  namesToTell: 25,
} as const;

/** What makes operators look at a source. */
export const alertKinds = ['canary', 'numbers_in_a_row', 'many_names', 'many_people', 'too_many_searches'] as const;
export type AlertKind = (typeof alertKinds)[number];

export function peoplePerDay(scope: Scope): number {
  return scope.realm === 'customer' ? searchLimits.peoplePerDay.signedIn : searchLimits.peoplePerDay.address;
}

/** A number as something that can be counted on: what stands around its last digits, and those. "99A0042" → 99A, 42. */
export function numberSteps(number: string): { stem: string; value: string } | null {
  const match = /^(.*?)(\d{1,15})$/.exec(number) ?? /^(.*?)(\d{1,15})\D+$/.exec(number);
  return match ? { stem: match[1]!, value: match[2]! } : null;
}
