import { type Block, type CustomerNews, type MailContent, tellCustomer, tellCustomers, type Words } from '#domain/notifications/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Lang, requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { formatMoment, formatMoney, formatPlainDate } from '#words/format.ts';
import { acknowledgementOf, deductionsOf } from './handoff/queries/answers.ts';
import { availableOfStates, availableOn } from './held.ts';
import { nameTaken } from './name-taken.ts';
import { quoteById } from './queries/quotes.ts';
import { type StateRow, statesOf, transferById, type TransferRow } from './queries/transfers.ts';
import { readTransfer, since } from './read-transfer.ts';
import { type Receipt, receiptLanguages, receiptOf } from './receipt.ts';
import type { OtherLeg } from './returns/onward.ts';
import { isGoingBack, isPaid } from './transfer.ts';

/** Queues the receipt of a transfer just paid for, or of one that goes on after its person, once whatever is retried. */
export async function sendReceipt(
  app: App,
  tx: Tx,
  scope: Scope,
  transfer: TransferRow,
  state: 'applied' | 'kept',
  follows?: { from: TransferRow; paid: StateRow },
): Promise<void> {
  const { from = null, paid } = follows ?? {};
  const paidAt = paid?.at ?? app.clock.now();
  const available = paid ? availableOn(transfer, paid.details['payment']) : null;
  await queueReceipts(app, tx, scope, [{ transfer, state, from, paidAt, available, key: `receipt:${transfer.transferId}`, asked: false }]);
}

/** The same for many that were just booked to their agencies, each with the id of what paid it. */
export async function sendReceipts(
  app: App,
  tx: Tx,
  scope: Scope,
  paid: readonly { transfer: TransferRow; payment: string }[],
): Promise<void> {
  const booked = { state: 'applied' as const, from: null, paidAt: app.clock.now(), asked: false };
  await queueReceipts(
    app,
    tx,
    scope,
    paid.map(({ transfer, payment }) => ({
      ...booked,
      transfer,
      available: availableOn(transfer, payment),
      key: `receipt:${transfer.transferId}`,
    })),
  );
}

/** Sends the receipt again to the customer's address; at most once in an hour. Customers. Refuses: transfers.unknown_transfer, not_payable for what was never paid. */
export async function resendReceipt(app: App, scope: Scope, input: { transfer: string }): Promise<void> {
  requireRealm(scope, 'customer');
  requireActor(scope);
  const view = await readTransfer(app, scope, input.transfer);
  const paidAt = since(view, 'paid');
  if (!isPaid(view.state) || paidAt === undefined) refuse('transfers.unknown_transfer');
  const hour = app.clock.now().toISOString().slice(0, 13);
  const state = isGoingBack(view.state) || view.state === 'kept' ? 'kept' : 'applied';
  const key = `receipt:${view.transferId}:${hour}`;
  const order = { transfer: view, state, from: view.cameFrom, paidAt, available: view.available?.on ?? null, key, asked: true } as const;
  await app.tx(scope, (tx) => queueReceipts(app, tx, scope, [order]));
}

/** Tells the customer that the clerk has put the money on the account. */
export async function sendPosted(app: App, tx: Tx, scope: Scope, transferId: string): Promise<void> {
  const transfer = await transferById(tx, transferId);
  const states = await statesOf(tx, transferId);
  if (transfer === undefined || !states.some((row) => row.kind === 'posted')) return;
  await tellCustomer(tx, scope, {
    customer: transfer.customer,
    kind: 'money',
    template: 'transfer_posted',
    key: `posted:${transferId}`,
    at: app.clock.now(),
    write: async (lang) => ({
      subject: words('mail.posted_subject'),
      heading: words('mail.posted_title'),
      blocks: [...(await postedBlocks(tx, transfer, lang)), ...heldBlocks(transfer, states, lang), seeButton(transferId)],
    }),
  });
}

/** What the agency took, where it has said so; else that it may have taken something. */
async function postedBlocks(tx: Tx, transfer: TransferRow, lang: Lang): Promise<Block[]> {
  const { facilityName: facility, residentName: name } = transfer;
  const amount = formatMoney(transfer.amountCents, lang);
  const rules = (await quoteById(tx, transfer.quoteId))?.deductions ?? [];
  const taken = nameTaken(await deductionsOf(tx, transfer.transferId), rules, lang);
  const text = (key: string, params: Words['params']): Block => ({ kind: 'text', text: words(key, params) });
  if (taken.length === 0) {
    const hasSaid = (await acknowledgementOf(tx, transfer.transferId)) !== undefined;
    return [text(hasSaid ? 'mail.posted_whole' : 'mail.posted_text', { facility, amount, name })];
  }
  const left = taken.reduce((rest, one) => rest - one.amountCents, transfer.amountCents);
  const each = taken.map((one) => text('step.taken', { amount: formatMoney(one.amountCents, lang), name: one.name }));
  return [text('mail.posted_whole', { facility, amount, name }), ...each, text('step.left', { amount: formatMoney(left, lang) })];
}

/** From when it can be used, where the agency holds it until then. */
function heldBlocks(transfer: TransferRow, states: readonly StateRow[], lang: Lang): Block[] {
  const on = availableOfStates(transfer, states);
  if (on === null) return [];
  const { residentName: name, agencyName: agency } = transfer;
  return [{ kind: 'text', text: words('mail.posted_held', { name, agency, day: formatPlainDate(on, lang) }) }];
}

interface Order {
  transfer: TransferRow;
  state: 'applied' | 'kept';
  /** What it was where its person was before. */
  from: OtherLeg | null;
  paidAt: Date;
  /** The first day it can be used, where the agency holds it until then. */
  available: string | null;
  key: string;
  /** The customer pressed "send it again". */
  asked: boolean;
}

async function queueReceipts(app: App, tx: Tx, scope: Scope, orders: readonly Order[]): Promise<void> {
  const at = app.clock.now();
  await tellCustomers(
    tx,
    scope,
    orders.map((order) => receiptNews(order, at)),
  );
}

/** In the language of the receipt, which is the one it was paid in. */
function receiptNews(order: Order, at: Date): CustomerNews {
  const { transfer, key, asked } = order;
  const [lang = 'en', other] = receiptLanguages(transfer);
  return {
    customer: transfer.customer,
    kind: 'money',
    asked,
    lang,
    template: 'receipt',
    key,
    at,
    write: () => receiptMail(order, lang, other),
  };
}

function receiptMail({ transfer, state, from, paidAt, available }: Order, lang: Lang, other?: Lang): MailContent {
  const total = transfer.amountCents + transfer.feeCents;
  const back = { cents: state === 'kept' ? total : 0n, isWhole: state === 'kept' };
  const { residentName: name, facilityName: facility } = transfer;
  const about = { back, cameFrom: from, availableOn: available };
  const receipts = receiptBlocks(receiptOf(transfer, paidAt, lang, about));
  if (other) receipts.push(...receiptBlocks(receiptOf(transfer, paidAt, other, about)));
  return {
    subject: words('mail.receipt_subject', { reference: transfer.reference }),
    heading: from === null ? words(`mail.receipt${state === 'kept' ? '_kept' : ''}_title`) : words('mail.receipt_onward_title', { name }),
    blocks: [
      ...(from === null
        ? []
        : [
            {
              kind: 'text' as const,
              text: words('mail.receipt_onward_text', { name, facility, from: from.facilityName, before: from.reference }),
            },
          ]),
      { kind: 'text', text: opening(transfer, state, lang) },
      seeButton(transfer.transferId),
      ...receipts,
      { kind: 'soft', text: words('mail.wrong') },
    ],
  };
}

function opening(transfer: TransferRow, state: 'applied' | 'kept', lang: Lang): Words {
  const total = formatMoney(transfer.amountCents + transfer.feeCents, lang);
  if (state === 'kept') return words('mail.receipt_kept_text', { total, name: transfer.residentName, facility: transfer.facilityName });
  const amount = formatMoney(transfer.amountCents, lang);
  return words('mail.receipt_text', {
    total,
    amount,
    name: transfer.residentName,
    time: formatMoment(transfer.postsBy, lang, transfer.timeZone),
  });
}

// The receipt may be in another language than the mail around it, so its words go in as they are.
function receiptBlocks(receipt: Receipt): Block[] {
  const money = receipt.money.map(({ label, cents, total }) => ({
    label: written(label),
    value: formatMoney(cents, receipt.lang),
    ...(total ? { total } : {}),
  }));
  const facts = receipt.facts.map(({ label, value }) => written(`${label}: ${value}`));
  return [
    { kind: 'rows', title: written(receipt.title), rows: money, notes: facts },
    {
      kind: 'rows',
      title: written(receipt.refundTitle),
      rows: [],
      notes: [...receipt.refundText, ...(receipt.sampleText ? [receipt.sampleText] : [])].map(written),
    },
  ];
}

function seeButton(transferId: string): Block {
  return { kind: 'button', text: words('mail.receipt_button'), path: `/transfers/${transferId}` };
}

function written(text: string): Words {
  return words('mail.as_written', { text });
}

function words(key: string, params?: Words['params']): Words {
  return { key: `transfers.${key}`, ...(params ? { params } : {}) };
}
