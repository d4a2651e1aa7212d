import { readBalance, verifyLedger } from '#domain/ledger/index.ts';
import { castWayOut } from '#domain/payments/cast.ts';
import { changePlan, listRefundTasks, payAgain } from '#domain/transfers/index.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { systemScope } from '#kernel/scope.ts';
import { SWEEPS } from './house.ts';
import { type Run, startKilled, sweep } from './steps.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const system = systemScope('simulation');

async function drain({ scheduler }: Run): Promise<void> {
  while (await scheduler.step());
}

/** Everything that waits is done, without faults: jobs, news, sweeps. */
async function round(run: Run): Promise<void> {
  const { house, scheduler } = run;
  for (let i = 0; i < SWEEPS.length; i++) sweep(run, i);
  await drain(run);
  for (let left = 200; left > 0; left--) {
    const jobs = await house.dueJobs();
    for (const job of jobs) await house.runJob(job, 0);
    for (const message of house.processor.messages) house.deliver(message, 0, false);
    if (scheduler.isIdle) return;
    await drain(run);
  }
  throw new Error('work that never ends');
}

/** What is not known or not done yet by a quarter of an hour after all faults have ended, that no person and no date is needed for. */
async function stuck({ house }: Run): Promise<string[]> {
  const { rows } = await house.test.owner.query<{ what: string }>(`
    select 'unknown payment ' || p.payment_id as what from payments.payments p
      where exists (select 1 from payments.facts f where f.payment_id = p.payment_id and f.kind = 'unknown')
        and not exists (select 1 from payments.facts f where f.payment_id = p.payment_id and f.kind in ('resolved', 'captured', 'expired', 'failed', 'mismatch'))
    union all select 'payment never opened ' || p.payment_id from payments.payments p
      where not exists (select 1 from payments.facts f where f.payment_id = p.payment_id and f.kind <> 'unknown')
    union all select 'news ' || name from kernel.outbox where delivered_at is null
    union all select 'job ' || t.identifier || ' ' || coalesce(j.last_error, '') from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id where j.max_attempts > 1
    union all select 'spend ' || s.spend_id from payments.wallet_spends s where s.wallet_cents = s.total_cents
      and not exists (select 1 from payments.wallet_spend_facts f where f.spend_id = s.spend_id)
    union all select 'file ' || f.file_id from transfers.handoff_files f
      where not exists (select 1 from transfers.handoff_closings c where c.file_id = f.file_id)`);
  return rows.map(({ what }) => what);
}

/** The faults are over: a quarter of an hour, then days with nobody at the keys but the people whose help is asked for. Returns what is wrong. */
export async function comeToRest(run: Run): Promise<string[]> {
  const { scheduler } = run;
  scheduler.roughness = 0;
  scheduler.tell('the faults are over');
  await drain(run);
  await startKilled(run);
  const wrong: string[] = [];
  for (const minutes of [1, 14]) {
    run.advance(minutes * MINUTE);
    await round(run);
  }
  wrong.push(...(await stuck(run)).map((what) => `stuck after 15 minutes: ${what}`));
  for (const days of [0.2, 1, 4, 16, 16, 16]) {
    run.advance(days * DAY);
    await outside(run);
    await people(run);
    await round(run);
    if (days > 1 && (await leftovers(run)).length === 0) break;
  }
  return [...wrong, ...scheduler.surprises, ...(await invariants(run))];
}

/** Pages close, disputes are decided, refunds and bank transfers arrive. */
async function outside({ house, roll }: Run): Promise<void> {
  const { processor, bank } = house;
  processor.expirePages();
  for (const charge of processor.charges) processor.closeDispute(charge, roll(2) ? 'won' : 'lost');
  for (const refund of processor.refunds) if (refund.status === 'pending') processor.settleRefund(refund);
  for (const payout of processor.payouts) if (payout.status === 'pending') bank.balance += processor.endPayout(payout, 'paid');
  bank.settleDue();
}

/** The sender ends his plan, and operators do what the house asks of them. */
async function people({ house, operator, sender, plans }: Run): Promise<void> {
  for (const plan of plans) await changePlan(house.test, sender.scope, { plan, to: 'ended' }).catch(onlyRefusals);
  for (const { refund } of (await listRefundTasks(house.test, operator)).stuck)
    await castWayOut(house.test, refund, 'check').catch(unlessDisputed);
  const { rows } = await house.test.owner.query<{ id: string }>(
    `select u.remittance_id as id from transfers.remittances_unpaid u where u.facility_id = $1 and u.failed_details is not null`,
    [sender.at.facility.id],
  );
  for (const { id } of rows) await payAgain(house.test, operator, { remittance: id });
}

// A plan that never came to be is none.
function onlyRefusals(error: unknown): void {
  if (!isRefusal(error)) throw error;
}

/** What a bank has decided comes to us as news: until then a way out has to wait, and is taken in the next days. */
function unlessDisputed(error: unknown): void {
  if (!isRefusal(error) || error.code !== 'payments.disputed') throw error;
}

/** What must be true when all is quiet: nobody's money is lost or doubled, here and in the books of processor and bank. */
async function invariants(run: Run): Promise<string[]> {
  const { house, sender } = run;
  const wrong: string[] = (await verifyLedger(house.test)).map((one) => `ledger: ${one.check} ${one.subject} ${one.detail}`);
  const same = (what: string, is: bigint, wanted: bigint) => void (is === wanted || wrong.push(`${what}: ${is}, not ${wanted}`));
  const balance = (name: string) => house.test.tx(system, (tx) => readBalance(tx, system, name)).catch(() => 0n);
  for (const account of ['payments_received', 'refunds_payable', 'suspense', 'remittances_in_transit', 'payouts_in_transit'])
    same(account, await balance(account), 0n);
  same('the processor’s book', await balance('processor_clearing'), house.processor.balance);
  same('the bank’s book', await balance('bank'), house.bank.balance - (await paidByCheck(run)));
  let [owed, fees, posted] = [0n, 0n, 0n];
  for (const one of await transfersOf(run)) {
    const isBack = one.kinds.includes('returning');
    const isKept = one.kinds.includes('applied') && !isBack;
    if (isKept) fees += one.fee;
    if (isKept && !one.kinds.includes('posted')) owed += one.amount;
    if (one.kinds.includes('posted') && !isBack) posted += one.amount;
    wrong.push(...judge(run, one));
  }
  same('owed to the agency', await balance(`owed_trust:${sender.at.facility.id}`), owed);
  same('fees', await balance(`fees_revenue:${sender.at.agency.id}`), fees);
  same('paid to the agency', await paidToAgency(run), posted);
  for (const what of await stuck(run)) wrong.push(`stuck for good: ${what}`);
  return [...wrong, ...(await leftovers(run))];
}

/** Where each transfer stands. */
export async function finalStates(run: Run): Promise<string[]> {
  return (await transfersOf(run)).map(({ kinds }) => kinds.join(' '));
}

interface Sent {
  id: string;
  amount: bigint;
  fee: bigint;
  kinds: string[];
  fromWallet: bigint;
  toWallet: bigint;
  byCheck: bigint;
}

async function transfersOf({ house, sender }: Run): Promise<Sent[]> {
  const { rows } = await house.test.owner.query<Sent>(
    `select t.transfer_id as id, t.amount_cents as amount, t.fee_cents as fee,
       (select array_agg(s.kind order by s.kind) from transfers.states s where s.transfer_id = t.transfer_id) as kinds,
       (select coalesce(sum(w.wallet_cents), 0)::bigint from payments.wallet_spends w join payments.wallet_spend_facts f on f.spend_id = w.spend_id
          where f.kind = 'taken' and w.subject = t.transfer_id) as "fromWallet",
       (select coalesce(sum(r.amount_cents), 0)::bigint from payments.wallet_returns r join payments.wallet_spends w on w.spend_id = r.spend_id
          where w.subject = t.transfer_id) as "toWallet",
       (select coalesce(sum(r.amount_cents), 0)::bigint from payments.refunds r join payments.payments p on p.payment_id = r.payment_id
          join payments.refund_facts f on f.refund_id = r.refund_id where f.kind = 'paid_otherwise' and f.actor is not null
          and p.subject = t.transfer_id) as "byCheck"
     from transfers.transfers t where t.facility_id = $1 order by 1`,
    [sender.at.facility.id],
  );
  return rows;
}

/** What was taken for one transfer is what it cost, or all of it went back. */
function judge({ house }: Run, one: Sent): string[] {
  const { processor } = house;
  const charges = processor.charges.filter(({ subject }) => subject === one.id);
  const charged = charges.reduce((sum, { amountCents }) => sum + amountCents, 0n);
  const back = charges.reduce((sum, charge) => sum + charge.amountCents - processor.leftOf(charge), 0n) + one.toWallet + one.byCheck;
  const byBank = charges.some(({ dispute }) => dispute !== null && dispute.status !== 'won');
  const taken = charged + one.fromWallet;
  const price = one.amount + one.fee;
  const where = `${one.id} (${one.kinds.join(' ')}), ${price} cents:`;
  const wrong: string[] = [];
  if (charges.length > 1) wrong.push(`${where} charged ${charges.length} times`);
  if (one.kinds.includes('applied') && taken !== price) wrong.push(`${where} taken ${taken}`);
  const isBack = one.kinds.includes('returning');
  if (isBack && !one.kinds.some((kind) => ['returned', 'return_settled'].includes(kind))) wrong.push(`${where} its way back has no end`);
  if (isBack && !byBank && back !== taken) wrong.push(`${where} taken ${taken}, given back ${back}`);
  if (!one.kinds.includes('applied') && !isBack && taken !== back) wrong.push(`${where} taken ${taken}, not applied, given back ${back}`);
  if (back > taken) wrong.push(`${where} taken ${taken}, given back ${back}: more than was taken`);
  return wrong;
}

async function paidByCheck({ house }: Run): Promise<bigint> {
  const { rows } = await house.test.owner.query<{ cents: bigint }>(
    `select coalesce(sum(r.amount_cents), 0)::bigint as cents from payments.refunds r join payments.refund_facts f on f.refund_id = r.refund_id
     where f.kind = 'paid_otherwise' and f.actor is not null`,
  );
  return rows[0]!.cents;
}

async function paidToAgency({ house, sender }: Run): Promise<bigint> {
  const { rows } = await house.test.owner.query<{ id: string }>(
    'select payment_id as id from transfers.remittance_payments where facility_id = $1',
    [sender.at.facility.id],
  );
  const ours = new Set(rows.map(({ id }) => id));
  return house.bank.transfers.reduce((sum, one) => (ours.has(one.key) && one.status === 'settled' ? sum + one.amountCents : sum), 0n);
}

/** Rows that stand for work: when all is quiet there are none. */
async function leftovers({ house }: Run): Promise<string[]> {
  const { rows } = await house.test.owner.query<{ what: string }>(`
    select 'a look at ' || payment_id as what from payments.lookups
    union all select 'a call for ' || refund_id from payments.refund_calls
    union all select 'a call to the bank for ' || payment_id from transfers.remittance_calls
    union all select 'a hold ' || s.spend_id from payments.wallet_spends s
      where not exists (select 1 from payments.wallet_spend_facts f where f.spend_id = s.spend_id)
    union all select 'to pay to the agency ' || transfer_id from transfers.to_remit
    union all select 'a remittance to pay ' || remittance_id from transfers.remittances_unpaid
    union all select 'a way back ' || s.transfer_id from transfers.states s where s.kind = 'return_stuck'
      and not exists (select 1 from transfers.states e where e.transfer_id = s.transfer_id and e.kind in ('returned', 'return_settled'))
    union all select 'a plan ' || plan_id from transfers.recurring_due
    union all select 'a card to let go ' || f.card_id from payments.card_facts f where f.kind = 'removed'
      and not exists (select 1 from payments.card_facts d where d.card_id = f.card_id and d.kind = 'detached')
    union all select 'two transfers on a day of ' || d.plan_id from transfers.recurring_days d
      join transfers.transfers t on t.quote_id = d.details ->> 'quote' where d.kind = 'quoted' group by d.plan_id, d.day having count(*) > 1
    union all select 'job ' || t.identifier from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where j.attempts < j.max_attempts`);
  const underWay = house.bank.transfers.filter(({ status }) => status === 'pending').map(({ key }) => ({ what: `at the bank ${key}` }));
  return [...rows, ...underWay].map(({ what }) => `left over: ${what}`);
}
