import { type Desk, readItem, stepAside } from '#domain/review/index.ts';
import type { App } from '#kernel/app.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { letterById } from './queries.ts';

/** A reviewer steps aside from a letter: what review.stepAside says, with the names that stand on it. Refuses what that refuses, and review.unknown_item. */
export async function stepAsideFrom(app: App, scope: Scope, input: { item: string; why: unknown; note: unknown }): Promise<Desk> {
  const { subject } = await readItem(app, scope, input.item);
  const letter = (await app.tx(scope, (tx) => letterById(tx, subject))) ?? refuse('review.unknown_item');
  const [outside, inside] =
    letter.author === 'customer' ? [letter.senderName, letter.residentName] : [letter.recipientName, letter.residentName];
  return await stepAside(app, scope, { ...input, names: { outside, inside } });
}
