import { BlockList, isIP } from 'node:net';

// What is not the open internet (IANA's special-purpose registries), so that nobody has us knock at doors behind our own wall.
const closed = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  closed.addSubnet(network, bits, 'ipv4');
// Of IPv6 only what is given out (2000::/3) is open; inside it, what leads elsewhere is not: Teredo and its neighbours, 6to4, documentation.
const open6 = new BlockList();
open6.addSubnet('2000::', 3, 'ipv6');
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  closed.addSubnet(network, bits, 'ipv6');

const own = new BlockList();
own.addSubnet('127.0.0.0', 8, 'ipv4');
own.addAddress('::1', 'ipv6');

/** Whether this address is one of the open internet. The sandbox may also speak to its own machine, where its programs run. */
export function isOpenAddress(address: string, mode: 'sandbox' | 'live'): boolean {
  const family = isIP(address);
  if (family === 0 || address.includes('%')) return false;
  const kind = family === 4 ? 'ipv4' : 'ipv6';
  if (mode === 'sandbox' && own.check(address, kind)) return true;
  return kind === 'ipv4' ? !closed.check(address, kind) : open6.check(address, kind) && !closed.check(address, kind);
}

/** Brackets of an IPv6 address in a URL taken off. */
export const bareHost = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, '$1');

/** Names that mean the machine itself, whatever a name server says (RFC 6761). */
export const isOwnName = (host: string): boolean => /(^|\.)localhost\.?$/.test(host);

/**
 * What is wrong with an address that somebody typed, as far as it can be seen without asking anybody: null when nothing is. Names are asked for at
 * every try (courier.ts), because what they lead to can change.
 */
export function urlTrouble(text: string, mode: 'sandbox' | 'live'): 'unreadable' | 'not_https' | 'not_open' | null {
  if (!URL.canParse(text)) return 'unreadable';
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(mode === 'sandbox' && url.protocol === 'http:')) return 'not_https';
  if (url.username !== '' || url.password !== '' || url.hash !== '' || url.port === '0') return 'unreadable';
  const host = bareHost(url);
  if (isIP(host) !== 0) return isOpenAddress(host, mode) ? null : 'not_open';
  if (isOwnName(host)) return mode === 'sandbox' ? null : 'not_open';
  return host.includes('.') ? null : 'not_open';
}
