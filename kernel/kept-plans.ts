/** What comes less often is planned each time: it is not worth the memory. */
const OFTEN = 3;
/** The server keeps a plan per statement and connection. What comes often when there are so many already is planned each time. */
const MOST = 500;
/** So many texts are counted that have not come often yet; then counting begins again. */
const COUNTED = 5000;

/**
 * Which statements the server is asked to keep planned, and under which names. Under row-level security planning a statement takes the server several
 * times as long as running it: reading a transfer by its key 3.6 ms, and 0.2 ms with a plan that is kept (docs/decisions/0029).
 */
export class KeptPlans {
  readonly #names = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  #made = 0;

  /** The name under which this statement's plan is kept; undefined while it is not. */
  nameOf(text: string): string | undefined {
    const name = this.#names.get(text);
    if (name !== undefined) return name;
    const count = (this.#counts.get(text) ?? 0) + 1;
    if (count < OFTEN || this.#names.size >= MOST) {
      if (this.#counts.size >= COUNTED) this.#counts.clear();
      this.#counts.set(text, count);
      return undefined;
    }
    this.#counts.delete(text);
    const made = `kept_${++this.#made}`;
    this.#names.set(text, made);
    return made;
  }

  /** The tables have become others: everything is planned anew, under new names. */
  forget(): void {
    this.#names.clear();
  }
}
