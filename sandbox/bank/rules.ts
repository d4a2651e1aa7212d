/** The third digit weighs one, the first three, the second seven: what every American bank's number obeys. */
export function isRoutingNumber(text: string): boolean {
  if (!/^\d{9}$/.test(text)) return false;
  const weights = [3, 7, 1];
  const sum = [...text].reduce((total, digit, place) => total + Number(digit) * weights[place % 3]!, 0);
  return sum % 10 === 0 && text !== '000000000';
}

/** Why the other bank sends money back, by the codes of the American network. */
export const RETURN_CODES = {
  R02: 'Account closed',
  R03: 'No account found',
  R04: 'Account number not valid',
  R16: 'Account frozen',
  R20: 'Not an account that takes this',
  R23: 'Money refused by its owner',
} as const;
export type ReturnCode = keyof typeof RETURN_CODES;

/** What becomes of money to an account, by the last figures of its number. To every other number it arrives. */
export const ODD_ACCOUNTS: Readonly<Record<string, { code: ReturnCode; afterSettling: boolean }>> = {
  '99002': { code: 'R02', afterSettling: false },
  '99003': { code: 'R03', afterSettling: false },
  '99004': { code: 'R04', afterSettling: false },
  '99016': { code: 'R16', afterSettling: false },
  '99702': { code: 'R02', afterSettling: true },
};

export const oddAccount = (account: string) => ODD_ACCOUNTS[account.slice(-5)];

const ZONE = 'America/New_York';
const DAY_MS = 86_400_000;

/** The bank's day of a moment: "2026-11-20". */
export function bankDay(at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

/** Money told to go today arrives on the next banking day, in its morning. Weekends are none; this bank keeps no holidays. */
export function settlesAt(told: Date): Date {
  const day = new Date(`${bankDay(told)}T13:30:00Z`);
  do day.setTime(day.getTime() + DAY_MS);
  while ([0, 6].includes(day.getUTCDay()));
  return day;
}
