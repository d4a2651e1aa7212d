import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Action, Category, Severity } from '../screening/hit.ts';
import type { HouseChange, OwnList, OwnTerm } from '../screening/own-list.ts';
import type { Meaning, Phrase } from './read-input.ts';

/** Where a term holds; all null: at the whole agency. */
export interface TermPlace {
  facilityId: string | null;
  unit: string | null;
  residentId: string | null;
}

/** ended: for good. What is over by its day stands as it was. */
export type TermState = 'active' | 'paused' | 'ended';

export interface TermRow extends Phrase, Meaning, TermPlace {
  termId: string;
  agencyId: string;
  /** Who looks after it. */
  owner: string;
  state: TermState;
  addedAt: Date;
  addedBy: string;
  changedAt: Date;
  changedBy: string;
}

const TERM = sql`t.term_id as "termId", t.agency_id as "agencyId", t.facility_id as "facilityId", t.unit, t.resident_id as "residentId", t.phrase,
  t.phrase_key as "phraseKey", t.is_part as "isPart", t.lang, t.category, t.severity, t.action, t.note, t.owner, t.expires_at as "expiresAt", t.state,
  t.added_at as "addedAt", t.added_by as "addedBy", t.changed_at as "changedAt", t.changed_by as "changedBy"`;

/** As texts are screened by it. */
export function asOwn({
  termId: id,
  phrase,
  isPart,
  category,
  severity,
  action,
  facilityId,
  unit,
  residentId,
  expiresAt,
}: TermRow): OwnTerm {
  return { id, phrase, isPart, category, severity, action, facilityId, unit, residentId, expiresAt };
}

/** The next version of an agency's list. Whoever changes it waits here for whoever does so at the same moment. */
export async function bumpVersion(tx: Tx, agencyId: string): Promise<void> {
  await sql`insert into review.term_lists as l (agency_id, version) values (${agencyId}, 1)
    on conflict (agency_id) do update set version = l.version + 1`.execute(tx);
}

/** Without the agencies that have never had a list. */
export async function versionsOf(tx: Tx, agencyIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ agencyId: string; version: string }>`select agency_id as "agencyId", version::text from review.term_lists
    where agency_id = any (${[...agencyIds]}::text[])`.execute(tx);
  return new Map(rows.map(({ agencyId, version }) => [agencyId, version]));
}

/** What an agency's texts are screened by besides the house's lists, and the version it is at least. */
export async function selectOwnList(tx: Tx, agencyId: string): Promise<OwnList> {
  const version = (await versionsOf(tx, [agencyId])).get(agencyId) ?? '0';
  const { rows: terms } = await sql<OwnTerm>`select t.term_id as id, t.phrase, t.is_part as "isPart", t.category, t.severity, t.action,
      t.facility_id as "facilityId", t.unit, t.resident_id as "residentId", t.expires_at as "expiresAt"
    from review.terms t where t.agency_id = ${agencyId} and t.state = 'active'`.execute(tx);
  return { version, terms, changes: (await selectHouseChanges(tx, agencyId)).filter(({ stands }) => stands !== 'house') as HouseChange[] };
}

export interface HouseChangeRow {
  term: string;
  stands: 'off' | 'other' | 'house';
  severity: Severity | null;
  action: Action | null;
  reason: string;
  actor: string;
  at: Date;
}

/** What an agency has made of the house's terms: of each the newest. */
export async function selectHouseChanges(tx: Tx, agencyId: string): Promise<HouseChangeRow[]> {
  const { rows } = await sql<HouseChangeRow>`select distinct on (term) term, stands, severity, action, reason, actor, at
    from review.house_changes where agency_id = ${agencyId} order by term, at desc, change_id desc`.execute(tx);
  return rows;
}

export async function insertHouseChange(tx: Tx, c: HouseChangeRow & { changeId: string; agencyId: string }): Promise<void> {
  await sql`insert into review.house_changes (change_id, agency_id, term, stands, severity, action, reason, actor, at)
    values (${c.changeId}, ${c.agencyId}, ${c.term}, ${c.stands}, ${c.severity}, ${c.action}, ${c.reason}, ${c.actor}, ${c.at})`.execute(
    tx,
  );
}

/** Adds terms; what the same place has already is left out. Returns the ids of those that were added. */
export async function insertTerms(tx: Tx, terms: readonly TermRow[]): Promise<Set<string>> {
  const rows = terms.map((t) => ({
    ...{ term_id: t.termId, agency_id: t.agencyId, facility_id: t.facilityId, unit: t.unit, resident_id: t.residentId, phrase: t.phrase },
    ...{
      phrase_key: t.phraseKey,
      is_part: t.isPart,
      lang: t.lang,
      category: t.category,
      severity: t.severity,
      action: t.action,
      note: t.note,
    },
    ...{ owner: t.owner, expires_at: t.expiresAt, state: t.state, added_at: t.addedAt, added_by: t.addedBy },
    ...{ changed_at: t.changedAt, changed_by: t.changedBy },
  }));
  const { rows: added } = await sql<{ termId: string }>`insert into review.terms
    select * from jsonb_populate_recordset(null::review.terms, ${JSON.stringify(rows)}::jsonb) on conflict do nothing returning term_id as "termId"`.execute(
    tx,
  );
  return new Set(added.map(({ termId }) => termId));
}

export async function updateTerm(tx: Tx, t: TermRow): Promise<void> {
  await sql`update review.terms set category = ${t.category}, severity = ${t.severity}, action = ${t.action}, note = ${t.note}, owner = ${t.owner},
      expires_at = ${t.expiresAt}, state = ${t.state}, changed_at = ${t.changedAt}, changed_by = ${t.changedBy} where term_id = ${t.termId}`.execute(
    tx,
  );
}

export async function termById(tx: Tx, id: string): Promise<TermRow | undefined> {
  return (await sql<TermRow>`select ${TERM} from review.terms t where t.term_id = ${id}`.execute(tx)).rows[0];
}

/** The term of one place that looks for this, unless it has ended. */
export async function sameTerm(tx: Tx, t: Pick<TermRow, 'agencyId' | 'phraseKey' | 'isPart'> & TermPlace): Promise<TermRow | undefined> {
  const { rows } = await sql<TermRow>`select ${TERM} from review.terms t where t.agency_id = ${t.agencyId} and t.phrase_key = ${t.phraseKey}
    and t.is_part = ${t.isPart} and t.facility_id is not distinct from ${t.facilityId} and t.unit is not distinct from ${t.unit}
    and t.resident_id is not distinct from ${t.residentId} and t.state <> 'ended'`.execute(tx);
  return rows[0];
}

export async function countTerms(tx: Tx, agencyId: string): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from review.terms where agency_id = ${agencyId} and state <> 'ended'`.execute(tx);
  return rows[0]!.count;
}

export interface TermFilter {
  /** Part of a phrase. */
  search: string | null;
  category: Category | null;
  /** `over`: ended, or past its day. */
  standing: 'active' | 'paused' | 'over' | null;
}

/** A page of an agency's terms as the scope may see them, by their phrase. */
export async function selectTerms(
  tx: Tx,
  page: TermFilter & { agencyId: string; now: Date; after: string | null; limit: number },
): Promise<TermRow[]> {
  const { rows } = await sql<TermRow>`select ${TERM} from review.terms t where t.agency_id = ${page.agencyId}
      and (${page.search}::text is null or position(lower(${page.search}) in t.phrase_key) > 0)
      and (${page.category}::text is null or t.category = ${page.category})
      and case ${page.standing}::text when 'over' then t.state = 'ended' or t.expires_at <= ${page.now}
        when 'active' then t.state = 'active' and (t.expires_at is null or t.expires_at > ${page.now})
        when 'paused' then t.state = 'paused' and (t.expires_at is null or t.expires_at > ${page.now}) else t.state <> 'ended' end
      and (${page.after}::text is null or (t.phrase_key, t.term_id) > (select a.phrase_key, a.term_id from review.terms a where a.term_id = ${page.after}))
    order by t.phrase_key, t.term_id limit ${page.limit}`.execute(tx);
  return rows;
}

/** What a term was good for, in the last thousand passages it found where the scope works. */
export interface TermFigures {
  letters: number;
  /** Handed on by a person in spite of it, and sent back. */
  dismissed: number;
  returned: number;
  lastAt: Date | null;
}

export async function selectFigures(tx: Tx, agencyId: string, terms: readonly string[]): Promise<Map<string, TermFigures>> {
  const { rows } = await sql<TermFigures & { term: string }>`
    select w.term, count(*)::int as letters, count(*) filter (where d.outcome = 'released' and d.actor is not null)::int as dismissed,
      count(*) filter (where d.outcome = 'returned')::int as returned,
      (select i.sent_at from review.items i where i.item_id = max(f.item_id)) as "lastAt"
    from unnest(${[...terms]}::text[]) as w (term)
    cross join lateral (select distinct h.item_id from (select item_id from review.hits
      where agency_id = ${agencyId} and term = w.term order by item_id desc limit 1000) h) f
    left join review.decisions d on d.item_id = f.item_id
    group by w.term`.execute(tx);
  return new Map(rows.map(({ term, ...figures }) => [term, figures]));
}

/** The words of an agency's own terms. */
export async function phrasesOf(tx: Tx, terms: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{
    id: string;
    phrase: string;
  }>`select term_id as id, phrase from review.terms where term_id = any (${[...terms]}::text[])`.execute(tx);
  return new Map(rows.map(({ id, phrase }) => [id, phrase]));
}
