/** What a key may do. An agency gives a program no more than it needs. */
export const keyScopes = ['places:read', 'roster:read', 'roster:write'] as const;
export type KeyScope = (typeof keyScopes)[number];

/** For how many days a key may be made. */
export const keyDays = [30, 90, 365] as const;

/** Calls of one key in a minute, by what they are for. */
export const callsPerMinute = { read: 600, write: 120, file: 10 } as const;
export type CallKind = keyof typeof callsPerMinute;

export const KEYS_MAX = 50;
export const KEY_NAME_MAX = 60;
/** For so long the same name of a call gets the same answer. */
export const ANSWER_HOURS = 24;
