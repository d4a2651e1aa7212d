export { acceptInvite, type Acceptance, offerInvitePasskey, type OpenInvite, readInvite } from './team/accept-invite.ts';
export { type Candidate, dismissEmailSearch, listEmailSearches, readEmailSearch, startDelayedChange } from './delayed/answer-search.ts';
export { askForgottenEmail, askLostFactor } from './delayed/ask-operator.ts';
export { confirmEmailChange, readEmailChange, requestEmailChange, undoEmailChange } from './details/change-email.ts';
export { changeGrants, changeOperatorRoles } from './team/change-grants.ts';
export { changePassword } from './passwords/change-password.ts';
export { closeLogin, CLOSING_DAYS } from './leaving/close-login.ts';
export {
  confirmTotp,
  endTotp,
  makeNewRecoveryCodes,
  readSecondFactor,
  readTotpSetup,
  startTotp,
} from './second-factor/change-second-factor.ts';
export { DELAY_HOURS } from './delayed/start-delayed.ts';
export {
  type DelayedChange,
  readDelayedByLink,
  readDelayedChanges,
  stopDelayedByLink,
  stopDelayedChanges,
} from './delayed/stop-delayed.ts';
export { type Device, readDevice } from './sign-in/device.ts';
export { disableLogin, enableLogin } from './team/disable-login.ts';
export { checkEmail, type LoginRealm, sourceKey } from './email.ts';
export { endOtherSessions, endSession } from './sessions/end-session.ts';
export type {
  ClosingAsked,
  ClosingCancelled,
  CopyReady,
  DelayedChangeTold,
  EmailChanged,
  KeyEnding,
  LinkRequested,
  LoginVerified,
  PasswordChanged,
  PhoneChanged,
  RecoveryCodeUsed,
  SecondFactorChanged,
} from './events.ts';
export { finishSignIn, offerSecondStep, readSignIn, type WaitingSignIn } from './sign-in/finish-sign-in.ts';
export { type Hasher, makeHasher } from './passwords/hasher.ts';
export { inviteOperator, inviteStaff, type OperatorInvite, type StaffInvite } from './team/invite.ts';
export { isWithinReach, operatorRoles, type StaffRole, staffRoles } from './team/lead-agency.ts';
export { jobsOver, sweepsOver } from './jobs.ts';
export { listSessions, type OpenSession } from './sessions/list-sessions.ts';
export { liveSessions } from './sessions/live-sessions.ts';
export { nameAskers, nameLogins } from './team/name-logins.ts';
export { listPeople, type People } from './team/list-people.ts';
export { reportNotMe } from './sign-in/report-not-me.ts';
export { type MintedLink, mintLink } from './links/mint-link.ts';
export { firstPage, nextPath } from './sign-in/next-path.ts';
export { makePassphrase } from './passwords/passphrase.ts';
export { type Answer, answerOnce } from './keys/answer-once.ts';
export { endKey } from './keys/end-key.ts';
export { type CallKind, keyDays, type KeyScope, keyScopes, partnerScopes } from './keys/key-scopes.ts';
export { type KeyState, type ListedKey, listKeys } from './keys/list-keys.ts';
export { makeKey } from './keys/make-key.ts';
export { type CallBudget, type KeyCall, readKey } from './keys/read-key.ts';
export { leastLength } from './passwords/password.ts';
export { addPasskey, listPasskeys, MOST_PASSKEYS, offerPasskey, type Passkey, removePasskey } from './passkeys/passkeys.ts';
export { offerSignIn, signInWithPasskey } from './passkeys/sign-in-with-passkey.ts';
export { offerProof } from './sign-in/prove-owner.ts';
export type { FactorState } from './queries/factors.ts';
export { COPY_DAYS, listCopies, readCopy, requestCopy } from './leaving/own-copy.ts';
export { type OwnData, ownData, type OwnSection } from './own-data.ts';
export type { PersonalDetails, TypedDetails } from './details/personal-details.ts';
export { countryChoices, stateCodes } from './details/places.ts';
export type { LoginRow } from './queries/logins.ts';
export { findCustomersNamed } from './find-customers.ts';
export { findCustomer, isClosedLogin, readLogin, readLogins, readOpenLogin, readOpenLogins } from './read-login.ts';
export { readTeam, type TeamMember } from './looks/read-team.ts';
export { readLink } from './links/read-link.ts';
export { readSession, type Session } from './sessions/read-session.ts';
export { refusals } from './refusals.ts';
export { requestReset } from './passwords/request-reset.ts';
export { resetPassword } from './passwords/reset-password.ts';
export { readPersonalDetails, savePersonalDetails } from './details/save-personal-details.ts';
export { linkMinutes, sessionCookies } from './sessions/session-times.ts';
export { type CodeNeeded, signIn } from './sign-in/sign-in.ts';
export { CODE_MINUTES } from './sign-in/sign-in-code.ts';
export { signOut } from './sessions/sign-out.ts';
export { type SignedIn } from './sessions/start-session.ts';
export { signUpCustomer } from './sign-in/sign-up-customer.ts';
export { agreeToMobileTerms, owesMobileTerms } from './terms/agree-to-mobile-terms.ts';
export { mobileTerms, paymentTerms } from './terms/versions.ts';
export { verifyEmail } from './sign-in/verify-email.ts';
export { workSource } from './looks/work-source.ts';
export { isInviteTakenBack, sendInviteAgain, takeBackInvite } from './team/take-back-invite.ts';
export { readKeptLogin } from './leaving/read-kept-login.ts';
