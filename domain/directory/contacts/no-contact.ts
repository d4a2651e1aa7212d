import { readLogin } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { isId, newId } from '#kernel/ids.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope, worksAt, worksEverywhere } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import type { Agency } from '../places/agency.ts';
import { endOfDay } from './decide-asks.ts';
import { type MarkKind, markKinds, markOf } from './person-marks.ts';
import { localTime } from '../policies/posting-calendar.ts';
import { selectAgency } from '../queries/agencies.ts';
import {
  countOrders,
  insertOrder,
  insertOrderEnd,
  insertVerdict,
  type MatchRow,
  type OrderKind,
  orderKinds,
  type OrderRow,
  selectByNumber,
  selectMatch,
  selectMatches,
  selectOrder,
  selectOrders,
} from '../queries/no-contact.ts';
import { selectResident } from '../queries/residents.ts';
import { normaliseNumber } from '../places/resident-number.ts';

const ORDERS_ON_A_PAGE = 50;
/** The most names, addresses or numbers by which one order knows a person. */
const MARKS_MAX = 20;
/** Who keeps an agency's orders and registry. */
const orderRoles = ['agency_admin', 'investigator'] as const;

export interface OrderInput {
  kind: unknown;
  /** The resident's number as typed; '' for everybody the agency holds. */
  number: unknown;
  /** One to a line. */
  names: unknown;
  emails: unknown;
  phones: unknown;
  /** Court and case number, or who told it. */
  source: unknown;
  /** ISO days; `until` '' = no end. */
  orderedOn: unknown;
  until: unknown;
  note: unknown;
}

/**
 * Enters a no-contact order or somebody of the victims' registry: from now on whoever looks like that person is "restricted" towards the resident. Agency
 * admins and investigators; who works at named facilities enters orders about their residents only. Audited. Refuses the fields: kind, number, names,
 * emails, phones, source, orderedOn, until, note.
 */
export async function enterOrder(app: App, scope: Scope, input: OrderInput): Promise<{ orderId: string }> {
  const { actor, agencyId } = requireKeeper(scope);
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const agency = (await selectAgency(tx, agencyId)) ?? refuse('kernel.not_allowed');
    const errors: FieldError[] = [];
    const kind = orderKinds.find((one) => one === input.kind);
    if (kind === undefined) errors.push({ field: 'kind', code: 'directory.choose_one' });
    const residentId = await readPersonOf(tx, scope, agency, input.number, errors);
    const marks = readMarks(input, errors);
    const source = readLine(input.source, 'source', 200, errors);
    const days = readDays(input, agency, now, errors);
    const note = readLine(input.note, 'note', 500, errors, false);
    refuseFields(errors);
    const orderId = newId('nco');
    const order = { id: orderId, agencyId, residentId, kind: kind!, source: source!, ...days, note, enteredAt: now, enteredBy: actor };
    await insertOrder(tx, order, marks);
    await audit(tx, scope, { action: 'directory.order_entered', subject: orderId, details: { kind, resident: residentId } }, now);
    return { orderId };
  });
}

/** Ends an order before its day, with the reason. Once. Same people. Refuses: directory.unknown_order, order_is_over, and the field reason. */
export async function endOrder(app: App, scope: Scope, input: { order: string; reason: unknown }): Promise<void> {
  const { actor, agencyId } = requireKeeper(scope);
  const errors: FieldError[] = [];
  const reason = readLine(input.reason, 'reason', 300, errors);
  refuseFields(errors);
  await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const order = await ownOrder(tx, agencyId, input.order);
    if (!(await insertOrderEnd(tx, { orderId: order.id, agencyId, by: actor, reason: reason! }, now))) refuse('directory.order_is_over');
    await audit(tx, scope, { action: 'directory.order_ended', subject: order.id, details: { reason } }, now);
  });
}

/**
 * A keeper's word on somebody who looks like the person of an order: 'same' (stays restricted) or 'other' (is free of this order). Once, with the reason.
 * Refuses: directory.unknown_match, judged_already, and the fields verdict and words.
 */
export async function judgeMatch(app: App, scope: Scope, input: { match: string; verdict: unknown; words: unknown }): Promise<void> {
  const { actor, agencyId } = requireKeeper(scope);
  const errors: FieldError[] = [];
  const words = readLine(input.words, 'words', 300, errors);
  const verdict = (['same', 'other'] as const).find((one) => one === input.verdict);
  if (verdict === undefined) errors.push({ field: 'verdict', code: 'directory.choose_one' });
  refuseFields(errors);
  await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const match = /^\d{1,18}$/.test(input.match) ? await selectMatch(tx, BigInt(input.match)) : undefined;
    if (match?.agencyId !== agencyId) return refuse('directory.unknown_match');
    const judged = await insertVerdict(tx, { matchId: match.id, agencyId, verdict: verdict!, words: words!, by: actor }, now);
    if (!judged) refuse('directory.judged_already');
    const details = { match: String(match.id), verdict };
    await audit(tx, scope, { action: 'directory.match_judged', subject: match.orderId, details }, now);
  });
}

/** Somebody who looks like the person of an order, with the order. Same people; audited. Refuses: directory.unknown_match. */
export async function readMatch(app: App, scope: Scope, id: string): Promise<{ match: MatchRow; order: OrderRow; agency: Agency }> {
  const { agencyId } = requireKeeper(scope);
  return await app.tx(scope, async (tx) => {
    const agency = (await selectAgency(tx, agencyId)) ?? refuse('kernel.not_allowed');
    const match = /^\d{1,18}$/.test(id) ? await selectMatch(tx, BigInt(id)) : undefined;
    if (match?.agencyId !== agencyId) return refuse('directory.unknown_match');
    const order = await ownOrder(tx, agencyId, match.orderId);
    await audit(tx, scope, { action: 'directory.match_read', subject: order.id, details: { match: id } }, app.clock.now());
    return { match, order, agency };
  });
}

export interface Orders {
  agency: Agency;
  orders: OrderRow[];
  /** Who looks like somebody on the list and waits for a word. */
  matches: MatchRow[];
  count: number;
  page: number;
  pages: number;
  search: string;
  inForce: boolean;
}

/** The agency's orders and registry, and the matches that wait. `search`: a name, e-mail, phone or resident's number. Same people; audited. */
export async function listOrders(
  app: App,
  scope: Scope,
  asked: { search?: string | null; over?: boolean; page?: string | null } = {},
): Promise<Orders> {
  const { agencyId } = requireKeeper(scope);
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const agency = (await selectAgency(tx, agencyId)) ?? refuse('kernel.not_allowed');
    const search = (asked.search ?? '').trim().slice(0, 120);
    // The name comes first: selectOrders also finds names that hold all of its words.
    const typed = search === '' ? [] : [markOf('name', search) ?? '', markOf('email', search) ?? '', markOf('phone', search) ?? ''];
    const number = search === '' ? null : (normaliseNumber(agency.number, search) ?? '-');
    const filter = { agencyId, inForce: asked.over !== true, now, marks: typed, number };
    const count = await countOrders(tx, filter);
    const pages = Math.max(1, Math.ceil(count / ORDERS_ON_A_PAGE));
    const page = Math.min(pages, Math.max(1, /^\d{1,6}$/.test(asked.page ?? '') ? Number(asked.page) : 1));
    const orders = await selectOrders(tx, { ...filter, limit: ORDERS_ON_A_PAGE, skip: (page - 1) * ORDERS_ON_A_PAGE });
    const matches = await selectMatches(tx, agencyId, null);
    await audit(tx, scope, { action: 'directory.orders_read', subject: agencyId, details: { shown: orders.map(({ id }) => id) } }, now);
    return { agency, orders, matches, count, page, pages, search, inForce: filter.inForce };
  });
}

/** One order with who entered it and everybody who looked like its person. Same people; audited. Refuses: directory.unknown_order. */
export async function readOrder(
  app: App,
  scope: Scope,
  id: string,
): Promise<{ order: OrderRow; by: string; endedBy: string | null; matches: MatchRow[]; agency: Agency; isOver: boolean }> {
  const { agencyId } = requireKeeper(scope);
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const agency = (await selectAgency(tx, agencyId)) ?? refuse('kernel.not_allowed');
    const order = await ownOrder(tx, agencyId, id);
    const nameOf = async (login: string) => ((found) => found?.name ?? found?.email ?? login)(await readLogin(tx, scope, login));
    await audit(tx, scope, { action: 'directory.order_read', subject: order.id }, now);
    return {
      order,
      agency,
      by: await nameOf(order.enteredBy),
      endedBy: order.endedBy && (await nameOf(order.endedBy)),
      matches: await selectMatches(tx, agencyId, order.id),
      isOver: order.endedAt !== null || (order.untilAt !== null && order.untilAt <= now),
    };
  });
}

function requireKeeper(scope: Scope): { actor: string; agencyId: string } {
  requireRealm(scope, 'staff');
  requireRole(scope, ...orderRoles);
  return { actor: requireActor(scope), agencyId: scope.agency ?? refuse('kernel.not_allowed') };
}

async function ownOrder(tx: Tx, agencyId: string, id: string): Promise<OrderRow> {
  const order = isId('nco', id) ? await selectOrder(tx, id) : undefined;
  return order?.agencyId === agencyId ? order : refuse('directory.unknown_order');
}

/** The resident by number, or null for everybody. Who works at named facilities must name one of theirs. */
async function readPersonOf(tx: Tx, scope: Scope, agency: Agency, typed: unknown, errors: FieldError[]): Promise<string | null> {
  const text = typeof typed === 'string' ? typed.trim() : '';
  if (text === '') {
    if (!worksEverywhere(scope)) errors.push({ field: 'number', code: 'directory.order_needs_person' });
    return null;
  }
  const number = normaliseNumber(agency.number, text);
  if (number === null) {
    errors.push({ field: 'number', code: 'directory.number_looks_wrong', params: { example: agency.number.example } });
    return null;
  }
  const found = await selectByNumber(tx, agency.id, number);
  const person = found && (await selectResident(tx, found.id));
  const mine = person && worksAt(scope, person.facilityId);
  if (!mine) errors.push({ field: 'number', code: 'directory.not_found' });
  return mine ? person.id : null;
}

const FIELDS: Record<MarkKind, 'names' | 'emails' | 'phones'> = { name: 'names', email: 'emails', phone: 'phones' };

function readMarks(input: OrderInput, errors: FieldError[]): { kind: MarkKind; typed: string; mark: string }[] {
  const marks: { kind: MarkKind; typed: string; mark: string }[] = [];
  for (const kind of markKinds) {
    const field = FIELDS[kind];
    const lines = (typeof input[field] === 'string' ? input[field] : '')
      .split(/\r\n?|\n/)
      .map((line) => line.trim())
      .filter(Boolean);
    if (lines.length > MARKS_MAX) errors.push({ field, code: 'directory.too_many_lines', params: { most: MARKS_MAX } });
    for (const line of lines.slice(0, MARKS_MAX)) {
      const clean = cleanText(line, { max: 254 });
      const mark = clean.ok ? markOf(kind, clean.value) : null;
      if (!clean.ok || mark === null) errors.push({ field, code: `directory.bad_mark_${kind}`, params: { line: line.slice(0, 40) } });
      else marks.push({ kind, typed: clean.value, mark });
    }
  }
  // The person behind lines that can't be read is known: those are what is told.
  const isOdd = errors.some(({ field }) => Object.values<string>(FIELDS).includes(field));
  if (marks.length === 0 && !isOdd) errors.push({ field: 'names', code: 'directory.no_marks' });
  return marks;
}

function readLine(typed: unknown, field: string, max: number, errors: FieldError[], needed = true): string | null {
  const text = cleanText(typed, { max, multiline: true });
  if (text.ok) return text.value;
  if (text.reason !== 'empty')
    errors.push({ field, code: `directory.message_${text.reason === 'too_long' ? 'too_long' : 'unreadable'}`, params: { most: max } });
  else if (needed) errors.push({ field, code: 'directory.write_something' });
  return null;
}

function readDays(
  input: OrderInput,
  agency: Agency,
  now: Date,
  errors: FieldError[],
): { orderedOn: string; untilDay: string | null; untilAt: Date | null } {
  const today = localTime(now, agency.timeZone).day;
  const orderedOn = typeof input.orderedOn === 'string' ? input.orderedOn : '';
  if (endOfDay(orderedOn, agency.timeZone) === null) errors.push({ field: 'orderedOn', code: 'directory.not_a_day' });
  else if (orderedOn > today) errors.push({ field: 'orderedOn', code: 'directory.day_to_come' });
  if (input.until === '' || input.until === undefined || input.until === null) return { orderedOn, untilDay: null, untilAt: null };
  const untilDay = typeof input.until === 'string' ? input.until : '';
  const untilAt = endOfDay(untilDay, agency.timeZone);
  if (untilAt === null) errors.push({ field: 'until', code: 'directory.not_a_day' });
  else if (untilDay < today) errors.push({ field: 'until', code: 'directory.day_is_over' });
  return { orderedOn, untilDay, untilAt };
}

export type { MatchRow, OrderKind, OrderRow };
export { orderKinds };
