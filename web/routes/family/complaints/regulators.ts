import type { StateCode } from '#domain/directory/index.ts';

/** Whom a customer may turn to in the state where she lives: the office that watches over those who move money. Published contacts. */
export const regulators: readonly { state: StateCode; office: string; phone: string }[] = [
  { state: 'AK', office: 'Division of Banking and Securities', phone: '1-888-925-2521' },
  { state: 'CA', office: 'Department of Financial Protection and Innovation', phone: '1-866-275-2677' },
  { state: 'CO', office: 'Division of Banking', phone: '1-303-894-7575' },
  { state: 'CT', office: 'Department of Banking', phone: '1-860-240-8299' },
  { state: 'DE', office: 'Office of the State Bank Commissioner', phone: '1-302-739-4235' },
  { state: 'GA', office: 'Department of Banking and Finance', phone: '1-770-986-1633' },
  { state: 'MD', office: 'Office of Financial Regulation', phone: '1-888-784-0136' },
  { state: 'NY', office: 'Department of Financial Services', phone: '1-800-342-3736' },
  { state: 'TX', office: 'Department of Banking', phone: '1-877-276-5554' },
  { state: 'WA', office: 'Department of Financial Institutions', phone: '1-877-746-4334' },
];
