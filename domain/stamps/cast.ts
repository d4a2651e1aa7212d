// Builders for tests: an agency that sells stamps, and customers who have some.
import { type CastAgency, castAgency } from '#domain/directory/cast.ts';
import { noServices, setServices, setStamps, type StampsPolicy } from '#domain/directory/index.ts';
import { credit, customerWallet, debit, postJournal, processorClearing } from '#domain/ledger/index.ts';
import type { App } from '#kernel/app.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { orderStamps } from './order-stamps.ts';
import { payOrder } from './pay-order.ts';

export const sampleStamps: StampsPolicy = {
  packs: [
    { stamps: 5, priceCents: 175n },
    { stamps: 10, priceCents: 330n },
    { stamps: 20, priceCents: 640n },
    { stamps: 40, priceCents: 1200n },
  ],
  costs: { letter: 1, photo: 1, ecard: 1, snap: 1, videogram: 3, reply: 1, video_message: 6 },
  letterLength: 6000,
  freePerMonth: 4,
  taxBasisPoints: 600,
};

/** An agency where people can be written to. */
export async function castMailAgency(
  app: App,
  over: Partial<StampsPolicy> = {},
  place: Parameters<typeof castAgency>[1] = {},
): Promise<CastAgency> {
  const at = await castAgency(app, place);
  const scope = systemScope('cast');
  const dated = { agencyId: at.agency.id, effectiveFrom: 'now' as const };
  await setStamps(app, scope, { ...dated, body: { ...sampleStamps, ...over } });
  await setServices(app, scope, { ...dated, facilityId: at.facility.id, body: { ...noServices, money: true, letters: true } });
  return at;
}

/** Buys a pack from a wallet that is filled for it; `runJobs` brings the stamps. */
export async function castStamps(app: App, customer: Scope, at: CastAgency, stamps = 10n): Promise<string> {
  const scope = systemScope('cast');
  const pack = sampleStamps.packs.find((one) => BigInt(one.stamps) === stamps)!;
  const totalCents = pack.priceCents + (pack.priceCents * 600n + 4999n) / 10_000n;
  const entries = [debit(processorClearing(), totalCents), credit(customerWallet(customer.actor!), totalCents)];
  await app.tx(scope, (tx) => postJournal(tx, scope, { key: newId('cast'), kind: 'cast', at: app.clock.now(), entries }));
  const { orderId } = await orderStamps(app, customer, { order: newId('sto'), agency: at.agency.id, stamps, totalCents });
  await payOrder(app, customer, { order: orderId, isFresh: true, walletCents: totalCents });
  return orderId;
}
