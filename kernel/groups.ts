import { setTimeout as sleep } from 'node:timers/promises';
import { troubleOf } from '#kernel/db.ts';

/** What became of one item of a group. `busy`: nothing was done, what it needs is in use; it goes with a later group. */
export type Outcome<Out> = Settled<Out> | 'busy';
type Settled<Out> = { readonly done: Out } | { readonly failed: unknown };

export interface GroupRules<In, Out> {
  /** Does all of these in one transaction, in order. Throws when nothing was done, or when nobody knows: then the items come again. */
  run(items: readonly In[]): Promise<readonly Outcome<Out>[]>;
  /** Never two items of one name at the same time in different groups. */
  nameOf(item: In): string;
  /** Throws what a new item is told when too many wait already, or when the end has begun. */
  refuseNew(why: 'full' | 'ended'): never;
  /** Throws what an item is told that waited in vain for what others hold. Nothing was done. */
  refuseLate(item: In): never;
  /** Items in a group. */
  readonly most: number;
  /** Items taken and not yet settled, over all groups. */
  readonly waiting: number;
  /** Groups under way at the same time. As many again run what failed, so `run` needs twice as many connections. */
  readonly lanes: number;
  /** How long an item may wait for what others hold. */
  readonly patienceMs: number;
}

interface Waiting<In, Out> {
  readonly item: In;
  readonly name: string;
  readonly until: number;
  readonly signal: AbortSignal | undefined;
  readonly settle: (outcome: Settled<Out>) => void;
  tries: number;
  underWay: boolean;
}

const PARTS = 8;
const RACES = 3;
const SOON = 3;

/**
 * Does many small things with few commits. The next group forms while the ones before it are under way: no timer, and whoever
 * comes alone goes at once. What makes a group fail is looked for apart, on connections of its own, while new groups go on.
 */
export class Groups<In, Out> {
  readonly #rules: GroupRules<In, Out>;
  readonly #names = new Set<string>();
  readonly #apart: <T>(work: () => Promise<T>) => Promise<T>;
  #queue: Waiting<In, Out>[] = [];
  /** What one group found busy while another was under way: most likely it is that one that has it. */
  #aside: Waiting<In, Out>[] = [];
  #taken = 0;
  #free: number;
  #woken = false;
  #ending: PromiseWithResolvers<void> | undefined;

  constructor(rules: GroupRules<In, Out>) {
    this.#rules = rules;
    this.#free = rules.lanes;
    this.#apart = slots(rules.lanes);
  }

  /**
   * Settles with what became of this item. When `signal` comes while it still waits, nothing is done and its reason is thrown;
   * an item that is under way can no longer be called back and settles with the truth.
   */
  add(item: In, signal?: AbortSignal): Promise<Out> {
    if (this.#ending) this.#rules.refuseNew('ended');
    if (this.#taken >= this.#rules.waiting) this.#rules.refuseNew('full');
    signal?.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<Out>();
    const settle = (outcome: Settled<Out>) => {
      signal?.removeEventListener('abort', giveUp);
      if ('done' in outcome) resolve(outcome.done);
      else reject(outcome.failed);
      if (--this.#taken === 0) this.#ending?.resolve();
    };
    const until = Date.now() + this.#rules.patienceMs;
    const waiting = { item, name: this.#rules.nameOf(item), until, signal, settle, tries: 0, underWay: false };
    const giveUp = () => {
      if (waiting.underWay) return;
      this.#queue = this.#queue.filter((one) => one !== waiting);
      this.#aside = this.#aside.filter((one) => one !== waiting);
      settle({ failed: signal?.reason });
    };
    signal?.addEventListener('abort', giveUp);
    this.#taken++;
    this.#join(waiting);
    return promise;
  }

  /** Takes nothing more, and waits until all that was taken is settled. */
  async end(): Promise<void> {
    this.#ending ??= Promise.withResolvers();
    if (this.#taken === 0) this.#ending.resolve();
    await this.#ending.promise;
  }

  #join(one: Waiting<In, Out>): void {
    one.underWay = false;
    this.#queue.push(one);
    this.#wake();
  }

  /** At the end of this turn of the event loop, so that all who were answered together and ask again go together. */
  #wake(): void {
    if (this.#woken || this.#free === 0 || this.#queue.length === 0) return;
    this.#woken = true;
    setImmediate(() => {
      this.#woken = false;
      while (this.#free > 0) {
        const group = this.#nextGroup();
        if (group.length === 0) return;
        this.#free--;
        void this.#together(group).finally(() => {
          this.#free++;
          // Two groups that end in the same turn each take the other for under way: the last one leaves nobody aside.
          if (this.#free === this.#rules.lanes) this.#bringBack();
          this.#wake();
        });
      }
    });
  }

  #nextGroup(): Waiting<In, Out>[] {
    const group: Waiting<In, Out>[] = [];
    const names = new Set<string>();
    const left: Waiting<In, Out>[] = [];
    for (const one of this.#queue) {
      if (group.length === this.#rules.most || this.#names.has(one.name)) left.push(one);
      else group.push(one);
    }
    this.#queue = left;
    for (const one of group) {
      one.underWay = true;
      names.add(one.name);
    }
    for (const name of names) this.#names.add(name);
    return group;
  }

  async #together(group: readonly Waiting<In, Out>[]): Promise<void> {
    try {
      const outcomes = await this.#rules.run(group.map((one) => one.item));
      this.#bringBack();
      this.#finish(group, outcomes);
    } catch (error) {
      this.#bringBack();
      void this.#again(group, error); // not awaited: the lane is free for those who had no part in it
    }
  }

  #finish(group: readonly Waiting<In, Out>[], outcomes: readonly Outcome<Out>[]): void {
    if (outcomes.length !== group.length) throw new Error(`${group.length} items have ${outcomes.length} outcomes`);
    for (const one of group) this.#names.delete(one.name);
    for (const [n, one] of group.entries()) {
      const outcome = outcomes[n]!;
      if (outcome !== 'busy') one.settle(outcome);
      else if (!this.#givenUp(one)) this.#later(one);
    }
    this.#wake();
  }

  #bringBack(): void {
    for (const one of this.#aside.splice(0)) this.#join(one);
  }

  /** When another group ends, or with the next one; later on less and less often, so that who holds it for long costs the others little. */
  #later(one: Waiting<In, Out>): void {
    one.underWay = false;
    if (one.tries++ < SOON) return void (this.#rules.lanes - this.#free > 1 ? this.#aside.push(one) : this.#join(one));
    const timer = setTimeout(
      () => {
        one.signal?.removeEventListener('abort', stop);
        this.#join(one);
      },
      Math.min(2 ** one.tries, 200),
    );
    const stop = () => clearTimeout(timer);
    one.signal?.addEventListener('abort', stop);
  }

  /** True for who has been told no: called back, or too long in waiting. Only for an item of which nothing was done. */
  #givenUp(one: Waiting<In, Out>): boolean {
    if (one.signal?.aborted === true) one.settle({ failed: one.signal.reason });
    else if (Date.now() >= one.until) one.settle({ failed: thrown(() => this.#rules.refuseLate(one.item)) });
    else return false;
    return true;
  }

  /** A group that failed: once more as a whole, or in parts until who broke it stands alone. */
  async #again(failed: readonly Waiting<In, Out>[], first: unknown): Promise<void> {
    let group = [...failed];
    let error = first;
    for (let tries = 1; group.length > 0; tries++) {
      const trouble = troubleOf(error);
      group = this.#patient(group, trouble === 'lost' ? error : undefined);
      if (group.length > 1 && (trouble === 'held' || trouble === 'broken' || (trouble === 'race' && tries > RACES))) {
        await Promise.all(partsOf(group).map((part) => this.#part(part)));
        return;
      }
      if (trouble === 'broken') return this.#fail(group, error);
      await sleep(Math.random() * Math.min(5 * 2 ** tries, 500));
      try {
        return this.#finish(group, await this.#runApart(group));
      } catch (next) {
        error = next;
      }
    }
  }

  async #part(part: readonly Waiting<In, Out>[]): Promise<void> {
    try {
      this.#finish(part, await this.#runApart(part));
    } catch (error) {
      await this.#again(part, error);
    }
  }

  #runApart(group: readonly Waiting<In, Out>[]): Promise<readonly Outcome<Out>[]> {
    return this.#apart(() => this.#rules.run(group.map((one) => one.item)));
  }

  /** Who goes on waiting. After a lost answer nobody knows, so nobody may be told that nothing was done: he is told of the loss. */
  #patient(group: readonly Waiting<In, Out>[], lost: unknown): Waiting<In, Out>[] {
    return group.filter((one) => {
      const gone = lost === undefined ? this.#givenUp(one) : Date.now() >= one.until;
      if (gone) this.#names.delete(one.name);
      if (gone && lost !== undefined) one.settle({ failed: lost });
      return !gone;
    });
  }

  #fail(group: readonly Waiting<In, Out>[], error: unknown): void {
    this.#finish(
      group,
      group.map(() => ({ failed: error })),
    );
  }
}

function partsOf<T>(items: readonly T[]): T[][] {
  const size = Math.ceil(items.length / PARTS);
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));
}

/** Runs at most this many at once; the others wait in order. */
function slots(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const line: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) await new Promise<void>((go) => line.push(go));
    else running++;
    try {
      return await work();
    } finally {
      const next = line.shift();
      if (next) next();
      else running--;
    }
  };
}

function thrown(act: () => never): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}
