import {
  type AgencyPolicies,
  limitsFor,
  limitTimes,
  type LimitLine,
  type Resident,
  type Room,
  roomsLeft,
  tightest,
} from '#domain/directory/index.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/refusal.ts';
import { WAY } from '../check-amount.ts';
import { type BegunHere, windowsOf } from './begun.ts';
import { begunBy, countedIn } from './queries.ts';

export interface Limited {
  line: LimitLine;
  rooms: Room[];
  /** What the sender himself began and did not pay, with the windows it counts in; looked up only where a limit holds something back. */
  begun: BegunHere[];
}

interface About {
  customer: string;
  resident: Resident;
  policies: AgencyPolicies;
  /** When it is or was sent: that says which day, week and month. */
  at: Date;
  now: Date;
  /** A transfer that is asked about and so does not count against itself. */
  except?: string;
}

/**
 * What the agency's limits leave free for one sending. Unpaid transfers count: they may still be paid. Refuses transfers.service_off where there
 * are no limits for the way it is sent.
 */
export async function roomsFor(tx: Tx, { customer, resident, policies, at, now, except }: About): Promise<Limited> {
  const limits = policies.limits.body;
  const line = limitsFor(limits, WAY.channel) ?? refuse('transfers.service_off');
  const { perResident } = limits;
  const times = limitTimes(at, {
    facilityZone: resident.facility.timeZone,
    agencyZone: resident.agency.timeZone,
    weekStarts: perResident?.weekStarts,
  });
  const asked = { customer, residentId: resident.id, agencyId: resident.agencyId, times, now, except: except ?? null };
  const counted = await countedIn(tx, asked);
  const sent = {
    day: { cents: counted.day, until: times.day.until },
    month: { cents: counted.month, until: times.month.until },
    all_day: { cents: counted.all_day, until: times.all_day.until },
    all_month: { cents: counted.all_month, until: times.all_month.until },
    week: { cents: counted.week, until: times.week.until },
  };
  const rooms = roomsLeft(limits, line, sent);
  const begun = tightest(line, rooms) === null ? [] : await begunBy(tx, asked);
  return { line, rooms, begun: begun.map((one) => ({ ...one, windows: windowsOf(one, asked) })) };
}
