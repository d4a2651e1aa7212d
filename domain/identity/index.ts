export { acceptInvite, type Acceptance, type OpenInvite, readInvite } from './accept-invite.ts';
export { confirmEmailChange, readEmailChange, requestEmailChange, undoEmailChange } from './change-email.ts';
export { changeGrants } from './change-grants.ts';
export { changePassword } from './change-password.ts';
export { closeLogin, CLOSING_DAYS } from './close-login.ts';
export { confirmTotp, endTotp, makeNewRecoveryCodes, readSecondFactor, readTotpSetup, startTotp } from './change-second-factor.ts';
export { type Device, readDevice } from './device.ts';
export { disableLogin, enableLogin } from './disable-login.ts';
export { checkEmail, type LoginRealm, sourceKey } from './email.ts';
export { endOtherSessions, endSession } from './end-session.ts';
export type {
  ClosingAsked,
  ClosingCancelled,
  CopyReady,
  EmailChanged,
  LinkRequested,
  LoginVerified,
  PasswordChanged,
  PhoneChanged,
  RecoveryCodeUsed,
  SecondFactorChanged,
} from './events.ts';
export { finishSignIn, readSignIn, type WaitingSignIn } from './finish-sign-in.ts';
export {
  askForgottenEmail,
  type Candidate,
  dismissEmailSearch,
  listEmailSearches,
  MOVE_HOURS,
  readEmailMove,
  readEmailSearch,
  startEmailMove,
  stopEmailMove,
  stopEmailMoveByLink,
} from './forgotten-email.ts';
export { type Hasher, makeHasher } from './hasher.ts';
export { inviteOperator, inviteStaff, type StaffInvite } from './invite.ts';
export { type StaffRole, staffRoles } from './lead-agency.ts';
export { jobsOver, sweepsOver } from './jobs.ts';
export { listSessions, type OpenSession } from './list-sessions.ts';
export { nameLogins } from './name-logins.ts';
export { listPeople, type People } from './list-people.ts';
export { minutesUntil } from './lock.ts';
export { reportNotMe } from './report-not-me.ts';
export { type MintedLink, mintLink } from './mint-link.ts';
export { firstPage, nextPath } from './next-path.ts';
export { makePassphrase } from './passphrase.ts';
export { leastLength } from './password.ts';
export { COPY_DAYS, listCopies, readCopy, requestCopy } from './own-copy.ts';
export { type OwnData, ownData, type OwnSection } from './own-data.ts';
export type { PersonalDetails, TypedDetails } from './personal-details.ts';
export { countryChoices, stateCodes } from './places.ts';
export { findCustomer, readLogin } from './read-login.ts';
export { readLink } from './read-link.ts';
export { readSession, type Session } from './read-session.ts';
export { refusals } from './refusals.ts';
export { requestReset } from './request-reset.ts';
export { resetPassword } from './reset-password.ts';
export { readPersonalDetails, savePersonalDetails } from './save-personal-details.ts';
export { linkMinutes, sessionCookies } from './session-times.ts';
export { type CodeNeeded, signIn } from './sign-in.ts';
export { CODE_MINUTES } from './sign-in-code.ts';
export { signOut } from './sign-out.ts';
export { type SignedIn } from './start-session.ts';
export { signUpCustomer } from './sign-up-customer.ts';
export { agreeToMobileTerms, owesMobileTerms } from './terms/agree-to-mobile-terms.ts';
export { mobileTerms, paymentTerms } from './terms/versions.ts';
export { verifyEmail } from './verify-email.ts';
