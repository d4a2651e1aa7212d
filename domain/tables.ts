// Generated from the migrated database by `node scripts/tables.ts`. Do not edit.
import type { ColumnType } from "kysely";

export type ArrayType<T> = ArrayTypeImpl<T> extends (infer U)[]
  ? U[]
  : ArrayTypeImpl<T>;

export type ArrayTypeImpl<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S[], I[], U[]>
  : T[];

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

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
  created_at: Date;
  created_by: string | null;
  id: string;
  name: string;
  time_zone: string;
}

export interface DirectoryOpenings {
  agency_id: string;
  opened_at: Date;
  opened_by: string | null;
}

export interface DirectoryPolicies {
  agency_id: string;
  body: Json;
  effective_from: Date;
  facility_id: string | null;
  id: string;
  kind: string;
  seq: Generated<bigint>;
  set_at: Date;
  set_by: string | null;
}

export interface DirectoryResidentRecords {
  agency_id: string;
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
  birth_date: string | null;
  changed_at: Date;
  created_at: Date;
  created_by: string | null;
  facility_id: string;
  family_name: string;
  given_name: string;
  id: string;
  number: string;
  other_names: Generated<string>;
  status: string;
  unit: string;
}

export interface DirectorySearchBudgets {
  hour: Date;
  source: Buffer;
  used: number;
}

export interface DirectoryVResidents {
  agency_id: string | null;
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
}

export interface IdentityAttemptCounters {
  device_hash: Buffer;
  email_hash: Buffer;
  failures: number;
  last_at: Date;
  locked_until: Date | null;
}

export interface IdentityDisablings {
  actor: string | null;
  decided_at: Date;
  disabled: boolean;
  id: string;
  login_id: string;
  reason: string;
}

export interface IdentityEmailVerifications {
  email: string;
  login_id: string;
  verified_at: Date;
}

export interface IdentityFacilityGrants {
  ended_at: Date | null;
  facility_id: string;
  granted_at: Date;
  granted_by: string | null;
  id: string;
  login_id: string;
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
}

export interface IdentityLinkRequests {
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
  login_id: string;
  phone: string;
  postal_code: string | null;
  region: string | null;
  saved_at: Date;
  version: number;
}

export interface IdentityRecoveryCodes {
  code_hash: Buffer;
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
  seen_at: Date;
  signed_in_at: Date;
  token_hash: Buffer;
  user_agent: string;
}

export interface IdentitySignUps {
  email: string;
  email_key: string;
  id: string;
  lang: string;
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
  xid: Generated<string>;
}

export interface KernelAuditSealed {
  chain: string;
  row_id: bigint;
  seq: bigint;
}

export interface KernelAuditSeals {
  at: Date;
  chain: string;
  hash: Buffer;
  previous_hash: Buffer | null;
  row_ids: ArrayType<bigint>;
  seq: bigint;
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

export interface LedgerOpenHolds {
  account_id: number;
  amount: bigint;
  expires_at: Date | null;
  hold_id: bigint;
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

export interface NotificationsAttempts {
  id: string;
  message_id: string;
  started_at: Date;
}

export interface NotificationsMessages {
  id: string;
  key: string;
  lang: string;
  link_request_id: string | null;
  params: Json;
  queued_at: Date;
  recipient: string | null;
  template: string;
}

export interface NotificationsOutcomes {
  answer: string;
  at: Date;
  attempt_id: string;
  outcome: string;
}

export interface PaymentsFacts {
  amount_cents: bigint | null;
  at: Date;
  details: Json;
  fact_id: string;
  kind: string;
  payment_id: string;
  processor_object: string | null;
}

export interface PaymentsLookups {
  claimed_until: Date | null;
  due_at: Date;
  payment_id: string;
  tries: Generated<number>;
}

export interface PaymentsPayments {
  agency_id: string;
  amount_cents: bigint;
  called_at: Date;
  created_at: Date;
  currency: string;
  idempotency_key: string;
  payer: string;
  payment_id: string;
  purpose: string;
  request: Json;
  subject: string;
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

export interface TransfersQuotes {
  agency_id: string;
  amount_cents: bigint;
  arrives_at_least_cents: bigint;
  arrives_at_most_cents: bigint;
  category: string;
  channel: string;
  created_at: Date;
  customer: string;
  deductions: Json;
  expires_at: Date;
  facility_id: string;
  fee_cents: bigint;
  lang: string;
  method: string;
  posts_by: Date;
  quote_id: string;
  resident_id: string;
  tier_max_cents: bigint;
  tier_min_cents: bigint;
  time_zone: string;
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

export interface TransfersTransfers {
  agency_id: string;
  agency_name: string;
  amount_cents: bigint;
  category: string;
  created_at: Date;
  customer: string;
  facility_id: string;
  facility_name: string;
  fee_cents: bigint;
  lang: string;
  licence: Json;
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

export interface DB {
  "directory.agencies": DirectoryAgencies;
  "directory.contacts": DirectoryContacts;
  "directory.facilities": DirectoryFacilities;
  "directory.openings": DirectoryOpenings;
  "directory.policies": DirectoryPolicies;
  "directory.resident_records": DirectoryResidentRecords;
  "directory.residents": DirectoryResidents;
  "directory.search_budgets": DirectorySearchBudgets;
  "directory.v_residents": DirectoryVResidents;
  "identity.attempt_counters": IdentityAttemptCounters;
  "identity.disablings": IdentityDisablings;
  "identity.email_verifications": IdentityEmailVerifications;
  "identity.facility_grants": IdentityFacilityGrants;
  "identity.invites": IdentityInvites;
  "identity.link_requests": IdentityLinkRequests;
  "identity.links": IdentityLinks;
  "identity.lockouts": IdentityLockouts;
  "identity.logins": IdentityLogins;
  "identity.password_changes": IdentityPasswordChanges;
  "identity.passwords": IdentityPasswords;
  "identity.personal_details": IdentityPersonalDetails;
  "identity.recovery_codes": IdentityRecoveryCodes;
  "identity.role_grants": IdentityRoleGrants;
  "identity.sessions": IdentitySessions;
  "identity.sign_ups": IdentitySignUps;
  "identity.source_counters": IdentitySourceCounters;
  "identity.terms_acceptances": IdentityTermsAcceptances;
  "identity.totp_factors": IdentityTotpFactors;
  "identity.v_logins": IdentityVLogins;
  "identity.v_personal_details": IdentityVPersonalDetails;
  "kernel.audit_rows": KernelAuditRows;
  "kernel.audit_sealed": KernelAuditSealed;
  "kernel.audit_seals": KernelAuditSeals;
  "kernel.clock_moves": KernelClockMoves;
  "kernel.deliveries": KernelDeliveries;
  "kernel.outbox": KernelOutbox;
  "ledger.accounts": LedgerAccounts;
  "ledger.balances": LedgerBalances;
  "ledger.closing_balances": LedgerClosingBalances;
  "ledger.closings": LedgerClosings;
  "ledger.entries": LedgerEntries;
  "ledger.hold_outcomes": LedgerHoldOutcomes;
  "ledger.holds": LedgerHolds;
  "ledger.journals": LedgerJournals;
  "ledger.open_holds": LedgerOpenHolds;
  "ledger.reversals": LedgerReversals;
  "ledger.v_accounts": LedgerVAccounts;
  "ledger.v_closings": LedgerVClosings;
  "ledger.v_entries": LedgerVEntries;
  "ledger.v_holds": LedgerVHolds;
  "ledger.v_journals": LedgerVJournals;
  "notifications.attempts": NotificationsAttempts;
  "notifications.messages": NotificationsMessages;
  "notifications.outcomes": NotificationsOutcomes;
  "payments.facts": PaymentsFacts;
  "payments.lookups": PaymentsLookups;
  "payments.payments": PaymentsPayments;
  "payments.webhook_events": PaymentsWebhookEvents;
  "support.budgets": SupportBudgets;
  "support.closings": SupportClosings;
  "support.messages": SupportMessages;
  "transfers.quotes": TransfersQuotes;
  "transfers.states": TransfersStates;
  "transfers.transfers": TransfersTransfers;
}

declare module '#kernel/db.ts' {
  interface Tables extends DB {}
}
