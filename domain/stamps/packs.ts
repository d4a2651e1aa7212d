import { type GiveBackTime, listContacts, readStampsPolicy, taxOn } from '#domain/directory/index.ts';
import { CARD_LEAST_CENTS } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, type Scope } from '#kernel/scope.ts';
import { HOUSE_ZONE } from '#kernel/wall-clock.ts';
import { agenciesOf } from './queries.ts';

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
  /** Stamps are sold there now. */
  isOpen: boolean;
}

/**
 * The agencies where somebody on the customer's list can be written to: that is whose stamps he may buy. And those whose stamps he has bought, since what is
 * left of them is his when everybody there has moved on. Customers.
 */
export async function shopsOf(app: App, scope: Scope): Promise<Shop[]> {
  const open = (await listContacts(app, scope)).filter(({ resident }) => resident.status === 'here' && resident.services.letters);
  const shops = new Map<string, Shop>(
    open.map(({ resident: { agency } }) => [
      agency.id,
      { agencyId: agency.id, agencyName: agency.name, timeZone: agency.timeZone, isOpen: true },
    ]),
  );
  const before = await app.tx(scope, (tx) => agenciesOf(tx, requireActor(scope)));
  return [...shops.values(), ...before.filter(({ agencyId }) => !shops.has(agencyId)).map(closedShop)];
}

function closedShop(agency: { agencyId: string; agencyName: string }): Shop {
  return { ...agency, timeZone: HOUSE_ZONE, isOpen: false };
}

export async function shopOf(app: App, scope: Scope, agencyId: string): Promise<Shop> {
  return (await shopsOf(app, scope)).find((shop) => shop.isOpen && shop.agencyId === agencyId) ?? refuse('stamps.unknown_agency');
}

/** When an agency takes packs back. */
export async function giveBackTimeOf(tx: Tx, agencyId: string, at: Date): Promise<GiveBackTime> {
  return (await readStampsPolicy(tx, { agencyId, facilityId: null }, at))?.giveBack ?? 'asked';
}

/** What an agency sells at a moment, tax included in the total. A pack too cheap for a card is not sold: its buyer would need another way. */
export async function packsOf(tx: Tx, agencyId: string, at: Date): Promise<Pack[]> {
  const policy = await readStampsPolicy(tx, { agencyId, facilityId: null }, at);
  if (policy === null) return [];
  return policy.packs
    .map(({ stamps, priceCents }) => {
      const taxCents = taxOn(policy, priceCents);
      return { stamps: BigInt(stamps), priceCents, taxCents, totalCents: priceCents + taxCents };
    })
    .filter(({ totalCents }) => totalCents >= CARD_LEAST_CENTS);
}
