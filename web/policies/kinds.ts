import { type ChangedKind, isOfFacility, type ReviewNumber } from '#domain/directory/index.ts';

/** The pages of rules, by their address. */
export const pages = {
  fees: 'fee_schedule',
  limits: 'limits',
  deductions: 'deductions',
  holds: 'holds',
  posting: 'posting',
  services: 'services',
  approvals: 'approvals',
  stamps: 'stamps',
  'name-search': 'name_search',
  review: 'review',
  'review-here': 'review_here',
  'stamps-here': 'stamps_here',
  handoff: 'handoff',
} as const satisfies Record<string, ChangedKind>;

export type PageName = keyof typeof pages;
export type PageKind = (typeof pages)[PageName];
export const pageNames = Object.keys(pages) as PageName[];

/** The pages of a facility's own rules, and those of its agency's. */
export const facilityPages = pageNames.filter((name) => isOfFacility(pages[name]));
export const agencyPages = pageNames.filter((name) => !isOfFacility(pages[name]));

export function isPageName(text: string): text is PageName {
  return Object.hasOwn(pages, text);
}

export function pageOf(kind: PageKind): PageName {
  return pageNames.find((name) => pages[name] === kind)!;
}

/** What each number of the rule about reading letters is called: `policies.review.<name>`. */
export const reviewWords = {
  deadlineHours: 'deadline_hours',
  warnHours: 'warn_hours',
  customerDays: 'customer_days',
  residentDays: 'resident_days',
  answerDays: 'answer_days',
  looks: 'looks',
} as const satisfies Record<ReviewNumber, string>;
