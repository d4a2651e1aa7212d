import {
  approveProposal,
  changePolicy,
  declineProposal,
  listPlaces,
  listProposals,
  type PolicyBodies,
  type PolicyChange,
  readPolicyPage,
} from '#domain/directory/index.ts';
import { explainBreak, listBreaks, listMoneyTasks } from '#domain/payments/index.ts';
import { closeMessage, listMessages, sendMessage, stampForm } from '#domain/support/index.ts';
import {
  askRefund,
  decideDetails,
  decideRefundAsk,
  listRefundTasks,
  proposeDetails,
  readDetails,
  readTransferFile,
} from '#domain/transfers/index.ts';
import { publicScope } from '#kernel/scope.ts';
import { sampleOperator, sampleSecondOperator } from '../people.ts';
import { settle, type Stage, tellSandbox } from './cast.ts';

const FIRST = sampleOperator.email;
const SECOND = sampleSecondOperator.email;

/** Where a facility is paid: one operator writes it down, the other one confirms it. */
export async function agreeOnBank(stage: Stage, slug: string, facility: string, account: string): Promise<void> {
  const [first, second] = [stage.operator(FIRST), stage.operator(SECOND)];
  const place = (await listPlaces(stage.app, first, stage.agencies.get(slug)!.id)).find(({ name }) => name === facility)!;
  const { open, current } = await readDetails(stage.app, first, place.id);
  if (open === null && current?.last4 === account.slice(-4)) return;
  const typed = { name: `${facility} Trust Fund`, routing: '011000015', account, again: account, reason: 'Their signed letter' };
  const details = open?.detailsId ?? (await proposeDetails(stage.app, first, { facility: place.id, ...typed })).details;
  if (open === null || open.standing === 'waiting') await decideDetails(stage.app, second, { details, approve: true, account, note: '' });
}

/** An operator gives money back out of our own pocket or before it arrived; above his limit the other one says yes, unless it is left for somebody. */
export async function giveBack(stage: Stage, transfer: string, amount: string, note: string, isLeft = false): Promise<void> {
  const [first, second] = [stage.operator(FIRST), stage.operator(SECOND)];
  const { asks } = await readTransferFile(stage.app, first, transfer);
  if (!asks.some((ask) => ask.note === note)) await askRefund(stage.app, first, { transfer, amount, note });
  if (!isLeft) {
    for (const ask of (await listRefundTasks(stage.app, second)).asks.filter(
      (one) => one.transferId === transfer && one.decidedAt === null,
    ))
      await decideRefundAsk(stage.app, second, { ask: ask.askId, approve: true, note: 'Seen the trust office’s mail' });
  }
  await settle(stage);
}

/** The payers' banks decide what they looked into. */
export async function closeDispute(stage: Stage, outcome: 'won' | 'lost'): Promise<void> {
  const { disputes } = await listMoneyTasks(stage.app, stage.operator(FIRST));
  const open = disputes.find(({ closedAt }) => closedAt === null);
  if (!open) return;
  await tellSandbox(stage, `/control/disputes/${open.dispute}/close`, { outcome });
  await settle(stage);
}

/** A line of the card company's that is none of ours. */
export async function billOfTheProcessor(stage: Stage, cents: number, description: string, since: Date): Promise<void> {
  const told = await stage.app.processor.listBalance({ from: since, until: stage.app.clock.now() }, null);
  if (!told.lines.some(({ amountCents }) => amountCents === BigInt(-cents)))
    await tellSandbox(stage, '/control/balance', { amount: -cents, description });
}

export async function explainBreaks(stage: Stage, note: string): Promise<void> {
  const scope = stage.operator(FIRST);
  const { breaks } = await listBreaks(stage.app, scope, { state: 'open', cause: null, source: null, page: 0 });
  for (const { breakId } of breaks) await explainBreak(stage.app, scope, { break: breakId, note });
}

export interface Letter {
  from: string;
  lang: 'en' | 'es';
  topic: string;
  message: string;
  /** What the operator answers; left out while it waits. */
  note?: string;
}

/** Somebody writes to us, and an operator answers. */
export async function writeAndAnswer(stage: Stage, letter: Letter): Promise<void> {
  const { app } = stage;
  const operator = stage.operator(FIRST);
  const find = async (state: 'open' | 'closed') =>
    (await listMessages(app, operator, { state, search: letter.from, page: 0 })).messages.find(({ topic }) => topic === letter.topic);
  if (await find('closed')) return;
  if (!(await find('open'))) {
    // As long as somebody needs to write it.
    const stamp = stampForm(app, new Date(Date.now() - 90_000));
    const form = {
      topic: letter.topic,
      name: '',
      email: letter.from,
      message: letter.message,
      about: '',
      trap: '',
      stamp,
      confirmed: false,
    };
    await sendMessage(app, publicScope('demo-world', letter.lang), { ...form, source: letter.from });
  }
  const open = await find('open');
  if (letter.note !== undefined && open) await closeMessage(app, operator, { messageId: open.id, note: letter.note });
}

type Proposed = 'fee_schedule' | 'limits';

/** An admin proposes other prices or limits; somebody else says yes or no, or it waits. */
export interface Change<K extends Proposed> {
  slug: string;
  by: string;
  kind: K;
  reason: string;
  change(body: PolicyBodies[K]): PolicyBodies[K];
  /** Who decides, and with a no the reason. */
  then?: { by: string; no?: string };
}

export async function propose<K extends Proposed>(stage: Stage, { slug, by, kind, reason, change, then }: Change<K>): Promise<void> {
  const { app } = stage;
  const place = { agencyId: stage.agencies.get(slug)!.id, kind, facilityId: null };
  const scope = stage.staff(by);
  const { proposals, inForce, base } = await readPolicyPage(app, scope, place);
  if (!proposals.some((one) => one.reason === reason)) {
    const changed = { ...place, body: change(inForce!.body), from: '', reason, base };
    // A union of kinds is no kind: that the body fits is what the parameter K says.
    await changePolicy(app, scope, changed as PolicyChange<'limits'>);
  }
  const open = (await listProposals(app, scope, place.agencyId)).find((one) => one.reason === reason);
  if (!then || !open) return;
  const other = stage.staff(then.by);
  if (then.no === undefined) await approveProposal(app, other, { proposalId: open.id });
  else await declineProposal(app, other, { proposalId: open.id, reason: then.no });
}
