import { addFunds, balancesOf, changeCard, listCards, refundWallet, splitPrice } from '#domain/payments/index.ts';
import { anOperator, clerkOf, type Sender } from '#domain/transfers/cast.ts';
import {
  acknowledgeTransfers,
  askBankNow,
  askRefund,
  cancelTransfer,
  changePlan,
  createTransfer,
  decideIncoming,
  makeFileNow,
  makeQuote,
  makeRemittanceNow,
  markPosted,
  offerPlan,
  payAgain,
  payTransfer,
  skipNext,
  startPlan,
} from '#domain/transfers/index.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { dayAfter, localTime } from '#kernel/wall-clock.ts';
import { oneOf, type Roll } from './dice.ts';
import { cardBy } from './processor.ts';
import { type SimulatedHouse, SWEEPS } from './house.ts';
import type { Scheduler } from './scheduler.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const PROCESSES = 2;

/** One run: a seed's dice, its people and what has become of them. */
export interface Run {
  house: SimulatedHouse;
  scheduler: Scheduler;
  roll: Roll;
  sender: Sender;
  clerk: Scope;
  operator: Scope;
  transfers: string[];
  /** Those of them that are or were on the agency's list. */
  applied: string[];
  fills: string[];
  /** One plan at most: its id is made before it is. */
  plans: string[];
  /** Sweeps that run, and in which process: never the same one twice at a time. */
  sweeping: Map<string, number>;
  advance(ms: number): void;
}

export function runOf(house: SimulatedHouse, scheduler: Scheduler, roll: Roll, sender: Sender, advance: (ms: number) => void): Run {
  const clerk: Scope = { ...clerkOf(sender.at, newId('lgn')), facilities: 'all' };
  return {
    house,
    scheduler,
    roll,
    sender,
    clerk,
    operator: anOperator(),
    transfers: [],
    applied: [],
    fills: [],
    plans: [],
    sweeping: new Map(),
    advance,
  };
}

/** One thing somebody does, or that happens; which one, and in which process, the dice say. */
export async function act(run: Run): Promise<void> {
  const { roll } = run;
  await lookAround(run);
  const side = run.transfers.length === 0 && roll(4) === 0 ? 80 : roll(100);
  if (side < 38) return await workOfTheHouse(run);
  if (side < 62) return ofTheOutside(run);
  if (side < 67) return sweep(run, roll(SWEEPS.length));
  if (side < 71) return passTime(run);
  if (side < 84) return ofTheSender(run);
  ofTheAgencyAndUs(run);
}

/** Whoever made it: its sender or a plan. */
async function lookAround(run: Run): Promise<void> {
  await run.scheduler.quiet();
  const { rows } = await run.house.test.owner.query<{ id: string; isApplied: boolean }>(
    `select t.transfer_id as id, exists (select 1 from transfers.states s where s.transfer_id = t.transfer_id and s.kind = 'applied') as "isApplied"
     from transfers.transfers t where t.facility_id = $1 order by 1`,
    [run.sender.at.facility.id],
  );
  run.transfers = rows.map(({ id }) => id);
  run.applied = rows.filter(({ isApplied }) => isApplied).map(({ id }) => id);
}

function begin({ scheduler, roll }: Run, name: string, work: () => Promise<unknown>): void {
  scheduler.start(name, roll(PROCESSES), work);
}

async function workOfTheHouse(run: Run): Promise<void> {
  const { house, roll } = run;
  const job = oneOf(roll, await house.dueJobs());
  if (job) await house.runJob(job, roll(PROCESSES));
  else ofTheOutside(run);
}

export function sweep(run: Run, which: number): void {
  const { name, run: work } = SWEEPS[which]!;
  if (run.sweeping.has(name)) return;
  const process = run.roll(PROCESSES);
  run.sweeping.set(name, process);
  run.scheduler.start(
    `sweep ${name}`,
    process,
    () => work(run.house.app),
    async () => void run.sweeping.delete(name),
  );
}

/** Killed processes are started again: what they had in their hands is free. */
export async function startKilled(run: Run): Promise<void> {
  const killed = run.scheduler.killed.splice(0);
  if (killed.length === 0) return;
  // What was just begun may still throw dice before it waits: nobody's throw may hang on which of two queries is answered first.
  await run.scheduler.quiet();
  for (const [name, process] of run.sweeping) if (killed.includes(process)) run.sweeping.delete(name);
  await run.house.freeJobs(killed);
}

function passTime(run: Run): void {
  const minutes = [1, 5, 16, 40, 61, 180, 1440][run.roll(7)]!;
  run.scheduler.tell(`${minutes} minutes pass`);
  run.advance(minutes * MINUTE);
}

/** The payer at his card page, the processor with its news, its desk, payers' banks, and ours. */
function ofTheOutside(run: Run): void {
  const { house, roll, scheduler } = run;
  const { processor, bank } = house;
  const charge = oneOf(roll, processor.charges);
  // A page that waits is often paid next: what is never paid has no story.
  switch (processor.sessions.some(({ status }) => status === 'open') && roll(3) === 0 ? 0 : roll(15)) {
    case 0:
    case 1:
    case 2:
    case 12:
    case 13: {
      const page = oneOf(
        roll,
        processor.sessions.filter(({ status }) => status === 'open'),
      );
      const card = cardBy(roll);
      if (page) scheduler.tell(`${page.id} is paid with a card that is ${card}`);
      return page && processor.pay(page.id, card);
    }
    case 3:
      return processor.expirePages();
    case 4: {
      const refund = oneOf(roll, processor.refunds);
      return refund && processor.settleRefund(refund);
    }
    case 5:
      return charge && roll(3) === 0 ? processor.openDispute(charge) : undefined;
    case 6:
      return charge && processor.closeDispute(charge, roll(2) ? 'won' : 'lost');
    case 7: {
      bank.settleDue();
      const order = oneOf(
        roll,
        bank.transfers.filter(({ orderedAt }) => house.test.clock.now().getTime() - orderedAt.getTime() < 72 * HOUR),
      );
      return order && roll(4) === 0 ? bank.giveBack(order) : undefined;
    }
    case 14: {
      if (roll(2) === 0) return processor.payOut();
      const payout = oneOf(roll, processor.payouts);
      if (payout) bank.balance += processor.endPayout(payout, roll(3) ? 'paid' : 'failed');
      return;
    }
    default: {
      const message = oneOf(roll, processor.messages);
      return message && house.deliver(message, roll(PROCESSES), roll(4) === 0);
    }
  }
}

function ofTheSender(run: Run): void {
  const { house, roll, sender } = run;
  const { app } = house;
  const transfer = oneOf(roll, run.transfers);
  switch (roll(11)) {
    case 0:
    case 1:
    case 2:
      return run.transfers.length < 4 ? begin(run, 'send', () => send(run, String(5 + roll(20)))) : undefined;
    case 3: {
      const fill = roll(3) === 0 ? (oneOf(roll, run.fills) ?? newId('wfi')) : newId('wfi');
      if (run.fills.length > 1 && !run.fills.includes(fill)) return;
      if (!run.fills.includes(fill)) run.fills.push(fill);
      return begin(run, 'add funds', () =>
        addFunds(app, sender.scope, { fill, amount: String(10 + 5 * run.fills.indexOf(fill)), isFresh: true }),
      );
    }
    case 4:
      return roll(3) === 0 ? begin(run, 'refund wallet', () => refundWallet(app, sender.scope, { isFresh: true })) : undefined;
    case 5:
      return transfer ? begin(run, 'cancel', () => cancelTransfer(app, sender.scope, { transfer })) : undefined;
    case 6:
    case 7:
      return begin(run, 'plan', () => plan(run));
    case 8:
      return roll(4) === 0 ? begin(run, 'remove card', () => removeCard(run)) : undefined;
    default:
      return transfer ? begin(run, 'pay again', () => pay(run, transfer)) : undefined;
  }
}

async function send(run: Run, amount: string): Promise<void> {
  const { app } = run.house;
  const { scope, residentId } = run.sender;
  const quote = await makeQuote(app, scope, { resident: residentId, amount });
  const { transfer } = await createTransfer(app, scope, { quote: quote.quoteId, again: true, isFresh: true });
  await pay(run, transfer.transferId);
}

/** By wallet as far as it goes, by a kept card or on a page, if the dice say so, as the page would offer it. */
async function pay(run: Run, transfer: string): Promise<void> {
  const { app, test } = run.house;
  const { scope } = run.sender;
  const [byWallet, byCard, keepCard] = [run.roll(2) === 0, run.roll(2) === 0, run.roll(2) === 0];
  const { rows } = await run.scheduler.during(() =>
    test.owner.query<{ cents: bigint }>('select amount_cents + fee_cents as cents from transfers.transfers where transfer_id = $1', [
      transfer,
    ]),
  );
  const card = byCard ? await someCard(run) : null;
  const system = systemScope('page');
  const { availableCents } = await app.tx(system, (tx) => balancesOf(tx, system, scope.actor!, app.clock.now()));
  const split = byWallet ? splitPrice(rows[0]!.cents, availableCents) : null;
  await payTransfer(app, scope, { transfer, isFresh: true, walletCents: split?.walletCents ?? null, card, keepCard });
}

async function someCard({ house, scheduler, sender }: Run): Promise<string | null> {
  const cards = await scheduler.during(() => listCards(house.test, sender.scope));
  return cards[0]?.card ?? null;
}

async function removeCard(run: Run): Promise<void> {
  const card = await someCard(run);
  if (card) await changeCard(run.house.app, run.sender.scope, { card, change: 'removed' });
}

/** Starts a plan from tomorrow on, by a kept card or the wallet; the one there is is stopped for a while, goes on, or leaves its next day out. */
async function plan(run: Run): Promise<void> {
  const { app, test } = run.house;
  const { scope, residentId: resident } = run.sender;
  const [old] = run.plans;
  const tomorrow = dayAfter(localTime(app.clock.now(), 'America/Phoenix').day);
  if (old && run.roll(3) === 0) return await skipNext(app, scope, { plan: old, day: tomorrow });
  if (old && run.roll(2) === 0) return await changePlan(app, scope, { plan: old, to: run.roll(2) ? 'paused' : 'resumed' });
  const id = old ?? newId('rpl');
  if (!old) run.plans.push(id);
  const card = (run.roll(3) ? await someCard(run) : null) ?? '';
  const wanted = { resident, amount: '6', every: 'week', first: tomorrow, card };
  const { feeCents } = await run.scheduler.during(() => offerPlan(test, scope, wanted));
  await startPlan(app, scope, { ...wanted, plan: id, feeCents, agree: true, isFresh: true });
}

function ofTheAgencyAndUs(run: Run): void {
  const { house, roll, clerk, operator, sender } = run;
  const { app } = house;
  const transfer = (roll(8) ? oneOf(roll, run.applied) : undefined) ?? oneOf(roll, run.transfers);
  if (!transfer) return;
  const remittance = async (): Promise<string> =>
    (
      await house.test.owner.query<{ id: string }>(
        'select remittance_id as id from transfers.remittances where facility_id = $1 order by 1 desc',
        [sender.at.facility.id],
      )
    ).rows[0]?.id ?? 'none';
  switch (roll(11)) {
    case 0:
    case 1:
    case 2:
      return begin(run, 'mark posted', () => markPosted(app, clerk, { transfers: [transfer] }));
    case 3: {
      const step = roll(2) ? 'return' : 'withhold';
      return begin(run, step, () => decideIncoming(app, clerk, { transfer, step, reason: 'released', note: '' }));
    }
    case 4:
      return begin(run, 'make a file', () => makeFileNow(app, clerk));
    case 5:
      return begin(run, 'answer', () =>
        acknowledgeTransfers(app, clerk, {
          items: [{ transferId: transfer, outcome: roll(3) ? 'posted' : 'rejected', reason: 'released' }],
        }),
      );
    case 6:
    case 8:
    case 9:
      return begin(run, 'give back', () => askRefund(app, operator, { transfer, amount: String(1 + roll(9)), note: 'by chance' }));
    case 7:
      return begin(run, 'remit now', () => makeRemittanceNow(app, operator, { facility: sender.at.facility.id }));
    default:
      return begin(run, 'ask the bank', async () => {
        const id = await run.scheduler.during(remittance);
        await (roll(2) ? payAgain(app, operator, { remittance: id }) : askBankNow(app, operator, { remittance: id }));
      });
  }
}
