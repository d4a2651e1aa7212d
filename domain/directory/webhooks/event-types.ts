/** What an agency's programs can be told of. The part before the dot is the kind of thing, the rest what became of it. */
export const eventTypes = [
  'transfer.received',
  'transfer.handed_over',
  'transfer.posted',
  'transfer.returned',
  'transfer.cancelled',
  'roster.ended',
] as const;
export type EventType = (typeof eventTypes)[number];

/** Comes by the button "send a test" alone; nobody chooses it. */
export const TEST_TYPE = 'test.sent';

export const ENDPOINTS_MAX = 20;
export const ENDPOINT_NAME_MAX = 60;
export const ENDPOINT_URL_MAX = 500;

/** For so long news and their tries are kept, and can be sent again. */
export const NEWS_DAYS = 30;
/** For so long the secret before the newest one is still signed with. */
export const OLD_SECRET_HOURS = 24;
