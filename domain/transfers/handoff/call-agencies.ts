import { agenciesBy, type HandoffAgency, localTime, signedHeaders } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Brought } from '#kernel/courier.ts';
import type { Tx } from '#kernel/db.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { takeTurnOfTransfer, transferById } from '../queries/transfers.ts';
import { answerAll } from './acknowledge.ts';
import { CALL_ANSWER_BYTES, type CallAnswer, callBody, nextAsk, readCallAnswer } from './call-letter.ts';
import { handOver } from './hand-over.ts';
import {
  agenciesToCall,
  type CallClaim,
  claimCalls,
  insertCall,
  insertTry,
  type Line,
  liveSecretsOf,
  rowToCall,
  setCall,
  setLine,
  takeLine,
} from './queries/calls.ts';
import { waitingToHand } from './queries/files.ts';
import { answerBy } from './schedule.ts';

/** Calls at one time for one agency, over all processes; one alone while its line is down. */
const AT_ONCE = 4;
const CHUNK = 100;
/** Longer than any call takes: what is held longer belongs to a process that died. */
const LEASE_MS = 60_000;
/** How far back the frequent look goes; the hourly one sees everything. */
const RECENT_MS = 3 * 86_400_000;
/** Calls in a row without an answer until operators are told. */
const DOWN_AFTER = 4;

/** An agency's answer speaks for all of it. */
const scopeOf = (agency: string | null): Scope => ({ ...systemScope('handoff-calls', agency), facilities: 'all' });

/**
 * Hands over what its sender can't take back any more, at agencies that take money by their API: from then on its time to answer runs. Nothing is sent
 * here. An agency whose money can't be handed over holds up no other. Returns how many.
 */
export async function beginCalls(app: App, all = false): Promise<number> {
  const now = app.clock.now();
  const since = all ? null : new Date(now.getTime() - RECENT_MS);
  let begun = 0;
  for (const agency of await app.tx(scopeOf(null), (tx) => agenciesBy(tx, 'api', now))) {
    try {
      begun += await beginAt(app, agency, since);
    } catch (error) {
      app.log.error({ err: error, alert: 'transfers.calls_not_begun', agency: agency.agencyId }, 'money could not be handed over');
    }
  }
  return begun;
}

async function beginAt(app: App, agency: HandoffAgency, since: Date | null): Promise<number> {
  const scope = scopeOf(agency.agencyId);
  for (let all = 0; ;) {
    const found = await app.tx(scope, async (tx) => {
      const now = app.clock.now();
      // Without a secret the agency could not tell our calls from anybody's: its money waits on the page.
      if ((await liveSecretsOf(tx, agency.agencyId, now)).length === 0) return { ids: 0, begun: 0 };
      const ids = await waitingToHand(tx, { agencyId: agency.agencyId, takenUntil: now, alsoFresh: false, since }, CHUNK);
      let count = 0;
      for (const id of ids.toSorted()) if (await begin(app, tx, scope, agency, id)) count++;
      return { ids: ids.length, begun: count };
    });
    all += found.begun;
    if (found.ids < CHUNK) return all;
  }
}

async function begin(app: App, tx: Tx, scope: Scope, agency: HandoffAgency, id: string): Promise<boolean> {
  const transfer = await handOver(app, tx, scope, id, { way: 'api' });
  if (transfer === null) return false;
  const at = app.clock.now();
  const day = localTime(at, agency.timeZone).day;
  const { answerDays, ifSilent } = agency.policy;
  const by = answerBy(day, answerDays, agency.posting, agency.timeZone);
  await insertCall(tx, transfer, { body: callBody(id, await rowToCall(tx, id)), answerBy: by, ifSilent, at });
  return true;
}

/** Starts the asking at every agency that something is due for, each beside the others; waits for none of them. */
export async function callAgencies(app: App): Promise<void> {
  const { courier } = app;
  if (!courier) return;
  for (const agencyId of await app.tx(scopeOf(null), (tx) => agenciesToCall(tx, app.clock.now()))) {
    courier.start(`handoff:${agencyId}`, async (isOver) => {
      try {
        await callAgency(app, agencyId, isOver);
      } catch (error) {
        app.log.error({ err: error, agency: agencyId }, 'an agency could not be called');
      }
    });
  }
}

/** Asks one agency what is due, a few at a time, until nothing is or its line is down. */
async function callAgency(app: App, agencyId: string, isOver: () => boolean): Promise<void> {
  const scope = scopeOf(agencyId);
  while (!isOver()) {
    const taken = await app.tx(scope, async (tx) => {
      const now = app.clock.now();
      const agency = (await agenciesBy(tx, 'api', now)).find((one) => one.agencyId === agencyId);
      const secrets = (await liveSecretsOf(tx, agencyId, now)).map(({ id }) => id);
      if (!agency || secrets.length === 0) return null;
      const line = await takeLine(tx, agencyId, now);
      if (line.nextAt > now) return null;
      const most = line.failures > 0 ? 1 : AT_ONCE;
      const claims = await claimCalls(tx, agencyId, { now, until: new Date(now.getTime() + LEASE_MS), most });
      return { claims, secrets, address: agency.policy.address };
    });
    if (taken === null || taken.claims.length === 0) return;
    await Promise.all(taken.claims.map((claim) => ask(app, scope, taken, claim)));
  }
}

async function ask(app: App, scope: Scope, to: { address: string; secrets: readonly string[] }, claim: CallClaim): Promise<void> {
  const { transferId, body } = claim;
  const headers = { ...signedHeaders(app, { id: transferId, body }, to.secrets, new Date()), 'Idempotency-Key': transferId };
  const brought = await app.courier!.post(to.address, headers, body, CALL_ANSWER_BYTES);
  const said = readCallAnswer(transferId, brought);
  await app.tx(scope, (tx) => settle(app, tx, scope, claim, brought, said));
}

async function settle(app: App, tx: Tx, scope: Scope, claim: CallClaim, brought: Brought, said: CallAnswer): Promise<void> {
  await takeTurnOfTransfer(tx, claim.transferId);
  const transfer = (await transferById(tx, claim.transferId))!;
  const at = app.clock.now();
  const line = await takeLine(tx, transfer.agencyId, at);
  let why = said.said === 'unclear' ? said.why : null;
  if (said.said === 'posted' || said.said === 'rejected') {
    const [verdict] = await answerAll(app, tx, scope, [said.answer], null);
    if (verdict!.verdict === 'kept_out') why = verdict!.why;
  }
  const outcome = why === null ? said.said : 'unclear';
  await insertTry(tx, transfer, { ...brought, at, said: outcome, why });
  const isOver = outcome === 'posted' || outcome === 'rejected';
  const dueAt = outcome === 'posted' || outcome === 'rejected' ? at : nextAsk(outcome, claim.tries, at);
  const standing = isOver ? 'over' : outcome === 'accepted' ? 'accepted' : 'open';
  await setCall(tx, claim.transferId, { standing, dueAt });
  await noteLine(app, tx, scope, { agencyId: transfer.agencyId, line, why });
}

/** One answer that makes sense opens the line; each that does not makes the pause longer, and the fourth in a row calls an operator. */
async function noteLine(
  app: App,
  tx: Tx,
  scope: Scope,
  { agencyId, line, why }: { agencyId: string; line: Line; why: string | null },
): Promise<void> {
  const at = app.clock.now();
  if (why === null) {
    if (line.failures > 0) await setLine(tx, agencyId, { failures: 0, nextAt: at, downSince: null, why: null });
    return;
  }
  const failures = line.failures + 1;
  await setLine(tx, agencyId, { failures, nextAt: nextAsk('unclear', failures, at), downSince: line.downSince ?? at, why });
  if (failures !== DOWN_AFTER) return;
  app.log.error({ alert: 'transfers.handoff_down', agency: agencyId, why }, 'an agency does not answer our calls');
  await audit(tx, scope, { action: 'transfers.handoff_down', subject: agencyId, agency: agencyId, details: { why } }, at);
}
