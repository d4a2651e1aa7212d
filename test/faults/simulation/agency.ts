import type { Brought } from '#kernel/courier.ts';
import type { Roll } from './dice.ts';

/** An agency's own program in memory, which is called about each transfer. What it has decided it says again. */
export class FakeAgency {
  readonly #said = new Map<string, string>();

  begin(): void {
    this.#said.clear();
  }

  answer(body: string, roll: Roll): Brought {
    const { id } = JSON.parse(body) as { id: string };
    const before = this.#said.get(id);
    const side = roll(6);
    if (side === 0) return { status: 500, trouble: null, answer: 'not now', tookMs: 10 };
    const said = before === undefined && side === 1 ? 'accepted' : before === undefined && side === 2 ? 'rejected' : 'posted';
    const result = before === undefined || before === 'accepted' ? said : before;
    this.#said.set(id, result);
    return {
      status: 200,
      trouble: null,
      answer: JSON.stringify({ result, ...(result === 'rejected' ? { reason: 'released' } : {}) }),
      tookMs: 10,
    };
  }
}
