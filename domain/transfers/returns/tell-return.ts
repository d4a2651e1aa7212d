import { type Block, tellCustomer, type Words } from '#domain/notifications/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import type { Scope } from '#kernel/scope.ts';
import { formatMoney } from '#words/format.ts';
import { statesOf, transferById, type TransferRow } from '../queries/transfers.ts';
import { reasonFrom, type ReturnReason } from './reasons.ts';

export interface ReturnNews {
  /** returned_wallet: it is in the wallet again. */
  news: 'returned' | 'returned_wallet' | 'return_stuck' | 'return_settled';
  why: ReturnReason;
  amountCents: Money;
  refund: string;
  /** Whether the whole transfer goes back, or something is given back of one that stays. */
  isWhole: boolean;
}

/** Tells a sender that money is on its way to the card, that the card did not take it, or that it got there another way. */
export async function tellReturn(app: App, tx: Tx, scope: Scope, transfer: TransferRow, news: ReturnNews): Promise<void> {
  const about = { name: transfer.residentName, facility: transfer.facilityName };
  const why: Block[] = news.isWhole ? [{ kind: 'text', text: words(`return.why_${news.why}`, about) }] : [];
  await tellCustomer(tx, scope, {
    customer: transfer.customer,
    kind: 'money',
    template: `transfer_${news.news}`,
    key: `${news.news}:${news.refund}`,
    at: app.clock.now(),
    write: (lang) => ({
      subject: words('mail.return_subject'),
      heading: words(`mail.${news.news}_title`),
      blocks: [
        { kind: 'text', text: words(`mail.${news.news}_text`, { amount: formatMoney(news.amountCents, lang), name: about.name }) },
        ...why,
        { kind: 'button', text: words('mail.receipt_button'), path: `/transfers/${transfer.transferId}` },
      ],
    }),
  });
}

/** Tells a sender that the agency's office holds the money back, and why. Not when it has gone on or back since. */
export async function tellWithheld(app: App, tx: Tx, scope: Scope, transferId: string): Promise<void> {
  const transfer = await transferById(tx, transferId);
  const states = await statesOf(tx, transferId);
  const held = states.find(({ kind }) => kind === 'withheld');
  if (!transfer || !held || states.some(({ kind }) => kind === 'posted' || kind === 'returning')) return;
  const about = { name: transfer.residentName, facility: transfer.facilityName };
  await tellCustomer(tx, scope, {
    customer: transfer.customer,
    kind: 'money',
    template: 'transfer_withheld',
    key: `withheld:${transferId}`,
    at: app.clock.now(),
    write: (lang) => ({
      subject: words('mail.return_subject'),
      heading: words('view.title_withheld', about),
      blocks: [
        { kind: 'text', text: words('mail.withheld_text', { ...about, amount: formatMoney(transfer.amountCents, lang) }) },
        { kind: 'text', text: words(`return.why_${reasonFrom(held.details['why'])}`, about) },
        { kind: 'button', text: words('mail.receipt_button'), path: `/transfers/${transferId}` },
      ],
    }),
  });
}

function words(key: string, params?: Words['params']): Words {
  return { key: `transfers.${key}`, ...(params ? { params } : {}) };
}
