/** The time zones of prisons and jails in the United States, east to west. */
export const zones = [
  'America/Puerto_Rico',
  'America/New_York',
  'America/Detroit',
  'America/Kentucky/Louisville',
  'America/Indiana/Indianapolis',
  'America/Chicago',
  'America/Denver',
  'America/Boise',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'Pacific/Guam',
] as const;

/** "America/New_York" as people read it. */
export const zoneText = (zone: string): string => `${zone.split('/').at(-1)!.replaceAll('_', ' ')} (${zone})`;
