export { acceptInvite, type Acceptance, offerInvitePasskey, type OpenInvite, readInvite } from './accept-invite.ts';
export { type Candidate, dismissEmailSearch, listEmailSearches, readEmailSearch, startDelayedChange } from './answer-search.ts';
export { askForgottenEmail, askLostFactor } from './ask-operator.ts';
export { confirmEmailChange, readEmailChange, requestEmailChange, undoEmailChange } from './change-email.ts';
export { changeGrants } from './change-grants.ts';
export { changePassword } from './change-password.ts';
export { closeLogin, CLOSING_DAYS } from './close-login.ts';
export { confirmTotp, endTotp, makeNewRecoveryCodes, readSecondFactor, readTotpSetup, startTotp } from './change-second-factor.ts';
export { DELAY_HOURS } from './delayed/start-delayed.ts';
export {
  type DelayedChange,
  readDelayedByLink,
  readDelayedChanges,
  stopDelayedByLink,
  stopDelayedChanges,
} from './delayed/stop-delayed.ts';
export { type Device, readDevice } from './device.ts';
export { disableLogin, enableLogin } from './disable-login.ts';
export { checkEmail, type LoginRealm, sourceKey } from './email.ts';
export { endOtherSessions, endSession } from './end-session.ts';
export type {
  ClosingAsked,
  ClosingCancelled,
  CopyReady,
  DelayedChangeTold,
  EmailChanged,
  LinkRequested,
  LoginVerified,
  PasswordChanged,
  PhoneChanged,
  RecoveryCodeUsed,
  SecondFactorChanged,
} from './events.ts';
export { finishSignIn, offerSecondStep, readSignIn, type WaitingSignIn } from './finish-sign-in.ts';
export { type Hasher, makeHasher } from './hasher.ts';
export { inviteOperator, inviteStaff, type StaffInvite } from './invite.ts';
export { isWithinReach, type StaffRole, staffRoles } from './lead-agency.ts';
export { jobsOver, sweepsOver } from './jobs.ts';
export { listSessions, type OpenSession } from './list-sessions.ts';
export { liveSessions } from './live-sessions.ts';
export { nameLogins } from './name-logins.ts';
export { listPeople, type People } from './list-people.ts';
export { minutesUntil } from './lock.ts';
export { reportNotMe } from './report-not-me.ts';
export { type MintedLink, mintLink } from './mint-link.ts';
export { firstPage, nextPath } from './next-path.ts';
export { makePassphrase } from './passphrase.ts';
export { type Answer, answerOnce } from './keys/answer-once.ts';
export { endKey } from './keys/end-key.ts';
export { ANSWER_HOURS, type CallKind, callsPerMinute, keyDays, type KeyScope, keyScopes } from './keys/key-scopes.ts';
export { type KeyState, type ListedKey, listKeys } from './keys/list-keys.ts';
export { makeKey } from './keys/make-key.ts';
export { type CallBudget, type KeyCall, readKey } from './keys/read-key.ts';
export { leastLength } from './password.ts';
export { addPasskey, listPasskeys, MOST_PASSKEYS, offerPasskey, type Passkey, removePasskey } from './passkeys/passkeys.ts';
export { offerSignIn, signInWithPasskey } from './passkeys/sign-in-with-passkey.ts';
export { offerProof } from './prove-owner.ts';
export type { FactorState } from './queries/factors.ts';
export { COPY_DAYS, listCopies, readCopy, requestCopy } from './own-copy.ts';
export { type OwnData, ownData, type OwnSection } from './own-data.ts';
export type { PersonalDetails, TypedDetails } from './personal-details.ts';
export { countryChoices, stateCodes } from './places.ts';
export type { LoginRow } from './queries/logins.ts';
export { findCustomer, readLogin } from './read-login.ts';
export { readTeam, type TeamMember } from './looks/read-team.ts';
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
export { workSource } from './looks/work-source.ts';
