import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { Lang, Reach } from '#kernel/scope.ts';
import { newId } from '#kernel/ids.ts';
import type { LoginRealm } from '../email.ts';

export interface LoginRow {
  id: string;
  realm: LoginRealm;
  email: string;
  emailKey: string;
  name: string | null;
  agencyId: string | null;
  lang: Lang;
  createdAt: Date;
}

const LOGIN = sql`id, realm, email, email_key as "emailKey", name, agency_id as "agencyId", lang, created_at as "createdAt"`;

export async function loginById(tx: Tx, id: string): Promise<LoginRow | undefined> {
  return (await loginsById(tx, [id])).get(id);
}

export async function loginsById(tx: Tx, ids: readonly string[]): Promise<Map<string, LoginRow>> {
  const { rows } = await sql<LoginRow>`select ${LOGIN} from identity.v_logins where id = any (${[...ids]}::text[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

export async function loginByEmail(tx: Tx, realm: LoginRealm, key: string): Promise<LoginRow | undefined> {
  const { rows } = await sql<LoginRow>`select ${LOGIN} from identity.v_logins where realm = ${realm} and email_key = ${key}`.execute(tx);
  return rows[0];
}

/** Null when the address already has a login in this realm. */
export async function insertLogin(tx: Tx, login: Omit<LoginRow, 'id'>): Promise<string | null> {
  const id = newId('lgn');
  const { rows } = await sql`insert into identity.logins (id, realm, email, email_key, name, agency_id, lang, created_at)
    values (${id}, ${login.realm}, ${login.email}, ${login.emailKey}, ${login.name}, ${login.agencyId}, ${login.lang}, ${login.createdAt})
    on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0 ? id : null;
}

export async function setLang(tx: Tx, loginId: string, lang: Lang): Promise<void> {
  await sql`update identity.logins set lang = ${lang} where id = ${loginId} and lang <> ${lang}`.execute(tx);
}

export async function setPassword(
  tx: Tx,
  loginId: string,
  hash: string,
  how: 'sign_up' | 'invite' | 'reset' | 'owner',
  at: Date,
): Promise<string> {
  await sql`insert into identity.passwords (login_id, hash, set_at) values (${loginId}, ${hash}, ${at})
    on conflict (login_id) do update set hash = excluded.hash, set_at = excluded.set_at`.execute(tx);
  const id = newId('pwc');
  await sql`insert into identity.password_changes (id, login_id, how, changed_at) values (${id}, ${loginId}, ${how}, ${at})`.execute(tx);
  return id;
}

export interface Credential {
  loginId: string | null;
  hash: string | null;
  disabled: boolean;
  signUpHash: string | null;
}

/** What signing in compares with: the login's hash, or that of the newest sign-up still waiting for its e-mail. One row in every case. */
export async function credentialByEmail(tx: Tx, realm: LoginRealm, key: string): Promise<Credential> {
  const { rows } = await sql<Credential>`
    select l.id as "loginId", p.hash, coalesce((select d.disabled from identity.disablings d where d.login_id = l.id order by d.id desc limit 1), false) as disabled,
           (select s.password_hash from identity.sign_ups s where s.email_key = ${key} and ${realm} = 'customer' order by s.signed_up_at desc limit 1) as "signUpHash"
    from (select 1) one
    left join identity.logins l on l.realm = ${realm} and l.email_key = ${key}
    left join identity.passwords p on p.login_id = l.id`.execute(tx);
  return rows[0]!;
}

/** Locks the login's password row and says whether it is still the one that was checked. */
export async function passwordStillIs(tx: Tx, loginId: string, hash: string): Promise<boolean> {
  const { rows } = await sql`select 1 from identity.passwords where login_id = ${loginId} and hash = ${hash} for share`.execute(tx);
  return rows.length > 0;
}

export async function passwordSetAt(tx: Tx, loginId: string): Promise<Date | undefined> {
  const { rows } = await sql<{ setAt: Date }>`select set_at as "setAt" from identity.passwords where login_id = ${loginId}`.execute(tx);
  return rows[0]?.setAt;
}

export async function isDisabled(tx: Tx, loginId: string): Promise<boolean> {
  const { rows } = await sql<{
    disabled: boolean;
  }>`select disabled from identity.disablings where login_id = ${loginId} order by id desc limit 1`.execute(tx);
  return rows[0]?.disabled ?? false;
}

export async function insertDisabling(
  tx: Tx,
  d: { loginId: string; disabled: boolean; reason: string; actor: string | null; at: Date },
): Promise<void> {
  await sql`insert into identity.disablings (id, login_id, disabled, reason, actor, decided_at)
    values (${newId('dsb')}, ${d.loginId}, ${d.disabled}, ${d.reason}, ${d.actor}, ${d.at})`.execute(tx);
}

export async function insertVerification(tx: Tx, loginId: string, email: string, at: Date): Promise<void> {
  await sql`insert into identity.email_verifications (login_id, email, verified_at) values (${loginId}, ${email}, ${at}) on conflict do nothing`.execute(
    tx,
  );
}

export async function insertGrants(
  tx: Tx,
  loginId: string,
  g: { roles: readonly string[]; facilities: Reach; by: string | null; at: Date },
): Promise<void> {
  for (const role of g.roles) {
    await sql`insert into identity.role_grants (id, login_id, role, granted_by, granted_at) values (${newId('rol')}, ${loginId}, ${role}, ${g.by}, ${g.at})`.execute(
      tx,
    );
  }
  for (const facility of g.facilities === 'all' ? [null] : g.facilities) {
    await sql`insert into identity.facility_grants (id, login_id, facility_id, whole_agency, granted_by, granted_at)
      values (${newId('fgr')}, ${loginId}, ${facility}, ${facility === null}, ${g.by}, ${g.at})`.execute(tx);
  }
}

export interface SignUpRow {
  id: string;
  email: string;
  emailKey: string;
  passwordHash: string;
  termsKind: string;
  termsVersion: string;
  /** Of a sign-up that began in the app. */
  mobileTermsVersion: string | null;
  residentId: string | null;
  lang: Lang;
  signedUpAt: Date;
}

const SIGN_UP = sql`id, email, email_key as "emailKey", password_hash as "passwordHash", terms_kind as "termsKind", terms_version as "termsVersion",
  mobile_terms_version as "mobileTermsVersion", resident_id as "residentId", lang, signed_up_at as "signedUpAt"`;

export async function insertSignUp(tx: Tx, s: Omit<SignUpRow, 'id'>): Promise<string> {
  const id = newId('sup');
  await sql`insert into identity.sign_ups (id, email, email_key, password_hash, terms_kind, terms_version, mobile_terms_version, resident_id, lang, signed_up_at)
    values (${id}, ${s.email}, ${s.emailKey}, ${s.passwordHash}, ${s.termsKind}, ${s.termsVersion}, ${s.mobileTermsVersion}, ${s.residentId}, ${s.lang}, ${s.signedUpAt})`.execute(
    tx,
  );
  return id;
}

export async function signUpById(tx: Tx, id: string): Promise<SignUpRow | undefined> {
  const { rows } = await sql<SignUpRow>`select ${SIGN_UP} from identity.sign_ups where id = ${id}`.execute(tx);
  return rows[0];
}

/** The same, waiting for whoever is using or ending it up to now, and holding it as it is until the transaction ends. */
export async function holdSignUp(tx: Tx, id: string): Promise<SignUpRow | undefined> {
  const { rows } = await sql<SignUpRow>`select ${SIGN_UP} from identity.sign_ups where id = ${id} for share`.execute(tx);
  return rows[0];
}

export async function newestSignUp(tx: Tx, key: string): Promise<SignUpRow | undefined> {
  const { rows } =
    await sql<SignUpRow>`select ${SIGN_UP} from identity.sign_ups where email_key = ${key} order by signed_up_at desc limit 1`.execute(tx);
  return rows[0];
}

/** All sign-ups of the address and their links: one of them became a login. */
export async function deleteSignUps(tx: Tx, key: string): Promise<void> {
  await sql`delete from identity.sign_ups where email_key = ${key}`.execute(tx);
}

export async function forgetBefore(tx: Tx, old: { signUps: Date; requests: Date; counters: Date }): Promise<void> {
  await sql`delete from identity.sign_ups where signed_up_at < ${old.signUps}`.execute(tx);
  await sql`delete from identity.link_requests where requested_at < ${old.requests}`.execute(tx);
  await sql`delete from identity.attempt_counters where last_at < ${old.counters} and (locked_until is null or locked_until < ${old.counters})`.execute(
    tx,
  );
  await sql`delete from identity.source_counters where window_start < ${old.counters}`.execute(tx);
}
