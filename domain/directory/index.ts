export {
  type Agency,
  type AgencyKind,
  agencyKinds,
  type AgencyNumber,
  type AgencyPolicies,
  type Dated,
  type Facility,
  type Licence,
  noServices,
  type Service,
  services,
  type Services,
  type StateCode,
  states,
} from './places/agency.ts';
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
  feeOf,
  lowestFee,
  type Method,
  methods,
  rangeOf,
} from './policies/fee-schedule.ts';
export { limitTimes } from './policies/limit-times.ts';
export {
  checkLimits,
  leftToSend,
  type LimitAnswer,
  type LimitLine,
  type Limits,
  limitsFor,
  type LimitWindow,
  limitWindows,
  type Room,
  roomsLeft,
  tightest,
} from './policies/limits.ts';
export {
  type Deducted,
  type DeductionRange,
  type DeductionRule,
  type DeductionRules,
  deductionsOn,
  isAboutDebt,
  type Rounding,
  roundings,
} from './policies/deductions.ts';
export {
  dayCounts,
  firstUsableDay,
  HOLD_CITE_MOST,
  HOLD_DAYS_MOST,
  heldInstruments,
  type HoldRule,
  holdOn,
  holdRuleFor,
  type HoldRules,
  holdsOn,
  type Instrument,
  instruments,
  type PromisedHold,
  type PromisedHolds,
} from './policies/holds.ts';
export {
  type BusinessCalendar,
  dayAfter,
  instantOf,
  isBusinessDay,
  localTime,
  nextBusinessDay,
  type PostingCalendar,
  type PostsBy,
  postsBy,
} from './policies/posting-calendar.ts';
export { normaliseNumber, type NumberFormat, numberInText } from './places/resident-number.ts';
export {
  type ApprovalBy,
  approvalBy,
  type ApprovalRule,
  type ApprovalService,
  approvalServices,
  type DenyReason,
  openRule,
  readApprovalRule,
  type ServiceRule,
} from './policies/approval-rule.ts';
export { createAgency, type NewAgency } from './places/create-agency.ts';
export { createFacility } from './places/create-facility.ts';
export { openAgency } from './places/open-agency.ts';
export {
  setApprovalRule,
  setDeductionRules,
  setFeeSchedule,
  setHandoff,
  setHoldRules,
  setLicence,
  setLimits,
  setPostingCalendar,
  setReview,
  setReviewHere,
  setServices,
  setStamps,
  setStampsHere,
} from './policies/set-policies.ts';
export { type ChargebackPolicy, chargebackChoices, type NameSearchPolicy, nameSearchChoices } from './policies/choice-policies.ts';
export {
  houseReview,
  readReviewPolicy,
  reviewBounds,
  type ReviewHere,
  reviewModes,
  type ReviewNumber,
  reviewNumbers,
  reviewNumbersHere,
  type ReviewPolicy,
  wholeReview,
} from './policies/review-policy.ts';
export {
  agenciesBy,
  answerParts,
  agenciesThatFollow,
  type AnswerWords,
  byHand,
  CANCEL_MINUTES_MOST,
  type HandoffAgency,
  handoffDates,
  handoffDelimiters,
  type HandoffField,
  handoffFields,
  type HandoffLayout,
  type HandoffPolicy,
  handoffWays,
  movedChoices,
  readAnswerWords,
  readHandoff,
  silentChoices,
  wholeHandoff,
} from './policies/handoff-policy.ts';
export {
  type LetterLimit,
  letterLimits,
  type LettersMost,
  type GiveBackTime,
  giveBackTimes,
  readStampsPolicy,
  type StampPack,
  type StampsPolicy,
  type StampUse,
  type StampsHere,
  stampUses,
  taxOn,
  withHere,
} from './policies/stamps-policy.ts';
export { isOfFacility, needsSecondPerson, type PolicyBodies, type PolicyKind } from './policies/policy.ts';
export type { AgencyRule } from './policies/read-policy-page.ts';
export { policyErrors } from './policies/policy-errors.ts';
export { type ChangedKind, changePolicy, type PolicyChange, type PolicyChanged } from './policies/change-policy.ts';
export { approveProposal, declineProposal, withdrawProposal } from './policies/decide-proposal.ts';
export { listProposals, type PolicyView, type ProposalView, readPolicyPage, readProposal } from './policies/read-policy-page.ts';
export type { PolicyHistoryRow, Proposal } from './queries/proposals.ts';
export { closeFacility, renameFacility, reopenFacility } from './places/change-facility.ts';
export { closeUnit, createUnit, renameUnit, reopenUnit } from './places/change-unit.ts';
export { listPlaces, readPlace } from './places/read-places.ts';
export type { PlaceChangeRow, Unit } from './queries/places.ts';
export { type Missing, readReadiness } from './places/readiness.ts';
export { formatFromExample, type NumberPattern, tryNumbers } from './places/number-from-example.ts';
export { admitResident, type Newcomer } from './people/admit-resident.ts';
export { listAgencies } from './places/list-agencies.ts';
export { selectFacilities as listFacilities } from './queries/agencies.ts';
export { selectUnits as listUnits } from './queries/places.ts';
export { type AgencyPage, readAgency } from './places/read-agency.ts';
export { readBusinessDays, readHoldRules, readPolicies, readServices } from './policies/read-policies.ts';
export { addResident, type ResidentInput } from './people/add-resident.ts';
export { findByNumber } from './search/find-by-number.ts';
export { type FindInput, findResident, type FoundResident, readPerson } from './search/find-resident.ts';
export { findByName, listNamePlaces, searchNames, type NameInput, type NamePlaces } from './search/find-by-name.ts';
export { type AlertKind, alertKinds } from './search/search-limits.ts';
export { type AlertPage, closeAlert, listAlerts } from './search/search-alerts.ts';
export { type Canary, liftCanary, listCanaries, plantCanary } from './search/plant-canary.ts';
export type { NumberedRow } from './queries/residents.ts';
export { listResidents, type ResidentList } from './people/list-residents.ts';
export { readNumbered, readNumberFormat, readPlaces, readResident, type Resident } from './people/read-resident.ts';
export { addContact, keepChosenPerson } from './contacts/add-contact.ts';
export { type Contact, listContacts } from './contacts/list-contacts.ts';
export { removeContact } from './contacts/remove-contact.ts';
export { listRosters, readBadRows, readRoster, type RosterView } from './roster/read-roster.ts';
export { type ChosenColumns, chooseColumns } from './roster/choose-columns.ts';
export { headingsIn } from './roster/start-roster.ts';
export { type CsvRow, readCsv } from './roster/read-csv.ts';
export { inspectText } from './roster/text-form.ts';
export { confirmRoster, stopRoster } from './roster/confirm-roster.ts';
export {
  type DateOrder,
  dateOrders,
  plain,
  type RosterField,
  rosterFields,
  type RosterSettings,
  type ToldStatus,
  toldStatuses,
} from './roster/columns.ts';
export { learnWords, type UnknownWord, UNKNOWN_WORDS_SHOWN } from './roster/status-words.ts';
export { importRoster, type RosterFile, type RosterResult } from './roster/import-roster.ts';
export { startRoster, UPLOAD_MAX } from './roster/start-roster.ts';
export { type BadRow, type RosterCounts, type RosterImport, type RosterKind, type RosterState } from './queries/rosters.ts';
export { listPeopleTold, PEOPLE_PER_PAGE, type PeoplePage, readPersonTold } from './exchange/list-people.ts';
export { listBadRows, listRostersSent, type SentRosters } from './exchange/list-rosters.ts';
export { type PricedPlace, readFacilityPriced, readPersonPriced } from './exchange/price-place.ts';
export { readOwnFees } from './exchange/read-own-fees.ts';
export {
  listOwnAgencies,
  listOwnFacilities,
  listOwnUnits,
  PLACES_PER_PAGE,
  readOwnAgency,
  readOwnFacility,
} from './exchange/read-own-places.ts';
export { sendRoster, type SentRoster } from './exchange/send-roster.ts';
export { type PersonNews, tellPerson } from './exchange/tell-person.ts';
export { type ToldPerson } from './queries/exchange.ts';
export { rosterJobs } from './roster/roster-jobs.ts';
export { PERSON_MOVED, type PersonMoved } from './events.ts';
export { tellRosterEnded } from './roster/say-ended.ts';
export { changeEndpoint, endEndpoint, makeEndpoint, rotateSecret } from './webhooks/change-endpoint.ts';
export { type EventType, eventTypes, NEWS_DAYS, OLD_SECRET_HOURS } from './webhooks/event-types.ts';
export type { DeliveryRow, DeliveryState } from './webhooks/queries/deliveries.ts';
export { deliveryStates } from './webhooks/queries/deliveries.ts';
export { type DeliveryView, type EndpointPage, listEndpoints, readDelivery, readEndpoint } from './webhooks/read-endpoints.ts';
export { queues } from './webhooks/queries/queues.ts';
export { replayDelivery, replayFrom, sendTest } from './webhooks/replay.ts';
export { sendAllNews } from './webhooks/send-news.ts';
export { agenciesWithPrograms, tellPrograms } from './webhooks/tell-programs.ts';
export { secretText, signedHeaders } from './webhooks/sign.ts';
export { hourOf, sourceDigest } from './search/source.ts';
export { sweeps } from './jobs.ts';
export { askApproval, ASK_MESSAGE_MAX, relationships, withdrawAsk } from './contacts/ask-approval.ts';
export { aYearAfter, barSending, chooseContact, type ContactChoice, readBar } from './contacts/choose-contact.ts';
export { type ContactPage, listStandings, readContact } from './contacts/read-contact.ts';
export {
  noteIfRefused,
  noteIn,
  readDealings,
  requireUse,
  requireUseBy,
  type Standing,
  standingsOf,
  tieSender,
  USE_REFUSALS,
} from './contacts/read-standing.ts';
export { type AskAnswer, type AskState, type UseAnswer, type UseReason } from './contacts/may-use.ts';
export { type Asks, type AskView, listAsks, readAsks } from './contacts/list-asks.ts';
export { type Decision, decideAsks } from './contacts/decide-asks.ts';
export { tellApproval } from './contacts/tell-approval.ts';
export {
  enterOrder,
  judgeMatch,
  endOrder,
  listOrders,
  type MatchRow,
  orderKinds,
  type OrderRow,
  readMatch,
  readOrder,
} from './contacts/no-contact.ts';
export { ownData } from './own-data.ts';
export { workSource } from './looks/work-source.ts';
