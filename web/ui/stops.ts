import { access } from '#web/access.ts';
import type { Translate } from '#words/index.ts';

/** A stop on the line under the name: a page of the head's navigation. */
export interface Stop {
  href: string;
  text: string;
}

export function stopsOf(surface: string, signedIn: boolean, t: Translate, roles: readonly string[] = []): Stop[] {
  if (surface === 'staff') {
    const stops = [
      { href: '/incoming', text: t('ui.stop.incoming') },
      { href: '/handoff', text: t('ui.stop.handoff') },
      { href: '/remittances', text: t('ui.stop.remittances') },
      { href: '/residents', text: t('ui.stop.residents') },
      { href: '/approvals', text: t('ui.stop.approvals') },
      { href: '/no-contact', text: t('ui.stop.no_contact') },
      { href: '/roster', text: t('ui.stop.roster') },
      { href: '/policies', text: t('ui.stop.policies') },
      { href: '/audit', text: t('ui.stop.audit') },
      { href: '/outliers', text: t('ui.stop.outliers') },
      { href: '/team', text: t('ui.stop.people') },
      { href: '/keys', text: t('ui.stop.keys') },
      { href: '/security', text: t('ui.stop.security') },
    ];
    return signedIn ? stops.filter(({ href }) => mayOpen(`/staff${href}`, roles)) : [];
  }
  if (surface === 'ops') {
    return signedIn
      ? [
          { href: '/', text: t('ui.stop.transfers') },
          { href: '/refunds', text: t('ui.stop.refunds') },
          { href: '/reconciliation', text: t('ui.stop.reconciliation') },
          { href: '/handoff', text: t('ui.stop.ops_handoff') },
          { href: '/remittances', text: t('ui.stop.remittances_ops') },
          { href: '/inbox', text: t('ui.stop.inbox') },
          { href: '/agencies', text: t('ui.stop.agencies') },
          { href: '/people', text: t('ui.stop.people') },
          { href: '/alerts', text: t('ui.stop.alerts') },
          { href: '/audit', text: t('ui.stop.audit') },
          { href: '/outliers', text: t('ui.stop.outliers') },
          { href: '/clock', text: t('ui.stop.clock') },
          { href: '/security', text: t('ui.stop.security') },
        ]
      : [];
  }
  if (surface !== 'family') return [];
  const find = { href: signedIn ? '/find' : '/', text: t('ui.stop.find') };
  const help = { href: '/help', text: t('ui.stop.help') };
  const fees = { href: '/fees', text: t('ui.stop.fees') };
  if (!signedIn) return [find, fees, help];
  return [
    { href: '/home', text: t('ui.stop.home') },
    { href: '/transfers', text: t('ui.stop.money') },
    find,
    { href: '/security', text: t('ui.stop.security') },
    help,
  ];
}

/** Nobody is shown a stop that is closed to him. */
function mayOpen(route: string, roles: readonly string[]): boolean {
  const allowed = access[route];
  return typeof allowed === 'string' || (allowed ?? []).some((role) => roles.includes(role));
}

/** Pages below a stop belong to it; "/" only to itself, except that a search begins there. */
export function isHere(stop: Stop, path: string): boolean {
  if (stop.href === '/') return path === '/' || path.startsWith('/find') || path.startsWith('/person');
  return path === stop.href || path.startsWith(`${stop.href}/`);
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
