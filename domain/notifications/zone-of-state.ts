// Where most of a state's people live; whoever lives elsewhere chooses. States that are not named keep Eastern time.
import { HOUSE_ZONE } from '#kernel/wall-clock.ts';
const ZONES: Readonly<Record<string, readonly string[]>> = {
  'America/Chicago': ['AL', 'AR', 'IA', 'IL', 'KS', 'LA', 'MN', 'MO', 'MS', 'ND', 'NE', 'OK', 'SD', 'TN', 'TX', 'WI'],
  'America/Denver': ['CO', 'MT', 'NM', 'UT', 'WY'],
  'America/Boise': ['ID'],
  'America/Phoenix': ['AZ'],
  'America/Los_Angeles': ['CA', 'NV', 'OR', 'WA'],
  'America/Anchorage': ['AK'],
  'Pacific/Honolulu': ['HI'],
  'America/Puerto_Rico': ['PR', 'VI'],
  'Pacific/Guam': ['GU', 'MP'],
  'America/Detroit': ['MI'],
  'America/Indiana/Indianapolis': ['IN'],
};

/** The zone that the form begins with. Most families live by Eastern time, so that is what somebody without an address gets. */
export function zoneOfState(state: string | null): string {
  return Object.entries(ZONES).find(([, states]) => state !== null && states.includes(state))?.[0] ?? HOUSE_ZONE;
}

/** Whether this is a time zone of the world's list. */
export function isZone(text: unknown): text is string {
  return typeof text === 'string' && text.length <= 60 && Intl.supportedValuesOf('timeZone').includes(text);
}
