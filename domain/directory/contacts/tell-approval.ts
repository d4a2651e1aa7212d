import { type Block, tellCustomer, type Words } from '#domain/notifications/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Sweep } from '#kernel/jobs.ts';
import { publish, type Subscriber } from '#kernel/outbox.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { formatDate } from '#words/format.ts';
import { tr } from '#words/index.ts';
import { APPROVAL_CHANGED, type ApprovalChanged } from '../events.ts';
import { selectAgency } from '../queries/agencies.ts';
import { type AskRow, insertNotice, insertStep, selectAsk, selectRunOut, selectSteps, takeTurn } from '../queries/approvals.ts';
import { selectResident } from '../queries/residents.ts';

/** The customer hears of every decision by mail, in the language of the login. The mail names the person and the reason, and no other family. */
export const tellApproval: Subscriber = {
  event: APPROVAL_CHANGED,
  name: 'directory.tell_approval',
  async run(app: App, tx: Tx, scope: Scope, payload: ApprovalChanged): Promise<void> {
    const ask = await selectAsk(tx, payload.ask);
    const step = ask && (await selectSteps(tx, ask.id)).findLast(({ kind }) => kind === payload.kind);
    const resident = ask && (await selectResident(tx, ask.residentId));
    const agency = ask && (await selectAgency(tx, ask.agencyId));
    if (!ask || !step || !resident || !agency) return;
    const name = `${resident.givenName} ${resident.familyName}`;
    await tellCustomer(tx, scope, {
      customer: ask.customer,
      kind: 'approvals',
      template: `approval_${payload.kind}`,
      key: `approval:${ask.id}:${payload.kind}`,
      at: app.clock.now(),
      write(lang) {
        const about = { name, service: tr(lang, `contacts.service_in.${ask.service}`), agency: agency.name };
        const lines: Words[] = [words(`mail.${payload.kind}_text`, about)];
        if (step.reason) lines.push(words('mail.reason', { reason: step.reason[lang] }));
        if (step.words) lines.push(words('mail.clerk_words', { words: step.words.replace(/\s+/g, ' ') }));
        if (payload.kind === 'approved' && step.validUntil)
          lines.push(words('mail.until', { day: formatDate(new Date(step.validUntil.getTime() - 1), lang, agency.timeZone) }));
        const blocks: Block[] = lines.map((text) => ({ kind: 'text', text }));
        return {
          subject: words(`mail.${payload.kind}_subject`),
          heading: words(`mail.${payload.kind}_heading`),
          blocks: [...blocks, { kind: 'button', text: words('mail.see'), path: `/people/${ask.residentId}` }],
        };
      },
    });
  },
};

const AT_ONCE = 200;

/** An approval past its end counts for nothing at once; this writes it down and tells both sides. */
export const expireApprovals: Sweep = {
  name: 'directory.expire_approvals',
  everySeconds: 300,
  async run(app) {
    const scope = systemScope('directory-expire-approvals');
    const due = await app.tx(scope, (tx) => selectRunOut(tx, app.clock.now(), AT_ONCE));
    for (const ask of due) await app.tx(scope, (tx) => expire(app, tx, scope, ask));
  },
};

async function expire(app: App, tx: Tx, scope: Scope, ask: AskRow): Promise<void> {
  const now = app.clock.now();
  await takeTurn(tx, ask.id);
  if ((await selectAsk(tx, ask.id))?.state !== 'approved') return;
  await insertStep(tx, ask, { kind: 'expired', at: now, actor: null });
  await insertNotice(tx, { ...ask, kind: 'expired', about: ask.customerName }, now);
  await publish(tx, scope, APPROVAL_CHANGED, { ask: ask.id, kind: 'expired' } satisfies ApprovalChanged);
}

function words(key: string, params?: Words['params']): Words {
  return { key: `contacts.${key}`, ...(params ? { params } : {}) };
}
