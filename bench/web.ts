import type { Bench, Case } from './run.ts';
import { Browser } from './web/browser.ts';
import type { BareServer } from './web/bare-server.ts';
import { type FloorPage, openFloor } from './web/floor.ts';
import { type House, openHouse } from './web/house.ts';
import { lowestScore } from './web/lighthouse.ts';
import { type Load, openLoad } from './web/load.ts';
import type { Order } from './web/load-thread.ts';
import { makeReplay, record } from './web/record.ts';
import { weigh } from './web/weight.ts';
import { scriptsAt } from '#web/scripts-budget.ts';
import { makeWorld, PERSON, type World } from './web/world.ts';

const SLICE_MS = 2000;
const CALLERS = 16;
const SEARCH = `/find?${new URLSearchParams(PERSON)}`;

interface Page {
  name: string;
  path: string;
  isPublic: boolean;
}

export async function open(say: (line: string) => void): Promise<Bench> {
  const house = await openHouse('web', say);
  const closing: (() => Promise<void>)[] = [house.end];
  const end = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const world = await makeWorld(house, say);
    await house.restJobs();
    const load = openLoad();
    closing.push(load.stop);
    const floor = await openFloor(await floorPages(house, world));
    closing.push(floor.stop);
    const pages = pagesOf(world);
    return {
      cases: [
        ...speed({ house, load, floor }, world),
        ...weights(house, world, pages),
        ...pages.map((page) => lighthouse(house, world, page, say)),
      ],
      about: `${CALLERS} callers in a thread of their own, keep-alive, no compression; the floor runs in the same process. A customer with 30 paid transfers. Every search comes from another address.`,
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** What the floor must answer, by path. Its search leads to its own result page. */
async function floorPages(house: House, world: World): Promise<Map<string, FloorPage>> {
  const search = await floorPage(house, SEARCH, 303);
  const result = search.answer.headers.location!;
  return new Map([
    ['/', await floorPage(house, '/', 200)],
    ['/find', search],
    [result, await floorPage(house, result, 200)],
    ['/transfers', await floorPage(house, '/transfers', 200, world.cookie)],
  ]);
}

/** Asks three times: what is made once at the first request is part of none, and two show what depends on who asks. */
async function floorPage(house: House, path: string, status: number, cookie = ''): Promise<FloorPage> {
  const ask = async (source: string) => {
    const answer = await new Browser(house.port, cookie).get(path, { 'x-forwarded-for': source });
    if (answer.status !== status) throw new Error(`${path} was answered with ${answer.status}, not ${status}`);
    return answer;
  };
  let answer = await ask('10.255.0.1');
  const one = await record(house.pool, async () => (answer = await ask('10.255.0.2')));
  const other = await record(house.pool, () => ask('10.255.0.3'));
  return { answer, replay: makeReplay(house.pool, one, other) };
}

function speed({ house, load, floor }: { house: House; load: Load; floor: BareServer }, world: World): Case[] {
  const order = (visits: Order['visits'], cookie = '') => ({ cookie, visits, callers: CALLERS, milliseconds: SLICE_MS });
  const beside = (name: string, asked: Omit<Order, 'port'>): Case => ({
    name,
    unit: 'requests/s',
    goal: 0.25,
    ours: () => load.run({ ...asked, port: house.port }),
    floor: { name: 'node:http, same queries and bytes', measure: () => load.run({ ...asked, port: floor.port }) },
  });
  return [
    beside('home, a first visit', order([{ path: '/', status: 200 }])),
    beside(
      'search result: look-up and the page it leads to',
      order([
        { path: SEARCH, status: 303 },
        { path: 'where it leads', status: 200 },
      ]),
    ),
    beside('history, signed in, 20 of 30 transfers', order([{ path: '/transfers', status: 200 }], world.cookie)),
  ];
}

function pagesOf(world: World): Page[] {
  const page = (name: string, path: string, isPublic: boolean) => ({ name, path, isPublic });
  return [
    page('/', '/', true),
    page('/fees', '/fees', true),
    page('/fees/[agency]', `/fees/${world.agencySlug}`, true),
    page('/help', '/help', true),
    page('/signup', '/signup', true),
    page('/login', '/login', true),
    page('/person/[resident]', `/person/${world.personReference}`, true),
    page('/home', '/home', false),
    page('/send/[resident]', `/send/${world.residentId}`, false),
    page('/send/check/[quote]', `/send/check/${world.quoteId}`, false),
    page('/transfers/[id]', `/transfers/${world.transferId}`, false),
    page('/transfers', '/transfers', false),
  ];
}

function weights(house: House, world: World, pages: readonly Page[]): Case[] {
  const heaviest = (part: 'all' | 'script', of: readonly Page[]) => async () => {
    const weighed = [];
    for (const { path, isPublic } of of) weighed.push((await weigh(house.port, isPublic ? '' : world.cookie, path))[part]);
    return Math.max(...weighed) / 1000;
  };
  const hasRow = ({ path }: Page): boolean => scriptsAt('family', path).length > 0;
  const [scripted, plain] = [pages.filter(hasRow), pages.filter((page) => !hasRow(page))];
  const most = (name: string, goal: number, ours: () => Promise<number>): Case => ({
    name,
    unit: 'kB',
    goal,
    atMost: true,
    rounds: 1,
    ours,
  });
  return [
    most(`JavaScript, the most of ${plain.length} pages without a row in the scripts' budget`, 0, heaviest('script', plain)),
    ...scripted.map((page) => most(`JavaScript of ${page.name}, by the scripts' budget`, 45, heaviest('script', [page]))),
    most(`first load, the heaviest of ${pages.length} pages`, 150, heaviest('all', pages)),
  ];
}

const lighthouse = (house: House, world: World, { name, path, isPublic }: Page, say: (line: string) => void): Case => ({
  name: `Lighthouse mobile, lowest of ${isPublic ? 'four' : 'three'}: ${name}`,
  unit: 'points',
  goal: 98,
  rounds: 5,
  ours: () => lowestScore({ url: `http://localhost:${house.port}${path}`, cookie: isPublic ? '' : world.cookie, isPublic }, say),
});
