import type { App } from '#kernel/app.ts';
import { sampleInside } from './make-devices.ts';
import { demoPassword, demoPin } from './passwords.ts';
import { type SampleCustomer, sampleOperator, sampleSecondOperator, type SampleStaff } from './people.ts';

interface Row {
  email: string;
  who: string;
}

/** Who is on the sheet of the whole world, those first whose pages have most to show. */
const SHOWN: Record<string, string> = {
  'dana@example.com': 'sends every week, has a wallet and a plan',
  'lupe@example.com': 'Español; New York said no to her',
  'lena.whitewater@example.com': 'sends to Washington',
  'carmen.santiago@example.com': 'Español; a plan that pauses',
};

/** The demo logins by surface, for whoever starts the program. */
export function signInSheet(
  app: App,
  { staff, customers }: { staff: readonly SampleStaff[]; customers: readonly SampleCustomer[] },
): string {
  const isWhole = customers.length > 3;
  const families: Row[] = isWhole
    ? Object.entries(SHOWN).map(([email, who]) => ({ email, who }))
    : customers.map(({ email, lang }) => ({ email, who: lang === 'es' ? 'Español' : '' }));
  const clerks = staff.map(({ email, role, agency, facility }) => ({
    email,
    who: [role.replace('_', ' '), agency, facility].filter(Boolean).join(', '),
  }));
  const operators = [
    { email: sampleOperator.email, who: 'operator' },
    { email: sampleSecondOperator.email, who: 'operator, second person' },
  ];
  const width = Math.max(...[...families, ...clerks, ...operators].map(({ email }) => email.length));
  const wide = Math.max(...[...families, ...clerks, ...operators].map(({ who }) => who.length));
  const group = (title: string, place: string, rows: readonly Row[]) => [
    `  ${title}  ${place}/login`,
    ...rows.map(({ email, who }) => `    ${email.padEnd(width)}  ${who.padEnd(wide)}  ${demoPassword(app, email)}`),
  ];
  return [
    'Demo logins (this installation only):',
    ...group('Families', app.origins.family, families),
    ...group('Operators', app.origins.ops, operators),
    ...group('Agencies', app.origins.staff, clerks),
    `  People held  ${app.origins.inside}`,
    ...sampleInside.numbers.map((number) => `    ${number.padEnd(width)}  ${'PIN'.padEnd(wide)}  ${demoPin(app, number)}`),
    `    A browser is a tablet once it knows a code: mailroom.fl@example.com makes one at ${app.origins.staff}/devices, for ${sampleInside.facility}.`,
    '  The six digits for agencies and operators: Authenticator, in the sandbox. For families on a new browser: Mailbox, in the sandbox.',
    `  People to find: Florida S123456, New York 99A9999${isWhole ? ', Georgia 1000234567, Washington 345678' : ''}.`,
    '',
  ].join('\n');
}
