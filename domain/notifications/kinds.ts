import type { LoginRealm } from '#domain/identity/index.ts';

export const channelNames = ['email', 'push', 'sms'] as const;
export type ChannelName = (typeof channelNames)[number];

interface KindRule {
  /** Whose preferences have it. Empty: it only goes to addresses. */
  realms: readonly LoginRealm[];
  /** The channels it may take. */
  by: readonly ChannelName[];
  /** Those that can't be switched off. */
  always: readonly ChannelName[];
  /** Those that are on until somebody says otherwise. */
  on: readonly ChannelName[];
  /** Whether push and text messages of it wait for the end of quiet hours. */
  waits: boolean;
}

/**
 * What Kinline tells people, one row per kind. A new kind is a new row here, with its words at `notices.kind.<kind>`, `.kind_hint.<kind>`,
 * and the line for a phone's screen at `notices.line.<kind>`, which names no person, amount or place.
 */
export const kinds = {
  security: {
    realms: ['customer', 'staff', 'operator'],
    by: ['email', 'push', 'sms'],
    always: ['email'],
    on: ['email', 'push'],
    waits: false,
  },
  money: { realms: ['customer'], by: ['email', 'push', 'sms'], always: [], on: ['email', 'push'], waits: true },
  approvals: { realms: ['customer'], by: ['email', 'push', 'sms'], always: [], on: ['email', 'push'], waits: true },
  letters: { realms: ['customer'], by: ['email', 'push', 'sms'], always: [], on: ['email', 'push'], waits: true },
  people: { realms: ['customer'], by: ['email', 'push', 'sms'], always: [], on: ['email', 'push'], waits: true },
  oversight: { realms: ['staff', 'operator'], by: ['email'], always: [], on: ['email'], waits: false },
  concerns: { realms: ['staff'], by: ['email'], always: ['email'], on: ['email'], waits: false },
  duty: { realms: ['staff', 'operator'], by: ['email', 'push', 'sms'], always: [], on: ['email'], waits: false },
  programs: { realms: ['staff', 'operator'], by: ['email'], always: ['email'], on: ['email'], waits: false },
  answers: { realms: [], by: ['email'], always: [], on: ['email'], waits: false },
} as const satisfies Record<string, KindRule>;

export type Kind = keyof typeof kinds;

/** What only customers are told: always by `tellCustomers`, which knows whom not to tell. */
export type CustomerKind = {
  [K in Kind]: (typeof kinds)[K]['realms'] extends readonly ['customer'] ? K : never;
}[Kind];

export function ruleOf(kind: Kind): KindRule {
  return kinds[kind];
}

/** The kinds that somebody of this realm has preferences for. */
export function kindsOf(realm: LoginRealm): Kind[] {
  return (Object.keys(kinds) as Kind[]).filter((kind) => ruleOf(kind).realms.includes(realm));
}

export function isKind(text: unknown): text is Kind {
  return typeof text === 'string' && Object.hasOwn(kinds, text);
}
