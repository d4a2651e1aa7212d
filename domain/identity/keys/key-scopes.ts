/** What a key may do. Whoever gives one gives a program no more than it needs. */
export const keyScopes = ['places:read', 'roster:read', 'roster:write', 'quotes:read', 'transfers:read', 'transfers:write'] as const;
export type KeyScope = (typeof keyScopes)[number];
/** Only for keys of the whole agency: its system sends the agency's roster. */
export const wholeScopes: readonly KeyScope[] = ['roster:read', 'roster:write'];
/** What a partner's key may do: read what is public. */
export const partnerScopes = ['places:read', 'quotes:read'] as const satisfies readonly KeyScope[];

/** For how many days a key may be made. */
export const keyDays = [30, 90, 365] as const;

/** Calls of one key in a minute, by what they are for. */
export const callsPerMinute = { read: 600, write: 120, file: 10 } as const;
export type CallKind = keyof typeof callsPerMinute;

/** Calls with keys that are none, in a minute from one source; then it is told to wait. Who comes with a right key is not kept. */
export const MISSES_PER_MINUTE = 30;
/** So many days before a key ends, admins are told. */
export const TOLD_DAYS = 14;

/** Open keys of one agency, and of all partners together. */
export const KEYS_MAX = 50;
export const KEY_NAME_MAX = 60;
/** For so long the same name of a call gets the same answer. */
export const ANSWER_HOURS = 24;
