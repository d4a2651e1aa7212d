import type { Lang } from '#kernel/scope.ts';

/** `link.requested`: somebody asked for a one-time link. Says nothing of the address: the mail job asks identity to mint it. */
export interface LinkRequested {
  requestId: string;
}

/** `login.verified`: a customer proved the e-mail and has a login from now on. `residentId`: the person the sign-up began from. */
export interface LoginVerified {
  loginId: string;
  residentId: string | null;
}

/** `password.changed`: by a link, or by its owner. All sessions were ended, or all others. */
export interface PasswordChanged {
  loginId: string;
  changeId: string;
  by: 'link' | 'owner';
  at: string;
  lang: Lang;
}

/** `recovery_code.used`: somebody came in, or proved who he is, without the authenticator app. */
export interface RecoveryCodeUsed {
  loginId: string;
  codeId: string;
  left: number;
  at: string;
  lang: Lang;
}

/**
 * `second_factor.changed`: an authenticator app or a passkey was added or taken away, new recovery codes were made, or all of them
 * were taken away because their owner had lost them.
 */
export interface SecondFactorChanged {
  loginId: string;
  what: 'added' | 'ended' | 'codes' | 'passkey' | 'passkey_ended' | 'lost';
  changeId: string;
  at: string;
  lang: Lang;
}

/** `delayed_change.told`: an operator's change waits for this login; its owner gets a mail that stops it, and hears of it in other ways. */
export interface DelayedChangeTold {
  loginId: string;
  changeId: string;
  kind: 'email' | 'second_factor';
  /** The second time, a day before it is made. */
  again: boolean;
  lang: Lang;
}

/** `email.changed`: the login has its new address. The old one is told by a mail of its own, which can undo it. */
export interface EmailChanged {
  loginId: string;
  changeId: string;
  at: string;
  lang: Lang;
}

/** `phone.changed`: of a customer who had one before. */
export interface PhoneChanged {
  loginId: string;
  version: number;
  at: string;
  lang: Lang;
}

/** `copy.ready`: a customer's copy of everything can be downloaded. */
export interface CopyReady {
  loginId: string;
  copyId: string;
  lang: Lang;
}

/** `closing.asked`: a customer wants the login closed; it can be kept until then. */
export interface ClosingAsked {
  loginId: string;
  closingId: string;
  dueAt: string;
  lang: Lang;
}

/** `closing.cancelled`: somebody signed in, so the login stays. */
export interface ClosingCancelled {
  loginId: string;
  closingId: string;
  lang: Lang;
}

/** `key.ending`: a key of a program, of an agency or a partner, ends soon. */
export interface KeyEnding {
  keyId: string;
  agency: string | null;
  partner: string | null;
  name: string;
  at: string;
}
