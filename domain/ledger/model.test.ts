import { deepStrictEqual as same } from 'node:assert';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '#kernel/refusal.ts';
import { systemScope } from '#kernel/scope.ts';
import type { Tx } from '#kernel/db.ts';
import { type TestApp, testApp } from '#test/database.ts';
import type { Account } from './chart.ts';
import {
  closeAccounts,
  expireHolds,
  openAccounts,
  openHold,
  postJournal,
  postJournals,
  readAvailable,
  readBalance,
  readStatement,
  reverseJournal,
  settleHold,
  verifyLedger,
  voidHold,
} from './index.ts';
import type { Entry } from './journal.ts';
import { type Answer, ModelLedger } from './model-ledger.ts';

const env = (import.meta as { env?: Record<string, string | undefined> }).env;
const SEQUENCES = Number(env?.VITE_LEDGER_SEQUENCES ?? 2000);
const MOST_MS = 60_000 + 200 * SEQUENCES;
const LANES = 4;
const given = env?.VITE_LEDGER_SEED;
const seed = given === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(given);

const scope = systemScope('model');
const minute = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 60_000);

/** Three wallets, two house accounts, and stamps: few, so that commands meet. */
function accountsOf(sequence: string): Account[] {
  const usd = { asset: 'USD', agency: null } as const;
  const stamp = { asset: 'STAMP:agy', agency: null } as const;
  return [
    ...[0, 1, 2].map((n) => ({ ...usd, code: `${sequence}:wallet${n}`, kind: 'liability', normalSide: 'credit', hasFloor: true }) as const),
    { ...usd, code: `${sequence}:clearing`, kind: 'asset', normalSide: 'debit', hasFloor: false },
    { ...usd, code: `${sequence}:fees`, kind: 'income', normalSide: 'credit', hasFloor: false },
    { ...stamp, code: `${sequence}:stamps`, kind: 'counter', normalSide: 'debit', hasFloor: true },
    { ...stamp, code: `${sequence}:sold`, kind: 'counter', normalSide: 'credit', hasFloor: false },
  ];
}

const WALLETS = 3;
const ACCOUNTS = 7;
const wallet = fc.nat(WALLETS - 1);

/** Few keys and small amounts, so that keys are used again and wallets run dry. */
function sequences({ keys, holds, most }: { keys: number; holds: number; most: bigint }) {
  const key = fc.nat(keys - 1).map((n) => `j${n}`);
  const holdKey = fc.nat(holds - 1).map((n) => `h${n}`);
  const cents = fc.bigInt(1n, most);
  const legs: fc.Arbitrary<readonly (readonly [number, bigint])[]> = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ from: fc.nat(4), to: fc.nat(4), amount: cents }).map(
        ({ from, to, amount }) =>
          [
            [from, amount],
            [to, -amount],
          ] as const,
      ),
    },
    {
      weight: 4,
      arbitrary: fc.record({ to: wallet, amount: cents }).map(
        ({ to, amount }) =>
          [
            [WALLETS, amount * 3n],
            [to, -amount * 3n],
          ] as const,
      ),
    },
    {
      weight: 2,
      arbitrary: fc.record({ a: wallet, amount: fc.bigInt(2n, most) }).map(
        ({ a, amount }) =>
          [
            [a, amount],
            [3, 1n - amount],
            [4, -1n],
            [5, 2n],
            [6, -2n],
          ] as const,
      ),
    },
    { weight: 1, arbitrary: fc.array(fc.tuple(fc.nat(ACCOUNTS - 1), fc.bigInt(-3n, 3n)), { maxLength: 3 }) },
  );
  const journal = fc.record({ key, kind: fc.constantFrom('move', 'gift'), legs, turned: fc.boolean(), late: fc.constantFrom(0, 0, 0, 3) });

  const command = fc.oneof(
    { weight: 10, arbitrary: fc.record({ do: fc.constant('post' as const), journal }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('group' as const), journals: fc.array(journal, { minLength: 2, maxLength: 9 }) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('hold' as const),
        key: holdKey,
        wallet,
        amount: cents,
        minutes: fc.constantFrom(null, 1, 2, 5),
      }),
    },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('settle' as const), key, hold: holdKey, wallet, amount: cents }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('void' as const), hold: holdKey }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('reverse' as const), key, reverses: key }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('sweep' as const) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const) }) },
  );
  return fc.array(
    fc.record({ commands: fc.array(command, { minLength: 1, maxLength: 8 }), keeps: fc.constantFrom(true, true, true, false) }),
    {
      minLength: 1,
      maxLength: 3,
    },
  );
}
type Sequence = ReturnType<typeof sequences> extends fc.Arbitrary<infer S> ? S : never;
type Command = Sequence[number]['commands'][number];

class RolledBack extends Error {}

/** One sequence against the real ledger and the model, on accounts and keys of its own. */
class Run {
  now: number;
  model: ModelLedger;
  readonly app: TestApp;
  readonly name: string;
  readonly accounts: Account[];

  constructor(app: TestApp, name: string, start: number) {
    this.app = app;
    this.name = name;
    this.now = start;
    this.accounts = accountsOf(name);
    this.model = new ModelLedger(this.accounts);
  }

  async play(parts: Sequence): Promise<void> {
    await this.app.tx(scope, (tx) => openAccounts(tx, scope, { accounts: this.accounts, at: minute(this.now) }));
    for (const [n, { commands, keeps }] of parts.entries()) {
      const before = this.model.copy();
      const began = this.now;
      const work = this.app.tx(scope, async (tx) => {
        for (const one of commands) same([one.do, await this.really(tx, one)], [one.do, this.modelled(one)]);
        if (n === parts.length - 1) await this.compare(tx);
        if (!keeps) throw new RolledBack();
      });
      await work.catch((error: unknown) => {
        if (!(error instanceof RolledBack)) throw error;
        this.model = before;
        this.now = began;
      });
    }
    await this.app.tx(scope, (tx) => this.compareAll(tx));
  }

  /** Everything there is to read of one account, a different one each time. */
  async compare(tx: Tx): Promise<void> {
    const at = minute(this.now);
    const past = minute(this.now - 2);
    const { code, hasFloor } = this.accounts[this.model.journals.length % ACCOUNTS]!;
    const real = [
      await readBalance(tx, scope, code),
      await readBalance(tx, scope, code, past),
      hasFloor ? await readAvailable(tx, scope, code, at) : null,
    ];
    const wanted = [this.model.balance(code), this.model.balance(code, past), hasFloor ? this.model.available(code, at) : null];
    same([code, ...real], [code, ...wanted]);
    let running = 0n;
    const lines = this.model.changes(code).map(({ journal: { key: name }, change }) => [name, change, (running += change)]);
    const statement = await readStatement(tx, scope, { account: code, limit: 200 });
    same(
      statement.lines.map((line) => [line.key, line.changeCents, line.balanceCents]),
      lines.toReversed(),
    );
  }

  /** What the entries of all accounts come to. That stored balances say the same is for verify, at the end. */
  async compareAll(tx: Tx): Promise<void> {
    const codes = this.accounts.map((account) => account.code);
    const { rows } = await sql<{ account: string; balance: bigint }>`
      select a.code as account, coalesce((select sum(a.side * e.amount) from ledger.entries e where e.account_id = a.id), 0)::bigint as balance
      from ledger.accounts a where a.code = any(${codes}::text[]) order by array_position(${codes}::text[], a.code)`.execute(tx);
    same(
      rows,
      codes.map((code) => ({ account: code, balance: this.model.balance(code) })),
    );
  }

  private built(made: Extract<Command, { do: 'post' }>['journal']) {
    const entries: Entry[] = made.legs.map(([place, amountCents]) => ({ account: this.accounts[place]!.code, amountCents }));
    return {
      key: `${this.name}${made.key}`,
      kind: made.kind,
      entries: made.turned ? entries.toReversed() : entries,
      at: minute(this.now - made.late),
    };
  }

  private settlement(one: Extract<Command, { do: 'settle' }>) {
    const [from, to] = [this.accounts[one.wallet]!.code, this.accounts[4]!.code];
    const entries = [
      { account: from, amountCents: one.amount },
      { account: to, amountCents: -one.amount },
    ];
    return { key: this.name + one.key, hold: this.name + one.hold, kind: 'sold', entries, at: minute(this.now) };
  }

  private held(one: Extract<Command, { do: 'hold' }>) {
    const expiresAt = one.minutes === null ? null : minute(this.now + one.minutes);
    return { key: this.name + one.key, account: this.accounts[one.wallet]!.code, amountCents: one.amount, expiresAt };
  }

  private async really(tx: Tx, one: Command): Promise<Answer | Answer[] | null> {
    const at = minute(this.now);
    const said = (replayed: boolean, first: Answer): Answer => (replayed ? 'replayed' : first);
    try {
      switch (one.do) {
        case 'post':
          return said((await postJournal(tx, scope, this.built(one.journal))).replayed, 'posted');
        case 'group': {
          const verdicts = await postJournals(
            tx,
            scope,
            one.journals.map((made) => this.built(made)),
          );
          return verdicts.map((v) => (v.verdict === 'refused' ? v.refusal : v.verdict));
        }
        case 'hold':
          return said((await openHold(tx, scope, { ...this.held(one), at })).replayed, 'open');
        case 'settle':
          return said((await settleHold(tx, scope, this.settlement(one))).replayed, 'posted');
        case 'void':
          return said((await voidHold(tx, scope, { hold: this.name + one.hold, at })).replayed, 'voided');
        case 'reverse': {
          const names = { key: this.name + one.key, reverses: this.name + one.reverses };
          return said((await reverseJournal(tx, scope, { ...names, kind: 'undo', at })).replayed, 'posted');
        }
        case 'sweep':
          await expireHolds(tx, scope, { at, most: 1000 });
          return null;
        case 'close':
          await closeAccounts(tx, scope, { upTo: at, at });
          return null;
        case 'wait':
          return null;
      }
    } catch (error) {
      if (isRefusal(error)) return error.code as Answer;
      throw error;
    }
  }

  private modelled(one: Command): Answer | Answer[] | null {
    const at = minute(this.now);
    switch (one.do) {
      case 'post':
        return this.model.post(this.built(one.journal));
      case 'group':
        return this.model.postGroup(one.journals.map((made) => this.built(made)));
      case 'hold':
        return this.model.openHold(this.held(one), at);
      case 'settle':
        return this.model.post(this.settlement(one));
      case 'void':
        return this.model.voidHold(this.name + one.hold);
      case 'reverse':
        return this.model.reverse(this.name + one.reverses, this.name + one.key, at);
      case 'sweep':
        this.model.expire(at);
        return null;
      case 'wait':
        this.now += one.minutes;
        return null;
      case 'close':
        return null;
    }
  }
}

describe('the ledger and its model', () => {
  let apps: TestApp[];
  beforeAll(async () => {
    apps = await Promise.all(Array.from({ length: LANES }, () => testApp()));
  });
  afterAll(() => Promise.all(apps.map((app) => app.end())));

  it(`agree over ${SEQUENCES} random sequences (seed ${seed}; again with VITE_LEDGER_SEED=${seed})`, { timeout: MOST_MS }, async () => {
    process.stderr.write(`ledger model: ${SEQUENCES} sequences, seed ${seed}\n`);
    const told = new Map<string, number>();
    await Promise.all(
      apps.map(async (app, lane) => {
        let count = 0;
        // In every other lane hardly anything is new: the same input comes again, in and out of groups.
        const sequence = lane % 2 === 0 ? sequences({ keys: 12, holds: 5, most: 40n }) : sequences({ keys: 3, holds: 2, most: 3n });
        const property = fc.asyncProperty(sequence, async (parts) => {
          // Each sequence begins after all before it, so that its sweeps find only what is over anyway.
          const run = new Run(app, `s${count}:`, ++count * 1000);
          await run.play(parts);
          for (const part of parts) for (const { do: done } of part.commands) told.set(done, (told.get(done) ?? 0) + 1);
        });
        await fc.assert(property, { numRuns: SEQUENCES / LANES, seed: seed + lane });
      }),
    );
    for (const kind of ['post', 'group', 'hold', 'settle', 'void', 'reverse', 'wait', 'sweep', 'close'])
      expect(told.get(kind)).toBeGreaterThan(100);
  });

  it('leave a clean book', async () => {
    for (const app of apps) expect(await verifyLedger(app)).toEqual([]);
  });
});
