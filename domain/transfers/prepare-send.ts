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
import { type Params, refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { linesOffered } from './category.ts';
import { limitSaid } from './check-amount.ts';
import type { Begun } from './limits/queries.ts';
import { begunIn } from './limits/begun.ts';
import { roomsFor } from './limits/rooms.ts';
import { residentForMoney } from './make-quote.ts';

export interface SendPage {
  resident: Resident;
  /** What money can be for here, each with its range; one or more, spending first. */
  purposes: { category: Category; minCents: Money; maxCents: Money }[];
  /** From the least to the most of any purpose. */
  minCents: Money;
  maxCents: Money;
  /** What may still be sent now. */
  leftCents: Money;
  /** The limit that holds back something, in words, and what of it the customer began and did not pay: he can pay that, or drop it and have its room again. */
  limit: { code: string; params: Params; begun: Begun[] } | null;
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
      const limited = await roomsFor(tx, { customer, resident, policies, at: now, now });
      const { line, rooms } = limited;
      const purposes = linesOffered(policies).map((one) => ({ category: one.category, ...within(line, rangeOf(one)) }));
      if (purposes.length === 0) refuse('transfers.service_off');
      const minCents = purposes.map((one) => one.minCents).reduce((a, b) => (b < a ? b : a));
      const maxCents = purposes.map((one) => one.maxCents).reduce((a, b) => (b > a ? b : a));
      const details = await readPersonalDetails(tx, scope, customer);
      const whole = leftToSend(line, rooms);
      const leftCents = whole < minCents ? 0n : whole;
      const room = tightest({ ...line, minCents, maxCents }, rooms);
      return {
        resident,
        purposes,
        minCents,
        maxCents,
        leftCents,
        limit: room && {
          ...limitSaid(room, leftCents, { lang: scope.lang, timeZone: resident.facility.timeZone }),
          begun: begunIn(limited.begun, room.window).begun,
        },
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
