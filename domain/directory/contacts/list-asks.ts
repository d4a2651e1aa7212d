import { readLogin } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope, worksAt } from '#kernel/scope.ts';
import type { Agency, Facility } from '../places/agency.ts';
import { type ApprovalRule, type ApprovalService, approvalServices, readApprovalRule } from '../policies/approval-rule.ts';
import { type AskState, DAY_MS } from './may-use.ts';
import { foldText } from './person-marks.ts';
import { selectAgency, selectFacilities } from '../queries/agencies.ts';
import { countAsks, countMoneyOnly, type ListedAsk, selectAsks, selectListed, selectSteps, type StepRow } from '../queries/approvals.ts';

const ASKS_ON_A_PAGE = 50;
export const DECIDED_AT_ONCE = 100;

/** Who decides on which service: the clerks whose work it is, and the agency's admins. */
const DECIDERS: Record<ApprovalService, readonly string[]> = {
  money: ['trust_clerk', 'agency_admin'],
  mail: ['mailroom', 'agency_admin'],
  visits: ['visits', 'agency_admin'],
};

/** The services a staff member decides on. Refuses kernel.not_allowed for whom there are none. */
export function servicesOf(scope: Scope): ApprovalService[] {
  requireRealm(scope, 'staff');
  requireActor(scope);
  const mine = approvalServices.filter((service) => DECIDERS[service].some((role) => scope.roles.includes(role)));
  return mine.length > 0 ? mine : refuse('kernel.not_allowed');
}

export interface AsksFilter {
  facility?: string | null;
  service?: string | null;
  state?: string | null;
  /** Waiting for at least so many days. */
  days?: string | null;
  name?: string | null;
  page?: string | null;
}

const STATES: readonly AskState[] = ['waiting', 'approved', 'denied', 'withdrawn', 'revoked', 'expired'];
const AGES = ['1', '3', '7', '14'] as const;

export interface Asks {
  agency: Agency;
  facilities: Facility[];
  services: ApprovalService[];
  filter: { facility: string | null; service: ApprovalService | null; state: AskState | null; days: string | null; name: string };
  asks: ListedAsk[];
  count: number;
  page: number;
  pages: number;
}

/**
 * The work list: asks of the facilities and services a staff member works for; what is waiting unless asked otherwise (state "all" for all). Every look is
 * audited. Trust clerks (money), mailroom (mail), visits (visits), admins (all).
 */
export async function listAsks(app: App, scope: Scope, asked: AsksFilter = {}): Promise<Asks> {
  const services = servicesOf(scope);
  const agencyId = scope.agency ?? refuse('kernel.not_allowed');
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const agency = (await selectAgency(tx, agencyId)) ?? refuse('kernel.not_allowed');
    const facilities = (await selectFacilities(tx, agencyId)).filter(({ id }) => worksAt(scope, id));
    const state = asked.state === 'all' ? null : (STATES.find((one) => one === asked.state) ?? 'waiting');
    const facility = facilities.find(({ id }) => id === asked.facility)?.id ?? null;
    const service = services.find((one) => one === asked.service) ?? null;
    const days = AGES.find((one) => one === asked.days) ?? null;
    const name = (asked.name ?? '').slice(0, 80);
    const filter = {
      agencyId,
      facilities: facility === null ? facilities.map(({ id }) => id) : [facility],
      services: service === null ? services : [service],
      state,
      before: days === null ? null : new Date(now.getTime() - Number(days) * DAY_MS),
      words: foldText(name).split(' ').filter(Boolean).slice(0, 6),
    };
    const count = await countAsks(tx, filter);
    const pages = Math.max(1, Math.ceil(count / ASKS_ON_A_PAGE));
    const page = Math.min(pages, Math.max(1, /^\d{1,6}$/.test(asked.page ?? '') ? Number(asked.page) : 1));
    const asks = await selectAsks(tx, { ...filter, limit: ASKS_ON_A_PAGE, skip: (page - 1) * ASKS_ON_A_PAGE });
    const details = { facility, service, state, days, searched: name !== '', shown: asks.map(({ id }) => id) };
    await audit(tx, scope, { action: 'directory.asks_read', subject: agencyId, details }, now);
    return { agency, facilities, services, filter: { facility, service, state, days, name }, asks, count, page, pages };
  });
}

export interface AskView {
  ask: ListedAsk;
  agency: Agency;
  rule: ApprovalRule;
  steps: (StepRow & { by: string | null })[];
  /** How many others hold a place for money alone with this person. */
  moneyOnly: number;
}

/** Asks with all that a decision needs, in the order asked. Same people as listAsks; audited. Refuses: directory.none_chosen, unknown_ask. */
export async function readAsks(app: App, scope: Scope, ids: readonly string[]): Promise<AskView[]> {
  const services = servicesOf(scope);
  const wanted = [...new Set(ids)];
  if (wanted.length === 0 || wanted.length > DECIDED_AT_ONCE) refuse('directory.none_chosen', { most: DECIDED_AT_ONCE });
  if (!wanted.every((id) => isId('ask', id))) refuse('directory.unknown_ask');
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const agency = (await selectAgency(tx, scope.agency ?? '')) ?? refuse('kernel.not_allowed');
    const found = await selectListed(tx, wanted);
    if (found.length < wanted.length || found.some((ask) => !mayDecide(scope, services, ask))) refuse('directory.unknown_ask');
    const rule = await readApprovalRule(tx, agency.id, now);
    const views: AskView[] = [];
    for (const ask of found) {
      const steps: AskView['steps'] = [];
      for (const step of await selectSteps(tx, ask.id)) {
        const by = step.actor && step.actor !== ask.customer ? await readLogin(tx, scope, step.actor) : null;
        steps.push({ ...step, by: by && (by.name ?? by.email) });
      }
      const moneyOnly = ask.service === 'money' ? await countMoneyOnly(tx, ask.residentId, ask.customer, now) : 0;
      await audit(tx, scope, { action: 'directory.ask_read', subject: ask.id }, now);
      views.push({ ask, agency, rule, steps, moneyOnly });
    }
    return views;
  });
}

/** Whether this ask is this staff member's to see and decide. */
export function mayDecide(scope: Scope, services: readonly ApprovalService[], ask: ListedAsk): boolean {
  return ask.agencyId === scope.agency && services.includes(ask.service) && worksAt(scope, ask.facilityId);
}
