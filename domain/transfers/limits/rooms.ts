import {
  type AgencyPolicies,
  limitsFor,
  limitTimes,
  type LimitLine,
  type Resident,
  type Room,
  roomsLeft,
} from '#domain/directory/index.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/refusal.ts';
import { WAY } from '../check-amount.ts';
import { countedIn } from './queries.ts';

export interface Limited {
  line: LimitLine;
  rooms: Room[];
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
  const counted = await countedIn(tx, {
    customer,
    residentId: resident.id,
    agencyId: resident.agencyId,
    times,
    now,
    except: except ?? null,
  });
  const sent = {
    day: { cents: counted.day, until: times.day.until },
    month: { cents: counted.month, until: times.month.until },
    all_day: { cents: counted.all_day, until: times.all_day.until },
    all_month: { cents: counted.all_month, until: times.all_month.until },
    week: { cents: counted.week, until: times.week.until },
  };
  return { line, rooms: roomsLeft(limits, line, sent) };
}
