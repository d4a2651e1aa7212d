export {
  type Agency,
  type AgencyKind,
  type AgencyNumber,
  type AgencyPolicies,
  type Dated,
  type Facility,
  isState,
  type Licence,
  noServices,
  type Service,
  services,
  type Services,
  type StateCode,
  states,
} from './agency.ts';
export {
  type Category,
  categories,
  type Channel,
  channels,
  cheapestFirst,
  type FeeAnswer,
  type FeeLine,
  type FeeQuestion,
  type FeeSchedule,
  type FeeTier,
  feeFor,
  type Method,
  methods,
  rangeOf,
} from './fee-schedule.ts';
export { checkLimits, leftToSend, type LimitAnswer, type LimitLine, type Limits, limitsFor, type SentTotals } from './limits.ts';
export { type Deducted, type DeductionRange, type DeductionRule, type DeductionRules, deductionsOn } from './deductions.ts';
export { instantOf, isBusinessDay, localTime, type PostingCalendar, type PostsBy, postsBy } from './posting-calendar.ts';
export { normaliseNumber, type NumberFormat } from './resident-number.ts';
export {
  type ApprovalBy,
  approvalBy,
  type ApprovalRule,
  approvalRuleErrors,
  type ApprovalService,
  approvalServices,
  type DenyReason,
  openRule,
  readApprovalRule,
  type ServiceRule,
  standardReasons,
} from './approval-rule.ts';
export { createAgency } from './create-agency.ts';
export { createFacility } from './create-facility.ts';
export { openAgency } from './open-agency.ts';
export {
  setApprovalRule,
  setDeductionRules,
  setFeeSchedule,
  setLicence,
  setLimits,
  setPostingCalendar,
  setServices,
} from './set-policies.ts';
export { listAgencies } from './list-agencies.ts';
export { type AgencyPage, readAgency } from './read-agency.ts';
export { readPolicies, readServices } from './read-policies.ts';
export { addResident, type ResidentInput } from './add-resident.ts';
export { type FindInput, findResident, type FoundResident, readPerson } from './find-resident.ts';
export { readResident, type Resident } from './read-resident.ts';
export { addContact, keepChosenPerson } from './add-contact.ts';
export { type Contact, listContacts } from './list-contacts.ts';
export { removeContact } from './remove-contact.ts';
export { hourOf, sourceDigest } from './source.ts';
export { sweeps } from './jobs.ts';
