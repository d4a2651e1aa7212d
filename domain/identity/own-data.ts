import type { App } from '#kernel/app.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type Lang, tr } from '#words/index.ts';
import { readDevice } from './sign-in/device.ts';
import { identityRows } from './queries/leaving.ts';

/** A value as it is kept: amounts are cents, instants are dates; the page of the copy writes both for people. */
export type OwnValue = string | number | bigint | boolean | Date | null;

export interface OwnSection {
  /** Its words are at `identity.copy.<name>`, those of a column at `identity.copy.col_<column>`. */
  name: string;
  rows: readonly Readonly<Record<string, OwnValue>>[];
}

/** What a module tells of one customer, and how long the law has it keep what. Put together in server/subscriptions.ts. */
export interface OwnData {
  /** Everything the module keeps of the scope's customer. */
  read(app: App, scope: Scope): Promise<OwnSection[]>;
  /** Until when the name and address of this customer must be kept; null when nothing asks for it. */
  keptUntil?(app: App, scope: Scope): Promise<Date | null>;
  /** Removes what is not kept, when the login is closed for good. */
  forget?(app: App, scope: Scope): Promise<void>;
}

type CopyWord =
  | `how_${'sign_up' | 'invite' | 'reset' | 'owner'}`
  | `terms_${'payment' | 'mobile'}`
  | `lang_${Lang}`
  | `waited_${'email' | 'second_factor'}`;

export const ownData: OwnData = {
  async read(app, scope) {
    const rows = await app.tx(systemScope(scope.request), (tx) => identityRows(tx, scope.actor!));
    const word = (key: CopyWord) => tr(scope.lang, `identity.copy.${key}`);
    return [
      { name: 'login', rows: rows.login.map(({ email, lang, createdAt }) => ({ email, lang: word(`lang_${lang}`), at: createdAt })) },
      { name: 'details', rows: rows.details.map(({ savedAt, ...row }) => ({ ...row, at: savedAt })) },
      { name: 'passkeys', rows: rows.passkeys },
      { name: 'app', rows: rows.app },
      { name: 'recovery', rows: rows.recovery },
      { name: 'waited', rows: rows.waited.map(({ kind, ...row }) => ({ kind: word(`waited_${kind}`), ...row })) },
      { name: 'terms', rows: rows.terms.map(({ kind, ...row }) => ({ kind: word(`terms_${kind}`), ...row })) },
      {
        name: 'sessions',
        rows: rows.sessions.map(({ userAgent, signedInAt, seenAt }) => ({
          device: tr(scope.lang, 'identity.device', { ...readDevice(userAgent) }),
          at: signedInAt,
          last: seenAt,
        })),
      },
      { name: 'passwords', rows: rows.passwords.map(({ how, at }) => ({ how: word(`how_${how}`), at })) },
      { name: 'emails', rows: rows.emails.map(({ oldEmail, newEmail, at }) => ({ before: oldEmail, after: newEmail, at })) },
    ];
  },
};
