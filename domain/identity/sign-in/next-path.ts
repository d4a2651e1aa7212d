import type { LoginRealm } from '../email.ts';

// Own pages that make sense after signing in. Anything else, and anything that could be read as another host, is not followed.
const PAGES: Record<LoginRealm, RegExp> = {
  customer:
    /^\/(home|app|people|no-sending|send|pay|wallet|stamps|letters|recurring|transfers|details|security|notices|person|find|fees|help)(\/[A-Za-z0-9_.-]{1,160}){0,3}(\?[A-Za-z0-9_.=&%-]{0,200})?$/,
  staff: /^\/(incoming|letters|approvals|no-contact|security|notices|team)?(\/[A-Za-z0-9_.-]{1,64}){0,2}(\?[A-Za-z0-9_.=&%-]{0,200})?$/,
  operator:
    /^\/(transfers|inbox|clock|security|notices|undelivered|deliveries|people|email-searches)?(\/[A-Za-z0-9_.-]{1,64}){0,2}(\?[A-Za-z0-9_.=&%-]{0,200})?$/,
};

export const firstPage: Record<LoginRealm, string> = { customer: '/home', staff: '/', operator: '/' };

/** Where to go after signing in: the asked-for page if it is one of ours, else the realm's first page. */
export function nextPath(raw: unknown, realm: LoginRealm): string {
  if (typeof raw !== 'string' || raw.includes('..') || raw.includes('//')) return firstPage[realm];
  return PAGES[realm].test(raw) ? raw : firstPage[realm];
}
