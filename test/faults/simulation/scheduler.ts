import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import { isRefusal } from '#kernel/refusal.ts';
import type { Roll } from './dice.ts';

/** An error that the simulation made, not the house. */
export class Fault extends Error {
  constructor(what: string) {
    super(`fault: ${what}`);
  }
}

interface Task {
  name: string;
  process: number;
  waiting: number;
  busy: number;
}

interface Waiter {
  task: Task;
  point: string;
  faults: readonly string[];
  go(fault: string | null): void;
}

const current = new AsyncLocalStorage<Task>();

/** The simulated call chain this code runs in; null in what the test itself does. */
export const inSimulation = (): boolean => current.getStore() !== undefined;

/**
 * Runs many call chains, one step of one of them at a time: each stops before every transaction and every call to the outside, and the dice choose who goes
 * on and what befalls him. Nothing else decides, so a seed always tells the same story.
 */
export class Scheduler {
  /** What happened, in order. */
  readonly story: string[] = [];
  /** Errors that nobody planned: bugs, until shown otherwise. */
  readonly surprises: string[] = [];
  faults = 0;
  /** Out of a thousand steps so many go wrong. */
  roughness = 0;
  readonly #roll: Roll;
  #live = new Set<Task>();
  #waiting: Waiter[] = [];
  #changed: () => void = () => undefined;

  constructor(roll: Roll) {
    this.#roll = roll;
  }

  /** Nothing was begun that has not come to its end. */
  get isIdle(): boolean {
    return this.#live.size === 0;
  }

  tell(line: string): void {
    this.story.push(line);
  }

  /** Begins a call chain in a process. `after` is told whether it came to its good end, and is not told when its process dies. */
  start(name: string, process: number, work: () => Promise<unknown>, after?: (isDone: boolean) => Promise<void>): void {
    const task: Task = { name, process, waiting: 0, busy: 0 };
    this.tell(`${name} begins in process ${process}`);
    this.#live.add(task);
    const run = async (): Promise<void> => {
      let isDone = false;
      try {
        await work();
        isDone = true;
        this.tell(`${name} is done`);
      } catch (error) {
        this.tell(`${name} ends: ${told(error)}`);
        if (!isRefusal(error) && !String(error).includes('fault: '))
          this.surprises.push(`${name}: ${String((error as Error).stack ?? error)}`);
      }
      await after?.(isDone);
      this.#live.delete(task);
      this.#changed();
    };
    void current.run(task, run);
  }

  /** Begins another one in the process of the one that runs. */
  startBeside(name: string, work: () => Promise<unknown>): void {
    const { process } = current.getStore()!;
    if (![...this.#live].some((task) => task.name === name && task.process === process)) this.start(name, process, work);
  }

  /** Stops the call chain until it is its turn. The answer is what befalls it here, null: nothing. Of `crash` it never hears. */
  async at(point: string, faults: readonly string[] = []): Promise<string | null> {
    const task = current.getStore()!;
    return await new Promise((go) => {
      task.waiting++;
      this.#waiting.push({ task, point, faults, go });
      this.#changed();
    });
  }

  /** Something real that takes its time; nobody else goes on meanwhile. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    const task = current.getStore()!;
    task.busy++;
    try {
      return await work();
    } finally {
      task.busy--;
      this.#changed();
    }
  }

  /** The process this code runs in is gone, and with it every call chain in it. Never returns. */
  async die(): Promise<never> {
    this.crash(current.getStore()!.process);
    return await new Promise<never>(() => undefined);
  }

  crash(process: number): void {
    this.tell(`process ${process} is killed`);
    for (const task of this.#live) if (task.process === process) this.#live.delete(task);
    this.#waiting = this.#waiting.filter(({ task }) => task.process !== process);
    this.killed.push(process);
    this.#changed();
  }
  /** Processes killed and not yet replaced. */
  readonly killed: number[] = [];

  /** Lets one of those who wait go on, until all wait again. False when nobody waits. */
  async step(): Promise<boolean> {
    await this.quiet();
    if (this.#waiting.length === 0) return false;
    const [waiter] = this.#waiting.splice(this.#roll(this.#waiting.length), 1);
    const { task, point, faults, go } = waiter!;
    task.waiting--;
    const isHit = this.#roll(1000) < this.roughness && faults.length > 0;
    const fault = isHit ? faults[this.#roll(faults.length)]! : null;
    this.tell(`${task.name}: ${point}${fault ? ` – ${fault}` : ''}`);
    if (fault) this.faults++;
    if (fault === 'crash') this.crash(task.process);
    else go(fault);
    await this.quiet();
    return true;
  }

  /** Until everybody who goes on has come to where he waits. */
  async quiet(): Promise<void> {
    for (;;) {
      const changed = new Promise<void>((done) => (this.#changed = done));
      await turn();
      await turn();
      if ([...this.#live].every((task) => task.waiting > 0 && task.busy === 0)) return;
      await changed;
    }
  }
}

function told(error: unknown): string {
  return isRefusal(error) ? error.code : String(error).split('\n')[0]!;
}
