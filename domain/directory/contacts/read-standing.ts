import { readLogin, readPersonalDetails } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { isRefusal, refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { type ApprovalRule, type ApprovalService, approvalServices, readApprovalRule } from '../policies/approval-rule.ts';
import { type AskAnswer, mayAsk, mayUse, needsAYes, type UseAnswer, type UseFacts } from './may-use.ts';
import { emailMark, nameMark, type PersonMarks, phoneMark } from './person-marks.ts';
import {
  type Arrival,
  type AskRow,
  type Choices,
  insertTie,
  selectArrivals,
  selectAsksOf,
  selectBar,
  selectChoices,
  selectTies,
} from '../queries/approvals.ts';
import { recordRestricted, selectRestricted } from '../queries/no-contact.ts';
import { selectResident } from '../queries/residents.ts';

/** How a customer stands to one resident: for every service whether it may be used, whether to ask, and the newest ask. */
export interface Standing extends Choices {
  rule: ApprovalRule;
  services: Record<ApprovalService, { use: UseAnswer; ask: AskAnswer; newest: AskRow | null }>;
}

interface Person {
  id: string;
  agencyId: string;
  facilityId: string;
}

/** Who a customer is to orders and registries, and the name that staff see. `scope` is the customer's own or the system's. */
export async function readMarks(tx: Tx, scope: Scope, customer: string): Promise<{ marks: PersonMarks; knownAs: string | null }> {
  const [login, details] = await Promise.all([readLogin(tx, scope, customer), readPersonalDetails(tx, scope, customer)]);
  const knownAs = details && [details.firstName, details.lastName].filter(Boolean).join(' ');
  return {
    marks: {
      email: login && emailMark(login.email),
      phone: details && phoneMark(details.phone),
      name: knownAs === null ? [] : nameMark(knownAs),
    },
    knownAs,
  };
}

/** The signed-in customer's standing to people on his list, in the caller's transaction. */
export async function readStandings(tx: Tx, scope: Scope, people: readonly Person[], now: Date): Promise<Map<string, Standing>> {
  requireRealm(scope, 'customer');
  return await standingsOf(tx, scope, requireActor(scope), people, now);
}

/** The same of one customer, for the house. `scope` is the customer's own or the system's. */
export async function standingsOf(
  tx: Tx,
  scope: Scope,
  customer: string,
  people: readonly Person[],
  now: Date,
): Promise<Map<string, Standing>> {
  const ids = people.map(({ id }) => id);
  const [dealings, asked] = await Promise.all([readDealings(tx, scope, customer, ids, now), readAsked(tx, customer, ids)]);
  return await standingsBy(tx, { ...dealings, ...asked }, people, now);
}

/** What is on record between a customer and people held; needs no more of them than their ids, so that it can be read beside them. */
export interface Dealings {
  customer: string;
  /** The customer's name as staff see it; null: without personal details. */
  knownAs: string | null;
  restricted: Set<string>;
  choices: Map<string, Choices>;
  /** What only sendings of money hang on; null: not read. */
  money: { ties: Awaited<ReturnType<typeof selectTies>>; barredUntil: Date | null } | null;
}

/** Whose yes was asked for, and since when the people are there: what only agencies hang on that want a yes. */
interface Asked {
  asks: AskRow[];
  arrivals: Map<string, Arrival>;
}

const NOTHING_ASKED: Asked = { asks: [], arrivals: new Map() };

async function readAsked(tx: Tx, customer: string, ids: readonly string[]): Promise<Asked> {
  const [asks, arrivals] = await Promise.all([selectAsksOf(tx, customer, ids), selectArrivals(tx, ids)]);
  return { asks, arrivals };
}

/** In the caller's transaction, of one service or all. `scope` is the customer's own or the system's. */
export async function readDealings(
  tx: Tx,
  scope: Scope,
  customer: string,
  ids: readonly string[],
  now: Date,
  service?: ApprovalService,
): Promise<Dealings> {
  requireRealm(scope, 'customer', 'system');
  const readRestricted = async () => {
    const { marks, knownAs } = await readMarks(tx, scope, customer);
    return { knownAs, restricted: await selectRestricted(tx, { customer, people: ids, marks, at: now }) };
  };
  const readMoney = async () => {
    const [ties, barredUntil] = await Promise.all([selectTies(tx, customer), selectBar(tx, customer, now)]);
    return { ties, barredUntil };
  };
  const [known, choices, money] = await Promise.all([
    readRestricted(),
    selectChoices(tx, customer, ids),
    service === undefined || service === 'money' ? readMoney() : null,
  ]);
  return { customer, ...known, choices, money };
}

async function standingsBy(tx: Tx, dealings: Dealings & Asked, people: readonly Person[], now: Date): Promise<Map<string, Standing>> {
  const rules = new Map<string, ApprovalRule>();
  const found = new Map<string, Standing>();
  for (const person of people) {
    const rule = rules.get(person.agencyId) ?? (await readApprovalRule(tx, person.agencyId, now));
    rules.set(person.agencyId, rule);
    const facts = factsOf(dealings, person, rule, now);
    const own = dealings.asks.filter((ask) => ask.residentId === person.id);
    const services = approvalServices.map((service) => [
      service,
      { use: mayUse(service, facts), ask: mayAsk(service, facts), newest: own.find((ask) => ask.service === service) ?? null },
    ]);
    found.set(person.id, { ...dealings.choices.get(person.id)!, rule, services: Object.fromEntries(services) as Standing['services'] });
  }
  return found;
}

function factsOf(
  { restricted, asks, choices, arrivals, money }: Dealings & Asked,
  person: Person,
  rule: ApprovalRule,
  now: Date,
): UseFacts {
  const tied = money?.ties.get(person.agencyId);
  return {
    now,
    rule,
    facilityId: person.facilityId,
    ...(arrivals.get(person.id) ?? { arrivedAt: now, newSince: now }),
    asks: asks
      .filter((ask) => ask.residentId === person.id)
      .map((ask) => ({ ...ask, at: ask.stateAt, facilityId: ask.approvedAtFacility })),
    restricted: restricted.has(person.id),
    barredUntil: money?.barredUntil ?? null,
    blocked: choices.get(person.id)!.blockedAt !== null,
    tiedElsewhere: tied !== undefined && tied !== person.id,
  };
}

/**
 * Refuses unless the signed-in customer may use a service with a resident now, in the caller's transaction. Refuses
 * directory.restricted, barred, blocked_by_you, one_person, not_asked, still_waiting, denied, approval_over.
 */
export async function requireUse(tx: Tx, scope: Scope, person: Person, service: ApprovalService, now: Date): Promise<void> {
  requireRealm(scope, 'customer');
  await requireUseBy(tx, await readDealings(tx, scope, requireActor(scope), [person.id], now, service), person, service, now);
}

/** The same by what was read beside the person. */
export async function requireUseBy(tx: Tx, dealings: Dealings, person: Person, service: ApprovalService, now: Date): Promise<void> {
  if (service === 'money' && dealings.money === null) throw new Error('what money hangs on was not read');
  const rule = await readApprovalRule(tx, person.agencyId, now);
  const asked = needsAYes(service, rule) ? await readAsked(tx, dealings.customer, [person.id]) : NOTHING_ASKED;
  const use = mayUse(service, factsOf({ ...dealings, ...asked }, person, rule, now));
  if (!use.ok) refuse(USE_REFUSALS[use.because]);
}

export const USE_REFUSALS = {
  restricted: 'directory.restricted',
  barred: 'directory.barred',
  blocked: 'directory.blocked_by_you',
  one_person: 'directory.one_person',
  not_asked: 'directory.not_asked',
  waiting: 'directory.still_waiting',
  denied: 'directory.denied',
  ended: 'directory.approval_over',
} as const;

/** The customer is about to send money to this person: from now on he is the one for this agency, if he is the first. */
export async function tieSender(tx: Tx, scope: Scope, person: Person, now: Date): Promise<void> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  await insertTie(tx, { customer, agencyId: person.agencyId, residentId: person.id }, now);
}

/**
 * Does what the signed-in customer tries with a person on her list. Where she is refused, an order may stand between the two: then a match is left for the
 * agency's staff. In a transaction of its own: the refusal rolls back, the match must stay.
 */
export async function noteIfRefused<Done>(
  app: App,
  scope: Scope,
  about: { resident: string; tried: 'ask' | 'send' },
  work: () => Promise<Done>,
): Promise<Done> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  try {
    return await work();
  } catch (error) {
    if (isRefusal(error))
      await app.tx(scope, async (tx) => {
        if (!(await selectResident(tx, about.resident))) return;
        await noteIn(tx, scope, { customer, residentId: about.resident, tried: about.tried }, app.clock.now());
      });
    throw error;
  }
}

/** Whether an order stands between a customer and a person on her list, which leaves a match. Her own scope or the system's, in the caller's transaction. */
export async function noteIn(
  tx: Tx,
  scope: Scope,
  about: { customer: string; residentId: string; tried: 'list' | 'ask' | 'send' },
  now: Date,
): Promise<boolean> {
  const { marks, knownAs } = await readMarks(tx, scope, about.customer);
  const found = await recordRestricted(tx, { ...about, people: [about.residentId], marks, knownAs, at: now });
  return found.has(about.residentId);
}
