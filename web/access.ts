/**
 * Who may open which page. The hook refuses a route without a row, and the build's test refuses a row without a route,
 * so a new page can't be reached before somebody has decided for whom it is.
 *
 * `anyone`: no login needed. `signed-in`: any login of this surface's realm. A list: one of these roles.
 */
export type Access = 'anyone' | 'signed-in' | readonly string[];

export const access: Readonly<Record<string, Access>> = {
  '/family': 'anyone',
  '/family/trouble': 'anyone',
  '/family/terms': 'anyone',
  '/family/privacy': 'anyone',
  '/family/find': 'anyone',
  '/family/person/[resident]': 'anyone',
  '/family/fees': 'anyone',
  '/family/fees/[agency]': 'anyone',
  '/family/help': 'anyone',
  '/family/help/sent/[reference]': 'anyone',
  '/family/signup': 'anyone',
  '/family/signup/sent': 'anyone',
  '/family/verify/[token]': 'anyone',
  '/family/login': 'anyone',
  '/family/forgot': 'anyone',
  '/family/forgot/sent': 'anyone',
  '/family/reset/[token]': 'anyone',
  '/family/reset/done': 'anyone',
  '/family/logout': 'anyone',
  '/family/security': 'signed-in',
  '/family/details': 'signed-in',
  '/family/home': 'signed-in',
  '/family/send/[resident]': 'signed-in',
  '/family/send/check/[quote]': 'signed-in',
  '/family/pay/[transfer]': 'signed-in',
  '/family/transfers': 'signed-in',
  '/family/transfers/[id]': 'signed-in',
  '/family/transfers/[id]/receipt': 'signed-in',

  '/staff/trouble': 'anyone',
  '/staff/login': 'anyone',
  '/staff/invite/[token]': 'anyone',
  '/staff/logout': 'anyone',
  '/staff/security': 'signed-in',
  '/staff': ['trust_clerk', 'agency_admin'],
  '/staff/incoming': ['trust_clerk', 'agency_admin'],
  '/staff/incoming/[id]': ['trust_clerk', 'agency_admin'],

  '/ops/trouble': 'anyone',
  '/ops/login': 'anyone',
  '/ops/invite/[token]': 'anyone',
  '/ops/logout': 'anyone',
  '/ops/security': 'signed-in',
  '/ops': ['operator'],
  '/ops/transfers': ['operator'],
  '/ops/transfers/[id]': ['operator'],
  '/ops/inbox': ['operator'],
  '/ops/inbox/[id]': ['operator'],
  '/ops/clock': ['operator'],
};
