import { readLogin } from '#domain/identity/index.ts';
import { readJournals, type ReadJournal } from '#domain/ledger/index.ts';
import { listEvents, type PaymentView, readPayment } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { remittancesOf } from './desk/queries.ts';
import { conflictsOf, type ConflictView } from './handoff/queries/answers.ts';
import { PURPOSE } from './pay-transfer.ts';
import { paidAs } from './returns/onward.ts';
import { type Refundable, refundableNow } from './returns/ask-refund.ts';
import { asksOf, type RefundAsk } from './returns/queries.ts';
import { type TransferView, transferView } from './read-transfer.ts';

/** All that is known of a transfer: what operators see. */
export interface TransferFile extends TransferView {
  senderEmail: string | null;
  paymentFile: PaymentView | null;
  events: Awaited<ReturnType<typeof listEvents>>;
  /** Its own with those of what it went on as or came from, and those of the remittance it was paid on in, which are for all transfers of it together. */
  journals: (ReadJournal & { sharedBy: number | null })[];
  refundable: Refundable;
  asks: RefundAsk[];
  /** What its agency said too late or against an earlier word. */
  conflicts: ConflictView[];
  /** Who did something to it, by login. */
  names: ReadonlyMap<string, string>;
}

/** A transfer with its payment, the processor's messages and its journals; every look is audited. Operators. Refuses: transfers.unknown_transfer. */
export async function readTransferFile(app: App, scope: Scope, id: string): Promise<TransferFile> {
  requireRealm(scope, 'operator');
  requireActor(scope);
  return await app.tx(scope, async (tx) => {
    const view = (await transferView(app, tx, id)) ?? refuse('transfers.unknown_transfer');
    await audit(tx, scope, { action: 'transfers.read', subject: id, agency: view.agencyId }, app.clock.now());
    const payment = (await readPayment(tx, PURPOSE, paidAs(view), app.clock.now())) ?? null;
    const [asks, conflicts] = [await asksOf(tx, id), await conflictsOf(tx, [id])];
    const names = new Map<string, string>();
    const actors = [
      ...view.states.map((state) => state.actor),
      ...asks.flatMap((ask) => [ask.askedBy, ask.decidedBy]),
      ...conflicts.map((one) => one.settled?.settledBy ?? null),
    ];
    for (const actor of new Set(actors.flatMap((one) => one ?? []))) {
      const login = await readLogin(tx, scope, actor);
      if (login) names.set(actor, login.name ?? login.email);
    }
    return {
      ...view,
      senderEmail: (await readLogin(tx, scope, view.customer))?.email ?? null,
      paymentFile: payment,
      events: payment ? await listEvents(tx, payment) : [],
      journals: await journalsOf(tx, scope, view),
      refundable: await refundableNow(app, tx, view),
      asks,
      conflicts,
      names,
    };
  });
}

async function journalsOf(tx: Tx, scope: Scope, { transferId, cameFrom, wentOnAs }: TransferView): Promise<TransferFile['journals']> {
  const remittances = new Map((await remittancesOf(tx, transferId)).map(({ remittanceId, itemCount }) => [remittanceId, itemCount]));
  const legs = [transferId, ...[cameFrom, wentOnAs].flatMap((leg) => leg?.transferId ?? [])];
  const found = await readJournals(tx, scope, { references: [...legs, ...remittances.keys()] });
  return found.map((journal) => ({ ...journal, sharedBy: remittances.get(journal.reference ?? '') ?? null }));
}
