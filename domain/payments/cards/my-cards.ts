import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { letGo } from './keep-card.ts';
import { insertCardFact, keptCard, keptCards, type KeptCard } from './queries.ts';

const NAME_MAX = 40;

/** A kept card as its owner sees it: no token. */
export interface SavedCard {
  card: string;
  brand: string;
  last4: string;
  expMonth: number;
  expYear: number;
  name: string | null;
  isExpired: boolean;
}

/** The customer's own kept cards, the preferred one first. Customers. */
export async function listCards(app: App, scope: Scope): Promise<SavedCard[]> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  return (await app.tx(scope, (tx) => keptCards(tx, customer))).map((card) => shown(card, app.clock.now()));
}

/** One of the customer's own kept cards, as the scope may see it; undefined when it is not kept any more. */
export async function readCard(tx: Tx, cardId: string, now: Date): Promise<SavedCard | undefined> {
  const card = await keptCard(tx, cardId);
  return card && shown(card, now);
}

/** Calls a card as its owner likes, '' = by its number; offers it first; or has it forgotten here and at the processor. Customers. Refuses: payments.unknown_card, card_name_bad (`name`). */
export async function changeCard(
  app: App,
  scope: Scope,
  input: { card: string; change: 'named' | 'preferred' | 'removed'; name?: string },
): Promise<void> {
  requireRealm(scope, 'customer');
  requireActor(scope);
  const name = cleanText(input.name ?? '', { min: 0, max: NAME_MAX });
  // A card number has no business in a name.
  if (!name.ok || /\d[\d -]{11,}\d/.test(name.value)) return refuse('payments.card_name_bad', { most: NAME_MAX }, 'name');
  await app.tx(scope, async (tx) => {
    const card = (isId('crd', input.card) ? await keptCard(tx, input.card) : undefined) ?? refuse('payments.unknown_card');
    if (input.change === 'removed') return await letGo(app, tx, card);
    const named = input.change === 'named' ? { name: name.value } : {};
    await insertCardFact(tx, card, { kind: input.change, ...named, at: app.clock.now() });
  });
}

/** A card is good to the end of its month. */
export function isExpired(card: { expMonth: number; expYear: number }, now: Date): boolean {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth() + 1];
  return card.expYear < year || (card.expYear === year && card.expMonth < month);
}

function shown({ cardId, brand, last4, expMonth, expYear, name, ...card }: KeptCard, now: Date): SavedCard {
  void card;
  return { card: cardId, brand, last4, expMonth, expYear, name: name || null, isExpired: isExpired({ expMonth, expYear }, now) };
}
