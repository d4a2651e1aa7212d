import { readLogin } from '#domain/identity/index.ts';
import { type DisputedPayment, listMoneyTasks, type StuckRefund } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { HOUSE_ZONE } from '#kernel/wall-clock.ts';
import { translator } from '#words/index.ts';
import { PURPOSE } from '../pay-transfer.ts';
import { transferPaidAs } from '../queries/transfers.ts';
import { openAsks, type RefundAsk } from './queries.ts';

interface About {
  reference: string;
  residentName: string;
  timeZone: string;
}

export type RefundTask = About & RefundAsk & { askedByName: string | null; isOwn: boolean };

export interface RefundTasks {
  asks: RefundTask[];
  stuck: (About & StuckRefund)[];
  disputes: (About & DisputedPayment & { senderName: string })[];
}

const MOST = 200;

/** What waits for operators about money that goes back: refunds for a second person, refunds that did not get through, disputes. Operators; audited. */
export async function listRefundTasks(app: App, scope: Scope): Promise<RefundTasks> {
  requireRealm(scope, 'operator');
  const operator = requireActor(scope);
  const money = await listMoneyTasks(app, scope);
  return await app.tx(scope, async (tx) => {
    const about = async (id: string): Promise<(About & { senderName: string }) | undefined> => {
      const transfer = await transferPaidAs(tx, id);
      if (!transfer) return undefined;
      const { reference, residentName, timeZone, senderName } = transfer;
      return { reference, residentName, timeZone, senderName };
    };
    const tasks: RefundTasks = { asks: [], stuck: [], disputes: [] };
    for (const ask of await openAsks(tx, MOST)) {
      const of = await about(ask.transferId);
      const by = await readLogin(tx, scope, ask.askedBy);
      if (of) tasks.asks.push({ ...of, ...ask, askedByName: by && (by.name ?? by.email), isOwn: ask.askedBy === operator });
    }
    for (const one of money.stuck) {
      const of = one.purpose === PURPOSE ? await about(one.subject) : await aboutWallet(tx, scope, one.payer);
      if (of) tasks.stuck.push({ ...of, ...one });
    }
    for (const one of money.disputes) {
      const of = one.purpose === PURPOSE ? await about(one.subject) : await aboutWallet(tx, scope, one.payer);
      if (of) tasks.disputes.push({ ...of, ...one });
    }
    return tasks;
  });
}

// What was paid into a wallet has no transfer: its owner says whose it is.
async function aboutWallet(tx: Tx, scope: Scope, payer: string): Promise<(About & { senderName: string }) | undefined> {
  const login = await readLogin(tx, scope, payer);
  if (!login) return undefined;
  const reference = translator(scope.lang)('transfers.ops.tasks.wallet', { email: login.email });
  return { reference, residentName: '', timeZone: HOUSE_ZONE, senderName: login.name ?? login.email };
}
