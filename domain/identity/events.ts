import type { Lang } from '#kernel/scope.ts';
import type { Device } from './device.ts';

/** `link.requested`: somebody asked for a one-time link. Says nothing of the address: the mail job asks identity to mint it. */
export interface LinkRequested {
  requestId: string;
}

/** `login.verified`: a customer proved the e-mail and has a login from now on. `residentId`: the person the sign-up began from. */
export interface LoginVerified {
  loginId: string;
  residentId: string | null;
}

/** `password.changed`: by a link. All sessions were ended. */
export interface PasswordChanged {
  loginId: string;
  changeId: string;
  at: string;
  lang: Lang;
}

/** `device.first_used`: a sign-in from a browser that did not prove an earlier one. */
export interface DeviceFirstUsed {
  loginId: string;
  sessionId: string;
  device: Device;
  at: string;
  lang: Lang;
}

/** `recovery_code.used`: a staff member or operator signed in without the authenticator app. */
export interface RecoveryCodeUsed {
  loginId: string;
  codeId: string;
  left: number;
  at: string;
  lang: Lang;
}
