import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import type { DenyReason } from '../policies/approval-rule.ts';
import type { StepRow } from './approvals.ts';

/** What a customer asked and chose, for a copy of everything: also about people who are no longer on the list. */

interface About {
  name: string;
  number: string;
  at: Date;
}

export interface OwnAsk extends About {
  service: string;
  relationship: string;
  message: string | null;
  customerName: string;
  birthDate: string;
  place: string;
  state: string;
  stateAt: Date;
  reason: DenyReason | null;
  words: string | null;
  validUntil: Date | null;
}

const PERSON = sql`r.given_name || ' ' || r.family_name as name, r.number`;

export async function asksOf(tx: Tx, customer: string): Promise<OwnAsk[]> {
  const { rows } =
    await sql<OwnAsk>`select ${PERSON}, a.asked_at as at, a.service, a.relationship, a.message, a.customer_name as "customerName",
      to_char(a.birth_date, 'YYYY-MM-DD') as "birthDate", a.place, a.state, a.state_at as "stateAt", a.reason, a.words, a.valid_until as "validUntil"
    from directory.v_approval_asks a join directory.v_residents r on r.id = a.resident_id
    where a.customer = ${customer} order by a.asked_at, a.id`.execute(tx);
  return rows;
}

export interface OwnStep extends About {
  service: string;
  kind: StepRow['kind'];
}

export async function stepsOf(tx: Tx, customer: string): Promise<OwnStep[]> {
  const { rows } = await sql<OwnStep>`select ${PERSON}, s.at, s.service, s.kind
    from directory.approval_steps s join directory.v_residents r on r.id = s.resident_id
    where s.customer = ${customer} order by s.at, s.ask_id, s.seq`.execute(tx);
  return rows;
}

export interface OwnChoice extends About {
  kind: 'block' | 'unblock' | 'pause_mail' | 'resume_mail';
}

export async function choicesOf(tx: Tx, customer: string): Promise<OwnChoice[]> {
  const { rows } = await sql<OwnChoice>`select ${PERSON}, c.chosen_at as at, c.kind
    from directory.contact_choices c join directory.v_residents r on r.id = c.resident_id
    where c.customer = ${customer} order by c.id`.execute(tx);
  return rows;
}

export async function barsOf(tx: Tx, customer: string): Promise<{ at: Date; ended: Date }[]> {
  const { rows } = await sql<{ at: Date; ended: Date }>`select from_at as at, until_at as ended from directory.self_bars
    where customer = ${customer} order by from_at`.execute(tx);
  return rows;
}
