// Generated from the migrated database by `node scripts/tables.ts`. Do not edit.
import type { ColumnType } from "kysely";
import type { IPostgresInterval } from "postgres-interval";

export type ArrayType<T> = ArrayTypeImpl<T> extends (infer U)[]
  ? U[]
  : ArrayTypeImpl<T>;

export type ArrayTypeImpl<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S[], I[], U[]>
  : T[];

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Interval = ColumnType<IPostgresInterval, IPostgresInterval | number | string, IPostgresInterval | number | string>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export type Numeric = ColumnType<string, number | string, number | string>;

export interface DevicesDevices {
  agency_id: string;
  code_hash: Buffer;
  code_until: Date;
  device_id: string;
  ended_at: Date | null;
  ended_by: string | null;
  enrolled_at: Date | null;
  facility_id: string;
  kind: string;
  made_at: Date;
  made_by: string;
  name: string;
  seen_at: Date | null;
  time_zone: string;
  token_hash: Buffer | null;
}

export interface DevicesPins {
  agency_id: string;
  hash: string;
  resident_id: string;
  set_at: Date;
  set_by: string;
  slip_until: Date | null;
}

export interface DevicesSessions {
  agency_id: string;
  alive_until: Date;
  device_id: string;
  end_reason: string | null;
  ended_at: Date | null;
  ends_at: Date;
  extended_at: Date | null;
  facility_id: string;
  must_change: boolean;
  patience: Interval;
  resident_id: string;
  session_id: string;
  started_at: Date;
  token_hash: Buffer;
}

export interface DevicesTries {
  failures: number;
  last_at: Date;
  locked_until: Date | null;
  person: Buffer | null;
  subject: Buffer;
}

export interface DirectoryAgencies {
  created_at: Date;
  created_by: string | null;
  id: string;
  kind: string;
  name: string;
  number_format: Json;
  short_name: string;
  slug: string;
  state_code: string;
  time_zone: string;
}

export interface DirectoryApprovalAsks {
  agency_id: string;
  asked_at: Date;
  birth_date: string;
  customer: string;
  customer_name: string;
  id: string;
  lang: string;
  message: string | null;
  place: string;
  relationship: string;
  resident_id: string;
  search: string;
  service: string;
}

export interface DirectoryApprovalSteps {
  actor: string | null;
  agency_id: string;
  ask_id: string;
  at: Date;
  customer: string;
  facility_id: string | null;
  kind: string;
  money_only: Generated<boolean>;
  reason: Json | null;
  reason_code: string | null;
  resident_id: string;
  seq: number;
  service: string;
  valid_until: Date | null;
  words: string | null;
}

export interface DirectoryCanaries {
  agency_id: string;
  family_name: string;
  given_name: string;
  id: string;
  lifted_at: Date | null;
  lifted_by: string | null;
  number: string;
  planted_at: Date;
  planted_by: string;
}

export interface DirectoryContactChoices {
  agency_id: string;
  chosen_at: Date;
  customer: string;
  id: Generated<bigint>;
  kind: string;
  resident_id: string;
}

export interface DirectoryContacts {
  added_at: Date;
  agency_id: string;
  customer: string;
  id: string;
  removed_at: Date | null;
  resident_id: string;
}

export interface DirectoryFacilities {
  agency_id: string;
  city: string;
  closed_at: Date | null;
  created_at: Date;
  created_by: string | null;
  id: string;
  name: string;
  time_zone: string;
}

export interface DirectoryKnownNames {
  name: string;
}

export interface DirectoryMovesToTell {
  agency_id: string;
  at: Date;
  facility_id: string;
  kind: string;
  record_id: bigint;
  resident_id: string;
}

export interface DirectoryNoContactEnds {
  agency_id: string;
  ended_at: Date;
  ended_by: string;
  order_id: string;
  reason: string;
}

export interface DirectoryNoContactMarks {
  agency_id: string;
  id: Generated<bigint>;
  kind: string;
  mark: string;
  order_id: string;
  typed: string;
}

export interface DirectoryNoContactMatches {
  agency_id: string;
  customer: string;
  customer_name: string | null;
  id: Generated<bigint>;
  matched: string[];
  matched_at: Date;
  order_id: string;
  resident_id: string;
  tried: string;
}

export interface DirectoryNoContactOrders {
  agency_id: string;
  entered_at: Date;
  entered_by: string;
  id: string;
  kind: string;
  note: string | null;
  ordered_on: string;
  resident_id: string | null;
  source: string;
  until_at: Date | null;
  until_day: string | null;
}

export interface DirectoryNoContactVerdicts {
  agency_id: string;
  decided_at: Date;
  decided_by: string;
  match_id: bigint;
  verdict: string;
  words: string;
}

export interface DirectoryOpenings {
  agency_id: string;
  opened_at: Date;
  opened_by: string | null;
}

export interface DirectoryPlaceChanges {
  agency_id: string;
  change: string;
  changed_at: Date;
  changed_by: string | null;
  changed_by_name: string;
  facility_id: string;
  id: Generated<bigint>;
  name_after: string;
  name_before: string | null;
  reason: string;
  unit_id: string | null;
}

export interface DirectoryPolicies {
  agency_id: string;
  body: Json;
  effective_from: Date;
  facility_id: string | null;
  id: string;
  kind: string;
  proposal_id: string | null;
  proposal_outcome: Generated<string | null>;
  seq: Generated<bigint>;
  set_at: Date;
  set_by: string | null;
}

export interface DirectoryPolicyNotes {
  agency_id: string;
  policy_id: string;
  reason: string;
  set_by_name: string;
}

export interface DirectoryProposalDecisions {
  agency_id: string;
  decided_at: Date;
  decided_by: string;
  decided_by_name: string;
  outcome: string;
  proposal_id: string;
  proposed_by: string;
  reason: string;
}

export interface DirectoryProposals {
  agency_id: string;
  base_policy: string | null;
  body: Json;
  effective_from: Date | null;
  facility_id: string | null;
  id: string;
  kind: string;
  proposed_at: Date;
  proposed_by: string;
  proposed_by_name: string;
  reason: string;
  seq: Generated<bigint>;
}

export interface DirectoryResidentNotices {
  about: string;
  agency_id: string;
  id: Generated<bigint>;
  kind: string;
  resident_id: string;
  service: string;
  told_at: Date;
}

export interface DirectoryResidentRecords {
  agency_id: string;
  arrived_on: string | null;
  birth_date: string | null;
  facility_id: string;
  family_name: string;
  given_name: string;
  id: Generated<bigint>;
  import_id: string | null;
  other_names: Generated<string>;
  recorded_at: Date;
  recorded_by: string | null;
  resident_id: string;
  status: string;
  unit: string;
}

export interface DirectoryResidents {
  agency_id: string;
  arrived_on: string | null;
  birth_date: string | null;
  changed_at: Date;
  created_at: Date;
  created_by: string | null;
  facility_id: string;
  family_name: string;
  given_name: string;
  id: string;
  name_keys: Generated<ArrayType<bigint> | null>;
  number: string;
  other_names: Generated<string>;
  status: string;
  unit: string;
  was_there: Generated<boolean>;
}

export interface DirectoryRosterBadRows {
  agency_id: string;
  code: string;
  field: string;
  import_id: string;
  line: number;
  value: string;
}

export interface DirectoryRosterImports {
  agency_id: string;
  bad_rows: Generated<number>;
  beat_at: Date;
  confirmed_at: Date | null;
  confirmed_by: string | null;
  counts: Generated<Json>;
  digest: Buffer;
  ended_at: Date | null;
  ended_by: string | null;
  file_bytes: bigint;
  file_name: string;
  here_before: number | null;
  id: string;
  kind: string;
  position: Generated<string>;
  read_at: Date | null;
  reader: string | null;
  report: Json | null;
  rows_read: Generated<number>;
  settings: Json;
  started_at: Date;
  started_by: string | null;
  state: string;
  then_do: Generated<string>;
  trouble: string | null;
  unreadable_rows: Generated<number>;
}

export interface DirectoryRosterParts {
  agency_id: string;
  bytes: Buffer;
  import_id: string;
  part: number;
}

export interface DirectoryRosterRows {
  arrived_on: string | null;
  birth_date: string | null;
  facility_id: string | null;
  family_name: string | null;
  given_name: string | null;
  import_id: string;
  line: number;
  number: string;
  other_names: string | null;
  status: string | null;
  unit: string | null;
}

export interface DirectoryRosterSettings {
  agency_id: string;
  body: Json;
  id: Generated<bigint>;
  set_at: Date;
  set_by: string | null;
}

export interface DirectorySearchAlerts {
  agency_id: string | null;
  closed_at: Date | null;
  closed_by: string | null;
  details: Json;
  hits: Generated<number>;
  id: string;
  kind: string;
  last_at: Date;
  login: string | null;
  note: string | null;
  raised_at: Date;
  source: Buffer;
}

export interface DirectorySearchBudgets {
  hour: Date;
  source: Buffer;
  used: number;
}

export interface DirectorySearchSeen {
  day: string;
  kind: string;
  source: Buffer;
  what: Buffer;
}

export interface DirectorySearchSteps {
  day: string;
  last_number: Numeric;
  run: number;
  source: Buffer;
  stem: string;
}

export interface DirectorySelfBars {
  customer: string;
  from_at: Date;
  id: string;
  until_at: Date;
}

export interface DirectorySenderTies {
  agency_id: string;
  customer: string;
  resident_id: string;
  tied_at: Date;
}

export interface DirectoryUnits {
  agency_id: string;
  closed_at: Date | null;
  created_at: Date;
  created_by: string | null;
  facility_id: string;
  id: string;
  name: string;
}

export interface DirectoryVApprovalAsks {
  agency_id: string | null;
  approved_at_facility: string | null;
  asked_at: Date | null;
  birth_date: string | null;
  customer: string | null;
  customer_name: string | null;
  id: string | null;
  lang: string | null;
  message: string | null;
  money_only: boolean | null;
  place: string | null;
  reason: Json | null;
  reason_code: string | null;
  relationship: string | null;
  resident_id: string | null;
  search: string | null;
  service: string | null;
  state: string | null;
  state_at: Date | null;
  valid_until: Date | null;
  words: string | null;
}

export interface DirectoryVResidents {
  agency_id: string | null;
  arrived_on: string | null;
  birth_date: string | null;
  changed_at: Date | null;
  facility_id: string | null;
  family_name: string | null;
  given_name: string | null;
  id: string | null;
  number: string | null;
  other_names: string | null;
  status: string | null;
  unit: string | null;
  was_there: boolean | null;
}

export interface DirectoryWebhookAttempts {
  agency_id: string;
  answer: string;
  at: Date;
  endpoint_id: string;
  event_id: string;
  id: Generated<bigint>;
  status: number | null;
  took_ms: number;
  trouble: string | null;
}

export interface DirectoryWebhookCounters {
  agency_id: string;
  last: bigint;
}

export interface DirectoryWebhookDeliveries {
  agency_id: string;
  due_at: Date;
  endpoint_id: string;
  event_id: string;
  last_at: Date | null;
  last_status: number | null;
  last_trouble: string | null;
  leased_until: Date | null;
  since: Date;
  state: string;
  tries: Generated<number>;
}

export interface DirectoryWebhookEndpoints {
  agency_id: string;
  ended_at: Date | null;
  ended_by: string | null;
  id: string;
  made_at: Date;
  made_by: string;
  name: string;
  types: string[];
  url: string;
}

export interface DirectoryWebhookEvents {
  agency_id: string;
  at: Date;
  body: string;
  id: string;
  only_endpoint: string | null;
  sequence: bigint;
  type: string;
}

export interface DirectoryWebhookSecrets {
  agency_id: string;
  endpoint_id: string;
  ends_at: Date | null;
  id: string;
  made_at: Date;
  made_by: string;
}

export interface DutyAlarms {
  alarm_id: string;
  calm_since: Date | null;
  ended_at: Date | null;
  oldest_at: Date | null;
  queue: string;
  raised_at: Date;
  waiting: number;
}

export interface IdentityApiAnswers {
  agency_id: string;
  answered_at: Date;
  body: Json | null;
  call_name: string;
  digest: Buffer;
  key_id: string;
  status: number | null;
}

export interface IdentityApiBudgets {
  key_id: string;
  kind: string;
  minute: Date;
  used: number;
}

export interface IdentityApiKeys {
  agencies: string[] | null;
  agency_id: string | null;
  ended_at: Date | null;
  ended_by: string | null;
  expires_at: Date;
  expiry_told_at: Date | null;
  facilities: string[] | null;
  id: string;
  last_used_at: Date | null;
  made_at: Date;
  made_by: string;
  name: string;
  partner: string | null;
  prefix: string;
  scopes: string[];
  token_hash: Buffer;
}

export interface IdentityApiMisses {
  count: number;
  minute: Date;
  source: Buffer;
}

export interface IdentityAttemptCounters {
  device_hash: Buffer;
  email_hash: Buffer;
  failures: number;
  last_at: Date;
  locked_until: Date | null;
}

export interface IdentityClosings {
  asked_at: Date;
  cancelled_at: Date | null;
  details_removed_at: Date | null;
  details_until: Date | null;
  done_at: Date | null;
  due_at: Date;
  forgotten_at: Date | null;
  id: string;
  login_id: string;
}

export interface IdentityCopies {
  asked_at: Date;
  expires_at: Date;
  html: string | null;
  id: string;
  json: string | null;
  lang: string;
  login_id: string;
  made_at: Date | null;
}

export interface IdentityDelayedChanges {
  done_at: Date | null;
  email_change_id: string | null;
  ended_at: Date | null;
  ended_how: string | null;
  id: string;
  kind: string;
  login_id: string;
  started_at: Date;
  started_by: string;
  told_again_at: Date | null;
  waits_until: Date;
}

export interface IdentityDevices {
  device_hash: Buffer;
  ended_at: Date | null;
  id: string;
  known_since: Date;
  login_id: string;
}

export interface IdentityDisablings {
  actor: string | null;
  decided_at: Date;
  disabled: boolean;
  id: string;
  login_id: string;
  reason: string;
}

export interface IdentityEmailChanges {
  confirmed_at: Date | null;
  ended_at: Date | null;
  id: string;
  login_id: string;
  new_email: string;
  new_email_key: string;
  old_email: string;
  requested_at: Date;
}

export interface IdentityEmailSearchAnswers {
  answered_at: Date;
  answered_by: string;
  delayed_id: string | null;
  login_id: string | null;
  outcome: string;
  search_id: string;
}

export interface IdentityEmailSearches {
  address: string;
  asked_at: Date;
  id: string;
  lang: string;
  login_id: string | null;
  name: string;
  new_email: string | null;
  phone: string;
  wish: Generated<string>;
}

export interface IdentityEmailVerifications {
  email: string;
  login_id: string;
  verified_at: Date;
}

export interface IdentityFacilityGrants {
  ended_at: Date | null;
  facility_id: string | null;
  granted_at: Date;
  granted_by: string | null;
  id: string;
  login_id: string;
  whole_agency: Generated<boolean>;
}

export interface IdentityInvites {
  accepted_at: Date | null;
  agency_id: string | null;
  email: string;
  email_key: string;
  facilities: string[];
  id: string;
  invited_at: Date;
  invited_by: string | null;
  lang: string;
  name: string;
  realm: string;
  roles: string[];
  taken_back_at: Date | null;
  taken_back_by: string | null;
  whole_agency: Generated<boolean>;
}

export interface IdentityLinkRequests {
  about: Generated<Json>;
  capped: boolean;
  email_hash: Buffer;
  id: string;
  invite_id: string | null;
  lang: string;
  login_id: string | null;
  purpose: string;
  realm: string;
  requested_at: Date;
  sign_up_id: string | null;
  source_hash: Buffer;
}

export interface IdentityLinks {
  ended_at: Date | null;
  expires_at: Date;
  id: string;
  invite_id: string | null;
  login_id: string | null;
  minted_at: Date;
  purpose: string;
  request_id: string;
  sign_up_id: string | null;
  token_hash: Buffer;
  used_at: Date | null;
}

export interface IdentityLockouts {
  email_hash: Buffer;
  failures: number;
  id: string;
  locked_at: Date;
  locked_until: Date;
}

export interface IdentityLogins {
  agency_id: string | null;
  created_at: Date;
  email: string;
  email_key: string;
  id: string;
  lang: string;
  name: string | null;
  realm: string;
}

export interface IdentityOwnerLocks {
  id: string;
  locked_at: Date;
  login_id: string;
  opened_at: Date | null;
}

export interface IdentityPasskeyChallenges {
  expires_at: Date;
  hash: Buffer;
}

export interface IdentityPasskeys {
  backed_up: boolean;
  credential_id: Buffer;
  ended_at: Date | null;
  id: string;
  login_id: string;
  made_at: Date;
  name: string;
  public_key: Buffer;
  sign_count: bigint;
  transports: string[];
  used_at: Date | null;
  user_handle: Buffer;
}

export interface IdentityPasswordChanges {
  changed_at: Date;
  how: string;
  id: string;
  login_id: string;
}

export interface IdentityPasswords {
  hash: string;
  login_id: string;
  set_at: Date;
}

export interface IdentityPersonalDetails {
  address_line1: string;
  address_line2: string | null;
  birth_date: string;
  city: string;
  country: string;
  first_name: string;
  id: string;
  last_name: string | null;
  last_name_key: Generated<string | null>;
  login_id: string;
  name_key: Generated<string | null>;
  phone: string;
  postal_code: string | null;
  region: string | null;
  saved_at: Date;
  version: number;
}

export interface IdentityRecoveryCodes {
  code_hash: Buffer;
  ended_at: Date | null;
  id: string;
  login_id: string;
  made_at: Date;
  used_at: Date | null;
}

export interface IdentityRoleGrants {
  ended_at: Date | null;
  granted_at: Date;
  granted_by: string | null;
  id: string;
  login_id: string;
  role: string;
}

export interface IdentitySessions {
  end_reason: string | null;
  ended_at: Date | null;
  expires_at: Date;
  id: string;
  login_id: string;
  realm: string;
  replaced_by: string | null;
  seen_at: Date;
  signed_in_at: Date;
  token_hash: Buffer;
  user_agent: string;
}

export interface IdentitySignInAttempts {
  code_by: string;
  device_hash: Buffer;
  email_hash: Buffer;
  expires_at: Date;
  id: string;
  login_id: string;
  made_at: Date;
  source_hash: Buffer | null;
  source_window: Date | null;
  token_hash: Buffer;
  tries: Generated<number>;
  used_at: Date | null;
}

export interface IdentitySignUps {
  email: string;
  email_key: string;
  id: string;
  lang: string;
  mobile_terms_version: string | null;
  password_hash: string;
  resident_id: string | null;
  signed_up_at: Date;
  terms_kind: string;
  terms_version: string;
  verified_at: Date | null;
}

export interface IdentitySourceCounters {
  kind: string;
  source_hash: Buffer;
  used: number;
  window_start: Date;
}

export interface IdentityTermsAcceptances {
  accepted_at: Date;
  id: string;
  kind: string;
  lang: string;
  login_id: string;
  version: string;
}

export interface IdentityTotpFactors {
  enrolled_at: Date;
  last_step: bigint;
  login_id: string;
  sealed_secret: Buffer;
}

export interface IdentityTotpSetups {
  login_id: string;
  made_at: Date;
  sealed_secret: Buffer;
}

export interface IdentityVLogins {
  agency_id: string | null;
  created_at: Date | null;
  email: string | null;
  email_key: string | null;
  id: string | null;
  lang: string | null;
  name: string | null;
  realm: string | null;
}

export interface IdentityVPersonalDetails {
  address_line1: string | null;
  address_line2: string | null;
  birth_date: string | null;
  city: string | null;
  country: string | null;
  first_name: string | null;
  last_name: string | null;
  login_id: string | null;
  phone: string | null;
  postal_code: string | null;
  region: string | null;
  saved_at: Date | null;
  version: number | null;
}

export interface KernelAuditRows {
  action: string;
  actor: string | null;
  agency_id: string | null;
  at: Date;
  details: Json;
  id: Generated<bigint>;
  realm: string;
  request: string;
  subject: string;
}

export interface KernelAuditSeals {
  at: Date;
  chain: string;
  hash: Buffer;
  previous_hash: Buffer | null;
  row_ids: ArrayType<bigint>;
  seq: bigint;
}

export interface KernelAuditUnsealed {
  row_id: bigint;
}

export interface KernelClockMoves {
  ahead_ms: bigint;
  id: Generated<bigint>;
  moved_at: Date;
  moved_by: string | null;
}

export interface KernelDeliveries {
  event_id: bigint;
  subscriber: string;
}

export interface KernelOutbox {
  delivered_at: Date | null;
  id: Generated<bigint>;
  name: string;
  payload: Json;
  request: string;
}

export interface LedgerAccounts {
  agency_id: string | null;
  asset: string;
  code: string;
  has_floor: boolean;
  id: Generated<number>;
  kind: string;
  opened_at: Date;
  side: number;
}

export interface LedgerBalances {
  account_id: number;
  balance: bigint;
  held: Generated<bigint>;
}

export interface LedgerClosingBalances {
  account_id: number;
  balance: bigint;
  upto_id: bigint;
}

export interface LedgerClosingFloors {
  asset: string;
  balance: bigint;
  family: string;
  upto_id: bigint;
}

export interface LedgerClosings {
  actor: string | null;
  at: Date;
  newest_at: Date;
  up_to: Date;
  upto_id: bigint;
}

export interface LedgerEntries {
  account_id: number;
  amount: bigint;
  balance_after: bigint | null;
  journal_id: bigint;
}

export interface LedgerHoldOutcomes {
  actor: string | null;
  at: Date;
  hold_id: bigint;
  journal_id: bigint | null;
  outcome: string;
  recorded: bigint;
  settled_amount: bigint;
}

export interface LedgerHolds {
  account_id: number;
  actor: string | null;
  amount: bigint;
  expires_at: Date | null;
  id: bigint;
  input_hash: Buffer;
  key: string;
  opened_at: Date;
  reference: string | null;
}

export interface LedgerJournals {
  account_ids: number[];
  actor: string | null;
  at: Date;
  id: bigint;
  input_hash: Buffer;
  key: string;
  kind: string;
  reference: string | null;
}

export interface LedgerMonthAsks {
  ask_id: string;
  asked_by: string;
  at: Date;
  ends_at: Date;
  note: string;
}

export interface LedgerMonthDecisions {
  ask_id: string;
  asked_by: string;
  at: Date;
  decided_by: string;
  ends_at: Date;
  is_closed: boolean;
  note: string;
}

export interface LedgerMonthSums {
  ask_id: string;
  asset: string;
  balance: bigint;
  family: string;
  kind: string;
  side: number;
}

export interface LedgerOpenHolds {
  account_id: number;
  amount: bigint;
  expires_at: Date | null;
  hold_id: bigint;
}

export interface LedgerPeriodClosings {
  actor: string | null;
  at: Date;
  ends_at: Date;
  journals: bigint;
  moved_cents: bigint;
  through_id: bigint;
}

export interface LedgerPeriodMarks {
  actor: string | null;
  at: Date;
  ends_at: Date;
  marked_by: Generated<string>;
}

export interface LedgerPeriodSums {
  account_id: number;
  credits: bigint;
  debits: bigint;
  ends_at: Date;
  kind: string;
}

export interface LedgerPeriodWaits {
  after_id: bigint;
  ends_at: Date;
}

export interface LedgerReversals {
  journal_id: bigint;
  reversed_id: bigint;
}

export interface LedgerVAccounts {
  agency_id: string | null;
  asset: string | null;
  code: string | null;
  has_floor: boolean | null;
  kind: string | null;
  normal_side: string | null;
  opened_at: Date | null;
}

export interface LedgerVClosings {
  account: string | null;
  actor: string | null;
  asset: string | null;
  at: Date | null;
  balance: bigint | null;
  newest_at: Date | null;
  up_to: Date | null;
  upto_id: bigint | null;
}

export interface LedgerVEntries {
  account: string | null;
  amount: bigint | null;
  asset: string | null;
  at: Date | null;
  balance_after: bigint | null;
  change: bigint | null;
  journal_id: bigint | null;
  journal_key: string | null;
  kind: string | null;
  reference: string | null;
}

export interface LedgerVHolds {
  account: string | null;
  actor: string | null;
  amount: bigint | null;
  asset: string | null;
  ended_at: Date | null;
  expires_at: Date | null;
  id: bigint | null;
  key: string | null;
  opened_at: Date | null;
  outcome: string | null;
  reference: string | null;
  settled_amount: bigint | null;
  settled_by: string | null;
}

export interface LedgerVJournals {
  actor: string | null;
  at: Date | null;
  id: bigint | null;
  key: string | null;
  kind: string | null;
  reference: string | null;
  reversed_by: string | null;
  reverses: string | null;
}

export interface LedgerVLines {
  account: string | null;
  asset: string | null;
  at: Date | null;
  change: bigint | null;
  journal_id: bigint | null;
  key: string | null;
  kind: string | null;
  reference: string | null;
  reverses: string | null;
}

export interface MailArrivals {
  due_at: Date;
  letter_id: string;
  tries: Generated<number>;
}

export interface MailBans {
  agency_id: string;
  ban_id: string;
  customer: string;
  customer_name: string;
  facility_id: string;
  facility_name: string;
  item_id: string;
  lifted_at: Date | null;
  note: string | null;
  placed_at: Date;
  placed_by: string;
  reason: string;
  resident_id: string;
  resident_name: string;
  resident_number: string;
  review_on: string;
  rule: string;
  time_zone: string;
}

export interface MailBanSteps {
  actor: string;
  agency_id: string;
  at: Date;
  ban_id: string;
  customer: string;
  facility_id: string;
  kind: string;
  nr: Generated<bigint>;
  resident_id: string;
  review_on: string | null;
  side: string | null;
  words: string;
}

export interface MailDrafts {
  author: string;
  body: string;
  card: string | null;
  corrects: string | null;
  customer: string;
  draft_id: string;
  resident_id: string;
  saved_at: Date;
  version: Generated<number>;
  with_reply: Generated<boolean>;
}

export interface MailInbox {
  agency_id: string;
  at: Date;
  customer: string;
  letter_id: string;
  opened_at: Date | null;
  outcome: string;
  reason: string | null;
  resident_id: string;
  rule: string | null;
  sender_name: string;
  time_zone: string;
}

export interface MailLetters {
  agency_id: string;
  agency_name: string;
  author: string;
  body: string;
  card: string | null;
  corrects: string | null;
  customer: string;
  draft_id: string;
  due_at: Date;
  facility_id: string;
  facility_name: string;
  lang: string;
  letter_id: string;
  recipient_name: string;
  reply_stamps: Generated<bigint>;
  resident_id: string;
  resident_name: string;
  resident_number: string;
  sender_name: string;
  sent_at: Date;
  stamps: bigint;
  time_zone: string;
  words: Generated<string | null>;
}

export interface MailLetterStates {
  actor: string | null;
  agency_id: string;
  at: Date;
  author: string;
  customer: string;
  details: Json;
  facility_id: string;
  kind: string;
  letter_id: string;
  resident_id: string;
}

export interface MailMutes {
  agency_id: string;
  at: Date;
  customer: string;
  is_on: boolean;
  nr: Generated<bigint>;
  resident_id: string;
  until: Date | null;
}

export interface MailOmbudsDrafts {
  agency_id: string;
  resident_id: string;
  saved_at: Date;
  sealed: Buffer;
}

export interface MailOmbudsMessages {
  actor: string;
  agency_id: string;
  at: Date;
  author: string;
  facility_id: string;
  message_id: string;
  read_at: Date | null;
  resident_id: string;
  sealed: Buffer;
}

export interface MailPaperAsks {
  agency_id: string;
  ask_id: string;
  asked_at: Date;
  handed_at: Date | null;
  handed_by: string | null;
  lang: string;
  resident_id: string;
}

export interface MailSchedules {
  customer: string;
  deliver_at: Date;
  deliver_on: string;
  ended_at: Date | null;
  is_ready: Generated<boolean>;
  letter_id: string;
}

export interface NotificationsAttempts {
  address: string | null;
  delivery_id: string;
  id: string;
  started_at: Date;
}

export interface NotificationsChoices {
  channel: string;
  chosen_at: Date;
  chosen_by: string;
  id: string;
  kind: string;
  login_id: string;
  wanted: boolean;
}

export interface NotificationsCodeCounters {
  day: string;
  used: number;
  what: string;
  who: Buffer;
}

export interface NotificationsDeadAddresses {
  address: string;
  answer: string;
  attempt_id: string | null;
  clear_reason: string | null;
  cleared_at: Date | null;
  cleared_by: string | null;
  id: string;
  marked_at: Date;
}

export interface NotificationsDeliveries {
  channel: string;
  due_at: Date;
  id: string;
  notice_id: string;
  queued_at: Date | null;
}

export interface NotificationsNotices {
  address: string | null;
  asked: Generated<boolean>;
  content: Json;
  id: string;
  key: string;
  kind: string;
  lang: string;
  link_request_id: string | null;
  login_id: string | null;
  phones_only: Generated<boolean>;
  proof_id: string | null;
  queued_at: Date;
  template: string;
}

export interface NotificationsOutcomes {
  answer: string;
  at: Date;
  attempt_id: string;
  outcome: string;
}

export interface NotificationsPhoneProofs {
  asked_at: Date;
  expires_at: Date;
  id: string;
  login_id: string;
  number: string;
  tries: Generated<number>;
  used_at: Date | null;
}

export interface NotificationsQuietHours {
  chosen_at: Date;
  from_minute: number;
  id: string;
  is_on: boolean;
  login_id: string;
  until_minute: number;
  zone: string;
}

export interface NotificationsReports {
  at: Date;
  attempt_id: string;
  detail: string;
  id: string;
  what: string;
}

export interface NotificationsScreenReceipts {
  at: Date;
  delivery_id: string;
  screen_id: string;
}

export interface NotificationsScreens {
  added_at: Date;
  auth: Buffer | null;
  end_reason: string | null;
  ended_at: Date | null;
  endpoint: string | null;
  endpoint_hash: Buffer | null;
  id: string;
  login_id: string;
  p256dh: Buffer | null;
  session_id: string;
  user_agent: string;
}

export interface NotificationsSilenced {
  address: string;
  ended_at: Date | null;
  id: string;
  kind: string;
  silenced_at: Date;
  silenced_by: string;
}

export interface NotificationsStoppedNumbers {
  ended_at: Date | null;
  id: string;
  number: string;
  stopped_at: Date;
}

export interface NotificationsTextNumbers {
  agreed_at: Date;
  end_reason: string | null;
  ended_at: Date | null;
  id: string;
  login_id: string;
  number: string;
  proved_at: Date;
}

export interface OversightFlagAnswers {
  agency_id: string | null;
  answered_at: Date;
  answered_by: string;
  flag_id: string;
  login_id: string;
  note: string;
}

export interface OversightFlags {
  agency_id: string | null;
  from_at: Date;
  id: string;
  login_id: string;
  name: string;
  raised_at: Date;
  reasons: Json;
  span: string;
  until_at: Date;
  week: string;
}

export interface OversightMeasures {
  agency_id: string | null;
  late: number;
  login_id: string;
  looks: number;
  most_in_a_day: number;
  name: string;
  people: number;
  report_id: string;
  role: string;
  without_work: number;
}

export interface OversightReports {
  agency_id: string | null;
  id: string;
  made_at: Date;
  time_zone: string;
  week: string;
}

export interface PaymentsBreakNotes {
  actor: string | null;
  at: Date;
  break_id: string;
  kind: string;
  note: string;
  note_id: Generated<bigint>;
  run_id: string | null;
}

export interface PaymentsBreaks {
  account: string | null;
  at: Date;
  break_id: string;
  cause: string;
  currency: string;
  match_key: string;
  opened_at: Date;
  ours_at: Date | null;
  ours_cents: bigint | null;
  ours_fee_cents: bigint | null;
  ours_lines: string[];
  reference: string | null;
  run_id: string;
  source: string;
  theirs_at: Date | null;
  theirs_cents: bigint | null;
  theirs_fee_cents: bigint | null;
  theirs_lines: string[];
}

export interface PaymentsCardFacts {
  at: Date;
  card_id: string;
  customer: string;
  fact_id: string;
  kind: string;
  name: string | null;
}

export interface PaymentsCardHolders {
  created_at: Date;
  customer: string;
  holder: string;
}

export interface PaymentsCards {
  brand: string;
  card_id: string;
  customer: string;
  exp_month: number;
  exp_year: number;
  last4: string;
  saved_at: Date;
  token: string;
}

export interface PaymentsCorrectionDecisions {
  asked_by: string;
  at: Date;
  correction_id: string;
  decided_by: string;
  is_approved: boolean;
  note: string;
}

export interface PaymentsCorrections {
  account: string;
  amount_cents: bigint;
  asked_by: string;
  at: Date;
  break_id: string;
  correction_id: string;
  fee_cents: bigint;
  match_key: string;
  note: string;
}

export interface PaymentsFacts {
  amount_cents: bigint | null;
  at: Date;
  card_last4: Generated<string | null>;
  details: Json;
  fact_id: string;
  kind: string;
  payment_id: string;
  processor_object: string | null;
}

export interface PaymentsHeldAsks {
  ask_id: string;
  asked_by: string;
  at: Date;
  choice: string;
  dispute: string;
  note: string;
}

export interface PaymentsHeldDecisions {
  ask_id: string;
  asked_by: string;
  at: Date;
  decided_by: string;
  dispute: string;
  is_approved: boolean;
}

export interface PaymentsHeldParts {
  amount_cents: bigint;
  customer: string;
  dispute: string;
  ended_at: Date | null;
  held_at: Date;
  lost_at: Date | null;
  payment_id: string;
  taken_cents: bigint | null;
}

export interface PaymentsLookups {
  claimed_until: Date | null;
  due_at: Date;
  only_look: Generated<boolean>;
  payment_id: string;
  tries: Generated<number>;
}

export interface PaymentsMediaDraws {
  agency_id: string;
  at: Date;
  cents: bigint;
  customer: string;
  gift_id: string;
  resident_id: string;
  subject: string;
}

export interface PaymentsMediaGifts {
  agency_id: string;
  amount_cents: bigint;
  at: Date;
  customer: string;
  gift_id: string;
  giver_name: string;
  resident_id: string;
}

export interface PaymentsMediaOpen {
  agency_id: string;
  gift_id: string;
  resident_id: string;
}

export interface PaymentsMismatchAsks {
  ask_id: string;
  asked_by: string;
  at: Date;
  choice: string;
  fact_id: string;
  note: string;
}

export interface PaymentsMismatchDecisions {
  ask_id: string;
  asked_by: string;
  at: Date;
  decided_by: string;
  fact_id: string;
  is_approved: boolean;
}

export interface PaymentsOpenBreaks {
  break_id: string;
  match_key: string;
  source: string;
}

export interface PaymentsOwedOpen {
  at: Date;
  due_on: string | null;
  owed_id: string;
  stands: string;
}

export interface PaymentsPayments {
  agency_id: string | null;
  amount_cents: bigint;
  called_at: Date;
  card_id: string | null;
  created_at: Date;
  currency: string;
  idempotency_key: string;
  payer: string;
  payment_id: string;
  purpose: string;
  request: Json;
  subject: string;
}

export interface PaymentsPayoutFacts {
  at: Date;
  kind: string;
  payout_id: string;
  why: string | null;
}

export interface PaymentsPayouts {
  amount_cents: bigint;
  arrives_at: Date;
  made_at: Date;
  payout_id: string;
  told_at: Date;
}

export interface PaymentsReconciliationDue {
  match_key: string;
  source: string;
}

export interface PaymentsReconciliationItems {
  about: string | null;
  account: string | null;
  amount_cents: bigint;
  at: Date;
  currency: string;
  fee_cents: bigint;
  is_known: boolean;
  item_id: Generated<bigint>;
  kind: string;
  line: string;
  match_key: string;
  reference: string | null;
  run_id: string;
  side: string;
  source: string;
}

export interface PaymentsReconciliationRuns {
  asked_by: string | null;
  claimed_until: Date | null;
  cursor: string | null;
  due_at: Date;
  fetched_at: Date | null;
  finished_at: Date | null;
  from_at: Date | null;
  problem: string | null;
  run_id: string;
  source: string;
  taken_id: bigint | null;
  through_id: bigint | null;
  until_at: Date | null;
}

export interface PaymentsRefundCalls {
  claimed_until: Date | null;
  due_at: Date;
  refund_id: string;
  tries: Generated<number>;
}

export interface PaymentsRefundFacts {
  actor: string | null;
  at: Date;
  attempt: number;
  details: Json;
  kind: string;
  processor_object: string | null;
  refund_id: string;
}

export interface PaymentsRefunds {
  amount_cents: bigint;
  asked_by: string | null;
  covers: string | null;
  created_at: Date;
  key: string;
  origin: string;
  payment_id: string;
  reason: string;
  refund_id: string;
}

export interface PaymentsRests {
  agency_id: string | null;
  amount_cents: bigint;
  at: Date;
  came_back_of: string | null;
  customer: string;
  purpose: string;
  refund_id: string | null;
  rest_id: string;
  subject: string;
}

export interface PaymentsWalletRefunds {
  amount_cents: bigint;
  at: Date;
  customer: string;
  left_cents: bigint;
  wallet_refund_id: string;
}

export interface PaymentsWalletReturns {
  amount_cents: bigint;
  asked_by: string | null;
  at: Date;
  customer: string;
  key: string;
  reason: string;
  return_id: string;
  spend_id: string;
}

export interface PaymentsWalletSpendFacts {
  at: Date;
  customer: string;
  kind: string;
  spend_id: string;
}

export interface PaymentsWalletSpends {
  created_at: Date;
  customer: string;
  purpose: string;
  spend_id: string;
  subject: string;
  total_cents: bigint;
  wallet_cents: bigint;
}

export interface PaymentsWayAsks {
  ask_id: string;
  asked_by: string;
  at: Date;
  due_on: string | null;
  note: string;
  number: string | null;
  owed_id: string;
  refund_id: Generated<string | null>;
  rest_id: Generated<string | null>;
  state_code: string | null;
  way: string;
}

export interface PaymentsWayDecisions {
  ask_id: string;
  asked_by: string;
  at: Date;
  decided_by: string;
  is_approved: boolean;
  owed_id: string;
}

export interface PaymentsWebhookEvents {
  effect: Json | null;
  event_id: string;
  happened_at: Date;
  intent: string | null;
  outcome: string;
  payment_id: string | null;
  processor_object: string | null;
  received_at: Date;
  type: string;
}

export interface ReviewAcquaintances {
  agency_id: string;
  ended_at: Date | null;
  name: string;
  number: number;
  party: string;
  reviewer: string;
  since: Date;
}

export interface ReviewAppealAsks {
  agency_id: string;
  appeal_id: string;
  asker: string;
  at: Date;
  facility_id: string;
  words: string;
}

export interface ReviewAppealEnds {
  actor: string;
  agency_id: string;
  appeal_id: string;
  at: Date;
  decided_by: string;
  facility_id: string;
  item_id: string;
  level: number;
  outcome: string;
  upheld_by: string | null;
  words: string | null;
}

export interface ReviewAppeals {
  agency_id: string;
  appeal_id: string;
  asked_at: Date;
  decided_by: string;
  due_at: Date;
  facility_id: string;
  item_id: string;
  level: number;
  level_before: Generated<number | null>;
  parties: string[];
  subject: string;
  upheld_by: string | null;
}

export interface ReviewBreaches {
  agency_id: string;
  due_at: Date;
  facility_id: string;
  item_id: string;
}

export interface ReviewClosedWeeks {
  agency_id: string;
  closed_at: Date;
  facility_id: string;
  sums: Json;
  week: string;
}

export interface ReviewConcernAnswers {
  actor: string;
  agency_id: string;
  at: Date;
  concern_id: string;
  facility_id: string;
  kind: string;
  note: string;
}

export interface ReviewConcerns {
  agency_id: string;
  concern_id: string;
  facility_id: string;
  item_id: string;
  kind: string;
  parties: Generated<string[]>;
  raised_at: Date;
}

export interface ReviewDecisions {
  actor: string | null;
  agency_id: string;
  at: Date;
  due_at: Date;
  facility_id: string;
  item_id: string;
  note: string | null;
  outcome: string;
  reason: string | null;
  rule: string | null;
  sent_at: Date;
}

export interface ReviewHandovers {
  actor: string;
  agency_id: string;
  at: Date;
  desk: string;
  facility_id: string;
  item_id: string;
  note: string;
  number: number;
}

export interface ReviewHits {
  action: string;
  agency_id: string;
  category: string;
  ends_at: number;
  facility_id: string;
  item_id: string;
  place: number;
  severity: number;
  starts_at: number;
  term: string;
  why: string;
}

export interface ReviewHolds {
  actor: string;
  agency_id: string;
  at: Date;
  facility_id: string;
  item_id: string;
  note: string;
}

export interface ReviewHouseChanges {
  action: string | null;
  actor: string;
  agency_id: string;
  at: Date;
  change_id: string;
  reason: string;
  severity: number | null;
  stands: string;
  term: string;
}

export interface ReviewItems {
  agency_id: string;
  due_at: Date;
  facility_id: string;
  item_id: string;
  screened: string;
  sent_at: Date;
  subject: string;
}

export interface ReviewOpenAppeals {
  agency_id: string;
  appeal_id: string;
  due_at: Date;
  facility_id: string;
}

export interface ReviewQueue {
  agency_id: string;
  decided_at: Date | null;
  desk: Generated<string>;
  due_at: Date;
  facility_id: string;
  held_at: Date | null;
  inside: string | null;
  is_clean: Generated<boolean>;
  item_id: string;
  leased_until: Date | null;
  not_for: Generated<string[]>;
  note: string | null;
  notice_due_at: Date | null;
  outcome: string | null;
  outside: string | null;
  reading: Generated<string>;
  reason: string | null;
  reviewer: string | null;
  rule: string | null;
  takes_effect_at: Date | null;
}

export interface ReviewReadings {
  agency_id: string;
  at: Date;
  facility_id: string;
  item_id: string;
  note: string | null;
  outcome: string;
  reading: string;
  reason: string | null;
  reviewer: string;
  rule: string | null;
}

export interface ReviewStepsAside {
  agency_id: string;
  at: Date;
  facility_id: string;
  item_id: string;
  note: string | null;
  reviewer: string;
  why: string;
}

export interface ReviewStuck {
  agency_id: string;
  facility_id: string;
  kind: string;
  since: Date;
  what: string;
}

export interface ReviewTermLists {
  agency_id: string;
  version: bigint;
}

export interface ReviewTerms {
  action: string;
  added_at: Date;
  added_by: string;
  agency_id: string;
  category: string;
  changed_at: Date;
  changed_by: string;
  expires_at: Date | null;
  facility_id: string | null;
  is_part: boolean;
  lang: string | null;
  note: string;
  owner: string;
  phrase: string;
  phrase_key: string;
  resident_id: string | null;
  severity: number;
  state: string;
  term_id: string;
  unit: string | null;
}

export interface ReviewVConcerns {
  concern_id: string | null;
  subject: string | null;
}

export interface StampsDisputed {
  agency_id: string;
  customer: string;
  held: bigint;
  nth: number;
  order_id: string;
}

export interface StampsDraws {
  agency_id: string;
  at: Date;
  customer: string;
  order_id: string;
  price_cents: bigint;
  stamps: bigint;
  subject: string;
}

export interface StampsGiftDraws {
  agency_id: string;
  at: Date;
  gift_id: string;
  price_cents: bigint;
  resident_id: string;
  stamps: bigint;
  subject: string;
}

export interface StampsGifts {
  agency_id: string;
  at: Date;
  customer: string | null;
  gift_id: string;
  price_cents: bigint;
  resident_id: string;
  stamps: bigint;
  tax_cents: bigint;
}

export interface StampsOpenGifts {
  agency_id: string;
  gift_id: string;
  resident_id: string;
}

export interface StampsOrders {
  agency_id: string;
  agency_name: string;
  created_at: Date;
  customer: string;
  lang: string;
  order_id: string;
  price_cents: bigint;
  stamps: bigint;
  tax_cents: bigint;
}

export interface StampsOrderStates {
  actor: string | null;
  agency_id: string;
  at: Date;
  customer: string;
  details: Json;
  kind: string;
  order_id: string;
}

export interface StampsReplies {
  agency_id: string;
  at: Date;
  customer: string;
  ends_at: Date;
  resident_id: string;
  subject: string;
}

export interface StampsResidentUseEnds {
  agency_id: string;
  at: Date;
  kind: string;
  resident_id: string;
  subject: string;
}

export interface StampsResidentUses {
  agency_id: string;
  at: Date;
  monthly: bigint;
  own: bigint;
  reply: string | null;
  resident_id: string;
  subject: string;
}

export interface StampsRounds {
  agency_id: string;
  ended_at: Date | null;
  facility_id: string;
  given: Generated<bigint>;
  last_resident: Generated<string>;
  month: string;
  raised: Generated<bigint>;
  seen: Generated<bigint>;
  started_at: Date;
  up_to: bigint;
}

export interface StampsUseEnds {
  agency_id: string;
  at: Date;
  customer: string;
  kind: string;
  subject: string;
}

export interface StampsUses {
  agency_id: string;
  at: Date;
  customer: string;
  stamps: bigint;
  subject: string;
}

export interface SupportBudgets {
  since: Date;
  spender: Buffer;
  used: number;
}

export interface SupportClosings {
  closed_at: Date;
  closed_by: string;
  message_id: string;
  note: string;
}

export interface SupportMessages {
  about: string | null;
  body: string;
  email: string;
  id: string;
  lang: string;
  login: string | null;
  name: string | null;
  reference: string;
  sent_at: Date;
  topic: string;
}

export interface TransfersAcknowledgements {
  actor: string | null;
  agency_id: string;
  answer_id: string | null;
  at: Date;
  customer: string;
  facility_id: string;
  note: string | null;
  outcome: string;
  reason: string | null;
  transfer_id: string;
}

export interface TransfersAnswerConflicts {
  actor: string | null;
  agency_id: string;
  at: Date;
  conflict_id: string;
  said: Json;
  transfer_id: string;
  why: string;
}

export interface TransfersAnswerEnds {
  agency_id: string;
  answer_id: string;
  at: Date;
  reach: string[];
}

export interface TransfersAnswerFiles {
  actor: string;
  agency_id: string;
  answer_id: string;
  at: Date;
  content: Buffer;
  file_name: string;
  found: string | null;
  reach: string[];
  sha256: string;
  words: Json;
}

export interface TransfersAnswerLines {
  agency_id: string;
  answer_id: string;
  details: Json;
  line: number;
  reach: string[];
  reference: string;
  verdict: string;
}

export interface TransfersBankDetailDecisions {
  at: Date;
  decided_by: string;
  details_id: string;
  effective_at: Date | null;
  is_approved: boolean;
  note: string;
  proposed_by: string;
}

export interface TransfersBankDetails {
  account_last4: string;
  account_name: string;
  account_sealed: Buffer;
  agency_id: string;
  at: Date;
  details_id: string;
  facility_id: string;
  facility_name: string;
  proposed_by: string;
  reason: string;
  routing_number: string;
  time_zone: string;
}

export interface TransfersBankDetailStops {
  at: Date;
  details_id: string;
  note: string;
  stopped_by: string;
}

export interface TransfersConflictNotes {
  at: Date;
  conflict_id: string;
  note: string;
  settled_by: string;
}

export interface TransfersHandoffAlerts {
  at: Date;
  file_id: string;
  kind: string;
}

export interface TransfersHandoffCalls {
  agency_id: string;
  answer_by: Date;
  begun_at: Date;
  body: string;
  customer: string;
  due_at: Date;
  facility_id: string;
  if_silent: string;
  leased_until: Date | null;
  standing: Generated<string>;
  transfer_id: string;
  tries: Generated<number>;
}

export interface TransfersHandoffClosings {
  agency_id: string;
  closed_at: Date;
  content: Buffer;
  facilities: string[];
  file_id: string;
  item_count: number;
  sha256: string;
  total_cents: bigint;
}

export interface TransfersHandoffFetches {
  actor: string;
  at: Date;
  fetch_id: string;
  file_id: string;
}

export interface TransfersHandoffFiles {
  agency_id: string;
  also_fresh: boolean;
  answer_by: Date;
  begun_at: Date;
  begun_by: string | null;
  day: string;
  file_id: string;
  if_silent: string;
  is_extra: boolean;
  layout: Json;
  number: number;
  taken_until: Date;
  time_zone: string;
}

export interface TransfersHandoffItems {
  agency_id: string;
  amount_cents: bigint;
  customer: string;
  facility_id: string;
  file_id: string;
  line: number;
  transfer_id: string;
}

export interface TransfersHandoffLines {
  agency_id: string;
  down_since: Date | null;
  failures: Generated<number>;
  next_at: Date;
  why: string | null;
}

export interface TransfersHandoffPutAsks {
  actor: string;
  ask_id: string;
  at: Date;
  file_id: string;
}

export interface TransfersHandoffPuts {
  at: Date;
  file_id: string;
  put_id: string;
}

export interface TransfersHandoffSecrets {
  agency_id: string;
  ends_at: Date | null;
  made_at: Date;
  made_by: string;
  secret_id: string;
}

export interface TransfersHandoffTries {
  agency_id: string;
  answer: string;
  at: Date;
  facility_id: string;
  id: Generated<bigint>;
  said: string;
  status: number | null;
  took_ms: number;
  transfer_id: string;
  why: string | null;
}

export interface TransfersQuotes {
  agency_id: string;
  amount_cents: bigint;
  arrives_at_least_cents: bigint;
  arrives_at_most_cents: bigint;
  cancel_minutes: number;
  category: string;
  channel: string;
  created_at: Date;
  customer: string;
  deductions: Json;
  expires_at: Date;
  facility_id: string;
  fee_cents: bigint;
  holds: Generated<Json>;
  lang: string;
  method: string;
  posts_by: Date;
  quote_id: string;
  resident_id: string;
  tier_max_cents: bigint;
  tier_min_cents: bigint;
  time_zone: string;
}

export interface TransfersRecurringDays {
  at: Date;
  customer: string;
  day: string;
  details: Json;
  kind: string;
  n: Generated<number>;
  plan_id: string;
}

export interface TransfersRecurringDue {
  claimed_until: Date | null;
  day: string;
  due_at: Date;
  plan_id: string;
  tell_at: Date;
}

export interface TransfersRecurringPlans {
  agency_id: string;
  amount_cents: bigint;
  card_id: string | null;
  category: string;
  created_at: Date;
  customer: string;
  every: string;
  fee_cents: bigint;
  first_day: string;
  lang: string;
  mandate: string;
  plan_id: string;
  resident_id: string;
  resident_name: string;
  time_zone: string;
}

export interface TransfersRecurringStates {
  actor: string | null;
  at: Date;
  customer: string;
  kind: string;
  plan_id: string;
  state_id: string;
}

export interface TransfersRefundAsks {
  amount_cents: bigint;
  ask_id: string;
  asked_by: string;
  at: Date;
  needs_second: boolean;
  note: string;
  transfer_id: string;
}

export interface TransfersRefundDecisions {
  ask_id: string;
  asked_by: string;
  at: Date;
  decided_by: string | null;
  is_approved: boolean;
  note: string;
}

export interface TransfersRemittanceCalls {
  claimed_until: Date | null;
  due_at: Date;
  payment_id: string;
  tries: Generated<number>;
}

export interface TransfersRemittanceChecks {
  at: Date;
  bank_cents: bigint;
  bank_count: number;
  day: string;
  our_cents: bigint;
  our_count: number;
}

export interface TransfersRemittanceFacts {
  actor: string | null;
  agency_id: string;
  at: Date;
  details: Json;
  facility_id: string;
  kind: string;
  payment_id: string;
}

export interface TransfersRemittanceItems {
  agency_id: string;
  amount_cents: bigint;
  facility_id: string;
  posted_at: Date;
  remittance_id: string;
  transfer_id: string;
}

export interface TransfersRemittancePayments {
  agency_id: string;
  amount_cents: bigint;
  at: Date;
  attempt: number;
  details_id: string;
  facility_id: string;
  payment_id: string;
  remittance_id: string;
  started_by: string | null;
}

export interface TransfersRemittances {
  agency_id: string;
  agency_name: string;
  amount_cents: bigint;
  at: Date;
  cut_off_at: Date;
  day: string;
  facility_id: string;
  facility_name: string;
  item_count: number;
  made_by: string | null;
  remittance_id: string;
  time_zone: string;
}

export interface TransfersRemittancesUnpaid {
  at: Date;
  facility_id: string;
  failed_details: string | null;
  remittance_id: string;
}

export interface TransfersStates {
  actor: string | null;
  agency_id: string;
  at: Date;
  customer: string;
  details: Json;
  facility_id: string;
  kind: string;
  transfer_id: string;
}

export interface TransfersToRemit {
  agency_id: string;
  amount_cents: bigint;
  facility_id: string;
  posted_at: Date;
  transfer_id: string;
}

export interface TransfersTransfers {
  agency_id: string;
  agency_name: string;
  amount_cents: bigint;
  cancel_minutes: number;
  category: string;
  created_at: Date;
  customer: string;
  facility_id: string;
  facility_name: string;
  fee_cents: bigint;
  holds: Generated<Json>;
  lang: string;
  licence: Json;
  onward_of: string | null;
  posts_by: Date;
  quote_id: string;
  reference: string;
  resident_id: string;
  resident_name: string;
  resident_number: string;
  sender_name: string;
  time_zone: string;
  transfer_id: string;
}

export interface TransfersTrueDeductions {
  agency_id: string;
  amount_cents: bigint;
  customer: string;
  facility_id: string;
  line: number;
  name: string;
  transfer_id: string;
}

export interface TransfersUnderWay {
  agency_id: string;
  applied_at: Date | null;
  facility_id: string;
  late_at: Date;
  stands: string;
  transfer_id: string;
}

export interface DB {
  "devices.devices": DevicesDevices;
  "devices.pins": DevicesPins;
  "devices.sessions": DevicesSessions;
  "devices.tries": DevicesTries;
  "directory.agencies": DirectoryAgencies;
  "directory.approval_asks": DirectoryApprovalAsks;
  "directory.approval_steps": DirectoryApprovalSteps;
  "directory.canaries": DirectoryCanaries;
  "directory.contact_choices": DirectoryContactChoices;
  "directory.contacts": DirectoryContacts;
  "directory.facilities": DirectoryFacilities;
  "directory.known_names": DirectoryKnownNames;
  "directory.moves_to_tell": DirectoryMovesToTell;
  "directory.no_contact_ends": DirectoryNoContactEnds;
  "directory.no_contact_marks": DirectoryNoContactMarks;
  "directory.no_contact_matches": DirectoryNoContactMatches;
  "directory.no_contact_orders": DirectoryNoContactOrders;
  "directory.no_contact_verdicts": DirectoryNoContactVerdicts;
  "directory.openings": DirectoryOpenings;
  "directory.place_changes": DirectoryPlaceChanges;
  "directory.policies": DirectoryPolicies;
  "directory.policy_notes": DirectoryPolicyNotes;
  "directory.proposal_decisions": DirectoryProposalDecisions;
  "directory.proposals": DirectoryProposals;
  "directory.resident_notices": DirectoryResidentNotices;
  "directory.resident_records": DirectoryResidentRecords;
  "directory.residents": DirectoryResidents;
  "directory.roster_bad_rows": DirectoryRosterBadRows;
  "directory.roster_imports": DirectoryRosterImports;
  "directory.roster_parts": DirectoryRosterParts;
  "directory.roster_rows": DirectoryRosterRows;
  "directory.roster_settings": DirectoryRosterSettings;
  "directory.search_alerts": DirectorySearchAlerts;
  "directory.search_budgets": DirectorySearchBudgets;
  "directory.search_seen": DirectorySearchSeen;
  "directory.search_steps": DirectorySearchSteps;
  "directory.self_bars": DirectorySelfBars;
  "directory.sender_ties": DirectorySenderTies;
  "directory.units": DirectoryUnits;
  "directory.v_approval_asks": DirectoryVApprovalAsks;
  "directory.v_residents": DirectoryVResidents;
  "directory.webhook_attempts": DirectoryWebhookAttempts;
  "directory.webhook_counters": DirectoryWebhookCounters;
  "directory.webhook_deliveries": DirectoryWebhookDeliveries;
  "directory.webhook_endpoints": DirectoryWebhookEndpoints;
  "directory.webhook_events": DirectoryWebhookEvents;
  "directory.webhook_secrets": DirectoryWebhookSecrets;
  "duty.alarms": DutyAlarms;
  "identity.api_answers": IdentityApiAnswers;
  "identity.api_budgets": IdentityApiBudgets;
  "identity.api_keys": IdentityApiKeys;
  "identity.api_misses": IdentityApiMisses;
  "identity.attempt_counters": IdentityAttemptCounters;
  "identity.closings": IdentityClosings;
  "identity.copies": IdentityCopies;
  "identity.delayed_changes": IdentityDelayedChanges;
  "identity.devices": IdentityDevices;
  "identity.disablings": IdentityDisablings;
  "identity.email_changes": IdentityEmailChanges;
  "identity.email_search_answers": IdentityEmailSearchAnswers;
  "identity.email_searches": IdentityEmailSearches;
  "identity.email_verifications": IdentityEmailVerifications;
  "identity.facility_grants": IdentityFacilityGrants;
  "identity.invites": IdentityInvites;
  "identity.link_requests": IdentityLinkRequests;
  "identity.links": IdentityLinks;
  "identity.lockouts": IdentityLockouts;
  "identity.logins": IdentityLogins;
  "identity.owner_locks": IdentityOwnerLocks;
  "identity.passkey_challenges": IdentityPasskeyChallenges;
  "identity.passkeys": IdentityPasskeys;
  "identity.password_changes": IdentityPasswordChanges;
  "identity.passwords": IdentityPasswords;
  "identity.personal_details": IdentityPersonalDetails;
  "identity.recovery_codes": IdentityRecoveryCodes;
  "identity.role_grants": IdentityRoleGrants;
  "identity.sessions": IdentitySessions;
  "identity.sign_in_attempts": IdentitySignInAttempts;
  "identity.sign_ups": IdentitySignUps;
  "identity.source_counters": IdentitySourceCounters;
  "identity.terms_acceptances": IdentityTermsAcceptances;
  "identity.totp_factors": IdentityTotpFactors;
  "identity.totp_setups": IdentityTotpSetups;
  "identity.v_logins": IdentityVLogins;
  "identity.v_personal_details": IdentityVPersonalDetails;
  "kernel.audit_rows": KernelAuditRows;
  "kernel.audit_seals": KernelAuditSeals;
  "kernel.audit_unsealed": KernelAuditUnsealed;
  "kernel.clock_moves": KernelClockMoves;
  "kernel.deliveries": KernelDeliveries;
  "kernel.outbox": KernelOutbox;
  "ledger.accounts": LedgerAccounts;
  "ledger.balances": LedgerBalances;
  "ledger.closing_balances": LedgerClosingBalances;
  "ledger.closing_floors": LedgerClosingFloors;
  "ledger.closings": LedgerClosings;
  "ledger.entries": LedgerEntries;
  "ledger.hold_outcomes": LedgerHoldOutcomes;
  "ledger.holds": LedgerHolds;
  "ledger.journals": LedgerJournals;
  "ledger.month_asks": LedgerMonthAsks;
  "ledger.month_decisions": LedgerMonthDecisions;
  "ledger.month_sums": LedgerMonthSums;
  "ledger.open_holds": LedgerOpenHolds;
  "ledger.period_closings": LedgerPeriodClosings;
  "ledger.period_marks": LedgerPeriodMarks;
  "ledger.period_sums": LedgerPeriodSums;
  "ledger.period_waits": LedgerPeriodWaits;
  "ledger.reversals": LedgerReversals;
  "ledger.v_accounts": LedgerVAccounts;
  "ledger.v_closings": LedgerVClosings;
  "ledger.v_entries": LedgerVEntries;
  "ledger.v_holds": LedgerVHolds;
  "ledger.v_journals": LedgerVJournals;
  "ledger.v_lines": LedgerVLines;
  "mail.arrivals": MailArrivals;
  "mail.ban_steps": MailBanSteps;
  "mail.bans": MailBans;
  "mail.drafts": MailDrafts;
  "mail.inbox": MailInbox;
  "mail.letter_states": MailLetterStates;
  "mail.letters": MailLetters;
  "mail.mutes": MailMutes;
  "mail.ombuds_drafts": MailOmbudsDrafts;
  "mail.ombuds_messages": MailOmbudsMessages;
  "mail.paper_asks": MailPaperAsks;
  "mail.schedules": MailSchedules;
  "notifications.attempts": NotificationsAttempts;
  "notifications.choices": NotificationsChoices;
  "notifications.code_counters": NotificationsCodeCounters;
  "notifications.dead_addresses": NotificationsDeadAddresses;
  "notifications.deliveries": NotificationsDeliveries;
  "notifications.notices": NotificationsNotices;
  "notifications.outcomes": NotificationsOutcomes;
  "notifications.phone_proofs": NotificationsPhoneProofs;
  "notifications.quiet_hours": NotificationsQuietHours;
  "notifications.reports": NotificationsReports;
  "notifications.screen_receipts": NotificationsScreenReceipts;
  "notifications.screens": NotificationsScreens;
  "notifications.silenced": NotificationsSilenced;
  "notifications.stopped_numbers": NotificationsStoppedNumbers;
  "notifications.text_numbers": NotificationsTextNumbers;
  "oversight.flag_answers": OversightFlagAnswers;
  "oversight.flags": OversightFlags;
  "oversight.measures": OversightMeasures;
  "oversight.reports": OversightReports;
  "payments.break_notes": PaymentsBreakNotes;
  "payments.breaks": PaymentsBreaks;
  "payments.card_facts": PaymentsCardFacts;
  "payments.card_holders": PaymentsCardHolders;
  "payments.cards": PaymentsCards;
  "payments.correction_decisions": PaymentsCorrectionDecisions;
  "payments.corrections": PaymentsCorrections;
  "payments.facts": PaymentsFacts;
  "payments.held_asks": PaymentsHeldAsks;
  "payments.held_decisions": PaymentsHeldDecisions;
  "payments.held_parts": PaymentsHeldParts;
  "payments.lookups": PaymentsLookups;
  "payments.media_draws": PaymentsMediaDraws;
  "payments.media_gifts": PaymentsMediaGifts;
  "payments.media_open": PaymentsMediaOpen;
  "payments.mismatch_asks": PaymentsMismatchAsks;
  "payments.mismatch_decisions": PaymentsMismatchDecisions;
  "payments.open_breaks": PaymentsOpenBreaks;
  "payments.owed_open": PaymentsOwedOpen;
  "payments.payments": PaymentsPayments;
  "payments.payout_facts": PaymentsPayoutFacts;
  "payments.payouts": PaymentsPayouts;
  "payments.reconciliation_due": PaymentsReconciliationDue;
  "payments.reconciliation_items": PaymentsReconciliationItems;
  "payments.reconciliation_runs": PaymentsReconciliationRuns;
  "payments.refund_calls": PaymentsRefundCalls;
  "payments.refund_facts": PaymentsRefundFacts;
  "payments.refunds": PaymentsRefunds;
  "payments.rests": PaymentsRests;
  "payments.wallet_refunds": PaymentsWalletRefunds;
  "payments.wallet_returns": PaymentsWalletReturns;
  "payments.wallet_spend_facts": PaymentsWalletSpendFacts;
  "payments.wallet_spends": PaymentsWalletSpends;
  "payments.way_asks": PaymentsWayAsks;
  "payments.way_decisions": PaymentsWayDecisions;
  "payments.webhook_events": PaymentsWebhookEvents;
  "review.acquaintances": ReviewAcquaintances;
  "review.appeal_asks": ReviewAppealAsks;
  "review.appeal_ends": ReviewAppealEnds;
  "review.appeals": ReviewAppeals;
  "review.breaches": ReviewBreaches;
  "review.closed_weeks": ReviewClosedWeeks;
  "review.concern_answers": ReviewConcernAnswers;
  "review.concerns": ReviewConcerns;
  "review.decisions": ReviewDecisions;
  "review.handovers": ReviewHandovers;
  "review.hits": ReviewHits;
  "review.holds": ReviewHolds;
  "review.house_changes": ReviewHouseChanges;
  "review.items": ReviewItems;
  "review.open_appeals": ReviewOpenAppeals;
  "review.queue": ReviewQueue;
  "review.readings": ReviewReadings;
  "review.steps_aside": ReviewStepsAside;
  "review.stuck": ReviewStuck;
  "review.term_lists": ReviewTermLists;
  "review.terms": ReviewTerms;
  "review.v_concerns": ReviewVConcerns;
  "stamps.disputed": StampsDisputed;
  "stamps.draws": StampsDraws;
  "stamps.gift_draws": StampsGiftDraws;
  "stamps.gifts": StampsGifts;
  "stamps.open_gifts": StampsOpenGifts;
  "stamps.order_states": StampsOrderStates;
  "stamps.orders": StampsOrders;
  "stamps.replies": StampsReplies;
  "stamps.resident_use_ends": StampsResidentUseEnds;
  "stamps.resident_uses": StampsResidentUses;
  "stamps.rounds": StampsRounds;
  "stamps.use_ends": StampsUseEnds;
  "stamps.uses": StampsUses;
  "support.budgets": SupportBudgets;
  "support.closings": SupportClosings;
  "support.messages": SupportMessages;
  "transfers.acknowledgements": TransfersAcknowledgements;
  "transfers.answer_conflicts": TransfersAnswerConflicts;
  "transfers.answer_ends": TransfersAnswerEnds;
  "transfers.answer_files": TransfersAnswerFiles;
  "transfers.answer_lines": TransfersAnswerLines;
  "transfers.bank_detail_decisions": TransfersBankDetailDecisions;
  "transfers.bank_detail_stops": TransfersBankDetailStops;
  "transfers.bank_details": TransfersBankDetails;
  "transfers.conflict_notes": TransfersConflictNotes;
  "transfers.handoff_alerts": TransfersHandoffAlerts;
  "transfers.handoff_calls": TransfersHandoffCalls;
  "transfers.handoff_closings": TransfersHandoffClosings;
  "transfers.handoff_fetches": TransfersHandoffFetches;
  "transfers.handoff_files": TransfersHandoffFiles;
  "transfers.handoff_items": TransfersHandoffItems;
  "transfers.handoff_lines": TransfersHandoffLines;
  "transfers.handoff_put_asks": TransfersHandoffPutAsks;
  "transfers.handoff_puts": TransfersHandoffPuts;
  "transfers.handoff_secrets": TransfersHandoffSecrets;
  "transfers.handoff_tries": TransfersHandoffTries;
  "transfers.quotes": TransfersQuotes;
  "transfers.recurring_days": TransfersRecurringDays;
  "transfers.recurring_due": TransfersRecurringDue;
  "transfers.recurring_plans": TransfersRecurringPlans;
  "transfers.recurring_states": TransfersRecurringStates;
  "transfers.refund_asks": TransfersRefundAsks;
  "transfers.refund_decisions": TransfersRefundDecisions;
  "transfers.remittance_calls": TransfersRemittanceCalls;
  "transfers.remittance_checks": TransfersRemittanceChecks;
  "transfers.remittance_facts": TransfersRemittanceFacts;
  "transfers.remittance_items": TransfersRemittanceItems;
  "transfers.remittance_payments": TransfersRemittancePayments;
  "transfers.remittances": TransfersRemittances;
  "transfers.remittances_unpaid": TransfersRemittancesUnpaid;
  "transfers.states": TransfersStates;
  "transfers.to_remit": TransfersToRemit;
  "transfers.transfers": TransfersTransfers;
  "transfers.true_deductions": TransfersTrueDeductions;
  "transfers.under_way": TransfersUnderWay;
}

declare module '#kernel/db.ts' {
  interface Tables extends DB {}
}
