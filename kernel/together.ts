/** What failed when it was done alone. */
export interface Failure<Item> {
  readonly item: Item;
  readonly error: unknown;
}

/**
 * Does many things together. A set that fails, or has to wait for others, comes again in halves; what is left alone goes last, so that it holds up
 * none of the others.
 */
export async function together<Item>(items: readonly Item[], work: (set: readonly Item[]) => Promise<unknown>): Promise<Failure<Item>[]> {
  const sets = [items];
  const alone: Item[] = [];
  for (const set of sets) {
    if (set.length > 1) {
      const half = Math.ceil(set.length / 2);
      await work(set).catch(() => sets.push(set.slice(0, half), set.slice(half)));
    } else alone.push(...set);
  }
  return await oneByOne(alone, work);
}

/** One after the other, whatever becomes of the one before. */
export async function oneByOne<Item>(items: readonly Item[], work: (alone: readonly [Item]) => Promise<unknown>): Promise<Failure<Item>[]> {
  const failures: Failure<Item>[] = [];
  for (const item of items) await work([item]).catch((error: unknown) => failures.push({ item, error }));
  return failures;
}
