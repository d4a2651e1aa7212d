import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import type { Lang } from '#kernel/scope.ts';
import type { DelayedKind } from './delayed-changes.ts';

export interface SearchRow {
  id: string;
  name: string;
  address: string;
  phone: string;
  wish: DelayedKind;
  /** Of a wish for another e-mail. */
  newEmail: string | null;
  /** Whose second factors are lost: whose password was typed. */
  loginId: string | null;
  lang: Lang;
  askedAt: Date;
  outcome: 'started' | 'not_found' | null;
}

const SEARCH = sql`s.id, s.name, s.address, s.phone, s.wish, s.new_email as "newEmail", s.login_id as "loginId", s.lang, s.asked_at as "askedAt", a.outcome`;
const FROM = sql`identity.email_searches s left join identity.email_search_answers a on a.search_id = s.id`;

export async function insertSearch(tx: Tx, s: Omit<SearchRow, 'id' | 'outcome'>): Promise<string> {
  const id = newId('esr');
  await sql`insert into identity.email_searches (id, name, address, phone, wish, new_email, login_id, lang, asked_at)
    values (${id}, ${s.name}, ${s.address}, ${s.phone}, ${s.wish}, ${s.newEmail}, ${s.loginId}, ${s.lang}, ${s.askedAt})`.execute(tx);
  return id;
}

export async function openSearches(tx: Tx): Promise<SearchRow[]> {
  const { rows } = await sql<SearchRow>`select ${SEARCH} from ${FROM} where a.search_id is null order by s.asked_at limit 100`.execute(tx);
  return rows;
}

/** What was asked for the second factors of this login since then. */
export async function searchesOf(tx: Tx, loginId: string, since: Date): Promise<SearchRow[]> {
  const { rows } = await sql<SearchRow>`select ${SEARCH} from ${FROM} where s.login_id = ${loginId} and s.asked_at > ${since}
    order by s.asked_at`.execute(tx);
  return rows;
}

export async function searchById(tx: Tx, id: string): Promise<SearchRow | undefined> {
  const { rows } = await sql<SearchRow>`select ${SEARCH} from ${FROM} where s.id = ${id}`.execute(tx);
  return rows[0];
}

/** False when somebody answered before. */
export async function insertAnswer(
  tx: Tx,
  a: { searchId: string; outcome: 'started' | 'not_found'; loginId: string | null; delayedId: string | null; by: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql`insert into identity.email_search_answers (search_id, outcome, login_id, delayed_id, answered_by, answered_at)
    values (${a.searchId}, ${a.outcome}, ${a.loginId}, ${a.delayedId}, ${a.by}, ${a.at}) on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export interface PersonByPhone {
  loginId: string;
  email: string;
  firstName: string;
  lastName: string | null;
  addressLine1: string;
  city: string;
  postalCode: string | null;
}

/** Open customers' logins whose newest details have this phone. */
export async function peopleByPhone(tx: Tx, phone: string): Promise<PersonByPhone[]> {
  const { rows } = await sql<PersonByPhone>`select l.id as "loginId", l.email, d.first_name as "firstName", d.last_name as "lastName",
      d.address_line1 as "addressLine1", d.city, d.postal_code as "postalCode"
    from identity.personal_details p
    join identity.v_personal_details d on d.login_id = p.login_id and d.version = p.version and d.phone = ${phone}
    join identity.logins l on l.id = d.login_id and l.realm = 'customer'
    where p.phone = ${phone}
      and not coalesce((select x.disabled from identity.disablings x where x.login_id = l.id order by x.id desc limit 1), false)
    order by l.id limit 20`.execute(tx);
  return rows;
}

export async function forgetSearches(tx: Tx, before: Date): Promise<void> {
  await sql`delete from identity.email_searches where asked_at < ${before}`.execute(tx);
}

/** For whom a forgotten e-mail was found, and when. */
export async function movesOf(tx: Tx, logins: readonly string[]): Promise<{ loginId: string; at: Date }[]> {
  const { rows } = await sql<{
    loginId: string;
    at: Date;
  }>`select login_id as "loginId", answered_at as at from identity.email_search_answers
    where login_id = any (${[...logins]}::text[])`.execute(tx);
  return rows;
}
