import type { KyselyPlugin } from 'kysely';
import { type BankAnswer, jobs as paymentJobs, type Processor, makeIntake, sweeps as paymentSweeps } from '#domain/payments/index.ts';
import { jobs as transferJobs, remittanceJobs, remittanceSweeps, sweeps as transferSweeps } from '#domain/transfers/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Job } from '#kernel/jobs.ts';
import { deliverJob } from '#kernel/outbox.ts';
import { subscribers } from '#server/subscriptions.ts';
import type { TestApp } from '#test/database.ts';
import { FakeAgency } from './agency.ts';
import { FakeBank } from './bank.ts';
import type { Roll } from './dice.ts';
import { FakeProcessor, type Message } from './processor.ts';
import { Fault, inSimulation, type Scheduler } from './scheduler.ts';

const TX_FAULTS = ['lost before it began', 'broken off in the middle', 'run twice', 'answer lost', 'killed after it', 'crash'];
const CALL_FAULTS = ['never arrived', 'crash'];
const ANSWER_FAULTS = ['answer lost', 'answer lost', 'crash'];
const JOBS: Readonly<Record<string, Job>> = {
  'kernel.deliver': deliverJob(subscribers),
  ...paymentJobs,
  ...transferJobs,
  ...remittanceJobs,
};
// Told to people or to programs, not about money; and what has tests of its own.
const ASIDE = new Set([
  'payments.reconcile',
  'transfers.reconcile_agencies',
  'transfers.answer_alerts',
  'transfers.check_remittance_totals',
]);
export const SWEEPS = [...paymentSweeps, ...transferSweeps, ...remittanceSweeps].filter(({ name }) => !ASIDE.has(name));

interface JobRow {
  id: string;
  name: string;
  payload: object;
  attempts: number;
}

/** The whole house in one process: several simulated processes of it, the outside in memory, a real database. */
export interface SimulatedHouse {
  readonly test: TestApp;
  readonly processor: FakeProcessor;
  readonly bank: FakeBank;
  /** Does its steps when the scheduler of the run says so. */
  readonly app: App;
  /** Which run is on. */
  begin(scheduler: Scheduler, roll: Roll): void;
  /** The queue's jobs that are due, by name, in order. */
  dueJobs(): Promise<JobRow[]>;
  runJob(job: JobRow, process: number): Promise<void>;
  /** `comesAgain`: the processor will bring it once more, though it was told that it came. */
  deliver(message: Message, process: number, comesAgain: boolean): void;
  /** What a killed process had in its hands is free again (server/worker.ts, tried in its own test). */
  freeJobs(processes: readonly number[]): Promise<void>;
}

export function simulatedHouse(test: TestApp, advance: (ms: number) => void): SimulatedHouse {
  const processor = new FakeProcessor(() => test.clock.now());
  const bank = new FakeBank(() => test.clock.now());
  const agency = new FakeAgency();
  let scheduler!: Scheduler;
  let roll!: Roll;

  async function tx<T>(scope: Parameters<App['tx']>[0], work: (tx: Tx) => Promise<T>): Promise<T> {
    if (!inSimulation()) return await test.tx(scope, work);
    const fault = await scheduler.at('transaction', TX_FAULTS);
    if (fault === 'lost before it began') throw new Fault(fault);
    if (fault === 'run twice') await scheduler.during(() => test.tx(scope, (open) => thenUndo(work(open))).catch(onlyFaults));
    const broken = fault === 'broken off in the middle' ? breakAt(1 + roll(12)) : undefined;
    const result = await scheduler.during(() =>
      test.tx(scope, async (open) => await work(broken ? (open.withPlugin(broken) as unknown as Tx) : open)),
    );
    if (fault === 'answer lost') throw new Fault(fault);
    if (fault === 'killed after it') return await scheduler.die();
    return result;
  }

  /** A call to the outside: something may befall it on the way there and on the way back, and others go on meanwhile. */
  async function call<T>(name: string, effect: () => T, lost: (why: string) => T): Promise<T> {
    const there = await scheduler.at(name, CALL_FAULTS);
    if (there !== null) return lost(there);
    const answer = effect();
    const back = await scheduler.at(`${name} answers`, ANSWER_FAULTS);
    if (back === null) return answer;
    advance(10_000);
    return lost(back);
  }
  const throws = (why: string): never => {
    throw new Fault(why);
  };
  const unknown = (why: string) => ({ kind: 'unknown' as const, reason: `fault: ${why}` });

  const app: App = {
    ...test,
    tx,
    processor: {
      openSession: (request, key) => call('openSession', () => processor.openSession(request, key), unknown),
      readSession: (id) => call('readSession', () => processor.readSession(id), throws),
      findSessions: (payment) => call('findSessions', () => processor.findSessions(payment), throws),
      readCost: (intent) => call('readCost', () => processor.readCost(intent), throws),
      closeSession: (id) => call('closeSession', () => processor.closeSession(id), throws),
      refund: (request, key) => call('refund', () => processor.refund(request, key), unknown),
      readRefund: (id) => call('readRefund', () => processor.readRefund(id), throws),
      findRefunds: (intent) => call('findRefunds', () => processor.findRefunds(intent), throws),
      charge: (request, key) => call<Awaited<ReturnType<Processor['charge']>>>('charge', () => processor.charge(request, key), unknown),
      findCharges: (payment) => call('findCharges', () => processor.findCharges(payment), throws),
      makeHolder: ({ customer }) =>
        call<string | null>(
          'makeHolder',
          () => processor.makeHolder(customer),
          () => null,
        ),
      detachMethod: (method) => call('detachMethod', () => processor.detachMethod(method), throws),
      listBalance: () => throws('nobody reconciles here'),
      listPayouts: (since) => call('listPayouts', () => processor.listPayouts(since), throws),
      readEvent: (body) => JSON.parse(String(body)) as ReturnType<Processor['readEvent']>,
    },
    bank: {
      pay: (order, key) => call<BankAnswer>('bank.pay', () => bank.pay(order, key), unknown),
      find: (key) => call('bank.find', () => bank.find(key), throws),
      totals: () => throws('nobody asks for totals here'),
      statementLines: () => throws('nobody reads statements here'),
    },
    courier: {
      post: (_to, _headers, body) =>
        call(
          'agency',
          () => agency.answer(body, roll),
          (why) => ({ status: null, trouble: 'timeout' as const, answer: why, tookMs: 10_000 }),
        ),
      start: (receiver, work) => scheduler.startBeside(`calls ${receiver}`, () => work(() => false)),
      idle: async () => undefined,
      end: async () => undefined,
    },
  };

  return {
    test,
    processor,
    bank,
    app,
    begin(...run) {
      [scheduler, roll] = run;
      processor.begin();
      bank.transfers = [];
      agency.begin();
    },
    ...queueOf(test, app, () => scheduler),
    deliver(message, process, comesAgain) {
      scheduler.start(
        `news ${message.name}`,
        process,
        () =>
          makeIntake(app)
            .receive(message.body, new Headers({ 'stripe-signature': 'by the simulation' }))
            .catch(laterAgain),
        async (isDone) => {
          if (isDone && !comesAgain) processor.messages = processor.messages.filter((one) => one !== message);
        },
      );
    },
  };
}

/** Time went on while somebody else had what the message is about in hand: the door says no, and the processor brings it again. */
function laterAgain(error: unknown): never {
  throw String(error).includes('was in use by others') ? new Fault('brought again later') : error;
}

function queueOf(test: TestApp, app: App, scheduler: () => Scheduler): Pick<SimulatedHouse, 'dueJobs' | 'runJob' | 'freeJobs'> {
  return {
    async dueJobs() {
      await test.owner.query(
        `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t where t.id = j.task_id and t.identifier <> all ($1)`,
        [Object.keys(JOBS)],
      );
      const { rows } = await test.owner.query<JobRow>(
        `select j.id, t.identifier as name, j.payload, j.attempts from graphile_worker._private_jobs j
         join graphile_worker._private_tasks t on t.id = j.task_id
         where j.locked_at is null and j.attempts < j.max_attempts and j.run_at <= $1 order by j.id`,
        [test.clock.now()],
      );
      return rows;
    },
    async runJob(job, process) {
      const { rowCount } = await test.owner.query(
        `update graphile_worker._private_jobs set locked_at = now(), locked_by = $2, attempts = attempts + 1 where id = $1 and locked_at is null`,
        [job.id, `process ${process}`],
      );
      if (rowCount === 0) return;
      scheduler().start(
        `job ${job.name}`,
        process,
        () => JOBS[job.name]!(app, job.payload),
        async (isDone) => {
          const end = isDone
            ? 'delete from graphile_worker._private_jobs where id = $1'
            : 'update graphile_worker._private_jobs set locked_at = null, locked_by = null where id = $1';
          await test.owner.query(end, [job.id]);
        },
      );
    },
    async freeJobs(processes) {
      await test.owner.query('update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_by = any ($1)', [
        processes.map((process) => `process ${process}`),
      ]);
    },
  };
}

async function thenUndo(work: Promise<unknown>): Promise<never> {
  await work;
  throw new Fault('run twice');
}

function onlyFaults(error: unknown): void {
  if (!(error instanceof Fault)) throw error;
}

/** Fails a transaction at its n-th statement, without the database's knowledge. */
function breakAt(n: number): KyselyPlugin {
  let left = n;
  return {
    transformQuery: ({ node }) => {
      if (--left === 0) throw new Fault('broken off in the middle');
      return node;
    },
    transformResult: async ({ result }) => result,
  };
}
