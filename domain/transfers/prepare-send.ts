import {
  type Category,
  leftToSend,
  noteIfRefused,
  rangeOf,
  readHandoff,
  readPolicies,
  type Resident,
  tightest,
} from '#domain/directory/index.ts';
import { readPersonalDetails } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import type { Money } from '#kernel/money.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { linesOffered } from './category.ts';
import { roomsFor } from './limits/rooms.ts';
import { residentForMoney } from './make-quote.ts';

export interface SendPage {
  resident: Resident;
  /** What money can be for here, each with its range; one or more, spending first. */
  purposes: { category: Category; minCents: Money; maxCents: Money }[];
  /** From the least to the most of any purpose. */
  minCents: Money;
  maxCents: Money;
  /** What may still be sent now: below `maxCents` the page says so, and from when there is more room. */
  leftCents: Money;
  moreFrom: Date | null;
  hasDetails: boolean;
  /** How long after paying it may be taken back; 0: not at all. */
  cancelMinutes: number;
}

/** What the page that asks for the amount must know. Refuses what residentForMoney refuses. */
export async function prepareSend(app: App, scope: Scope, residentId: string): Promise<SendPage> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  return await noteIfRefused(app, scope, { resident: residentId, tried: 'send' }, () =>
    app.tx(scope, async (tx) => {
      const now = app.clock.now();
      const resident = await residentForMoney(tx, scope, residentId, now);
      const policies = await readPolicies(tx, resident.agencyId, now);
      const { line, rooms } = await roomsFor(tx, { customer, resident, policies, at: now, now });
      const purposes = linesOffered(policies).map((one) => ({ category: one.category, ...within(line, rangeOf(one)) }));
      if (purposes.length === 0) refuse('transfers.service_off');
      const minCents = purposes.map((one) => one.minCents).reduce((a, b) => (b < a ? b : a));
      const maxCents = purposes.map((one) => one.maxCents).reduce((a, b) => (b > a ? b : a));
      const details = await readPersonalDetails(tx, scope, customer);
      const left = leftToSend(line, rooms);
      return {
        resident,
        purposes,
        minCents,
        maxCents,
        leftCents: left < minCents ? 0n : left,
        moreFrom: tightest({ ...line, minCents, maxCents }, rooms)?.freeAt ?? null,
        hasDetails: details !== null,
        cancelMinutes: (await readHandoff(tx, resident.agencyId, now)).cancelMinutes,
      };
    }),
  );
}

type Range = { minCents: Money; maxCents: Money };

function within(limit: Range, priced: Range): Range {
  return {
    minCents: limit.minCents > priced.minCents ? limit.minCents : priced.minCents,
    maxCents: limit.maxCents < priced.maxCents ? limit.maxCents : priced.maxCents,
  };
}
