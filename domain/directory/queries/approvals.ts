import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Lang } from '#kernel/scope.ts';
import type { ApprovalService, DenyReason } from '../policies/approval-rule.ts';
import type { AskState } from '../contacts/may-use.ts';

export interface AskRow {
  id: string;
  customer: string;
  residentId: string;
  agencyId: string;
  service: ApprovalService;
  relationship: string;
  message: string | null;
  customerName: string;
  /** ISO day. */
  birthDate: string;
  place: string;
  lang: Lang;
  askedAt: Date;
  state: AskState;
  stateAt: Date;
  reasonCode: string | null;
  reason: DenyReason | null;
  words: string | null;
  validUntil: Date | null;
  approvedAtFacility: string | null;
  moneyOnly: boolean;
}
export type NewAsk = Omit<
  AskRow,
  'state' | 'stateAt' | 'reasonCode' | 'reason' | 'words' | 'validUntil' | 'approvedAtFacility' | 'moneyOnly'
> & { search: string };

const ASK = sql`a.id, a.customer, a.resident_id as "residentId", a.agency_id as "agencyId", a.service, a.relationship, a.message,
  a.customer_name as "customerName", to_char(a.birth_date, 'YYYY-MM-DD') as "birthDate", a.place, a.lang, a.asked_at as "askedAt", a.state,
  a.state_at as "stateAt", a.reason_code as "reasonCode", a.reason, a.words, a.valid_until as "validUntil",
  a.approved_at_facility as "approvedAtFacility", a.money_only as "moneyOnly"`;

/** One at a time for this thing, until the transaction ends. */
export async function takeTurn(tx: Tx, of: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${of}, 47))`.execute(tx);
}

export async function insertAsk(tx: Tx, ask: NewAsk): Promise<void> {
  await sql`insert into directory.approval_asks (id, customer, resident_id, agency_id, service, relationship, message, customer_name, birth_date, place, search, lang, asked_at)
    values (${ask.id}, ${ask.customer}, ${ask.residentId}, ${ask.agencyId}, ${ask.service}, ${ask.relationship}, ${ask.message}, ${ask.customerName},
            ${ask.birthDate}::date, ${ask.place}, ${ask.search}, ${ask.lang}, ${ask.askedAt})`.execute(tx);
}

export interface NewStep {
  kind: 'asked' | 'resident_agreed' | 'approved' | 'denied' | 'withdrawn' | 'revoked' | 'expired';
  at: Date;
  actor: string | null;
  reason?: DenyReason;
  words?: string | null;
  validUntil?: Date | null;
  facilityId?: string;
  moneyOnly?: boolean;
}

/** Adds a step; the caller holds the turn of this ask. */
export async function insertStep(
  tx: Tx,
  ask: { id: string; customer: string; residentId: string; agencyId: string; service: ApprovalService },
  step: NewStep,
): Promise<void> {
  await sql`insert into directory.approval_steps (ask_id, seq, kind, at, actor, reason_code, reason, words, valid_until, facility_id, money_only, customer, resident_id, agency_id, service)
    select ${ask.id}, coalesce(max(s.seq), 0) + 1, ${step.kind}, ${step.at}, ${step.actor}, ${step.reason?.code ?? null},
           ${step.reason ? JSON.stringify(step.reason) : null}::jsonb, ${step.words ?? null}, ${step.validUntil ?? null}, ${step.facilityId ?? null}, ${step.moneyOnly ?? false},
           ${ask.customer}, ${ask.residentId}, ${ask.agencyId}, ${ask.service}
    from directory.approval_steps s where s.ask_id = ${ask.id}`.execute(tx);
}

export interface StepRow {
  kind: NewStep['kind'];
  at: Date;
  actor: string | null;
  reason: DenyReason | null;
  words: string | null;
  validUntil: Date | null;
  moneyOnly: boolean;
}

export async function selectSteps(tx: Tx, askId: string): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`select kind, at, actor, reason, words, valid_until as "validUntil", money_only as "moneyOnly"
    from directory.approval_steps where ask_id = ${askId} order by seq`.execute(tx);
  return rows;
}

export async function selectAsk(tx: Tx, id: string): Promise<AskRow | undefined> {
  return (await sql<AskRow>`select ${ASK} from directory.v_approval_asks a where a.id = ${id}`.execute(tx)).rows[0];
}

/** What a customer asked for these people, the newest first. */
export async function selectAsksOf(tx: Tx, customer: string, people: readonly string[]): Promise<AskRow[]> {
  const { rows } = await sql<AskRow>`select ${ASK} from directory.v_approval_asks a
    where a.customer = ${customer} and a.resident_id = any (${[...people]}::text[]) order by a.asked_at desc, a.id desc`.execute(tx);
  return rows;
}

/** How often a customer asked since a moment, whatever for. */
export async function countAsksSince(tx: Tx, customer: string, since: Date): Promise<number> {
  const { rows } = await sql<{
    count: bigint;
  }>`select count(*) from directory.approval_asks where customer = ${customer} and asked_at > ${since}`.execute(tx);
  return Number(rows[0]!.count);
}

/** How many others hold a place for money alone with this resident. */
export async function countMoneyOnly(tx: Tx, residentId: string, besides: string, now: Date): Promise<number> {
  const { rows } = await sql<{ count: bigint }>`select count(distinct a.customer) from directory.v_approval_asks a
    where a.resident_id = ${residentId} and a.service = 'money' and a.state = 'approved' and a.money_only and a.customer <> ${besides}
      and (a.valid_until is null or a.valid_until > ${now})`.execute(tx);
  return Number(rows[0]!.count);
}

export interface AskFilter {
  agencyId: string;
  facilities: readonly string[];
  services: readonly ApprovalService[];
  state: AskState | null;
  /** Asked before this moment. */
  before: Date | null;
  /** Folded; every word must stand somewhere in the names or the number. */
  words: readonly string[];
  limit: number;
  skip: number;
}

export type ListedAsk = AskRow & {
  residentName: string;
  residentNumber: string;
  residentStatus: string;
  facilityId: string;
  facilityName: string;
};

const FROM_ASKS = sql`from directory.v_approval_asks a join directory.v_residents r on r.id = a.resident_id join directory.facilities f on f.id = r.facility_id`;
const LISTED = sql`${ASK}, r.given_name || ' ' || r.family_name as "residentName", r.number as "residentNumber", r.status as "residentStatus", r.facility_id as "facilityId", f.name as "facilityName"`;

function where(filter: Omit<AskFilter, 'limit' | 'skip'>) {
  const patterns = filter.words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  return sql`a.agency_id = ${filter.agencyId} and r.facility_id = any (${[...filter.facilities]}::text[])
    and a.service = any (${[...filter.services]}::text[]) and (${filter.state}::text is null or a.state = ${filter.state})
    and (${filter.before}::timestamptz is null or a.asked_at < ${filter.before}) and a.search like all (${patterns}::text[])`;
}

/** Waiting ones oldest first (they wait longest), others newest first. */
export async function selectAsks(tx: Tx, filter: AskFilter): Promise<ListedAsk[]> {
  const order = filter.state === 'waiting' ? sql`a.asked_at, a.id` : sql`a.state_at desc, a.id desc`;
  const { rows } =
    await sql<ListedAsk>`select ${LISTED} ${FROM_ASKS} where ${where(filter)} order by ${order} limit ${filter.limit} offset ${filter.skip}`.execute(
      tx,
    );
  return rows;
}

export async function countAsks(tx: Tx, filter: Omit<AskFilter, 'limit' | 'skip'>): Promise<number> {
  const { rows } = await sql<{ count: bigint }>`select count(*) ${FROM_ASKS} where ${where(filter)}`.execute(tx);
  return Number(rows[0]!.count);
}

/** One or several asks with the person's present place; the policies leave out other agencies and facilities. */
export async function selectListed(tx: Tx, ids: readonly string[]): Promise<ListedAsk[]> {
  const { rows } =
    await sql<ListedAsk>`select ${LISTED} ${FROM_ASKS} where a.id = any (${[...ids]}::text[]) order by a.asked_at, a.id`.execute(tx);
  return rows;
}

/** Approvals whose end has come and that still stand as approved. */
export async function selectRunOut(tx: Tx, now: Date, limit: number): Promise<AskRow[]> {
  const { rows } = await sql<AskRow>`select ${ASK} from directory.approval_steps s join directory.v_approval_asks a on a.id = s.ask_id
    where s.kind = 'approved' and s.valid_until <= ${now} and a.state = 'approved' order by s.valid_until limit ${limit}`.execute(tx);
  return rows;
}

export interface Arrival {
  /** Since when the records have him in the agency without a break. */
  arrivedAt: Date;
  /** When he came, for what is open to newcomers: the beginning of the day the agency tells, else the first news of this stay; null for
   *  somebody who stood in the agency's first roster already. A day before he last left is of an earlier stay. */
  newSince: Date | null;
}

/** Since when each of these people is in the agency without having left. */
export async function selectArrivals(tx: Tx, people: readonly string[]): Promise<Map<string, Arrival>> {
  const { rows } = await sql<Arrival & { id: string }>`
    select r.id, stay.since as "arrivedAt", case
        when r.arrived_on is not null and (stay.gone is null or r.arrived_on >= (stay.gone at time zone a.time_zone)::date)
          then r.arrived_on::timestamp at time zone a.time_zone
        when r.was_there and stay.gone is null then null
        else stay.since end as "newSince"
    from directory.v_residents r join directory.agencies a on a.id = r.agency_id
    cross join lateral (select max(l.recorded_at) filter (where l.id = l.gone) as gone, min(l.recorded_at) filter (where l.id > coalesce(l.gone, 0)) as since
      from (select c.id, c.recorded_at, max(c.id) filter (where c.status in ('released', 'deceased')) over () as gone
        from directory.resident_records c where c.resident_id = r.id) l) stay
    where r.id = any (${[...people]}::text[]) and stay.since is not null`.execute(tx);
  return new Map(rows.map(({ id, ...arrival }) => [id, arrival]));
}

export interface Choices {
  blockedAt: Date | null;
  pausedAt: Date | null;
}

/** Whom the customer blocks and whose letters are paused. */
export async function selectChoices(tx: Tx, customer: string, people: readonly string[]): Promise<Map<string, Choices>> {
  const { rows } = await sql<{ residentId: string; kind: string; at: Date }>`
    select distinct on (resident_id, kind in ('block', 'unblock')) resident_id as "residentId", kind, chosen_at as at
    from directory.contact_choices where customer = ${customer} and resident_id = any (${[...people]}::text[])
    order by resident_id, kind in ('block', 'unblock'), id desc`.execute(tx);
  const found = new Map<string, Choices>(people.map((id) => [id, { blockedAt: null, pausedAt: null }]));
  for (const { residentId, kind, at } of rows) {
    if (kind === 'block') found.get(residentId)!.blockedAt = at;
    if (kind === 'pause_mail') found.get(residentId)!.pausedAt = at;
  }
  return found;
}

export async function insertChoice(
  tx: Tx,
  choice: { customer: string; residentId: string; agencyId: string; kind: 'block' | 'unblock' | 'pause_mail' | 'resume_mail' },
  at: Date,
): Promise<void> {
  await sql`insert into directory.contact_choices (customer, resident_id, agency_id, kind, chosen_at)
    values (${choice.customer}, ${choice.residentId}, ${choice.agencyId}, ${choice.kind}, ${at})`.execute(tx);
}

/** The end of the customer's own bar, if one holds. */
export async function selectBar(tx: Tx, customer: string, now: Date): Promise<Date | null> {
  const { rows } = await sql<{ until: Date | null }>`select max(until_at) as until from directory.self_bars
    where customer = ${customer} and from_at <= ${now} and until_at > ${now}`.execute(tx);
  return rows[0]?.until ?? null;
}

export async function insertBar(tx: Tx, bar: { id: string; customer: string; from: Date; until: Date }): Promise<void> {
  await sql`insert into directory.self_bars (id, customer, from_at, until_at) values (${bar.id}, ${bar.customer}, ${bar.from}, ${bar.until})`.execute(
    tx,
  );
}

/** To whom this customer sent money first, by agency. */
export async function selectTies(tx: Tx, customer: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ agencyId: string; residentId: string }>`
    select agency_id as "agencyId", resident_id as "residentId" from directory.sender_ties where customer = ${customer}`.execute(tx);
  return new Map(rows.map(({ agencyId, residentId }) => [agencyId, residentId]));
}

/** Ties the customer to the first one. Whoever comes second, even at the same moment, finds the first. */
export async function insertTie(tx: Tx, tie: { customer: string; agencyId: string; residentId: string }, at: Date): Promise<void> {
  await sql`insert into directory.sender_ties (customer, agency_id, resident_id, tied_at) values (${tie.customer}, ${tie.agencyId}, ${tie.residentId}, ${at})
    on conflict (customer, agency_id) do nothing`.execute(tx);
}

export async function insertNotice(
  tx: Tx,
  notice: {
    residentId: string;
    agencyId: string;
    kind: 'approved' | 'denied' | 'revoked' | 'expired';
    service: ApprovalService;
    about: string;
  },
  at: Date,
): Promise<void> {
  await sql`insert into directory.resident_notices (resident_id, agency_id, kind, service, about, told_at)
    values (${notice.residentId}, ${notice.agencyId}, ${notice.kind}, ${notice.service}, ${notice.about}, ${at})`.execute(tx);
}
