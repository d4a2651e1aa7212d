import { access } from '#web/access.ts';
import type { Translate, WordKey } from '#words/index.ts';

/** A stop on the line under the name: a page of the head's navigation, or a group of pages that leads to its first. */
export interface Stop {
  href: string;
  text: string;
  here: boolean;
  /** Stands in a second row while somebody is in the group. */
  pages: readonly Stop[];
}

interface Page {
  href: string;
  name: Extract<WordKey, `ui.stop.${string}`>;
  /** Pages elsewhere that belong to this one. */
  also?: readonly string[];
}

interface Group {
  name: Extract<WordKey, `ui.group.${string}`>;
  pages: readonly Page[];
}

/** By the work that is done with them. A group of which a reader may open one page only is that page. */
const menus: Readonly<Record<'staff' | 'ops', readonly (Page | Group)[]>> = {
  staff: [
    {
      name: 'ui.group.letters',
      pages: [
        { href: '/letters', name: 'ui.stop.queue' },
        { href: '/appeals', name: 'ui.stop.appeals' },
        { href: '/deadlines', name: 'ui.stop.deadlines' },
        { href: '/stopped', name: 'ui.stop.stopped' },
        { href: '/terms', name: 'ui.stop.terms' },
        { href: '/mailroom', name: 'ui.stop.mailroom' },
      ],
    },
    { href: '/investigations', name: 'ui.stop.investigations', also: ['/letters'] },
    { href: '/concerns', name: 'ui.stop.concerns' },
    { href: '/ombuds', name: 'ui.stop.ombuds' },
    {
      name: 'ui.group.money',
      pages: [
        { href: '/incoming', name: 'ui.stop.incoming' },
        { href: '/handoff', name: 'ui.stop.handoff' },
        { href: '/remittances', name: 'ui.stop.remittances' },
      ],
    },
    {
      name: 'ui.group.residents',
      pages: [
        { href: '/residents', name: 'ui.stop.residents' },
        { href: '/approvals', name: 'ui.stop.approvals' },
        { href: '/no-contact', name: 'ui.stop.no_contact' },
        { href: '/roster', name: 'ui.stop.roster' },
        { href: '/devices', name: 'ui.stop.devices' },
      ],
    },
    { href: '/policies', name: 'ui.stop.policies', also: ['/proposals'] },
    {
      name: 'ui.group.record',
      pages: [
        { href: '/audit', name: 'ui.stop.audit' },
        { href: '/outliers', name: 'ui.stop.outliers' },
      ],
    },
    {
      name: 'ui.group.team',
      pages: [
        { href: '/team', name: 'ui.stop.people' },
        { href: '/keys', name: 'ui.stop.keys' },
      ],
    },
    { href: '/security', name: 'ui.stop.security', also: ['/notices'] },
  ],
  ops: [
    { href: '/', name: 'ui.stop.transfers', also: ['/transfers', '/find'] },
    {
      name: 'ui.group.money',
      pages: [
        { href: '/queues', name: 'ui.stop.queues', also: ['/mismatches'] },
        { href: '/refunds', name: 'ui.stop.refunds' },
        { href: '/handoff', name: 'ui.stop.ops_handoff' },
        { href: '/remittances', name: 'ui.stop.remittances_ops' },
        { href: '/reconciliation', name: 'ui.stop.reconciliation' },
        { href: '/months', name: 'ui.stop.months' },
        { href: '/reports', name: 'ui.stop.reports' },
      ],
    },
    {
      name: 'ui.group.help',
      pages: [
        { href: '/inbox', name: 'ui.stop.inbox' },
        { href: '/email-searches', name: 'ui.stop.email_searches' },
        { href: '/undelivered', name: 'ui.stop.undelivered' },
        { href: '/deliveries', name: 'ui.stop.deliveries' },
      ],
    },
    {
      name: 'ui.group.agencies',
      pages: [
        { href: '/agencies', name: 'ui.stop.agencies', also: ['/proposals', '/canaries'] },
        { href: '/people', name: 'ui.stop.people' },
        { href: '/keys', name: 'ui.stop.partner_keys' },
      ],
    },
    {
      name: 'ui.group.watch',
      pages: [
        { href: '/alerts', name: 'ui.stop.alerts' },
        { href: '/audit', name: 'ui.stop.audit' },
        { href: '/outliers', name: 'ui.stop.outliers' },
      ],
    },
    { href: '/clock', name: 'ui.stop.clock' },
    { href: '/security', name: 'ui.stop.security', also: ['/notices'] },
  ],
};

interface Reader {
  surface: string;
  signedIn: boolean;
  roles: readonly string[];
  path: string;
}

export function stopsOf({ surface, signedIn, roles, path }: Reader, t: Translate): Stop[] {
  const stop = (page: Page): Stop => ({ href: page.href, text: t(page.name), here: isHere(page, path), pages: [] });
  if (surface === 'family') return familyPages(signedIn).map(stop);
  if ((surface !== 'staff' && surface !== 'ops') || !signedIn) return [];
  const open = ({ href }: Page): boolean => mayOpen(`/${surface}${href}`.replace(/\/$/, ''), roles);
  return menus[surface].flatMap((entry) => {
    if (!('pages' in entry)) return open(entry) ? [stop(entry)] : [];
    const pages = entry.pages.filter(open).map(stop);
    if (pages.length <= 1) return pages;
    return [{ href: pages[0]!.href, text: t(entry.name), here: pages.some(({ here }) => here), pages }];
  });
}

function familyPages(signedIn: boolean): readonly Page[] {
  const find: Page = { href: signedIn ? '/find' : '/', name: 'ui.stop.find', also: ['/find', '/person'] };
  const help: Page = { href: '/help', name: 'ui.stop.help' };
  if (!signedIn) return [find, { href: '/fees', name: 'ui.stop.fees' }, help];
  return [
    { href: '/home', name: 'ui.stop.home' },
    { href: '/transfers', name: 'ui.stop.money' },
    { href: '/letters', name: 'ui.stop.letters', also: ['/stamps'] },
    find,
    { href: '/security', name: 'ui.stop.security' },
    help,
  ];
}

/** Nobody is shown a stop that is closed to him. */
function mayOpen(route: string, roles: readonly string[]): boolean {
  const allowed = access[route];
  return typeof allowed === 'string' || (allowed ?? []).some((role) => roles.includes(role));
}

/** Pages below a stop belong to it; "/" has none below it. */
function isHere({ href, also = [] }: Page, path: string): boolean {
  return path === href || [href, ...also].some((start) => start !== '/' && (path === start || path.startsWith(`${start}/`)));
}

/** The address of this page in the other language. What a form action put into the query is left out. */
export function inOtherLanguage(query: Iterable<[string, string]>, path: string, lang: 'en' | 'es'): string {
  const other = new URLSearchParams();
  for (const [name, value] of query) {
    if (!name.startsWith('/') && name !== 'lang') other.append(name, value);
  }
  other.set('lang', lang === 'en' ? 'es' : 'en');
  return `${path}?${other.toString()}`;
}
