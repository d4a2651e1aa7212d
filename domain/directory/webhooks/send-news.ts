import { readTeam } from '#domain/identity/index.ts';
import { notify } from '#domain/notifications/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Sweep } from '#kernel/jobs.ts';
import { type Scope, systemScope, worksEverywhere } from '#kernel/scope.ts';
import type { Brought } from '#kernel/courier.ts';
import { NEWS_DAYS } from './event-types.ts';
import { claimDue, type Claim, endpointsDue, forgetNews, insertAttempt, settleFailed, settleTaken } from './queries/deliveries.ts';
import { type EndpointRow, liveSecrets, selectEndpoint } from './queries/endpoints.ts';
import { isTaken, nextTry } from './retry.ts';
import { signedHeaders } from './sign.ts';

/** Tries at one time for one endpoint, over all processes. */
export const AT_ONCE = 4;
/** Longer than any try takes: what is held longer belongs to a process that died. */
const LEASE_MS = 60_000;
const DAY_MS = 86_400_000;

export const webhookSweeps: readonly Sweep[] = [
  { name: 'directory.send_news', everySeconds: 1, run: sendAllNews },
  { name: 'directory.forget_news', everySeconds: 3600, run: forget },
];

/** Starts the sending for every endpoint that something is due for, each beside the others; waits for none of them. */
export async function sendAllNews(app: App): Promise<void> {
  const { courier } = app;
  if (!courier) return;
  const due = await app.tx(scopeOf(null), (tx) => endpointsDue(tx, app.clock.now()));
  for (const { id, agencyId } of due) {
    courier.start(id, async (isOver) => {
      try {
        await sendNews(app, agencyId, id, isOver);
      } catch (error) {
        app.log.error({ err: error, endpoint: id }, 'news for a program could not be sent');
      }
    });
  }
}

const scopeOf = (agency: string | null): Scope => systemScope('directory-webhooks', agency);

/** Brings one endpoint what is due, a few at a time, until nothing is. */
async function sendNews(app: App, agencyId: string, endpointId: string, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const taken = await app.tx(scopeOf(agencyId), async (tx) => {
      const endpoint = await selectEndpoint(tx, agencyId, endpointId);
      if (!endpoint || endpoint.endedAt !== null) return null;
      const now = app.clock.now();
      const claims = await claimDue(tx, endpointId, { now, until: new Date(now.getTime() + LEASE_MS), most: AT_ONCE });
      return { endpoint, claims, secrets: (await liveSecrets(tx, endpointId, now)).map((secret) => secret.id) };
    });
    if (taken === null || taken.claims.length === 0) return;
    const { endpoint, secrets } = taken;
    await Promise.all(taken.claims.map((claim) => tryOnce(app, endpoint, secrets, claim)));
  }
}

async function tryOnce(app: App, endpoint: EndpointRow, secrets: readonly string[], claim: Claim): Promise<void> {
  const headers = signedHeaders(app, { id: claim.eventId, body: claim.body }, secrets, new Date());
  const brought = await app.courier!.post(endpoint.url, headers, claim.body);
  const scope = scopeOf(endpoint.agencyId);
  await app.tx(scope, async (tx) => await settle(app, tx, scope, endpoint, claim, brought));
}

async function settle(app: App, tx: Tx, scope: Scope, endpoint: EndpointRow, claim: Claim, brought: Brought): Promise<void> {
  const at = app.clock.now();
  const one = { endpointId: endpoint.id, eventId: claim.eventId, agencyId: endpoint.agencyId, tries: claim.tries };
  await insertAttempt(tx, one, { ...brought, at });
  if (isTaken(brought.status)) return await settleTaken(tx, one, { ...brought, at });
  if (await settleFailed(tx, one, { ...brought, at }, nextTry(claim.tries, at))) await tellAdmins(tx, scope, endpoint, at);
}

/** News that was tried for three days is parked; whoever leads the agency's programs hears of it, once a day for an endpoint. */
async function tellAdmins(tx: Tx, scope: Scope, endpoint: EndpointRow, at: Date): Promise<void> {
  for (const { loginId, lang, roles, disabled, facilities } of await readTeam(tx, scope, endpoint.agencyId)) {
    if (disabled || !roles.includes('agency_admin') || !worksEverywhere({ facilities })) continue;
    const words = (key: string) => ({ key: `webhooks.mail.${key}` });
    await notify(tx, scope, {
      to: { login: loginId },
      kind: 'programs',
      template: 'news_parked',
      lang,
      content: {
        subject: words('subject'),
        heading: words('heading'),
        blocks: [
          { kind: 'text', text: words('text') },
          { kind: 'soft', text: words('next') },
          { kind: 'button', text: words('button'), path: `/keys/webhooks/${endpoint.id}`, surface: 'staff' },
        ],
      },
      key: `news_parked:${endpoint.id}:${at.toISOString().slice(0, 10)}:${loginId}`,
      at,
    });
  }
}

async function forget(app: App): Promise<void> {
  await app.tx(scopeOf(null), (tx) => forgetNews(tx, new Date(app.clock.now().getTime() - NEWS_DAYS * DAY_MS)));
}
