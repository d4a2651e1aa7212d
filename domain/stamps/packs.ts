import { listContacts, readStampsPolicy, taxOn } from '#domain/directory/index.ts';
import { CARD_LEAST_CENTS } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';

export interface Pack {
  stamps: bigint;
  priceCents: Money;
  taxCents: Money;
  totalCents: Money;
}

export interface Shop {
  agencyId: string;
  agencyName: string;
  timeZone: string;
}

/** The agencies where somebody on the customer's list can be written to: that is whose stamps he may buy. Customers. */
export async function shopsOf(app: App, scope: Scope): Promise<Shop[]> {
  const open = (await listContacts(app, scope)).filter(({ resident }) => resident.services.letters);
  const byAgency = new Map(open.map(({ resident: { agency } }) => [agency.id, agency]));
  return [...byAgency.values()].map(({ id, name, timeZone }) => ({ agencyId: id, agencyName: name, timeZone }));
}

export async function shopOf(app: App, scope: Scope, agencyId: string): Promise<Shop> {
  return (await shopsOf(app, scope)).find((shop) => shop.agencyId === agencyId) ?? refuse('stamps.unknown_agency');
}

/** What an agency sells at a moment, tax included in the total. A pack too cheap for a card is not sold: its buyer would need another way. */
export async function packsOf(tx: Tx, agencyId: string, at: Date): Promise<Pack[]> {
  const policy = await readStampsPolicy(tx, agencyId, at);
  if (policy === null) return [];
  return policy.packs
    .map(({ stamps, priceCents }) => {
      const taxCents = taxOn(policy, priceCents);
      return { stamps: BigInt(stamps), priceCents, taxCents, totalCents: priceCents + taxCents };
    })
    .filter(({ totalCents }) => totalCents >= CARD_LEAST_CENTS);
}
