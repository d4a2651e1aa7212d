import { addFunds, balancesOf, refundWallet, splitPrice } from '#domain/payments/index.ts';
import { anOperator, clerkOf, type Sender } from '#domain/transfers/cast.ts';
import {
  acknowledgeTransfers,
  askBankNow,
  askRefund,
  cancelTransfer,
  createTransfer,
  decideIncoming,
  makeFileNow,
  makeQuote,
  makeRemittanceNow,
  markPosted,
  payAgain,
  payTransfer,
} from '#domain/transfers/index.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
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
  fills: string[];
  /** Sweeps that run, and in which process: never the same one twice at a time. */
  sweeping: Map<string, number>;
  advance(ms: number): void;
}

export function runOf(house: SimulatedHouse, scheduler: Scheduler, roll: Roll, sender: Sender, advance: (ms: number) => void): Run {
  const clerk: Scope = { ...clerkOf(sender.at, newId('lgn')), facilities: 'all' };
  return { house, scheduler, roll, sender, clerk, operator: anOperator(), transfers: [], fills: [], sweeping: new Map(), advance };
}

/** One thing somebody does, or that happens; which one, and in which process, the dice say. */
export async function act(run: Run): Promise<void> {
  const { roll } = run;
  const side = run.transfers.length === 0 && roll(4) === 0 ? 80 : roll(100);
  if (side < 38) return await workOfTheHouse(run);
  if (side < 62) return ofTheOutside(run);
  if (side < 67) return sweep(run, roll(SWEEPS.length));
  if (side < 73) return passTime(run);
  if (side < 86) return ofTheSender(run);
  ofTheAgencyAndUs(run);
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
  const charge = oneOf(
    roll,
    processor.charges.filter(({ subject }) => isOurs(run, subject)),
  );
  switch (roll(14)) {
    case 0:
    case 1:
    case 2:
    case 12:
    case 13: {
      const page = oneOf(
        roll,
        processor.sessions.filter(({ status, subject }) => status === 'open' && isOurs(run, subject)),
      );
      const card = cardBy(roll);
      if (page) scheduler.tell(`${page.id} is paid with a card that is ${card}`);
      return page && processor.pay(page.id, card);
    }
    case 3:
      return processor.expirePages();
    case 4: {
      const refund = oneOf(
        roll,
        processor.refunds.filter((one) => isOurs(run, one.charge.subject)),
      );
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
    default: {
      const message = oneOf(roll, processor.messages);
      return message && house.deliver(message, roll(PROCESSES), roll(4) === 0);
    }
  }
}

function isOurs({ transfers, fills }: Run, subject: string): boolean {
  return transfers.includes(subject) || fills.includes(subject);
}

function ofTheSender(run: Run): void {
  const { house, roll, sender } = run;
  const { app } = house;
  const transfer = oneOf(roll, run.transfers);
  switch (roll(8)) {
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
    default:
      return transfer ? begin(run, 'pay again', () => pay(run, transfer)) : undefined;
  }
}

async function send(run: Run, amount: string): Promise<void> {
  const { app } = run.house;
  const { scope, residentId } = run.sender;
  const quote = await makeQuote(app, scope, { resident: residentId, amount });
  const { transfer } = await createTransfer(app, scope, { quote: quote.quoteId, again: true, isFresh: true });
  run.transfers.push(transfer.transferId);
  await pay(run, transfer.transferId);
}

/** By wallet as far as it goes, if the dice say so, as the page would offer it. */
async function pay(run: Run, transfer: string): Promise<void> {
  const { app, test } = run.house;
  const { scope } = run.sender;
  const byWallet = run.roll(2) === 0;
  const { rows } = await run.scheduler.during(() =>
    test.owner.query<{ cents: bigint }>('select amount_cents + fee_cents as cents from transfers.transfers where transfer_id = $1', [
      transfer,
    ]),
  );
  const system = systemScope('page');
  const { availableCents } = await app.tx(system, (tx) => balancesOf(tx, system, scope.actor!, app.clock.now()));
  const split = byWallet ? splitPrice(rows[0]!.cents, availableCents) : null;
  await payTransfer(app, scope, { transfer, isFresh: true, walletCents: split?.walletCents ?? null });
}

function ofTheAgencyAndUs(run: Run): void {
  const { house, roll, clerk, operator, sender } = run;
  const { app } = house;
  const transfer = oneOf(roll, run.transfers);
  if (!transfer) return;
  const remittance = async (): Promise<string> =>
    (
      await house.test.owner.query<{ id: string }>(
        'select remittance_id as id from transfers.remittances where facility_id = $1 order by 1 desc',
        [sender.at.facility.id],
      )
    ).rows[0]?.id ?? 'none';
  switch (roll(9)) {
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
