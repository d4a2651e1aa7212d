// Every route as everybody: nobody, two customers, clerks of two agencies, an agency's admin, an operator. What web/access.ts says must be what happens,
// and what belongs to one person or agency must be "not found" for the others.
import { expect } from '@playwright/test';
import { HOUSE_ZONE, localTime } from '#kernel/wall-clock.ts';
import { access } from '#web/access.ts';
import { passwordOf, readLog } from './demo.ts';
import { codeIn, FAMILY, type Mail, test } from './story.ts';
import { Visitor } from './visitor.ts';

type Who = 'nobody' | 'dana' | 'lupe' | 'clerkFl' | 'clerkNy' | 'adminNy' | 'operator';
type Surface = 'family' | 'staff' | 'ops' | 'inside';

const COOKIES: Record<Exclude<Surface, 'inside'>, string> = {
  family: '__Host-kinline_family',
  staff: '__Host-kinline_staff',
  ops: '__Host-kinline_ops',
};
const HOME: Record<Exclude<Who, 'nobody'>, Exclude<Surface, 'inside'>> = {
  dana: 'family',
  lupe: 'family',
  clerkFl: 'staff',
  clerkNy: 'staff',
  adminNy: 'staff',
  operator: 'ops',
};
const ROLES: Record<Who, string[]> = {
  nobody: [],
  dana: [],
  lupe: [],
  clerkFl: ['trust_clerk'],
  clerkNy: ['trust_clerk'],
  adminNy: ['agency_admin'],
  operator: ['operator', 'finance', 'operations'],
};
/** Forms without a page: asking for them leads somewhere or is not allowed, whoever asks. */
const FORMS_ONLY = /\/(logout|pay\/\[transfer\]|write\/\[resident\]\/keep|letters\/\[item\]\/ahead)$/;

interface Things {
  colleague: string;
  operator: string;
  ask: string;
  person: string;
  resident: string;
  quote: string;
  transfer: string;
  message: string;
  reference: string;
  copy: string;
  emailSearch: string;
  facility: string;
  /** In which the transfer was paid by its facility's calendar. */
  year: string;
}

interface Codes {
  codeOf(label: string): Promise<string>;
  mailTo(address: string, containing?: string): Promise<Mail>;
}

async function signIn(who: Exclude<Who, 'nobody'>, email: string, { codeOf, mailTo }: Codes): Promise<Visitor> {
  const visitor = new Visitor();
  const surface = HOME[who];
  const label = `${email} (${surface === 'staff' ? 'staff' : 'operator'})`;
  const code: Record<string, string> = surface === 'family' ? {} : { code: await codeOf(label) };
  const answer = await visitor.post(surface, '/login', { email, password: passwordOf(email), ...code });
  expect([email, answer.status]).toEqual([email, 303]);
  if (surface === 'family') {
    const mark = /id="mark">(\w{4})</.exec((await visitor.get(surface, answer.location)).body)![1]!;
    const finished = await visitor.post(surface, '/login/code', { code: codeIn(await mailTo(email, mark)) });
    expect([email, finished.status]).toEqual([email, 303]);
  }
  return visitor;
}

/** Dana's things in Florida: a person, a quote, a transfer; and a message to the operators. */
async function makeThings(dana: Visitor, operator: Visitor, payCard: (address: string) => Promise<void>): Promise<Things> {
  const found = await dana.get('family', '/find?state=FL&number=S123456');
  const resident = /\/send\/(res_\w+)/.exec((await dana.get('family', '/home')).body)![1]!;
  const quoted = await dana.post('family', `/send/${resident}`, { amount: '41' });
  const quote = /\/send\/check\/(quo_\w+)/.exec(quoted.location)![1]!;
  const paying = await dana.post('family', `/send/check/${quote}`, { again: 'yes' }, `/send/check/${quote}?/pay`);
  await payCard(paying.location);
  const transfer = /\/transfers\/(trf_\w+)/.exec((await dana.get('family', '/transfers')).body)![1]!;
  await expect.poll(async () => (await dana.get('family', `/transfers/${transfer}/receipt`)).status, { timeout: 30_000 }).toBe(200);
  const help = await dana.get('family', '/help');
  const stamp = /name="stamp"[^>]*value="([^"]+)"/.exec(help.body)![1]!;
  await new Promise((done) => setTimeout(done, 4000));
  const sent = await dana.post('family', '/help', {
    topic: 'fees',
    email: 'dana@example.com',
    message: 'access matrix',
    stamp,
    confirm: 'yes',
  });
  const message = /\/inbox\/(\w+_\w+)/.exec((await operator.get('ops', '/inbox')).body)![1]!;
  await dana.post('family', '/security/copy', {});
  const copyIn = async () => /\/security\/copy\/(cpy_\w+)/.exec((await dana.get('family', '/security/copy')).body)?.[1] ?? '';
  await expect.poll(copyIn, { timeout: 30_000 }).not.toBe('');
  await dana.post('family', '/forgot/email', {
    name: 'Access Matrix',
    address: '12 Elm Street',
    phone: '518 555 0134',
    email: 'matrix@example.com',
  });
  const emailSearch = /\/email-searches\/(esr_\w+)/.exec((await operator.get('ops', '/email-searches')).body)![1]!;
  const copy = await copyIn();
  const facility = /\/facilities\/(fac_\w+)/.exec((await operator.get('ops', '/agencies/florida')).body)![1]!;
  return {
    colleague: '',
    operator: /\/people\/operators\/(lgn_\w+)/.exec((await operator.get('ops', '/people')).body)![1]!,
    facility,
    ask: '',
    person: found.location,
    resident,
    quote,
    transfer,
    message,
    reference: sent.location,
    copy,
    emailSearch,
    year: /\/transfers\/year\/(\d{4})/.exec((await dana.get('family', '/transfers')).body)![1]!,
  };
}

function addressOf(route: string, things: Things): string {
  const path = route.replace(/^\/(family|staff|ops|inside)/, '') || '/';
  const filled: Record<string, string> = {
    '/person/[resident]': things.person,
    '/help/sent/[reference]': things.reference,
    '/inbox/[id]': `/inbox/${things.message}`,
    '/approvals/[id]': `/approvals/${things.ask}`,
    '/team/[login]': `/team/${things.colleague}`,
    '/people/operators/[login]': `/people/operators/${things.operator}`,
    '/email-searches/[id]': `/email-searches/${things.emailSearch}`,
    '/transfers/year/[year]/[format]': `/transfers/year/${things.year}/csv`,
    '/security/copy/[id]/[format]': `/security/copy/${things.copy}/json`,
  };
  return (
    filled[path] ??
    path
      .replace('[lang]', 'en')
      .replace('[agency]', 'florida')
      .replace(/\[(resident|what)\]/, things.resident)
      .replace('[service]', 'money')
      .replace('[page]', 'fees')
      .replace('[use]', 'sign-in')
      .replace('[year]', things.year)
      .replace('[facility]', things.facility)
      .replace('[month]/[format]', `${thisMonth()}/csv`)
      .replace('[month]', thisMonth())
      .replace('letters/export/[format]', 'letters/export/json')
      .replace('[report]/[format]', 'revenue/csv')
      .replace('[report]', 'trial-balance')
      .replace('[code]', 'processor_clearing')
      .replace('[queue]', 'disputes')
      .replace('[quote]', things.quote)
      .replace(/\[(transfer|id)\]/, things.transfer)
      .replace('[token]', 'no-such-link-000000000000000000000000000000')
  );
}

const thisMonth = (): string => localTime(new Date(), HOUSE_ZONE).day.slice(0, 7);

/** Of these the demo has none: the stories of their own open them, and the tests of their commands ask for another's. */
const NONE_IN_THE_DEMO =
  /\/(\[proposal\]|\[match\]|\[plan\]|\[file\]|\[answer\]|\[break\]|\[journal\]|stamps\/\[agency\]|\[order\]|\[letter\]|\[letter\]\/appeal|\[appeal\]|\[ban\]|\[ask\]|\[concern\]|\[term\]|house\/change|remittances\/\[id\]|mismatches\/\[id\]|stuck\/\[refund\]|held\/\[dispute\]|handoff\/\[file\]\/csv|remittances\/\[id\]\/csv|passkeys\/\[id\]\/end)$/;

/** What must happen, in one word. */
function expected(route: string, who: Who): string {
  const surface = route.split('/')[1] as Surface;
  const allowed = access[route]!;
  // From a browser that is no tablet of ours; the story of the tablets opens the rest.
  if (surface === 'inside') return /\/(join|trouble)$/.test(route) ? 'open' : 'sign in';
  const here = who !== 'nobody' && HOME[who] === surface;
  if (allowed === 'anyone') return 'open';
  if (!here) return 'sign in';
  if (allowed !== 'signed-in' && !allowed.some((role) => ROLES[who].includes(role))) return 'closed';
  if (FORMS_ONLY.test(route)) return 'open';
  if (NONE_IN_THE_DEMO.test(route)) return 'not found';
  const owned = /\[(quote|id|resident|year)\]/.test(route);
  const ofNewYork = who === 'clerkNy' || who === 'adminNy';
  const owner = surface === 'ops' || who === 'dana' || (route === '/staff/approvals/[id]' ? ofNewYork : who === 'clerkFl');
  return owned && !owner ? 'not found' : 'open';
}

function inOneWord({ status, location }: { status: number; location: string }): string {
  if (status === 303 && (location.startsWith('/login?next=') || location === '/join')) return 'sign in';
  if (status < 400 || status === 405) return 'open';
  if (status === 403) return 'closed';
  return status === 404 ? 'not found' : `${status}`;
}

test('every route as everybody', async ({ codeOf, mailTo, payCard }) => {
  test.setTimeout(240_000);
  const people: Record<Who, Visitor> = {
    nobody: new Visitor(),
    dana: await signIn('dana', 'dana@example.com', { codeOf, mailTo }),
    lupe: await signIn('lupe', 'lupe@example.com', { codeOf, mailTo }),
    clerkFl: await signIn('clerkFl', 'clerk.fl@example.com', { codeOf, mailTo }),
    clerkNy: await signIn('clerkNy', 'clerk.ny@example.com', { codeOf, mailTo }),
    adminNy: await signIn('adminNy', 'admin.ny@example.com', { codeOf, mailTo }),
    operator: await signIn('operator', 'operator@example.com', { codeOf, mailTo }),
  };
  const things = await makeThings(people.dana, people.operator, payCard);
  // In the demo two families wait for New York's yes.
  things.ask = /\/approvals\/(ask_\w+)/.exec((await people.clerkNy.get('staff', '/approvals')).body)![1]!;
  things.colleague = /\/team\/(lgn_\w+)/.exec((await people.adminNy.get('staff', '/team')).body)![1]!;
  const wanted: string[] = [];
  const happened: string[] = [];
  for (const route of Object.keys(access)) {
    const surface = route.split('/')[1] as Surface;
    for (const [who, visitor] of Object.entries(people) as [Who, Visitor][]) {
      const word = inOneWord(await visitor.get(surface, addressOf(route, things)));
      wanted.push(`${route} as ${who}: ${expected(route, who)}`);
      // A link that is used up says so on its own page, or is not found: both let nobody in.
      happened.push(`${route} as ${who}: ${route.includes('[token]') && word === 'not found' ? 'open' : word}`);
    }
  }
  expect(happened).toEqual(wanted);
});

test('a session of one surface opens nothing on another', async ({ codeOf, mailTo }) => {
  test.setTimeout(120_000);
  const dana = await signIn('dana', 'dana@example.com', { codeOf, mailTo });
  const token = dana.cookieOf('family', COOKIES.family)!;
  expect(inOneWord(await dana.get('family', '/home'))).toBe('open');
  for (const surface of ['staff', 'ops'] as const) {
    const forger = new Visitor();
    forger.cookies.set(surface, new Map([[COOKIES[surface], token]]));
    expect([surface, inOneWord(await forger.get(surface, '/'))]).toEqual([surface, 'sign in']);
  }
});

test('a form without its token, or from another place, is refused and does nothing', async () => {
  const visitor = new Visitor();
  await visitor.get('family', '/login');
  const before = await visitor.post('family', '/trouble', {}, '/login');
  expect(before.status).toBe(403);
  for (const headers of [{ origin: 'https://evil.example' }, {}] as Record<string, string>[]) {
    const answer = await fetch(`${FAMILY}/forgot`, { method: 'POST', body: new URLSearchParams({ email: 'dana@example.com' }), headers });
    expect(answer.status).toBe(403);
  }
});

test('machines reach the webhook door, which asks for a signature, and the API, which asks for a key', async () => {
  const call = (path: string, method = 'POST') =>
    fetch(`${FAMILY}${path}`, { method, ...(method === 'POST' ? { body: '{}' } : {}) }).then((answer) => answer.status);
  expect(await call('/webhooks/stripe')).toBe(400);
  expect(await call('/webhooks/stripe', 'GET')).toBe(404);
  expect(await call('/webhooks/other')).toBe(404);
  expect(await call('/webhooks/mail')).toBe(401);
  for (const path of ['/webhooks/sms/status', '/webhooks/sms/inbound']) expect(await call(path)).toBe(403);
  expect(await call('/webhooks/unsubscribe/made-up')).toBe(400);
  for (const path of ['/api/v1/anything', '/api/v1/agencies', '/api/v1/residents']) expect(await call(path, 'GET')).toBe(401);
  expect(await call('/api/v1/openapi.json', 'GET')).toBe(200);
});

test('the log tells of it all without a password, a code, a session or an address', async ({ codeOf, mailTo }) => {
  test.setTimeout(120_000);
  const dana = await signIn('dana', 'dana@example.com', { codeOf, mailTo });
  await new Visitor().post('family', '/login', { email: 'dana@example.com', password: 'a wrong password of mine' });
  await dana.get('family', `/reset/${'s3cret'.repeat(8)}`);
  const log = readLog();
  expect(log).toContain('"path":"/login"');
  const secrets = [
    passwordOf('dana@example.com'),
    'a wrong password of mine',
    's3crets3cret',
    dana.cookieOf('family', COOKIES.family)!,
    'dana@example.com',
    '4242424242424242',
  ];
  expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
});
